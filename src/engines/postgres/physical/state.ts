import { createHash } from 'node:crypto';
import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { tableKey } from '../../../core/format/manifest/table-name.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { type CountableTable, readSequenceList, readSequences, readTables } from '../catalog/catalog.ts';
import { type Outline, takeOutline } from '../catalog/fingerprint.ts';
import { WHOLE_DATABASE } from '../catalog/scope.ts';
import { askWithin, countRows, planCounts, rowsOf, type TableRows, unknownRows } from '../catalog/tables/row-counts.ts';
import type { Connection } from '../connection/connection.ts';
import { LOCK_ATTEMPT_MS, LOCK_WAIT_MS } from '../dump/lock-limits.ts';
import { type Relation, readInScope } from '../dump/preflight.ts';
import { EQ, isOwnSchema, NE } from '../sql/operators.ts';
import { OWN_ROLES } from './names.ts';

/** Rows that were ever inserted, updated or deleted, by table: if it stays, nobody wrote to the table. */
export type Writes = ReadonlyMap<string, string>;

/** The connected database and its cluster at one moment. */
export interface ClusterState {
  readonly outline: Outline;
  readonly rows: readonly TableRows[];
  readonly writes: Writes;
  /** Changes with every object that is created, altered or dropped. */
  readonly schemaMark: string;
  readonly unlogged: readonly CountableTable[];
  /** Tables that this account may not count. */
  readonly hidden: number;
}

/** A table that stays locked is not counted. The copy itself waits for no table. */
const READING = { isolation: 'repeatable read', readOnly: true, lockTimeoutMs: LOCK_ATTEMPT_MS } as const;

/** @throws {RestorableError} what reading the catalogs throws */
export async function readState(connection: Connection, timeLimitMs: number): Promise<ClusterState> {
  const known = await connection.transaction(async () => {
    const sequences = await readSequencesWithin(connection, Math.min(timeLimitMs, LOCK_WAIT_MS));
    const outline = await takeOutline(connection, WHOLE_DATABASE, sequences);
    const tables = await readTables(connection, WHOLE_DATABASE);
    const relations = await readInScope(connection, WHOLE_DATABASE);
    const readable = new Set(relations.filter(isReadable).map(tableKey));
    const unlogged = tables.filter(({ isUnlogged }) => isUnlogged);
    const logged = tables.filter(({ isUnlogged }) => !isUnlogged);
    const countable = logged.filter((table) => table.kind !== 'table' || readable.has(tableKey(table)));
    const { byServer, inDump: late } = planCounts(countable, timeLimitMs);
    const uncounted = logged.filter((table) => !countable.includes(table));
    const closed = new Set(relations.filter(isClosed).map(tableKey));
    const rows = [
      ...(await countRows(connection, byServer, timeLimitMs)),
      ...[...late, ...uncounted].map(unknownRows),
      // A physical backup has no rows of them: the server empties them when it recovers.
      ...unlogged.map((table) => rowsOf(table, 0, 'count')),
    ];
    const facts = { ...outline.facts, ...(await readClusterFacts(connection)) };
    const schemaMark = await readSchemaMark(connection);
    return {
      outline: { ...outline, facts },
      rows,
      unlogged,
      hidden: uncounted.filter((table) => closed.has(tableKey(table))).length,
      schemaMark,
    };
  }, READING);
  // Afterwards, so that it includes what was written while the rows were counted.
  return { ...known, writes: await readWrites(connection) };
}

/** Without the values of all, if one is locked or can't be read. */
async function readSequencesWithin(connection: Connection, limitMs: number): Promise<Fingerprint['sequences']> {
  const values = await askWithin(connection, limitMs, () => readSequences(connection, WHOLE_DATABASE));
  return typeof values === 'string' ? readSequenceList(connection, WHOLE_DATABASE, []) : values;
}

type Access = Pick<Relation, 'usage' | 'readable' | 'row_security'>;

const isReadable = ({ usage, readable, row_security }: Access): boolean =>
  usage === true && readable === true && !row_security;

/** Not so of a table that was dropped a moment ago. */
const isClosed = ({ usage, readable, row_security }: Access): boolean =>
  usage === false || readable === false || row_security;

export async function readWrites(connection: Connection): Promise<Writes> {
  const rows = await connection.query<{ schema: string; name: string; file: string | null; writes: string }>(
    `select n.nspname as schema, c.relname as name, pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.text as file,
       pg_catalog.concat_ws(' ', pg_catalog.pg_stat_get_tuples_inserted(c.oid), pg_catalog.pg_stat_get_tuples_updated(c.oid),
         pg_catalog.pg_stat_get_tuples_deleted(c.oid)) as writes
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace where c.relkind ${EQ} any ('{r,m}')`,
  );
  return new Map(rows.map(({ schema, name, file, writes }) => [tableKey({ schema, name }), `${file} ${writes}`]));
}

