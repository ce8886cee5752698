import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Manifest, serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { Secret } from '../../src/core/secret.ts';
import { createDecryptor } from '../../src/openpgp/encryption.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { openPack } from '../../src/repository/packs/pack.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { committedIn, type Made, putBackup, SHOP } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const keysOf = objectKeys(SHOP);
const NO_RULES = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const lastOf = (keepLast: number) => ({ ...DEFAULT_POLICY, generations: NO_RULES, keepLast });
const CHAIN = { kind: 'auto', fullEveryMs: 30 * DAY_MS, maxChain: 30 } as const;

let keys: TestKeys;
let runner: Signer;
let storage: MemoryStorage;
let bench: Workbench;

beforeAll(async () => {
  keys = await makeTestKeys();
  runner = await createSigner(runnerKey(), 'runner-key', new Date());
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
});

const runnerKey = () => ({ armored: keys.runner.armoredPrivate, passphrase: undefined });
const verifierKey = () => ({ armored: keys.verifier.armoredPrivate, passphrase: undefined });
const strangerKey = () => ({ armored: keys.stranger.armoredPrivate, passphrase: undefined });
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const manifestOf = (id: string, at = storage): Manifest => JSON.parse(String(at.objects.get(keysOf.manifest(id))));

/** Advances the clock by a day, and backs up. */
async function nextDay(days: number, change: Parameters<Workbench['backup']>[0] = {}) {
  bench.now = () => new Date(Date.now() + days * DAY_MS);
  for (const each of bench.storages) if (each instanceof MemoryStorage) each.skewMs = days * DAY_MS;
  const report = await bench.backup(change);
  expect(report.error).toBeUndefined();
  return report;
}

describe('manifests that others put', () => {
  it('do not count after a backup with keep rules, and are reported and left alone', async () => {
    const own: string[] = [];
    for (const day of [1, 2, 3]) own.push((await nextDay(day)).backup?.id ?? '');
    // Newer than all others: they would occupy all three slots.
    for (const minutes of [1, 2, 3])
      await putBackup(storage, { at: new Date(Date.now() + 3 * DAY_MS + minutes * 60_000) });
    const planted = committedIn(storage).filter((id) => !own.includes(id));
    const retention = { policy: lastOf(3), allowFailedVerification: false, keepRecordsMs: 1e11 };
    const report = await nextDay(4, { retention });
    expect(report).toMatchObject({ exitCode: 0, retention: [{ outcome: 'pruned', removed: 1 }] });
    expect(committedIn(storage)).toEqual([...own.slice(1), ...planted, report.backup?.id].toSorted());
    for (const id of planted) expect(report.warnings.join('\n')).toContain(id);
  });

  it.each([
    ['nobody signed', undefined],
    ['a stranger signed', strangerKey],
  ])('and %s stop no later backup, whatever source and time they state', async (_what, signedBy) => {
    const first = await nextDay(1, { chain: CHAIN });
    const signer = signedBy && (await createSigner(signedBy(), 'x', new Date()));
    const at = new Date(Date.now() + 1.5 * DAY_MS);
    const { id } = await putBackup(storage, { at, source: 'f', signer });
    const second = await nextDay(2, { chain: CHAIN });
    expect(second.backup).toMatchObject({ kind: 'incremental', parents: [first.backup?.id] });
    expect(second.warnings.join('\n')).toContain(`${id} at memory does not count`);
    const [before, after] = [first, second].map(({ backup }) => manifestOf(backup?.id ?? ''));
    expect(after?.predecessor?.id).toBe(first.backup?.id);
    expect(after?.source).toEqual(before?.source);
  });

  it('by the thousand stop none either, and cause a few warnings', async () => {
    const first = await nextDay(1, { chain: CHAIN });
    const planted = serializeManifest({ ...manifestOf(first.backup?.id ?? ''), signer: null });
    for (let at = 0; at < 3_000; at += 1) {
      const id = `20260101T000000Z-full-${at.toString(16).padStart(6, '0')}`;
      const time = new Date(Date.now() + 1.5 * DAY_MS).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
      const text = String(planted).replaceAll(first.backup?.id ?? '', id.replace('20260101T000000Z', time));
      storage.objects.set(keysOf.manifest(id.replace('20260101T000000Z', time)), Buffer.from(text));
    }
    const second = await nextDay(2, { chain: CHAIN });
    expect(second.backup?.parents).toEqual([first.backup?.id]);
    expect(second.warnings.length).toBeLessThan(10);
    const prune = await bench.prune({ signers: [keys.runner.armoredPublic], verifierKey: verifierKey() });
    expect(prune.warnings.length).toBeLessThan(20);
    const status = await bench.status({ signers: [keys.runner.armoredPublic] });
    expect(status.warnings.length).toBeLessThan(20);
  });

  it('that cannot be read, and lists and removal records that are not ours, stop none', async () => {
    const first = await nextDay(1, { chain: CHAIN });
    const id = first.backup?.id ?? '';
    storage.objects.set(keysOf.manifest('20260101T000000Z-incremental-abcdef'), Buffer.from('{'));
    storage.objects.set(keysOf.objects(id, 1), Buffer.from('# restorable objects 1\n'));
    const record = { format: 'restorable-pruned/1', backup: { id, manifestSha256: 'a'.repeat(64) }, manifest: '{}' };
    storage.objects.set(keysOf.pruned(id), Buffer.from(JSON.stringify(record)));
    expect((await nextDay(2, { chain: CHAIN })).backup?.parents).toEqual([id]);
  });
});

