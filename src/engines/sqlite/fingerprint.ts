import { createHash } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import type { Fingerprint } from '../../core/fingerprint.ts';
import { violationsByTable } from './foreign-keys.ts';
import type { Header } from './header.ts';
import { SqliteFailure, type SqliteSession } from './session.ts';

export interface FingerprintOptions {
  readonly takenAt: Date;
  readonly header: Header;
  /** Counting stops here; tables that were not reached are 'unknown'. Infinity for no limit. */
  readonly countTimeLimitMs: number;
  /** strict: a table that can't be read is an error. lenient: its rows are 'unknown', and integrity() says why. */
  readonly onUnreadable: 'strict' | 'lenient';
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
  readonly hasRows: boolean;
}

/** @throws {SqliteFailure} @throws {RestorableError} DUMP_FAILED where strict and a table can't be read */
export async function takeFingerprint(session: SqliteSession, options: FingerprintOptions): Promise<Fingerprint> {
  const pragma = async (name: string): Promise<unknown> => (await session.all(`pragma ${name}`)).rows[0]?.[0];
  const schema = await readSchema(session);
  const own = schema.filter((row) => !isInternal(row.name));
  const deadlineMs = performance.now() + options.countTimeLimitMs;
  const tables: Fingerprint['tables'] = [];
  for (const table of own.filter((row) => row.hasRows)) {
    tables.push({ schema: '', name: table.name, ...(await countRows(session, table.name, deadlineMs, options)) });
  }
  const violations = await foreignKeyViolations(session, deadlineMs - performance.now());
  return {
    engine: 'sqlite',
    serverVersion: String((await session.all('select sqlite_version()')).rows[0]?.[0]),
    takenAt: options.takenAt.toISOString(),
    sizeBytes: Number(await pragma('page_count')) * Number(await pragma('page_size')),
    tables,
    objects: own.flatMap(describe),
    sequences: await readSequences(session, schema),
    extensions: [],
    facts: {
      user_version: String(await pragma('user_version')),
      application_id: String(await pragma('application_id')),
      encoding: String(await pragma('encoding')),
      page_size: String(await pragma('page_size')),
      auto_vacuum: String(await pragma('auto_vacuum')),
      journal_mode: options.header.journalMode,
      ...(violations === undefined ? {} : { [VIOLATIONS]: violations }),
    },
  };
}

/** The fact that holds how many rows break a foreign key: SQLite enforces them only for programs that ask. */
export const VIOLATIONS = 'foreign_key_violations';

/**
 * The number of rows that break a foreign key, or SQLite's words where a key itself is wrong; undefined when there was
 * no time to find out.
 */
async function foreignKeyViolations(session: SqliteSession, timeLeftMs: number): Promise<string | undefined> {
  if (timeLeftMs <= 0) return undefined;
  const timeoutMs = Number.isFinite(timeLeftMs) ? timeLeftMs : undefined;
  try {
    const byTable = await violationsByTable(session, timeoutMs);
    return String([...byTable.values()].reduce((sum, count) => sum + count, 0));
  } catch (thrown) {
    if (thrown instanceof SqliteFailure) return `not countable: ${thrown.message}`;
    if (isTimeLimit(thrown)) return undefined;
    throw thrown;
  }
}

async function readSchema(session: SqliteSession): Promise<SchemaRow[]> {
  // A virtual table has no root page: its rows lie in its shadow tables, which are counted, and what it computes from
  // them needs a module that may be missing here.
  const sql = `select type, name, sql, coalesce(rootpage, 0) > 0 from sqlite_schema order by type, name`;
  const { rows } = await session.all(sql);
  return rows.map(([type, name, text, rooted]) => {
    const hasRows = type === 'table' && rooted === 1;
    return {
      type: type === 'table' && !hasRows ? 'virtual table' : String(type),
      name: String(name),
      sql: typeof text === 'string' ? text : null,
      hasRows,
    };
  });
}

/** SQLite's own tables (statistics, AUTOINCREMENT) and the indexes that constraints bring with them. */
function isInternal(name: string): boolean {
  return name.toLowerCase().startsWith('sqlite_');
}

function describe({ type, name, sql }: SchemaRow): Fingerprint['objects'] {
  return [{ type, name, definitionSha256: sql === null ? null : createHash('sha256').update(sql).digest('hex') }];
}

async function countRows(
  session: SqliteSession,
  table: string,
  deadlineMs: number,
  options: FingerprintOptions,
): Promise<{ rows: number | null; rowsFrom: 'count' | 'unknown' }> {
  const unknown = { rows: null, rowsFrom: 'unknown' } as const;
  const timeLeftMs = deadlineMs - performance.now();
  if (timeLeftMs <= 0) return unknown;
  try {
    const sql = `select count(*) from ${quoteName(table)}`;
    const timeoutMs = Number.isFinite(timeLeftMs) ? timeLeftMs : undefined;
    const { rows } = await session.all(sql, { timeoutMs });
    return { rows: Number(rows[0]?.[0]), rowsFrom: 'count' };
  } catch (thrown) {
    if (isTimeLimit(thrown)) return unknown;
    if (!(thrown instanceof SqliteFailure)) throw thrown;
    if (options.onUnreadable === 'lenient') return unknown;
    throw new RestorableError('DUMP_FAILED', `The table ${quoteName(table)} can't be read: ${thrown.message}.`, {
      hint: 'The source is damaged, and so would be its backup: `sqlite3 FILE ".recover"` saves what can be read.',
      cause: thrown,
    });
  }
}

function isTimeLimit(thrown: unknown): boolean {
  return thrown instanceof RestorableError && thrown.code === 'DATABASE_QUERY' && /time limit/.test(thrown.message);
}

/** A name of any characters as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function readSequences(session: SqliteSession, schema: readonly SchemaRow[]): Promise<Fingerprint['sequences']> {
  // A file that was tampered with may have a view of that name, which could compute for ever.
  if (!schema.some((row) => row.name === 'sqlite_sequence' && row.hasRows)) return [];
  const { rows } = await session.all(
    'select name, max(cast(seq as text)) from sqlite_sequence group by name order by name',
  );
  return rows.map(([name, last]) => ({
    schema: '',
    name: String(name),
    lastValue: last === null ? null : String(last),
  }));
}
