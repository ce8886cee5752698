import type { PublicKey, SignaturePacket } from 'openpgp';
import { RestorableError } from '../../core/errors.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { whySignatureFails } from '../keys/key-fitness.ts';
import { nameOfKey } from '../keys/key-identity.ts';
import { lifeOf } from '../keys/key-life.ts';
import { signatureHint, signatureRefusal } from '../keys/key-words.ts';
import { type Library, loadOpenpgp } from '../library.ts';
import { creationTimeOf } from './signature-times.ts';

const MINUTE_MS = 60_000;

/**
 * Checks a signature of these bytes by this key or one of its subkeys: first whether it matches, then whether it
 * counts. It counts if the key was valid when it was created: not compromised, not expired by its newest
 * self-signature, not yet superseded or retired.
 * @throws {RestorableError} SIGNATURE_INVALID
 */
export async function requireGood(signature: SignaturePacket, key: PublicKey, bytes: Uint8Array): Promise<void> {
  const library = await loadOpenpgp();
  const madeAt = creationTimeOf(signature);
  const issuer = key.getKeys().find((part) => part.getKeyID().equals(signature.issuerKeyID));
  if (madeAt === undefined || issuer === undefined) throw refused('A signature does not state its time or its signer.');
  requireStrongHash(library, signature);
  requirePast(madeAt);
  const { packets } = await library.createMessage({ binary: bytes, format: 'binary' });
  const [literal = {}] = packets;
  // At its own time. Its relation to the present, and to the key's times, is checked here.
  await signature
    .verify(issuer.keyPacket, library.enums.signature.binary, literal, madeAt, true)
    .catch((cause: unknown) => {
      throw new RestorableError('SIGNATURE_INVALID', 'A signature does not match its object.', {
        hint: 'The signed object was changed. Use another destination or another backup.',
        cause,
      });
    });
  const ends = signature.getExpirationTime();
  if (ends instanceof Date && ends <= SYSTEM_CLOCK.now())
    throw refused(`A signature counted only until ${ends.toISOString()}.`);
  const life = await lifeOf(key);
  const part = life.parts.find(({ keyId }) => keyId === issuer.getKeyID().toHex()) ?? life.primary;
  const unfit = whySignatureFails(life, part, madeAt);
  if (unfit === undefined) return;
  throw new RestorableError('SIGNATURE_INVALID', signatureRefusal(unfit, madeAt, `the key ${nameOfKey(key)}`), {
    hint: signatureHint(unfit),
  });
}

function requireStrongHash({ config, enums }: Library, { hashAlgorithm }: SignaturePacket): void {
  if (hashAlgorithm === null || !config.rejectMessageHashAlgorithms.has(hashAlgorithm)) return;
  throw refused(`A signature uses a hash that is too weak: ${enums.read(enums.hash, hashAlgorithm)}.`);
}

/** A time from another clock may be a little ahead, within a backup's tolerance. */
function requirePast(madeAt: Date): void {
  const aheadMs = madeAt.getTime() - SYSTEM_CLOCK.now().getTime();
  if (aheadMs <= CLOCK_SKEW_MS) return;
  const minutes = Math.ceil(aheadMs / MINUTE_MS);
  throw new RestorableError(
    'SIGNATURE_INVALID',
    `A signature was made at ${madeAt.toISOString()}, which is ${minutes} minutes in the future by this machine's clock.`,
    { hint: 'Check the clock of this machine and of the machine that signed.' },
  );
}

function refused(message: string): RestorableError {
  return new RestorableError('SIGNATURE_INVALID', message, {
    hint: 'Find out what made it, and sign the next backup with a key of `keygen`.',
  });
}
