import { RestorableError } from '../../../core/errors.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { quoteName } from '../../sqlite/catalog/sql-text.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { type D1Rows, queryEach } from '../api/query.ts';

export interface Column {
  readonly name: string;
  /** As declared. */
  readonly type: string;
  /** Its position in the primary key, starting at 1. 0 if it is not part of it. */
  readonly keyPlace: number;
}

/** Values of one column that the service's export changes. */
export interface Garbled {
  readonly column: string;
  /**
   * integer: beyond 2^53, rounded. text: contains both a line break and the characters `\n` (or `\r`), which become the same.
   */
  readonly kind: 'integer' | 'text';
  readonly count: number;
  /** Length of the longest such value. */
  readonly longestBytes: number;
}

/** What a table contained before the export. */
export interface Surveyed {
  /** Those that an export has: without computed ones. */
  readonly columns: readonly Column[];
  /** Of all columns, also computed ones: such a name does not mean the rowid. */
  readonly names: readonly string[];
  /** Null if counting took too long. */
  readonly rows: number | null;
  /** Undefined if scanning the values took too long. */
  readonly garbled: readonly Garbled[] | undefined;
}

/** D1 returns at most 100 columns in a result. */
const COLUMNS_AT_ONCE = 24;

/**
 * A condition that is true for a value that the export changes. The service reads integers as JavaScript numbers
 * (https://developers.cloudflare.com/d1/worker-api/#type-conversion). It writes a line break as the characters `\n` and
 * replaces them back, even if these characters are already in the text (cloudflare/workers-sdk#9042).
 */
export function garbledCondition(column: string, kind: Garbled['kind']): string {
  const name = quoteName(column);
  if (kind === 'integer') {
    return `typeof(${name}) = 'integer' and (${name} > 9007199254740991 or ${name} < -9007199254740991)`;
  }
  const both = (code: number, written: string): string =>
    `(instr(${name}, char(${code})) > 0 and instr(${name}, '${written}') > 0)`;
  return `typeof(${name}) = 'text' and (${both(10, '\\n')} or ${both(13, '\\r')})`;
}

/**
 * Reads the tables' columns, counts rows and finds values that an export would change, in one pass over each table.
 * @param deadlineMs on the monotonic clock; tables that were not reached by then are null and undefined
 */
export async function surveyTables(
  api: D1Api,
  database: D1Database,
  tables: readonly string[],
  deadlineMs: number,
): Promise<Map<string, Surveyed>> {
  const infos = tables.map((table) => `pragma table_xinfo(${quoteName(table)})`);
  const columns = await queryEach(api, database, infos, 'read the columns');
  const found = new Map<string, Surveyed>();
  for (const [index, table] of tables.entries()) {
    found.set(table, { ...columnsOf(columns[index] ?? []), rows: null, garbled: undefined });
  }
  // A few dozen tables per request: enough that thousands of tables are quick, and few enough to keep the deadline.
  for (let start = 0; start < tables.length && SYSTEM_CLOCK.monotonicMs() < deadlineMs; start += 25) {
    const group = tables.slice(start, start + 25);
    for (const [table, surveyed] of await surveyGroup(api, database, group, found)) found.set(table, surveyed);
  }
  return found;
}

async function surveyGroup(
  api: D1Api,
  database: D1Database,
  tables: readonly string[],
  known: ReadonlyMap<string, Surveyed>,
): Promise<Map<string, Surveyed>> {
  const plans = tables.map((table) => planOf(table, known.get(table) ?? columnsOf([])));
  try {
    const statements = plans.flatMap((plan) => plan.statements);
    const results = await queryEach(api, database, statements, 'count rows');
    const found = new Map<string, Surveyed>();
    for (const plan of plans) found.set(plan.table, readPlan(plan, results.splice(0, plan.statements.length)));
    return found;
  } catch (thrown) {
    if (!isRefusedQuery(thrown)) throw thrown;
    if (tables.length > 1) {
      const singles = new Map<string, Surveyed>();
      for (const table of tables) {
        for (const [name, surveyed] of await surveyGroup(api, database, [table], known)) singles.set(name, surveyed);
      }
      return singles;
    }
    // The service ends a query after 30 s. The plain count is cheaper.
    const [table = ''] = tables;
    const rows = (await countRows(api, database, [table], Number.POSITIVE_INFINITY)).get(table) ?? null;
    return new Map([[table, { ...(known.get(table) ?? columnsOf([])), rows, garbled: undefined }]]);
  }
}

