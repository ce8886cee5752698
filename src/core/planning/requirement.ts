/** How many destinations must hold a committed copy. */
export type Requirement = 'all' | number;

/** Which stored packs are read back before a commit. */
export const READ_BACK = ['sample', 'all'] as const;
export type ReadBack = (typeof READ_BACK)[number];

/** Which destinations' copies a verification tests. */
export const COPY_CHOICES = ['nearest', 'each', 'rotate'] as const;
export type CopyChoice = (typeof COPY_CHOICES)[number];

/** What a restore does if its target can't hold an object. */
export const ON_ERROR = ['stop', 'continue'] as const;
export type OnError = (typeof ON_ERROR)[number];

/** How a history is written. */
export const HISTORY_FORMATS = ['table', 'csv', 'json', 'html'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

/** @param text `all`, `any` or a whole number above 0 */
export function readRequirement(text: string): Requirement {
  return text === 'all' ? 'all' : text === 'any' ? 1 : Number(text);
}

/** How many copies are enough, for this many destinations. */
export function copiesNeeded(requirement: Requirement, destinations: number): number {
  return requirement === 'all' ? destinations : requirement;
}
