import { createHash } from 'node:crypto';
import type { Fingerprint, Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { Host } from '../../../ports/host.ts';
import type { Header } from '../file/header.ts';
import { SqliteFailure } from '../session/failure.ts';
import { type Limit, limitOf } from '../session/limit.ts';
import type { SqliteSession } from '../session/session.ts';
import { DAMAGED_PAGES, keyOfFlaw, NOT_EVALUABLE } from '../session/words.ts';
import { findViolations, flawOfKey } from './foreign-keys.ts';
import { checkPages } from './page-check.ts';
import { isInternal, readSchema, type SchemaRow } from './schema.ts';
import { quoteName } from './sql-text.ts';

export interface FingerprintOptions {
  readonly takenAt: Date;
  readonly header: Header;
  /** Header of the file. */
  readonly sizeBytes: number;
}

/**
 * The fact that holds the number of rows that violate a foreign key: SQLite enforces keys only for programs that ask for it.
 */
export const VIOLATIONS = 'foreign_key_violations';
/** A schema that SQLite can't load: nothing in the file can be read by name. */
export const UNREADABLE_SCHEMA = 'unreadable-schema';
const SQL_ERROR = 1;

/**
 * What a source contained, and what was broken in it.
 * @param rowCountTimeoutMs what was not reached by then is 'unknown', or a flaw of the kind `not-checked`
 */
export async function takeSourceFingerprint(
  session: SqliteSession,
  options: FingerprintOptions & { readonly rowCountTimeoutMs: number },
  host: Host,
): Promise<Fingerprint> {
  const limit = limitOf(options.rowCountTimeoutMs);
  const taken = await takeFingerprint(session, options, limit);
  const checked = await checkPages(
    session,
    { pragma: 'quick_check', schema: await schemaOrNone(session), limit },
    host,
  );
  const flaws = [...(taken.flaws ?? []), ...checked.flaws];
  return { ...taken, flaws: [...new Map(flaws.map((flaw) => [keyOfFlaw(flaw), flaw])).values()] };
}

/** What can't be read is unknown, and a flaw: a count never prevents a backup or restore. */
export async function takeFingerprint(
  session: SqliteSession,
  { takenAt, header, sizeBytes }: FingerprintOptions,
  limit = limitOf(Number.POSITIVE_INFINITY),
): Promise<Fingerprint> {
  const flaws: Flaw[] = [];
  const schema = await schemaOrNone(session, flaws);
  const own = schema.filter((row) => !isInternal(row.name));
  const tables: Fingerprint['tables'] = [];
  for (const table of own.filter((row) => row.hasRows)) {
    tables.push({ schema: '', name: table.name, ...(await countRows(session, table.name, limit, flaws)) });
  }
  const violations = await countViolations(session, schema, limit, flaws);
  return {
    engine: 'sqlite',
    // Also the child's version, which is this program's own Node. A query would need a readable schema.
    serverVersion: String(process.versions['sqlite']),
    takenAt: takenAt.toISOString(),
    sizeBytes,
    tables,
    objects: own.flatMap(describe),
    sequences: await readSequences(session, schema, flaws),
    extensions: [],
    facts: {
      ...(await readFacts(session)),
      page_size: String(header.pageSize),
      journal_mode: header.journalMode,
      ...(violations === undefined ? {} : { [VIOLATIONS]: String(violations) }),
    },
    flaws,
  };
}

/** Facts that need the schema are left out if it can't be read. */
async function readFacts(session: SqliteSession): Promise<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const name of ['user_version', 'application_id', 'encoding', 'auto_vacuum']) {
    const value = await answerOf(() => session.all(`pragma ${name}`));
    if (value !== undefined) facts[name] = String(value.rows[0]?.[0]);
  }
  return facts;
}

/** @returns undefined if SQLite refuses it */
async function answerOf<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof SqliteFailure) return undefined;
    throw thrown;
  }
}

/** The schema, or nothing if it can't be read. */
export async function schemaOrNone(session: SqliteSession, flaws: Flaw[] = []): Promise<SchemaRow[]> {
  const schema = await answerOf(() => readSchema(session));
  if (schema === undefined) flaws.push({ kind: UNREADABLE_SCHEMA, type: 'database', name: '' });
  return schema ?? [];
}

/** Undefined if there was no time to find out, or not for each table. */
async function countViolations(
  session: SqliteSession,
  schema: readonly SchemaRow[],
  limit: Limit,
  flaws: Flaw[],
): Promise<number | undefined> {
  if (schema.length === 0) return 0;
  try {
    const { byTable, uncheckable } = await findViolations(session, schema, limit);
    flaws.push(...[...byTable.keys()].map(flawOfKey));
    flaws.push(...uncheckable.map((name): Flaw => ({ kind: 'foreign-key-not-checkable', type: 'table', name })));
    return uncheckable.length > 0 ? undefined : [...byTable.values()].reduce((sum, count) => sum + count, 0);
  } catch (thrown) {
    if (limit.excuses(thrown)) return undefined;
    throw thrown;
  }
}

function describe({ type, name, sql }: SchemaRow): Fingerprint['objects'] {
  return [{ type, name, definitionSha256: sql === null ? null : createHash('sha256').update(sql).digest('hex') }];
}

async function countRows(
  session: SqliteSession,
  table: string,
  limit: Limit,
  flaws: Flaw[],
): Promise<{ rows: number | null; rowsFrom: 'count' | 'unknown' }> {
  try {
    // Not using an index: it may be intact although the table is not, and may need a collation that is missing here.
    const sql = `select count(*) from ${quoteName(table)} not indexed`;
    const { rows } = await session.all(sql, { timeoutMs: limit.left() });
    return { rows: Number(rows[0]?.[0]), rowsFrom: 'count' };
  } catch (thrown) {
    if (thrown instanceof SqliteFailure) {
      const kind = thrown.primary === SQL_ERROR ? NOT_EVALUABLE : DAMAGED_PAGES;
      flaws.push({ kind, type: 'table', name: table });
    } else if (!limit.excuses(thrown)) throw thrown;
    return { rows: null, rowsFrom: 'unknown' };
  }
}

async function readSequences(
  session: SqliteSession,
  schema: readonly SchemaRow[],
  flaws: Flaw[],
): Promise<Fingerprint['sequences']> {
  // A manipulated file may contain a view of that name, which could compute forever.
  if (!schema.some((row) => row.name === 'sqlite_sequence' && row.hasRows)) return [];
  const sql = 'select name, max(cast(seq as text)) from sqlite_sequence not indexed group by name order by name';
  const found = await answerOf(() => session.all(sql));
  if (found === undefined) flaws.push({ kind: DAMAGED_PAGES, type: 'table', name: 'sqlite_sequence' });
  return (found?.rows ?? []).map(([name, last]) => ({
    schema: '',
    name: String(name),
    lastValue: last === null ? null : String(last),
  }));
}
