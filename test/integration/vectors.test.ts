import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTENTS_MAX_BYTES, contentsSchema, MAX_PACK_BYTES } from '../../src/core/format/manifest/contents.ts';
import { fingerprintSchema } from '../../src/core/format/manifest/fingerprint.ts';
import { manifestSchema } from '../../src/core/format/manifest/manifest.ts';
import { MANIFEST_MAX_BYTES } from '../../src/core/format/manifest/manifest-fields.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { MAX_LISTED_OBJECTS, OBJECT_LIST_MAX_BYTES, OBJECT_MAX_BYTES } from '../../src/core/format/object-list.ts';
import { INDEX_HEADER_MAX_BYTES, indexHeaderSchema } from '../../src/core/planning/chain/chain.ts';
import { Secret } from '../../src/core/secret.ts';
import { SESSION_KEYS_MAX_BYTES } from '../../src/openpgp/message.ts';
import type { RestoreReport } from '../../src/report/facts/recovery.ts';
import { MAX_RUNS } from '../../src/repository/chunks/map-reader.ts';
import { MAP_PART_MAX_BYTES } from '../../src/repository/chunks/map-writer.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { GapRecords } from '../../src/repository/records/gap-records.ts';
import { readRemoval } from '../../src/repository/records/removal-records.ts';
import { recordOf } from '../../src/repository/records/signed-record.ts';
import { testRecordSchema } from '../../src/repository/records/test-record.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { SHOP } from '../support/stored-backup.ts';
import { exampleOf } from '../support/vectors/example.ts';
import type { Vector, VectorIndex } from '../support/vectors/vector.ts';

const FOLDER = fileURLToPath(new URL('../vectors', import.meta.url));
const { vectors }: VectorIndex = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'));

const shop = objectKeys(SHOP);

/** Required by the test setup only: the vectors have their own keys. */
let keys: TestKeys;
beforeAll(async () => {
  keys = await makeTestKeys();
});

function read(folder: string, storage: MemoryStorage): void {
  const at = join(FOLDER, folder);
  for (const entry of readdirSync(at, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    storage.objects.set(relative(at, path), readFileSync(path));
  }
}

/** The destination that a vector describes. */
function storageOf(vector: Vector): MemoryStorage {
  const storage = new MemoryStorage();
  if (vector.base !== undefined) read(`accept/${vector.base}`, storage);
  for (const key of vector.remove ?? []) storage.objects.delete(key);
  if (vector.folder !== undefined) read(vector.folder, storage);
  return storage;
}

async function restore(vector: Vector): Promise<{ report: RestoreReport; bench: Workbench }> {
  const bench = new Workbench(keys, storageOf(vector));
  const text = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
  const report = await bench.restore({
    backup: { kind: 'id', id: vector.backup as never },
    signers: vector.signers.map(text),
    unlock:
      vector.passphrase === null
        ? {
            kind: 'keys',
            keys: vector.keys.map((path) => ({ armored: new Secret(text(path)), passphrase: undefined })),
          }
        : { kind: 'passphrase', passphrase: new Secret(vector.passphrase) },
  });
  return { report, bench };
}

describe('stored backups that every reader accepts', () => {
  it.each(vectors.filter(({ streams }) => streams !== undefined))('$name: $why', async (vector) => {
    const { report, bench } = await restore(vector);
    expect(report.error).toBeUndefined();
    const streams = [...bench.engine.restored].map(([name, bytes]) => ({
      name,
      rawBytes: bytes.length,
      sha256: sha256Hex(bytes),
    }));
    expect(streams).toEqual(vector.streams);
  });
});

describe('stored logs that every reader accepts', () => {
  it.each(vectors.filter(({ log }) => log !== undefined))('$name: $why', async (vector) => {
    const bench = new Workbench(keys, storageOf(vector));
    const text = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
    const open = bench.engine.openTarget.bind(bench.engine);
    const files = new Map<string, Buffer>();
    bench.engine.openTarget = async () => ({
      ...(await open()),
      replay: async (replay) => {
        for await (const { file, end, content } of replay.files) {
          const bytes = Buffer.concat(await Array.fromAsync(content));
          const known = files.get(file);
          // What of a piece is not there yet comes at its end.
          files.set(file, known === undefined ? bytes : Buffer.concat([known, bytes.subarray(known.length - end)]));
        }
        return { transactions: 2, lastAt: null, nextAt: null, precision: { last: 'seconds', next: 'seconds' } };
      },
    });
    const manifests = [...storageOf(vector).objects].filter(([key]) => /manifests\/.*-log-/.test(key));
    const ends = manifests
      .map(([, bytes]) => new Date(JSON.parse(String(bytes)).to))
      .sort((a, b) => Number(a) - Number(b));
    const report = await bench.restore({
      until: { kind: 'time', at: ends.at(-1) ?? new Date() },
      signers: vector.signers.map(text),
      unlock: {
        kind: 'keys',
        keys: vector.keys.map((path) => ({ armored: new Secret(text(path)), passphrase: undefined })),
      },
    });
    expect([report.error, report.replayed?.shipments.length]).toEqual([undefined, manifests.length]);
    const found = [...files].map(([name, bytes]) => ({ name, rawBytes: bytes.length, sha256: sha256Hex(bytes) }));
    expect(found).toEqual(vector.log);
  });
});

describe('stored backups that every reader refuses', () => {
  it.each(vectors.filter(({ refuse }) => refuse !== undefined))('$name: $why', async (vector) => {
    const { report } = await restore(vector);
    expect(vector.refuse).toContain(report.error?.code);
  });
});

it('the vectors are small, and each changes something', () => {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name)).length, 0);
  expect(bytes).toBeLessThan(1_000_000);
  expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
});

