import { KEPT_MARKERS, MARKER_COLUMNS } from '../../../core/format/log/log-marker.ts';
import { type MarkerStatements, type MarkerTable, MOST_FOUND_MARKERS } from '../../parts/markers.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, GT, LT } from '../sql/operators.ts';
import { quoteIdentifier } from '../sql/text.ts';

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
  const write = async (sql: string, parameters: readonly unknown[] = []): Promise<void> => {
    const options = { readOnly: false, lockTimeoutMs: LOCK_LIMIT_MS };
    await control.transaction(() => control.query(sql, parameters), options);
  };
  return {
    name,
    expected: [`${VALUE} character varying(32)`, `${TIME} timestamp(6) with time zone`],
    definition,
    grant: `GRANT SELECT, INSERT, DELETE ON ${table} TO ${account}, and while it does not exist, GRANT CREATE ON SCHEMA ${quoteIdentifier(schema)} TO ${account}`,
    columns: () => readColumns(control, schema, relation),
    now: async () => {
      const sql = `select ${iso('pg_catalog.clock_timestamp()')} as at`;
      return onlyRow(await control.query<{ at: string }>(sql)).at;
    },
    create: () => write(definition),
    insert: (value) =>
      write(`insert into ${table} (${VALUE}, ${TIME}) values ($1, pg_catalog.clock_timestamp())`, [value]),
    prune: () =>
      write(
        `delete from ${table} where ${TIME} ${LT} (select ${TIME} from ${table} order by ${TIME} desc limit 1 offset ${KEPT_MARKERS - 1})`,
      ),
    lacks: (exists) => readLacks(control, { schema, table, exists }),
    whyNot: async () => {
      const row = onlyRow(
        await control.query<{ standby: boolean }>('select pg_catalog.pg_is_in_recovery() as standby'),
      );
      return row.standby ? 'the server is a standby' : undefined;
    },
  };
}

export function markerStatements(name: string): MarkerStatements {
  const { table } = placeOf(name);
  return {
    rows: `select ${VALUE}, ${iso(TIME)} from ${table} order by ${TIME} limit ${MOST_FOUND_MARKERS}`,
    tables: `select pg_catalog.count(*) from pg_catalog.pg_class where oid ${EQ} pg_catalog.to_regclass('${table}')`,
  };
}

/** A table without log is no table of markers: its rows would be missing in every shipment. */
async function readColumns(control: Connection, schema: string, relation: string): Promise<string[]> {
  const sql = `select a.attname as name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
      c.relkind ${EQ} 'r' and c.relpersistence ${EQ} 'p' as plain
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid ${EQ} a.attrelid
      join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
    where n.nspname ${EQ} $1 and c.relname ${EQ} $2 and a.attnum ${GT} 0 and not a.attisdropped order by a.attnum`;
  const rows = await control.query<{ name: string; type: string; plain: boolean }>(sql, [schema, relation]);
  return rows.map((row) => (row.plain ? `${row.name} ${row.type}` : `${row.name} of no logged table`));
}

interface Wanted {
  readonly schema: string;
  readonly table: string;
  readonly exists: boolean;
}

async function readLacks(control: Connection, { schema, table, exists }: Wanted): Promise<string[]> {
  const wanted = exists
    ? ['SELECT', 'INSERT', 'DELETE'].map((each) => ({ each, call: 'has_table_privilege', of: table }))
    : [{ each: 'CREATE', call: 'has_schema_privilege', of: schema }];
  const lacks: string[] = [];
  for (const { each, call, of } of wanted) {
    const sql = `select pg_catalog.${call}($1::pg_catalog.text, $2::pg_catalog.text) as has`;
    if (!onlyRow(await control.query<{ has: boolean }>(sql, [of, each])).has) lacks.push(each);
  }
  return lacks;
}
