import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { headlineOf, textOf } from '../support/rendered.ts';
import { committedIn, leaksIn, type Made, putBackup, putObjects, SHOP } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const NO_RULES = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const LAST_ONE = { ...DEFAULT_POLICY, generations: NO_RULES, keepLast: 1 };
const keysOf = objectKeys(SHOP);

let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;
let old: Made[];
let signer: Signer;

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

beforeAll(async () => {
  keys = await makeTestKeys();
  signer = await createSigner({ armored: keys.runner.armoredPrivate, passphrase: undefined }, 'runner-key', new Date());
});
beforeEach(async () => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
  old = [];
  for (const days of [9, 6, 3]) {
    old.push(await putBackup(storage, { at: daysAgo(days), predecessor: old.at(-1), signer }));
  }
});

const verifier = () => ({ armored: keys.verifier.armoredPrivate, passphrase: undefined });

/** A real backup that is verified, with or without a signature of the record. */
async function verifiedBackup(signed: boolean): Promise<string> {
  // The placeholders have another salt, which is another lineage, so they must be removed first.
  for (const key of [...storage.objects.keys()]) storage.objects.delete(key);
  const made = await bench.backup();
  expect(made.error).toBeUndefined();
  const verified = await bench.verify({ verifierKey: signed ? verifier() : undefined });
  expect(verified.verdict).toBe('passed');
  return made.backup?.id ?? '';
}

/** Ages a backup without renaming anything, by advancing the clock. */
async function laterBackups(count: number): Promise<string[]> {
  const made: string[] = [];
  for (let day = 1; day <= count; day += 1) {
    bench.now = () => new Date(Date.now() + day * DAY_MS);
    storage.skewMs = day * DAY_MS;
    const report = await bench.backup();
    expect(report.error).toBeUndefined();
    made.push(report.backup?.id ?? '');
  }
  return made;
}

describe('a listing that omits a committed backup', () => {
  /** A storage where one listing of manifests lacks those of some backups, as when a gateway truncates a page. */
  const forget = (ids: readonly string[], listings: number): void => {
    const real = storage.list.bind(storage);
    let left = listings;
    storage.list = async function* (prefix, options) {
      const isCut = prefix === keysOf.manifests && left-- > 0;
      for await (const object of real(prefix, options))
        if (!isCut || !ids.some((id) => object.key.includes(id))) yield object;
    };
  };

  it.each([
    ['by every listing', Number.POSITIVE_INFINITY],
    ['by the first listings', 3],
  ])('does not harm it, omitted %s', async (_how, listings) => {
    const before = committedIn(storage);
    const ids = old.slice(0, 2).map(({ id }) => id);
    // Old enough to count as leftovers of killed runs.
    for (const key of storage.objects.keys()) storage.modified.set(key, daysAgo(9));
    const packs = [...storage.objects.keys()].filter((key) => ids.some((id) => key.includes(id)));
    forget(ids, listings);
    await bench.prune({}).catch(() => undefined);
    expect([...storage.objects.keys()]).toEqual(expect.arrayContaining(packs));
    expect(committedIn(storage)).toEqual(expect.arrayContaining(before));
  });

  it('stops the removal if the storage does not answer for a manifest', async () => {
    const { id } = await putBackup(storage, { at: daysAgo(20) });
    storage.objects.delete(keysOf.manifest(id));
    for (const key of storage.objects.keys()) storage.modified.set(key, daysAgo(20));
    const packs = [...storage.objects.keys()].filter((key) => key.includes(id));
    expect(packs.length).toBeGreaterThan(0);
    storage.onOperation = (operation, key) => {
      if (operation === 'get' && key === keysOf.manifest(id)) throw new RestorableError('STORAGE_PERMISSION', 'no');
    };
    const report = await bench.prune({});
    expect(report.exitCode).not.toBe(0);
    expect([...storage.objects.keys()]).toEqual(expect.arrayContaining(packs));
    storage.onOperation = () => {};
    expect((await bench.prune({})).exitCode).toBe(0);
    expect([...storage.objects.keys()].filter((key) => key.includes(id))).toEqual([]);
  });
});

