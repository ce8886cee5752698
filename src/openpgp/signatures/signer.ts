import type { PrivateKey } from 'openpgp';
import { RestorableError } from '../../core/errors.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../../core/keys/key-material.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { choosePart, dateFrom, type Fit } from '../keys/key-fitness.ts';
import { nameOfKey } from '../keys/key-identity.ts';
import { type KeyPart, lifeOf } from '../keys/key-life.ts';
import { expiryWarning, type KeyEnd, unfitError } from '../keys/key-words.ts';
import { fingerprintOf, keyIdOf } from '../keys/keys.ts';
import { closedError, type KeyInput, type OpenedKey, openPrivateKeys } from '../keys/private-keys.ts';
import { loadOpenpgp } from '../library.ts';
import { unknownAlgorithms } from '../unknown-algorithms.ts';

export interface Signer {
  readonly fingerprint: string;
  /** The public half, armored, to recognize earlier signatures by this key. */
  readonly publicKey: ArmoredPublicKey;
  /** Hex. The salt from which this key was derived with a passphrase. null for every other key. */
  readonly salt: string | null;
  /** For example, that the key expires soon. */
  readonly warnings: readonly string[];
  /** Undefined for a key that was derived from a passphrase. */
  readonly keyEnd?: KeyEnd | undefined;
  /** Armored detached signature of the bytes (RFC 9580, section 10.4). */
  sign(bytes: Uint8Array): Promise<string>;
}

/**
 * Unlocks a signing key. `purpose` names its input.
 * @throws {RestorableError} KEY_INVALID, KEY_LOCKED, KEY_WRONG, KEY_EXPIRED
 */
export async function createSigner(spec: PrivateKeySpec, purpose: string, now: Date): Promise<Signer> {
  const input = { key: purpose, passphrase: `${purpose}-passphrase` };
  const [opened, ...others] = await openPrivateKeys(spec, input);
  if (opened === undefined || others.length > 0) {
    throw new RestorableError('KEY_INVALID', `\`${purpose}\` accepts exactly one private key.`, {
      hint: 'Give the one key of this job, as `keygen` wrote it. Other keys belong elsewhere.',
    });
  }
  const subject = `the key ${nameOfKey(opened.key)} in \`${purpose}\``;
  const fit = await signingPart(opened, input, now, unknownAlgorithms(spec.armored.reveal()));
  const warning = expiryWarning(fit, subject, now, 'nothing can be signed with it');
  return signerOf(opened.key, { fit, warnings: warning === undefined ? [] : [warning] });
}

async function signingPart(
  { key, parts }: OpenedKey,
  input: KeyInput,
  now: Date,
  unknown: readonly string[],
): Promise<Fit> {
  const subject = `the key ${nameOfKey(key)} in \`${input.key}\``;
  const life = await lifeOf(key);
  const closedIn = ({ keyId }: KeyPart) => parts.filter((part) => part.keyId === keyId && part.closed !== undefined);
  const choice = choosePart(life, 'sign', now, (part) => closedIn(part).length === 0);
  if ('unfit' in choice) {
    // Only parts that would be usable if they were unlocked.
    const locked = choosePart(life, 'sign', now);
    if ('fit' in locked) throw closedError(closedIn(locked.fit.part), input);
    throw unfitError(choice.unfit, subject, now, unknown);
  }
  const { fit } = choice;
  await key.getSigningKey(keyIdOf(key, fit.part), dateFrom(fit, now)).catch((cause: unknown) => {
    throw new RestorableError('KEY_INVALID', `Nothing can be signed with ${subject} now.`, {
      hint: 'Export it again with `gpg --armor --export-secret-keys`, or make another one with `keygen`.',
      cause,
    });
  });
  return fit;
}

interface Signing {
  /** The part of the key that signs. If absent, openpgp.js chooses. */
  readonly fit?: Fit;
  readonly salt?: string;
  readonly warnings?: readonly string[];
}

/** Signs with an unlocked key. */
export function signerOf(key: PrivateKey, { fit, salt, warnings = [] }: Signing = {}): Signer {
  return {
    fingerprint: fingerprintOf(key),
    publicKey: key.toPublic().armor(),
    salt: salt ?? null,
    warnings,
    keyEnd: fit && { fingerprint: fingerprintOf(key), endsAt: fit.ends?.at },
    async sign(bytes) {
      const library = await loadOpenpgp();
      const message = await library.createMessage({ binary: bytes, format: 'binary' });
      const options = { message, signingKeys: key, detached: true, format: 'armored' } as const;
      if (fit === undefined) return (await library.sign(options)) as string;
      // Never before the key was created, by any clock: no reader would accept that.
      const date = dateFrom(fit, SYSTEM_CLOCK.now());
      return (await library.sign({ ...options, signingKeyIDs: keyIdOf(key, fit.part), date })) as string;
    },
  };
}
