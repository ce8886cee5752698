import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import type { ByteStream, Dump, DumpOptions } from '../../../ports/engine/source.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { quoteName } from '../../sqlite/catalog/sql-text.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { queryEach } from '../api/query.ts';
import { assembleFingerprint, readSequences, recountTables, type TableCounts } from '../catalog/fingerprint.ts';
import { readViolations } from '../catalog/foreign-keys.ts';
import { type D1Schema, readSchema } from '../catalog/schema.ts';
import { type Surveyed, surveyTables } from '../catalog/survey.ts';
import {
  type Fts5Columns,
  fillStatements,
  planVirtualTables,
  rebuildStatements,
  sequenceStatements,
  type VirtualPlan,
} from '../catalog/virtual-tables.ts';
import { notInStream, rowDigestsOf } from '../digests/tables.ts';
import { ExactInserts } from './exact-inserts.ts';
import { type Export, exportSql } from './export.ts';
import { DumpReader, truncated } from './reader.ts';
import { STREAM } from './streams.ts';
import { pointOf } from './time-travel.ts';

/** What is known before the export begins. */
export interface Prepared {
  readonly schema: D1Schema;
  readonly virtual: VirtualPlan | undefined;
  /** Exported tables: base tables, and those in which full-text tables store their text. */
  readonly surveyed: ReadonlyMap<string, Surveyed>;
  readonly exact: ExactInserts;
  readonly sequences: readonly { name: string; lastValue: string | null }[];
}

/** Examines the database and returns its only stream and its fingerprint. */
export async function dumpDatabase(
  api: D1Api,
  database: D1Database,
  options: DumpOptions,
  serverVersion: string,
): Promise<Dump> {
  const deadlineMs = SYSTEM_CLOCK.monotonicMs() + options.rowCountTimeoutMs;
  const warnings: string[] = [];
  const prepared = await prepare(api, database, deadlineMs, warnings);
  const first = firstStatements(prepared.schema);
  const reader = new DumpReader(undefined, new Set(first));
  let takenAt = SYSTEM_CLOCK.now();
  let bookmark: string | undefined;
  let streamed = false;
  const { digestKey } = options;
  const hashing = digestKey === undefined ? undefined : rowDigestsOf(digestKey, prepared);
  async function* content(): AsyncGenerator<Uint8Array> {
    takenAt = SYSTEM_CLOCK.now();
    if (first.length > 0) yield Buffer.from(first.map((sql) => `${sql};\n`).join(''));
    const exported = await beginExport(api, database, prepared);
    bookmark = exported?.bookmark;
    yield* prepared.exact.repaired(readExport(prepared, exported, reader));
    for (const statement of await closing(api, database, prepared, reader)) yield Buffer.from(`\n${statement}`);
    yield Buffer.from('\n');
    streamed = true;
  }
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content()) {
      hashing?.push(chunk);
      yield chunk;
    }
  }
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: STREAM, content: hashed() };
  }
  const fingerprint = async (): Promise<Fingerprint> => {
    if (!streamed) throw new RestorableError('INTERNAL', 'The fingerprint was asked for before the stream had ended.');
    await requireSameSchema(api, database, prepared.schema);
    const counts = countsOf(prepared, reader);
    const untilMs = SYSTEM_CLOCK.monotonicMs() + options.rowCountTimeoutMs;
    const tables = await recountTables(api, database, counts, untilMs);
    const flaws = await readViolations(api, database, untilMs);
    warnings.push(...prepared.exact.warnings(), ...warningsOf(reader));
    const { schema, sequences } = prepared;
    const { sizeBytes } = database;
    return assembleFingerprint({ takenAt, serverVersion, sizeBytes, schema, tables, sequences, flaws });
  };
  const digests = async () => hashing?.end(notInStream(prepared));
  const timeTravel = () => pointOf(api, database, { bookmark, takenAt }, warnings);
  return { lanes: [streams()], fingerprint, digests, timeTravel, warnings };
}

async function prepare(api: D1Api, database: D1Database, deadlineMs: number, warnings: string[]): Promise<Prepared> {
  const schema = await readSchema(api, database);
  const virtual = planVirtualTables(schema);
  warnings.push(...(virtual?.warnings ?? []));
  // Before the export: a restored counter may be ahead of these, but never behind.
  const sequences = await readSequences(api, database);
  const tables = schema.objects.filter(({ type }) => type === 'table').map(({ name }) => name);
  const surveyed = await surveyTables(api, database, virtual?.tables ?? tables, deadlineMs);
  const unseen = [...surveyed].filter(([, { garbled }]) => garbled === undefined).map(([name]) => name);
  if (unseen.length > 0) {
    warnings.push(
      `There was no time to search ${nameSome(unseen)} for values that Cloudflare's export changes (integers beyond 2^53, text with line breaks and the characters \\n).`,
    );
  }
  const exactTables = [...surveyed].map(([name, found]) => {
    return { name, surveyed: found, withoutRowid: schema.withoutRowid.has(name) };
  });
  return { schema, virtual, surveyed, exact: new ExactInserts(api, database, exactTables), sequences };
}

