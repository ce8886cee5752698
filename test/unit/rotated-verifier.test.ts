import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { parsePeriod } from '../../src/core/planning/schedule/period.ts';
import { runEvidence } from '../../src/evidence/evidence.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import type { VerifyRequest } from '../../src/options/request/recovery.ts';
import type { EvidenceReport } from '../../src/report/facts/evidence.ts';
import { writeRemovedTests } from '../../src/repository/records/removed-tests.ts';
import { putTestRecord, sealTestRecord, type TestRecord } from '../../src/repository/records/test-record.ts';
import { partsOf } from '../../src/storage/body.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { testRecord } from '../support/test-records.ts';

const DAY_MS = 86_400_000;

let keys: TestKeys;
/** The verifier key of last year, and the one of this year. */
let old: TestKeys['verifier'];
let own: TestKeys['stranger'];
let near: MemoryStorage;
let far: MemoryStorage;
let bench: Workbench;
let days: number;

beforeAll(async () => {
  keys = await makeTestKeys();
  old = keys.verifier;
  own = keys.stranger;
});
beforeEach(async () => {
  near = new MemoryStorage('near');
  far = new MemoryStorage('far');
  bench = new Workbench(keys, near, far);
  const began = Date.now();
  let calls = 0;
  bench.now = () => {
    calls += 1;
    return new Date(began + days * DAY_MS + calls * 10);
  };
  days = -1;
  await later(() => bench.backup());
});

/** On the next day. */
async function later<T>(work: () => Promise<T>): Promise<T> {
  days += 1;
  for (const storage of [near, far]) storage.skewMs = days * DAY_MS + 60_000;
  return work();
}

const both = () => [old.armoredPublic, own.armoredPublic];
const keyOf = ({ armoredPrivate }: TestKeys['verifier']) => ({ armored: armoredPrivate, passphrase: undefined });
async function verify(key: TestKeys['verifier'], change: Partial<VerifyRequest> = {}): Promise<void> {
  const { error } = await later(() => bench.verify({ verifierKey: keyOf(key), verifiers: both(), ...change }));
  expect(error?.message).toBeUndefined();
}
const recordKeys = (): string[] =>
  [...new Set([near, far].flatMap(({ objects }) => [...objects.keys()]))]
    .filter((key) => /\/verifications\/.*Z\.json$/.test(key))
    .sort((a, b) => (a.slice(-23) < b.slice(-23) ? -1 : 1));

function read(key: string | undefined): TestRecord {
  return JSON.parse(String(near.objects.get(key ?? '') ?? far.objects.get(key ?? '')));
}

/** What each record names of other verifiers: the places in the list of records, oldest first. */
async function named(): Promise<(number | null)[][]> {
  const records = recordKeys();
  const { history } = await bench.history({ verifiers: both() });
  const hashes = history?.tests.map(({ recordSha256 }) => recordSha256) ?? [];
  return records.map((key) =>
    (read(key).otherHeads ?? []).map(({ head }) => (head === null ? null : hashes.indexOf(head.recordSha256))),
  );
}

function drop(key: string | undefined): void {
  for (const { objects } of [near, far]) for (const end of ['', '.asc']) objects.delete(key + end);
}

async function findings(verifiers = both(), keepRecordsMs = 1e11): Promise<string[]> {
  const { history, exitCode } = await bench.history({ verifiers, keepRecordsMs });
  const found = history?.chain.findings ?? [];
  expect(exitCode).toBe(found.some(({ severity }) => severity === 'finding') ? 1 : 0);
  return found.map(({ kind, records, count }) => `${kind} ${records.join(' ')} ${count}`);
}

async function evidence(): Promise<EvidenceReport> {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  const [first, last] = [-1, 40].map((add) => new Date(Date.now() + add * DAY_MS).toISOString().slice(0, 10));
  return runEvidence(
    {
      ...{
        mode: 'evidence',
        name: undefined,
        destinations: bench.destinations,
        period: parsePeriod(`${first}..${last}`),
      },
      ...{ evidence: join(folder, 'pack'), signers: [keys.runner.armoredPublic], verifiers: both() },
      ...{
        verifierKey: keyOf(own),
        sigstore: undefined,
        workflows: [],
        scheduleTimeZone: 'UTC',
        keepRecordsMs: 1e11,
        timeoutMs: undefined,
      },
    },
    bench.dependencies,
  );
}

