import { RestorableError, toRestorableError } from '../core/errors.ts';
import { compareIds, readBackupId, requireBackupId } from '../core/format/backup-id.ts';
import type { LogPosition } from '../core/format/log/log-position.ts';
import type { RestoreRequest } from '../options/request/recovery.ts';
import type { ReplayEnd, ReplayFile } from '../ports/engine/replay.ts';
import { throwNoBackup } from '../run/no-backup.ts';
import type { RunContext } from '../run/run-context.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { type Choice, chooseAmong } from './choose-backup.ts';
import { type Asked, askEverywhere } from './listed-destinations.ts';
import { filesAfter, findStoredLine, type OpenedLog } from './log-line.ts';
import { LogShelf, type PlacedLog } from './log-shelf.ts';
import { canBeginAt, endInWords, otherName } from './moment-end.ts';
import { type OpenedBackup, openContents } from './open-backup.ts';

/** Backups before the end that the log is searched for a way from. */
const MOST_TRIED = 10;

/** What is replayed after a backup to reach a moment. */
export interface Moment {
  readonly until: ReplayEnd;
  /** Where the backup is in the log. */
  readonly after: LogPosition;
  /** Oldest first. */
  readonly shipments: readonly string[];
  /** The pieces of the log that contain what comes after the backup. */
  readonly files: AsyncIterable<ReplayFile>;
}

/** A backup, and how the log continues it to a moment. */
export interface ChosenMoment {
  readonly chosen: Choice;
  readonly opened: OpenedBackup;
  readonly moment: Moment;
}

/**
 * Chooses the newest backup from which the stored log leads to a moment.
 * @throws {RestorableError} LOG_UNREACHED, INPUT_INVALID for a GTID of another kind of server, and what choosing and opening a backup
 *   throws
 */
export async function chooseMoment(
  request: RestoreRequest,
  until: ReplayEnd,
  context: RunContext,
  onBytes: (bytes: number) => void,
): Promise<ChosenMoment> {
  const asked = await askEverywhere(request, context);
  const places = asked.flatMap((each) => ('ids' in each ? [each.at] : []));
  const listed = [...new Set(asked.flatMap((each) => ('ids' in each ? each.ids : [])))];
  if (listed.length === 0) await throwNoBackup(places);
  let reached: string | undefined;
  let instead: string | undefined;
  const tried = { count: 0 };
  const ids = idsToTry(listed, until, tried);
  let shelf: LogShelf | undefined;
  const known = new Map<PlacedLog, OpenedLog>();
  for await (const { chosen, opened } of basesAmong(ids, asked, { request, context, until, onBytes })) {
    const { position } = opened.contents;
    if (position === undefined) continue;
    const other = otherName(until, position);
    instead ??= other;
    if (other !== undefined) tried.count += 1;
    if (!canBeginAt(until, position)) {
      // One that was being made at the moment is newer than it. So is each one after one that is named later and is newer.
      if (isNamedLater(chosen.stored.manifest.id, until)) break;
      continue;
    }
    // Listed once: the signers that count are those of the request.
    shelf ??= await LogShelf.list(places, chosen.ring);
    const search = { opened, context, known, shelf, of: chosen.stored.manifest };
    const found = await findStoredLine(search, position, until);
    if ('logs' in found) {
      const shipments = found.logs.map(({ log }) => log.id);
      const files = filesAfter(position, found.logs, opened);
      return { chosen, opened, moment: { until, after: position, shipments, files } };
    }
    reached ??= found.reached;
    tried.count += 1;
  }
  throw unreached(until, reached, instead);
}

/**
 * Newest first, up to the moment. Only if none of these leads to it, those that are named later, oldest first: names are by the clocks of
 * the machines that back up, and the moment by the server's, which can be behind these.
 */
function* idsToTry(ids: readonly string[], until: ReplayEnd, tried: { count: number }): Generator<string> {
  const sorted = ids.toSorted(compareIds);
  const before = sorted.filter((id) => !isNamedLater(id, until));
  for (const some of [before.toReversed(), sorted.slice(before.length)]) {
    tried.count = 0;
    for (const id of some) {
      if (tried.count === MOST_TRIED) break;
      yield id;
    }
  }
}

/** Only a time tells from the name of a backup that it is later. */
function isNamedLater(id: string, until: ReplayEnd): boolean {
  return until.kind === 'time' && readBackupId(id).startedAt > until.at;
}

interface Opening {
  readonly request: RestoreRequest;
  readonly context: RunContext;
  readonly until: ReplayEnd;
  readonly onBytes: (bytes: number) => void;
}

/**
 * The newest backups that can be opened. The person can't name another one, and each that the log continues leads to the same moment.
 * So one that is damaged, or that someone planted, is left out with a warning.
 * @throws {RestorableError} why the newest can't be used if none can, and every failure that is no finding about a backup
 */
async function* basesAmong(
  ids: Iterable<string>,
  asked: readonly Asked[],
  { request, context, until, onBytes }: Opening,
): AsyncGenerator<{ readonly chosen: Choice; readonly opened: OpenedBackup }> {
  const unusable: string[] = [];
  let first: RestorableError | undefined;
  let isAnyUsable = false;
  try {
    for (const id of ids) {
      const base = await openBase(id).catch((thrown: unknown) => {
        const error = toRestorableError(thrown);
        if (!error.isFinding) throw error;
        first ??= error;
        unusable.push(`${id} can't be used: ${error.message}`);
        return undefined;
      });
      if (base === undefined) continue;
      // One that is named later is tried last, and is rarely before the moment.
      if (!isNamedLater(id, until)) isAnyUsable = true;
      yield base;
    }
    if (!isAnyUsable && first !== undefined) throw first;
  } finally {
    warnOfSome(context.run, unusable, (more) => `${more} more backups can't be used.`);
  }

  async function openBase(id: string) {
    const chosen = await chooseAmong(asked, request, context, () => requireBackupId(id));
    return { chosen, opened: await openContents(request, context, chosen, onBytes) };
  }
}

function unreached(until: ReplayEnd, reached: string | undefined, instead: string | undefined): RestorableError {
  const asked = endInWords(until);
  if (reached === undefined && instead !== undefined)
    return new RestorableError('INPUT_INVALID', `${asked} names no position in the log of this database.`, {
      hint: instead,
    });
  if (reached === undefined) {
    return new RestorableError('LOG_UNREACHED', `No backup before ${asked} can be continued with the stored log.`, {
      hint: '`list` shows the backups; `backup: before:TIME` restores the one before a moment. docs/point-in-time.md has what the log needs.',
    });
  }
  if (until.kind === 'before') {
    return new RestorableError('LOG_UNREACHED', `${asked} is not in the stored log, which ends at ${reached}.`, {
      hint: `Check the transaction. Run \`ship\` if the source still exists, or restore \`at: ${reached}\`.`,
    });
  }
  return new RestorableError('LOG_UNREACHED', `${asked} is not reached: the stored log ends at ${reached}.`, {
    hint: `Run \`ship\` if the source still exists, or restore \`at: ${reached}\`.`,
  });
}
