import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../../core/cancellation.ts';
import { RestorableError } from '../../../../core/errors.ts';
import type { ForeignText } from '../../../../core/foreign.ts';
import type { LogReplay, Replayed } from '../../../../ports/engine/replay.ts';
import type { ByteStream } from '../../../../ports/engine/source.ts';
import type { Host } from '../../../../ports/host.ts';
import { feedChild } from '../../../../process/streams/feed.ts';
import {
  makePassword,
  makeServerFolders,
  type OwnServer,
  removeServerFolders,
  startOwnServer,
} from '../../../parts/server/own-server.ts';
import { once } from '../../../parts/streams.ts';
import { EXACT } from '../../replay/commit-record.ts';
import { cannotStart, reasonIn, SERVER_ENVIRONMENT, startServer, urlOf } from '../../server/cluster.ts';
import { type ClusterLayout, type ClusterOptions, PORT, settingsOf } from '../../server/settings.ts';
import { withoutEventTriggers } from '../../target/scratch.ts';
import type { PostgresUrl } from '../../url/url.ts';
import { unpack } from '../folder/unpacking.ts';
import { OWN_ROLES } from '../names.ts';
import { type GivenLog, giveLog, lacksExtension } from './given-log.ts';
import { ownAccounts } from './own-accounts.ts';

/** A restored cluster that runs contained. */
export interface RecoveredCluster extends OwnServer {
  /** A superuser, whose password only we know. */
  admin(database: string): PostgresUrl;
  /** An account that is not a superuser, in the database that is looked into. */
  readonly role: PostgresUrl;
}

export interface RecoveryOptions extends ClusterOptions {
  /** The source's max_prepared_transactions. */
  readonly preparedTransactions: number;
  /** The database that is looked into. */
  readonly database: string;
}

const { admin: ADMIN, reader: READER } = OWN_ROLES;

/** The files of a cluster, before its recovery. */
export interface UnpackedCluster {
  /**
   * Lets the server recover it from the log in it, and starts it. Its files are deleted if that fails.
   * @param replay what comes after that, in the same recovery: there is no second one
   * @throws {RestorableError} RESTORE_FAILED if it does not reach a consistent state; TARGET_UNSUITABLE, SERVER_MISSING, DISK_FULL, and
   *   what stageLog throws
   */
  recover(replay?: LogReplay): Promise<{ readonly cluster: RecoveredCluster; readonly replayed: Replayed }>;
  /** Deletes it. Safe to call twice. */
  remove(): Promise<void>;
}

/**
 * Unpacks a base backup. The server's settings are ours alone: it gets a file of its own instead of the source's.
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL
 */
export async function unpackCluster(
  streams: readonly ByteStream[],
  options: RecoveryOptions,
  host: Host,
): Promise<UnpackedCluster> {
  const { sandbox, binDirectory, major, database } = options;
  const program = join(binDirectory, 'postgres');
  const folders = await makeServerFolders({ sandbox, prefix: 'p', socketName: `.s.PGSQL.${PORT}`, program }, host);
  const layout: ClusterLayout = { ...options, ...folders };
  const password = makePassword(host);
  const remove = (): Promise<void> => removeServerFolders(folders, sandbox);
  const { more, data } = await unpackIn().catch(async (thrown: unknown) => {
    await remove();
    throw thrown;
  });
  return { recover, remove };

  async function unpackIn() {
    const settings = await writeSettings(layout, options);
    return { more: settings, data: await unpack(streams, { sandbox, home: folders.home, host }) };
  }

  async function recover(replay?: LogReplay) {
    let replayed: Replayed = { transactions: 0, lastAt: null, nextAt: null, precision: EXACT };
    const server = await startOwnServer(folders, sandbox, async () => {
      const log = replay && (await giveLog(replay, { layout, data }, host));
      const said = await recoverOnce({ layout, data, password, more, database, log }, host);
      const told = log?.lastRecord;
      if (log !== undefined) replayed = { ...log.replayed, ...(told !== undefined && { server: { told, said } }) };
      return startServer(layout, host, { more, nameFailure });
    });
    const cluster: RecoveredCluster = {
      ...server,
      admin: (name) =>
        withoutEventTriggers({ ...urlOf(ADMIN, password, folders.sockets, 'postgres'), database: name }, major),
      role: { ...urlOf(READER, 'none', folders.sockets, 'postgres'), database },
    };
    return { cluster, replayed };
  }
}

