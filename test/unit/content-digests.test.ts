import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import { contentExempt } from '../../src/core/checks/test-steps.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import type { Target } from '../../src/ports/engine/target.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { compareDigests as comparison } from '../../src/verification/compare-digests.ts';
import { checkContent } from '../../src/verify/check-content.ts';

const KEY = '0f'.repeat(16);

function digests(
  tables: readonly (readonly [name: string, rows: number, sum: number])[],
  exempt: readonly (readonly [name: string, reason: string])[] = [],
  method = 'test/1',
): ContentDigests {
  return {
    method,
    key: KEY,
    tables: tables.map(([name, rows, sum]) => ({ schema: 'app', name, rows, sum: String(sum).padStart(32, '0') })),
    exempt: exempt.map(([name, reason]) => ({ schema: 'app', name, reason })),
  };
}

/** @param tables of the fingerprint; those that the digests name, if it is not given */
function compareDigests(
  expected: ContentDigests,
  found: ContentDigests,
  exempts?: NonNullable<Target['exempts']>,
  tables: Parameters<typeof comparison>[2]['tables'] = [...expected.tables, ...expected.exempt],
): CheckResult {
  return comparison(expected, found, { tables, exempts });
}

const shown = (check: CheckResult): string => `${check.outcome}: ${describeCheck(check)}`;

describe('digests that are compared', () => {
  const source = digests([
    ['a', 2, 7],
    ['b', 0, 0],
  ]);

  it('pass if every table is as it was, whatever else there is', () => {
    const check = compareDigests(source, digests([['b', 0, 0], ['c', 9, 9], ['a', 2, 7]])); // biome-ignore format: one line
    expect(shown(check)).toBe('passed: 2 tables, 2 rows, every row is as in the dump');
    expect(check.provesData).toBe(true);
  });

  it('are no evidence of data if there was no row', () => {
    expect(compareDigests(digests([['b', 0, 0]]), digests([['b', 0, 0]])).provesData).toBeUndefined();
  });

  it.each([
    [
      'another sum',
      [
        ['a', 2, 8],
        ['b', 0, 0],
      ],
      'rows that differ from the dump: app.a',
    ],
    [
      'another count with the same sum',
      [
        ['a', 3, 7],
        ['b', 0, 0],
      ],
      'rows that differ from the dump: app.a',
    ],
    ['a missing table', [['a', 2, 7]], 'missing: app.b'],
    ['both', [['a', 2, 8]], 'missing: app.b; rows that differ from the dump: app.a'],
  ] as const)('fail for %s', (_, tables, words) => {
    expect(shown(compareDigests(source, digests(tables)))).toBe(`failed: ${words}`);
  });

  it('name what is exempt, with the reason', () => {
    const some = digests([['a', 2, 7]], [['m', 'materialized-view'], ['f', 'from-the-future'], ['p', 'not-dumped']]); // biome-ignore format: one line
    expect(shown(compareDigests(some, digests([['a', 2, 7]])))).toBe(
      'passed: 1 table, 2 rows, every row is as in the dump; not compared, because a restore computes a materialized view again: app.m; not compared, because of a reason that this version does not know: app.f; not compared, because its rows are not in the dump: app.p',
    );
  });

  it('are not exempt because of a table in another schema whose name looks the same with a dot in it', () => {
    const twin = { schema: 'app.x', name: 'y', reason: 'not-dumped' };
    const check = compareDigests({ ...digests([['x.y', 1, 5]]), exempt: [twin] }, digests([['x.y', 1, 6]]));
    expect(check.outcome).toBe('failed');
  });

  it('are not made comparable by what the restored database says of itself', () => {
    const restored = digests([['b', 0, 0]], [['a', 'not-dumped']]);
    expect(shown(compareDigests(source, restored))).toBe('failed: missing: app.a');
  });

  it('are not compared where the target can not be asked, or can not hold the table', () => {
    const restored = digests([['b', 0, 0]], [['a', 'session-settings']]);
    expect(compareDigests(source, restored).outcome).toBe('passed');
    const exempts = (type: string, name: string): boolean => type === 'table' && name === 'app.a';
    expect(shown(compareDigests(source, digests([['b', 0, 0]]), exempts))).toBe(
      "passed: 1 table, 0 rows, every row is as in the dump; not compared, because the target can't hold it as the source had it: app.a",
    );
  });

  it('do not pass if they say nothing of a table, which is then named', () => {
    const tables = [...source.tables, { schema: 'app', name: 'forgotten' }, { schema: 'a.b', name: 'c"d' }];
    const check = compareDigests(source, source, undefined, tables);
    expect(shown(check)).toBe(
      'skipped: 2 tables, 2 rows, every row is as in the dump; not compared, because the backup records neither its content nor a reason: app.forgotten, "a.b"."c""d"',
    );
    const damaged = compareDigests(source, digests([['a', 2, 8], ['b', 0, 0]]), undefined, tables); // biome-ignore format: one line
    expect(damaged.outcome).toBe('failed');
  });

  it('count the tables that are left out of a comparison that passed', () => {
    const some = digests([['a', 2, 7]], [['m', 'materialized-view'], ['f', 'foreign-table'], ['p', 'not-dumped']]); // biome-ignore format: one line
    const found = digests([['a', 2, 7]]);
    expect(contentExempt([compareDigests(some, found)])).toBe(3);
    expect(contentExempt([compareDigests(found, found)])).toBe(0);
    expect(contentExempt([compareDigests(some, digests([['a', 2, 8]]))])).toBe(0);
  });

  it('say of a partition what they say of its root', () => {
    const part = { schema: 'app', name: 'p1', of: { schema: 'app', name: 'a' } };
    const parted = { ...source, parts: [part] };
    expect(compareDigests(parted, parted, undefined, [...source.tables, part]).outcome).toBe('passed');
    const exempt = { ...digests([['b', 0, 0]], [['a', 'foreign-table']]), parts: [part] };
    expect(compareDigests(exempt, exempt, undefined, [part]).outcome).toBe('passed');
    // Only what the restored database says too: the backup job could call any table a part of one that is compared.
    const claimed = compareDigests(parted, source, undefined, [...source.tables, part]);
    expect([claimed.outcome, shown(claimed)]).toEqual(['skipped', expect.stringContaining('nor a reason: app.p1')]);
    const lost = { ...parted, parts: [{ ...part, of: { schema: 'app', name: 'nowhere' } }] };
    expect(compareDigests(lost, lost, undefined, [part]).outcome).toBe('skipped');
  });

  it('are of all tables if they are of the lines of a dump', () => {
    const lines = digests([['lines of the dump', 3, 3]], [], 'lines/1');
    expect(compareDigests(lines, lines, undefined, [{ schema: '', name: 'orders' }]).outcome).toBe('passed');
  });

  it('never pass if nothing was compared', () => {
    const none = digests([], [['a', 'no-time']]);
    expect(compareDigests(none, none).outcome).toBe('skipped');
    expect(compareDigests(source, digests([['a', 2, 7]], [], 'test/2')).outcome).toBe('skipped');
    expect(compareDigests(source, { ...source, key: '00'.repeat(16) }).outcome).toBe('skipped');
  });
});

