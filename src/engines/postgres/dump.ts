import { cancellation } from '../../core/errors.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { KnownNames } from '../../core/known-names.ts';
import type { Host } from '../../ports/host.ts';
import { buffering } from '../../process/buffering.ts';
import { startChild } from '../../process/child.ts';
import { ArchiveReader, type ArchiveSummary } from './archive.ts';
import type { ArchiveEntry } from './archive-toc.ts';
import type { ClientTool } from './clients.ts';
import { diagnoseDump } from './dump-diagnosis.ts';
import { childEnvironment, type PostgresUrl } from './url.ts';

export interface PgDumpOptions {
  readonly url: PostgresUrl;
  readonly client: ClientTool;
  /** As pg_export_snapshot() gave it. */
  readonly snapshot: string;
  /** What of the database; see scope.ts. */
  readonly scopeArguments: readonly string[];
  /** What is dumped, as errors may name it. */
  readonly names: KnownNames;
  readonly countRows: (entry: ArchiveEntry) => boolean;
  readonly onSummary: (summary: ArchiveSummary) => void;
  readonly signal: AbortSignal;
}

/** A table that stays locked longer fails the dump, rather than holding the job until its time limit. */
export const LOCK_WAIT_MS = 300_000;

/**
 * The bytes of `pg_dump -Fc`, uncompressed. The iteration ends only after exit code 0 and the archive's proper end.
 * @throws {RestorableError} DUMP_FAILED, DUMP_EMPTY, DUMP_TRUNCATED, DATABASE_PRIVILEGE, DATABASE_VERSION,
 * DATABASE_ROW_SECURITY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function* runPgDump(options: PgDumpOptions, host: Host): AsyncGenerator<Uint8Array> {
  const { url, client, signal } = options;
  const [file = '', ...args] = [
    // In a container it is not our process that would be buffered.
    ...(client.prefix.length > 0 ? [] : await buffering(host)),
    client.path,
    ...client.prefix,
    ...dumpArguments(options),
  ];
  const child = await startChild({
    file,
    args,
    env: childEnvironment(url, host.env),
    stdin: 'ignore',
    stdout: 'pipe',
    signal,
    scrub: host.scrub,
    speaker: 'pg_dump',
    onErrorLine: (line) => host.toolWords.add(new ForeignText('pg_dump', line)),
  });
  try {
    const reader = new ArchiveReader({ countRows: options.countRows });
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      reader.push(chunk);
      yield chunk;
    }
    const exit = await child.exited;
    if (signal.aborted) throw cancellation(signal);
    if (exit.code !== 0) throw await diagnoseDump(exit, child.errorText(), url, options.names, host);
    options.onSummary(reader.end());
  } catch (error) {
    if (signal.aborted) throw cancellation(signal);
    throw error;
  } finally {
    // Also when the reader of this stream gave up: a pg_dump left behind would wait on its pipe for ever.
    await child.stop();
  }
}

/**
 * A link that is cut without a word would hold the run until its time limit: after about three minutes of silence from
 * the other side the system ends it. There is no environment variable for these (libpq, section 34.1.2).
 */
const KEEPALIVES = 'keepalives_idle=60 keepalives_interval=15 keepalives_count=8';

/** pg_dump's arguments; the connection is in the environment. */
export function dumpArguments(options: Pick<PgDumpOptions, 'snapshot' | 'scopeArguments'>): string[] {
  return [
    '--format=custom',
    '--compress=0',
    `--snapshot=${options.snapshot}`,
    `--lock-wait-timeout=${LOCK_WAIT_MS}`,
    '--no-password',
    `--dbname=${KEEPALIVES}`,
    ...options.scopeArguments,
  ];
}
