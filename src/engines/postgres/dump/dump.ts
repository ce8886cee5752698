import { cancellation } from '../../../core/cancellation.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { Host } from '../../../ports/host.ts';
import { buffering } from '../../../process/buffering.ts';
import type { Child, ChildSpec } from '../../../process/child.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import { type ReadChild, startRead } from '../../../process/streams/pooled-output.ts';
import { type ArchiveHashing, ArchiveReader, type ArchiveSummary } from '../archive/archive.ts';
import { withSearchPath } from '../archive/search-path.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import type { ClientTool } from '../clients/clients.ts';
import { childEnvironment, type PostgresUrl } from '../url/url.ts';
import { diagnoseDump } from './diagnosis.ts';
import { DumpToolOutput } from './words.ts';

export interface PgDumpOptions {
  readonly url: PostgresUrl;
  readonly client: ClientTool;
  /** As pg_export_snapshot() returned it. */
  readonly snapshot: string;
  /** The selected part of the database; see scope.ts. */
  readonly scopeArguments: readonly string[];
  /** What is dumped, as errors may name it. */
  readonly names: KnownNames;
  /** A table that stays locked longer fails the dump instead of blocking the job until its time limit. */
  readonly lockWaitMs: number;
  readonly signal: AbortSignal;
}

/** A pg_dump that has read the catalogs, holds its locks and has begun to write. */
export interface RunningDump {
  /** Its warnings so far, for the report. */
  warnings(): string[];
  /** The archive, to be read once and to its end. */
  read(reading: DumpReading): AsyncGenerator<Uint8Array>;
  stop(): Promise<void>;
}

export interface DumpReading {
  /** See archive/search-path.ts. */
  readonly searchPath: readonly string[];
  readonly countRows: (entry: ArchiveEntry) => boolean;
  readonly hashing: ArchiveHashing | undefined;
  readonly onSummary: (summary: ArchiveSummary) => void;
}

/** The argument with which pg_dump prints texts in UTF-8, and not in the encoding of the database. */
export const IN_UTF8 = '--encoding=UTF8';

/**
 * Starts `pg_dump -Fc`, uncompressed, and waits for its first bytes. It writes none before everything that it dumps is
 * locked, so a failure before that has stored nothing and may be retried.
 * @throws {RestorableError} DUMP_FAILED, DATABASE_PRIVILEGE, DATABASE_VERSION, DATABASE_ROW_SECURITY,
 *   DATABASE_CONNECTION_LOST, CLIENT_MISSING, CANCELLED
 */
export async function startPgDump(options: PgDumpOptions, host: Host): Promise<RunningDump> {
  const { signal } = options;
  const words = new DumpToolOutput(options.names, host);
  const { child, output } = await startTool(options, words, host);
  const bytes = output[Symbol.asyncIterator]();
  const stop = (): Promise<void> => {
    // Unread output would keep the child from being seen as ended.
    output.destroy();
    return child.stop();
  };
  signal.addEventListener('abort', () => void stop(), { once: true });
  try {
    const first = await bytes.next();
    if (first.done === true) await requireSuccess(child, options, host);
    return {
      warnings: () => words.warnings(),
      read: (reading) =>
        follow(child, { [Symbol.asyncIterator]: () => joined(first, bytes) }, { ...options, host }, reading),
      stop,
    };
  } catch (error) {
    await stop();
    if (signal.aborted) throw cancellation(signal);
    throw error;
  }
}

async function startTool(options: PgDumpOptions, words: DumpToolOutput, host: Host): Promise<ReadChild> {
  const { url, client, signal } = options;
  const isInContainer = client.prefix.length > 0;
  const [file = '', ...args] = [
    // In a container, stdbuf would affect the wrong process.
    ...(isInContainer ? [] : await buffering(host)),
    client.path,
    ...client.prefix,
    ...dumpArguments(options),
  ];
  const tool: Omit<ChildSpec, 'stdout'> = {
    file,
    args,
    env: childEnvironment(url, host.env),
    stdin: 'ignore',
    signal,
    scrub: host.scrub,
    speaker: 'pg_dump',
    onErrorLine: (line) => words.add(line),
  };
  const { path } = await host.workspace();
  return startRead((stdout) => startBeside({ ...tool, stdout }, host), isInContainer ? undefined : path);
}

/** The iteration ends only after exit code 0 and the archive's proper end. Also throws DUMP_EMPTY and DUMP_TRUNCATED. */
async function* follow(
  child: Child,
  bytes: AsyncIterable<Uint8Array>,
  { host, ...options }: PgDumpOptions & { readonly host: Host },
  { searchPath, countRows, hashing, onSummary }: DumpReading,
): AsyncGenerator<Uint8Array> {
  try {
    const reader = new ArchiveReader({ countRows, hashing });
    for await (const chunk of withSearchPath(bytes, searchPath)) {
      reader.push(chunk);
      yield chunk;
    }
    await requireSuccess(child, options, host);
    onSummary(reader.end());
  } catch (error) {
    if (options.signal.aborted) throw cancellation(options.signal);
    throw error;
  } finally {
    // Also if the reader stopped reading: a pg_dump that is left running would block on its pipe forever.
    await child.stop();
  }
}

async function* joined(first: IteratorResult<Uint8Array>, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function requireSuccess(child: Child, { url, names, signal }: PgDumpOptions, host: Host): Promise<void> {
  const exit = await child.exited;
  if (signal.aborted) throw cancellation(signal);
  if (exit.code !== 0) throw await diagnoseDump({ exit, foreign: child.errorText(), url, names }, host);
}

/**
 * A silently cut connection would block the run until its time limit. With these, the system ends it after about three
 * minutes without a response. There is no environment variable for them (libpq, section 34.1.2).
 */
export const KEEPALIVES = 'keepalives_idle=60 keepalives_interval=15 keepalives_count=8';

/** pg_dump's arguments. The connection is in the environment. */
function dumpArguments(options: Pick<PgDumpOptions, 'snapshot' | 'scopeArguments' | 'lockWaitMs'>): string[] {
  return [
    '--format=custom',
    '--compress=0',
    `--snapshot=${options.snapshot}`,
    `--lock-wait-timeout=${options.lockWaitMs}`,
    '--no-password',
    `--dbname=${KEEPALIVES}`,
    ...options.scopeArguments,
  ];
}
