import { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import { JsonError, parseJson } from '../../core/format/strict-json.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import { olderCopy } from '../reading/older-copies.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** Verifications, holds and records of removal: small JSON next to the backup, never data. */
export const RECORD_MAX_BYTES = 64 * 1024;
const SIGNATURE_MAX_BYTES = 64 * 1024;

interface NewRecord {
  readonly record: unknown;
  readonly signer: Signer | undefined;
  /** Not locked, even if the destination's settings require locks. */
  readonly unlocked?: boolean;
}

/**
 * The bytes of a record as they are signed and stored.
 * @throws {RestorableError} INTERNAL if no reader would accept it: it would be lost without a word
 */
export function recordBytes(record: unknown): Buffer {
  const bytes = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
  if (bytes.length <= RECORD_MAX_BYTES) return bytes;
  throw new RestorableError(
    'INTERNAL',
    `The record would be ${bytes.length} bytes; a reader accepts ${RECORD_MAX_BYTES}.`,
    { hint: 'Use fewer destinations, or give them short names (`name=`).' },
  );
}

/** Puts a record, after its detached signature if there is a key: a signed record must never appear unsigned. */
export async function putRecord(
  at: StoredDatabase,
  key: string,
  { record, signer, unlocked = false }: NewRecord,
): Promise<void> {
  const body = recordBytes(record);
  if (signer !== undefined) await at.put(`${key}.asc`, Buffer.from(await signer.sign(body)), { unlocked });
  await at.put(key, body, { unlocked });
}

export interface RecordBytes {
  readonly bytes: Uint8Array;
  /** Undefined if it is not JSON. */
  readonly json: unknown;
}

/** Reads a record. Returns undefined if it is gone or larger than any record. */
export async function getRecord(at: StoredDatabase, key: string): Promise<RecordBytes | undefined> {
  const bytes = await unlessBad(at.get(key, RECORD_MAX_BYTES));
  return bytes && recordOf(bytes);
}

/** Parses the stored bytes of a record. */
export function recordOf(bytes: Uint8Array): RecordBytes {
  try {
    return { bytes, json: parseJson(bytes) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { bytes, json: undefined };
  }
}

/** Returns which accepted signer signed a record, or undefined if none did. */
export async function signerOfRecord(
  at: StoredDatabase,
  key: string,
  bytes: Uint8Array,
  ring: SignerRing,
): Promise<string | undefined> {
  const verify = (signature: Uint8Array): Promise<string> =>
    ring.verify(bytes, Buffer.from(signature).toString('latin1'));
  const signature = await unlessBad(at.get(`${key}.asc`, SIGNATURE_MAX_BYTES));
  const by = signature && (await unlessBad(verify(signature)));
  if (by !== undefined) return by;
  return (await olderCopy([at], { key: at.keys.relative(`${key}.asc`), maxBytes: SIGNATURE_MAX_BYTES }, verify))?.value;
}

/** The fields of a record that identify its signer. */
export const signedBy = {
  /** Fingerprint of the key whose detached signature is next to the record. */
  signer: z.string().nullable(),
  /** Hex. The salt with which the key was derived from the passphrase. */
  salt: z.string().nullable(),
};

/** How a record identifies its signer. */
export function namesOf(signer: Signer | undefined): { signer: string | null; salt: string | null } {
  return { signer: signer?.fingerprint ?? null, salt: signer?.salt ?? null };
}

interface StoredRecord extends RecordBytes {
  readonly at: StoredDatabase;
  /** Id of the backup that the record is about. */
  readonly id: string;
  readonly key: string;
}

interface StatedSigner {
  readonly signer: string | null;
  readonly salt: string | null;
}

/** Whether an accepted signer signed a record. True if no signers are required. */
export async function isSignedBy(
  ring: SignerRing | undefined,
  { at, id, key, bytes }: StoredRecord,
  stated: StatedSigner,
): Promise<boolean> {
  if (ring === undefined) return true;
  const own = await ringOfStated(ring, { at, id }, stated);
  return own !== undefined && (await signerOfRecord(at, key, bytes, own)) !== undefined;
}

/** Whether signatures of the signer that a record states are accepted, whoever signed it. */
export async function isAcceptedBy(
  ring: SignerRing | undefined,
  of: Pick<StoredRecord, 'at' | 'id'>,
  stated: StatedSigner,
): Promise<boolean> {
  const own = ring && (await ringOfStated(ring, of, stated));
  return stated.signer !== null && own?.fingerprints.includes(stated.signer) === true;
}

async function ringOfStated(
  ring: SignerRing,
  { at, id }: Pick<StoredRecord, 'at' | 'id'>,
  { signer, salt }: StatedSigner,
): Promise<SignerRing | undefined> {
  if (signer === null) return undefined;
  const encryption = { profile: 'gnupg' as const, recipients: [], salt };
  return unlessBad(ring.ringFor({ id, database: at.name, signer, encryption }));
}

/** A record that is missing, damaged or forged counts for nothing. A storage that can't be read is an error. */
export async function unlessBad<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RestorableError && (error.isFinding || error.code === 'STORAGE_CORRUPTED')) return undefined;
    throw error;
  }
}
