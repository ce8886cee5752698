import { KEPT_MARKERS, MARKER_COLUMNS, MARKER_LENGTH } from '../../core/format/log/log-marker.ts';
import {
  LOSES_ROWS,
  type LookedAt,
  type MarkerStatements,
  type MarkerTable,
  MOST_FOUND_MARKERS,
  OTHER_COLUMNS,
  unsuitable,
} from '../parts/markers.ts';
import { onlyRow } from '../parts/server/only-row.ts';
import { readPrivileges } from './catalog/privileges.ts';
import { isDeadlock } from './catalog/row-counts.ts';
import { quoteName, TABLE_ONLY } from './catalog/sql-text.ts';
import type { Connection } from './connection/connection.ts';
import { readReplica } from './connection/replica.ts';
import { printsGrants } from './dump/preflight.ts';

const { value: VALUE, time: TIME } = MARKER_COLUMNS;
const EXPECTED = [`${VALUE} varchar(32)`, `${TIME} datetime(6)`];
/** Of a transaction that the server chooses to end in a deadlock. */
const ATTEMPTS = 3;
const ISO = '%Y-%m-%dT%H:%i:%s.%fZ';

/** A table of markers in the database itself. No statement names the database: a replay under another name would refuse it. */
export function markerTableOf(control: Connection, name: string): MarkerTable {
  const table = quoteName(name);
  const definition = `CREATE TABLE IF NOT EXISTS ${table} (${VALUE} varchar(32) CHARACTER SET ascii NOT NULL PRIMARY KEY, ${TIME} datetime(6) NOT NULL) ENGINE = InnoDB`;
  const { database } = control.url;
  return {
    name,
    definition,
    grant: `GRANT SELECT, INSERT, DELETE, CREATE ON ${quoteName(database)}.${table} TO the account`,
    look: () => lookAt(control, name),
    now: async () => {
      const sql = `select date_format(utc_timestamp(6), '${ISO}') as at`;
      return onlyRow(await control.query<{ at: string }>(sql)).at;
    },
    create: () => control.simple(definition),
    insert: (value) =>
      holding(control, table, async () => {
        await control.query(`insert into ${table} (${VALUE}, ${TIME}) values (?, utc_timestamp(6))`, [value]);
        const found = `select count(*) as written from ${table} where ${VALUE} = ?`;
        const { written } = onlyRow(await control.query<{ written: unknown }>(found, [value]));
        if (Number(written) !== 1) throw unsuitable({ name, definition }, LOSES_ROWS);
      }),
    prune: () =>
      holding(control, table, async () => {
        const newest = `select cast(${TIME} as char) as at from ${table} order by ${TIME} desc limit 1 offset ${KEPT_MARKERS - 1}`;
        const [oldest] = await control.query<{ at: string }>(newest);
        if (oldest !== undefined) await control.query(`delete from ${table} where ${TIME} < ?`, [oldest.at]);
      }),
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

/**
 * In a transaction that keeps the table from being replaced. The first statement is an error for a view, whose functions would run with
 * the privileges of the account. A deadlock, for example with another run that deletes old markers, ends the transaction as if it had
 * never begun, so it is repeated.
 */
async function holding(control: Connection, table: string, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await holdOnce(control, table, work);
      return;
    } catch (error) {
      if (!isDeadlock(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function holdOnce(control: Connection, table: string, work: () => Promise<void>): Promise<void> {
  await control.simple('start transaction');
  try {
    await control.query(`select 1 as nothing from ${table} ${TABLE_ONLY} limit 0`);
    await work();
    await control.simple('commit');
  } catch (error) {
    await control.simple('rollback').catch(() => {});
    throw error;
  }
}

export function markerStatements(name: string): MarkerStatements {
  const value = `left(${VALUE}, ${MARKER_LENGTH + 1})`;
  return {
    rows: `select ${value}, date_format(${TIME}, '${ISO}') from ${quoteName(name)} order by ${TIME} desc limit ${MOST_FOUND_MARKERS}`,
    tables: `select count(*) from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = database() and table_name = '${name}' and table_type = 'BASE TABLE' and column_name = '${TIME}'`,
  };
}

/**
 * A view can run functions. Rows in another storage engine than InnoDB are not part of the transaction, may be on another server, or
 * are not kept at all.
 */
async function lookAt(control: Connection, name: string): Promise<LookedAt> {
  const kind = `select cast(table_type as char) as kind, cast(engine as char) as engine from information_schema.tables
    where table_schema = database() and table_name = ?`;
  const [found] = await control.query<{ kind: string; engine: string | null }>(kind, [name]);
  if (found === undefined) return 'nothing';
  if (found.kind !== 'BASE TABLE') return { unlike: 'it is a view, or a table of another kind' };
  if (found.engine?.toLowerCase() !== 'innodb') return { unlike: 'its storage engine is not InnoDB' };
  const columns = await readColumns(control, name);
  return columns.join() === EXPECTED.join() ? 'ours' : OTHER_COLUMNS;
}

async function readColumns(control: Connection, name: string): Promise<string[]> {
  const sql = `select cast(column_name as char) as name, cast(column_type as char) as type from information_schema.columns
    where table_schema = database() and table_name = ? order by ordinal_position`;
  const rows = await control.query<{ name: string; type: string }>(sql, [name]);
  return rows.map((row) => `${row.name} ${row.type}`);
}
