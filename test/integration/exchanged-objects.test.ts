import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import type { Contents } from '../../src/core/format/manifest/contents.ts';
import type { Manifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys, type SealedPlace } from '../../src/core/format/object-keys.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import { VarintWriter } from '../../src/repository/chunks/varint.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { Forger } from '../support/forge.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { foundBy } from '../support/rendered.ts';
import { SHOP } from '../support/stored-backup.ts';
import { whyFull } from '../support/why-full.ts';

const CRM = 'crm' as DatabaseName;
const SECRET = 'alice@example.com, card 4111 1111 1111 1111';
const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;

/** Two databases are backed up with the same keys. An attacker with the job's keys can read neither. */
let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;
let time: number;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
  time = Date.now();
  bench.now = () => new Date(time);
});

async function backup(bytes: Uint8Array, change: Partial<BackupRequest> = {}): Promise<string> {
  time += 3_600_000;
  storage.skewMs = time - Date.now();
  bench.engine.bytes = bytes;
  const report = await bench.backup({ chain: CHAIN, ...change });
  expect(report.error).toBeUndefined();
  return report.backup?.id ?? '';
}

const secretDump = (): Buffer => Buffer.concat([Buffer.from(SECRET), noise(200_000, 'crm')]);

/** Refused before any of it reaches the restore tool. */
async function refused(id: string): Promise<VerifyReport> {
  bench.engine.restored.clear();
  const report = await bench.verify({ backup: { kind: 'id', id: id as never } });
  expect(report.verdict).toBe('failed');
  expect(JSON.stringify(report) + bench.printed.join()).not.toContain('4111 1111');
  expect(JSON.stringify(report)).not.toMatch(/within \d+ MiB|at its end/);
  expect([...bench.engine.restored.keys()]).toEqual([]);
  return report;
}

function failed(report: VerifyReport): string {
  const [check] = report.checks.filter(({ outcome }) => outcome === 'failed');
  return `${check?.name}: ${foundBy(check)}`;
}

function copy(from: SealedPlace, of: DatabaseName, to: SealedPlace): void {
  const stored = storage.objects.get(objectKeys(of).sealed(from));
  if (stored === undefined) throw new Error(`no object ${JSON.stringify(from)}`);
  storage.objects.set(objectKeys(SHOP).sealed(to), stored);
}

const pack = (backup: string, number = 0, stream = 'database.sqlite'): SealedPlace => ({
  kind: 'pack',
  backup,
  stream,
  number,
});

describe('objects that a holder of the runner key replaces with others, signed', () => {
  it.each(['gnupg', 'rfc9580'])('a pack of another database is refused (%s)', async (profile) => {
    const aead = profile === 'rfc9580';
    const foreign = await backup(secretDump(), { name: CRM, aead });
    const own = await backup(noise(200_000, 'shop'), { aead });
    const forger = new Forger(storage, SHOP, own, keys);
    copy(pack(foreign), CRM, pack(own));
    await forger.commit();
    expect(failed(await refused(own))).toMatch(/^BACKUP_DAMAGED: An object is not the pack 0 of the stream/);
  });

  it('a pack of an earlier backup is refused', async () => {
    const earlier = await backup(secretDump(), { chain: { ...CHAIN, kind: 'full' } });
    const own = await backup(noise(200_000, 'shop'), { chain: { ...CHAIN, kind: 'full' } });
    copy(pack(earlier), SHOP, pack(own));
    await new Forger(storage, SHOP, own, keys).commit();
    expect(failed(await refused(own))).toMatch(/^BACKUP_DAMAGED: An object is not the pack/);
  });

  it('packs in another order are refused', async () => {
    const own = await backup(noise(9_000_000, 'shop'), { chain: { ...CHAIN, kind: 'full' }, runnerKey: undefined });
    const second = storage.objects.get(objectKeys(SHOP).sealed(pack(own, 1)));
    copy(pack(own, 0), SHOP, pack(own, 1));
    storage.objects.set(objectKeys(SHOP).sealed(pack(own, 0)), second ?? Buffer.alloc(0));
    await new Forger(storage, SHOP, own, keys).commit({ signer: keys.runner.fingerprint });
    expect(failed(await refused(own))).toMatch(/^BACKUP_DAMAGED: An object is not the pack 0/);
  });

  it('contents of another backup, and a pack as contents, are refused', async () => {
    const foreign = await backup(secretDump(), { name: CRM });
    const own = await backup(noise(200_000, 'shop'));
    const forger = new Forger(storage, SHOP, own, keys);
    for (const from of [pack(foreign), { kind: 'contents', backup: foreign } as const]) {
      copy(from, CRM, { kind: 'contents', backup: own });
      await forger.commit();
      expect(failed(await refused(own))).toMatch(/^BACKUP_DAMAGED: An object is not the contents of/);
    }
  });

  it('a map of another backup is refused', async () => {
    const base = noise(200_000, 'shop');
    await backup(base);
    const first = await backup(Buffer.concat([base, noise(5_000, 'a')]));
    const second = await backup(Buffer.concat([base, noise(5_000, 'b')]));
    const map = (of: string): SealedPlace => ({ kind: 'map', backup: of, stream: 'database.sqlite', number: 0 });
    copy(map(first), SHOP, map(second));
    await new Forger(storage, SHOP, second, keys).commit();
    expect(failed(await refused(second))).toMatch(/^BACKUP_DAMAGED: An object is not the map 0/);
  });

  it('an index of another backup starts no chain', async () => {
    const foreign = await backup(noise(200_000, 'other'), { name: CRM });
    const own = await backup(noise(200_000, 'shop'));
    copy({ kind: 'index', backup: foreign, number: 0 }, CRM, { kind: 'index', backup: own, number: 0 });
    await new Forger(storage, SHOP, own, keys).commit();
    time += 3_600_000;
    storage.skewMs = time - Date.now();
    const report = await bench.backup({ chain: CHAIN });
    expect(report.backup?.kind).toBe('full');
    expect(whyFull(report)).toMatch(/An object is not the index 0/);
  });
});

