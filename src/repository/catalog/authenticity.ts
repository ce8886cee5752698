import { RestorableError } from '../../core/errors.ts';
import type { ObjectKeys } from '../../core/format/object-keys.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { ReadPreference, readFromFirstHealthy } from '../reading/read-preference.ts';
import type { StoredManifest } from './catalog.ts';

/** An armored detached signature is under 2 KiB even with RSA keys. */
const SIGNATURE_MAX_BYTES = 64 * 1024;

const OTHER_KEY =
  'Add the public half of the runner key to `signers` if the backup job uses a new one; else find out who wrote this.';
const OTHER_PASSPHRASE =
  'It was written with a passphrase: give that one as `passphrase`, with every space in it. If you did, someone else wrote this.';

/**
 * Checks who wrote a backup. The bytes of the manifest are what is authenticated: a good signature of them counts from
 * whichever source it comes.
 * @returns the accepted signer's fingerprint
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNER_UNKNOWN, SIGNATURE_INVALID
 */
export async function authenticate(
  sources: readonly Storage[],
  keys: ObjectKeys,
  stored: StoredManifest,
  accepted: SignerRing,
  signal: AbortSignal,
): Promise<string> {
  const { id, signer, encryption } = stored.manifest;
  if (signer === null) {
    throw new RestorableError('SIGNATURE_MISSING', `The backup ${id} is not signed, but ${accepted.words.askedBy}.`, {
      hint: 'Someone else may have written it: a backup job signs with its `runner-key` or its `passphrase`. Choose an earlier, signed backup meanwhile.',
    });
  }
  const ring = await accepted.ringFor(stored.manifest);
  if (!ring.fingerprints.includes(signer)) {
    const message = `The backup ${id} says that the key ${signer} signed it, which is ${ring.words.untrusted}.`;
    throw new RestorableError('SIGNER_UNKNOWN', message, {
      hint: encryption.salt === null ? OTHER_KEY : OTHER_PASSPHRASE,
    });
  }
  const key = keys.signature(id, signer);
  const check = async (armored: string): Promise<string> => {
    const by = await ring.verify(stored.bytes, armored);
    if (by === signer) return by;
    throw new RestorableError(
      'SIGNATURE_INVALID',
      `The signature of ${id} is by ${by}, the manifest names ${signer}.`,
      {
        hint: 'Signatures were exchanged. Use another destination or another backup.',
      },
    );
  };
  try {
    return await readFromFirstHealthy(new ReadPreference(sources), signal, [], async (source, limited) =>
      check(Buffer.from(await fetchSignature(source, key, id, limited)).toString('latin1')),
    );
  } catch (thrown) {
    const accept = (stored: Uint8Array): Promise<string> => check(Buffer.from(stored).toString('latin1'));
    const older = await olderCopy(sources, key, SIGNATURE_MAX_BYTES, signal, [], accept);
    if (older === undefined) throw thrown;
    return older.value;
  }
}

/**
 * Reads the signature of a backup at one place.
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNATURE_INVALID for what is larger than any, and the storage's errors
 */
export async function fetchSignature(
  source: Storage,
  key: string,
  id: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await source.get(key, { maxBytes: SIGNATURE_MAX_BYTES, signal });
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') {
      throw new RestorableError('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
        hint: 'It was removed after the backup, or the manifest is forged. Use another destination or another backup.',
        cause: error,
      });
    }
    // Above its bound it is none, and the storage refuses to read it: whoever may put one must not stop new backups.
    if (!(error instanceof RestorableError) || error.code !== 'STORAGE_CORRUPTED') throw error;
    throw new RestorableError('SIGNATURE_INVALID', `The signature of ${id} at ${source.label} is larger than any.`, {
      hint: 'Someone put it there, or the storage damaged it. Use another destination or another backup.',
      cause: error,
    });
  }
}
