import { throwIfCancelled } from '../../core/cancellation.ts';
import { hasCode, toRestorableError } from '../../core/errors.ts';
import { compareIds, parseBackupId, readBackupId, requireBackupId } from '../../core/format/backup-id.ts';
import type { LogPosition } from '../../core/format/log/log-position.ts';
import { chooseAmong } from '../../restore/choose-backup.ts';
import type { Listed } from '../../restore/listed-destinations.ts';
import { findBeginning, findStoredLine, type OpenedLog } from '../../restore/log-line.ts';
import { isSourceOf, LogShelf, type PlacedLog } from '../../restore/log-shelf.ts';
import { canBeginAt } from '../../restore/moment-end.ts';
import { type OpenedBackup, openContents } from '../../restore/open-backup.ts';
import type { Verification, VerificationRun } from '../verification-run.ts';

/** Older backups that are tried, newest first. */
const MOST_TRIED = 10;
/** Older backups to which the log may lead instead, newest first. */
const MOST_ENDS = 3;
/** The longest time from the start of a backup to its position in the log, and more: another one that began later can have an earlier one. */
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

/** A backup to which the log is replayed. */
export interface LogEnd extends Pick<LogBase, 'chosen' | 'opened'> {
  /** Where it is in the log. */
  readonly position: LogPosition;
}

/** Two backups, and the log from one to the other. */
export interface LogPair {
  readonly base: LogBase;
  readonly end: LogEnd;
  /** Why the log does not lead to a newer backup. */
  readonly behind?: string | undefined;
}

/**
 * Finds the newest two backups, up to the given one, of which the stored log leads from the older to the newer. Right after a backup,
 * nothing was shipped since, and the pair before it is the newest one.
 * @returns undefined if there is no log: nothing of the source was shipped
 * @throws what reading the shipments throws
 */
export async function findLogPair(
  verification: Verification,
  newest: LogEnd,
): Promise<LogPair | NoLogBase | undefined> {
  const line = await readLine(newest.chosen);
  if (line === undefined) return undefined;
  const base = await findLogBase(verification, newest, line);
  if (!('why' in base)) return { base, end: newest };
  const { manifest } = newest.chosen.stored;
  const oldest = await line.shelf.oldestBase(manifest);
  for (const id of olderIds(line, manifest.id, oldest).slice(0, MOST_ENDS)) {
    const older = await openOlder(verification, line, id);
    if (older === undefined || older === 'other key' || !isSourceOf(older.chosen.stored.manifest, manifest.source))
      continue;
    const { position } = older.opened.contents;
    if (position === undefined) continue;
    const end = { ...older, position };
    const before = await findLogBase(verification, end, line);
    if (!('why' in before)) return { base: before, end, behind: base.why };
  }
  return base;
}

type Older = Pick<LogBase, 'chosen' | 'opened'> | 'other key' | undefined;

interface StoredLine {
  readonly shelf: LogShelf;
  readonly listed: readonly Listed[];
  /** What was opened, by id: an older backup can be tried as a base and as an end. */
  readonly older: Map<string, Older>;
}

/** @returns undefined if nothing of the source was shipped */
async function readLine({ order, ring, stored }: LogBase['chosen']): Promise<StoredLine | undefined> {
  const shelf = await LogShelf.list(order.all, ring);
  if ((await shelf.oldestBase(stored.manifest)) === undefined) return undefined;
  const listed: Listed[] = [];
  for (const at of order.all) {
    const { ids } = await at.listManifests();
    listed.push({ at, ids, offsite: at.storage.place.offsite, answerMs: 0 });
  }
  return { shelf, listed, older: new Map() };
}

/**
 * Finds the newest older backup from which the stored log leads to the place of a backup.
 * @throws what reading the shipments throws
 */
async function findLogBase(
  verification: Verification,
  { chosen, opened, position: to }: LogEnd,
  line: StoredLine,
): Promise<LogBase | NoLogBase> {
  const { shelf } = line;
  const { manifest } = chosen.stored;
  const { context } = verification;
  const until = { kind: 'position', position: to } as const;
  const known = new Map<PlacedLog, OpenedLog>();
  const search = { opened, context, known, shelf, of: manifest };
  const beginning = await findBeginning(search, to);
  if ('reached' in beginning) return { why: noWay(beginning.reached) };
  let reached: string | undefined;
  let tried = 0;
  for (const id of olderIds(line, manifest.id, beginning.baseId)) {
    if (tried === MOST_TRIED) break;
    const base = await openOlder(verification, line, id);
    if (base === 'other key') tried += 1;
    if (base === undefined || base === 'other key') continue;
    const after = base.opened.contents.position;
    const isSame = isSourceOf(base.chosen.stored.manifest, manifest.source);
    if (after === undefined || !isSame || !canBeginAt(until, after)) continue;
    const found = await findStoredLine(
      { ...search, opened: base.opened, of: base.chosen.stored.manifest },
      after,
      until,
    );
    if ('logs' in found) return { ...base, after, logs: found.logs };
    reached ??= found.reached;
    tried += 1;
  }
  if (reached === undefined) return { why: 'no older backup that can be read says where it is in the log' };
  return { why: noWay(reached) };
}

function noWay(reached: string): string {
  return `the stored log does not lead from an older backup to this one: it ends at ${reached}, or has a gap`;
}

/**
 * Newest first. Names are compared with names only, which are by the clocks of the machines that back up: a time in the log is by the
 * server's clock, which can be days ahead of these.
 * @param base at which the line of shipments begins: no log leads from a backup that is older
 */
function olderIds({ listed }: StoredLine, than: string, base: string | undefined): string[] {
  const isOlder = base !== undefined && base < than;
  const sinceMs = isOlder ? readBackupId(base).startedAt.getTime() - BEFORE_PLACE_MS : Number.NEGATIVE_INFINITY;
  const all = [...new Set(listed.flatMap(({ ids }) => ids))].filter((id) => parseBackupId(id) !== undefined);
  const wanted = all.filter((id) => id < than && readBackupId(id).startedAt.getTime() >= sinceMs);
  return wanted.toSorted((a, b) => compareIds(b, a));
}

async function openOlder(verification: Verification, { listed, older }: StoredLine, id: string): Promise<Older> {
  if (!older.has(id)) older.set(id, await openFirst(verification, listed, id));
  return older.get(id);
}

/**
 * One that is damaged says nothing about the log: an older one leads to the same place. Nor does one that is encrypted to a key that
 * was replaced since then.
 */
async function openFirst({ request, context }: Verification, listed: readonly Listed[], id: string): Promise<Older> {
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
