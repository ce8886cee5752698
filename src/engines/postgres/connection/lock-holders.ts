import { showName } from '../../../core/format/manifest/known-names.ts';
import { EQ, isOwnSchema, MINUS, NE } from '../sql/operators.ts';
import type { Connection } from './connection.ts';

const PLAIN = /^[\w .:/@()-]{1,64}$/;
/** Each partition that a statement locks is a lock of its own. */
const MOST = 1_000;

/** A lock on a table of this database that blocks others. */
export interface LockHolder {
  readonly schema: string;
  readonly name: string;
  /** For example `"shop.orders" is locked by the session 4711 (user "app", application "psql", for 300 s)`. */
  readonly words: string;
}

interface Row extends Pick<LockHolder, 'schema' | 'name'> {
  readonly relation: string;
  readonly granted: boolean;
  readonly pid: number | null;
  readonly account: string | null;
  readonly application: string | null;
  readonly seconds: number | null;
}

/**
 * Who blocks others at a table of this database: those that hold a lock first. The words are for people, and have no value in them.
 * @param mode which locks matter: those that block a reader, also one that is only waited for, because a reader waits behind it; or a DROP
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function findLockHolders(connection: Connection, mode: 'read' | 'drop'): Promise<LockHolder[]> {
  const rows = await connection.query<Row>(
    `select n.nspname as schema, c.relname as name, l.granted, l.pid,
       pg_catalog.format('%s.%s', n.nspname, c.relname) as relation, a.usename as account, a.application_name as application,
       pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.now() ${MINUS} a.xact_start)) as seconds
     from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid ${EQ} l.relation
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace left join pg_catalog.pg_stat_activity a on a.pid ${EQ} l.pid
     where (l.pid is null or l.pid ${NE} pg_catalog.pg_backend_pid()) and ${isOwnSchema('n')}
       and c.relkind ${EQ} any ('{r,p,m,v,S,f}')
       and l.database ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())
       and ${mode === 'read' ? `l.mode ${EQ} 'AccessExclusiveLock'` : 'l.granted'}
     order by l.granted desc, a.xact_start nulls last, c.oid limit ${MOST}`,
  );
  return rows.map((row) => ({ schema: row.schema, name: row.name, words: inWords(row) }));
}

/** The first of them in words. Undefined if there is none. @throws {RestorableError} DATABASE_QUERY */
export async function describeLockHolder(connection: Connection, mode: 'read' | 'drop'): Promise<string | undefined> {
  return (await findLockHolders(connection, mode))[0]?.words;
}

function inWords(row: Row): string {
  const facts = [
    row.account === null ? [] : [`user ${showName(row.account)}`],
    row.application !== null && PLAIN.test(row.application) ? [`application ${showName(row.application)}`] : [],
    row.seconds === null ? [] : [`for ${row.seconds} s`],
  ].flat();
  const session = row.pid === null ? 'a prepared transaction' : `the session ${row.pid}`;
  const who = `${session}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
  const relation = showName(row.relation);
  return row.granted ? `${relation} is locked by ${who}` : `${relation} is about to be locked by ${who}, which waits`;
}
