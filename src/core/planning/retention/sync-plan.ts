import { compareIds } from '../../format/backup-id.ts';
import { CLOCK_SKEW_MS } from './catalog-trust.ts';
import type { KeepReason } from './keep-reason.ts';
import type { RetentionPolicy } from './policy.ts';
import { GRACE_MS, planRetention, type RetainableBackup } from './retention.ts';

/** A backup of which at least one destination has a good manifest. */
export interface KnownBackup {
  readonly id: string;
  readonly startedAt: Date;
  /** Identifies its source. */
  readonly source: string;
  /** Ids of all backups that it needs. */
  readonly parents: readonly string[];
  /** Held at a destination that has it. */
  readonly held: boolean;
}

/** What one destination has. */
export interface DestinationContents {
  /** Backups with a good manifest there. */
  readonly has: ReadonlySet<string>;
  /** Those of them whose objects all exist. Only they show up to when the destination was in sync. Default: all. */
  readonly whole?: ReadonlySet<string>;
  /** Ids with a removal record there. */
  readonly removed: ReadonlySet<string>;
  /** Ids with some objects but no good manifest. A removal would have left a record, or nothing. */
  readonly parts: ReadonlySet<string>;
  /** The storage's clock. */
  readonly now: Date;
}

/** Why a destination gets a backup that it lacks, or does not get it. */
export type CopyReason =
  | { readonly why: 'nothing-there' | 'newer' | 'in-grace' | 'in-part' | 'held' }
  | { readonly why: 'kept'; readonly by: readonly KeepReason[] }
  | { readonly why: 'needed' | 'needs-lost' | 'needs-removed' | 'needs-absent'; readonly id: string }
  | { readonly why: 'removed' | 'maybe-removed' | 'not-kept' };

/** Why it is unknown which copy of a manifest is right. */
export type SyncConflict =
  /** The destinations with these labels have different manifests. */
  | { readonly why: 'manifests-differ'; readonly labels: readonly [string, string] }
  /** It was built on a backup that has this id, but a manifest other than the one that is stored. */
  | { readonly why: 'parent-differs'; readonly id: string };

export interface CopyDecision {
  readonly id: string;
  /** `broken`: it should be copied, but something that it needs is missing everywhere. */
  readonly decision: 'copy' | 'skip' | 'broken';
  readonly reason: CopyReason;
}

/**
 * Decides which backups to copy to a destination, oldest first, so that parents precede their children.
 *
 * A missing backup was never copied, was lost, or was removed on purpose, and a removal record lasts only for the grace
 * period. So without a policy, only backups that retention can't have removed are copied: those newer than everything the
 * destination has of that source (retention keeps the newest), those younger than the grace period without a record, those
 * partly present, those that a kept backup needs, those that are held, and all of them if the destination has nothing of
 * that source. With a policy, the backups that the policy keeps, among the present and missing ones together, are copied.
 */
export function planCopies(
  known: readonly KnownBackup[],
  contents: DestinationContents,
  policy: RetentionPolicy | undefined,
): CopyDecision[] {
  const { has, removed } = contents;
  const absent = known.filter(({ id }) => !has.has(id));
  const candidates = absent.filter(({ id }) => !removed.has(id));
  const wanted =
    policy === undefined ? unremovable(known, candidates, contents) : kept(known, candidates, contents, policy);
  const needed = new Map<string, string>();
  for (const { id, parents } of known) {
    if (has.has(id) || wanted.has(id)) for (const parent of parents) needed.set(parent, id);
  }
  const ids = new Set(known.map(({ id }) => id));
  return absent
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((backup) => {
      const { id } = backup;
      if (removed.has(id)) return { id, decision: 'skip', reason: { why: 'removed' } };
      const child = needed.get(id);
      const needs: CopyReason | undefined = child === undefined ? undefined : { why: 'needed', id: child };
      const reason = wanted.get(id) ?? needs;
      if (reason === undefined) {
        return { id, decision: 'skip', reason: { why: policy === undefined ? 'maybe-removed' : 'not-kept' } };
      }
      return obstacle(backup, ids, removed) ?? { id, decision: 'copy', reason };
    });
}

/** What prevents copying a backup that should be copied. */
function obstacle(
  { id, parents }: KnownBackup,
  known: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): CopyDecision | undefined {
  const lost = parents.find((parent) => !known.has(parent));
  if (lost !== undefined) return { id, decision: 'broken', reason: { why: 'needs-lost', id: lost } };
  const gone = parents.find((parent) => removed.has(parent));
  if (gone === undefined) return undefined;
  return { id, decision: 'skip', reason: { why: 'needs-removed', id: gone } };
}

function unremovable(
  known: readonly KnownBackup[],
  candidates: readonly KnownBackup[],
  { has, whole = has, parts, now }: DestinationContents,
): Map<string, CopyReason> {
  const newest = new Map<string, number>();
  for (const { id, source, startedAt } of known) {
    // One with a date in the future would make everything older than it.
    if (!whole.has(id) || startedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) continue;
    newest.set(source, Math.max(newest.get(source) ?? 0, startedAt.getTime()));
  }
  const wanted = new Map<string, CopyReason>();
  for (const { id, source, startedAt, held } of candidates) {
    const last = newest.get(source);
    if (last === undefined) wanted.set(id, { why: 'nothing-there' });
    else if (startedAt.getTime() > last) wanted.set(id, { why: 'newer' });
    else if (now.getTime() - startedAt.getTime() < GRACE_MS - CLOCK_SKEW_MS) wanted.set(id, { why: 'in-grace' });
    else if (parts.has(id)) wanted.set(id, { why: 'in-part' });
    else if (held) wanted.set(id, { why: 'held' });
  }
  return wanted;
}

function kept(
  known: readonly KnownBackup[],
  candidates: readonly KnownBackup[],
  { has, whole = has, now }: DestinationContents,
  policy: RetentionPolicy,
): Map<string, CopyReason> {
  const fresh = new Set(candidates.map(({ id }) => id));
  const retainable = known
    .filter(({ id }) => has.has(id) || fresh.has(id))
    .map(
      ({ id, startedAt, source, parents, held }): RetainableBackup => ({
        id,
        startedAt,
        source,
        parents,
        verified: false,
        counts: whole.has(id) || fresh.has(id),
        pinned: held ? [{ rule: 'held', reason: undefined }] : [],
      }),
    );
  const decisions = planRetention(retainable, policy, now).filter(({ id, keep }) => keep && fresh.has(id));
  return new Map(decisions.map(({ id, reasons }) => [id, { why: 'kept', by: reasons }]));
}