/** Files that only we can write, in place of those of the data folder. @returns the arguments that name them */
async function writeSettings({ folder }: ClusterLayout, { preparedTransactions }: RecoveryOptions): Promise<string[]> {
  const own = join(folder, 'c');
  await mkdir(own, { mode: 0o755 });
  const rules = `local all ${ADMIN} scram-sha-256\nlocal all ${READER} trust\n`;
  for (const [name, text] of [
    ['hba.conf', rules],
    ['ident.conf', ''],
    ['postgresql.conf', ''],
  ] as const) {
    await writeFile(join(own, name), text, { mode: 0o644 });
  }
  const settings = {
    config_file: join(own, 'postgresql.conf'),
    ident_file: join(own, 'ident.conf'),
    password_encryption: 'scram-sha-256',
    max_prepared_transactions: String(preparedTransactions),
    // A server starts only if both are twice the length of its log's files, which the source chose (at most 1 GB).
    min_wal_size: '2GB',
    max_wal_size: '2GB',
    // A subscription of the source would pull from its publisher.
    max_logical_replication_workers: '0',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** In English, whatever the language of the cluster: its settings are ours. */
const REDO_DONE = /\bLOG: +redo done at ([0-9A-F]{1,8}\/[0-9A-F]{1,8})/;

interface Recovering {
  readonly layout: ClusterLayout;
  readonly data: string;
  readonly password: string;
  readonly more: readonly string[];
  readonly database: string;
  readonly log: GivenLog | undefined;
}

/**
 * Recovers the cluster in single-user mode, and creates our accounts. That mode asks for no account (those of the source may have
 * no login, and their passwords are not known), and neither event triggers nor the settings of databases and roles apply in it.
 * @returns the start of the last record that it replayed, by its own words
 */
async function recoverOnce(
  { layout, data, password, more, database, log }: Recovering,
  host: Host,
): Promise<string | null> {
  const { sandbox, binDirectory, major, home, folder, binds } = layout;
  let said: string | null = null;
  const child = await sandbox.start({
    file: join(binDirectory, 'postgres'),
    args: ['--single', `-D${data}`, ...settingsOf(layout), ...more, ...(log?.args ?? []), '--', database],
    env: SERVER_ENVIRONMENT,
    binds: [
      ...binds,
      { path: home, writable: true },
      { path: join(folder, 'c'), writable: false },
      ...(log === undefined ? [] : [log.bind]),
    ],
    stdin: 'pipe',
    stdout: 'ignore',
    onErrorLine: (line) => {
      said = REDO_DONE.exec(line)?.[1] ?? said;
    },
  });
  const statements = ownAccounts({ password, database, major });
  await feedChild(once(Buffer.from(statements.map((each) => `${each}\n`).join(''))), child);
  const exit = await child.exited;
  throwIfCancelled(host.signal);
  if (exit.code === 0) return said;
  const words = child.errorText();
  const how =
    exit.signal === null ? `its server ended with code ${exit.code}` : `its server was killed by ${exit.signal}`;
  throw exit.signal === null ? nameFailure(how, words) : cannotStart(how, words);
}

const LACKS_LOCALE = /is incompatible with operating system|not recognized by setlocale|could not open collator/;

const LACKS_EXTENSION = /resource manager with ID \d+ not registered/;

/** A machine that can't start the server is no verdict. That the server rejects what was copied is one. */
function nameFailure(how: string, words: ForeignText): RestorableError {
  const text = words.reveal();
  if (LACKS_LOCALE.test(text)) {
    return new RestorableError('TARGET_UNSUITABLE', 'This machine lacks the locale of the cluster.', {
      hint: 'Install it in an earlier step (Debian: locales-all). This is not a verdict on the backup.',
      foreign: words,
    });
  }
  if (LACKS_EXTENSION.test(text)) return lacksExtension(words);
  if (/No space left/.test(text) || reasonIn(words) !== '') return cannotStart(how, words);
  return new RestorableError('RESTORE_FAILED', `The copied cluster does not recover to a consistent state: ${how}.`, {
    hint: 'The data or the log in the backup is damaged. Make another backup, and check the log of the source server.',
    foreign: words,
  });
}
