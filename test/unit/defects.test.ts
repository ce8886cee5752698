import { expect, it } from 'vitest';
import { planChain } from '../../src/backup/chain/plan-chain.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { BufferPool } from '../../src/repository/packs/buffer-pool.ts';
import { Packer } from '../../src/repository/packs/packer.ts';
import { olderCopy } from '../../src/repository/reading/older-copies.ts';
import type { RemovalRecords } from '../../src/repository/records/removal-records.ts';
import { sortRemains } from '../../src/repository/removal/inventory.ts';
import { evaluateCheck } from '../../src/verification/checks/evaluate.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';

const { signal } = new AbortController();

it('refuses bytes if no pack was opened for them', async () => {
  const packer = new Packer(async () => {}, { pool: new BufferPool(16, 1), signal });
  expect(() => packer.add(Buffer.from('too-slow'))).toThrow('before there was one');
  await packer.makeRoomFor(4);
  packer.add(Buffer.from('kept'));
  expect(packer.offset).toBe(4);
  expect(await packer.finish()).toBe(1);
});

/** Plans a backup while something throws. */
function planWhile(thrown: unknown) {
  const warnings: string[] = [];
  const failing = () => {
    throw thrown;
  };
  const parts = [
    { name: 'shop', chain: { kind: 'auto' }, recipients: { kind: 'keys', publicKeys: [] } },
    {
      host: { signal, log: { info: () => {} } },
      clock: { now: failing },
      run: { warn: (text: string) => warnings.push(text) },
    },
    {
      replicaSet: { throwIfFailed: () => {}, active: [] },
      encryptor: { profile: 'gnupg', recipients: [] },
      source: {},
    },
  ] as unknown as Parameters<typeof planChain>;
  return { warnings, plan: planChain(...parts) };
}

it('creates a full if the chain cannot be read', async () => {
  const { warnings, plan } = planWhile(new RestorableError('OBJECT_MISSING', 'index/1 is not there.'));
  expect(await plan).toMatchObject({ kind: 'full', parents: [] });
  expect(warnings).toEqual(['A full backup, because the index of the chain could not be read: index/1 is not there.']);
});

it.each([
  new TypeError('undefined is not a function'),
  new RestorableError('TIMEOUT', 'It took too long.'),
  new RestorableError('INTERNAL', 'Unexpected failure.'),
])('does not treat %s as an unreadable index', async (thrown) => {
  const { warnings, plan } = planWhile(thrown);
  await expect(plan).rejects.toBe(thrown);
  expect(warnings).toEqual([]);
});

it('looks for older versions elsewhere if a storage fails, and not if the program does', async () => {
  const versions = (thrown: unknown) => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(thrown) }) });
  const failing = (thrown: unknown) => ({ versions: { older: () => versions(thrown) } }) as unknown as Storage;
  const look = (thrown: unknown) => olderCopy([shopIn(failing(thrown))], { key: 'key', maxBytes: 10 }, () => 'good');
  expect(await look(new RestorableError('STORAGE_PERMISSION', 'Versions may not be listed.'))).toBeUndefined();
  const defect = new TypeError('undefined is not iterable');
  await expect(look(defect)).rejects.toBe(defect);
});

it('does not treat an invalid pattern as one that takes too long', () => {
  const check = { name: 'it', sql: 'a', expect: { matches: '(' }, timeoutMs: 1 };
  const found = { columns: ['a'], rows: [['b']] };
  expect(() => evaluateCheck(check, found as never, { snapshotAt: new Date(0) })).toThrow(/regular expression/);
});

it('does not explain manifests with removal records that were listed before them', async () => {
  const at = shopIn(new MemoryStorage());
  const catalog = await at.readCatalog(undefined);
  const remains = async (removals: RemovalRecords) =>
    sortRemains(await removals.takeInventory(), catalog, { now: new Date(), hidden: [] });
  const removals = await catalog.listRemovals();
  expect(await remains(removals)).toMatchObject({ abandoned: [] });
  await catalog.refresh();
  await expect(remains(removals)).rejects.toThrow('older than the manifests');
  await expect(remains(await (await at.listManifests()).listRemovals())).rejects.toThrow('older than the manifests');
  expect(await remains(await catalog.listRemovals())).toMatchObject({ abandoned: [] });
});
