import { createHash, randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import { type ListedObject, parseObjectList } from '../../src/core/format/object-list.ts';
import { createEncryptor } from '../../src/openpgp/encryption.ts';
import { generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import type { Body, Storage } from '../../src/ports/storage.ts';
import { ObjectWriter } from '../../src/repository/object-writer.ts';
import { NumberRows } from '../../src/repository/packs/number-rows.ts';
import { NumberSet } from '../../src/repository/packs/number-set.ts';
import { ObjectLedger } from '../../src/repository/packs/object-ledger.ts';
import { PathList } from '../../src/repository/packs/path-list.ts';
import { ReplicaSet } from '../../src/repository/writing/replica-set.ts';
import { systemClock } from '../support/stored.ts';

const ID = '20261101T020000Z-full-4f9c2a';
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it('returns each path as it was added', () => {
  const paths = [
    `packs/${ID}/database.dump/000000.zst.pgp`,
    `packs/${ID}/database.dump/000001.zst.pgp`,
    `packs/${ID}/database.dump/1000000.zst.pgp`,
    `shop/packs/${ID}/000007/000007.zst.pgp`,
    `index/${ID}/000000.zst.pgp`,
    `contents/${ID}.json.zst.pgp`,
    `objects/${ID}/000003`,
    `signatures/${ID}/0123456789ABCDEF0123456789ABCDEF01234567.asc`,
    // Not numbers as keys contain them.
    `packs/${ID}/database.dump/0000001.zst.pgp`,
    `packs/${ID}/database.dump/00001.zst.pgp`,
    `packs/${ID}/database.dump/4294967295.zst.pgp`,
    '000001',
    '',
  ];
  const list = new PathList();
  for (const path of paths) list.add(path);
  expect([...list]).toEqual(paths);
  expect(list.at(2)).toBe(paths[2]);
});

it('keeps rows over many blocks, and refuses what is not there or does not fit', () => {
  const rows = new NumberRows(3);
  for (let row = 0; row < 5_000; row += 1) expect(rows.add([row, 2 ** 32 - 1 - row, 7])).toBe(row);
  expect([rows.length, rows.at(0, 0), rows.at(1_023, 1), rows.at(1_024, 0), rows.at(4_999, 2)]).toEqual([
    5_000,
    0,
    2 ** 32 - 1_024,
    1_024,
    7,
  ]);
  expect(() => rows.at(5_000, 0)).toThrow(RangeError);
  while (rows.length % 1_024 !== 0) rows.add([1, 1, 1]);
  for (const number of [2 ** 32, 2 ** 53, -1, 0.5, Number.NaN, Infinity]) {
    expect(() => rows.add([7, number, 0])).toThrow(RangeError);
  }
  const next = rows.add([5, 6, 7]);
  expect([rows.at(next, 0), rows.at(next, 1), rows.at(next, 2)]).toEqual([5, 6, 7]);
});

it('counts the numbers of a set once', () => {
  const set = new NumberSet();
  for (const number of [0, 31, 32, 31, 100_000, 0, 100_000, 63]) set.add(number);
  expect(set.size).toBe(5);
});

it('counts like a set, also where words and the table end', () => {
  const number = fc.oneof(
    fc.nat({ max: 70 }),
    fc.constantFrom(8_191, 8_192, 8_193, 16_383, 16_384),
    fc.nat({ max: 300_000 }),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), (numbers) => {
      const set = new NumberSet();
      for (const each of numbers) set.add(each);
      expect(set.size).toBe(new Set(numbers).size);
    }),
  );
});