describe('manifests of accepted signers', () => {
  it('without their objects do not count at a stale destination', async () => {
    const old: Made[] = [];
    for (const days of [9, 8, 7]) old.push(await putBackup(storage, { at: daysAgo(days), signer: runner }));
    const elsewhere = new MemoryStorage();
    for (const days of [3, 2, 1]) await putBackup(elsewhere, { at: daysAgo(days), signer: runner });
    for (const [key, bytes] of elsewhere.objects) {
      if (/\/(manifests|signatures|objects)\//.test(key)) await storage.put(key, bytes, {});
    }
    const signers = [keys.runner.armoredPublic];
    const report = await bench.prune({ signers, policy: lastOf(3), verifierKey: verifierKey() });
    expect(report.destinations[0]).toMatchObject({ outcome: 'pruned', removed: 0 });
    for (const { id } of old) expect(committedIn(storage)).toContain(id);
    for (const id of committedIn(elsewhere))
      expect(report.warnings.join('\n')).toContain(`${id} at memory is not counted by any keep rule`);
    // As soon as the objects arrive too, they count.
    for (const [key, bytes] of elsewhere.objects) await storage.put(key, bytes, {});
    expect((await bench.prune({ signers, policy: lastOf(3) })).destinations[0]).toMatchObject({ removed: 3 });
  });

  it('without the objects of what they need do not count either, nor do those with objects of a different size', async () => {
    const old = await putBackup(storage, { at: daysAgo(9), signer: runner });
    const full = await putBackup(storage, { at: daysAgo(3), signer: runner });
    await putBackup(storage, { at: daysAgo(2), kind: 'incremental', parents: [full], signer: runner });
    const pack = keysOf.pack(full.id, 'database.dump', 0);
    const good = storage.objects.get(pack) ?? Buffer.alloc(0);
    const prune = () => bench.prune({ signers: [keys.runner.armoredPublic] });
    for (const bad of [undefined, Buffer.alloc(good.length + 1)]) {
      if (bad === undefined) storage.objects.delete(pack);
      else storage.objects.set(pack, bad);
      expect((await prune()).destinations[0]).toMatchObject({ removed: 0 });
    }
    storage.objects.set(pack, good);
    await prune();
    expect(committedIn(storage)).not.toContain(old.id);
  });

  it('do not make sync treat a stale destination as in sync', async () => {
    const stale = new MemoryStorage('stale');
    bench = new Workbench(keys, storage, stale);
    const made: Made[] = [];
    for (const days of [30, 20, 10, 9]) {
      const backup = await putBackup(storage, { at: daysAgo(days), signer: runner, predecessor: made.at(-1) });
      made.push(backup);
      if (days === 30) for (const [key, bytes] of storage.objects) await stale.put(key, bytes, {});
    }
    const newest = made.at(-1)?.id ?? '';
    for (const [key, bytes] of storage.objects) {
      if (key.includes(newest) && /\/(manifests|signatures)\//.test(key)) await stale.put(key, bytes, {});
    }
    const report = await bench.sync({ signers: [keys.runner.armoredPublic] });
    expect(report.exitCode).toBe(0);
    expect(committedIn(stale)).toEqual(made.map(({ id }) => id));
    expect([...stale.objects.keys()].toSorted()).toEqual([...storage.objects.keys()].toSorted());
  });

  it('after a change of runner key count if the old one is given', async () => {
    const old = [...Array(3).keys()];
    for (const day of old) await nextDay(day, { runnerKey: strangerKey() });
    const retention = { policy: lastOf(2), allowFailedVerification: false, keepRecordsMs: 1e11 };
    const signers = [keys.stranger.armoredPublic];
    const changed = await nextDay(3, { retention, signers });
    expect(changed.retention).toMatchObject([{ removed: 2 }]);
    expect(manifestOf(changed.backup?.id ?? '').predecessor).not.toBeNull();
    // Without it, they belong to a stranger.
    expect((await nextDay(4, { retention })).retention).toMatchObject([{ removed: 0 }]);
  });
});

describe('a backup that signs nothing', () => {
  it('accepts no keep rules, and is refused before anything is dumped', async () => {
    const retention = { policy: lastOf(2), allowFailedVerification: false, keepRecordsMs: 1e11 };
    const report = await bench.backup({ runnerKey: undefined, retention });
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'INPUT_INVALID' } });
    expect(report.error?.hint).toContain('`runner-key`');
    expect(storage.objects.size).toBe(0);
    const recipients = { kind: 'passphrase', passphrase: new Secret('a long passphrase for a test') } as const;
    const signed = await bench.backup({ runnerKey: undefined, recipients, retention });
    expect(signed).toMatchObject({ exitCode: 0, backup: { signed: true }, retention: [{ outcome: 'pruned' }] });
  });
});

