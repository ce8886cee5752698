import { KEPT_MARKERS, MARKER_COLUMNS } from '../../core/format/log/log-marker.ts';
import { type MarkerStatements, type MarkerTable, MOST_FOUND_MARKERS } from '../parts/markers.ts';
import { onlyRow } from '../parts/server/only-row.ts';
import { readPrivileges } from './catalog/privileges.ts';
import { quoteName } from './catalog/sql-text.ts';
import type { Connection } from './connection/connection.ts';
import { readReplica } from './connection/replica.ts';
import { printsGrants } from './dump/preflight.ts';

const { value: VALUE, time: TIME } = MARKER_COLUMNS;
const DATETIME = 'datetime(6)';
const TEXT = 'varchar(32)';
const ISO = '%Y-%m-%dT%H:%i:%s.%fZ';

/** A table of markers in the database itself. No statement names the database: a replay under another name would refuse it. */
export function markerTableOf(control: Connection, name: string): MarkerTable {
  const table = quoteName(name);
  const definition = `CREATE TABLE IF NOT EXISTS ${table} (${VALUE} ${TEXT} CHARACTER SET ascii NOT NULL PRIMARY KEY, ${TIME} ${DATETIME} NOT NULL) ENGINE = InnoDB`;
  const { database } = control.url;
  return {
    name,
    expected: [`${VALUE} ${TEXT}`, `${TIME} ${DATETIME}`],
    definition,
    grant: `GRANT SELECT, INSERT, DELETE, CREATE ON ${quoteName(database)}.${table} TO the account`,
    columns: () => readColumns(control, name),
    now: async () => {
      const sql = `select date_format(utc_timestamp(6), '${ISO}') as at`;
      return onlyRow(await control.query<{ at: string }>(sql)).at;
    },
    create: () => control.simple(definition),
    insert: async (value) => {
      await control.query(`insert into ${table} (${VALUE}, ${TIME}) values (?, utc_timestamp(6))`, [value]);
    },
    prune: async () => {
      const newest = `select cast(${TIME} as char) as at from ${table} order by ${TIME} desc limit 1 offset ${KEPT_MARKERS - 1}`;
      const [oldest] = await control.query<{ at: string }>(newest);
      if (oldest !== undefined) await control.query(`delete from ${table} where ${TIME} < ?`, [oldest.at]);
    },
    lacks: async (exists) => {
      if (!printsGrants(control)) return [];
      const privileges = await readPrivileges(control);
      const wanted = ['SELECT', 'INSERT', 'DELETE', ...(exists ? [] : ['CREATE'])];
      return wanted.filter((each) => !privileges.isOnTable(each, database, name));
    },
    whyNot: async () => {
      if ((await readReplica(control)) === undefined) return undefined;
      return 'the server is a replica or read-only, and its primary would lack the row';
    },
  };
}

export function markerStatements(name: string): MarkerStatements {
  return {
    rows: `select ${VALUE}, date_format(${TIME}, '${ISO}') from ${quoteName(name)} order by ${TIME} limit ${MOST_FOUND_MARKERS}`,
    tables: `select count(*) from information_schema.tables where table_schema = database() and table_name = '${name}'`,
  };
}

async function readColumns(control: Connection, name: string): Promise<string[]> {
  const sql = `select cast(column_name as char) as name, cast(column_type as char) as type from information_schema.columns
    where table_schema = database() and table_name = ? order by ordinal_position`;
  const rows = await control.query<{ name: string; type: string }>(sql, [name]);
  return rows.map((row) => `${row.name} ${row.type}`);
}
