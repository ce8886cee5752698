import type { Connection } from '../connection/connection.ts';

/** Functions of a shared library (CREATE FUNCTION … SONAME) belong to the server. Those that ship with it are ignored. */
const RUNNING = 'select udf_name as name from performance_schema.user_defined_functions where udf_library is not null';
const CREATED = 'select name as name from mysql.func';
const CODE = [
  'select 1 from information_schema.views where table_schema = database() and instr(lower(view_definition), lower(?)) > 0',
  'select 1 from information_schema.routines where routine_schema = database() and instr(lower(routine_definition), lower(?)) > 0',
  'select 1 from information_schema.triggers where trigger_schema = database() and instr(lower(action_statement), lower(?)) > 0',
  'select 1 from information_schema.events where event_schema = database() and instr(lower(event_definition), lower(?)) > 0',
];

/**
 * The loadable functions that the database's code names. They are in no dump.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readLoadableFunctions(connection: Connection): Promise<string[]> {
  const functions = await connection.query<{ name: string }>((await isWatched(connection)) ? RUNNING : CREATED);
  const named: string[] = [];
  for (const { name } of functions) {
    // Only plain words are queried and shown.
    if (!/^\w{1,64}$/.test(name)) continue;
    const found = await connection.queryArrays(`${CODE.join(' union all ')} limit 1`, Array(CODE.length).fill(name));
    if (found.rows.length > 0) named.push(name);
  }
  return named.sort();
}

/** Whether every account can see them. Without its performance schema, MySQL lists none there, and does not say so. */
async function isWatched(connection: Connection): Promise<boolean> {
  if (connection.flavor === 'mariadb') return false;
  const [row] = await connection.query<{ value: unknown }>('select @@performance_schema as value');
  return Number(row?.value) === 1;
}
