import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Manifest, parseManifest, serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { Secret } from '../../src/core/secret.ts';
import { PassphraseKeys } from '../../src/openpgp/keys/passphrase-keys.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { foundBy } from '../support/rendered.ts';
import { committedIn, putObjects, SHOP } from '../support/stored-backup.ts';

/** With minimal memory and time. passphrase-keys.test.ts uses the real one. */
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  const scrypt = (passphrase: Buffer, salt: Buffer, bytes: number, _options: unknown, done: Derived): void =>
    real.scrypt(passphrase, salt, bytes, { N: 2 }, done);
  return { ...real, scrypt };
});
type Derived = (error: Error | null, key: Buffer) => void;

const DAY_MS = 86_400_000;
const passphrase = new Secret(' correct horse battery staple ');
const BY_PASSPHRASE = { recipients: { kind: 'passphrase', passphrase }, runnerKey: undefined } as const;
const READING = { unlock: { kind: 'passphrase', passphrase }, signers: [] } as const;
const LAST_ONE = {
  ...DEFAULT_POLICY,
  generations: { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
  keepLast: 1,
};
const CHAIN = { kind: 'auto', fullEveryMs: 7 * DAY_MS, maxChain: 30 } as const;
const RETENTION = { policy: LAST_ONE, signers: [], verifiers: [], allowFailedVerification: false, keepRecordsMs: 1e11 };
const at = objectKeys(SHOP);
const signal = new AbortController().signal;

let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
});

/** Ids of one second sort randomly. */
function oneSecondLater(): void {
  storage.skewMs += 1_000;
  const { skewMs } = storage;
  bench.now = () => new Date(Date.now() + skewMs);
}

async function backup(change: Parameters<Workbench['backup']>[0] = {}): Promise<Manifest> {
  const report = await bench.backup({ ...BY_PASSPHRASE, ...change });
  expect(report.error).toBeUndefined();
  return manifestOf(report.backup?.id ?? '');
}

/** With the next one of a chain. */
function next(change: Parameters<Workbench['backup']>[0] = {}): Promise<Manifest> {
  oneSecondLater();
  return backup({ chain: CHAIN, ...change });
}

function manifestOf(id: string): Manifest {
  return parseManifest(storage.objects.get(at.manifest(id)) ?? Buffer.alloc(0), { id, database: SHOP });
}

function storedBytes(): number {
  return [...storage.objects.values()].reduce((sum, { length }) => sum + length, 0);
}

async function put(key: string, body: Buffer): Promise<void> {
  await (storage as Storage).put(key, body, { sha256: sha256Hex(body), signal });
}

/** What an attacker with write access to the storage puts: signed with his own passphrase, or not at all. */
async function plant(offsetMs: number, signWith?: PassphraseKeys, change: Partial<Manifest> = {}): Promise<Manifest> {
  const signer = await signWith?.signer();
  const made = await putObjects(storage, { at: new Date(bench.now().getTime() + offsetMs) });
  const encryption = { ...made.encryption, salt: signer?.salt ?? null };
  const manifest: Manifest = { ...made, encryption, signer: signer?.fingerprint ?? null, ...change };
  const bytes = serializeManifest(manifest);
  if (signer !== undefined)
    await put(at.signature(manifest.id, signer.fingerprint), Buffer.from(await signer.sign(bytes)));
  await put(at.manifest(manifest.id), bytes);
  return manifest;
}

async function findings(change: Parameters<Workbench['verify']>[0] = {}): Promise<string> {
  const report = await bench.verify({ ...READING, ...change });
  expect(report).toMatchObject({ verdict: 'failed', exitCode: 1 });
  return report.checks
    .filter(({ outcome }) => outcome === 'failed')
    .map(foundBy)
    .join('\n');
}

