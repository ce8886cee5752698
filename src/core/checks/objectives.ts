import type { CheckResult } from './check.ts';

/** What a check of the group `objective` limits. Its limit is the fact with the bound `at-most`. */
export type ObjectiveKind = 'rpo' | 'rto' | 'verify-every' | 'log-rpo' | 'capacity';

/** The names of these checks in a verification and in a status. */
export const OBJECTIVE_NAMES = {
  verification: { rto: 'recovery time (rto)', rpo: 'recovery point (rpo)' },
  status: {
    rpo: 'newest backup',
    'verify-every': 'last verification',
    'log-rpo': 'end of the log',
    rto: 'measured restore time',
    capacity: 'capacity',
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ObjectiveKind, string>>>>>;

/** What a check limits. Undefined if it is not an objective, or one without a limit that can be set. */
export function objectiveOf({ name, group }: Pick<CheckResult, 'name' | 'group'>): ObjectiveKind | undefined {
  if (group !== 'objective') return undefined;
  const names = Object.values(OBJECTIVE_NAMES).flatMap((each) => Object.entries(each));
  return names.find(([, each]) => each === name)?.[0] as ObjectiveKind | undefined;
}
