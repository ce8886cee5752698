/** Why a run that was due did not make anything. */
export type MissReason =
  /** GitHub starts no runs of this workflow. */
  | 'disabled'
  /** The workflow is active, and GitHub created no run. */
  | 'never-created'
  | 'queued'
  | 'running'
  | 'cancelled'
  | 'failed-before-our-step'
  | 'failed'
  | 'skipped'
  /** It succeeded, but made nothing that counts. */
  | 'made-nothing'
  | 'unknown';

/** A run of the workflow, as far as it matters here. */
export interface ListedRun {
  readonly event: string;
  readonly outcome: 'queued' | 'running' | 'success' | 'failure' | 'cancelled' | 'skipped' | 'other';
  readonly createdAt: Date;
}

export interface MissedSlot {
  readonly at: Date;
  /** When the next one was due. */
  readonly next: Date;
}

const REASONS = {
  queued: 'queued',
  running: 'running',
  success: 'made-nothing',
  failure: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
  other: 'unknown',
} as const satisfies Readonly<Record<ListedRun['outcome'], MissReason>>;

/** A clock may be this far behind. */
const SKEW_MS = 5 * 60_000;

/**
 * Why a run is missing: what became of the first run that a schedule created before the next one was due.
 * @param listing the runs of the workflow that made nothing, and since when all of them are known
 */
export function whyMissed<R extends ListedRun>(
  { at, next }: MissedSlot,
  listing: { readonly runs: readonly R[]; readonly since: Date; readonly isActive: boolean },
): { readonly reason: MissReason; readonly run: R | undefined } {
  const isDuring = ({ event, createdAt }: R): boolean =>
    event === 'schedule' && createdAt.getTime() >= at.getTime() - SKEW_MS && createdAt < next;
  const [run] = listing.runs.filter(isDuring).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  if (run !== undefined) return { reason: REASONS[run.outcome], run };
  if (at < listing.since) return { reason: 'unknown', run };
  // It is not known since when it is disabled. A run of a schedule after this one says that it was not yet.
  const ranLater = listing.runs.some(({ event, createdAt }) => event === 'schedule' && createdAt >= next);
  return { reason: listing.isActive || ranLater ? 'never-created' : 'disabled', run };
}