describe('the first record of a new verifier key', () => {
  it('names the newest one of the key before it, so that removing that is noticed for ever', async () => {
    await verify(old, { verifiers: [] });
    await verify(old, { verifiers: [] });
    await verify(own);
    await verify(own);
    await verify(own, { verifiers: [] });
    expect(await named()).toEqual([[], [], [1], [1], [1]]);
    expect(await findings()).toEqual([]);
    expect((await evidence()).evidence?.databases[0]?.chains.map(({ breaks }) => breaks)).toEqual([0, 0]);
    const [first, second, third] = recordKeys();
    drop(second);
    const truncated = `truncated ${third?.slice('shop/'.length)} 1`;
    expect(await findings()).toEqual([truncated]);
    drop(first);
    expect(await findings()).toEqual([truncated]);
    const made = await evidence();
    expect(made.evidence?.databases[0]?.findings).toMatchObject([{ kind: 'truncated', verifier: old.fingerprint }]);
    expect(made.evidence?.databases[0]?.chains.map(({ breaks }) => breaks)).toEqual([1]);
  });

  it('may come while a run with the old key ends, and the old key may be used on', async () => {
    await verify(old);
    const other = new Workbench(keys, near, far);
    other.now = bench.now;
    const overlapping = { verifierKey: keyOf(old), verifiers: both() };
    await Promise.all([verify(own), other.verify(overlapping)]);
    await verify(own);
    await verify(old);
    expect((await findings()).filter((text) => !text.startsWith('overlap'))).toEqual([]);
    // The last record of either key is named by the next one of the other, whichever ended first.
    expect((await named())[3]).toEqual([
      [0, 1, 2].find((at) => read(recordKeys()[at]).verifier !== own.fingerprint && at > 0),
    ]);
    expect((await named())[4]).toEqual([3]);
  });

  it('is followed by one that names what was stored late, with a time before it', async () => {
    await verify(old);
    const other = new Workbench(keys, near, far);
    other.now = bench.now;
    // The record of the old key has its time, and waits until the new key has written its own.
    const { promise: isWritten, resolve: written } = Promise.withResolvers<void>();
    const { promise: isWaiting, resolve: waiting } = Promise.withResolvers<void>();
    for (const storage of [near, far]) {
      const put = storage.put.bind(storage);
      storage.put = async (key, body, options) => {
        if (Buffer.concat(partsOf(body)).includes(`"verifier": "${old.fingerprint}",\n "salt"`)) {
          waiting();
          await isWritten;
        }
        return put(key, body, options);
      };
    }
    const late = later(() => other.verify({ verifierKey: keyOf(old), verifiers: both() }));
    await isWaiting;
    await bench.verify({ verifierKey: keyOf(own), verifiers: both() });
    written();
    expect((await late).error).toBeUndefined();
    await verify(own);
    expect(recordKeys().map((key) => read(key).verifier === own.fingerprint)).toEqual([false, false, true, true]);
    expect((await named()).slice(2)).toEqual([[0], [1]]);
    expect(await findings()).toEqual([]);
  });

  it('finds what a destination had that was away when the first one was written', async () => {
    await verify(old);
    near.onOperation = (operation, key) => {
      if (operation === 'put' && key.includes('verifications')) throw new RestorableError('STORAGE_FULL', 'full');
    };
    await verify(old);
    near.onOperation = () => {};
    far.onOperation = () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'away');
    };
    await verify(own);
    far.onOperation = () => {};
    await verify(own);
    expect(await named()).toEqual([[null], [null], [0], [1]]);
  });

  it('is named by the next record also if it was stored hours after it ended, when others had been written', async () => {
    await verify(old);
    const ended = new Date(bench.now().getTime() + 10_000).toISOString();
    await verify(own);
    const first = read(recordKeys()[0]);
    const late = { ...first, startedAt: ended, finishedAt: ended, details: null };
    const signer = await createSigner(keyOf(old), 'verifier-key', new Date());
    for (const storage of [near, far]) storage.skewMs += 1_000;
    const sealed = await sealTestRecord(late, signer);
    await putTestRecord(shopIn(near), sealed, undefined);
    await verify(own);
    expect(read(recordKeys().at(-1)).otherHeads).toMatchObject([{ head: { recordSha256: sealed.sha256 } }]);
  });

  it('says that there was none, and is read on if more keys are accepted later', async () => {
    await verify(old, { verifiers: [] });
    await verify(own, { verifiers: [] });
    const reads: string[] = [];
    await verify(own);
    near.onOperation = (operation, key) =>
      void (operation === 'get' && /verifications.*json$/.test(key) && reads.push(key));
    await verify(own);
    expect(await named()).toEqual([[], [], [0], [0]]);
    expect(new Set(reads.filter((key) => key === recordKeys()[0])).size).toBe(1);
  });
});

