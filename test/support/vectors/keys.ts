import { Secret } from '../../../src/core/secret.ts';
import type { GeneratedKey } from '../../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../../src/openpgp/library.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** Keys of the vectors. `second` is RSA, the others are as `keygen` generates them. */
export interface VectorKeys {
  readonly recovery: GeneratedKey;
  readonly second: GeneratedKey;
  readonly runner: GeneratedKey;
  readonly stranger: GeneratedKey;
}

async function makeKey(name: string, type: 'ecc' | 'rsa'): Promise<GeneratedKey> {
  const library = await loadOpenpgp();
  const { privateKey, publicKey } = await library.generateKey({
    ...(type === 'rsa' ? { type, rsaBits: 2048 } : { type, curve: 'curve25519Legacy' }),
    userIDs: { name: `restorable vectors ${name}` },
    format: 'object',
  });
  return {
    fingerprint: publicKey.getFingerprint(),
    userId: `restorable vectors ${name}`,
    armoredPublic: publicKey.armor(),
    armoredPrivate: new Secret(privateKey.armor()),
  };
}

export async function makeVectorKeys(): Promise<VectorKeys> {
  return {
    recovery: await makeKey('recovery', 'ecc'),
    second: await makeKey('second', 'rsa'),
    runner: await makeKey('runner', 'ecc'),
    stranger: await makeKey('stranger', 'ecc'),
  };
}
