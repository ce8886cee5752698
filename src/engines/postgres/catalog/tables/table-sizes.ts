import { onlyRow } from '../../../parts/server/only-row.ts';
import type { Connection } from '../../connection/connection.ts';
import { EQ, isOwnSchema, NE } from '../../sql/operators.ts';
import { free } from '../queries.ts';
import { IS_LOCKED, sizeOf } from '../rows.ts';
import type { Scope } from '../scope.ts';

/** A table with rows of its own, and its size on the server with its long values. */
export interface SizedTable {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly bytes: number;
  /** It is locked, so that `bytes` is what the server last noted: nothing of a new table. */
  readonly isLocked: boolean;
}

/** What a dump contains, by size. */
export interface DumpSizes {
  readonly tables: readonly SizedTable[];
  readonly largeObjectBytes: number;
  /** How many locks all sessions of the server can hold together, by its settings. */
  readonly locks: number;
}

const NAMED = `select c.oid, n.nspname as schema, c.relname as name`;
const FROM = `from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace`;

/** Without the tables of extensions: pg_dump decides about their rows itself. */
const SIZES = `${NAMED}, ${sizeOf('pg_table_size')} as bytes, ${IS_LOCKED} as locked ${FROM}
  where c.relkind ${EQ} 'r' and c.relpersistence ${NE} 't' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

const OTHERS = `select pg_catalog.pg_table_size('pg_catalog.pg_largeobject'::pg_catalog.regclass)::pg_catalog.text as bytes,
  (pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8 operator(pg_catalog.*)
    pg_catalog.current_setting('max_connections')::pg_catalog.int8)::pg_catalog.text as locks`;

/** Sizes of what is in the scope. Measuring a table waits for its lock, unless it is held already. */
export async function readSizes(connection: Connection, scope: Scope): Promise<DumpSizes> {
  const rows = await connection.query<{ oid: number; schema: string; name: string; bytes: string; locked: boolean }>(
    SIZES,
  );
  const { bytes, locks } = onlyRow(await connection.query<{ bytes: string; locks: string }>(OTHERS));
  return {
    tables: rows
      .filter(({ schema, name }) => scope.hasTable(schema, name))
      .map(({ locked, ...row }) => ({ ...row, bytes: Number(row.bytes), isLocked: locked })),
    largeObjectBytes: Number(bytes),
    locks: Number(locks),
  };
}

/** Those of these tables that the connection's snapshot has under the same name. Waits for no lock. */
export async function stillThere(connection: Connection, tables: readonly SizedTable[]): Promise<Set<SizedTable>> {
  const rows = await connection.query<{ oid: number; schema: string; name: string }>(
    `${NAMED} ${FROM} where c.oid ${EQ} any ($1::pg_catalog.oid[]) and c.relkind ${EQ} 'r'`,
    [tables.map(({ oid }) => oid)],
  );
  const found = new Map(rows.map((row) => [row.oid, row]));
  return new Set(
    tables.filter(({ oid, schema, name }) => found.get(oid)?.schema === schema && found.get(oid)?.name === name),
  );
}
