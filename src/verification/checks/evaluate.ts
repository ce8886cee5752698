import { runInNewContext } from 'node:vm';
import type { Answer, Found, Unmet, Wanted } from '../../core/checks/answer.ts';
import type { QueryResult } from '../../ports/engine/target.ts';
import type { Bound, Check, CheckContext, Expectation } from './check.ts';
import { asText, isEqual, isZero, order, show, showFound, toTimeMs } from './values.ts';

export interface Evaluation {
  /** `error` if the only thing that is open is a search that took too long. */
  readonly outcome: 'passed' | 'failed' | 'error';
  readonly facts: readonly [Answer];
  /** The query read a table and found rows in it. */
  readonly provesData: boolean;
}

/** The zone of a time without one is unknown, so "later than the snapshot" starts a day after the snapshot. */
const FUTURE_MS = 24 * 60 * 60 * 1000;
const MATCHED_CHARACTERS = 10_000;
const MATCH_MS = 1_000;

/** The expectation that is not met, or undefined. */
type Finding = Unmet | undefined;

/** Evaluates a query's result. Value comparators use the first column of the first row. */
export function evaluateCheck(check: Check, result: QueryResult, context: CheckContext): Evaluation {
  const { expect } = check;
  const counted = isCount(check.sql, result);
  const value: unknown = result.rows[0]?.[0];
  // `select count(*)` always returns one row. The relevant number is in that row.
  const amount = counted ? countOf(value) : result.rows.length;
  const findingsOfValue = hasComparator(expect) ? valueFindings(expect, result, context) : [];
  const found: Found = counted
    ? { as: 'count', value: showFound(value, 'number') }
    : foundIn(result, hasComparator(expect), findingsOfValue);
  const unmet = [...quantityFindings(expect, amount, result, counted), ...findingsOfValue].filter(
    (finding) => finding !== undefined,
  );
  const passed = unmet.length === 0;
  const isOpen = unmet.every((each) => each.want === 'match' && each.limitMs !== undefined);
  return {
    outcome: passed ? 'passed' : isOpen ? 'error' : 'failed',
    facts: [{ kind: 'answer', found, wanted: wantedOf(expect, counted), unmet }],
    provesData: passed && amount > 0 && /\bfrom\b/i.test(check.sql),
  };
}

/** The expectations, as they were given. */
function wantedOf(expect: Expectation, counted: boolean): Wanted[] {
  const { withinMs, equals, min, max, between, matches, rows, empty, notEmpty } = expect;
  const shown = (bound: Bound | undefined): string | undefined => (bound === undefined ? undefined : show(bound));
  const range = (low: Bound | undefined, high: Bound | undefined): Wanted[] =>
    low === undefined && high === undefined
      ? []
      : [{ want: 'range', min: shown(low), max: shown(high), comparable: true }];
  return [
    ...(withinMs === undefined ? [] : [{ want: 'within', ms: withinMs } as const]),
    ...(equals === undefined ? [] : [{ want: 'equal', value: show(equals) } as const]),
    ...range(min, max),
    ...range(between?.[0], between?.[1]),
    ...(matches === undefined ? [] : [{ want: 'match', pattern: matches, limitMs: undefined } as const]),
    ...(rows === undefined ? [] : [quantity(rows, counted)]),
    ...(empty === true ? [{ want: counted ? 'zero-count' : 'no-rows' } as const] : []),
    ...(notEmpty === true ? [{ want: 'anything' } as const] : []),
  ];
}

function quantity({ min, max }: { readonly min: number; readonly max: number }, counted: boolean): Wanted & Unmet {
  return { want: counted ? 'count' : 'rows', min, max: Number.isFinite(max) ? max : undefined };
}

