import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import type { HistoryReport } from '../../src/report/facts/history.ts';
import { renderHistory } from '../../src/report/render/history.ts';
import { testRecordSchema } from '../../src/repository/records/test-record.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { headlineOf, textOf } from '../support/rendered.ts';
import { testRecord } from '../support/test-records.ts';

const DAY_MS = 86_400_000;

let keys: TestKeys;
let near: MemoryStorage;
let far: MemoryStorage;
let bench: Workbench;
let days: number;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  near = new MemoryStorage('near');
  far = new MemoryStorage('far');
  bench = new Workbench(keys, near, far);
  days = 0;
  let calls = 0;
  const began = Date.now();
  const { length } = bench.storages;
  bench.now = () => {
    calls += 1;
    return new Date(began + days * DAY_MS + calls * 1_000 * length);
  };
  later(0);
});

/** By all clocks. */
function later(more: number): void {
  days += more;
  for (const storage of [near, far]) storage.skewMs = days * DAY_MS + 60_000;
}

const verifierKey = () => ({ armored: keys.verifier.armoredPrivate, passphrase: undefined });
const recordsOf = (storage: MemoryStorage): string[] =>
  [...storage.objects.keys()].filter((key) => key.includes('/verifications/') && key.endsWith('.json')).sort();
const down = (): never => {
  throw new RestorableError('STORAGE_UNREACHABLE', 'it is away');
};

async function written(report: HistoryReport, format: HistoryReport['format']): Promise<string> {
  return (await renderHistory({ ...report, format }, documentOf(report))) ?? '';
}

