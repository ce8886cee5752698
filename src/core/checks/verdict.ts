import type { CheckGroup, CheckResult } from './check.ts';

/**
 * A verification's outcome. `failed` is a finding, and its reason tells of what kind; `error` means that no verdict was reached,
 * because the run ended early or a check could not run.
 */
export const VERDICTS = ['passed', 'failed', 'error', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What a verification states about the copy of a backup at one destination. `read`: this copy alone was read from beginning to end.
 * `not-read`: it was not, or not completely. `damaged`: something in it is missing or wrong.
 */
export const COPY_STATES = ['read', 'not-read', 'damaged', 'unreachable'] as const;
export type CopyState = (typeof COPY_STATES)[number];

/**
 * Why a verification failed, the worst first. `backup`: the backup can't be relied on; `lineage`: it restores, but another one
 * is missing; `check`: it restores, but its data is not as a check of the user's expects; `objective`: it restores, but too
 * slowly, or it is too old; `log`: it restores, but the log from an older backup does not lead to it.
 */
export const FAILURE_REASONS = ['backup', 'lineage', 'check', 'log', 'objective'] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

const REASONS: Readonly<Partial<Record<CheckGroup, FailureReason>>> = {
  lineage: 'lineage',
  query: 'check',
  volume: 'check',
  log: 'log',
  objective: 'objective',
};

/** What a failed check of this group says about the verification. A group that is not listed is about the backup itself. */
export function reasonOf({ group }: Pick<CheckResult, 'group'>): FailureReason {
  return REASONS[group] ?? 'backup';
}

/** The worst of some reasons. Undefined if there is none. */
export function worstReason(reasons: readonly (FailureReason | undefined)[]): FailureReason | undefined {
  return FAILURE_REASONS.find((reason) => reasons.includes(reason));
}

/** A verdict with its reason, as a report and a record state it. */
export interface Judgment {
  readonly verdict: Verdict;
  /** Only if the verdict is `failed`. */
  readonly reason?: FailureReason | null | undefined;
}

/** The backup is bad. Only this makes the next backup a full, and stops pruning. A failure without a known reason counts as one. */
export function refutes({ verdict, reason }: Judgment): boolean {
  return verdict === 'failed' && (reason ?? 'backup') === 'backup';
}

/** The backup restores, and its data is as expected. A missed objective is about the time, and a wrong log about others' moments. */
export function confirms({ verdict, reason }: Judgment): boolean {
  return verdict === 'passed' || (verdict === 'failed' && (reason === 'objective' || reason === 'log'));
}