describe('the check of a verification', () => {
  const expected = digests([['a', 1, 1]]);
  const contents = {
    digests: expected,
    selection: { include: ['app'], exclude: ['app.x'] },
    fingerprint: { tables: expected.tables } as unknown as Fingerprint,
  };
  const options = { digest: 'auto', digestTimeoutMs: 60_000 } as const;
  const run = (
    of: NonNullable<Target['digests']> | undefined,
    change: { readonly options?: object; readonly contents?: object; readonly signal?: AbortSignal } = {},
  ): Promise<CheckResult> => {
    const { signal = new AbortController().signal } = change;
    return checkContent(
      { ...options, ...change.options },
      { host: { signal } as Parameters<typeof checkContent>[1]['host'] },
      { ...contents, ...change.contents },
      { digests: of } as Target,
    );
  };
  const untilAborted: NonNullable<Target['digests']> = ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));

  it('dumps the restored database with the selection of the backup', async () => {
    const asked: unknown[] = [];
    const check = await run(async (of) => {
      asked.push(of);
      return expected;
    });
    expect(check.outcome).toBe('passed');
    expect(asked).toEqual([{ expected, include: ['app'], exclude: ['app.x'], signal: expect.any(AbortSignal) }]);
  });

  it.each([
    ['digest is off', async () => expected, { options: { digest: 'off' } }, '`digest` is off'],
    ['the backup has none', async () => expected, { contents: { digests: undefined } }, 'no content digests'],
    ['the engine has none', undefined, {}, 'does not compute digests of this kind'],
    ['the method is unknown', async () => undefined, {}, 'does not compute digests of this kind'],
    ['it takes too long', untilAborted, { options: { digestTimeoutMs: 1 } }, 'raise `digest-timeout`'],
  ] as const)('is skipped, and says so, if %s', async (_, of, change, words) => {
    const check = await run(of, change);
    expect(check.outcome).toBe('skipped');
    expect(describeCheck(check)).toContain(words);
  });

  it('leaves no verdict if the restored database can not be dumped', async () => {
    const failing = async (): Promise<never> => {
      throw new RestorableError('DUMP_FAILED', 'no');
    };
    await expect(run(failing)).rejects.toMatchObject({ code: 'DUMP_FAILED' });
  });

  it('is cancelled with the run', async () => {
    const controller = new AbortController();
    const running = run(untilAborted, { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
