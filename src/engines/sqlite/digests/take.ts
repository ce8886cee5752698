import { RestorableError } from '../../../core/errors.ts';
import type { ContentDigests, DigestExemption, TableDigest } from '../../../core/format/manifest/content-digests.ts';
import type { DigestsWanted } from '../../../ports/engine/target.ts';
import { readSchema } from '../catalog/schema.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { SqliteFailure } from '../session/failure.ts';
import type { SqliteSession } from '../session/session.ts';
import { planDigest, type TableToDigest } from './plan.ts';

/** Rows with their rowid, because other tables and full-text indexes may refer to it, and a restored file keeps it. */
export const METHOD = 'sqlite-rows/1';

/** What is hashed of a database. */
export interface DigestForm {
  readonly method: string;
  /** 16 bytes, hex. */
  readonly key: string;
  readonly withRowid: boolean;
  /** Generated columns whose values are stored are part of a row. */
  readonly withGenerated: boolean;
  /** The name under which a table's rows are recorded. Undefined: they are not. */
  shownAs(table: string): string | undefined;
}

/** The form for a file that is restored as it is. */
export function wholeFile(key: string): DigestForm {
  return { method: METHOD, key, withRowid: true, withGenerated: true, shownAs: (table) => table };
}

const SQL_ERROR = 1;
const OUT_OF_MEMORY = 7;
const TOO_BIG = 18;
const NORMAL = 0;
const STORED = 3;

export interface Reading {
  /** When it is aborted, the tables that are left are exempt. */
  readonly signal: AbortSignal;
  /** What can't be read of a source is exempt, even if the process that reads it ends: a digest never prevents a backup. */
  readonly isSource: boolean;
}

/** The digests of all tables with rows of their own, the internal ones of virtual tables among them. */
export async function takeDigests(session: SqliteSession, form: DigestForm, reading: Reading): Promise<ContentDigests> {
  const tables: TableDigest[] = [];
  const exempt: DigestExemption[] = [];
  const listed = await attempt(reading, async () => listTables(session));
  if (typeof listed === 'string') exempt.push({ schema: '', name: 'all tables', reason: listed });
  for (const table of typeof listed === 'string' ? [] : listed.tables) {
    const name = form.shownAs(table.name);
    if (name === undefined) continue;
    const { isUtf16 } = listed as Listed;
    const digest = await attempt(reading, async () => {
      const read = await readColumns(session, table.name, form);
      return session.digest(planDigest({ ...table, ...read }, { ...form, isUtf16 }), reading.signal);
    });
    if (typeof digest === 'string') exempt.push({ schema: '', name, reason: digest });
    else tables.push({ schema: '', name, ...digest });
  }
  return { method: form.method, key: form.key, tables, exempt };
}

/**
 * The digests of a restored file. A table that had a digest and can't be read here is left out, which is a difference: only
 * what the backup could not read is exempt.
 */
export async function digestRestored(
  session: SqliteSession,
  form: DigestForm,
  { expected, signal }: Pick<DigestsWanted, 'expected' | 'signal'>,
): Promise<ContentDigests> {
  const wanted = new Set(expected.tables.map(({ name }) => name));
  const shownAs = (table: string): string | undefined => {
    const name = form.shownAs(table);
    return name !== undefined && wanted.has(name) ? name : undefined;
  };
  const found = await takeDigests(session, { ...form, shownAs }, { signal, isSource: false });
  signal.throwIfAborted();
  return { ...found, exempt: [] };
}

/** @returns the result, or the reason why there is none */
async function attempt<T>({ signal, isSource }: Reading, work: () => Promise<T>): Promise<T | string> {
  if (signal.aborted) return 'no-time';
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof SqliteFailure) return reasonOf(thrown);
    if (!(thrown instanceof RestorableError) || thrown.code !== 'DATABASE_QUERY') throw thrown;
    if (signal.aborted) return 'no-time';
    if (isSource) return 'not-readable';
    throw thrown;
  }
}

interface Listed {
  readonly tables: readonly { readonly name: string; readonly hasRowid: boolean }[];
  readonly isUtf16: boolean;
}

async function listTables(session: SqliteSession): Promise<Listed> {
  const { rows } = await session.all('pragma main.table_list');
  const withoutRowid = new Set(rows.filter((row) => Number(row[4]) === 1).map((row) => String(row[1])));
  const schema = await readSchema(session);
  return {
    tables: schema.filter((row) => row.hasRows).map(({ name }) => ({ name, hasRowid: !withoutRowid.has(name) })),
    isUtf16: (await session.all('pragma encoding')).rows[0]?.[0] !== 'UTF-8',
  };
}

/** Columns that are computed when they are read may need a function of the application, and follow from the others. */
async function readColumns(
  session: SqliteSession,
  table: string,
  form: DigestForm,
): Promise<Pick<TableToDigest, 'columns' | 'names'>> {
  const { rows } = await session.all(`pragma main.table_xinfo(${quoteName(table)})`);
  const kept = form.withGenerated ? [NORMAL, STORED] : [NORMAL];
  return {
    names: rows.map((row) => String(row[1])),
    columns: rows
      .filter((row) => kept.includes(Number(row[6])))
      .map((row) => ({ name: String(row[1]), type: String(row[2]) })),
  };
}

function reasonOf({ primary }: SqliteFailure): string {
  if (primary === null) return 'not-readable';
  if (primary === SQL_ERROR) return 'not-evaluable';
  return primary === OUT_OF_MEMORY || primary === TOO_BIG ? 'row-too-long' : 'damaged-pages';
}
