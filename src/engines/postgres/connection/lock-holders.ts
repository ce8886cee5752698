import { showName } from '../../../core/format/manifest/known-names.ts';
import { EQ, isOwnSchema, MINUS, NE } from '../sql/operators.ts';
import type { Connection } from './connection.ts';

const PLAIN = /^[\w .:/@()-]{1,64}$/;

/**
 * Who holds a lock on a table of this database that blocks others: `"shop.orders" is locked by the session 4711 (user
 * "app", application "psql", for 300 s)`. Undefined if nobody does.
 * @param mode which locks matter: those that block a reader, or a DROP
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function describeLockHolder(connection: Connection, mode: 'read' | 'drop'): Promise<string | undefined> {
  const [row] = await connection.query<{
    relation: string;
    pid: number;
    account: string | null;
    application: string | null;
    seconds: number | null;
  }>(
    `select pg_catalog.format('%s.%s', n.nspname, c.relname) as relation, l.pid, a.usename as account, a.application_name as application,
       pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.now() ${MINUS} a.xact_start)) as seconds
     from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid ${EQ} l.relation
       join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace left join pg_catalog.pg_stat_activity a on a.pid ${EQ} l.pid
     where l.granted and l.pid ${NE} pg_catalog.pg_backend_pid() and ${isOwnSchema('n')} and c.relkind ${EQ} any ('{r,p,m,v,S,f}')
       and l.database ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())
       ${mode === 'read' ? `and l.mode ${EQ} 'AccessExclusiveLock'` : ''}
     order by a.xact_start nulls last limit 1`,
  );
  if (row === undefined) return undefined;
  const facts = [
    row.account === null ? [] : [`user ${showName(row.account)}`],
    row.application !== null && PLAIN.test(row.application) ? [`application ${showName(row.application)}`] : [],
    row.seconds === null ? [] : [`for ${row.seconds} s`],
  ].flat();
  return `${showName(row.relation)} is locked by the session ${row.pid}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}