describe('prune', () => {
  it('shows in a dry run what would be removed and why the rest is kept, and changes nothing', async () => {
    const before = [...storage.objects.keys()];
    const report = await bench.prune({ dryRun: true });
    expect(report.exitCode).toBe(0);
    expect(report.destinations[0]).toMatchObject({ outcome: 'planned', removed: 2 });
    expect(report.destinations[0]?.backups.map(({ id, keep, reasons }) => ({ id, keep, reasons }))).toEqual([
      { id: old[2]?.id, keep: true, reasons: [{ rule: 'newest' }, { rule: 'last' }] },
      { id: old[1]?.id, keep: false, reasons: [] },
      { id: old[0]?.id, keep: false, reasons: [] },
    ]);
    expect([...storage.objects.keys()]).toEqual(before);
  });

  it('removes, and frees space after the grace period', async () => {
    expect(await bench.prune()).toMatchObject({
      exitCode: 0,
      destinations: [{ outcome: 'pruned', removed: 2, waiting: 2 }],
    });
    storage.skewMs = 8 * DAY_MS;
    const report = await bench.prune();
    expect(report.destinations[0]).toMatchObject({ removed: 0, waiting: 0, freedBackups: 2, freedObjects: 10 });
    expect(committedIn(storage)).toEqual([old[2]?.id]);
    expect(leaksIn(storage)).toEqual([]);
  });

  it('handles each destination separately, and warns of an unreachable one', async () => {
    const gone = new MemoryStorage('gone');
    gone.onOperation = () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'gone does not answer.');
    };
    const report = await new Workbench(keys, gone, storage).prune();
    expect(report.exitCode).toBe(0);
    expect(report.warnings).toContain('Not pruned: gone does not answer.');
    expect(report.destinations.map(({ outcome }) => outcome)).toEqual(['failed', 'pruned']);
    expect(await new Workbench(keys, gone).prune()).toMatchObject({
      exitCode: 2,
      error: { code: 'STORAGE_UNREACHABLE' },
    });
  });

  it('refuses a name without stored backups, and a policy that keeps nothing', async () => {
    expect((await new Workbench(keys, new MemoryStorage()).prune()).error?.code).toBe('BACKUP_NOT_FOUND');
    const report = await bench.prune({ policy: { ...LAST_ONE, keepLast: 0 } });
    expect(report.error?.code).toBe('RETENTION_EMPTY');
    expect(committedIn(storage)).toHaveLength(3);
  });

  it('counts what it cannot delete in a warning, and continues', async () => {
    storage.onOperation = (operation, key) => {
      if (operation === 'delete' && key.includes(old[0]?.id ?? ''))
        throw new RestorableError('STORAGE_PERMISSION', 'locked');
    };
    const report = await bench.prune();
    expect(report.exitCode).toBe(0);
    expect(report.destinations[0]).toMatchObject({ removed: 1, lockedObjects: 1 });
    expect(report.warnings.join()).toContain("1 objects at memory can't be deleted");
    expect(committedIn(storage)).toEqual([old[0]?.id, old[2]?.id]);
    // Its packs are locked longer than its manifest, so the record stays as long as they do.
    storage.onOperation = () => {};
    await bench.prune();
    storage.skewMs = 8 * DAY_MS;
    storage.onOperation = (operation, key) => {
      if (operation === 'delete' && key.includes('packs/')) throw new RestorableError('STORAGE_PERMISSION', 'locked');
    };
    await bench.prune();
    expect(leaksIn(storage).some((key) => key.includes('pruned/'))).toBe(true);
    storage.onOperation = () => {};
    expect((await bench.prune()).exitCode).toBe(0);
    expect(leaksIn(storage)).toEqual([]);
  });

  it('never mixes two sources', async () => {
    const others = [
      await putBackup(storage, { at: daysAgo(300), source: 'b' }),
      await putBackup(storage, { at: daysAgo(200), source: 'b' }),
    ];
    await bench.prune();
    expect(committedIn(storage)).toEqual([others[1]?.id, old[2]?.id].toSorted());
  });

  it('removes nothing that an unreadable manifest may need, and never that manifest itself', async () => {
    const id = '20991231T000000Z-incremental-abcdef';
    storage.objects.set(keysOf.manifest(id), Buffer.from('{"format":"restorable/2"}'));
    const report = await bench.prune();
    expect(committedIn(storage)).toHaveLength(4);
    expect(report.destinations[0]?.backups[2]?.reasons).toEqual([{ rule: 'may-be-needed', by: id }]);
    expect(report.warnings.join()).toContain(`${id} at memory is not counted by any keep rule`);
  });

  it('with signers does not count what a stranger wrote, and keeps what that needs', async () => {
    const report = await bench.prune({ signers: [keys.stranger.armoredPublic] });
    expect(report.warnings.filter((warning) => warning.includes('is not counted by any keep rule'))).toHaveLength(3);
    expect(committedIn(storage)).toHaveLength(3);
  });
});

