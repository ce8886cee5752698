import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { QueryResult } from '../../src/ports/engine/target.ts';
import type { Check } from '../../src/verification/checks/check.ts';
import { runChecks } from '../../src/verification/checks/checks.ts';
import { evaluateCheck } from '../../src/verification/checks/evaluate.ts';
import { parseChecks } from '../../src/verification/checks/parse-checks.ts';

const context = { snapshotAt: new Date('2026-11-21T02:00:00Z') };

function result(...rows: unknown[][]): QueryResult {
  return { columns: (rows[0] ?? ['x']).map((_, index) => `c${index}`), rows };
}

/** Evaluates one value, or rows, with an expectation in the user's notation. */
async function outcome(expectation: string, found: QueryResult, sql = 'select x from t'): Promise<string> {
  const text = `- name: it\n  sql: ${JSON.stringify(sql)}\n${expectation === '' ? '' : `  expect: ${expectation}\n`}`;
  const [check] = await parseChecks(text);
  return evaluateCheck(check as Check, found, context).outcome;
}

async function refusal(text: string): Promise<string> {
  const thrown: unknown = await parseChecks(text).catch((error: unknown) => error);
  if (!(thrown instanceof RestorableError)) return `not refused: ${String(thrown)}`;
  expect(thrown.code).toBe('CHECKS_INVALID');
  return `${thrown.message} ${thrown.hint}`;
}

