import { broken, doubtful, fine } from '../core/finding.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../core/keys/key-material.ts';
import { createDecryptor, createEncryptor } from '../openpgp/encryption.ts';
import { nameOfKey } from '../openpgp/keys/key-identity.ts';
import { fingerprintOf, readPublicKeys } from '../openpgp/keys/keys.ts';
import { fingerprintsOf } from '../openpgp/keys/private-keys.ts';
import { createSigner } from '../openpgp/signatures/signer.ts';
import { type HeldKeys, requireKeyRoles } from '../run/key-roles.ts';
import type { RunContext } from '../run/run-context.ts';
import type { Findings } from './examine.ts';

const area = 'keys';

/**
 * Whether each key can do today what it is for, and whether those that must fit each other do.
 * @throws {RestorableError} only the cancellation
 */
export async function checkKeys(keys: HeldKeys, findings: Findings, { clock }: RunContext): Promise<void> {
  const now = clock.now();
  const { recipients, unlock } = keys;
  if (recipients?.kind === 'keys') {
    await findings.examine({ area, name: 'encrypt-to' }, async () => {
      const { warnings } = await createEncryptor(recipients, 'gnupg', now);
      if (warnings.length > 0) return doubtful({ kind: 'key-warnings', warnings });
      return fine({ kind: 'can-encrypt', to: await namesOf(recipients.publicKeys, 'encrypt-to') });
    });
  } else if (recipients !== undefined) {
    findings.add({ area, name: 'passphrase' }, fine({ kind: 'passphrase-given' }));
  }
  await checkSigner('runner-key', keys.runnerKey, keys.signers, { findings, now });
  if (unlock?.kind === 'keys') {
    await findings.examine({ area, name: 'decrypt-with' }, async () => {
      await createDecryptor(unlock);
      return fine({ kind: 'key-unlocked' });
    });
    await checkPair(keys, findings);
  }
  await checkSigner('verifier-key', keys.verifierKey, keys.verifiers, { findings, now });
  if (holdsSome(keys)) {
    await findings.examine({ area, name: 'roles' }, async () => {
      await requireKeyRoles(keys);
      return fine({ kind: 'roles-kept' });
    });
  }
  for (const name of ['signers', 'verifiers'] as const) {
    if (keys[name].length === 0) continue;
    await findings.examine({ area, name }, async () =>
      fine({ kind: 'keys-accepted', names: await namesOf(keys[name], name) }),
    );
  }
}

function holdsSome({ recipients, unlock, runnerKey, signers, verifierKey, verifiers }: HeldKeys): boolean {
  const isOfKeys = recipients?.kind === 'keys' || unlock?.kind === 'keys';
  return isOfKeys || runnerKey !== undefined || verifierKey !== undefined || signers.length + verifiers.length > 0;
}

const ACCEPTED = { 'runner-key': 'signers', 'verifier-key': 'verifiers' } as const;

/** A private key that signs, and the public keys that others accept. */
async function checkSigner(
  name: keyof typeof ACCEPTED,
  spec: PrivateKeySpec | undefined,
  accepted: readonly ArmoredPublicKey[],
  { findings, now }: { readonly findings: Findings; readonly now: Date },
): Promise<void> {
  if (spec === undefined) return;
  const { result } = await findings.examine({ area, name }, async () => {
    const { fingerprint, warnings } = await createSigner(spec, name, now);
    return warnings.length > 0 ? doubtful({ kind: 'key-warnings', warnings }) : fine({ kind: 'can-sign', fingerprint });
  });
  if (accepted.length === 0 || result === 'failed') return;
  const by = ACCEPTED[name];
  await findings.examine({ area, name: `${name} and ${by}` }, async () => {
    const { fingerprint } = await createSigner(spec, name, now);
    const known = (await readPublicKeys(accepted, by)).map(fingerprintOf);
    if (known.includes(fingerprint)) return fine({ kind: 'keys-fit' });
    return broken({ kind: 'signer-not-accepted', key: name, by, fingerprint });
  });
}

/** Whether what the backup job encrypts can be opened by what the verify job holds. */
async function checkPair({ recipients, unlock }: HeldKeys, findings: Findings): Promise<void> {
  if (recipients?.kind !== 'keys' || unlock?.kind !== 'keys') return;
  await findings.examine({ area, name: 'encrypt-to and decrypt-with' }, async () => {
    const encryptedTo = (await readPublicKeys(recipients.publicKeys, 'encrypt-to')).map(fingerprintOf);
    const opens = await fingerprintsOf(unlock.keys, { key: 'decrypt-with', passphrase: 'key-passphrase' });
    const fits = encryptedTo.some((key) => opens.includes(key));
    return fits ? fine({ kind: 'keys-fit' }) : broken({ kind: 'no-pair', opens, encryptedTo });
  });
}

/** Public keys, as every message names them. */
async function namesOf(armored: readonly ArmoredPublicKey[], option: string): Promise<string[]> {
  return (await readPublicKeys(armored, option)).map(nameOfKey);
}
