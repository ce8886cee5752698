import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createEncryptor } from '../../src/openpgp/encryption.ts';
import { certificateOf } from '../../src/openpgp/keys/passphrase-certificate.ts';
import { PassphraseKeys, SALT_BYTES, SCRYPT } from '../../src/openpgp/keys/passphrase-keys.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { createSignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { signerOf } from '../../src/openpgp/signatures/signer.ts';

interface Vector {
  readonly passphrase: string;
  readonly salt: string;
  readonly seed: string;
  readonly point: string;
  readonly fingerprint: string;
  /** Armored. */
  readonly publicKey: readonly string[];
}

const TEXT = Buffer.from('what is signed');
const path = fileURLToPath(new URL('fixtures/passphrase-keys.json', import.meta.url));
const vectors: readonly Vector[] = JSON.parse(readFileSync(path, 'utf8'));

describe('the key of a passphrase', () => {
  it.each(vectors)('is the same everywhere: $fingerprint', async (vector) => {
    const { publicKey, fingerprint } = certificateOf(Buffer.from(vector.seed, 'hex'));
    expect(fingerprint).toBe(vector.fingerprint);
    expect(publicKey.includes(Buffer.from(vector.point, 'hex'))).toBe(true);
    const signer = await new PassphraseKeys(new Secret(vector.passphrase)).signer(vector.salt);
    expect(signer).toMatchObject({ fingerprint: vector.fingerprint, salt: vector.salt });
    expect(signer.publicKey.trimEnd().split(/\r?\n/)).toEqual(vector.publicKey);
    const ring = await createSignerRing([signer.publicKey]);
    expect(await ring.verify(TEXT, await signer.sign(TEXT))).toBe(vector.fingerprint);
  });

  it('signs with any seed, including one that starts with zeros', async () => {
    const { readPrivateKey } = await loadOpenpgp();
    for (const seed of [
      Buffer.alloc(32),
      Buffer.alloc(32, 0xff),
      Buffer.from('00'.repeat(5) + '1f'.repeat(27), 'hex'),
    ]) {
      const { privateKey, fingerprint } = certificateOf(seed);
      const signer = signerOf(await readPrivateKey({ binaryKey: privateKey }));
      const ring = await createSignerRing([signer.publicKey]);
      expect(await ring.verify(TEXT, await signer.sign(TEXT))).toBe(fingerprint);
    }
    expect(() => certificateOf(Buffer.alloc(31))).toThrow(/32 bytes/);
  });

  it('is never the cheaper way to guess the passphrase', async () => {
    expect(SCRYPT).toMatchObject({ N: 2 ** 17, r: 8, p: 1 });
    expect(SALT_BYTES).toBe(16);
    for (const profile of ['gnupg', 'rfc9580'] as const) {
      const recipients = { kind: 'passphrase', passphrase: new Secret('a') } as const;
      const encryptor = await createEncryptor(recipients, profile, new Date());
      const [header = Buffer.alloc(0)] = await encryptor.encrypt(TEXT);
      // Iterated and salted, SHA-256, eight bytes of salt, then the highest possible count.
      expect(Buffer.from(header).toString('hex')).toMatch(/0308[0-9a-f]{16}ff/);
    }
  });

  it('has a new salt for each lineage of backups', async () => {
    const keys = new PassphraseKeys(new Secret('a'));
    const [one, other] = [await keys.signer(), await keys.signer()];
    expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(other.salt).not.toBe(one.salt);
    expect(other.fingerprint).not.toBe(one.fingerprint);
  });
});
