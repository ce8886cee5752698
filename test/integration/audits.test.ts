import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { sightingsOf } from '../../src/report/watch/sightings.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { textOf } from '../support/rendered.ts';
import { evenClock } from '../support/simulated-clock.ts';

const DAY_MS = 86_400_000;
let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;
let time: number;
let begin: number;
/** Four backups, a day apart, oldest first. */
let ids: string[];
let stored: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  keys = await makeTestKeys();
  begin = Date.now() + DAY_MS;
  use(new MemoryStorage('made'), begin);
  ids = [];
  for (let day = 0; day < 4; day += 1) {
    const { backup, error } = await bench.backup();
    expect(error).toBeUndefined();
    ids.push(backup?.id ?? '');
    time += DAY_MS;
  }
  stored = new Map(storage.objects);
});
beforeEach(() => {
  use(new MemoryStorage('disk'), begin + 4.25 * DAY_MS);
  for (const [key, bytes] of stored) storage.objects.set(key, bytes);
});

function use(one: MemoryStorage, at: number): void {
  storage = one;
  bench = new Workbench(keys, one);
  time = at;
  // Records are named by the millisecond, ids by the second.
  const now = (): Date => {
    time += 2_000;
    return new Date(time);
  };
  Object.assign(bench, { now, monotonicMs: evenClock() });
  Object.assign(bench.engine, { now });
  Object.assign(storage, { serverTime: async () => new Date(time + 1_000) });
}

function damage(id: string | undefined): void {
  const key = [...storage.objects.keys()].find((each) => each.includes(`/packs/${id}/`)) ?? '';
  const bytes = Buffer.from(storage.objects.get(key) ?? []);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  storage.objects.set(key, bytes);
}