function isCount(sql: string, { rows, columns }: QueryResult): boolean {
  if (rows.length !== 1 || columns.length !== 1) return false;
  const plain = sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  return /^count\b/i.test(columns[0] ?? '') || /^\s*select\s+count\s*\(/i.test(plain);
}

function countOf(value: unknown): number {
  return isZero(value) || value === null ? 0 : Number(value);
}

/** For text, only whether it is the expected one: it may be a person's name. */
function foundIn({ rows, columns, kinds }: QueryResult, compared: boolean, findings: readonly Finding[]): Found {
  if (columns.length !== 1 || rows.length !== 1) return { as: 'rows', rows: rows.length };
  const shown = showFound(rows[0]?.[0], kinds?.[0]);
  if (shown !== undefined) return { as: 'value', value: shown };
  if (!compared) return { as: 'text', matches: undefined };
  return { as: 'text', matches: findings.every((finding) => finding === undefined) };
}

function hasComparator(expect: Expectation): boolean {
  const { withinMs, equals, min, max, between, matches } = expect;
  return [withinMs, equals, min, max, between, matches].some((each) => each !== undefined);
}

function quantityFindings(expect: Expectation, amount: number, result: QueryResult, counted: boolean): Finding[] {
  const { rows, empty, notEmpty } = expect;
  // A single NULL is what max(), min() and sum() return for a table without rows.
  const isNull = result.rows.length === 1 && result.rows[0]?.every((cell) => cell === null) === true;
  const nothing = amount === 0 || (isNull && rows === undefined);
  const mayBeNothing = empty === true || (rows !== undefined && rows.min === 0);
  return [
    empty === true && amount !== 0 ? { want: counted ? 'zero-count' : 'no-rows' } : undefined,
    rows !== undefined && !(amount >= rows.min && amount <= rows.max) ? quantity(rows, counted) : undefined,
    notEmpty === true && nothing ? { want: 'anything' } : undefined,
    // Without an expectation for rows, an empty result is a missing value. valueFindings evaluates existing rows.
    result.rows.length === 0 && !mayBeNothing && rows === undefined && notEmpty !== true
      ? { want: 'a-value' }
      : undefined,
  ];
}

function valueFindings(expect: Expectation, result: QueryResult, context: CheckContext): Finding[] {
  if (result.rows.length === 0) return [];
  const value: unknown = result.rows[0]?.[0];
  if (value === null || value === undefined) return [{ want: 'not-null' }];
  const { withinMs, equals, min, max, between, matches } = expect;
  return [
    withinMs === undefined ? undefined : findTooOld(value, withinMs, context),
    equals === undefined || isEqual(value, equals) ? undefined : { want: 'equal', value: show(equals) },
    min === undefined ? undefined : findOutside(value, min, undefined),
    max === undefined ? undefined : findOutside(value, undefined, max),
    between === undefined ? undefined : findOutside(value, between[0], between[1]),
    matches === undefined ? undefined : findNoMatch(value, matches),
  ];
}

function findTooOld(value: unknown, withinMs: number, { snapshotAt }: CheckContext): Finding {
  const timeMs = toTimeMs(value);
  if (timeMs === undefined) return { want: 'a-time' };
  const ageMs = snapshotAt.getTime() - timeMs;
  // One row dated 2099 would make a freshness check pass forever.
  if (ageMs < -FUTURE_MS) return { want: 'not-in-future' };
  return ageMs <= withinMs ? undefined : { want: 'age', atMostMs: withinMs, foundMs: ageMs };
}

function findOutside(value: unknown, min: Bound | undefined, max: Bound | undefined): Finding {
  const low = min === undefined ? 0 : order(value, min);
  const high = max === undefined ? 0 : order(value, max);
  const comparable = low !== undefined && high !== undefined;
  if (comparable && low >= 0 && high <= 0) return undefined;
  const shown = (bound: Bound | undefined): string | undefined => (bound === undefined ? undefined : show(bound));
  return { want: 'range', min: shown(min), max: shown(max), comparable };
}

/** In a separate context, because that is how a time limit is possible. Some patterns take extremely long for some texts. */
function findNoMatch(value: unknown, pattern: string): Finding {
  const text = asText(value).slice(0, MATCHED_CHARACTERS);
  try {
    const matched: unknown = runInNewContext(
      'new RegExp(pattern, "u").test(text)',
      { pattern, text },
      { timeout: MATCH_MS },
    );
    return matched === true ? undefined : { want: 'match', pattern, limitMs: undefined };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw thrown;
    return { want: 'match', pattern, limitMs: MATCH_MS };
  }
}