describe('a backup with a passphrase', () => {
  it('is signed, keeps the salt of its lineage, and is authenticated by the passphrase alone', async () => {
    const first = await backup();
    const second = await backup();
    expect(first.encryption).toMatchObject({ recipients: [], salt: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(first.signer).toBe((await new PassphraseKeys(passphrase).signer(first.encryption.salt ?? '')).fingerprint);
    expect(second).toMatchObject({ signer: first.signer, encryption: { salt: first.encryption.salt } });
    const verified = await bench.verify(READING);
    expect(verified).toMatchObject({ verdict: 'passed', backup: { authenticatedBy: first.signer } });
    expect(verified.warnings.join()).not.toContain('Not authenticated');
    const listed = await bench.list({ passphrase });
    expect(listed.destinations[0]?.backups.map((each) => each.authenticatedBy)).toEqual([first.signer, first.signer]);
    expect(listed.destinations[0]?.invalid).toEqual([]);
  });

  it('continues a chain, with the index encrypted like the backups, and without a warning', async () => {
    bench.engine.bytes = noise(400_000, 'start');
    const full = await next();
    expect(full.kind).toBe('full');
    const held = Buffer.from(bench.engine.bytes);
    bench.engine.bytes = Buffer.concat([held, noise(5_000, 'more')]);
    const before = storedBytes();
    oneSecondLater();
    const { warnings, backup: second } = await bench.backup({ ...BY_PASSPHRASE, chain: CHAIN });
    expect(second?.kind).toBe('incremental');
    expect(storedBytes() - before).toBeLessThan(100_000);
    expect(warnings).toEqual([]);
    const differential = await next({ chain: { ...CHAIN, kind: 'differential' } });
    expect(differential).toMatchObject({ kind: 'differential', parents: [{ id: full.id }] });
    expect((await next()).kind).toBe('incremental');
    expect((await bench.verify(READING)).verdict).toBe('passed');
    expect(bench.engine.restored.get('database.sqlite')?.equals(bench.engine.bytes)).toBe(true);
    expect((await bench.verify({ ...READING, backup: { kind: 'id', id: full.id as never } })).verdict).toBe('passed');
    expect(bench.engine.restored.get('database.sqlite')?.equals(held)).toBe(true);
  });

  it('begins a new chain with a new passphrase, also if the same runner key signs', async () => {
    const other = { recipients: { kind: 'passphrase', passphrase: new Secret('of tomorrow') }, chain: CHAIN } as const;
    await next();
    expect((await next(other)).kind).toBe('full');
    expect((await next(other)).kind).toBe('incremental');
    const runnerKey = { armored: keys.runner.armoredPrivate, passphrase: undefined };
    expect((await next({ runnerKey })).kind).toBe('full');
    expect((await next({ runnerKey })).kind).toBe('incremental');
    oneSecondLater();
    const changed = await bench.backup({ ...BY_PASSPHRASE, ...other, runnerKey });
    expect(changed).toMatchObject({ backup: { kind: 'full' }, warnings: [] });
    expect(changed.kindReason).toEqual({ rule: 'encryption-changed' });
    expect((await next({ ...other, runnerKey })).kind).toBe('incremental');
  });

  it('builds on nothing that someone without the passphrase stored, and on no index that was changed', async () => {
    const made = await next();
    const index = [...storage.objects.keys()].filter((key) => key.includes(`/index/${made.id}/`));
    expect(index.length).toBeGreaterThan(1);
    const stranger = new PassphraseKeys(new Secret('of another'));
    await plant(60_000, stranger, { source: made.source, parents: [] });
    expect((await next()).parents).toEqual([expect.objectContaining({ id: made.id })]);
    for (const key of index) storage.objects.set(key, Buffer.from('nothing'));
    oneSecondLater();
    const last = await bench.backup({ ...BY_PASSPHRASE, chain: CHAIN });
    expect(last).toMatchObject({ backup: { kind: 'full' }, kindReason: { rule: 'index-unreadable' } });
  });

  it('has verifications that the passphrase signed, and no others count', async () => {
    await backup();
    oneSecondLater();
    const first = await backup();
    oneSecondLater();
    const verified = await bench.verify(READING);
    expect(verified).toMatchObject({ verdict: 'passed', warnings: [] });
    const record = JSON.parse(String(storage.objects.get(verified.record ?? '')));
    expect(record).toMatchObject({ verifier: first.signer, salt: first.encryption.salt });
    expect((await bench.status({ passphrase })).destinations[0]?.lastVerification).toMatchObject({ id: first.id });
    // An attacker's record that it failed would block a prune, and one that it passed would hide a failure.
    const failed = { ...record, verdict: 'failed', reason: 'backup', verifier: null, salt: null };
    const forger = await new PassphraseKeys(new Secret('of another')).signer();
    for (const [seconds, change] of [
      [1, {}],
      [2, { verifier: forger.fingerprint, salt: forger.salt }],
      [3, { verifier: first.signer, salt: first.encryption.salt }],
    ] as const) {
      const time = new Date(Date.parse(record.finishedAt) + seconds * 1_000);
      const body = Buffer.from(JSON.stringify({ ...failed, ...change, finishedAt: time.toISOString() }));
      await put(at.verification(first.id, time), body);
      await put(`${at.verification(first.id, time)}.asc`, Buffer.from(await forger.sign(body)));
    }
    storage.skewMs = DAY_MS;
    oneSecondLater();
    const pruned = await bench.prune({ passphrase, policy: LAST_ONE });
    expect(pruned).toMatchObject({ exitCode: 0, warnings: [], destinations: [{ removed: 1 }] });
  });

  it('is refused if it is no longer signed, or signed with another passphrase', async () => {
    const made = await backup();
    const key = at.manifest(made.id);
    const stripped = { ...made, signer: null, encryption: { ...made.encryption, salt: null } };
    storage.objects.set(key, serializeManifest(stripped));
    expect(await findings()).toMatch(/is not signed, but `passphrase` is set/);
    storage.objects.set(key, serializeManifest(made));
    storage.objects.delete(at.signature(made.id, made.signer ?? ''));
    expect(await findings()).toMatch(/signature of .* is missing/);
    const other = { kind: 'passphrase', passphrase: new Secret('correct horse battery staple') } as const;
    expect(await findings({ unlock: other })).toMatch(/which is not that of `passphrase`/);
  });

  it('is signed by the runner key if there is one, which then must be accepted', async () => {
    const runnerKey = { armored: keys.runner.armoredPrivate, passphrase: undefined };
    const made = await backup({ runnerKey });
    expect(made).toMatchObject({ signer: keys.runner.fingerprint, encryption: { recipients: [], salt: null } });
    expect(await findings()).toMatch(/which is not that of `passphrase`/);
    const signers = [keys.runner.armoredPublic];
    expect((await bench.verify({ ...READING, signers })).verdict).toBe('passed');
    // Without it in `signers`, a new lineage would start.
    await backup({ signers });
    expect((await bench.verify({ ...READING, signers })).verdict).toBe('passed');
    const listed = await bench.list({ passphrase, signers });
    expect(listed.destinations[0]).toMatchObject({ invalid: [], backups: [{}, {}] });
  });
});

describe('an attacker with write access', () => {
  it.each([
    ['unsigned', undefined],
    ['signed with another passphrase', new PassphraseKeys(new Secret('of another'))],
  ])('is not trusted: a newer backup, %s', async (_name, stranger) => {
    const made = await backup();
    const planted = await plant(1_000, stranger);
    expect(await findings({ backup: { kind: 'id', id: planted.id as never } })).toMatch(/passphrase/);
    expect((await bench.verify({ ...READING, backup: { kind: 'id', id: made.id as never } })).verdict).toBe('passed');
    const { destinations } = await bench.list({ passphrase });
    expect(destinations[0]?.invalid).toMatchObject([{ key: at.manifest(planted.id) }]);
    expect(destinations[0]?.backups).toMatchObject([{ id: made.id, authenticatedBy: made.signer }]);
    const status = await bench.status({ passphrase });
    expect(status.destinations[0]).toMatchObject({ backups: 1, newest: { id: made.id } });
  });

  it('cannot choose a salt', async () => {
    const first = await backup();
    const { source } = first;
    const foreign = await plant(1_000, new PassphraseKeys(new Secret('of another')), { source });
    const second = await backup();
    expect(second.encryption.salt).not.toBe(foreign.encryption.salt);
    // The key that our passphrase yields with that salt is unknown, so it can't be claimed. A known one can't sign.
    const copied = { source, signer: first.signer, encryption: first.encryption };
    const claimed = await plant(2_000, undefined, copied);
    await put(at.signature(claimed.id, first.signer ?? ''), storage.objects.get(signatureOf(first)) ?? Buffer.alloc(0));
    expect(await findings({ backup: { kind: 'id', id: claimed.id as never } })).toMatch(/does not match its object/);
    const third = await backup();
    expect((await bench.verify({ ...READING, backup: { kind: 'id', id: third.id as never } })).verdict).toBe('passed');
  });

  it('cannot start a new lineage: the salt of most backups is tried before those of a few', async () => {
    const [one, two] = [await backup(), await backup()];
    // Of two that started within one second, the name decides which is newer.
    const first = one.id > two.id ? one : two;
    const { source } = first;
    for (let at = 1; at <= 14; at += 1) {
      await plant(at * 1_000, new PassphraseKeys(new Secret(`of another ${at}`)), { source });
    }
    const second = await backup();
    expect(second).toMatchObject({ predecessor: { id: first.id }, encryption: { salt: first.encryption.salt } });
    const listed = await bench.list({ passphrase });
    expect(listed.destinations[0]?.backups).toHaveLength(3);
    expect(listed.gaps).toEqual([]);
    expect((await bench.status({ passphrase })).destinations[0]).toMatchObject({ backups: 3 });
  });

  it('cannot cause removals by a backup with keep rules or by prune', async () => {
    const first = await backup();
    const { source } = first;
    for (let day = 1; day <= 3; day += 1) await plant(-day * DAY_MS, undefined, { source });
    for (let second = 1; second <= 3; second += 1) await plant(second * 1_000, undefined, { source });
    storage.skewMs = DAY_MS;
    bench.now = () => new Date(Date.now() + DAY_MS);
    const pruned = await bench.prune({ passphrase, policy: LAST_ONE });
    expect(pruned.destinations[0]).toMatchObject({ removed: 0, backups: [{ id: first.id, keep: true }] });
    const report = await bench.backup({ ...BY_PASSPHRASE, retention: RETENTION });
    expect(report.error).toBeUndefined();
    // Of the two that count, the newer one is kept. One that does not count occupies no slot, and stays.
    expect(report.retention?.[0]).toMatchObject({ removed: 1 });
    expect(committedIn(storage)).toContain(report.backup?.id);
    expect(committedIn(storage)).toHaveLength(1 + 6);
  });

  it('cannot have a copy synced', async () => {
    const second = new MemoryStorage('second');
    const made = await backup();
    const planted = await plant(1_000, new PassphraseKeys(new Secret('of another')));
    const report = await new Workbench(keys, storage, second).sync({ passphrase });
    expect(committedIn(second)).toEqual([made.id]);
    expect(report.warnings.join('\n')).toContain(`${planted.id} is not copied`);
    expect(report.warnings.join('\n')).not.toContain('without being authenticated');
  });
});

describe('a manifest', () => {
  it('has a salt only if a passphrase signed it', async () => {
    const made = await backup();
    const parse = (manifest: Manifest) => parseManifest(serializeManifest(manifest), { id: made.id, database: SHOP });
    const recipients = [randomBytes(20).toString('hex')];
    expect(() => parse({ ...made, signer: null })).toThrow(/has a salt, but was not signed with a passphrase/);
    expect(() => parse({ ...made, encryption: { ...made.encryption, recipients } })).toThrow(/has a salt/);
    for (const salt of ['', '00', 'G'.repeat(32), 'A'.repeat(32)])
      expect(() => parse({ ...made, encryption: { ...made.encryption, salt } })).toThrow(/encryption\.salt/);
  });
});

function signatureOf({ id, signer }: Manifest): string {
  return at.signature(id, signer ?? '');
}