/** The ids that records are about, in the order in which they were written. */
function recorded(): string[] {
  return [...storage.objects.keys()]
    .filter((key) => key.includes('/verifications/') && key.endsWith('.json'))
    .map((key) => /\/verifications\/([^/]+)\//.exec(key)?.[1] ?? '');
}

const verifier = () => ({ armored: keys.verifier.armoredPrivate, passphrase: undefined });

describe('backup: random', () => {
  it('proves another backup each time, states which and why, and reaches all of them', async () => {
    const chosen: string[] = [];
    for (let run = 0; run < 12 && new Set(chosen).size < ids.length; run += 1) {
      const report = await bench.verify({ backup: { kind: 'random' }, verifierKey: verifier() });
      expect(report).toMatchObject({ verdict: 'passed', audit: { kind: 'random', among: 4, windowMs: null } });
      chosen.push(report.backup?.id ?? '');
      const facts = textOf(report);
      expect(facts).toMatch(
        /Chosen +from 4 backups: (?:next in order|drawn from all of them), (?:never verified before|last)/,
      );
    }
    expect(new Set(chosen)).toEqual(new Set(ids));
    expect(recorded()).toEqual(chosen);
  });

  it('does not trust records that another key signed', async () => {
    await bench.verify({
      backup: { kind: 'each' },
      verifierKey: { armored: keys.stranger.armoredPrivate, passphrase: undefined },
    });
    const report = await bench.verify({ backup: { kind: 'random' }, verifierKey: verifier() });
    expect(report.audit?.chosen?.triedAt).toBeNull();
  });

  it('judges only the newest backup by rpo, warns of its age, and closes no alert about another', async () => {
    const rpoMs = DAY_MS / 2;
    const request = { backup: { kind: 'random', windowMs: 3.5 * DAY_MS }, rpoMs } as const;
    for (let run = 0; run < 6; run += 1) {
      const report = await bench.verify(request);
      const isNewest = report.backup?.id === ids[3];
      expect(report.checks.some(({ name }) => name === 'recovery point (rpo)')).toBe(isNewest);
      expect(report.warnings.join()).toMatch(/The newest backup is .* old, and `rpo` allows 12h/);
      expect(report.backup?.id).not.toBe(ids[0]);
      const closed = sightingsOf(report, { database: 'shop', now: new Date(time) }).filter(({ present }) => !present);
      expect(closed.some(({ condition }) => condition === 'verification-failed')).toBe(isNewest);
    }
  });

  it('finds none in a window without backups', async () => {
    const report = await bench.verify({ backup: { kind: 'random', windowMs: 3_600_000 } });
    expect(report.error).toMatchObject({
      code: 'BACKUP_NOT_FOUND',
      message: 'There is no backup that is at most 1h old.',
    });
  });
});

describe('backup: each', () => {
  it('verifies all of them, with a record and a line for each, and one lineage', async () => {
    const report = await bench.verify({ backup: { kind: 'each' } });
    expect(report).toMatchObject({ verdict: 'passed', exitCode: 0, audit: { among: 4, left: 0 } });
    expect(report.audit?.backups.map(({ id, verdict }) => [id, verdict])).toEqual(
      ids.toReversed().map((id) => [id, 'passed']),
    );
    expect(recorded().toSorted()).toEqual(ids);
    expect(report.checks.filter(({ group }) => group === 'lineage')).toHaveLength(1);
    expect(report.sources).toHaveLength(1);
    expect(textOf(report)).toContain('Passed: every backup restores');
    expect(textOf(report).match(/compare the content/g)).toHaveLength(1);
  });

  it('ends with the worst verdict, and the report names the bad one', async () => {
    damage(ids[1]);
    const report = await bench.verify({ backup: { kind: 'each' } });
    expect(report).toMatchObject({ verdict: 'failed', reason: 'backup', exitCode: 1, backup: { id: ids[1] } });
    expect(report.audit?.backups.map(({ verdict }) => verdict)).toEqual(['passed', 'passed', 'failed', 'passed']);
    const text = textOf(report);
    expect(text).toContain('Failed: do not rely on 1 of 4 backups');
    expect(text).toContain(`${ids[1]} (backup)`);
    expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(({ backup }) => backup)).toEqual([ids[1]]);
  });

  it('continues after a backup without a verdict, and is an error without a finding', async () => {
    storage.onOperation = (operation, key) => {
      if (operation === 'get' && key.includes(`/packs/${ids[2]}/`))
        throw new RestorableError('STORAGE_UNREACHABLE', 'no answer');
    };
    const report = await bench.verify({ backup: { kind: 'each' } });
    expect(report).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'STORAGE_UNREACHABLE' } });
    expect(report.audit?.backups.map(({ verdict }) => verdict)).toEqual(['passed', 'error', 'passed', 'passed']);
    damage(ids[0]);
    expect(await bench.verify({ backup: { kind: 'each' } })).toMatchObject({ verdict: 'failed', exitCode: 1 });
  });

  it('stops when the same error would meet all of them', async () => {
    Object.assign(bench.engine, {
      openTarget: async () => {
        throw new RestorableError('SANDBOX_MISSING', 'no containment here');
      },
    });
    const report = await bench.verify({ backup: { kind: 'each' } });
    expect(report.audit?.backups.map(({ verdict }) => verdict)).toEqual(['error', 'skipped', 'skipped', 'skipped']);
    Object.assign(bench.engine, {
      openTarget: async () => {
        throw new RestorableError('SANDBOX_MEMORY', 'too large');
      },
    });
    const large = await bench.verify({ backup: { kind: 'each' } });
    expect(large.audit?.backups.map(({ verdict }) => verdict)).toEqual(['error', 'error', 'error', 'skipped']);
    expect(large.verdict).toBe('error');
  });

  it('continues next time where a limit ended it', async () => {
    const first = await bench.verify({ backup: { kind: 'each' }, maxBackups: 3 });
    expect(first).toMatchObject({ verdict: 'passed', audit: { among: 4, left: 1 } });
    expect(first.notes).toContain('`max-backups` left 1 backup for the next run.');
    const second = await bench.verify({ backup: { kind: 'each' }, maxBackups: 2 });
    expect(second.audit?.backups.map(({ id }) => id)).toEqual([ids[0], ids[3]]);
  });

  it('reports what it verified until it was cancelled', async () => {
    const controller = new AbortController();
    bench.signal = controller.signal;
    storage.onOperation = (operation, key) => {
      if (operation === 'get' && key.includes(`/packs/${ids[1]}/`)) controller.abort();
    };
    const report = await bench.verify({ backup: { kind: 'each' } });
    expect(report.error?.code).toBe('CANCELLED');
    expect(report.audit?.backups.map(({ verdict }) => verdict)).toEqual(['passed', 'passed', 'error']);
  });

  it('leaves out a backup that a prune removes in the meantime', async () => {
    storage.onOperation = (operation, key) => {
      if (operation !== 'get' || !key.includes(`/packs/${ids[3]}/`)) return;
      for (const each of [...storage.objects.keys()]) {
        if (each.includes(`/manifests/${ids[0]}`)) storage.objects.delete(each);
      }
    };
    const report = await bench.verify({ backup: { kind: 'each' } });
    const last = report.audit?.backups.at(-1);
    expect(last).toMatchObject({ id: ids[0], verdict: 'skipped', problem: { why: 'removed-meanwhile' } });
    expect(report.audit?.backups.filter(({ verdict }) => verdict === 'passed')).toHaveLength(3);
    expect(report.error).toBeUndefined();
  });

  it('takes every copy of each backup if asked to', async () => {
    const other = new MemoryStorage('other');
    for (const [key, bytes] of stored) other.objects.set(key, bytes);
    Object.assign(other, { serverTime: async () => new Date(time + 1_000) });
    Object.assign(bench, { storages: [storage, other] });
    const report = await bench.verify({ backup: { kind: 'each' }, verifyCopies: 'each', maxBackups: 2 });
    expect(report).toMatchObject({ verdict: 'passed' });
    expect(report.copies).toBeUndefined();
    expect(report.sources?.map(({ label }) => label)).toEqual(['disk', 'other']);
    // The record of each copy is at every destination.
    expect(recorded()).toHaveLength(4);
  });
});