describe('leftovers of killed runs', () => {
  it('are swept when they are older than the grace period, also by a backup that fails, but not those of active runs', async () => {
    storage.skewMs = -10 * DAY_MS;
    const dead = await putObjects(storage, { at: daysAgo(10) });
    storage.skewMs = -6 * DAY_MS;
    const young = await putObjects(storage, { at: daysAgo(6) });
    storage.skewMs = 0;
    bench.engine.failAtEnd = new RestorableError('DUMP_FAILED', 'the tool failed');
    bench.engine.identity = 'a';
    const retention = { policy: LAST_ONE, allowFailedVerification: false, keepRecordsMs: 1e11 };
    const report = await bench.backup({ retention, acceptNewSource: true });
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'DUMP_FAILED' }, retention: [] });
    expect(committedIn(storage)).toHaveLength(3);
    const left = leaksIn(storage);
    expect(left.some((key) => key.includes(dead.id))).toBe(false);
    expect(left.filter((key) => key.includes(young.id))).toHaveLength(4);
  });

  it('are not treated as such if something shows that they were committed', async () => {
    // An attacker deleted manifests: of one that the next backup names, and of one that was verified.
    const lost = [old[0]?.id ?? '', '20260101T000000Z-full-123456'];
    storage.skewMs = -30 * DAY_MS;
    for (const id of lost) await storage.put(keysOf.pack(id, 'x', 0), Buffer.from('data'), {});
    await storage.put(keysOf.verification(lost[1] ?? '', daysAgo(5)), Buffer.from('{}'), {});
    storage.skewMs = 0;
    for (const id of lost) storage.objects.delete(keysOf.manifest(id));
    const report = await bench.prune({ policy: { ...LAST_ONE, keepLast: 9 } });
    for (const id of lost) {
      expect(report.warnings.join()).toContain(`${id} was committed, but its manifest is missing`);
      expect(storage.objects.has(keysOf.pack(id, 'x', 0))).toBe(true);
    }
  });
});

describe('a backup with a keep rule', () => {
  const retention = { policy: LAST_ONE, allowFailedVerification: false, keepRecordsMs: 1e11 };

  it('prunes after its commit, and not without one', async () => {
    const report = await bench.backup({ acceptNewSource: true, retention });
    expect(report).toMatchObject({ exitCode: 0, retention: [{ outcome: 'pruned', removed: 2 }] });
    expect((await bench.backup()).retention).toBeUndefined();
  });

  it('reports that it is committed if only pruning failed', async () => {
    storage.onOperation = (operation, key) => {
      if (operation === 'put' && key.includes('pruned/'))
        throw new RestorableError('STORAGE_PERMISSION', 'may not put');
    };
    const report = await bench.backup({ acceptNewSource: true, retention });
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_PERMISSION' } });
    expect(report.destinations[0]?.outcome).toBe('committed');
    expect(headlineOf(report)).toMatchObject({
      title: 'shop is backed up, but not pruned',
      sentence: expect.stringContaining('The backup is committed at 1 destination.'),
    });
  });
});