/**
 * All tables, which may refer to each other in any order, and the unique indexes that a foreign key may need: D1 checks at
 * each row that the referenced row exists. (The export fills each table before it creates the next.)
 */
function firstStatements({ objects }: D1Schema): string[] {
  const tables = objects.filter(({ type }) => type === 'table');
  const indexes = objects.filter(({ type, sql }) => type === 'index' && /^CREATE UNIQUE INDEX/i.test(sql));
  return [...tables, ...indexes].map(({ sql }) => sql);
}

/** @returns undefined if there is no table that the service can export */
async function beginExport(api: D1Api, database: D1Database, { virtual }: Prepared): Promise<Export | undefined> {
  // A virtual table must not even be requested: the service fails, and may stay blocked (cloudflare/workers-sdk#9519).
  const tables = virtual?.tables ?? [];
  const isBare = virtual !== undefined && tables.length === 0;
  return isBare ? undefined : exportSql(api, database, tables);
}

async function* readExport(
  { schema, virtual }: Prepared,
  exported: Export | undefined,
  reader: DumpReader,
): AsyncGenerator<Buffer> {
  if (exported === undefined) yield Buffer.from('PRAGMA defer_foreign_keys=TRUE;');
  else {
    for await (const chunk of exported.content) {
      const output = reader.push(chunk);
      if (output.length > 0) yield output;
    }
    yield reader.end();
  }
  const wanted = schema.objects.filter(({ type }) => virtual === undefined || type === 'table');
  const missing = wanted.filter(({ sql }) => !reader.definitions.has(sql)).map(({ name }) => name);
  if (missing.length > 0) throw truncated(`it does not define ${nameSome(missing)}`);
}

/** What follows the export: what it left out, in an order in which it can be created, and all triggers. */
async function closing(
  api: D1Api,
  database: D1Database,
  { schema, virtual }: Prepared,
  reader: DumpReader,
): Promise<string[]> {
  if (virtual === undefined) return reader.triggers.map((sql) => `${sql};`);
  const written = new Set(firstStatements(schema));
  const left = schema.objects.filter(({ sql }) => !reader.definitions.has(sql) && !written.has(sql));
  const triggers = new Set([
    ...reader.triggers,
    ...left.filter(({ type }) => type === 'trigger').map(({ sql }) => sql),
  ]);
  return [
    ...fillStatements(schema, virtual, await readFts5Columns(api, database, virtual)),
    ...left.filter(({ type }) => type === 'index' || type === 'view').map(({ sql }) => `${sql};`),
    ...rebuildStatements(schema, virtual),
    ...sequenceStatements(await readSequences(api, database)),
    ...[...triggers].map((sql) => `${sql};`),
  ];
}

async function readFts5Columns(api: D1Api, database: D1Database, { contentTables }: VirtualPlan): Promise<Fts5Columns> {
  const names = [...contentTables.keys()];
  const infos = names.map((name) => `pragma table_info(${quoteName(name)})`);
  const results = await queryEach(api, database, infos, 'read the columns');
  return new Map(names.map((name, index) => [name, (results[index] ?? []).map((row) => String(row[1]))]));
}

/** A full-text table that stores its own text has as many rows as the exported table that holds it. */
function countsOf({ virtual, surveyed }: Prepared, reader: DumpReader): TableCounts[] {
  const shown = new Map([...(virtual?.contentTables ?? [])].map(([name, content]) => [content, name]));
  return [...surveyed].map(([table, { rows }]) => ({
    name: shown.get(table) ?? table,
    before: rows,
    dumped: reader.rows.get(table) ?? 0,
  }));
}

/** A migration ran during the backup: the dump may be from before or after it. */
async function requireSameSchema(api: D1Api, database: D1Database, before: D1Schema): Promise<void> {
  const after = await readSchema(api, database);
  const texts = ({ objects }: D1Schema): string =>
    objects
      .map(({ sql }) => sql)
      .toSorted()
      .join('\n');
  if (texts(before) === texts(after)) return;
  throw new RestorableError('DUMP_FAILED', 'The schema of the D1 database was changed during the backup.', {
    hint: 'A migration ran at the same time. Run it again.',
  });
}

function warningsOf({ oversized }: DumpReader): string[] {
  if (oversized.size === 0) return [];
  return [
    `${nameSome([...oversized])}: rows whose INSERT statement is longer than 100 KB, which D1 may refuse to import. A restore into SQLite accepts them.`,
  ];
}

function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
