import { beforeAll, describe, expect, it } from 'vitest';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { BackupReader } from '../../src/repository/backup-reader.ts';
import { readManifest, readParents } from '../../src/repository/catalog/catalog.ts';
import { ReadPreference } from '../../src/repository/reading/read-preference.ts';
import { extendLocks, extendLogLocks } from '../../src/repository/writing/extend-locks.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { type Gate, GatedStorage } from '../support/gated-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { evenClock } from '../support/simulated-clock.ts';
import { shopIn } from '../support/stored.ts';
import { SHOP } from '../support/stored-backup.ts';

const HOUR_MS = 3_600_000;
const BACKUPS = 7;
const PARENTS = BACKUPS - 1;
const CHAIN = { kind: 'auto', fullEveryMs: 7 * 24 * HOUR_MS, maxChain: 30 } as const;
const place = objectKeys(SHOP);

let keys: TestKeys;
let stored: MemoryStorage;
/** The backups of the chain, the full first. */
let ids: string[];
let startedMs: number;

/** A chain, with a verification of each backup. */
beforeAll(async () => {
  keys = await makeTestKeys();
  stored = new MemoryStorage();
  ids = [];
  startedMs = Date.now();
  const bench = benchAt(stored);
  for (let made = 0; made < BACKUPS; made += 1) {
    goOn(bench, stored, made);
    bench.engine.bytes.set(noise(16, String(made)), made * 4_096);
    const { error, backup } = await bench.backup({ chain: CHAIN });
    expect(error).toBeUndefined();
    ids.push(backup?.id ?? '');
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    expect((await bench.verify({ verifierKey })).verdict).toBe('passed');
  }
});

function benchAt(...storages: ConstructorParameters<typeof Workbench>[1][]): Workbench {
  const bench = new Workbench(keys, ...storages);
  bench.monotonicMs = evenClock();
  bench.engine.bytes = noise(300_000, 'start');
  return bench;
}

function goOn(bench: Workbench, storage: MemoryStorage, hours: number): void {
  const now = startedMs + hours * HOUR_MS;
  bench.now = () => new Date(now);
  storage.skewMs = now - Date.now();
}

const all = (operation: Gate['operation'], key: RegExp, atOnce = BACKUPS): Gate => ({ operation, key, atOnce });
/** Not the newest one, which names the others. */
const ofParents = (folder: string): RegExp => new RegExp(`/${folder}/(?!${ids.at(-1)})`);

describe('what a chain consists of is requested at once', () => {
  it('before a restore: the manifests of the parents, then the lists of all', async () => {
    const gates = [all('get', ofParents('manifests'), PARENTS), all('get', /\/objects\//)];
    const gated = new GatedStorage(stored.copy(), gates);
    const bench = benchAt(gated);
    goOn(bench, stored, BACKUPS);
    expect((await bench.restore()).error).toBeUndefined();
    expect(gated.closed).toEqual([]);
  });

  it('before the next backup: also the packs and the verifications, and its index', async () => {
    const gates = [
      all('get', ofParents('manifests'), PARENTS),
      all('get', /\/objects\//),
      // Once at the destination that is checked, and once wherever they are read.
      { ...all('get', /\/objects\//), after: BACKUPS },
      all('list', /\/packs\/./),
      all('get', /\/verifications\//),
      // A passphrase that does not fit is found with the first.
      all('get', new RegExp(`/index/(?!${ids[0]}).*/000000`), PARENTS),
      all('get', /\/index\/.*\/000001/),
    ];
    const memory = stored.copy();
    const gated = new GatedStorage(memory, gates);
    const bench = benchAt(gated);
    goOn(bench, memory, BACKUPS);
    const { error, backup } = await bench.backup({ chain: CHAIN, verifiers: [keys.verifier.armoredPublic] });
    expect(error).toBeUndefined();
    expect(backup?.parents).toHaveLength(BACKUPS);
    expect(gated.closed).toEqual([]);
  });

  it.each(['of a backup', 'of a shipment'])('before the locks are extended that end too early, %s', async (whose) => {
    const gated = new GatedStorage(stored.copy(), [all('until', /\/manifests\//)]);
    const at = shopIn(gated);
    const chain = await Promise.all(ids.map((id) => readManifest(at, id)));
    // Each has a pack or a map, an index, contents, a list, a signature and a manifest.
    if (whose === 'of a backup') expect(await extendLocks(at, chain)).toBeGreaterThan(BACKUPS * 5);
    else expect(await extendLogLocks(at, chain, () => {})).toMatchObject({ problems: [] });
    expect(gated.closed).toEqual([]);
  });
});

describe('what is wrong is told in the order of the chain, whichever answer arrives first', () => {
  const newest = () => readManifest(shopIn(stored), ids.at(-1) ?? '');

  it('for a manifest', async () => {
    const memory = stored.copy();
    for (const missing of [ids[1], ids[3]]) memory.objects.delete(place.manifest(missing ?? ''));
    const gated = new GatedStorage(memory, [all('get', /\/manifests\//, PARENTS)]);
    const reading = readParents(new ReadPreference([shopIn(gated)]), (await newest()).manifest);
    await expect(reading).rejects.toThrow(`${ids.at(-1)} needs ${ids[3]}, which is missing`);
    expect(gated.closed).toEqual([]);
  });

  it('for a list, and for copies of lists that are read elsewhere', async () => {
    const [near, far] = [stored.copy(), stored.copy()];
    const listOf = (at: number): string => place.objects(ids[at] ?? '', 0);
    for (const damaged of [1, 3, 5]) near.objects.set(listOf(damaged), Buffer.from('x'));
    const open = async () => {
      const gated = new GatedStorage(near, [all('get', /\/objects\//)]);
      const sources = new ReadPreference([shopIn(gated), shopIn(far)]);
      const manifest = await newest();
      const parents = await readParents(new ReadPreference([shopIn(stored)]), manifest.manifest);
      const options = { sources, manifest, parents, spillFolder: async () => '', onBytes: () => {} };
      return { sources, opening: BackupReader.open(options) };
    };
    const { sources, opening } = await open();
    await opening;
    expect(sources.problems.map((problem) => ids.findIndex((id) => problem.includes(id)))).toEqual([5, 3, 1]);
    for (const damaged of [1, 3]) far.objects.set(listOf(damaged), Buffer.from('y'));
    await expect((await open()).opening).rejects.toThrow(new RegExp(`${ids[3]}.*at`));
  });
});
