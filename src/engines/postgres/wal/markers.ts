import { KEPT_MARKERS, MARKER_COLUMNS, MARKER_LENGTH } from '../../../core/format/log/log-marker.ts';
import {
  type LookedAt,
  type MarkerStatements,
  type MarkerTable,
  MOST_FOUND_MARKERS,
  unsuitable,
} from '../../parts/markers.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, LT } from '../sql/operators.ts';
import { quoteIdentifier } from '../sql/text.ts';
import { lookAtTable } from './marker-table.ts';

const { value: VALUE, time: TIME } = MARKER_COLUMNS;
/** Another session may hold the table for as long. */
const LOCK_LIMIT_MS = 60_000;

/** Of a time stamp, in a session in UTC. */
const iso = (time: string): string => `pg_catalog.to_char(${time}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Its schema is `public` if the name has none. */
function placeOf(name: string): { readonly schema: string; readonly relation: string; readonly table: string } {
  const [schema, relation] = name.includes('.') ? (name.split('.') as [string, string]) : ['public', name];
  return { schema, relation, table: `${quoteIdentifier(schema)}.${quoteIdentifier(relation)}` };
}

/** A table of markers in the database of the URL, in the schema public unless its name has another one. */
export function markerTableOf(control: Connection, name: string): MarkerTable {
  const { schema, relation, table } = placeOf(name);
  const account = quoteIdentifier(control.url.user);
  const definition = `CREATE TABLE IF NOT EXISTS ${table} (${VALUE} varchar(32) PRIMARY KEY, ${TIME} timestamptz(6) NOT NULL)`;
  const look = (): Promise<LookedAt> => lookAtTable(control, schema, relation);
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    control.transaction(work, { readOnly: false, lockTimeoutMs: LOCK_LIMIT_MS });
  // What can be attached to a table, such as a trigger, would run with the privileges of the account. The lock keeps it away.
  const hold = async (): Promise<void> => {
    await control.simple(`lock table ${table} in row exclusive mode`);
    const found = await look();
    if (found !== 'ours') throw unsuitable({ name, definition }, found === 'nothing' ? 'it is replaced' : found.unlike);
  };
  return {
    name,
    definition,
    grant: `GRANT SELECT, INSERT, DELETE ON ${table} TO ${account}, GRANT USAGE ON SCHEMA ${quoteIdentifier(schema)} TO ${account}, and while it does not exist, GRANT CREATE ON SCHEMA ${quoteIdentifier(schema)} TO ${account}`,
    look,
    now: async () => {
      const sql = `select ${iso('pg_catalog.clock_timestamp()')} as at`;
      return onlyRow(await control.query<{ at: string }>(sql)).at;
    },
    create: () => write(() => control.simple(definition)),
    insert: (value) =>
      write(async () => {
        await hold();
        const sql = `insert into ${table} (${VALUE}, ${TIME}) values ($1, pg_catalog.clock_timestamp())`;
        await control.query(sql, [value]);
        const written = `select pg_catalog.count(*) as found from ${table} where ${VALUE} ${EQ} $1`;
        return Number(onlyRow(await control.query<{ found: string }>(written, [value])).found) === 1;
      }),
    prune: () =>
      write(async () => {
        await hold();
        const oldest = `select ${TIME} from ${table} order by ${TIME} desc limit 1 offset ${KEPT_MARKERS - 1}`;
        await control.simple(`delete from ${table} where ${TIME} ${LT} (${oldest})`);
      }),
    lacks: (exists) => readLacks(control, { schema, table, exists }),
    whyNot: async () => {
      const row = onlyRow(
        await control.query<{ standby: boolean }>('select pg_catalog.pg_is_in_recovery() as standby'),
      );
      return row.standby ? 'the server is a standby' : undefined;
    },
  };
}

/** Only the server's own types: another one runs functions where it is printed or sorted. */
const hasColumn = (
  name: string,
  type: string,
): string => `exists (select from pg_catalog.pg_attribute a where a.attrelid ${EQ} c.oid
  and a.attname ${EQ} '${name}' and a.atttypid ${EQ} 'pg_catalog.${type}'::pg_catalog.regtype)`;

export function markerStatements(name: string): MarkerStatements {
  const { table } = placeOf(name);
  return {
    rows: `select pg_catalog.left(${VALUE}::pg_catalog.text, ${MARKER_LENGTH + 1}), ${iso(TIME)} from ${table} order by ${TIME} desc limit ${MOST_FOUND_MARKERS}`,
    tables: `select pg_catalog.count(*) from pg_catalog.pg_class c where c.oid ${EQ} pg_catalog.to_regclass('${table}') and c.relkind ${EQ} 'r'
      and ${hasColumn(VALUE, 'varchar')} and ${hasColumn(TIME, 'timestamptz')}`,
  };
}

interface Wanted {
  readonly schema: string;
  readonly table: string;
  readonly exists: boolean;
}

async function readLacks(control: Connection, { schema, table, exists }: Wanted): Promise<string[]> {
  const place = 'select pg_catalog.to_regnamespace($1::pg_catalog.text) is null as missing';
  const quoted = quoteIdentifier(schema);
  if (onlyRow(await control.query<{ missing: boolean }>(place, [quoted])).missing) return [`the schema ${quoted}`];
  const wanted = exists
    ? ['SELECT', 'INSERT', 'DELETE'].map((each) => ({ each, call: 'has_table_privilege', of: table }))
    : [{ each: 'CREATE', call: 'has_schema_privilege', of: schema }];
  const lacks: string[] = [];
  for (const { each, call, of } of [{ each: 'USAGE', call: 'has_schema_privilege', of: schema }, ...wanted]) {
    const sql = `select pg_catalog.${call}($1::pg_catalog.text, $2::pg_catalog.text) as has`;
    if (!onlyRow(await control.query<{ has: boolean }>(sql, [of, each])).has) lacks.push(each);
  }
  return lacks;
}
