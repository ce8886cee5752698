import { RestorableError } from '../../core/errors.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import { tableKey, tableText } from '../../core/format/manifest/table-name.ts';
import type { Host } from '../../ports/host.ts';
import { ask } from './ask.ts';
import { commandFailure, howItEnded } from './failure.ts';
import type { Runner } from './runner/runner.ts';

type Tables = Fingerprint['tables'];

/** What `inspect` printed. */
export interface Counts {
  readonly version: string | undefined;
  /** By the key of the table, in the order printed: `shop.orders` of no schema is not `orders` of `shop`. */
  readonly rows: ReadonlyMap<string, { readonly schema: string; readonly name: string; readonly rows: number }>;
}

export const NO_COUNTS: Counts = { version: undefined, rows: new Map() };
export const UNKNOWN_VERSION = 'unknown';
/** Its output, for the diagnostics. */
const PRINTED = 4_096;
const EXPECTED =
  'It must print exactly one JSON object of counts on standard output: {"keys": 12} or {"shop": {"orders": 12}}. A text under "version" is the server\'s version.';

/**
 * Runs `inspect` and parses its output.
 * @throws {RestorableError} DATABASE_QUERY, and what its output names; CANCELLED
 */
export async function takeCounts(
  runner: Runner,
  argv: readonly string[],
  timeoutMs: number,
  host: Host,
): Promise<Counts> {
  const { exit, stdout, words, stopped } = await ask(runner, { name: 'inspect', argv, timeoutMs }, host);
  if (stopped === 'late') throw invalid(`took longer than ${Math.round(timeoutMs / 1000)} s`, words);
  if (stopped === 'long') throw invalid('printed more than 1 MiB');
  if (exit.code !== 0) {
    const isContained = runner.purpose === 'verify';
    throw commandFailure('inspect', howItEnded(exit), words, { code: 'DATABASE_QUERY', hint: EXPECTED, isContained });
  }
  return parseCounts(stdout);
}

/** @throws {RestorableError} DATABASE_QUERY that shows the expected format */
export function parseCounts(text: string): Counts {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The output may be an error message of the database, or rows.
    throw invalid('printed no JSON', new ForeignText('the command `inspect`', text.slice(0, PRINTED)));
  }
  if (!isObject(json))
    throw invalid(
      'printed JSON that is not an object',
      new ForeignText('the command `inspect`', text.slice(0, PRINTED)),
    );
  const rows = new Map<string, { schema: string; name: string; rows: number }>();
  const shown = new Set<string>();
  let version: string | undefined;
  const add = (schema: string, name: string, count: unknown): void => {
    const words = tableText({ schema, name });
    if (!isCount(count))
      throw invalid(
        'printed something that is not a count',
        new ForeignText('the command `inspect`', text.slice(0, PRINTED)),
      );
    // Two that look the same can't be told apart in a report.
    if (shown.has(words))
      throw invalid('printed a name twice', new ForeignText('the command `inspect`', text.slice(0, PRINTED)));
    shown.add(words);
    rows.set(tableKey({ schema, name }), { schema, name, rows: count });
  };
  for (const [name, value] of Object.entries(json)) {
    if (name === 'version' && typeof value === 'string') version = versionOf(value);
    else if (isObject(value)) for (const [inner, count] of Object.entries(value)) add(name, inner, count);
    else add('', name, value);
  }
  return { version, rows };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function versionOf(text: string): string {
  const version = text.trim().slice(0, 60);
  return /^[\w.+~ ()-]+$/.test(version) ? version : UNKNOWN_VERSION;
}

function invalid(what: string, foreign?: ForeignText): RestorableError {
  return new RestorableError('DATABASE_QUERY', `The command \`inspect\` ${what}.`, { hint: EXPECTED, foreign });
}

/**
 * Tables from the counts before and after a dump. If they agree, that is what was dumped. Otherwise it is only known that
 * the number was between them.
 */
export function tablesOf(before: Counts, after: Counts): Tables {
  const all = new Map([...after.rows, ...before.rows]);
  return [...all].map(([key, { schema, name }]) => {
    const first = before.rows.get(key)?.rows ?? 0;
    const second = after.rows.get(key)?.rows ?? 0;
    if (first === second) return { schema, name, rows: first, rowsFrom: 'count' };
    return { schema, name, rows: null, rowsFrom: 'unknown', counted: { before: first, after: second } };
  });
}

/** Tables of what was restored. A name that only one side printed counts as 0 on the other. */
export function restoredTables(source: Tables, counts: Counts): Tables {
  const known = new Set(source.map(tableKey));
  const extra = [...counts.rows].filter(([key, { rows }]) => !known.has(key) && rows > 0).map(([, table]) => table);
  const found = source.map((table) => ({ ...table, rows: counts.rows.get(tableKey(table))?.rows ?? 0 }));
  return [...found, ...extra].map(({ schema, name, rows }) => ({ schema, name, rows, rowsFrom: 'count' }));
}

/** The fingerprint of a database that is known only by its counts. */
export function fingerprintOf(
  tables: Tables,
  facts: { readonly version: string | undefined; readonly takenAt: Date; readonly isInspected: boolean },
): Fingerprint {
  return {
    engine: 'command',
    serverVersion: facts.version ?? UNKNOWN_VERSION,
    takenAt: facts.takenAt.toISOString(),
    sizeBytes: null,
    tables,
    objects: [],
    sequences: [],
    extensions: [],
    facts: facts.isInspected ? { counts: 'inspect' } : {},
  };
}

/** Whether the source was counted when it was dumped. */
export function wasInspected(source: Fingerprint): boolean {
  return source.facts['counts'] === 'inspect';
}