/** The column of each catalog that names the schema, or the table, of an object. */
const IN_SCHEMAS = {
  pg_class: 'relnamespace',
  pg_constraint: 'connamespace',
  pg_proc: 'pronamespace',
  pg_type: 'typnamespace',
} as const;
const OF_TABLES = {
  pg_trigger: 'tgrelid',
  pg_rewrite: 'ev_class',
  pg_policy: 'polrelid',
  pg_attrdef: 'adrelid',
} as const;

/** Which rows of the catalogs are there, by the number of the object and of the transaction that wrote it last. */
async function readSchemaMark(connection: Connection): Promise<string> {
  const written = (catalog: string, schema: string): string =>
    `select '${catalog}' as catalog, x.oid, x.xmin::pg_catalog.text as written from pg_catalog.${catalog} x
       join pg_catalog.pg_namespace n on n.oid ${EQ} ${schema} where ${isOwnSchema('n')}`;
  const ofTable = (column: string): string =>
    `(select r.relnamespace from pg_catalog.pg_class r where r.oid ${EQ} x.${column})`;
  const catalogs = [
    ...Object.entries(IN_SCHEMAS).map(([catalog, column]) => written(catalog, `x.${column}`)),
    ...Object.entries(OF_TABLES).map(([catalog, column]) => written(catalog, ofTable(column))),
  ];
  const row = onlyRow(
    await connection.query<{ mark: string }>(
      `select pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(coalesce(
         pg_catalog.string_agg(pg_catalog.concat_ws(' ', catalog, oid, written), ',' order by catalog, oid), ''), 'UTF8')), 'hex') as mark
       from (${catalogs.join(' union all ')}) w`,
    ),
  );
  return row.mark;
}

/**
 * What the cluster has beside the connected database: its databases and its roles. As a count and a digest, because a report may
 * show facts.
 */
export async function readClusterFacts(connection: Connection): Promise<Record<string, string>> {
  const databases = await connection.query<{ name: string }>(
    `select datname as name from pg_catalog.pg_database where datconnlimit ${NE} -2`,
  );
  const roles = await connection.query<{ name: string }>(
    `select rolname as name from pg_catalog.pg_roles where rolname ${NE} all ($1)`,
    [Object.values(OWN_ROLES)],
  );
  return { databases: summary(databases), roles: summary(roles) };
}

function summary(rows: readonly { name: string }[]): string {
  const names = rows.map(({ name }) => JSON.stringify(name)).sort();
  return `${names.length}:${createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16)}`;
}

/** The names of the cluster's databases that accept connections. */
export async function readDatabases(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ name: string }>(
    `select datname as name from pg_catalog.pg_database where datallowconn and datconnlimit ${NE} -2 order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** @throws {RestorableError} DATABASE_PRIVILEGE */
export async function readSystemIdentifier(connection: Connection): Promise<string> {
  const { allowed } = onlyRow(
    await connection.query<{ allowed: boolean }>(
      "select pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute') as allowed",
    ),
  );
  if (!allowed) {
    throw new RestorableError('DATABASE_PRIVILEGE', 'This account may not ask for the identifier of the cluster.', {
      hint: 'GRANT EXECUTE ON FUNCTION pg_control_system() to it.',
    });
  }
  const row = onlyRow(
    await connection.query<{ id: string }>(
      'select system_identifier::pg_catalog.text as id from pg_catalog.pg_control_system()',
    ),
  );
  return row.id;
}

/** The size of all databases, or null if the account may not ask for one of them. */
export async function readClusterSize(connection: Connection): Promise<number | null> {
  const may = `pg_catalog.has_database_privilege(d.oid, 'connect') or pg_catalog.pg_has_role('pg_read_all_stats', 'usage')`;
  const row = onlyRow(
    await connection.query<{ bytes: string | null; all: boolean }>(
      // Each size in a condition of its own: aggregates are computed before any condition around them.
      `select pg_catalog.bool_and(${may}) as all,
         pg_catalog.sum(case when ${may} then pg_catalog.pg_database_size(d.oid) end)::pg_catalog.text as bytes
       from pg_catalog.pg_database d where datconnlimit ${NE} -2`,
    ),
  );
  return row.bytes === null || !row.all ? null : Number(row.bytes);
}
