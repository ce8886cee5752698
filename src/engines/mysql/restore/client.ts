import { statfs } from 'node:fs/promises';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { Host } from '../../../ports/host.ts';
import { feedChild } from '../../../process/streams/feed.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import { findClient } from '../clients/clients.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { startAtTarget } from '../target/contained-client.ts';
import type { MysqlRestore } from '../target/database.ts';
import { failedClient, waitsForSpace } from './errors.ts';
import { FlawErrors } from './flaws.ts';
import type { StatementLog } from './statements.ts';

export interface ClientOptions {
  /** Of the restoring account, with the database. */
  readonly url: MysqlUrl;
  /** The database's name at the source. */
  readonly sourceName: string | undefined;
  /** Statements of the input. */
  readonly statements: StatementLog;
  /** Functions of a shared library that the source's server has. */
  readonly loadable: readonly string[];
  /** What was broken at the source and may fail. */
  readonly flaws: readonly Flaw[];
}

const LOOK_AT_LOG_MS = 2_000;
const NO_SPACE_BYTES = 16 * 1024 * 1024;

/**
 * Feeds a dump to the flavor's client, contained if the target is, and waits for both to end successfully.
 * @returns what could not be created because it is broken at the source, as `view v`
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL, DATABASE_CONNECTION_LOST, DATABASE_PRIVILEGE, CLIENT_MISSING,
 *   CANCELLED, and what reading the dump throws
 */
export async function runClient(
  dump: AsyncIterable<Uint8Array>,
  options: ClientOptions,
  { target, known, host }: MysqlRestore,
): Promise<readonly string[]> {
  const client = await findClient('client', { flavor: target.flavor, majorVersion: target.series }, host);
  if (client.note !== undefined) host.log.debug(client.note);
  const { url, sourceName } = options;
  const errors = new FlawErrors(options.flaws, options.statements, () => void started.child.stop());
  const force = errors.areExpected ? ['--force'] : [];
  await using started = await startAtTarget(
    client,
    {
      url,
      words: [...argumentsFor(client), ...force, `--database=${url.database}`],
      stdin: 'pipe',
      stdout: 'ignore',
      onErrorLine: (line) => errors.read(line),
    },
    target,
    host,
  );
  const { child } = started;
  let isTaken = false;
  const watching = setInterval(() => {
    if (waitsForSpace(target)) void child.stop();
  }, LOOK_AT_LOG_MS);
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    yield* dump;
    // Reached only after the client has read the last piece.
    isTaken = true;
  };
  try {
    await feedChild(watched(), child);
    const { code, signal } = await child.exited;
    throwIfCancelled(host.signal);
    if (code === 0 && isTaken && !errors.hasFailed) return errors.leftOut;
    const end = code === null ? `signal ${signal}` : `exit code ${code}${isTaken ? '' : " before the dump's end"}`;
    const isDiskFull = target.ownServer !== undefined && (await hasNoSpace(host));
    throw failedClient(errors.withoutFlaws(child.errorText()), target, end, {
      ...options,
      known,
      source: sourceName,
      here: url.database,
      isDiskFull,
    });
  } finally {
    clearInterval(watching);
  }
}

async function hasNoSpace(host: Host): Promise<boolean> {
  const { bavail, bsize } = await statfs((await host.workspace()).path);
  return bavail * bsize < NO_SPACE_BYTES;
}

/** The same for both flavors. `loose-` is for options that only one of them, or only a newer version, supports. */
function argumentsFor(client: ClientTool): string[] {
  return [
    // Disables the client's own commands (\!, system, source, tee, ...) except `delimiter` and \C.
    '--binary-mode',
    client.flavor === 'mysql' ? '--loose-system-command=OFF' : '--loose-sandbox',
    '--batch',
    '--local-infile=OFF',
    '--default-character-set=utf8mb4',
    '--max-allowed-packet=1G',
    // Otherwise bodies of routines would lose their comments.
    '--comments',
    // A new session would not have the settings that the dump made in the old one.
    '--skip-reconnect',
    '--skip-auto-rehash',
    ...(client.flavor === 'mariadb' ? ['--skip-progress-reports'] : []),
  ];
}
