import type { CheckOutcome, CheckResult } from '../core/checks/check.ts';
import { type CheckFact, measured, state } from '../core/checks/facts.ts';
import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import { tableKey, tableText } from '../core/format/manifest/table-name.ts';
import { acceptedIn, compareObjects } from './compare-objects.ts';
import { flawedIn, flawsNoted, type IsFlawed } from './flaws.ts';
import { Ignores, ignored } from './ignores.ts';
import { NAMED, named } from './naming.ts';

export interface ComparisonOptions {
  /**
   * Definitions printed by two server versions may differ only in wording. Default: they are compared if the major versions are
   * equal; otherwise, a difference is reported as skipped.
   */
  readonly compareDefinitions?: boolean;
  /** What the target could not keep as in the source, because of its own limits. Its notes state this, and it is not compared. */
  readonly exempts?: ((type: string, name: string) => boolean) | undefined;
  /** Differences that the team accepts. */
  readonly ignores?: Ignores | undefined;
}

/** Compares a restored database with the source as it was in the dump's snapshot. */
export function compareFingerprints(
  source: Fingerprint,
  restored: Fingerprint,
  options: ComparisonOptions = {},
): CheckResult[] {
  if (source.engine !== restored.engine) {
    return [result('engine', 'failed', measured(restored.engine, { expected: source.engine }))];
  }
  const sameMajor = major(source) === major(restored);
  const ofSource = flawedIn(source);
  const isExempt: IsFlawed = (type, name) => ofSource(type, name) || options.exempts?.(type, name) === true;
  const ignores = options.ignores ?? Ignores.none;
  return [
    ...compareRows(source, restored, { isExempt, ignores }),
    ...compareObjects(source, restored, options.compareDefinitions ?? sameMajor, { isExempt, ignores }),
    ...compareSequences(source, restored, { exempts: options.exempts, ignores }),
    ...compareExtensions(source, restored, ignores),
    ...compareFacts(source, restored),
    ...flawsNoted(source),
  ];
}

/**
 * The part of the version that decides how a server prints definitions: PostgreSQL's major version, MySQL's and MariaDB's
 * series (`8.4`, `10.11`).
 */
function major({ engine, serverVersion }: Fingerprint): string {
  const pattern = engine === 'mysql' || engine === 'mariadb' ? /^\d+\.\d+/ : /^\d+/;
  return pattern.exec(serverVersion)?.[0] ?? serverVersion;
}

function result(name: string, outcome: CheckOutcome, ...facts: readonly CheckFact[]): CheckResult {
  return { name, group: 'comparison', outcome, facts };
}

function compareRows(
  source: Fingerprint,
  restored: Fingerprint,
  { isExempt, ignores }: { readonly isExempt: IsFlawed; readonly ignores: Ignores },
): CheckResult[] {
  const after = new Map(restored.tables.map((table) => [tableKey(table), table]));
  const before = new Set(source.tables.map(tableKey));
  const problems: CheckResult[] = [];
  const accepted: CheckResult[] = [];
  const note = (name: string, found: CheckResult): void => {
    const [rule] = ignores.split(found.name, [name]).ignored;
    if (rule === undefined) problems.push(found);
    else accepted.push(ignored(found, rule.rule));
  };
  const unknown: string[] = [];
  const settled = settledWithin(source.tables, restored.tables);
  let equalTables = 0;
  let equalRows = 0;
  for (const table of source.tables) {
    const name = tableText(table);
    const found = after.get(tableKey(table));
    if (found === undefined && isExempt('table', name)) continue;
    if (found === undefined) note(name, result(`table ${name}`, 'failed', state('missing')));
    else if (table.rows === null || found.rows === null) unknown.push(name);
    else if (table.rows !== found.rows && !settled.has(table.movesWithin)) {
      const rows = measured(found.rows, { unit: 'rows', expected: table.rows });
      note(name, result(`rows of ${name}`, 'failed', rows));
    } else {
      equalTables += 1;
      equalRows += table.rows;
    }
  }
  const extra = ignores.split(
    OTHER_TABLES,
    restored.tables.filter((table) => !before.has(tableKey(table))).map(tableText),
  );
  return [
    ...capped(problems),
    ...foreignTables(extra.left.length),
    ...extra.ignored.flatMap(({ rule, names }) => foreignTables(names.length).map((found) => ignored(found, rule))),
    ...accepted,
    ...summarizeRows(source, { equalTables, equalRows, unknown }),
  ];
}

