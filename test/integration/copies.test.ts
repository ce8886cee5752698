import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import { checkName } from '../../src/report/words/checks/checks.ts';
import { PACK_BYTES } from '../../src/repository/packs/packer.ts';
import { statementAt } from '../../src/repository/records/copy-statement.ts';
import { type TestRecord, testRecordSchema } from '../../src/repository/records/test-record.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { markdownOf, textOf } from '../support/rendered.ts';
import { evenClock } from '../support/simulated-clock.ts';

const PACKS = 4;
let keys: TestKeys;
let near: MemoryStorage;
let far: MemoryStorage;
let bench: Workbench;
let time: number;

/** The result of a backup at a destination. */
let stored: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  keys = await makeTestKeys();
  const made = new MemoryStorage('made');
  use(made);
  bench.engine.bytes = randomBytes(PACK_BYTES * PACKS);
  expect((await bench.backup()).error).toBeUndefined();
  stored = made.objects;
});
beforeEach(() => {
  near = new MemoryStorage('near');
  far = new MemoryStorage('far');
  for (const storage of [near, far]) for (const [key, bytes] of stored) storage.objects.set(key, bytes);
  use(near, far);
});

function use(...storages: MemoryStorage[]): void {
  const engine = bench?.engine;
  bench = new Workbench(keys, ...storages);
  if (engine !== undefined) Object.assign(bench.engine, { bytes: engine.bytes });
  time = Date.now();
  bench.monotonicMs = evenClock();
  // Records are named by the millisecond, ids by the second.
  bench.now = () => {
    time += 2_000;
    return new Date(time);
  };
  for (const storage of storages) storage.skewMs = 1_000;
}

function packsOf(storage: MemoryStorage): string[] {
  return [...storage.objects.keys()].filter((key) => key.includes('/packs/')).sort();
}

function damage(storage: MemoryStorage, how: 'flip' | 'cut' | 'delete', ...packs: number[]): void {
  const all = packsOf(storage);
  for (const pack of packs) {
    const key = all[pack] ?? '';
    const bytes = Buffer.from(storage.objects.get(key) as Buffer);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    if (how === 'delete') storage.objects.delete(key);
    else storage.objects.set(key, how === 'cut' ? bytes.subarray(0, -9) : bytes);
  }
}

/** The records at a destination, oldest first. */
function storedRecords(storage: MemoryStorage): TestRecord[] {
  return [...storage.objects.keys()]
    .filter((key) => key.includes('/verifications/') && key.endsWith('.json'))
    .sort()
    .map((key) => testRecordSchema.parse(JSON.parse(String(storage.objects.get(key)))));
}

/** What they state about its own copy. */
function recordsAt(storage: MemoryStorage): string[] {
  return storedRecords(storage).flatMap((record) => {
    const statement = statementAt(record, { label: storage.label, storedAt: undefined });
    if (statement === undefined) return [];
    return statement.state === 'not-read' ? `${statement.verdict}, not read` : statement.verdict;
  });
}

/** From now on, every read of this kind at the storage fails. Returns the number of attempts. */
function cut(storage: MemoryStorage, part: string, after = 0): () => number {
  let asked = 0;
  storage.onOperation = (operation, key) => {
    if (operation !== 'get' || !key.includes(part)) return;
    asked += 1;
    if (asked > after) throw new RestorableError('STORAGE_UNREACHABLE', `${storage.label} does not answer`);
  };
  return () => asked - after;
}

function unreachable(storage: MemoryStorage): void {
  storage.onOperation = () => {
    throw new RestorableError('STORAGE_UNREACHABLE', `${storage.label} does not answer`);
  };
}

function copies(report: VerifyReport): Record<string, string> {
  return Object.fromEntries((report.copies ?? []).map(({ label, verdict }) => [label, verdict]));
}

