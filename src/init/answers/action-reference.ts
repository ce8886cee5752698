/** The action of this release as a workflow names it. A release replaces the placeholders, as in the examples. */
export const ACTION_REFERENCE = 'OWNER/restorable@COMMIT_HASH # v1.0.0';

/** Whether a release has replaced the placeholders. */
export function isReleased(reference: string): boolean {
  return !/^OWNER\/|@COMMIT_HASH\b/.test(reference);
}