const OTHER_TABLES = 'other tables';

/** Counted, not named: code in a dump can create a table whose name is a value. */
function foreignTables(count: number): CheckResult[] {
  if (count === 0) return [];
  return [result(OTHER_TABLES, 'failed', measured(count, { unit: 'tables' }), state('not-in-source'))];
}

/** Tables whose rows may have moved between partitions, and whose sum over all partitions is equal. */
function settledWithin(before: Fingerprint['tables'], after: Fingerprint['tables']): ReadonlySet<string | undefined> {
  const sums = [sumsWithin(before), sumsWithin(after)] as const;
  return new Set([...sums[0]].filter(([name, rows]) => sums[1].get(name) === rows).map(([name]) => name));
}

function sumsWithin(tables: Fingerprint['tables']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { movesWithin, rows } of tables) {
    // A table that was not counted makes the sum NaN, which equals nothing.
    if (movesWithin !== undefined) sums.set(movesWithin, (sums.get(movesWithin) ?? 0) + (rows ?? Number.NaN));
  }
  return sums;
}

/** A schema that is entirely wrong yields thousands of findings. The first ones and their number are enough. */
function capped(problems: readonly CheckResult[]): CheckResult[] {
  if (problems.length <= NAMED) return [...problems];
  const rest = problems.length - NAMED;
  const more = result('more tables', 'failed', measured(rest, { unit: 'tables' }), state('more-differ'));
  return [...problems.slice(0, NAMED), more];
}

function summarizeRows(
  source: Fingerprint,
  found: { equalTables: number; equalRows: number; unknown: readonly string[] },
): CheckResult[] {
  const results: CheckResult[] = [];
  if (source.tables.length === 0) {
    results.push(result('row counts', 'skipped', state('no-table'), state('no-data-proven')));
  } else if (found.equalTables > 0) {
    const provesData = found.equalRows > 0;
    const tables = measured(found.equalTables, { unit: 'tables' });
    const rows = measured(found.equalRows, { unit: 'rows' });
    const seen = state(provesData ? 'as-in-source' : 'no-data-proven');
    results.push({ ...result('row counts', 'passed', tables, rows, seen), ...(provesData && { provesData }) });
  }
  if (found.unknown.length > 0) {
    results.push(result('uncounted tables', 'skipped', named('uncounted', found.unknown)));
  }
  return results;
}

function compareSequences(
  source: Fingerprint,
  restored: Fingerprint,
  { exempts, ignores }: Pick<ComparisonOptions, 'exempts'> & { readonly ignores: Ignores },
): CheckResult[] {
  if (source.sequences.length === 0) return [];
  const after = new Map(restored.sequences.map((sequence) => [tableKey(sequence), sequence.lastValue]));
  const problems: CheckFact[] = [];
  const accepted: CheckResult[] = [];
  for (const sequence of source.sequences) {
    const name = tableText(sequence);
    const value = after.get(tableKey(sequence));
    if (exempts?.('sequence', name) === true) continue;
    const isBad = value === undefined || isBehind(sequence.lastValue, value, sequence.goes);
    const [rule] = isBad ? ignores.split('sequences', [name]).ignored : [];
    if (rule !== undefined) {
      const facts = value === undefined ? [named('missing', [name])] : positions(name, value, sequence.lastValue);
      accepted.push(ignored(result('sequences', 'failed', ...facts), rule.rule));
    } else if (value === undefined) problems.push(named('missing', [name]));
    else if (isBehind(sequence.lastValue, value, sequence.goes))
      problems.push(...positions(name, value, sequence.lastValue));
  }
  const { length } = problems;
  const more = length > NAMED ? [measured(length - NAMED, { unit: 'sequences' }), state('more-differ')] : [];
  if (length > 0) return [result('sequences', 'failed', ...problems.slice(0, NAMED), ...more), ...accepted];
  if (accepted.length > 0) return accepted;
  const all = measured(source.sequences.length, { unit: 'sequences' });
  return [result('sequences', 'passed', all, state('none-behind'))];
}