describe('verifications', () => {
  it('that failed stop removal unless told otherwise', async () => {
    await verifiedBackup(false);
    await laterBackups(2);
    bench.engine.restoredRows = 2;
    expect((await bench.verify()).verdict).toBe('failed');
    const before = [...storage.objects.keys()];
    for (const dryRun of [false, true]) {
      const refused = await bench.prune({ dryRun });
      expect(refused).toMatchObject({
        exitCode: 2,
        error: { code: 'PRUNE_REFUSED' },
        destinations: [{ outcome: 'refused', removed: 0, refused: 1 }],
      });
      expect(headlineOf(refused).sentence).toContain(
        'Nothing was removed at 1 destination, where no rule keeps 1 backup.',
      );
      expect(textOf(refused)).toContain('refused, nothing removed; no rule keeps 1 of 3 backups');
    }
    expect([...storage.objects.keys()]).toEqual(before);
    const forced = await bench.prune({ allowFailedVerification: true, keepRecordsMs: 1e11 });
    expect(forced).toMatchObject({ exitCode: 0, destinations: [{ outcome: 'pruned', removed: 1 }] });
  });

  it('keep the newest that passed, and only from accepted verifiers if these are named', async () => {
    const first = await verifiedBackup(false);
    const later = await laterBackups(2);
    const planned = async (verifiers: string[]): Promise<string[]> => {
      const report = await bench.prune({ dryRun: true, verifiers });
      return (report.destinations[0]?.backups ?? []).filter(({ keep }) => keep).map(({ id }) => id);
    };
    expect(await planned([])).toEqual([later[1], first]);
    // The record is unsigned, so it is ignored.
    expect(await planned([keys.verifier.armoredPublic])).toEqual([later[1]]);
    await bench.verify({ backup: { kind: 'id', id: first as never }, verifierKey: verifier() });
    expect(await planned([keys.verifier.armoredPublic])).toEqual([later[1], first]);
    expect(await planned([keys.stranger.armoredPublic])).toEqual([later[1]]);
  });

  it('that are copied to another backup or a newer name, including the signature, are ignored', async () => {
    const first = await verifiedBackup(true);
    const [second = ''] = await laterBackups(1);
    const record =
      [...storage.objects.keys()].find((key) => key.includes('verifications/') && key.endsWith('.json')) ?? '';
    for (const suffix of ['', '.asc']) {
      const bytes = storage.objects.get(record + suffix) as Buffer;
      storage.objects.set(record.replace(first, second) + suffix, bytes);
      storage.objects.set(record.replace(/\d{8}T\d{9}Z/, '20990101T000000000Z') + suffix, bytes);
    }
    const report = await bench.prune({ dryRun: true, verifiers: [keys.verifier.armoredPublic] });
    const reasons = Object.fromEntries((report.destinations[0]?.backups ?? []).map((each) => [each.id, each.reasons]));
    expect(reasons).toEqual({
      [first]: [{ rule: 'newest-verified' }],
      [second]: [{ rule: 'newest' }, { rule: 'last' }],
    });
  });
});

