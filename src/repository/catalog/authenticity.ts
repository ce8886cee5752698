import { RestorableError } from '../../core/errors.ts';
import { signaturePath } from '../../core/format/object-keys.ts';
import { shortFingerprint } from '../../core/keys/key-name.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { ReadPreference, readFromFirstHealthy } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';
import type { StoredLog, StoredManifest } from './catalog.ts';

/** An armored detached signature is under 2 KiB even with RSA keys. */
const SIGNATURE_MAX_BYTES = 64 * 1024;

const OTHER_KEY =
  'Add the public half of the runner key to `signers` if the backup job uses a new one; else find out who wrote this.';
const OTHER_PASSPHRASE =
  'It was written with a passphrase: give that one as `passphrase`, with every space in it. If you did, someone else wrote this.';

/**
 * Checks who wrote a backup, or shipped a log. The signature covers the bytes of the manifest, so a good signature counts no matter which source it
 * comes from.
 * @returns the accepted signer's fingerprint
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNER_UNKNOWN, SIGNATURE_INVALID
 */
export async function authenticate(
  sources: readonly StoredDatabase[],
  stored: StoredManifest | StoredLog,
  accepted: SignerRing,
): Promise<string> {
  const { id, signer, encryption } = stored.manifest;
  if (signer === null) {
    throw new RestorableError('SIGNATURE_MISSING', `The backup ${id} is not signed, but ${accepted.words.askedBy}.`, {
      hint: 'Someone else may have written it: a backup job signs with its `runner-key` or its `passphrase`. Until then, use an earlier, signed backup.',
    });
  }
  const ring = await accepted.ringFor(stored.manifest);
  if (!ring.fingerprints.includes(signer)) {
    const message = `The backup ${id} says that the key ${shortFingerprint(signer)} signed it, which is ${ring.words.untrusted}.`;
    throw new RestorableError('SIGNER_UNKNOWN', message, {
      hint: encryption.salt === null ? OTHER_KEY : OTHER_PASSPHRASE,
    });
  }
  const check = async (signature: Uint8Array): Promise<string> => {
    const by = await ring.verify(stored.bytes, Buffer.from(signature).toString('latin1'));
    if (by === signer) return by;
    throw new RestorableError(
      'SIGNATURE_INVALID',
      `The signature of ${id} is by ${shortFingerprint(by)}, the manifest names ${shortFingerprint(signer)}.`,
      {
        hint: 'The signature is that of another signer. Use another destination or another backup.',
      },
    );
  };
  try {
    return await readFromFirstHealthy(new ReadPreference(sources), async (source) =>
      check(await fetchSignature(source, id, signer)),
    );
  } catch (thrown) {
    const object = { key: signaturePath(id, signer), maxBytes: SIGNATURE_MAX_BYTES };
    const older = await olderCopy(sources, object, check);
    if (older === undefined) throw thrown;
    return older.value;
  }
}

/**
 * Reads the signature of a backup at one destination.
 * @throws {RestorableError} SIGNATURE_MISSING, SIGNATURE_INVALID for an object that is too large, and the storage's errors
 */
export async function fetchSignature(source: StoredDatabase, id: string, signer: string): Promise<Uint8Array> {
  try {
    return await source.get(source.keys.signature(id, signer), SIGNATURE_MAX_BYTES);
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') {
      throw new RestorableError('SIGNATURE_MISSING', `The signature of ${id} is missing at ${source.label}.`, {
        hint: 'The signature was removed after the backup, or the manifest is forged. Use another destination or another backup.',
        cause: error,
      });
    }
    // The storage refuses to read a larger object, which is not a signature. A planted one must not stop new backups.
    if (!(error instanceof RestorableError) || error.code !== 'STORAGE_CORRUPTED') throw error;
    throw new RestorableError('SIGNATURE_INVALID', `The signature of ${id} at ${source.label} is larger than any.`, {
      hint: 'Someone put it there, or the storage damaged it. Use another destination or another backup.',
      cause: error,
    });
  }
}