describe('a map over packs that its writer cannot read', () => {
  const numbers = (...values: number[]): Buffer => {
    const writer = new VarintWriter();
    for (const value of values) writer.write(value);
    return writer.take();
  };

  /** A signed incremental whose stream is the attacker's guess of the stored one. */
  async function guess(
    part: Buffer,
    guessed: Buffer,
    change: (stream: Contents['streams'][number]) => void = () => {},
  ) {
    const base = secretDump();
    const full = await backup(base);
    const own = await backup(Buffer.concat([base, noise(5_000, 'a')]));
    const forger = new Forger(storage, SHOP, own, keys);
    await forger.seal({ kind: 'map', stream: 'database.sqlite', number: 0 }, part);
    await forger.changeContents(({ streams: [stream] }) => {
      if (stream?.map === undefined) throw new Error('no map');
      Object.assign(stream, { rawBytes: guessed.length, sha256: sha256Hex(guessed), checkpoints: [] });
      stream.map.sources = [
        { backup: full, stream: stream.name },
        { backup: own, stream: stream.name },
      ];
      change(stream);
    });
    await forger.commit({ rawBytes: guessed.length });
    return failed(await refused(own));
  }

  it('reveals not a single byte, however it is stored', async () => {
    const one = Buffer.from(SECRET.slice(0, 1));
    expect(await guess(numbers(0, 0, 0, 1), one)).toMatch(/^BACKUP_DAMAGED: A map has a run of less than 1024 bytes/);
    const before = Buffer.alloc(1_024);
    const runs = numbers(0, 0, 0, 1, 1, 0, 0, 1_024);
    expect(await guess(runs, Buffer.concat([one, before]))).toMatch(/^BACKUP_DAMAGED: A map has a run/);
  });

  it('gives the same result for a wrong guess, a pack that is shorter, and a wrong length', async () => {
    const sentence = /^BACKUP_DAMAGED: A stream is not what the dump tool gave\. Use another destination/;
    expect(await guess(numbers(0, 0, 0, 2_000), Buffer.alloc(2_000))).toMatch(sentence);
    expect(await guess(numbers(0, 0, 0, 2_000_000), Buffer.alloc(2_000_000))).toMatch(sentence);
  });

  it('can name no pack of a backup that is not its parent', async () => {
    const foreign = await backup(secretDump(), { name: CRM });
    const outside = (stream: Contents['streams'][number]): void => {
      stream.map?.sources.splice(0, 1, { backup: foreign, stream: stream.name });
    };
    const said = await guess(numbers(0, 0, 0, 2_000), Buffer.alloc(2_000), outside);
    expect(said).toMatch(/^BACKUP_DAMAGED: .* its map needs a backup that is not a parent/);
  });
});

describe('a chain', () => {
  const next = async () => {
    time += 3_600_000;
    storage.skewMs = time - Date.now();
    return bench.backup({ chain: CHAIN });
  };
  const changes: [string, Partial<Manifest>, RegExp][] = [
    [
      'another engine',
      { engine: { name: 'postgres', serverVersion: '17.0', majorVersion: '17' } },
      /is of postgres 17/,
    ],
    ['another source', { source: { salt: '1'.repeat(32), identity: '1'.repeat(64) } }, /has another source/],
    ['another profile', { encryption: { profile: 'rfc9580', recipients: [], salt: null } }, /encrypted differently/],
  ];

  it.each(changes)(
    'that is signed, but has a parent of %s, is neither read nor built on',
    async (_what, change, why) => {
      const base = noise(200_000, 'shop');
      const full = await backup(base);
      const own = await backup(Buffer.concat([base, noise(5_000, 'a')]));
      const manifestSha256 = await new Forger(storage, SHOP, full, keys).commit(change);
      const parents = [{ id: full, manifestSha256 }];
      await new Forger(storage, SHOP, own, keys).commit({ parents, predecessor: parents[0] ?? null });
      const said = failed(await refused(own));
      expect(said).toMatch(/^MANIFEST_INVALID/);
      expect(said).toMatch(why);
      const report = await next();
      expect(report.backup?.kind).toBe('full');
      expect(whyFull(report)).toMatch(why);
    },
  );

  it('whose parents have other parents is neither read nor built on', async () => {
    const base = noise(200_000, 'shop');
    await backup(base);
    const first = await backup(Buffer.concat([base, noise(5_000, 'a')]));
    const full = await backup(base, { chain: { ...CHAIN, kind: 'full' } });
    const own = await backup(Buffer.concat([base, noise(5_000, 'b')]));
    const nameOf = (id: string) => {
      const stored = storage.objects.get(objectKeys(SHOP).manifest(id)) ?? Buffer.alloc(0);
      return { id, manifestSha256: sha256Hex(stored) };
    };
    await new Forger(storage, SHOP, own, keys).commit({ parents: [nameOf(first), nameOf(full)] });
    expect(failed(await refused(own))).toMatch(/^MANIFEST_INVALID: .* has other parents/);
    expect(whyFull(await next())).toMatch(/has other parents/);
  });
});