/** Counts rows. Null for a table that can't be counted within the service's limit, or before the deadline. */
export async function countRows(
  api: D1Api,
  database: D1Database,
  tables: readonly string[],
  deadlineMs: number,
): Promise<Map<string, number | null>> {
  const counts = new Map<string, number | null>(tables.map((table) => [table, null]));
  const count = async (group: readonly string[]): Promise<void> => {
    if (group.length === 0 || SYSTEM_CLOCK.monotonicMs() >= deadlineMs) return;
    try {
      const statements = group.map((table) => `select count(*) from ${quoteName(table)}`);
      const results = await queryEach(api, database, statements, 'count rows');
      for (const [index, table] of group.entries()) counts.set(table, Number(results[index]?.[0]?.[0]));
    } catch (thrown) {
      if (!isRefusedQuery(thrown)) throw thrown;
      if (group.length > 1) for (const table of group) await count([table]);
    }
  };
  for (let start = 0; start < tables.length; start += 50) await count(tables.slice(start, start + 50));
  return counts;
}

/** Whether the service responded, but would not run the query. */
export function isRefusedQuery(thrown: unknown): boolean {
  return thrown instanceof RestorableError && thrown.code === 'DATABASE_QUERY';
}

type Columns = Pick<Surveyed, 'columns' | 'names'>;

function columnsOf(rows: D1Rows): Columns {
  return {
    names: rows.map((row) => String(row[1])),
    columns: rows
      .filter((row) => Number(row[6]) === 0)
      .map((row) => ({ name: String(row[1]), type: String(row[2]), keyPlace: Number(row[5]) })),
  };
}

interface Plan extends Columns {
  readonly table: string;
  readonly statements: readonly string[];
}

function planOf(table: string, { columns, names }: Columns): Plan {
  const statements: string[] = [];
  for (let start = 0; start < Math.max(columns.length, 1); start += COLUMNS_AT_ONCE) {
    const wanted = columns.slice(start, start + COLUMNS_AT_ONCE).flatMap(({ name }) => {
      const text = garbledCondition(name, 'text');
      return [
        `count(case when ${garbledCondition(name, 'integer')} then 1 end)`,
        `count(case when ${text} then 1 end)`,
        `coalesce(max(case when ${text} then length(cast(${quoteName(name)} as blob)) end), 0)`,
      ];
    });
    statements.push(`select ${['count(*)', ...wanted].join(', ')} from ${quoteName(table)}`);
  }
  return { table, columns, names, statements };
}

function readPlan({ columns, names }: Plan, results: readonly D1Rows[]): Surveyed {
  const rows = Number(results[0]?.[0]?.[0]);
  const garbled = columns.flatMap(({ name }, index): Garbled[] => {
    const row = results[Math.floor(index / COLUMNS_AT_ONCE)]?.[0] ?? [];
    const at = 1 + (index % COLUMNS_AT_ONCE) * 3;
    const [integers, texts, longestBytes] = [Number(row[at]), Number(row[at + 1]), Number(row[at + 2])];
    return [
      ...(integers > 0 ? [{ column: name, kind: 'integer', count: integers, longestBytes: 20 } as const] : []),
      ...(texts > 0 ? [{ column: name, kind: 'text', count: texts, longestBytes } as const] : []),
    ];
  });
  return { columns, names, rows, garbled };
}