describe('who only has the storage, or the key of the backup job', () => {
  it('can bridge nothing, and makes no finding', async () => {
    await verify(old);
    const runner = await createSigner(keyOf(keys.runner), 'runner-key', new Date());
    const forged = (verifier: string, day: number): TestRecord =>
      testRecord({
        otherHeads: [
          {
            verifier: old.fingerprint,
            head: { recordSha256: 'ab'.repeat(32), finishedAt: '2026-01-01T00:00:00.000Z' },
          },
        ],
        startedAt: new Date(bench.now().getTime() + day).toISOString(),
        finishedAt: new Date(bench.now().getTime() + day).toISOString(),
        verifier,
      });
    for (const [at, verifier] of [runner.fingerprint, own.fingerprint].entries()) {
      await putTestRecord(shopIn(near), await sealTestRecord(forged(verifier, at), runner), undefined);
    }
    expect(await findings()).toEqual([expect.stringMatching(/^unsigned .* 2$/)]);
    await verify(own);
    expect(read(recordKeys().at(-1)).otherHeads).toMatchObject([{ verifier: old.fingerprint, head: {} }]);
    expect((await findings()).map((text) => text.split(' ')[0])).toEqual(['unsigned']);
  });

  it('can exchange no signature of the last record of the old key', async () => {
    await verify(old);
    await verify(own);
    const [first, second] = recordKeys();
    for (const { objects } of [near, far]) objects.set(`${first}.asc`, objects.get(`${second}.asc`) ?? Buffer.of());
    expect((await findings()).map((text) => text.split(' ')[0])).toEqual(['truncated', 'unsigned']);
  });
});

describe('a reader', () => {
  it('that does not accept the old key misses its last record only if it is gone', async () => {
    await verify(old);
    await verify(own);
    const kinds = async () => (await findings([own.armoredPublic])).map((text) => text.split(' ')[0]);
    expect(await kinds()).toEqual(['unsigned']);
    drop(recordKeys()[0]);
    expect(await kinds()).toEqual(['truncated']);
  });

  it('accepts that a prune removed it because of its age', async () => {
    await verify(old);
    await verify(own);
    const [first] = recordKeys();
    const { history } = await bench.history({ verifiers: both() });
    const { recordSha256 = '', finishedAt = '' } = history?.tests[0] ?? {};
    drop(first);
    days += 30;
    const signer = await createSigner(keyOf(own), 'verifier-key', new Date());
    const removing = { keepMs: 20 * DAY_MS, removedAt: bench.now(), signer };
    for (const storage of [near, far]) storage.skewMs = days * DAY_MS + 60_000;
    expect(await findings()).toHaveLength(1);
    await writeRemovedTests(shopIn(far), [{ recordSha256, finishedAt }], removing);
    expect(await findings()).toEqual([]);
    const made = await evidence();
    expect(made.evidence?.databases[0]?.chains).toMatchObject([{ breaks: 0, removed: 1 }]);
  });
});