describe('docs/format.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/format.md', import.meta.url)), 'utf8');
  const samples = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const sampleOf = (format: string): Buffer =>
    Buffer.from(samples.find((text) => text.includes(`"${format}"`)) ?? `no sample of ${format}`);

  it('contains the bytes of these vectors', async () => {
    expect(page).toContain(await exampleOf(FOLDER));
  });

  it('shows valid records', async () => {
    expect(testRecordSchema.safeParse(recordOf(sampleOf('restorable-verification/1')).json).error).toBeUndefined();
    const storage = new MemoryStorage();
    const at = new Date('2026-11-21T04:00:00.000Z');
    const id = '20261121T020000Z-full-4f9c2a';
    storage.objects.set(shop.hold(id, 'hold', at), sampleOf('restorable-hold/1'));
    const stored = shopIn(storage);
    const holds = await stored.readHolds(undefined);
    expect(holds.get(id)).toEqual({ reason: 'before the migration', since: at });
    const gapAt = new Date('2026-12-28T02:00:00.000Z');
    storage.skewMs = gapAt.getTime() - Date.now();
    storage.objects.set(shop.gap(id, gapAt), sampleOf('restorable-gap/1'));
    const gaps = await GapRecords.listAfter(await stored.listManifests(), undefined);
    const { backup } = JSON.parse(String(sampleOf('restorable-gap/1')));
    expect(await gaps.recorded(backup)).toMatchObject({ reason: 'removed', older: null });
    const full = vectors.find(({ name }) => name === 'full') as Vector;
    const manifest = readFileSync(join(FOLDER, full.folder ?? '', shop.manifest(full.backup)));
    const pruned = {
      ...JSON.parse(String(sampleOf('restorable-pruned/1'))),
      backup: { id: full.backup, manifestSha256: sha256Hex(manifest) },
      manifest: String(manifest),
    };
    storage.objects.set(shop.pruned(full.backup), Buffer.from(JSON.stringify(pruned)));
    expect((await readRemoval(stored, full.backup, undefined))?.manifest.id).toBe(full.backup);
  });

  it('names every field of the manifest, the contents and the index', () => {
    for (const schema of [manifestSchema, contentsSchema, fingerprintSchema, indexHeaderSchema]) {
      for (const field of Object.keys(schema.shape))
        expect(page).toMatch(new RegExp(`^\\|[^|]*\`(?:streams\\[\\]\\.)?${field}\``, 'm'));
    }
  });

  it('states the limits of the program', () => {
    const bounds = [
      MANIFEST_MAX_BYTES,
      OBJECT_LIST_MAX_BYTES,
      OBJECT_MAX_BYTES,
      CONTENTS_MAX_BYTES,
      MAX_PACK_BYTES,
      MAX_RUNS,
    ];
    for (const bound of [
      ...bounds,
      MAP_PART_MAX_BYTES,
      INDEX_HEADER_MAX_BYTES,
      MAX_LISTED_OBJECTS,
      SESSION_KEYS_MAX_BYTES,
    ]) {
      expect(page).toContain(bound.toLocaleString('en-US'));
    }
  });
});
