import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { parseBackupId } from '../../src/core/format/backup-id.ts';
import { serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY, type RetentionPolicy } from '../../src/core/planning/retention/policy.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import { putTestRecord, sealTestRecord, type TestRecord } from '../../src/repository/records/test-record.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { committedIn, faultsOf, type Made, putBackup, putObjects, SHOP } from '../support/stored-backup.ts';
import { testRecord } from '../support/test-records.ts';

/**
 * An attacker can put anything at any time between the runs of a prune, and has read everything that was ever stored there and
 * what is stored at another destination. Whatever he does, a restorable backup that the policy keeps is never removed because
 * of it: what remains at a destination without him also remains at the one with him, except for what he overwrote himself.
 */

const DAY_MS = 86_400_000;
const keysOf = objectKeys(SHOP);
const POLICY: RetentionPolicy = {
  ...DEFAULT_POLICY,
  generations: { hourly: 0, daily: 3, weekly: 2, monthly: 1, yearly: 0 },
};

let keys: TestKeys;
let runner: Signer;
let verifier: Signer;
/** Signed backups that exist only at another destination. */
let elsewhere: MemoryStorage;

beforeAll(async () => {
  keys = await makeTestKeys();
  runner = await createSigner({ armored: keys.runner.armoredPrivate, passphrase: undefined }, 'x', new Date());
  verifier = await createSigner({ armored: keys.recovery.armoredPrivate, passphrase: undefined }, 'x', new Date());
  elsewhere = new MemoryStorage('elsewhere');
  for (const day of [0, 1, 2, 3, 4, 5, 8, 12, 16, 20]) {
    await putBackup(elsewhere, { at: new Date(Date.now() + day * DAY_MS + 3_600_000), signer: runner });
  }
});

const ATTACKS = [
  'an unsigned manifest',
  'an unsigned manifest with objects',
  'an unsigned manifest that needs others',
  'an unreadable manifest',
  'a manifest that a stranger signed',
  'a signed manifest from elsewhere',
  'a signed manifest from elsewhere with packs of another size',
  'what once lay there',
  'a record of removal',
  'a record under a later name',
  'an object beside a backup',
  'another object in the place of one',
  'a hold',
] as const;

interface Attack {
  readonly what: (typeof ATTACKS)[number];
  readonly which: number;
  readonly days: number;
}

interface Step {
  readonly days: number;
  readonly kind: 'full' | 'incremental';
  readonly isVerified: boolean;
  readonly attacks: readonly Attack[];
}

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('full', 'incremental'),
  isVerified: fc.boolean(),
  attacks: fc.array(
    fc.record({ what: fc.constantFrom(...ATTACKS), which: fc.nat(1_000), days: fc.integer({ min: -30, max: 400 }) }),
    { maxLength: 5 },
  ),
});

/** The same backups at two destinations: one that is attacked, and one that is not. */
class Pair {
  readonly attacked = new MemoryStorage('attacked');
  readonly #left = new MemoryStorage('left alone');
  /** Every object that was ever stored there. */
  readonly #seen = new Map<string, Buffer>();
  /** Ids of backups that he overwrote in part. */
  readonly #overwritten = new Set<string>();
  #chain: Made[] = [];
  #at = Date.now();

