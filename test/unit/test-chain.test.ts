import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { groupFindings } from '../../src/history/chain-findings.ts';
import { readHistory } from '../../src/history/read-history.ts';
import { readTests } from '../../src/history/read-tests.ts';
import { createSignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import type { HistoryQuestion } from '../../src/options/request/history.ts';
import { writeRemovedTests } from '../../src/repository/records/removed-tests.ts';
import { RECORD_MAX_BYTES } from '../../src/repository/records/signed-record.ts';
import { putTestRecord, sealTestRecord, type TestRecord } from '../../src/repository/records/test-record.ts';
import { VerificationLog } from '../../src/repository/records/verification-log.ts';
import { beginRun } from '../../src/run/run-context.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { SHOP } from '../support/stored-backup.ts';
import { testRecord } from '../support/test-records.ts';

const DAY_MS = 86_400_000;
const BEGAN = Date.parse('2026-01-01T03:00:00Z');
const NOW = new Date(BEGAN + 30 * DAY_MS);

let keys: TestKeys;
let verifier: Signer;
let near: MemoryStorage;
let far: MemoryStorage;

beforeAll(async () => {
  keys = await makeTestKeys();
  verifier = await signerOf('verifier');
});
beforeEach(() => {
  near = new MemoryStorage('near');
  far = new MemoryStorage('far');
  for (const storage of [near, far]) storage.skewMs = NOW.getTime() - Date.now();
});

const signerOf = (role: 'verifier' | 'runner' | 'stranger'): Promise<Signer> =>
  createSigner({ armored: keys[role].armoredPrivate, passphrase: undefined }, 'verifier-key', new Date());

interface Made {
  readonly record: string;
  readonly previous: NonNullable<TestRecord['previous']>;
}

interface Making {
  readonly day: number;
  readonly before: Made | undefined;
  readonly at?: readonly MemoryStorage[];
  readonly signer?: Signer | undefined;
  readonly change?: Partial<TestRecord>;
}

/** The record of a test on a day, which takes a minute. */
async function make({ day, before, at = [near, far], signer = verifier, change = {} }: Making): Promise<Made> {
  const startedAt = new Date(BEGAN + day * DAY_MS);
  const record = testRecord({
    copies: [{ destination: 'near', state: 'read' }],
    previous: before?.previous ?? null,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date(startedAt.getTime() + 60_000).toISOString(),
    verifier: signer.fingerprint,
    ...change,
  });
  const sealed = await sealTestRecord(record, signer);
  for (const storage of at) await putTestRecord(shopIn(storage), sealed, undefined);
  return {
    record: `verifications/${sealed.name}.json`,
    previous: { recordSha256: sealed.sha256, finishedAt: record.finishedAt },
  };
}

/** One test a day, each after the one before it. */
async function chainOf(days: number): Promise<Made[]> {
  const made: Made[] = [];
  for (let day = 0; day < days; day += 1) made.push(await make({ day, before: made.at(-1) }));
  return made;
}

async function read(change: Partial<HistoryQuestion> = {}) {
  const bench = new Workbench(keys, near, far);
  bench.now = () => NOW;
  const question: HistoryQuestion = {
    name: SHOP,
    destinations: bench.destinations,
    signers: [keys.runner.armoredPublic],
    verifiers: [keys.verifier.armoredPublic],
    since: undefined,
    to: undefined,
    rpoMs: undefined,
    rtoMs: undefined,
    verifyEveryMs: undefined,
    capacityBytes: undefined,
    scheduleTimeZone: 'UTC',
    policy: undefined,
    keepRecordsMs: 400 * DAY_MS,
    ...change,
  };
  return readHistory(question, beginRun(bench.dependencies));
}

const found = async (change: Partial<HistoryQuestion> = {}): Promise<string[]> =>
  (await read(change)).chain.findings.map(({ kind, severity, records }) => `${severity} ${kind} ${records.join(' ')}`);

/** At both destinations. */
function drop({ record }: Made): void {
  for (const { objects } of [near, far]) {
    for (const key of [...objects.keys()]) if (key.startsWith(`shop/${record}`)) objects.delete(key);
  }
}

describe('a chain of records', () => {
  it('is read from all destinations together, oldest first, with its head', async () => {
    const made = await chainOf(4);
    for (const key of [...near.objects.keys()].slice(0, 3)) near.objects.delete(key);
    for (const key of [...far.objects.keys()].slice(-3)) far.objects.delete(key);
    const { tests, chain, isAuthenticated } = await read();
    expect(tests.map(({ record }) => record)).toEqual(made.map(({ record }) => record));
    expect(tests.map(({ signedBy }) => signedBy)).toEqual(made.map(() => verifier.fingerprint));
    expect(tests[3]).toMatchObject({ kind: 'verification', previousSha256: made[2]?.previous.recordSha256 });
    expect([isAuthenticated, chain.findings]).toEqual([true, []]);
    const [head] = chain.heads;
    expect(head).toEqual({ verifier: verifier.fingerprint, ...made[3]?.previous, records: 4 });
  });

  it('shows each record that is dropped, except the newest', async () => {
    const made = await chainOf(5);
    const complete = [near, far].map((storage) => new Map(storage.objects));
    for (const [index, each] of made.slice(0, -1).entries()) {
      drop(each);
      expect(await found()).toEqual([`finding gap ${made[index + 1]?.record}`]);
      for (const [at, storage] of [near, far].entries()) {
        for (const [key, bytes] of complete[at] ?? []) storage.objects.set(key, bytes);
      }
    }
    // One copy is enough.
    const [first] = made;
    for (const key of [...near.objects.keys()]) if (key.includes(first?.record ?? '?')) near.objects.delete(key);
    expect(await found()).toEqual([]);
  });

  it('shows one changed bit, and a signature that was removed or exchanged', async () => {
    const [first, second, third] = await chainOf(3);
    for (const { objects } of [near, far]) {
      const bytes = Buffer.from(objects.get(`shop/${first?.record}`) ?? '');
      bytes[200] = (bytes[200] ?? 0) ^ 1;
      objects.set(`shop/${first?.record}`, bytes);
      objects.set(`shop/${second?.record}.asc`, objects.get(`shop/${third?.record}.asc`) ?? Buffer.of());
    }
    expect((await found()).toSorted()).toEqual([
      `finding gap ${third?.record}`,
      `note unsigned ${second?.record} ${first?.record}`,
    ]);
  });

  it('reads of the records before a period only what they name', async () => {
    const made = await chainOf(20);
    const reads: string[] = [];
    near.onOperation = (operation, key) => void (operation === 'get' && key.endsWith('.json') && reads.push(key));
    const since = new Date(BEGAN + 15 * DAY_MS);
    const { tests, chain } = await read({ since });
    expect([tests.length, chain.findings, chain.heads[0]?.records]).toEqual([5, [], 6]);
    // The one before the period, and those that were under way.
    expect(reads.length).toBeLessThan(60);
    drop(made[14] as Made);
    expect(await found({ since })).toEqual([`finding gap ${made[15]?.record}`]);
    expect((await read({ since: new Date(BEGAN + 25 * DAY_MS) })).chain.heads).toMatchObject([
      made[19]?.previous ?? {},
    ]);
    expect((await read({ since, to: new Date(BEGAN + 17 * DAY_MS) })).tests).toHaveLength(2);
  });
});

describe('records that name the same one', () => {
  it('are a note if the tests overlapped, and otherwise a finding', async () => {
    const [, before] = await chainOf(2);
    const one = await make({ day: 3, before });
    const two = await make({ day: 3.0001, before });
    expect(await found()).toEqual([`note overlap ${one.record} ${two.record}`]);
    const three = await make({ day: 4, before });
    expect(await found()).toEqual([
      `note overlap ${one.record} ${two.record}`,
      `finding fork ${one.record} ${three.record}`,
    ]);
  });

  it('are a note if the later test could not read every destination', async () => {
    const [, before] = await chainOf(2);
    const one = await make({ day: 3, before, at: [near] });
    const two = await make({ day: 4, before, at: [far], change: { unread: ['near'] } });
    expect(await found()).toEqual([`note fork ${one.record} ${two.record}`]);
  });

  it('are those that name none, too', async () => {
    const [, last] = await chainOf(2);
    const again = await make({ day: 3, before: undefined });
    expect(await found()).toEqual([`finding fork ${last?.record} ${again.record}`]);
    expect(await found({ since: new Date(BEGAN + 2.5 * DAY_MS) })).toEqual(await found());
  });
});

describe('what others put there', () => {
  it('is no finding about honest records, hides none, and is never part of the chain', async () => {
    const made = await chainOf(3);
    const stranger = await signerOf('stranger');
    const runner = await signerOf('runner');
    const planted = await make({ day: 2.5, before: made[2], signer: stranger, at: [near] });
    await make({ day: 2.6, before: made[0], signer: runner, at: [near] });
    // It claims to be of the verifier.
    await make({ day: 2.7, before: made[0], signer: stranger, at: [near], change: { verifier: verifier.fingerprint } });
    await make({ day: 900, before: made[0], signer: stranger, at: [near] });
    near.objects.set(`shop/verifications/no-backup/20260105T000000000Z.json`, Buffer.from('{}'));
    // The same name, with other bytes.
    near.objects.set(`shop/${made[1]?.record}`, near.objects.get(`shop/${planted.record}`) ?? Buffer.of());
    const { tests, chain } = await read();
    expect(tests.map(({ record }) => record)).toEqual(made.map(({ record }) => record));
    expect(chain.heads).toHaveLength(1);
    expect(chain.findings).toMatchObject([{ kind: 'unsigned', severity: 'note', verifier: null }]);
    expect(chain.findings[0]?.records).toHaveLength(5);
  });

  it('is a replay if an accepted verifier signed it for something else', async () => {
    const made = await chainOf(3);
    const copy = (from: string, to: string): void => {
      for (const ending of ['', '.asc'])
        near.objects.set(`shop/${to}${ending}`, near.objects.get(from + ending) ?? Buffer.of());
    };
    const renamed = made[1]?.record.replace('T030100', 'T040100') ?? '';
    const moved = made[1]?.record.replace('-full-4f9c2a', '-full-000000') ?? '';
    copy(`shop/${made[1]?.record}`, renamed);
    copy(`shop/${made[1]?.record}`, moved);
    const other = await make({ day: 3, before: undefined, at: [near], change: { database: 'other' as DatabaseName } });
    expect((await found()).toSorted()).toEqual(
      [`${renamed} ${moved}`, other.record].map((records) => `finding replay ${records}`).toSorted(),
    );
    expect((await read()).tests).toHaveLength(3);
  });

  it('is one finding for all copies of a record', async () => {
    const [made] = await chainOf(1);
    for (let copy = 100; copy < 220; copy += 1) {
      const name = `verifications/20261121T020000Z-full-000${copy}/20260103T000000000Z.json`;
      for (const ending of ['', '.asc'])
        near.objects.set(`shop/${name}${ending}`, near.objects.get(`shop/${made?.record}${ending}`) ?? Buffer.of());
    }
    const [first, ...rest] = (await read()).chain.findings;
    expect([first?.kind, first?.count, first?.records.length, rest]).toEqual(['replay', 120, 100, []]);
  });

  it('is at most 100 findings of a kind', () => {
    const gaps = [...Array(150).keys()].map((number) => `verifications/${number}`);
    const found = groupFindings(
      gaps.map((record) => ({ kind: 'gap', severity: 'finding', records: [record], verifier: null })),
    );
    expect([found.length, found[98]?.count, found[99]?.count]).toEqual([100, 1, 51]);
    expect(found.flatMap(({ records }) => records)).toEqual(gaps);
  });

  it('can hide nothing without a finding, and is not read for ever', async () => {
    await chainOf(2);
    for (let number = 0; number < 200; number += 1) {
      near.objects.set(
        `shop/verifications/no-backup/20260201T000000${String(number).padStart(3, '0')}Z.json`,
        Buffer.from('{}'),
      );
    }
    near.objects.set('shop/verifications/no-backup/20260202T000000000Z.json', Buffer.alloc(RECORD_MAX_BYTES + 1));
    const reads: string[] = [];
    near.onOperation = (operation, key) => void (operation === 'get' && key.includes('no-backup') && reads.push(key));
    const ring = await createSignerRing([keys.verifier.armoredPublic]);
    const log = await VerificationLog.open(shopIn(near), { ring, now: NOW, mostRefused: 60 });
    const period = { since: undefined, to: undefined };
    const { tests, findings } = await readTests([log], period, async () => false);
    expect(tests).toEqual([]);
    expect(findings).toMatchObject([
      { kind: 'unsigned', severity: 'note' },
      { kind: 'unread', severity: 'finding' },
    ]);
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(203);
    // With those that were under way, and without the one that is larger than any record.
    expect(reads.length).toBeLessThan(100);
    expect(reads).not.toContain('shop/verifications/no-backup/20260202T000000000Z.json');
    await expect(log.newest()).rejects.toMatchObject({
      code: 'RECORDS_PLANTED',
      isFinding: true,
      hint: expect.stringMatching(/, such as (?:shop\/verifications\/no-backup\/\d{8}T\d{9}Z\.json(?:, |\.$)){3}/),
    });
    const far = await VerificationLog.open(shopIn(near), { ring, now: NOW, mostRefused: 300 });
    expect((await readTests([log, far], period, async () => false)).tests).toHaveLength(2);
  });

  it('is hidden only by what was planted within the hour in which it was stored', async () => {
    const [first, second] = await chainOf(2);
    const planted = (at: number, number: number): void => {
      const key = `shop/verifications/no-backup/20260110T000000${String(number).padStart(3, '0')}Z.json`;
      near.objects.set(key, Buffer.from('{}'));
      near.modified.set(key, new Date(at));
    };
    for (const [key, at] of near.modified) near.modified.set(key, new Date(at.getTime() - 10 * DAY_MS));
    for (let number = 0; number < 60; number += 1) planted(NOW.getTime(), number);
    const ring = await createSignerRing([keys.verifier.armoredPublic]);
    const open = (isLenient: boolean) =>
      VerificationLog.open(shopIn(near), { ring, now: NOW, mostRefusedOfHour: 20, isLenient });
    await expect((await open(false)).newest()).rejects.toMatchObject({ code: 'RECORDS_PLANTED' });
    const lenient = await open(true);
    expect((await lenient.newest())?.sha256).toBe(second?.previous.recordSha256);
    expect(lenient.problem).toMatchObject({ code: 'RECORDS_PLANTED', isFinding: true });
    for (const key of near.modified.keys()) near.modified.set(key, NOW);
    const hidden = await open(true);
    expect([await hidden.newest(), first === undefined]).toEqual([undefined, false]);
  });

  it('is a finding if an accepted verifier signed it for the future', async () => {
    await chainOf(2);
    const future = await make({ day: 40, before: undefined });
    expect(await found()).toEqual([`finding future ${future.record}`]);
  });

  it('counts if no verifiers are given, and the history says so', async () => {
    await chainOf(2);
    const { tests, isAuthenticated, chain } = await read({ signers: [], verifiers: [] });
    expect([tests.map(({ signedBy }) => signedBy), isAuthenticated, chain.findings]).toEqual([[null, null], false, []]);
  });
});

describe('a record that a prune removed', () => {
  const removal = (test: Made, signer: Signer | undefined, day: number, keepDays = 5) =>
    writeRemovedTests(shopIn(far), [test.previous], {
      keepMs: keepDays * DAY_MS,
      removedAt: new Date(BEGAN + day * DAY_MS),
      signer,
    });

  it('is no finding if the removal is signed and it was old enough', async () => {
    const made = await chainOf(3);
    const [, second, third] = made as [Made, Made, Made];
    const gap = `finding gap ${third.record}`;
    drop(made[0] as Made);
    drop(second);
    expect(await found()).toEqual([gap]);
    await removal(second, undefined, 20);
    await removal(second, await signerOf('stranger'), 20.1);
    await removal(second, verifier, 5);
    await removal(second, verifier, 40);
    expect(await found()).toEqual([gap]);
    // The key of the backup job can't hide a test that is younger than the reader's own limit.
    await removal(second, await signerOf('runner'), 8);
    expect(await found()).toEqual([gap]);
    expect(await found({ keepRecordsMs: 18 * DAY_MS })).toEqual([gap]);
    await removal(second, verifier, 8.1);
    expect(await found({ keepRecordsMs: 18 * DAY_MS })).toEqual([]);
  });

  it('may be removed with the key of the backup job at the age that the reader knows', async () => {
    const [first, second] = (await chainOf(2)) as [Made, Made];
    drop(first);
    await removal(
      { ...first, previous: { ...first.previous, finishedAt: '2020-01-01T00:00:00.000Z' } },
      await signerOf('runner'),
      9,
    );
    expect(await found({ keepRecordsMs: 20 * DAY_MS })).toEqual([`finding gap ${second.record}`]);
    await removal(first, await signerOf('runner'), 25);
    expect(await found({ keepRecordsMs: 20 * DAY_MS })).toEqual([]);
    far.objects.clear();
    near.objects.delete(`shop/${first.record}`);
    expect(await found({ keepRecordsMs: 14 * DAY_MS })).toEqual([]);
  });
});