describe('the nearest copy', () => {
  it('is the first that is not offsite, and the report states what was read and why', async () => {
    Object.assign(near, { place: { provider: 'elsewhere', region: undefined, offsite: true } });
    const report = await bench.verify();
    expect(report).toMatchObject({ verdict: 'passed', source: 'far', sources: [{ label: 'far' }] });
    expect(report.sources?.[0]?.bytes).toBeGreaterThan(PACK_BYTES * PACKS);
    expect(report.notes[0]).toMatch(/^Read in this order, the nearest first: far \(listed in .*near \(offsite,/);
    expect(bench.printed).toContain(report.notes[0]);
    const said = await bench.verify({
      destinations: bench.destinations.map((spec, at) => ({ ...spec, offsite: at === 1 })),
    });
    expect(said.source).toBe('near');
  });

  it('is recorded as read, and the other one as not read', async () => {
    expect((await bench.verify()).verdict).toBe('passed');
    expect([recordsAt(near), recordsAt(far)]).toEqual([['passed'], ['passed, not read']]);
    const { destinations } = await bench.list();
    expect(destinations.map(({ backups }) => backups[0]?.verdict)).toEqual(['passed', null]);
    const status = await bench.status({ verifyEveryMs: 86_400_000 });
    expect(
      status.checks.filter(({ name }) => name.startsWith('last verification')).map(({ outcome }) => outcome),
    ).toEqual(['passed', 'failed']);
  });

  it('that fails in the middle is not tried again, and reported once', async () => {
    const asked = cut(near, '/packs/', 1);
    const report = await bench.verify();
    expect(report).toMatchObject({ verdict: 'passed', error: undefined, source: 'near, far' });
    expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bench.engine.bytes))).toBe(true);
    // Only what was under way when it failed.
    expect(asked()).toBeLessThanOrEqual(2);
    expect(report.warnings).toEqual([
      'near failed and is asked last from now on: near does not answer',
      expect.stringContaining('No single copy was read from beginning to end'),
      'No record is written to near, which failed in this run.',
    ]);
    expect([recordsAt(near), recordsAt(far)]).toEqual([[], ['passed, not read']]);
  });

  it('that fails is tried again if all others fail', async () => {
    let failures = 0;
    near.onOperation = (operation, key) => {
      if (operation !== 'get' || !key.includes('/packs/') || failures > 0) return;
      failures += 1;
      throw new RestorableError('STORAGE_UNREACHABLE', 'near was away for a moment');
    };
    damage(far, 'delete', 3);
    const report = await bench.verify();
    expect(report).toMatchObject({ verdict: 'passed', source: 'near, far' });
    expect(recordsAt(far)).toEqual(['failed']);
  });

  it.each(['flip', 'cut', 'delete'] as const)(
    'with one bad object (%s) is read on, and that one elsewhere',
    async (how) => {
      damage(near, how, 2);
      const report = await bench.verify();
      expect(report.verdict).toBe('passed');
      expect(report.sources?.map(({ objects }) => objects)).toEqual([expect.any(Number), 1]);
      expect(report.warnings.filter((warning) => warning.includes('000002.zst.pgp'))).toHaveLength(1);
      expect([recordsAt(near), recordsAt(far)]).toEqual([['failed'], ['passed, not read']]);
    },
  );

  it('with three bad objects in a row is tried last from then on', async () => {
    damage(near, 'delete', ...Array(PACKS).keys());
    const report = await bench.verify();
    expect(report.verdict).toBe('passed');
    const missing = report.warnings.filter((warning) => warning.includes('is missing at near'));
    expect(missing.length).toBeLessThanOrEqual(4);
    expect(report.warnings).toContainEqual(expect.stringContaining('3 objects in a row are missing or wrong'));
  });

  it('is skipped if its manifest or its signature is not good, and the others are used', async () => {
    const manifest = [...near.objects.keys()].find((key) => key.includes('manifests/')) ?? '';
    near.objects.set(manifest, Buffer.from('{}'));
    const report = await bench.verify();
    expect(report).toMatchObject({ verdict: 'passed', source: 'far' });
    expect(report.warnings.join()).toContain('at near is missing or differs');
    near.objects.set(manifest, far.objects.get(manifest) as Buffer);
    near.objects.delete([...near.objects.keys()].find((key) => key.includes('signatures/')) ?? '');
    expect((await bench.verify()).verdict).toBe('passed');
    expect(recordsAt(near).at(-1)).toBe('failed');
  });

  it('that fails permanently is not a finding as long as nothing else is known', async () => {
    damage(near, 'flip', 1);
    cut(far, '/packs/');
    expect(await bench.verify()).toMatchObject({
      verdict: 'error',
      exitCode: 2,
      error: { code: 'STORAGE_UNREACHABLE' },
    });
  });
});