describe('holds', () => {
  const held = async (verifiers: string[] = []): Promise<(string | undefined)[]> => {
    const report = await bench.list({ verifiers });
    return (report.destinations[0]?.backups ?? []).map((backup) => backup.held);
  };

  it('keep a backup, and show in the list', async () => {
    const id = old[0]?.id ?? '';
    const report = await bench.hold('hold', id);
    expect(report).toMatchObject({ exitCode: 0, backup: { id }, records: [{ label: 'memory' }] });
    expect(await held()).toEqual(['the test', undefined, undefined]);
    await bench.prune();
    expect(committedIn(storage)).toEqual([id, old[2]?.id]);
  });

  it('end only with a release that an accepted verifier signed', async () => {
    const id = old[0]?.id ?? '';
    const accepted = [keys.verifier.armoredPublic];
    await bench.hold('hold', id);
    await bench.hold('release', id, { verifierKey: { armored: keys.stranger.armoredPrivate, passphrase: undefined } });
    expect(await held(accepted)).toEqual(['the test', undefined, undefined]);
    await bench.hold('release', id);
    expect(await held(accepted)).toEqual(['the test', undefined, undefined]);
    await bench.hold('release', id, { verifierKey: verifier() });
    expect(await held(accepted)).toEqual([undefined, undefined, undefined]);
    // Without accepted signers, no release can be checked.
    expect(await held()).toEqual(['the test', undefined, undefined]);
    await bench.hold('hold', id, { reason: 'again' });
    expect(await held(accepted)).toEqual(['again', undefined, undefined]);
  });

  it('are not undone by an old release under a newer name, and also count if they are unreadable', async () => {
    const id = old[0]?.id ?? '';
    const accepted = [keys.verifier.armoredPublic];
    await bench.hold('hold', id);
    const release = await bench.hold('release', id, { verifierKey: verifier() });
    const key = release.records[0]?.key ?? '';
    await bench.hold('hold', id);
    for (const suffix of ['', '.asc']) {
      const copy = key.replace(/\d{8}T\d{9}Z/, '20980101T000000000Z') + suffix;
      storage.objects.set(copy, storage.objects.get(key + suffix) as Buffer);
    }
    expect((await held(accepted))[0]).toBe('the test');
    storage.objects.set(keysOf.hold(old[1]?.id ?? '', 'hold', new Date()), Buffer.from('garbage'));
    expect((await held(accepted))[1]).toBe("a record that can't be read");
  });

  it('refuse a missing backup, and report where they could not be written', async () => {
    expect((await bench.hold('hold', '20200101T000000Z-full-000000')).error?.code).toBe('BACKUP_NOT_FOUND');
    storage.onOperation = (operation) => {
      if (operation === 'put') throw new RestorableError('STORAGE_PERMISSION', 'may not put');
    };
    expect(await bench.hold('hold', old[0]?.id ?? '')).toMatchObject({ exitCode: 2, records: [] });
  });
});

describe('an attacker who can only hide what is stored', () => {
  /** Memory that keeps what a plain delete hides, like a bucket with versions. */
  class HidingStorage extends MemoryStorage {
    readonly #hidden: string[] = [];

    hide(key: string): void {
      this.objects.delete(key);
      this.#hidden.push(key);
    }

    readonly versions = {
      older: () => Readable.from([]),
      hidden: (prefix: string) => Readable.from(this.#hidden.filter((key) => key.startsWith(prefix)).sort()),
    };
  }

  let hiding: HidingStorage;
  let made: Made[];
  beforeEach(async () => {
    hiding = new HidingStorage();
    bench = new Workbench(keys, hiding);
    hiding.skewMs = -20 * DAY_MS;
    made = [];
    for (const days of [20, 19, 18]) made.push(await putBackup(hiding, { at: daysAgo(days) }));
    hiding.skewMs = 0;
  });
  const packsOf = (id: string | undefined): number =>
    [...hiding.objects.keys()].filter((key) => key.startsWith(keysOf.packs(id ?? ''))).length;

  it.each([false, true])(
    'does not get us to delete it for good (with a forged record of removal: %s)',
    async (forged) => {
      const id = made[2]?.id ?? '';
      const before = packsOf(id);
      hiding.hide(keysOf.manifest(id));
      if (forged) {
        hiding.skewMs = -9 * DAY_MS;
        await hiding.put(keysOf.pruned(id), Buffer.from('{}'), {});
        hiding.skewMs = 0;
      }
      const report = await bench.prune();
      expect(report.error).toBeUndefined();
      expect(packsOf(id)).toBe(before);
      expect(report.warnings.join('\n')).toContain(`${id} was committed, but its manifest is missing`);
      expect(report.destinations[0]).toMatchObject({ removed: 0, freedRuns: 0, freedBackups: 0 });
      expect(report.warnings.join('\n')).toContain('which may need them');
    },
  );

  it('is not suspected if prune itself removed the rest', async () => {
    hiding.hide(keysOf.manifest(made[0]?.id ?? ''));
    const report = await bench.prune();
    expect(report.destinations[0]).toMatchObject({ removed: 1 });
    expect(committedIn(hiding)).toEqual([made[2]?.id]);
  });
});
