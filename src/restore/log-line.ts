import { isDeepStrictEqual } from 'node:util';
import { hasCode, type RestorableError } from '../core/errors.ts';
import type { LogContents } from '../core/format/log/log-contents.ts';
import { contains, endsAfter, type LogPosition } from '../core/format/log/log-position.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import { LONG_BEFORE_MS, linesOf, type ShippedLog } from '../core/planning/log/log-line.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { ReplayEnd, ReplayFile } from '../ports/engine/replay.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import type { StoredLog } from '../repository/catalog/catalog.ts';
import { readLogs, shippedLog } from '../repository/catalog/log-catalog.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { RunContext } from '../run/run-context.ts';
import { isReachedAt } from './moment-end.ts';
import type { OpenedBackup } from './open-backup.ts';

/** A shipment, and where it can be read. */
export interface PlacedLog extends ShippedLog {
  readonly stored: StoredLog;
  readonly places: StoredDatabase[];
}

/** A shipment whose description was read. */
export interface OpenedLog {
  readonly log: PlacedLog;
  readonly reader: BackupReader;
  readonly contents: LogContents;
}

/** The shipments at all destinations that an accepted signer signed. */
export async function placedLogs(
  places: readonly StoredDatabase[],
  ring: SignerRing | undefined,
): Promise<readonly PlacedLog[]> {
  const logs = new Map<string, PlacedLog>();
  for (const at of places) {
    const { logs: found } = await readLogs(at, (await at.listManifests()).logs, ring);
    for (const log of found) {
      const key = `${log.manifest.id} ${log.sha256}`;
      const known = logs.get(key);
      if (known !== undefined) known.places.push(at);
      else logs.set(key, { ...shippedLog(log), stored: log, places: [at] });
    }
  }
  return [...logs.values()];
}

/** Those of the source of a backup. */
export function logsOfSource(logs: readonly PlacedLog[], { source }: Manifest): PlacedLog[] {
  return logs.filter(({ stored: { manifest } }) => isSourceOf(manifest, source));
}

/** Whether a backup or a shipment is of a source. */
export function isSourceOf({ source }: Pick<Manifest, 'source'>, { identity, salt }: Manifest['source']): boolean {
  return source.identity === identity && source.salt === salt;
}

/** What opens shipments. */
export interface LogOpening {
  readonly opened: Pick<OpenedBackup, 'decryptor'>;
  readonly context: RunContext;
  /** The shipments that were opened for other backups. Receives those that are opened. */
  readonly known: Map<PlacedLog, OpenedLog>;
}

/**
 * The shipments that lead from a position to an end, or how far the stored ones lead.
 * @throws {RestorableError} what opening a shipment throws. One before the line that is encrypted to a key that is no longer used says
 *   nothing, unless no other one contains the position.
 */
export async function findLine(
  opening: LogOpening,
  position: LogPosition,
  logs: readonly PlacedLog[],
  until: ReplayEnd,
): Promise<{ readonly logs: readonly OpenedLog[] } | { readonly reached: string }> {
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