describe('verify-copies: each', () => {
  it('restores from every destination alone, and records each', async () => {
    const report = await bench.verify({ verifyCopies: 'each' });
    expect(report.error).toBeUndefined();
    expect(report).toMatchObject({ verdict: 'passed', exitCode: 0, source: 'near, far' });
    expect(copies(report)).toEqual({ near: 'passed', far: 'passed' });
    expect(report.copies?.map((copy) => copy.readBytes > PACK_BYTES * PACKS)).toEqual([true, true]);
    expect(report.restoreMs).toBe(Math.max(...(report.copies ?? []).map((copy) => copy.restoreMs ?? 0)));
    expect(report.checks).toContainEqual(expect.objectContaining({ name: 'every stored byte', at: 'far' }));
    expect([recordsAt(near), recordsAt(far)]).toEqual([
      ['passed', 'passed, not read'],
      ['passed, not read', 'passed'],
    ]);
  });

  it('names the damaged copy, which no other hides', async () => {
    damage(far, 'flip', 2);
    const report = await bench.verify({ verifyCopies: 'each' });
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1, error: undefined });
    expect(copies(report)).toEqual({ near: 'passed', far: 'failed' });
    expect([recordsAt(near), recordsAt(far)]).toEqual([['passed'], ['passed, not read', 'failed']]);
    expect(storedRecords(near)).toEqual(storedRecords(far));
    const [text, page] = [textOf(report), markdownOf(report)];
    for (const rendered of [text, page]) {
      expect(rendered).toContain('Failed: 1 of the copies at 2 destinations must not be relied on');
      expect(rendered).toMatch(/did not pass from far/);
    }
    expect(text).toMatch(/failed\s+far\s.*000002\.zst\.pgp at far differs from/);
  });

  it('fails a destination that is out of sync, or has another manifest, without reading it', async () => {
    const manifest = [...far.objects.keys()].find((key) => key.includes('manifests/')) ?? '';
    far.objects.delete(manifest);
    const behind = await bench.verify({ verifyCopies: 'each' });
    expect(copies(behind)).toEqual({ near: 'passed', far: 'failed' });
    expect(behind.copies?.[1]?.problem).toEqual({
      kind: 'copy',
      state: 'out-of-sync',
      id: expect.any(String),
      label: 'far',
    });
    expect(behind.warnings.join()).toContain('`sync` copies it there');
    // A record without a manifest would claim that the backup once existed there.
    expect(recordsAt(far)).toEqual([]);
    far.objects.set(manifest, Buffer.from('{}'));
    const other = await bench.verify({ verifyCopies: 'each' });
    expect(copies(other)).toEqual({ near: 'passed', far: 'failed' });
    expect(recordsAt(far)).toEqual(['failed', 'failed']);
  });

  it('passes at a destination that sync brought in sync, alone as with the others', async () => {
    for (const key of [...far.objects.keys()]) far.objects.delete(key);
    expect(copies(await bench.verify({ verifyCopies: 'each' }))).toEqual({ near: 'passed', far: 'failed' });
    expect((await bench.sync()).error).toBeUndefined();
    expect(copies(await bench.verify({ verifyCopies: 'each' }))).toEqual({ near: 'passed', far: 'passed' });
    const [, alone] = bench.destinations;
    expect(await bench.verify({ destinations: alone === undefined ? [] : [alone] })).toMatchObject({
      verdict: 'passed',
      source: 'far',
    });
  });

  it('has no verdict on an unreachable one, and continues', async () => {
    const third = new MemoryStorage('third');
    for (const [key, bytes] of near.objects) third.objects.set(key, bytes);
    use(near, far, third);
    unreachable(near);
    const report = await bench.verify({ verifyCopies: 'each' });
    expect(report).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'STORAGE_UNREACHABLE' } });
    expect(copies(report)).toEqual({ near: 'error', far: 'passed', third: 'passed' });
    expect([recordsAt(far), recordsAt(third)]).toEqual([
      ['passed', 'passed, not read'],
      ['passed, not read', 'passed'],
    ]);
    // A finding is reported as such, whatever the results of the others.
    damage(third, 'delete', 0);
    const finding = await bench.verify({ verifyCopies: 'each' });
    expect(finding).toMatchObject({ verdict: 'failed', exitCode: 1, error: undefined });
    expect(copies(finding)).toEqual({ near: 'error', far: 'passed', third: 'failed' });
  });

  it('continues with the others after a defect in the storage of one', async () => {
    near.onOperation = (operation) => {
      if (operation === 'get') throw new TypeError('a defect');
    };
    expect(await bench.verify({ verifyCopies: 'nearest' })).toMatchObject({ verdict: 'passed', source: 'far' });
    expect(await bench.verify({ verifyCopies: 'rotate' })).toMatchObject({ verdict: 'passed', source: 'far' });
  });

  it('has no verdict on one that becomes unreachable while it is read', async () => {
    cut(near, '/packs/', 2);
    const report = await bench.verify({ verifyCopies: 'each' });
    expect(report).toMatchObject({ verdict: 'error', exitCode: 2 });
    expect(copies(report)).toEqual({ near: 'error', far: 'passed' });
    expect([recordsAt(near), recordsAt(far)]).toEqual([['passed, not read'], ['passed']]);
    // What has no verdict is on record, and counts for nothing.
    const [, errors] = [near, far].map((storage) => storedRecords(storage).map(({ errorCode }) => errorCode));
    expect(errors).toEqual(['STORAGE_UNREACHABLE', null]);
  });

  it('ends with the first failure that would meet every copy', async () => {
    const armored = keys.stranger.armoredPrivate;
    const unlock = { kind: 'keys' as const, keys: [{ armored, passphrase: undefined }] };
    const report = await bench.verify({ verifyCopies: 'each', unlock });
    expect(report).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'KEY_WRONG' } });
    expect(copies(report)).toEqual({ near: 'error', far: 'skipped' });
  });

  it('checks the signature and the instructions of every copy', async () => {
    far.objects.delete([...far.objects.keys()].find((key) => key.includes('signatures/')) ?? '');
    near.objects.set([...near.objects.keys()].find((key) => key.includes('RECOVERY')) ?? '', Buffer.from('rm -rf /'));
    const report = await bench.verify({ verifyCopies: 'each' });
    expect(copies(report)).toEqual({ near: 'failed', far: 'failed' });
    expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(checkName)).toEqual([
      'recovery instructions at near',
      'SIGNATURE_MISSING at far',
    ]);
    expect([recordsAt(near), recordsAt(far)]).toEqual([['failed'], ['failed']]);
  });

  it('that is cancelled reports what was verified before, and records nothing about the rest', async () => {
    const controller = new AbortController();
    bench.signal = controller.signal;
    let asked = 0;
    far.onOperation = (operation, key) => {
      if (operation !== 'get' || !key.includes('/packs/')) return;
      asked += 1;
      if (asked === 2) controller.abort();
    };
    const report = await bench.verify({ verifyCopies: 'each' });
    expect(report).toMatchObject({ verdict: 'error', exitCode: 130, error: { code: 'CANCELLED' } });
    expect(copies(report)).toEqual({ near: 'passed' });
    expect([recordsAt(near), recordsAt(far)]).toEqual([['passed'], ['passed, not read']]);
  });

  it('closes each database before the next', async () => {
    let open = 0;
    const opened: number[] = [];
    const openTarget = bench.engine.openTarget.bind(bench.engine);
    bench.engine.openTarget = async () => {
      opened.push(++open);
      const close = async (): Promise<void> => {
        open -= 1;
      };
      return { ...(await openTarget()), close };
    };
    await bench.verify({ verifyCopies: 'each' });
    expect([opened, open]).toEqual([[1, 1], 0]);
  });
});