it('returns objects of any shape as a list of them does, over many blocks', () => {
  const ending = fc.constantFrom('.zst.pgp', '', '.', '.1', '.a.b', '/x');
  const digits = fc.oneof(
    fc.nat({ max: 2 ** 32 }).map(String),
    fc.nat({ max: 2_000_000 }).map((number) => String(number).padStart(6, '0')),
    fc.constantFrom(
      '999999',
      '1000000',
      '000000',
      '999999999',
      '1000000000',
      '4294967295',
      '0999999',
      '00000',
      '+00001',
    ),
  );
  const folder = fc.constantFrom('packs/a/', 'packs/a.b/', '/', '', 'x', 'packs/000001/', 'Österreich/');
  const key = fc.tuple(folder, digits, ending).map((parts) => parts.join(''));
  const sizeBytes = fc.oneof(fc.nat({ max: 2 ** 31 - 1 }), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1));
  const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  const object = fc.record({ key, sizeBytes, sha256 });
  const isSame = (some: ListedObject[], times: number, atOnce: number): void => {
    const objects = Array.from({ length: times }, () => some).flat();
    const [ledger, paths] = [new ObjectLedger(), new PathList()];
    for (const each of objects) {
      ledger.add(each);
      paths.add(each.key);
    }
    expect([ledger.length, paths.length]).toEqual([objects.length, objects.length]);
    expect([...ledger]).toEqual(objects);
    expect([...paths]).toEqual(objects.map((each) => each.key));
    const parts = [...ledger.sorted(atOnce)];
    expect(parts.slice(0, -1).every((part) => part.length === atOnce)).toBe(true);
    const keys = objects.map((each) => each.key).sort((a, b) => (a < b ? -1 : Number(a > b)));
    expect(parts.flat().map((each) => each.key)).toEqual(keys);
    const shown = (list: readonly ListedObject[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(shown(parts.flat())).toEqual(shown(objects));
  };
  const some = fc.array(object, { minLength: 1, maxLength: 60 });
  fc.assert(fc.property(some, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 100 }), isSame), {
    numRuns: 60,
  });
});

describe('the ledger of objects', () => {
  const object = (key: string, sizeBytes = 1): ListedObject => ({
    key,
    sizeBytes,
    sha256: createHash('sha256').update(key).digest('hex'),
  });

  it('returns objects as they were added, and sorted by key', () => {
    const objects = ['b', 'a.sql', 'b.x', 'a'].flatMap((stream) =>
      [1, 0, 2_000_000, 999_999].map((number) =>
        object(`packs/${ID}/${stream}/${String(number).padStart(6, '0')}.zst.pgp`, number * 100),
      ),
    );
    const ledger = new ObjectLedger();
    for (const each of objects) ledger.add(each);
    expect([...ledger]).toEqual(objects);
    const parts = [...ledger.sorted(5)];
    expect(parts.map((part) => part.length)).toEqual([5, 5, 5, 1]);
    expect(parts.flat()).toEqual(objects.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  });
});

describe('a backup of very many packs', () => {
  const PACKS = 10_000;

  /** Memory in use by what is still referred to. */
  function usedBytes(): number {
    collectGarbage();
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  }

  async function* packsOf(bytes: number): AsyncGenerator<Uint8Array> {
    for (let pack = 0; pack < PACKS; pack += 1) yield randomBytes(bytes);
  }

  it('keeps little more of each than the list of objects needs: 44 bytes, and 8 for each destination', async () => {
    const lists: Buffer[] = [];
    const put = async (key: string, body: Body): Promise<void> => {
      if (key.includes('/objects/')) lists.push(Buffer.concat(body instanceof Uint8Array ? [body] : body));
    };
    const place = { provider: 'nowhere', region: undefined, offsite: false };
    const storage = { label: 'nowhere', place, put } as unknown as Storage;
    const { signal } = new AbortController();
    const options = { name: requireDatabaseName('shop'), clock: systemClock, signal, needed: 1, onOut: () => {} };
    const { armoredPublic } = await generateKeyPair('recovery', 'test@example.com', undefined);
    const encryptor = await createEncryptor({ kind: 'keys', publicKeys: [armoredPublic] }, 'gnupg', new Date());
    const replicaSet = new ReplicaSet([{ storage }], options);
    const writer = new ObjectWriter({ id: ID, replicaSet, encryptor, level: 1, onBytes: () => {} }, 16);
    // The first ones, after which everything is compiled.
    await writer.writeStream({ name: 'first.sql', content: packsOf(1) });
    const before = usedBytes();
    await writer.writeStream({ name: 'database.dump', content: packsOf(16) });
    expect((usedBytes() - before) / PACKS).toBeLessThan(150);
    await writer.writeObjectList();
    const listed = lists.flatMap((part) => parseObjectList(part, ID));
    expect(listed.filter(({ key }) => key.includes('/database.dump/'))).toHaveLength(PACKS);
    expect([...writer.stored]).toHaveLength(listed.length + lists.length);
  });
});