  async run({ days, kind, isVerified, attacks }: Step): Promise<void> {
    this.#at += days * DAY_MS;
    for (const storage of [this.attacked, this.#left]) storage.skewMs = this.#at - Date.now();
    await this.#backUp(kind, isVerified);
    for (const attack of attacks) await this.#attack(attack);
    for (const storage of [this.attacked, this.#left]) await this.#prune(storage);
    for (const [key, bytes] of this.attacked.objects) if (!this.#seen.has(key)) this.#seen.set(key, bytes);
  }

  /** Backups that are intact at a destination without the attacker, but not at this one. */
  get lost(): string[] {
    const ids = committedIn(this.#left).filter((id) => !this.#overwritten.has(id));
    const faults = ids.flatMap((id) => faultsOf(this.attacked, id));
    // Each names the backup that it is about.
    return faults.filter((fault) => ![...this.#overwritten].some((id) => fault.includes(id)));
  }

  async #backUp(kind: Step['kind'], isVerified: boolean): Promise<void> {
    const parents = kind === 'full' ? [] : this.#chain.filter(({ id }) => this.#left.objects.has(keysOf.manifest(id)));
    const made = new MemoryStorage();
    const last = this.#chain[0];
    const at = new Date(this.#at);
    const isChained = parents.length > 0 && parents.at(-1)?.id.includes('-full-') === true;
    const backup = await putBackup(made, {
      at,
      signer: runner,
      predecessor: last,
      ...(isChained ? { kind: 'incremental', parents } : {}),
    });
    this.#chain = isChained ? [backup, ...parents] : [backup];
    if (isVerified) await putTestRecord(shopIn(made), await sealTestRecord(passed(backup, at), verifier), undefined);
    for (const [key, bytes] of made.objects) {
      for (const storage of [this.attacked, this.#left]) await storage.put(key, bytes, {});
    }
  }

  async #prune(storage: MemoryStorage): Promise<void> {
    const bench = new Workbench(keys, storage);
    bench.now = () => new Date(this.#at);
    const report = await bench.prune({
      policy: POLICY,
      signers: [keys.runner.armoredPublic],
      verifiers: [keys.verifier.armoredPublic],
      verifierKey: { armored: keys.verifier.armoredPrivate, passphrase: undefined },
    });
    // If he overwrote the only one, nothing is left that counts.
    expect(report.error?.code ?? 'BACKUP_NOT_FOUND').toBe('BACKUP_NOT_FOUND');
    expect(report.warnings.length).toBeLessThan(80);
  }

  async #attack({ what, which, days }: Attack): Promise<void> {
    const at = new Date(this.#at + days * DAY_MS);
    const own = [...this.attacked.objects.keys()];
    const someKey = own[which % own.length] ?? '';
    const someId = parseBackupId(/\d{8}T\d{6}Z-[a-z]+-[0-9a-f]{6}/.exec(someKey)?.[0] ?? '')?.id ?? '';
    switch (what) {
      case 'an unsigned manifest':
        return void (await putBackup(this.attacked, { at, packs: 0 }));
      case 'an unsigned manifest with objects':
        return void (await putBackup(this.attacked, { at }));
      case 'an unsigned manifest that needs others':
        return void (await putBackup(this.attacked, { at, kind: 'incremental', parents: this.#chain }));
      case 'an unreadable manifest':
        return this.#put(keysOf.manifest(`${stamp(at)}-full-${which.toString(16).padStart(6, '0')}`), Buffer.from('{'));
      case 'a manifest that a stranger signed': {
        const manifest = await putObjects(this.attacked, { at });
        return this.#put(keysOf.manifest(manifest.id), serializeManifest({ ...manifest, signer: runner.fingerprint }));
      }
      case 'a signed manifest from elsewhere':
      case 'a signed manifest from elsewhere with packs of another size':
        return this.#copyFromElsewhere(which, what.endsWith('size'));
      case 'what once lay there':
        return this.#replay(which);
      case 'a record of removal':
        return this.#put(keysOf.pruned(someId === '' ? 'x' : someId), Buffer.from('{"format":"restorable-pruned/1"}'));
      case 'a record under a later name':
        return this.#replayLater(which, at);
      case 'an object beside a backup':
        return this.#put(keysOf.pack(someId === '' ? 'x' : someId, 'other', which), Buffer.from('more'));
      case 'another object in the place of one':
        this.#overwritten.add(someId === '' ? someKey : someId);
        return void (await this.attacked.put(someKey, Buffer.from('not this'), {}));
      case 'a hold':
        return this.#put(keysOf.hold(someId, which % 2 === 0 ? 'hold' : 'release', at), Buffer.from('{}'));
    }
  }

  /** Only missing objects, because he destroyed the overwritten ones himself. */
  async #put(key: string, bytes: Uint8Array): Promise<void> {
    if (!this.attacked.objects.has(key)) await this.attacked.put(key, bytes, {});
  }

  async #copyFromElsewhere(which: number, withPacks: boolean): Promise<void> {
    const ids = committedIn(elsewhere);
    const id = ids[which % ids.length] ?? '';
    for (const [key, bytes] of elsewhere.objects) {
      if (!key.includes(id)) continue;
      const isData = key.includes('/packs/');
      if (!isData) await this.#put(key, bytes);
      else if (withPacks) await this.#put(key, Buffer.concat([bytes, Buffer.from('x')]));
    }
  }

  async #replay(which: number): Promise<void> {
    const gone = [...this.#seen.keys()].filter((key) => !this.attacked.objects.has(key));
    const id = /\d{8}T\d{6}Z-[a-z]+-[0-9a-f]{6}/.exec(gone[which % Math.max(1, gone.length)] ?? '')?.[0];
    for (const [key, bytes] of this.#seen) if (id !== undefined && key.includes(id)) await this.#put(key, bytes);
  }

  async #replayLater(which: number, at: Date): Promise<void> {
    const records = [...this.#seen].filter(([key]) => key.includes('/verifications/') && key.endsWith('.json'));
    const [key, bytes] = records[which % Math.max(1, records.length)] ?? [];
    if (key === undefined || bytes === undefined) return;
    const later = key.replace(/\d{8}T\d{9}Z\.json/, `${stamp(at).slice(0, -1)}000Z.json`);
    await this.#put(later, bytes);
    await this.#put(`${later}.asc`, this.#seen.get(`${key}.asc`) ?? Buffer.alloc(0));
  }
}

const stamp = (at: Date): string => at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');

function passed({ id, manifestSha256 }: Made, at: Date): TestRecord {
  const time = at.toISOString();
  return testRecord({
    backup: { id, manifestSha256, snapshotAt: time },
    copies: [{ destination: 'attacked', state: 'read' }],
    startedAt: time,
    finishedAt: time,
    verifier: verifier.fingerprint,
  });
}

it('never loses a restorable backup that the policy keeps, whatever others put', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const pair = new Pair();
      for (const each of steps) {
        await pair.run(each);
        expect(pair.lost).toEqual([]);
      }
    }),
    { numRuns: Number(process.env['ADVERSARY_RUNS'] ?? 25) },
  );
});
