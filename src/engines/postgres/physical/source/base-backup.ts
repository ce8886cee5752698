import { cancellation } from '../../../../core/cancellation.ts';
import { RestorableError } from '../../../../core/errors.ts';
import type { Host } from '../../../../ports/host.ts';
import type { Child, ChildSpec } from '../../../../process/child.ts';
import { startBeside } from '../../../../process/shield/shield.ts';
import { type ReadChild, startRead } from '../../../../process/streams/pooled-output.ts';
import type { ClientTool } from '../../clients/clients.ts';
import { describeState, stateIn } from '../../connection/sqlstate.ts';
import { KEEPALIVES } from '../../dump/dump.ts';
import { childEnvironment, describeServer, type PostgresUrl } from '../../url/url.ts';
import { type CopyEnd, FileList, nameTarFailure } from './file-list.ts';

export interface BaseBackupOptions {
  readonly url: PostgresUrl;
  readonly client: ClientTool;
  readonly signal: AbortSignal;
}

/**
 * `--wal-method=fetch`: the log that the recovery needs is in the tar file, so that every backup restores by itself. The other
 * methods write it to a second file, or leave it to an archive. A fast checkpoint, because the spread one can take minutes in
 * which nothing arrives.
 */
const ARGUMENTS = [
  '--pgdata=-',
  '--format=tar',
  '--wal-method=fetch',
  '--checkpoint=fast',
  '--label=restorable',
  '--no-password',
  '--no-estimate-size',
  `--dbname=${KEEPALIVES}`,
] as const;

/**
 * Copies the cluster. The iteration ends only after exit code 0, the end of the tar file, and the comparison with the server's
 * own list of files.
 * @returns where the copy ends in the server's log
 * @throws {RestorableError} DUMP_FAILED, DUMP_TRUNCATED, DATABASE_CONNECTION_LOST, CLIENT_MISSING, CANCELLED
 */
export async function* readBaseBackup(options: BaseBackupOptions, host: Host): AsyncGenerator<Uint8Array, CopyEnd> {
  const { signal } = options;
  const { child, output } = await startTool(options, host);
  try {
    const files = new FileList();
    for await (const chunk of output) {
      for (const _ of files.push(chunk)) {
        // The whole file is stored. Its parts are only looked at.
      }
      yield chunk;
    }
    await requireSuccess(child, options);
    return files.end();
  } catch (error) {
    if (signal.aborted) throw cancellation(signal);
    throw nameTarFailure(error, 'DUMP_TRUNCATED');
  } finally {
    output.destroy();
    await child.stop();
  }
}

async function startTool({ url, client, signal }: BaseBackupOptions, host: Host): Promise<ReadChild> {
  const tool: Omit<ChildSpec, 'stdout'> = {
    file: client.path,
    args: [...client.prefix, ...ARGUMENTS],
    env: childEnvironment(url, host.env),
    stdin: 'ignore',
    signal,
    scrub: host.scrub,
    speaker: 'pg_basebackup',
  };
  const { path } = await host.workspace();
  const isInContainer = client.prefix.length > 0;
  return startRead((stdout) => startBeside({ ...tool, stdout }, host), isInContainer ? undefined : path);
}

interface Known {
  readonly says: RegExp;
  readonly code: 'DUMP_FAILED' | 'DATABASE_CONNECTION_LOST';
  readonly words: string;
  readonly hint: string;
}

/** What pg_basebackup prints for known causes. It runs with LC_ALL=C. */
const KNOWN: readonly Known[] = [
  {
    says: /checksum (?:error|verification failed|mismatch)/,
    code: 'DUMP_FAILED',
    words: 'the server found damaged pages (data checksums). Its data is damaged',
    hint: "Find the damaged files in the server's log. A logical backup shows which tables are readable.",
  },
  {
    says: /requested WAL segment .* has already been removed|could not find any WAL files/,
    code: 'DUMP_FAILED',
    words: 'the server removed log that the copy needs',
    hint: 'Raise wal_keep_size (or max_slot_wal_keep_size) on the server: it must hold what is written during a backup.',
  },
  {
    says: /server closed the connection|could not receive data|terminating (?:connection|walsender)|SSL SYSCALL|SSL error|could not read COPY data|connection to server .* failed/,
    code: 'DATABASE_CONNECTION_LOST',
    words: 'the connection was lost',
    hint: 'Check for a restart, a network failure or wal_sender_timeout, then run it again.',
  },
];

async function requireSuccess(child: Child, { url, signal }: BaseBackupOptions): Promise<void> {
  const exit = await child.exited;
  if (signal.aborted) throw cancellation(signal);
  if (exit.code === 0) return;
  const foreign = child.errorText();
  const words = foreign.reveal();
  const known = KNOWN.find(({ says }) => says.test(words));
  if (known !== undefined) {
    const message = `pg_basebackup of ${describeServer(url)} failed: ${known.words}.`;
    throw new RestorableError(known.code, message, { hint: known.hint, foreign });
  }
  const how = exit.signal === null ? `exited with code ${exit.code}` : `was killed by ${exit.signal}`;
  const state = describeState(stateIn(words));
  throw new RestorableError('DUMP_FAILED', `pg_basebackup ${how}${state === undefined ? '' : `: ${state}`}.`, {
    hint: 'Run the same pg_basebackup by hand to see more. Nothing was stored as a backup.',
    foreign,
  });
}
