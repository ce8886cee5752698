import { rowsUnlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { quoteName } from './sql-text.ts';

/**
 * Tables of information_schema with a column that names a database. What they list is contained in a dump and described by
 * the fingerprint, or belongs to something that is, or does not belong to the database (files, privileges, statistics).
 */
const KNOWN_LISTS = new Set(
  `check_constraints columns columns_extensions column_privileges column_statistics events files geometry_columns
   index_statistics json_duality_views json_duality_view_columns json_duality_view_links json_duality_view_tables
   key_column_usage libraries optimizer_costs parameters partitions period_constraints periods referential_constraints
   role_column_grants role_routine_grants role_table_grants routines routine_libraries schema_privileges sequences
   statistics st_geometry_columns tables tables_extensions table_constraints table_constraints_extensions
   table_privileges table_statistics triggered_update_columns triggers views view_routine_usage
   view_table_usage`.split(/\s+/),
);

/** Values of `table_type` and `routine_type` for objects that this program handles, and for the server's own. */
const KNOWN_TYPES = new Set(
  `BASE TABLE|VIEW|SYSTEM VIEW|SEQUENCE|SYSTEM VERSIONED|TEMPORARY|TEMPORARY SEQUENCE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY|LIBRARY`.split(
    '|',
  ),
);

/**
 * Asks the server which kinds of object the connection's database contains that this program does not know.
 * @returns each as the server names it, such as `routines of the type SERVICE` or `information_schema.SERVICES`
 * @throws {RestorableError} DATABASE_CONNECTION_LOST, CANCELLED; a refused question has no answer
 */
export async function readUnknownKinds(connection: Connection): Promise<readonly string[]> {
  return rowsUnlessRefused(unknownKinds(connection));
}

async function unknownKinds(connection: Connection): Promise<string[]> {
  const types = await connection.query<{ type: string; what: string }>(
    `select distinct table_type as type, 'tables' as what from information_schema.tables where table_schema = database()
       union select distinct routine_type, 'routines' from information_schema.routines where routine_schema = database()`,
  );
  const unknown = types.filter(({ type }) => !KNOWN_TYPES.has(type));
  return [...unknown.map(({ type, what }) => `${what} of the type ${type}`), ...(await readUnknownLists(connection))];
}

/** Lists that the server has and this program does not know. @returns the tables of information_schema with their columns */
export async function newLists(connection: Connection): Promise<{ readonly list: string; readonly column: string }[]> {
  const found = await connection.query<{ list: string; column: string }>(
    `select table_name as \`list\`, column_name as \`column\` from information_schema.columns
      where table_schema = 'information_schema' and column_name like '%\\_schema' order by table_name, ordinal_position`,
  );
  const first = new Map(found.reverse().map(({ list, column }) => [list, column]));
  return [...first]
    .filter(([list]) => !KNOWN_LISTS.has(list.toLowerCase()) && !/^innodb_/i.test(list))
    .map(([list, column]) => ({ list, column }))
    .reverse();
}

async function readUnknownLists(connection: Connection): Promise<string[]> {
  const used: string[] = [];
  for (const { list, column } of await newLists(connection)) {
    const rows = await connection.query(
      `select 1 from information_schema.${quoteName(list)} where ${quoteName(column)} = database() limit 1`,
    );
    if (rows.length > 0) used.push(`information_schema.${list}`);
  }
  return used;
}
