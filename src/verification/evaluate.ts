import { runInNewContext } from 'node:vm';
import type { QueryResult } from '../ports/engine.ts';
import { humanMs, plural } from '../report/format.ts';
import type { Bound, Check, CheckContext, Expectation } from './check.ts';
import { asText, isEqual, isZero, order, show, showFound, toTimeMs } from './values.ts';

export interface Evaluation {
  readonly outcome: 'passed' | 'failed';
  /** What was expected and what was found. */
  readonly detail: string;
  /** The query read a table and found rows there. */
  readonly provesData: boolean;
}

/** Zones of times without one are unknown, so "later than the snapshot" begins a day after it. */
const FUTURE_MS = 24 * 60 * 60 * 1000;
const MATCHED_CHARACTERS = 10_000;
const MATCH_MS = 1_000;

/** A finding in words, or undefined where the expectation is met. */
type Finding = string | undefined;

/** Judges a query's result; value comparators look at the first column of the first row. */
export function evaluateCheck(check: Check, result: QueryResult, context: CheckContext): Evaluation {
  const { expect } = check;
  const counted = isCount(check.sql, result);
  const value: unknown = result.rows[0]?.[0];
  // `select count(*)` always returns one row: what is meant is the number in it.
  const amount = counted ? countOf(value) : result.rows.length;
  const findingsOfValue = hasComparator(expect) ? valueFindings(expect, result, context) : [];
  const found = counted
    ? `the count is ${showFound(value, 'number') ?? 'no number'}`
    : foundWords(result, findingsOfValue);
  const findings = [...quantityFindings(expect, amount, result, counted), ...findingsOfValue].filter(
    (finding) => finding !== undefined,
  );
  const passed = findings.length === 0;
  return {
    outcome: passed ? 'passed' : 'failed',
    detail: passed ? found : `${found}; expected ${findings.join(' and ')}`,
    provesData: passed && amount > 0 && /\bfrom\b/i.test(check.sql),
  };
}

function isCount(sql: string, { rows, columns }: QueryResult): boolean {
  if (rows.length !== 1 || columns.length !== 1) return false;
  const plain = sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  return /^count\b/i.test(columns[0] ?? '') || /^\s*select\s+count\s*\(/i.test(plain);
}

function countOf(value: unknown): number {
  return isZero(value) || value === null ? 0 : Number(value);
}

/** Of a text only whether it is what was expected: it may be somebody's name. */
function foundWords({ rows, columns, kinds }: QueryResult, findings: readonly Finding[]): string {
  if (rows.length === 0) return 'the query returned no row';
  if (columns.length !== 1 || rows.length !== 1) return plural(rows.length, 'row');
  const shown = showFound(rows[0]?.[0], kinds?.[0]);
  if (shown !== undefined) return `the value is ${shown}`;
  if (findings.length === 0) return 'the value is a text';
  return findings.every((finding) => finding === undefined) ? 'the text matches' : 'the text does not match';
}

function hasComparator(expect: Expectation): boolean {
  const { withinMs, equals, min, max, between, matches } = expect;
  return [withinMs, equals, min, max, between, matches].some((each) => each !== undefined);
}

function quantityFindings(expect: Expectation, amount: number, result: QueryResult, counted: boolean): Finding[] {
  const { rows, empty, notEmpty } = expect;
  const what = counted ? 'a count' : 'rows';
  // A single NULL is what max(), min() and sum() return for a table without rows.
  const isNull = result.rows.length === 1 && result.rows[0]?.every((cell) => cell === null) === true;
  const nothing = amount === 0 || (isNull && rows === undefined);
  const mayBeNothing = empty === true || (rows !== undefined && rows.min === 0);
  return [
    empty === true && amount !== 0 ? (counted ? 'a count of 0' : 'no row') : undefined,
    rows !== undefined && !(amount >= rows.min && amount <= rows.max) ? `${what} ${rangeWords(rows)}` : undefined,
    notEmpty === true && nothing ? 'something' : undefined,
    // Rows are one thing and values another: where only values are asked for, valueFindings speaks.
    result.rows.length === 0 && !mayBeNothing && rows === undefined && notEmpty !== true ? 'a value' : undefined,
  ];
}

function rangeWords({ min, max }: { min: number; max: number }): string {
  if (min === max) return `of exactly ${min}`;
  return max === Number.POSITIVE_INFINITY ? `of at least ${min}` : `from ${min} to ${max}`;
}

function valueFindings(expect: Expectation, result: QueryResult, context: CheckContext): Finding[] {
  if (result.rows.length === 0) return [];
  const value: unknown = result.rows[0]?.[0];
  if (value === null || value === undefined) return ['a value that is not NULL'];
  const { withinMs, equals, min, max, between, matches } = expect;
  return [
    withinMs === undefined ? undefined : findTooOld(value, withinMs, context),
    equals === undefined || isEqual(value, equals) ? undefined : `exactly ${show(equals)}`,
    min === undefined ? undefined : findOutside(value, min, undefined),
    max === undefined ? undefined : findOutside(value, undefined, max),
    between === undefined ? undefined : findOutside(value, between[0], between[1]),
    matches === undefined ? undefined : findNoMatch(value, matches),
  ];
}

function findTooOld(value: unknown, withinMs: number, { snapshotAt }: CheckContext): Finding {
  const timeMs = toTimeMs(value);
  if (timeMs === undefined) return 'a time';
  const ageMs = snapshotAt.getTime() - timeMs;
  // One row dated 2099 would keep a check of freshness green for ever.
  if (ageMs < -FUTURE_MS) return 'a time that is not in the future of the backup';
  if (ageMs <= withinMs) return undefined;
  return `at most ${humanMs(withinMs)} before the backup, it is ${humanMs(ageMs)}`;
}

function findOutside(value: unknown, min: Bound | undefined, max: Bound | undefined): Finding {
  const low = min === undefined ? 0 : order(value, min);
  const high = max === undefined ? 0 : order(value, max);
  const words =
    min === undefined
      ? `at most ${show(max)}`
      : max === undefined
        ? `at least ${show(min)}`
        : `${show(min)} to ${show(max)}`;
  if (low === undefined || high === undefined) return `${words}, which this value can not be compared with`;
  return low >= 0 && high <= 0 ? undefined : words;
}

/** In a context of its own because that takes a time limit: some patterns need ages for some texts. */
function findNoMatch(value: unknown, pattern: string): Finding {
  const text = asText(value).slice(0, MATCHED_CHARACTERS);
  try {
    const matched: unknown = runInNewContext(
      'new RegExp(pattern, "u").test(text)',
      { pattern, text },
      { timeout: MATCH_MS },
    );
    return matched === true ? undefined : `a match of /${pattern}/`;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw thrown;
    return `a match of /${pattern}/, which took longer than ${MATCH_MS} ms`;
  }
}