/** SQLite stores the last value in a table that may contain text. */
function positions(of: string, restored: string | null, source: string | null): CheckFact[] {
  const isShown = [restored, source].every((value) => value === null || WHOLE.test(value));
  return isShown ? [measured(restored, { of, expected: source })] : [named('other-value', [of])];
}

const WHOLE = /^[+-]?\d{1,40}$/;

/**
 * A sequence that is behind returns numbers that rows already have. Compared exactly, because sequences have 64 bits. For a
 * sequence that cycles, no number is behind another.
 */
function isBehind(source: string | null, restored: string | null, goes: 'down' | 'around' | undefined): boolean {
  if (source === null) return false;
  if (restored === null) return true;
  if (!WHOLE.test(source) || !WHOLE.test(restored)) return source !== restored;
  if (goes === 'around') return false;
  return goes === 'down' ? BigInt(restored) > BigInt(source) : BigInt(restored) < BigInt(source);
}

function compareExtensions(source: Fingerprint, restored: Fingerprint, ignores: Ignores): CheckResult[] {
  if (source.extensions.length === 0) return [];
  const after = new Map(restored.extensions.map((extension) => [extension.name, extension.version]));
  const missing = source.extensions.filter(({ name }) => !after.has(name)).map(({ name }) => name);
  const split = ignores.split('extensions', missing);
  const check = { name: 'extensions', group: 'comparison' } as const;
  const accepted = acceptedIn(check, split, (names) => [named('missing', names)]);
  if (split.left.length > 0) return [result('extensions', 'failed', named('missing', split.left)), ...accepted];
  if (accepted.length > 0) return accepted;
  const other = source.extensions
    .filter(({ name, version }) => after.get(name) !== version)
    .map(({ name, version }) => measured(word(after.get(name)), { of: name, expected: word(version) }));
  const all = measured(source.extensions.length, { unit: 'extensions' });
  return [result('extensions', 'passed', all, ...other.slice(0, NAMED))];
}

/** A version, an encoding, a number. Anything else from a server is not shown. */
function word(value: string | undefined): string {
  return value !== undefined && /^[\w.:+-]{1,60}$/.test(value) ? value : 'another value';
}

/** Facts about the source's server, for creating a similar one. */
const OF_SOURCE = 'source.';

/** Facts that only one side has come from another version of this program. They are mentioned, but are not findings. */
function compareFacts(source: Fingerprint, restored: Fingerprint): CheckResult[] {
  const results: CheckResult[] = [];
  const equal: string[] = [];
  const oneSided: string[] = [];
  for (const name of new Set([...Object.keys(source.facts), ...Object.keys(restored.facts)])) {
    if (name.startsWith(OF_SOURCE)) continue;
    const before = Object.hasOwn(source.facts, name) ? source.facts[name] : undefined;
    const after = Object.hasOwn(restored.facts, name) ? restored.facts[name] : undefined;
    if (before === undefined || after === undefined) oneSided.push(name);
    else if (before === after) equal.push(name);
    else results.push(result(name, 'failed', measured(word(after), { expected: word(before) })));
  }
  if (equal.length > 0) results.push(result('facts', 'passed', named('equal', equal)));
  if (oneSided.length > 0) results.push(result('facts not compared', 'skipped', named('one-sided', oneSided)));
  return results;
}
