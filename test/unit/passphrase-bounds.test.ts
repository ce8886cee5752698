import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { type ClaimedSigner, PassphraseKeys } from '../../src/openpgp/keys/passphrase-keys.ts';

const derived = vi.hoisted(() => ({ altogether: 0, now: 0, most: 0 }));

/** The derivation without its cost, and with a call count. */
vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  scrypt: (
    passphrase: Buffer,
    salt: Buffer,
    bytes: number,
    _options: unknown,
    done: (error: Error | null, seed: Buffer) => void,
  ) => {
    derived.altogether += 1;
    derived.now += 1;
    derived.most = Math.max(derived.most, derived.now);
    setImmediate(() => {
      derived.now -= 1;
      done(null, createHash('sha512').update(passphrase).update(salt).digest().subarray(0, bytes));
    });
  },
}));

beforeEach(() => Object.assign(derived, { altogether: 0, now: 0, most: 0 }));

const PASSPHRASE = new Secret('correct horse battery staple');
const saltOf = (number: number): string => number.toString(16).padStart(32, '0');

function claim(database: string, number: number, signer = 'f'.repeat(40)): ClaimedSigner {
  const encryption = { profile: 'gnupg', recipients: [], salt: saltOf(number) } as const;
  return { id: `backup-${number}`, database, signer, encryption: { ...encryption, recipients: [] } };
}

async function isSkipped(keys: PassphraseKeys, claimed: ClaimedSigner): Promise<boolean> {
  try {
    expect(await keys.signerFor(claimed)).toBeUndefined();
    return false;
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    expect(error).toMatchObject({ code: 'SIGNER_UNKNOWN', isFinding: true });
    expect(error.message).toContain(claimed.id);
    return true;
  }
}

describe('manifests with foreign salts', () => {
  it('cost eight derivations per database, one after the other, and no key that was found is forgotten', async () => {
    const keys = new PassphraseKeys(PASSPHRASE);
    const ours = await keys.signer(saltOf(0));
    const planted = Array.from({ length: 1000 }, (_, at) => claim('shop', at + 1));
    const skipped = await Promise.all(planted.map((each) => isSkipped(keys, each)));
    expect(skipped.filter((each) => !each)).toHaveLength(8);
    expect(derived).toEqual({ altogether: 1 + 8, now: 0, most: 1 });
    expect((await keys.signerFor(claim('shop', 0, ours.fingerprint)))?.fingerprint).toBe(ours.fingerprint);
    expect(await isSkipped(keys, claim('crm', 2000))).toBe(false);
  });

  it('cost no more with a thousand databases', async () => {
    const keys = new PassphraseKeys(PASSPHRASE);
    const planted = Array.from({ length: 1000 }, (_, at) => claim(`db-${at}`, at));
    await Promise.all(planted.map((each) => isSkipped(keys, each)));
    expect(derived).toEqual({ altogether: 64, now: 0, most: 1 });
  });

  it('cost one derivation if they are equal', async () => {
    const keys = new PassphraseKeys(PASSPHRASE);
    await Promise.all(Array.from({ length: 100 }, () => isSkipped(keys, claim('shop', 1))));
    expect(derived.altogether).toBe(1);
  });
});

describe('backups of the passphrase', () => {
  it('are all found, with any number of salts', async () => {
    const salts = Array.from({ length: 100 }, (_, at) => at);
    const writer = new PassphraseKeys(PASSPHRASE);
    const claims = await Promise.all(
      salts.map(async (at) => claim('shop', at, (await writer.signer(saltOf(at))).fingerprint)),
    );
    const keys = new PassphraseKeys(PASSPHRASE);
    const found = await Promise.all(claims.map((each) => keys.signerFor(each)));
    expect(found.map((signer) => signer?.fingerprint)).toEqual(claims.map(({ signer }) => signer));
  });

  it('do not include those of another passphrase, salt or claim', async () => {
    const ours = await new PassphraseKeys(PASSPHRASE).signer(saltOf(1));
    const claimed = claim('shop', 1, ours.fingerprint);
    for (const other of [
      'correct horse battery staple ',
      ' correct horse battery staple',
      'Correct horse battery staple',
    ]) {
      expect(await new PassphraseKeys(new Secret(other)).signerFor(claimed)).toBeUndefined();
    }
    const keys = new PassphraseKeys(PASSPHRASE);
    expect(
      await keys.signerFor({ ...claimed, encryption: { ...claimed.encryption, salt: saltOf(2) } }),
    ).toBeUndefined();
    expect(await keys.signerFor({ ...claimed, encryption: { ...claimed.encryption, salt: null } })).toBeUndefined();
    expect(await keys.signerFor({ ...claimed, signer: null })).toBeUndefined();
  });
});
