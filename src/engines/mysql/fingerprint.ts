import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { type Relation, readObjects, readRelations, readSequences, type SchemaObject } from './catalog/catalog.ts';
import { countRows } from './catalog/row-counts.ts';
import { type Scope, WHOLE_DATABASE } from './catalog/scope.ts';
import { plainCharset, readTableParts } from './catalog/tables.ts';
import type { Connection } from './connection/connection.ts';
import { isElsewhere } from './dump/preflight.ts';

/** A fingerprint without the rows. */
export interface Outline {
  readonly relations: readonly Relation[];
  readonly objects: readonly SchemaObject[];
  readonly sequences: Fingerprint['sequences'];
  readonly facts: Fingerprint['facts'];
}

export type TableRows = Fingerprint['tables'][number];

/**
 * Describes the connection's database so that the description is equal after a dump and restore, with exact counts.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function takeFingerprint(connection: Connection): Promise<Fingerprint> {
  const outline = await takeOutline(connection, WHOLE_DATABASE);
  const tables = outline.relations.filter(({ kind }) => kind === 'table');
  const counts = await countRows(
    connection,
    tables.filter((table) => !isElsewhere(table)),
  );
  const rows = tables.map(({ name }) => ({ schema: '', name, rows: counts.get(name) ?? null }));
  return assembleFingerprint(
    connection,
    outline,
    rows.map((row) => ({ ...row, rowsFrom: row.rows === null ? 'unknown' : 'count' })),
  );
}

export async function takeOutline(connection: Connection, scope: Scope): Promise<Outline> {
  const relations = (await readRelations(connection)).filter(({ name }) => scope.hasTable(name));
  const tables = await readTableParts(connection);
  return {
    relations,
    // First of all: a source's values must never be ahead of its dump's.
    sequences: await readSequences(connection, relations, tables, scope),
    objects: await readObjects(connection, relations, tables, scope),
    facts: await readFacts(connection),
  };
}

export function assembleFingerprint(
  connection: Connection,
  { relations, objects, sequences, facts }: Outline,
  tables: readonly TableRows[],
  takenAt: Date = SYSTEM_CLOCK.now(),
): Fingerprint {
  return {
    engine: connection.flavor,
    serverVersion: plainVersion(connection.serverVersion),
    takenAt: takenAt.toISOString(),
    sizeBytes: sizeOf(relations),
    tables: [...tables].sort((a, b) => (a.name < b.name ? -1 : 1)),
    objects: objects.map(({ type, name, definitionSha256 }) => ({ type, name, definitionSha256 })),
    sequences,
    extensions: [],
    facts,
  };
}

/** Without the packager's suffix: `10.11.19-MariaDB-0+deb12u1` is 10.11.19. */
export function plainVersion(version: string): string {
  return /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? version;
}

export function sizeOf(relations: readonly Relation[]): number {
  return relations.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function readFacts(connection: Connection): Promise<Record<string, string>> {
  const [row] = await connection.query<{ charset: string; collation: string }>(
    `select default_character_set_name as charset, default_collation_name as collation
       from information_schema.schemata where schema_name = database()`,
  );
  return row === undefined
    ? {}
    : { charset: plainCharset(row.charset) ?? '', collation: plainCharset(row.collation) ?? '' };
}
