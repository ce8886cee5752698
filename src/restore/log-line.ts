import { isDeepStrictEqual } from 'node:util';
import { hasCode, type RestorableError } from '../core/errors.ts';
import { compareIds, readBackupId } from '../core/format/backup-id.ts';
import type { LogContents } from '../core/format/log/log-contents.ts';
import { contains, endsAfter, type LogPosition } from '../core/format/log/log-position.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import { endsOfLines, LONG_BEFORE_MS, linesOf } from '../core/planning/log/log-line.ts';
import type { ReplayEnd, ReplayFile } from '../ports/engine/replay.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { RunContext } from '../run/run-context.ts';
import type { LogShelf, PlacedLog } from './log-shelf.ts';
import { isReachedAt } from './moment-end.ts';
import type { OpenedBackup } from './open-backup.ts';

/** A shipment whose description was read. */
export interface OpenedLog {
  readonly log: PlacedLog;
  readonly reader: BackupReader;
  readonly contents: LogContents;
}

/** What opens shipments. */
export interface LogOpening {
  readonly opened: Pick<OpenedBackup, 'decryptor'>;
  readonly context: RunContext;
  /** The shipments that were opened for other backups. Receives those that are opened. */
  readonly known: Map<PlacedLog, OpenedLog>;
}

/** What finds shipments and opens them. */
export interface LineSearch extends LogOpening {
  readonly shelf: LogShelf;
  /** The backup whose position the line begins at, or leads to. */
  readonly of: Pick<Manifest, 'id' | 'source'>;
}

export type FoundLine = { readonly logs: readonly OpenedLog[] } | { readonly reached: string };

/** The stored shipments that lead from a position to an end, or how far they lead. @throws as findLine */
export async function findStoredLine(search: LineSearch, position: LogPosition, until: ReplayEnd): Promise<FoundLine> {
  let found: FoundLine = { reached: position.at };
  let unopened: RestorableError | undefined;
  for await (const logs of search.shelf.between(sinceOf(search, position), timeOfEnd(until, position), search.of)) {
    try {
      found = await findLine(search, position, logs, until);
      unopened = undefined;
    } catch (error) {
      if (!hasCode(error, 'KEY_WRONG', 'KEY_LOCKED')) throw error;
      unopened = error;
      continue;
    }
    if ('logs' in found) return found;
  }
  if (unopened !== undefined) throw unopened;
  return found;
}

/**
 * From when on shipments can contain the position. Their names, and those of backups, are by the clocks of the machines that made them. A
 * server's clock can be days ahead of these.
 */
function sinceOf({ of }: LineSearch, position: LogPosition): number {
  return Math.min(Date.parse(position.at), readBackupId(of.id).startedAt.getTime());
}

/** The name of a transaction does not tell its time. */
function timeOfEnd(until: ReplayEnd, position: LogPosition): number {
  if (until.kind === 'time') return until.at.getTime();
  return Date.parse(until.kind === 'position' ? until.position.at : position.at);
}

/** The backup with the oldest name at which a line of shipments begins that can lead to a position, or how far the lines lead. */
export type Beginning = { readonly baseId: string } | { readonly reached: string };

/**
 * Whether any line of shipments leads up to a position, and if so, where it begins: no older backup can be its base. Each shipment
 * says at which backup its line began. Right after a backup, no line leads to it: that is known without trying each older backup.
 */
export async function findBeginning(search: LineSearch, position: LogPosition): Promise<Beginning> {
  const atMs = Date.parse(position.at);
  let reached: string | undefined;
  for await (const logs of search.shelf.between(sinceOf(search, position), atMs, search.of)) {
    reached = undefined;
    for (const { last } of endsOfLines(logs)) {
      const end = await openLog(search, last).catch((error: unknown) => {
        if (!hasCode(error, 'KEY_WRONG', 'KEY_LOCKED')) throw error;
      });
      if (end === undefined || isReachedAt({ kind: 'position', position }, end.contents.to, last.to)) {
        const [oldest = last.baseId] = logs.map(({ baseId }) => baseId).sort(compareIds);
        return { baseId: oldest };
      }
      reached ??= last.stored.manifest.to;
    }
  }
  return { reached: reached ?? 'an earlier time' };
}

/**
 * The shipments that lead from a position to an end, or how far the given ones lead.
 * @throws {RestorableError} what opening a shipment throws. One before the line that is encrypted to a key that is no longer used says
 *   nothing, unless no other one contains the position.
 */
export async function findLine(
  opening: LogOpening,
  position: LogPosition,
  logs: readonly PlacedLog[],
  until: ReplayEnd,
): Promise<FoundLine> {
  let reached = position.at;
  let unopened: RestorableError | undefined;
  let hasBegun = false;
  for (const line of linesOf(logs)) {
    const found: OpenedLog[] = [];
    for (const log of line) {
      if (found.length === 0 && log.to.getTime() < Date.parse(position.at) - LONG_BEFORE_MS) continue;
      const each = await openLog(opening, log).catch((error: unknown) => {
        if (found.length > 0 || !hasCode(error, 'KEY_WRONG', 'KEY_LOCKED')) throw error;
        unopened ??= error;
        return undefined;
      });
      if (each === undefined) continue;
      // A line that begins after the moment says nothing about it.
      const begins = contains(each.contents, position) && (until.kind !== 'time' || log.from <= until.at);
      if (found.length === 0 && !begins) continue;
      // It names the one before it by its hash, and begins elsewhere: what is between them is missing.
      const before = found.at(-1)?.contents.to;
      if (before !== undefined && !isDeepStrictEqual(before, each.contents.from)) break;
      hasBegun = true;
      found.push(each);
      if (isReachedAt(until, each.contents.to, log.to)) return { logs: found };
    }
    const last = found.at(-1)?.log.stored.manifest.to;
    if (last !== undefined && Date.parse(last) > Date.parse(reached)) reached = last;
  }
  if (unopened !== undefined && !hasBegun) throw unopened;
  return { reached };
}

async function openLog({ opened, context, known }: LogOpening, log: PlacedLog): Promise<OpenedLog> {
  const before = known.get(log);
  if (before !== undefined) return before;
  const reader = await BackupReader.open({
    sources: new ReadPreference(log.places),
    manifest: log.stored,
    parents: [],
    spillFolder: async () => (await context.host.workspace()).path,
    onBytes: () => {},
  });
  const found = { log, reader, contents: await reader.logContents(opened.decryptor) };
  known.set(log, found);
  return found;
}

/** The pieces of the log that contain what comes after a position. */
export async function* filesAfter(
  position: LogPosition,
  logs: readonly OpenedLog[],
  { decryptor }: Pick<OpenedBackup, 'decryptor'>,
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
