import { showName } from '../../../core/format/manifest/known-names.ts';
import { rowsUnlessRefused } from '../../parts/refusals.ts';
import { EQ, isOwnSchema, MINUS, NE } from '../sql/operators.ts';
import type { Connection } from './connection.ts';

const PLAIN = /^[\w .:/@()-]{1,64}$/;

export interface LockedTable {
  readonly schema: string;
  readonly name: string;
}

/** A lock on a table of this database that blocks others. */
export interface LockHolder extends LockedTable {
  /** For example `"shop.orders" is locked by the session 4711 (user "app", application "psql", for 300 s)`. */
  readonly words: string;
}

/** Who has a lock, or waits for it. */
interface Locker {
  /** Null for a prepared transaction. */
  readonly pid: number | null;
  readonly account: string | null;
  readonly application: string | null;
  readonly seconds: number | null;
  /** Null if this account may not see it. */
  readonly kind: string | null;
}

interface Row extends LockedTable, Locker {
  readonly relation: string;
  readonly granted: boolean;
  readonly is_replay: boolean;
}

const LOCKER = `a.usename as account, a.application_name as application, a.backend_type as kind,
  pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.now() ${MINUS} a.xact_start)) as seconds`;

/**
 * Who blocks others at a table of this database: one that holds a lock, before one that waits for it. The words are for people, and have
 * no value in them.
 * @param mode which locks matter: those that block a reader, also one that is only waited for, because a reader waits behind it; or a DROP
 * @param matters which tables, all by default
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function findLockHolder(
  connection: Connection,
  mode: 'read' | 'drop',
  matters: (table: LockedTable) => boolean = () => true,
): Promise<LockHolder | undefined> {
  // Without a limit: each partition that somebody locks is a lock of its own, and those of other schemas come first at times.
  const rows = await connection.query<Row>(
    `select n.nspname as schema, c.relname as name, l.granted, l.pid,
       pg_catalog.format('%s.%s', n.nspname, c.relname) as relation, ${LOCKER},
       -- A session of a standby can't take such a lock.
       pg_catalog.pg_is_in_recovery() and l.mode ${EQ} 'AccessExclusiveLock' as is_replay
     from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid ${EQ} l.relation
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace left join pg_catalog.pg_stat_activity a on a.pid ${EQ} l.pid
     where (l.pid is null or l.pid ${NE} pg_catalog.pg_backend_pid()) and ${isOwnSchema('n')}
       and c.relkind ${EQ} any ('{r,p,m,v,S,f}')
       and l.database ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())
       and ${mode === 'read' ? `l.mode ${EQ} 'AccessExclusiveLock'` : 'l.granted'}
     order by l.granted desc, a.xact_start nulls last, c.oid`,
  );
  const row = rows.find(matters);
  if (row === undefined) return undefined;
  return { schema: row.schema, name: row.name, words: inWords(row, await findBlocker(connection, row)) };
}

/** Whom a session waits for itself, at this table or anywhere else. The one to look at if the wait is long. */
async function findBlocker(connection: Connection, { pid }: Row): Promise<Locker | undefined> {
  if (pid === null) return undefined;
  // Its function stops all locking for a moment, so it is called once. Prepared transactions have the number 0.
  const [blocker] = await rowsUnlessRefused(
    connection.query<Locker>(
      `select case when b.pid ${NE} 0 then b.pid end as pid, ${LOCKER}
       from pg_catalog.unnest(pg_catalog.pg_blocking_pids($1)) with ordinality b (pid, at)
         left join pg_catalog.pg_stat_activity a on a.pid ${EQ} b.pid order by b.at limit 1`,
      [pid],
    ),
  );
  return blocker;
}

function inWords(row: Row, blocker: Locker | undefined): string {
  const who = row.is_replay ? 'on this standby by a transaction of the primary' : `by ${describeLocker(row)}`;
  const what = `${showName(row.relation)} is ${row.granted ? '' : 'about to be '}locked ${who}`;
  if (blocker !== undefined) return `${what}, which waits for ${describeLocker(blocker)}`;
  return row.granted ? what : `${what}, which waits`;
}

function describeLocker({ pid, account, application, seconds, kind }: Locker): string {
  if (pid === null) return 'a prepared transaction';
  const facts = [
    account === null ? [] : [`user ${showName(account)}`],
    application !== null && PLAIN.test(application) ? [`application ${showName(application)}`] : [],
    seconds === null ? [] : [`for ${seconds} s`],
  ].flat();
  const session = `the ${kind === 'autovacuum worker' ? kind : 'session'} ${pid}`;
  return `${session}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}