describe('verify-copies: rotate', () => {
  it('reads another copy each time, according to the existing records', async () => {
    const verify = async () => {
      const report = await bench.verify({ verifyCopies: 'rotate' });
      expect(report.verdict).toBe('passed');
      return `${report.source}: ${report.notes[0]}`;
    };
    expect(await verify()).toMatch(/^near: The copy at near is next: no verification has read a copy there\.$/);
    expect(await verify()).toMatch(/^far: .*no verification has read/);
    expect(await verify()).toMatch(/^near: .*it was last read at 2/);
    expect(await verify()).toMatch(/^far: /);
    expect(recordsAt(near)).toEqual(['passed', 'passed, not read', 'passed', 'passed, not read']);
  });

  it("believes its own verifier's records alone", async () => {
    await bench.verify({ verifyCopies: 'rotate' });
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    expect((await bench.verify({ verifyCopies: 'rotate', verifierKey })).source).toBe('near');
    expect((await bench.verify({ verifyCopies: 'rotate', verifierKey })).source).toBe('far');
  });

  it('neither hides a damaged copy behind a good one nor counts it against the good one', async () => {
    damage(far, 'flip', 2);
    await bench.verify({ verifyCopies: 'rotate' });
    const report = await bench.verify({ verifyCopies: 'rotate' });
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1, source: 'far' });
    expect([recordsAt(near), recordsAt(far)]).toEqual([['passed'], ['passed, not read', 'failed']]);
  });
});

