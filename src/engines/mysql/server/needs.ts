import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { rowsUnlessRefused } from '../../parts/refusals.ts';
import type { Relation } from '../catalog/catalog.ts';
import { readLoadableFunctions } from '../code/loadable-functions.ts';
import { definersOf } from '../code/stored-code.ts';
import type { Connection } from '../connection/connection.ts';

/**
 * What a database needs from its server that a dump does not contain, as facts of the fingerprint. They are read at the
 * source and provided by a private server. Otherwise they are the reason why a target can't hold the backup. They describe
 * only the source and are not compared.
 */
export const NEEDS = {
  pageSize: 'source.innodb_page_size',
  engines: 'source.storage_engines',
  zones: 'source.time_zones',
  references: 'source.spatial_reference_systems',
  /** Functions of a shared library that the database's code calls. */
  loadable: 'source.loadable_functions',
  /** The number of functions that a server with a binary log refuses, unless it trusts their creators. */
  undeclared: 'source.functions_not_declared',
  /** The definers of the code, as a JSON list of `user@host`. */
  definers: 'source.definers',
} as const;

type Facts = Fingerprint['facts'];

/** A spatial reference system that a column uses. */
export interface ReferenceSystem {
  readonly id: number;
  readonly name: string;
  readonly definition: string;
}

const DEFAULT_PAGE_BYTES = '16384';
/** Every server has these. */
const USUAL_ENGINES = new Set(['innodb', 'myisam', 'memory', 'csv', 'mrg_myisam', 'aria', 'sequence', '']);
/** `Europe/Vienna` in the text of code. The caller checks whether such a zone exists. */
const ZONE = /'((?:[A-Z][A-Za-z_]{1,30})(?:\/[A-Z][A-Za-z0-9_+-]{1,30}){1,2})'/g;

/**
 * Reads what the source's server provides to the database. What can't be read is left out: a backup does not depend on it.
 * @throws {RestorableError} DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readServerNeeds(connection: Connection, relations: readonly Relation[]): Promise<Facts> {
  const engines = [...new Set(relations.map(({ engine }) => engine))].filter(
    (engine) => !USUAL_ENGINES.has(engine.toLowerCase()),
  );
  const [row] = await rowsUnlessRefused(
    connection.query<{ value: unknown }>('select cast(@@innodb_page_size as char) as value'),
  );
  const pageSize = String(row?.value ?? DEFAULT_PAGE_BYTES);
  const zones = await readZones(connection);
  const [functions] = await rowsUnlessRefused(connection.query<{ undeclared: unknown }>(UNDECLARED));
  const undeclared = String(functions?.undeclared ?? '0');
  const definers = await rowsUnlessRefused(definersOf(connection));
  const loadable = await rowsUnlessRefused(readLoadableFunctions(connection));
  const references = connection.flavor === 'mysql' ? await readReferences(connection) : [];
  return {
    ...(pageSize !== DEFAULT_PAGE_BYTES && { [NEEDS.pageSize]: pageSize }),
    ...(engines.length > 0 && { [NEEDS.engines]: engines.sort().join(',') }),
    ...(zones.length > 0 && { [NEEDS.zones]: zones.join(',') }),
    ...(undeclared !== '0' && { [NEEDS.undeclared]: undeclared }),
    ...(definers.length > 0 && { [NEEDS.definers]: JSON.stringify(definers.toSorted()) }),
    ...(loadable.length > 0 && { [NEEDS.loadable]: loadable.join(',') }),
    ...(references.length > 0 && { [NEEDS.references]: JSON.stringify(references) }),
  };
}

/** The condition for error 1418. */
const UNDECLARED = `select count(*) as undeclared from information_schema.routines
  where routine_schema = database() and routine_type = 'FUNCTION' and is_deterministic = 'NO'
    and sql_data_access in ('CONTAINS SQL', 'MODIFIES SQL DATA')`;

/** The time zones of events, and those that code names. */
async function readZones(connection: Connection): Promise<string[]> {
  const events = await rowsUnlessRefused(
    connection.query<{ zone: string }>(
      `select distinct time_zone as zone from information_schema.events
        where event_schema = database() and time_zone <> 'SYSTEM' and time_zone not like '%:%'`,
    ),
  );
  const zones = new Set(events.map(({ zone }) => zone));
  for (const query of CODE) {
    for (const { body } of await rowsUnlessRefused(connection.query<{ body: string | Buffer | null }>(query))) {
      for (const match of String(body ?? '').matchAll(ZONE)) zones.add(match[1] as string);
    }
  }
  return [...zones].filter((zone) => /^[\w+/-]{1,64}$/.test(zone)).sort();
}

const CODE = [
  ['views', 'table_schema', 'view_definition'],
  ['routines', 'routine_schema', 'routine_definition'],
  ['triggers', 'trigger_schema', 'action_statement'],
  ['events', 'event_schema', 'event_definition'],
  ['columns', 'table_schema', 'generation_expression'],
].map(
  ([table, schema, column]) =>
    `select ${column} as body from information_schema.${table} where ${schema} = database() and ${column} like '%/%'`,
);

async function readReferences(connection: Connection): Promise<ReferenceSystem[]> {
  const rows = await rowsUnlessRefused(
    connection.query<Record<'id' | 'name' | 'definition', unknown>>(
      `select srs_id as id, srs_name as name, definition as definition
         from information_schema.st_spatial_reference_systems where srs_id <> 0 and srs_id in
           (select srs_id from information_schema.columns where table_schema = database() and srs_id is not null)`,
    ),
  );
  return rows.map(({ id, name, definition }) => ({
    id: Number(id),
    name: String(name),
    definition: String(definition),
  }));
}

/** The warnings of a backup about things that it does not contain. */
export function warningsOfNeeds(facts: Facts): string[] {
  const loadable = listOf(facts, NEEDS.loadable);
  if (loadable.length === 0) return [];
  return [
    `The database's code calls functions of a shared library, which no dump contains: ${loadable.slice(0, 10).join(', ')}. A restore needs a server that has them (CREATE FUNCTION … SONAME).`,
  ];
}

/** @returns the items of a fact, which is one text in the fingerprint */
export function listOf(facts: Facts, name: string): string[] {
  return (facts[name] ?? '').split(',').filter((item) => item !== '');
}

/** The definers, as `user@host`, of the source's code. */
export function definersIn(facts: Facts): string[] {
  const list: unknown = JSON.parse(facts[NEEDS.definers] ?? '[]');
  return Array.isArray(list) ? list.map(String) : [];
}
