import { hasCode } from '../core/errors.ts';
import { type ExactTime, exactTimeOf } from '../core/exact-time.ts';
import { KEPT_MARKERS, MARKER_COLUMNS } from '../core/format/log/log-marker.ts';
import type { Target } from '../ports/engine/target.ts';
import type { FoundMarkers } from '../verification/marker-check.ts';

/** For a table of about a hundred rows. */
const OPTIONS = { timeoutMs: 60_000 };
const MOST_ROWS = 100_000;

const { value: VALUE, time: TIME } = MARKER_COLUMNS;

/** The name of a table for markers needs quotes only if it is a word of the language. */
function quoted(table: string, isPostgres: boolean): string {
  if (!isPostgres) return `\`${table}\``;
  const parts = table.includes('.') ? table.split('.') : ['public', table];
  return parts.map((part) => `"${part}"`).join('.');
}

/**
 * The markers in a restored database.
 * @returns none if it has no such table
 * @throws {RestorableError} DATABASE_QUERY and others
 */
export async function readMarkers(target: Target, table: string, isPostgres: boolean): Promise<FoundMarkers> {
  const time = `cast(${TIME} as ${isPostgres ? 'text' : 'char'})`;
  const sql = `select ${VALUE}, ${time} from ${quoted(table, isPostgres)} order by ${TIME} limit ${MOST_ROWS}`;
  try {
    const { rows } = await target.query(sql, OPTIONS);
    const keptSince = rows.length >= KEPT_MARKERS ? timeOf(rows[0]?.[1]) : undefined;
    return { values: new Set(rows.map(([value]) => String(value))), keptSince };
  } catch (error) {
    if (!hasCode(error, 'DATABASE_QUERY') || (await exists(target, table))) throw error;
    return { values: new Set() };
  }
}

/** A server writes it in UTC: `2026-11-21 02:15:00.1234`, and PostgreSQL `+00` after it. */
function timeOf(text: unknown): ExactTime {
  const [, day, clock] = /^(\S+) ([0-9:.]+)/.exec(String(text)) ?? [];
  return exactTimeOf(`${day}T${clock}Z`);
}

async function exists(target: Target, table: string): Promise<boolean> {
  const name = table.split('.').at(-1) ?? table;
  const sql = `select count(*) from information_schema.tables where table_name = '${name}'`;
  const { rows } = await target.query(sql, OPTIONS);
  return Number(rows[0]?.[0]) > 0;
}
