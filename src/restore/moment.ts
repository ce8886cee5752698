import { RestorableError, toRestorableError } from '../core/errors.ts';
import { readBackupId, requireBackupId } from '../core/format/backup-id.ts';
import type { LogContents } from '../core/format/log-contents.ts';
import { contains, endsAfter, type LogPosition } from '../core/format/log-position.ts';
import { linesOf, type ShippedLog } from '../core/planning/log-line.ts';
import type { RestoreRequest } from '../options/request/recovery.ts';
import type { ReplayEnd, ReplayFile } from '../ports/engine/replay.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import type { StoredLog } from '../repository/catalog/catalog.ts';
import { linkToLog, readLogs } from '../repository/catalog/log-catalog.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { throwNoBackup } from '../run/no-backup.ts';
import type { RunContext } from '../run/run-context.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { type Choice, chooseAmong } from './choose-backup.ts';
import { type Asked, askEverywhere } from './listed-destinations.ts';
import { canBeginAt, endInWords, isReachedAt } from './moment-end.ts';
import { type OpenedBackup, openContents } from './open-backup.ts';

/** Backups before the end that the log is searched for a way from, newest first. */
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

/** A shipment, and where it can be read. */
interface PlacedLog extends ShippedLog {
  readonly stored: StoredLog;
  readonly places: StoredDatabase[];
}

/** A shipment whose description was read. */
interface OpenedLog {
  readonly log: PlacedLog;
  readonly reader: BackupReader;
  readonly contents: LogContents;
}

/**
 * Chooses the newest backup from which the stored log leads to a moment.
 * @throws {RestorableError} LOG_UNREACHED, and what choosing and opening a backup throws
 */
export async function chooseMoment(
  request: RestoreRequest,
  until: ReplayEnd,
  context: RunContext,
  onBytes: (bytes: number) => void,
): Promise<ChosenMoment> {
  const asked = await askEverywhere(request, context);
  const places = asked.flatMap((each) => ('ids' in each ? [each.at] : []));
  const all = [...new Set(asked.flatMap((each) => ('ids' in each ? each.ids : [])))];
  if (all.length === 0) await throwNoBackup(places);
  const ids = all.filter((id) => mayBeBefore(id, until)).toSorted((a, b) => (a < b ? 1 : -1));
  let reached: string | undefined;
  let tried = 0;
  for await (const { chosen, opened } of basesAmong(ids, asked, { request, context, onBytes })) {
    const { position } = opened.contents;
    // One that was being made at the moment is newer than it.
    if (position === undefined || !canBeginAt(until, position)) continue;
    const logs = await placedLogs(places, chosen);
    const found = await findLine({ opened, context }, position, logs, until);
    if ('logs' in found) {
      const shipments = found.logs.map(({ log }) => log.id);
      const files = filesAfter(position, found.logs, opened);
      return { chosen, opened, moment: { until, after: position, shipments, files } };
    }
    reached ??= found.reached;
    tried += 1;
    if (tried === MOST_TRIED) break;
  }
  throw unreached(until, reached);
}

/** Only a time tells from the name of a backup that it is too late. */
function mayBeBefore(id: string, until: ReplayEnd): boolean {
  return until.kind !== 'time' || readBackupId(id).startedAt <= until.at;
}

interface Opening {
  readonly request: RestoreRequest;
  readonly context: RunContext;
  readonly onBytes: (bytes: number) => void;
}

/**
 * The newest backups that can be opened. The person can't name another one, and each that the log continues leads to the same moment.
 * So one that is damaged, or that someone planted, is left out with a warning.
 * @throws {RestorableError} why the newest can't be used if none can, and every failure that is no finding about a backup
 */
async function* basesAmong(
  ids: readonly string[],
  asked: readonly Asked[],
  { request, context, onBytes }: Opening,
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
      isAnyUsable = true;
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

function unreached(until: ReplayEnd, reached: string | undefined): RestorableError {
  const asked = until.kind === 'before' ? until.transaction : endInWords(until);
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

/** The shipments at all destinations that have the signer of the backup, or another accepted one, and its source. */
async function placedLogs(places: readonly StoredDatabase[], { stored, ring }: Choice): Promise<PlacedLog[]> {
  const logs = new Map<string, PlacedLog>();
  const { source } = stored.manifest;
  for (const at of places) {
    const { logs: found } = await readLogs(at, (await at.listManifests()).logs, ring);
    for (const log of found) {
      const { follows, from, to } = log.manifest;
      if (log.manifest.source.identity !== source.identity || log.manifest.source.salt !== source.salt) continue;
      const key = `${log.manifest.id} ${log.sha256}`;
      const known = logs.get(key);
      if (known !== undefined) known.places.push(at);
      else {
        const shipped = { ...linkToLog(log), follows, from: new Date(from), to: new Date(to) };
        logs.set(key, { ...shipped, stored: log, places: [at] });
      }
    }
  }
  return [...logs.values()];
}

interface Finding {
  readonly opened: OpenedBackup;
  readonly context: RunContext;
}

/** The shipments that lead from a position to a moment, or how far the stored ones lead. */
async function findLine(
  finding: Finding,
  position: LogPosition,
  logs: readonly PlacedLog[],
  until: ReplayEnd,
): Promise<{ readonly logs: readonly OpenedLog[] } | { readonly reached: string }> {
  let reached = position.at;
  for (const line of linesOf(logs)) {
    const found: OpenedLog[] = [];
    for (const log of line) {
      // A shipment that ended long before the backup can't contain it. Their clocks may differ by some seconds.
      if (found.length === 0 && log.to.getTime() < Date.parse(position.at) - CLOCKS_MS) continue;
      const each = await openLog(finding, log);
      // A line that begins after the moment says nothing about it.
      const begins = contains(each.contents, position) && (until.kind !== 'time' || log.from <= until.at);
      if (found.length === 0 && !begins) continue;
      found.push(each);
      if (isReachedAt(until, each.contents.to, log.to)) return { logs: found };
    }
    const last = found.at(-1)?.log.stored.manifest.to;
    if (last !== undefined && Date.parse(last) > Date.parse(reached)) reached = last;
  }
  return { reached };
}

const CLOCKS_MS = 12 * 3_600_000;

async function openLog({ opened, context }: Finding, log: PlacedLog): Promise<OpenedLog> {
  const reader = await BackupReader.open({
    sources: new ReadPreference(log.places),
    manifest: log.stored,
    parents: [],
    spillFolder: async () => (await context.host.workspace()).path,
    onBytes: () => {},
  });
  return { log, reader, contents: await reader.logContents(opened.decryptor) };
}

async function* filesAfter(
  position: LogPosition,
  logs: readonly OpenedLog[],
  { decryptor }: OpenedBackup,
): AsyncGenerator<ReplayFile> {
  for (const { reader, contents } of logs) {
    const streams = contents.streams.filter((piece) => endsAfter(piece, position));
    for (const [index, stream] of reader.streams({ streams }, decryptor).entries()) {
      const log = streams[index];
      if (log === undefined) throw new RangeError(`the stream ${stream.name} was not asked for`);
      yield { ...stream, file: log.file, end: log.end };
    }
  }
}
