import { throwIfCancelled } from '../core/cancellation.ts';
import { hasCode, toRestorableError } from '../core/errors.ts';
import { parseBackupId, readBackupId, requireBackupId } from '../core/format/backup-id.ts';
import type { LogPosition } from '../core/format/log-position.ts';
import { chooseAmong } from '../restore/choose-backup.ts';
import type { Listed } from '../restore/listed-destinations.ts';
import { findLine, isSourceOf, logsOfSource, type OpenedLog, type PlacedLog, placedLogs } from '../restore/log-line.ts';
import { canBeginAt } from '../restore/moment-end.ts';
import { type OpenedBackup, openContents } from '../restore/open-backup.ts';
import type { Verification, VerificationRun } from './verification-run.ts';

/** Older backups that are tried, newest first. */
const MOST_TRIED = 10;
/** The longest time from the start of a backup to its place in the log, whatever the clocks say. */
const BEFORE_PLACE_MS = 2 * 86_400_000;

/** A backup, and how the stored log continues it to another one. */
export interface LogBase {
  readonly chosen: VerificationRun['chosen'];
  readonly opened: OpenedBackup;
  /** Where it is in the log. */
  readonly after: LogPosition;
  /** Oldest first. */
  readonly logs: readonly OpenedLog[];
}

/** Why the log can't be replayed up to a backup. */
export interface NoLogBase {
  /** A sentence without its period. */
  readonly why: string;
}

/**
 * Finds the newest older backup from which the stored log leads to the place of a backup.
 * @returns undefined if there is no log: nothing of the source was shipped
 * @throws what reading the shipments throws
 */
export async function findLogBase(
  verification: Verification,
  { chosen }: VerificationRun,
  to: LogPosition,
): Promise<LogBase | NoLogBase | undefined> {
  const places = chosen.order.all;
  const { manifest } = chosen.stored;
  const logs = logsOfSource(await placedLogs(places, chosen.ring), manifest);
  if (logs.length === 0) return undefined;
  const listed: Listed[] = [];
  for (const at of places) {
    const { ids } = await at.listManifests();
    listed.push({ at, ids, offsite: at.storage.place.offsite, answerMs: 0 });
  }
  const { context } = verification;
  const until = { kind: 'position', position: to } as const;
  const known = new Map<PlacedLog, OpenedLog>();
  const sinceMs = beginningOf(logs) - BEFORE_PLACE_MS;
  let reached: string | undefined;
  let tried = 0;
  for (const id of olderIds(listed, manifest.id)) {
    // No shipment contains the place of one that is older than all of them.
    if (tried === MOST_TRIED || readBackupId(id).startedAt.getTime() < sinceMs) break;
    const base = await openOlder(verification, listed, id);
    if (base === 'other key') tried += 1;
    if (base === undefined || base === 'other key') continue;
    const after = base.opened.contents.position;
    const isSame = isSourceOf(base.chosen.stored.manifest, manifest.source);
    if (after === undefined || !isSame || !canBeginAt(until, after)) continue;
    const found = await findLine({ opened: base.opened, context, known }, after, logs, until);
    if ('logs' in found) return { ...base, after, logs: found.logs };
    reached ??= found.reached;
    tried += 1;
  }
  if (reached === undefined) return { why: 'no older backup that can be read says where it is in the log' };
  return { why: `the stored log does not lead from an older backup to this one: it ends at ${reached}, or has a gap` };
}

function beginningOf(logs: readonly PlacedLog[]): number {
  return logs.reduce((first, { from }) => Math.min(first, from.getTime()), Number.POSITIVE_INFINITY);
}

function olderIds(listed: readonly Listed[], than: string): string[] {
  const all = [...new Set(listed.flatMap(({ ids }) => ids))].filter((id) => parseBackupId(id) !== undefined);
  return all.filter((id) => id < than).toSorted((a, b) => (a < b ? 1 : -1));
}

/**
 * One that is damaged says nothing about the log: an older one leads to the same place. Nor does one that is encrypted to a key that
 * was replaced since then.
 */
async function openOlder(
  { request, context }: Verification,
  listed: readonly Listed[],
  id: string,
): Promise<Pick<LogBase, 'chosen' | 'opened'> | 'other key' | undefined> {
  try {
    const chosen = await chooseAmong(listed, request, context, () => requireBackupId(id));
    return { chosen, opened: await openContents(request, context, chosen, () => {}) };
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    const error = toRestorableError(thrown);
    const isOtherKey = hasCode(error, 'KEY_WRONG', 'KEY_LOCKED');
    if (!error.isFinding && !isOtherKey) throw error;
    context.run.warn(`The log was not replayed from ${id}: ${error.message}`);
    return isOtherKey ? 'other key' : undefined;
  }
}
