import { rowsUnlessRefused, unlessRefused } from '../../parts/refusals.ts';
import { showName } from '../catalog/sql-text.ts';
import type { Connection } from './connection.ts';

/** A session of a dump tool that waits for a lock. */
export interface WaitingSession {
  readonly id: number;
  readonly statement: string;
}

/** The longest that is needed to find the name of a table. */
const STATEMENT_CHARACTERS = 65_536;
const WAITS = '^Waiting for .*(lock|flush)$';
/** MySQL announces that the first will be removed. The second is empty where performance_schema is off. */
const PROCESS_LISTS = ['information_schema.processlist', 'performance_schema.processlist'];
/** What dump tools read with. The application may use the same account, and wait for the dump itself. */
const OF_DUMP_TOOL =
  /^(?:show\s|select\s+(?:\/\*!40001 SQL_NO_CACHE\b|next_not_cached_value\b|[^']*\binformation_schema\b))/i;

/** Sessions of dump tools of this account in this database that wait for a lock. Empty if the server does not tell. */
export async function findWaiting(connection: Connection): Promise<WaitingSession[]> {
  for (const list of PROCESS_LISTS) {
    const rows = await unlessRefused(
      connection.query<{ id: number | bigint; statement: string | null }>(
        `select id as id, left(info, ${STATEMENT_CHARACTERS}) as statement from ${list}
          where user = substring_index(user(), '@', 1) and db = database() and state regexp '${WAITS}'`,
      ),
    );
    if (rows === undefined) continue;
    const sessions = rows.map(({ id, statement }) => ({ id: Number(id), statement: statement ?? '' }));
    return sessions.filter(({ statement }) => OF_DUMP_TOOL.test(statement));
  }
  return [];
}

interface Row {
  readonly name: string;
  readonly granted: number | bigint;
  readonly id: number | bigint | null;
  readonly account: string | null;
  readonly seconds: number | bigint | null;
}

/** Locks behind which a reader has to wait, also those that are only waited for. */
const OF_MYSQL = `select waited.object_name as name, held.lock_status = 'GRANTED' as granted, holder.processlist_id as id,
    holder.processlist_user as account, holder.processlist_time as seconds
  from performance_schema.threads waiter
    join performance_schema.metadata_locks waited on waited.owner_thread_id = waiter.thread_id and waited.lock_status = 'PENDING'
    join performance_schema.metadata_locks held on held.object_type = waited.object_type
      and held.object_schema = waited.object_schema and held.object_name = waited.object_name
      and held.owner_thread_id <> waited.owner_thread_id and held.lock_type in ('EXCLUSIVE', 'SHARED_NO_READ_WRITE')
    left join performance_schema.threads holder on holder.thread_id = held.owner_thread_id
  where waiter.processlist_id = ? order by granted desc, seconds desc limit 1`;
/** Of the plugin METADATA_LOCK_INFO, which knows only those that are held. */
const OF_MARIADB = `select l.table_name as name, 1 as granted, l.thread_id as id, p.user as account, p.time as seconds
  from information_schema.metadata_lock_info l left join information_schema.processlist p on p.id = l.thread_id
  where l.thread_id <> ? and l.table_schema = database() and l.table_name = ?
    and l.lock_mode in ('MDL_EXCLUSIVE', 'MDL_SHARED_NO_READ_WRITE') limit 1`;

/**
 * What is waited for, in words for people, without a value: for example `orders is locked by the session 4711 (user app, for 300 s)`.
 * @param table if it is known
 * @returns undefined if the server does not tell
 */
export async function describeHolder(
  connection: Connection,
  waiting: Pick<WaitingSession, 'id'>,
  table: string | undefined,
): Promise<string | undefined> {
  const [row] = await rowsUnlessRefused(connection.query<Row>(OF_MYSQL, [waiting.id]));
  if (row !== undefined) return inWords(row);
  if (connection.flavor === 'mysql' || table === undefined) return undefined;
  const [held] = await rowsUnlessRefused(connection.query<Row>(OF_MARIADB, [waiting.id, table]));
  return held && inWords(held);
}

function inWords({ name, granted, id, account, seconds }: Row): string {
  const facts = [
    ...(account === null ? [] : [`user ${showName(account)}`]),
    ...(seconds === null ? [] : [`for ${seconds} s`]),
  ];
  const session = id === null ? 'another session' : `the session ${id}`;
  const who = `${session}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
  return Number(granted) === 1
    ? `${showName(name)} is locked by ${who}`
    : `${showName(name)} is about to be locked by ${who}, which waits`;
}