describe('retention at a destination that was not read', () => {
  /** The plan at each destination, newest first. */
  async function planned(): Promise<string[][]> {
    const { destinations } = await bench.prune({ dryRun: true });
    return destinations.map(({ backups }) => backups.map(({ reasons }) => reasons.map(({ rule }) => rule).join(', ')));
  }

  beforeEach(() => {
    bench.engine.bytes = Buffer.from('small');
  });

  it('keeps the newest that passed there, and the newest that passed elsewhere', async () => {
    await bench.verify({ verifyCopies: 'each' });
    await bench.backup();
    await bench.verify();
    await bench.backup();
    await bench.backup();
    expect(await planned()).toEqual([
      ['newest, last', '', 'newest-verified', ''],
      ['newest, last', '', 'verified-elsewhere', 'newest-verified'],
    ]);
  });

  it('removes nothing after a backup failed elsewhere, until one passes', async () => {
    await bench.backup();
    bench.engine.restoredRows = 2;
    expect((await bench.verify()).verdict).toBe('failed');
    expect([recordsAt(near), recordsAt(far)]).toEqual([['failed'], ['failed, not read']]);
    expect((await bench.prune()).destinations.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    bench.engine.restoredRows = 1;
    await bench.verify();
    expect((await bench.prune()).destinations.map(({ outcome }) => outcome)).toEqual(['pruned', 'pruned']);
  });

  it('does not treat a pass elsewhere as the end of damage at this destination', async () => {
    await bench.backup();
    await bench.backup();
    const newest = packsOf(far).at(-1) ?? '';
    far.objects.delete(newest);
    expect(copies(await bench.verify({ verifyCopies: 'each' }))).toEqual({ near: 'passed', far: 'failed' });
    expect((await bench.verify()).source).toBe('near');
    expect(recordsAt(far)).toEqual(['passed, not read', 'failed', 'passed, not read']);
    expect((await bench.prune()).destinations.map(({ outcome }) => outcome)).toEqual(['pruned', 'refused']);
    const { destinations } = await bench.list();
    expect(destinations.map(({ backups }) => backups.at(-1)?.verdict)).toEqual(['passed', 'failed']);
  });
});