describe('a record of a verification', () => {
  const later = (key: string): string => key.replace(/\d{8}T\d{9}Z/, '20990101T000000000Z');
  const recordKey = (): string =>
    [...storage.objects.keys()].find((key) => key.includes('/verifications/') && key.endsWith('.json')) ?? '';

  it('under a later name is never trusted', async () => {
    const verifiers = [keys.verifier.armoredPublic];
    const { backup } = await nextDay(1, { chain: CHAIN });
    expect((await bench.verify({ verifierKey: verifierKey() })).verdict).toBe('passed');
    const passed = recordKey();
    bench.engine.restoredRows = 2;
    bench.now = () => new Date(Date.now() + 1.1 * DAY_MS);
    expect((await bench.verify({ verifierKey: verifierKey() })).verdict).toBe('failed');
    // The storage's clock is ahead of the name that the attacker chooses, so it does not look like one of the future.
    storage.skewMs = Date.parse('2099-06-01') - Date.now();
    for (const suffix of ['', '.asc']) {
      const bytes = storage.objects.get(passed + suffix);
      if (bytes !== undefined) storage.objects.set(later(passed) + suffix, bytes);
    }
    const listed = await bench.list({ verifiers });
    expect(listed.destinations[0]?.backups).toMatchObject([{ id: backup?.id, verdict: 'failed' }]);
    const status = await bench.status({ verifiers });
    expect(status.destinations[0]?.lastVerification).toMatchObject({ verdict: 'failed' });
    for (const days of [3, 2]) await putBackup(storage, { at: daysAgo(days) });
    expect((await bench.prune({ verifiers })).error?.code).toBe('PRUNE_REFUSED');
    storage.skewMs = DAY_MS;
    for (const suffix of ['', '.asc']) {
      const bytes = storage.objects.get(passed + suffix);
      if (bytes !== undefined) storage.objects.set(passed.replace(/T\d{9}Z/, 'T235959999Z') + suffix, bytes);
    }
    expect((await nextDay(2, { chain: CHAIN, verifiers })).backup?.kind).toBe('full');
  });

  it('that was copied from another destination does not replace one that was made at this one', async () => {
    const far = new MemoryStorage('far');
    const near = storage;
    bench = new Workbench(keys, near, far);
    const proven = (await nextDay(1)).backup?.id ?? '';
    const policy = lastOf(1);
    expect((await bench.verify({ verifierKey: verifierKey(), verifyCopies: 'each' })).verdict).toBe('passed');
    for (const day of [2, 3]) {
      await nextDay(day);
      const alone = Object.assign(new Workbench(keys, near), { now: bench.now });
      if (day === 2) expect((await alone.verify({ verifierKey: verifierKey() })).verdict).toBe('passed');
    }
    for (const [key, bytes] of near.objects) {
      if (key.includes('/verifications/') && !far.objects.has(key)) far.objects.set(key, bytes);
    }
    const verifiers = [keys.verifier.armoredPublic];
    await new Workbench(keys, far).prune({ verifiers, policy });
    expect(committedIn(far)).toContain(proven);
  });

  it('without an accepted signature ends no chain', async () => {
    const { backup } = await nextDay(1, { chain: CHAIN });
    bench.engine.restoredRows = 2;
    expect((await bench.verify({ verifierKey: strangerKey() })).verdict).toBe('failed');
    bench.engine.restoredRows = 1;
    const verifiers = [keys.verifier.armoredPublic];
    expect((await nextDay(2, { chain: CHAIN, verifiers })).backup?.parents).toEqual([backup?.id]);
  });

  it('names no table and no check in its public part; the rest is encrypted to the recovery keys', async () => {
    const { backup } = await nextDay(1);
    bench.engine.restoredRows = 2;
    bench.engine.answer = { columns: ['n'], rows: [[1]] };
    // A check may have the name of an error. The record must not confuse them.
    const checks = ['secret customers are few', 'BACKUP_DAMAGED']
      .map((name) => `- name: ${name}\n  sql: select 1\n  expect: { equals: 2 }\n`)
      .join('');
    const report = await bench.verify({ verifierKey: verifierKey(), checks });
    expect(report.verdict).toBe('failed');
    const names = report.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const [key, bytes] of storage.objects) {
      // The instructions name that error.
      const shown = key.includes('RECOVERY') ? names.filter((name) => name !== 'BACKUP_DAMAGED') : names;
      for (const name of shown) expect(`${key} ${bytes.toString('latin1')}`).not.toContain(name);
    }
    const record = JSON.parse(String(storage.objects.get(recordKey())));
    expect(record).toMatchObject({
      verdict: 'failed',
      target: 'ephemeral',
      failed: [{ code: 'comparison' }, { code: 'query', count: 2 }],
    });
    const sealed = storage.objects.get(recordKey().replace('.json', '.details.zst.pgp')) ?? Buffer.alloc(0);
    expect(record.details).toEqual({ sha256: sha256Hex(sealed), sizeBytes: sealed.length });
    const recovery = { armored: keys.recovery.armoredPrivate, passphrase: undefined };
    const decryptor = await createDecryptor({ kind: 'keys', keys: [recovery] });
    const binding = { kind: 'record', database: SHOP, backup: backup?.id ?? '' } as const;
    const details = JSON.parse(String(Buffer.from(await openPack(sealed, 1_000_000, decryptor, binding))));
    expect(details).toMatchObject({ format: 'restorable-verification-details/1', backup: { id: backup?.id } });
    for (const name of names) expect(JSON.stringify(details)).toContain(name);
    // Another backup's details are not accepted for these.
    const other = { ...binding, backup: '20260101T000000Z-full-abcdef' };
    await expect(openPack(sealed, 1_000_000, decryptor, other)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
  });
});