describe('the history of a database', () => {
  it('has every verification, also one that is not read everywhere, and one without a verdict', async () => {
    await bench.backup();
    await bench.verify({ verifierKey: verifierKey(), rtoMs: 60_000 });
    later(1);
    // It is away while the record is written.
    far.onOperation = (operation) => operation === 'put' && down();
    await bench.verify({ verifierKey: verifierKey() });
    far.onOperation = () => {};
    later(1);
    near.onOperation = (operation, key) => operation === 'get' && key.includes('/packs/') && down();
    far.onOperation = near.onOperation;
    expect(await bench.verify({ verifierKey: verifierKey() })).toMatchObject({ verdict: 'error' });
    near.onOperation = () => {};
    far.onOperation = () => {};
    later(1);
    const report = await bench.history({ rtoMs: 60_000 });
    expect([report.exitCode, report.error, report.warnings, report.history?.chain.findings]).toEqual([
      0,
      undefined,
      [],
      [],
    ]);
    expect(report.history?.tests).toMatchObject([
      {
        verdict: 'passed',
        objectives: { rtoMs: 60_000 },
        copies: [{ destination: 'near', state: 'read' }, { state: 'not-read' }],
      },
      { verdict: 'passed' },
      { verdict: 'error', errorCode: 'STORAGE_UNREACHABLE', restoreMs: null },
    ]);
    expect(report.history?.tests.map(({ previousSha256 }) => previousSha256)).toEqual([
      null,
      ...(report.history?.tests.slice(0, 2).map(({ recordSha256 }) => recordSha256) ?? []),
    ]);
    expect(report.history?.tests[0]?.phases.map(({ phase }) => phase)).toContain('restore');
    expect(report.history?.destinations).toMatchObject([
      { label: 'near', isReachable: true, backups: 1, lastProvedAt: expect.any(String) },
      { label: 'far', isReachable: true, backups: 1, lastProvedAt: null },
    ]);
    expect(report.history?.backups).toMatchObject([
      { destinations: ['near', 'far'], authenticatedBy: keys.runner.fingerprint },
    ]);
    expect([recordsOf(near).length, recordsOf(far).length]).toEqual([3, 2]);
    for (const key of recordsOf(far)) expect(far.objects.get(key)).toEqual(near.objects.get(key));
    expect(headlineOf(report)).toMatchObject({ tone: 'good', sentence: '3 tests: 2 passed, 1 without a verdict.' });
  });

  it.each([
    ['TIMEOUT', [{ verdict: 'error', errorCode: 'TIMEOUT' }]],
    ['CANCELLED', []],
  ] as const)('of a verification that ends in the middle (%s) is as documented', async (code, expected) => {
    await bench.backup();
    const controller = new AbortController();
    bench.signal = controller.signal;
    near.onOperation = (operation, key) => {
      if (operation === 'get' && key.includes('/packs/'))
        controller.abort(new RestorableError(code, 'It was stopped.'));
    };
    expect(await bench.verify({ verifierKey: verifierKey() })).toMatchObject({ verdict: 'error', error: { code } });
    bench.signal = new AbortController().signal;
    expect((await bench.history()).history?.tests).toMatchObject(expected);
  });

  it('has both of two verifications that take place at once, which is no finding', async () => {
    await bench.backup();
    await bench.verify({ verifierKey: verifierKey() });
    const other = new Workbench(keys, near, far);
    other.now = bench.now;
    await Promise.all([bench, other].map((each) => each.verify({ verifierKey: verifierKey() })));
    await bench.verify({ verifierKey: verifierKey() });
    const { history, exitCode } = await bench.history();
    expect([history?.tests.length, exitCode]).toEqual([4, 0]);
    expect(history?.chain.findings.map(({ kind }) => kind)).toEqual(history?.chain.findings.map(() => 'overlap'));
  });

  it('does not let an error without a verdict end what a failure means', async () => {
    await bench.backup();
    await bench.backup();
    bench.engine.restoredRows = 99;
    expect(await bench.verify({ verifierKey: verifierKey() })).toMatchObject({ verdict: 'failed', reason: 'backup' });
    near.onOperation = (operation, key) => operation === 'get' && key.includes('/contents/') && down();
    far.onOperation = near.onOperation;
    expect(await bench.verify({ verifierKey: verifierKey() })).toMatchObject({ verdict: 'error' });
    for (const storage of [near, far]) storage.onOperation = () => {};
    expect((await bench.history()).history?.tests.map(({ verdict }) => verdict)).toEqual(['failed', 'error']);
    expect((await bench.prune()).error?.code).toBe('PRUNE_REFUSED');
    const { destinations } = await bench.list();
    expect(destinations.map(({ backups }) => backups.at(-1)?.verdict)).toEqual(['failed', 'failed']);
  });

  it('has a verification that could choose no backup, but no database of a misspelled name', async () => {
    const { backup } = await bench.backup();
    const key = `shop/manifests/${backup?.id}.json`;
    for (const storage of [near, far]) storage.objects.set(key, Buffer.from('{}'));
    expect(await bench.verify({ verifierKey: verifierKey() })).toMatchObject({ verdict: 'failed', reason: 'backup' });
    const { history } = await bench.history();
    expect(history?.tests).toMatchObject([{ verdict: 'failed', reason: 'backup', backup: null }]);
    expect(history?.tests[0]?.record).toMatch(/^verifications\/no-backup\//);
    await bench.verify({ verifierKey: verifierKey(), name: 'shpo' as never });
    expect([...near.objects.keys()].filter((each) => !each.startsWith('shop/'))).toEqual([]);
  });

  it('stays complete after a prune of old records, with the key of the prune', async () => {
    const rules = { keepRecordsMs: 30 * DAY_MS, verifierKey: verifierKey() };
    for (let made = 0; made < 3; made += 1) {
      await bench.backup();
      await bench.verify({ verifierKey: verifierKey() });
      later(10);
    }
    await bench.prune(rules);
    later(35);
    await bench.backup();
    await bench.verify({ verifierKey: verifierKey() });
    await bench.prune(rules);
    await bench.prune(rules);
    expect(recordsOf(near).length).toBeLessThan(4);
    expect([...near.objects.keys()].filter((key) => key.startsWith('shop/removed-tests/'))).toHaveLength(2);
    expect((await bench.history({ keepRecordsMs: 30 * DAY_MS })).exitCode).toBe(0);
    for (const { objects } of [near, far]) {
      for (const key of [...objects.keys()]) if (key.includes('/removed-tests/')) objects.delete(key);
    }
    const report = await bench.history({ keepRecordsMs: 400 * DAY_MS });
    expect(report).toMatchObject({ exitCode: 1, history: { chain: { findings: [{ kind: 'gap' }] } } });
    expect(textOf(report)).toContain('The record before this one is missing at every destination');
  });

  it('says so if nothing is authenticated, and if a destination is away', async () => {
    await bench.backup();
    await bench.verify();
    far.onOperation = down;
    const report = await bench.history({ signers: [], verifiers: [] });
    expect(report).toMatchObject({ exitCode: 0, history: { isAuthenticated: false, tests: [{ signedBy: null }] } });
    expect(report.warnings).toEqual([
      expect.stringContaining('far could not be read'),
      expect.stringContaining('Not authenticated'),
    ]);
    expect(report.history?.destinations.map(({ isReachable }) => isReachable)).toEqual([true, false]);
    near.onOperation = down;
    expect(await bench.history()).toMatchObject({
      exitCode: 2,
      error: { code: 'STORAGE_UNREACHABLE' },
      history: undefined,
    });
  });
});

describe('what a record states', () => {
  it('names the branch and the commit of its run, and only the hash of the checks', async () => {
    await bench.backup();
    const workflow = { repository: 'example/shop', workflow: '.github/workflows/verify.yml', runId: '7', attempt: 1 };
    const event = { event: 'push', schedule: null };
    const checkout = { ref: 'refs/heads/main', commit: 'ab'.repeat(20) };
    bench.hostParts = { origin: { ...workflow, ...event, url: 'https://github.com/x' }, checkout };
    bench.engine.answer = { columns: ['at'], rows: [[4]] };
    const checks = '- name: secret-name\n  sql: select max(at) from secret_table\n  expect: { equals: 4 }';
    await bench.verify({ verifierKey: verifierKey(), checks });
    const text = String(near.objects.get(recordsOf(near)[0] ?? ''));
    expect(text).not.toContain('secret');
    const record = testRecordSchema.parse(JSON.parse(text));
    expect(record.run).toEqual({ ...workflow, ...event, ...checkout });
    expect(record.definitionsSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('counts the differences that a rule ignores by step', async () => {
    await bench.backup();
    bench.engine.restoredRows = 99;
    const ignore = '- { check: rows*, reason: known }\n- { check: content*, reason: known }';
    const report = await bench.verify({ verifierKey: verifierKey(), ignore });
    expect(report.verdict).toBe('passed');
    const record = testRecordSchema.parse(JSON.parse(String(near.objects.get(recordsOf(near)[0] ?? ''))));
    expect(record).toMatchObject({
      checks: { ignored: 2, ignoredInSteps: { comparison: 1, content: 1 } },
      steps: { comparison: 'passed', content: 'skipped' },
    });
  });

  it.each([
    ['an error without its code', { verdict: 'error' }],
    ['a code without an error', { errorCode: 'TIMEOUT' }],
    ['a scenario of a verification', { scenario: 'older-point' }],
    ['a drill without a scenario', { kind: 'drill' }],
    ['damaged copies without a failure', { onlyCopies: true }],
    ['an end before its start', { startedAt: '2099-01-01T00:00:00.000Z' }],
    ['two states of one destination', { copies: ['read', 'damaged'].map((state) => ({ destination: 'near', state })) }],
    ['an unknown state', { copies: [{ destination: 'near', state: 'fine' }] }],
    [
      'more ignored in the steps than at all',
      { checks: { passed: 1, failed: 0, error: 0, skipped: 2, ignored: 1, ignoredInSteps: { content: 2 } } },
    ],
    ['two heads of one verifier', { otherHeads: [1, 2].map(() => ({ verifier: 'ab'.repeat(20), head: null })) }],
    ['another format', { format: 'restorable-verification/2' }],
    ['a field that is not known', { more: 1 }],
  ])('is refused with %s', (_what, change) => {
    expect(testRecordSchema.safeParse(testRecord()).success).toBe(true);
    expect(testRecordSchema.safeParse({ ...testRecord(), ...change }).success).toBe(false);
  });
});

describe('a written history', () => {
  it('has a row for each test in CSV, where no cell is a formula or a separator', async () => {
    near = new MemoryStorage('=cmd|"x",y');
    far = new MemoryStorage('far');
    bench = new Workbench(keys, near, far);
    await bench.backup();
    await bench.verify({ verifierKey: verifierKey() });
    const report = await bench.history();
    const [head = '', row = '', ...rest] = (await written(report, 'csv')).split('\r\n');
    expect(rest).toEqual(['']);
    expect(head.split(',').length).toBe(row.split('","').length);
    expect(row).toContain(`"'=cmd|""x"",y"`);
    expect(row).toContain('"passed"');
    expect(await written(report, 'html')).toContain('<!doctype html>');
    expect(JSON.parse(await written(report, 'json'))).toMatchObject({ mode: 'history', history: { database: 'shop' } });
    expect(await written(report, 'table')).toContain('The records are complete');
  });

  it.each([
    ['2026-10-01', new Date('2026-10-01T00:00:00Z')],
    ['2026-10-01T06:30Z', new Date('2026-10-01T06:30:00Z')],
    ['90d', { agoMs: 90 * DAY_MS }],
    ['2026-02-30', undefined],
    ['yesterday', undefined],
  ])('begins at %s', async (since, expected) => {
    const given = new Map(Object.entries({ mode: 'history', name: 'shop', destination: 'file:/a', since }));
    const parsing = parseRequest(given, { mask: () => {}, env: {} });
    if (expected === undefined) await expect(parsing).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    else expect(await parsing).toMatchObject({ since: expected, format: 'table' });
  });
});