describe('what is expected', () => {
  test.each([
    ['{ equals: 3 }', 3, 'passed'],
    ['{ equals: 3 }', '3.00', 'passed'],
    ['{ equals: 3 }', 4, 'failed'],
    ['{ equals: 9007199254740993 }', '9007199254740992', 'failed'],
    ['{ equals: 9007199254740993 }', 9007199254740993n, 'passed'],
    ['{ equals: "007" }', '7', 'failed'],
    ['{ equals: "007" }', '007', 'passed'],
    ['{ equals: true }', 1, 'passed'],
    ['{ equals: false }', 'f', 'passed'],
    ['{ equals: true }', 0, 'failed'],
    ['{ equals: 0 }', '', 'failed'],
    ['{ equals: "2026-01-01T00:00:00Z" }', new Date('2026-01-01'), 'passed'],
    ['{ min: 1 }', 0, 'failed'],
    ['{ min: 1 }', '1', 'passed'],
    ['{ min: 1 }', null, 'failed'],
    ['{ min: 1 }', 'many', 'failed'],
    ['{ min: 1 }', Number.NaN, 'failed'],
    ['{ max: 0.3 }', '0.30000000000000000001', 'failed'],
    ['{ max: 1e3 }', 1000, 'passed'],
    ['{ between: [1, 5] }', 5, 'passed'],
    ['{ between: [1, 5] }', 6, 'failed'],
    ['{ min: "2026-01-01" }', '2026-01-02 00:00:00', 'passed'],
    ['{ max: "2026-01-01" }', new Date('2026-01-02'), 'failed'],
    ['{ matches: "^v[0-9]+$" }', 'v12', 'passed'],
    ['{ matches: "^v[0-9]+$" }', 'v12x', 'failed'],
    ['{ matches: "^(a+)+$" }', `${'a'.repeat(60)}b`, 'error'],
    ['{ matches: "^(a+)+$", equals: 1 }', `${'a'.repeat(60)}b`, 'failed'],
    ['{ matches: "x" }', null, 'failed'],
    ['{ min: 1, max: 3, matches: "2" }', 2, 'passed'],
    ['{ min: 1, max: 3, matches: "1" }', 2, 'failed'],
    ['{ not-empty: true }', null, 'failed'],
    ['{ not-empty: true }', 0, 'passed'],
    ['', 'anything', 'passed'],
    ['', null, 'failed'],
  ])('%s of %s: %s', async (expectation, value, expected) => {
    expect(await outcome(expectation, result([value]))).toBe(expected);
  });

  test.each([
    ['{ within: 24h }', '2026-11-20 03:00:00', 'passed'],
    ['{ within: 24h }', '2026-11-20 01:00:00', 'failed'],
    ['{ within: 24h }', '2026-11-20 03:00:00.123456+00', 'passed'],
    ['{ within: 1h }', '2026-11-21T03:30:00+02:00', 'passed'],
    ['{ within: 1h }', '2026-11-21T02:30:00+0200', 'failed'],
    ['{ within: 24h }', new Date('2026-11-20T23:00:00Z'), 'passed'],
    ['{ within: 24h }', Date.parse('2026-11-20T23:00:00Z') / 1000, 'passed'],
    ['{ within: 24h }', String(Date.parse('2026-11-20T23:00:00Z')), 'passed'],
    ['{ within: 24h }', BigInt(Date.parse('2026-11-10T23:00:00Z')) * 1000n, 'failed'],
    ['{ within: 24h }', '2099-01-01 00:00:00', 'failed'],
    ['{ within: 24h }', '2026-11-21 03:00:00', 'passed'],
    ['{ within: 24h }', 'infinity', 'failed'],
    ['{ within: 24h }', '2026-13-45', 'failed'],
    ['{ within: 24h }', 12, 'failed'],
    ['{ within: 24h }', null, 'failed'],
  ])('%s of %s counts from the snapshot: %s', async (expectation, value, expected) => {
    expect(await outcome(expectation, result([value]))).toBe(expected);
  });

  test.each([
    ['{ rows: 2 }', result([1], [2]), 'passed'],
    ['{ rows: 2 }', result([1]), 'failed'],
    ['{ rows: { min: 1 } }', result([1]), 'passed'],
    ['{ rows: { max: 5 } }', result(), 'failed'],
    ['{ rows: { min: 0, max: 5 } }', result(), 'passed'],
    ['{ rows: 0 }', result(), 'passed'],
    ['{ rows: 0 }', result([null]), 'failed'],
    ['{ empty: true }', result(), 'passed'],
    ['{ empty: true }', result([1]), 'failed'],
    ['{ not-empty: true }', result(), 'failed'],
    ['{ min: 0 }', result(), 'failed'],
    ['{ within: 24h }', result(), 'failed'],
    ['{ matches: ".*" }', result(), 'failed'],
    ['', result(), 'failed'],
    ['{ rows: 1, equals: 7 }', result([7, 8]), 'passed'],
    ['{ rows: 1, equals: 8 }', result([7, 8]), 'failed'],
  ])('%s of rows', async (expectation, found, expected) => {
    expect(await outcome(expectation, found)).toBe(expected);
  });

  test.each([
    ['', 0, 'failed'],
    ['', 4n, 'passed'],
    ['{ not-empty: true }', '0', 'failed'],
    ['{ empty: true }', '0', 'passed'],
    ['{ rows: 4 }', '4', 'passed'],
    ['{ rows: 1 }', '4', 'failed'],
    ['{ rows: 0 }', 0, 'passed'],
    ['{ min: 1 }', '12', 'passed'],
  ])('select count(*) means its value: %s of %s is %s', async (expectation, value, expected) => {
    const found = { columns: ['n'], rows: [[value]] };
    expect(await outcome(expectation, found, 'select count(*) as n from t')).toBe(expected);
    expect(await outcome(expectation, { columns: ['count'], rows: [[value]] }, 'with t as (x) select ...')).toBe(
      expected,
    );
  });

  test('only rows of a table count as data', () => {
    const proves = (sql: string, found: QueryResult): boolean =>
      evaluateCheck({ name: 'it', sql, expect: { rows: { min: 0, max: 9 } }, timeoutMs: 1 }, found, context).provesData;
    expect(proves('select x from t', result([1]))).toBe(true);
    expect(proves('select 1', result([1]))).toBe(false);
    expect(proves('select x from t', result())).toBe(false);
    expect(proves('select count(*) from t', result([0]))).toBe(false);
  });

  test('integers of any length are compared exactly, whatever type the driver gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
        fc.bigInt({ min: 0n, max: 3n }),
        async (number, more) => {
          for (const value of [number, String(number), `${number}.000`]) {
            expect(await outcome(`{ equals: ${number} }`, result([value]))).toBe('passed');
            expect(await outcome(`{ min: ${number + more} }`, result([value]))).toBe(more === 0n ? 'passed' : 'failed');
            expect(await outcome(`{ max: ${number - more} }`, result([value]))).toBe(more === 0n ? 'passed' : 'failed');
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('no driver value makes it throw, and NULL or nothing never passes a comparison', () => {
    const anything = fc.oneof(fc.anything({ withBigInt: true, withDate: true }), fc.constant(null));
    const comparisons: Check['expect'][] = [
      { withinMs: 1 },
      { equals: 1 },
      { min: 1 },
      { max: '2026-01-01' },
      { between: [1, 2] },
    ];
    fc.assert(
      fc.property(anything, fc.constantFrom(...comparisons), (value, expectation) => {
        const check = { name: 'it', sql: 'select x from t', expect: expectation, timeoutMs: 1 };
        expect(['passed', 'failed']).toContain(evaluateCheck(check, result([value]), context).outcome);
        expect(evaluateCheck(check, result([null]), context).outcome).toBe('failed');
        expect(evaluateCheck(check, result(), context).outcome).toBe('failed');
      }),
    );
  });
});

describe('reading the checks', () => {
  test('a list, or a list below `checks`, with defaults', async () => {
    const list =
      '- { name: a, sql: select 1 from t }\n- { name: b, sql: select 2, expect: { rows: 3 }, timeout: 5m }\n';
    const parsed = await parseChecks(list);
    expect(parsed).toMatchObject([
      { name: 'a', expect: { notEmpty: true }, timeoutMs: 60_000 },
      { name: 'b', expect: { rows: { min: 3, max: 3 } }, timeoutMs: 300_000 },
    ]);
    const below = await parseChecks(`checks:\n${list.replaceAll(/^/gm, '  ')}`);
    expect(below).toEqual(parsed);
  });

  test.each([
    ['', 'list of checks'],
    ['[]', 'holds no check'],
    ['checks: []', 'holds no check'],
    ['checks: 3', 'list of checks'],
    ['- a: [', 'not YAML'],
    ['- name: x\n  name: y\n  sql: select 1', 'not YAML'],
    ['- sql: select 1', 'Check 1 (line 1): `name`'],
    ['- name: fresh', 'Check "fresh" (line 1): `sql`'],
    ['- name: fresh\n  sql: ""', 'Check "fresh" (line 2): `sql` must not be empty'],
    [
      '- name: fresh\n  sql: select 1\n  expect:\n    witihn: 24h',
      'Check "fresh" (line 4): `witihn` is not known. Did you mean `within`?',
    ],
    ['- name: fresh\n  sql: select 1\n  expects: { min: 1 }', 'Did you mean `expect`?'],
    [
      '- name: fresh\n  sql: select 1\n  expect:\n    within: 24 parsecs',
      'Check "fresh" (line 4): `expect.within` "24 parsecs" is not a duration',
    ],
    ['- name: fresh\n  sql: select 1\n  expect:\n    within: 24', '`expect.within` write a number and a unit'],
    ['- name: fresh\n  sql: select 1\n  expect: {}', 'expects nothing'],
    ['- name: fresh\n  sql: select 1\n  expect: { empty: true, min: 1 }', "can't be combined"],
    ['- name: fresh\n  sql: select 1\n  expect: { empty: false }', 'takes only `true`'],
    ['- name: fresh\n  sql: select 1\n  expect: { equals: null }', '`expect.equals`'],
    ['- name: fresh\n  sql: select 1\n  expect: { between: [1] }', 'two values'],
    ['- name: fresh\n  sql: select 1\n  expect: { matches: "(" }', 'not a regular expression'],
    ['- name: fresh\n  sql: select 1\n  expect: { rows: -1 }', 'must not be negative'],
    ['- name: fresh\n  sql: select 1\n  expect: { rows: { mim: 1 } }', 'Did you mean `min`?'],
    ['- { name: a, sql: x }\n- { name: a, sql: y }', 'Check "a" (line 2): another check has this name'],
    ['other: 1\nchecks: [{ name: a, sql: x }]', '`other` next to `checks`'],
    [`a: &a [x, x]\nb: [*a, *a]\nchecks: []`, 'aliases'],
  ])('%s is refused with its location', async (text, words) => {
    expect(await refusal(text)).toContain(words);
  });
});

describe('running the checks', () => {
  const checks = [
    { name: 'first', sql: 'a', expect: { notEmpty: true }, timeoutMs: 1 },
    { name: 'second', sql: 'b', expect: { notEmpty: true }, timeoutMs: 1 },
  ];

  test('a query that fails is a check that could not run, and the others still run', async () => {
    const query = async (sql: string): Promise<QueryResult> => {
      if (sql === 'a') throw new RestorableError('DATABASE_QUERY', 'relation "a" does not exist');
      return result([1]);
    };
    let nowMs = 0;
    const clock = { monotonicMs: () => (nowMs += 250) };
    const results = await runChecks(checks, { query }, { ...context, clock });
    expect(results).toMatchObject([
      {
        name: 'first',
        group: 'query',
        outcome: 'error',
        facts: [{ kind: 'text', text: 'relation "a" does not exist' }],
        durationMs: 250,
      },
      { name: 'second', outcome: 'passed', durationMs: 250 },
    ]);
  });

  test('a cancel and a lost connection are not results', async () => {
    for (const code of ['CANCELLED', 'TIMEOUT', 'DATABASE_CONNECTION_LOST'] as const) {
      const query = (): Promise<QueryResult> => Promise.reject(new RestorableError(code, 'ended'));
      await expect(runChecks(checks, { query }, { ...context, clock: { monotonicMs: () => 0 } })).rejects.toMatchObject(
        { code },
      );
    }
  });
});
