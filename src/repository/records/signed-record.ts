import { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import type { ObjectKeys } from '../../core/format/object-keys.ts';
import { JsonError, parseJson } from '../../core/format/strict-json.ts';
import type { Signer, SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { PutOptions, Storage } from '../../ports/storage.ts';
import { sha256Hex } from '../packs/digest.ts';
import { olderCopy } from '../reading/older-copies.ts';

/** Verifications, holds and records of removal: small JSON beside the backup, never data. */
export const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;

/** Puts a record, after its detached signature when there is a key: a record without one must not look unsigned. */
export async function putRecord(
  destination: Storage,
  key: string,
  record: unknown,
  signer: Signer | undefined,
  signal: AbortSignal,
  { unlocked = false }: Pick<PutOptions, 'unlocked'> = {},
): Promise<void> {
  const body = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
  if (signer !== undefined) {
    const signature = Buffer.from(await signer.sign(body));
    await destination.put(`${key}.asc`, signature, { sha256: sha256Hex(signature), unlocked, signal });
  }
  await destination.put(key, body, { sha256: sha256Hex(body), unlocked, signal });
}

export interface RecordBytes {
  readonly bytes: Uint8Array;
  /** undefined where it is not JSON. */
  readonly json: unknown;
}

/** Reads a record, or gives undefined when it is gone or larger than any. */
export async function getRecord(storage: Storage, key: string, signal: AbortSignal): Promise<RecordBytes | undefined> {
  const bytes = await unlessBad(storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal }));
  return bytes && recordOf(bytes);
}

/** What the stored bytes of a record hold. */
export function recordOf(bytes: Uint8Array): RecordBytes {
  try {
    return { bytes, json: parseJson(bytes) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { bytes, json: undefined };
  }
}

/** Who of the accepted signed a record, or undefined when nobody did. */
export async function signerOfRecord(
  storage: Storage,
  key: string,
  bytes: Uint8Array,
  ring: SignerRing,
  signal: AbortSignal,
): Promise<string | undefined> {
  const verify = (signature: Uint8Array): Promise<string> =>
    ring.verify(bytes, Buffer.from(signature).toString('latin1'));
  const signature = await unlessBad(storage.get(`${key}.asc`, { maxBytes: SIGNATURE_MAX_BYTES, signal }));
  const by = signature && (await unlessBad(verify(signature)));
  return by ?? (await olderCopy([storage], `${key}.asc`, SIGNATURE_MAX_BYTES, signal, [], verify))?.value;
}

/** What a record says of who signed it. */
export const signedBy = {
  /** Fingerprint of the key whose detached signature lies beside the record. */
  signer: z.string().nullable(),
  /** Hex; with what the passphrase was salted to make that key. */
  salt: z.string().nullable(),
};

/** As a record names its signer. */
export function namesOf(signer: Signer | undefined): { signer: string | null; salt: string | null } {
  return { signer: signer?.fingerprint ?? null, salt: signer?.salt ?? null };
}

interface StoredRecord extends RecordBytes {
  readonly storage: Storage;
  readonly keys: ObjectKeys;
  /** Of the backup that it is about. */
  readonly id: string;
  readonly key: string;
}

/** Whether somebody signed a record who is accepted; where nobody is asked for, everybody is. */
export async function isSignedBy(
  ring: SignerRing | undefined,
  { storage, keys: { database }, id, key, bytes }: StoredRecord,
  { signer, salt }: { readonly signer: string | null; readonly salt: string | null },
  signal: AbortSignal,
): Promise<boolean> {
  if (ring === undefined) return true;
  if (signer === null) return false;
  const encryption = { profile: 'gnupg' as const, recipients: [], salt };
  const own = await unlessBad(ring.ringFor({ id, database, signer, encryption }));
  return own !== undefined && (await signerOfRecord(storage, key, bytes, own, signal)) !== undefined;
}

/** A record that is missing, damaged or forged says nothing; a storage that can't be asked is an error. */
async function unlessBad<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RestorableError && (error.isFinding || error.code === 'STORAGE_CORRUPTED')) return undefined;
    throw error;
  }
}
