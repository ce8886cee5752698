import type { Lanes } from '../../../core/planning/lanes.ts';
import type { Relation } from '../catalog/catalog.ts';
import { isOn, readPrivileges } from '../catalog/privileges.ts';
import { quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { isCountable, printsGrants } from '../dump/preflight.ts';
import { compareSeries } from '../server/programs.ts';

/** One way to let nobody change anything while several sessions begin. */
export interface LockPlan {
  readonly acquire: readonly string[];
  readonly release: string;
  /** Prepared transactions may be committed in spite of the lock. */
  readonly passesPrepared: boolean;
}

/** Each table costs a few milliseconds, during which those before it are locked. */
const MOST_TABLES = 100;
/** The first series of MariaDB with BACKUP STAGE. */
const STAGES_SINCE = '10.4';

const UNASKED =
  'only MariaDB from 10.4 has a lock for several lanes that holds up no reader, and only for an account with RELOAD; other locks are taken if `lanes` is a number';

/** MariaDB waits for no query and no open transaction: only commits wait, on the whole server. */
const STAGE: LockPlan = {
  acquire: ['backup stage start', 'backup stage block_commit'],
  release: 'backup stage end',
  passesPrepared: false,
};
/** Waits until running queries have ended, and everybody who wants to use these tables waits behind it. */
const EVERYTHING: LockPlan = {
  acquire: ['flush tables with read lock'],
  release: 'unlock tables',
  passesPrepared: false,
};

/**
 * The locks that this account may try, the one that disturbs others least first.
 * @param tables what is dumped
 * @param wanted with `auto`, only a lock that holds up no reader and ends no transaction of another session
 * @returns why there is none: the end of a sentence
 */
export async function planLocks(
  connection: Connection,
  tables: readonly Relation[],
  wanted: Lanes,
): Promise<readonly LockPlan[] | string> {
  if (!printsGrants(connection) || /tidb/i.test(connection.serverVersion)) return 'this service has no lock for it';
  // Other nodes go on writing, and one that has to wait for a lock here may stop the cluster.
  if (await isOn(connection, 'wsrep_on')) return 'a lock on a node of a Galera cluster would hold up the other nodes';
  const privileges = await readPrivileges(connection);
  const countable = tables.filter(isCountable);
  const plans: LockPlan[] = [];
  const isMariadb = connection.flavor === 'mariadb';
  if (isMariadb && privileges.isGlobal('RELOAD') && compareSeries(connection.majorVersion, STAGES_SINCE) >= 0)
    plans.push(STAGE);
  if (wanted === 'auto') return plans.length > 0 ? plans : UNASKED;
  if (!isMariadb && (privileges.isGlobal('RELOAD') || privileges.isGlobal('FLUSH_TABLES'))) plans.push(EVERYTHING);
  if (privileges.isOnDatabase('LOCK TABLES') && countable.length <= MOST_TABLES)
    plans.push(tableLock(connection, countable));
  if (plans.length > 0) return plans;
  return `this account may not lock what it dumps: grant it ${isMariadb ? 'RELOAD' : 'FLUSH_TABLES'}, or for up to ${MOST_TABLES} tables LOCK TABLES on the database`;
}

/**
 * Only writers of these tables wait. It is given once open transactions that wrote to them have ended. If such a transaction goes on to
 * a table that is locked already, the two wait for each other, and the server ends the transaction (error 1213), not this statement.
 */
function tableLock({ flavor }: Connection, tables: readonly Relation[]): LockPlan {
  return {
    acquire: [`lock tables ${tables.map(({ name }) => `${quoteName(name)} read`).join(', ')}`],
    release: 'unlock tables',
    passesPrepared: flavor === 'mariadb',
  };
}
