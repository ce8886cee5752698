import { z } from 'zod';
import type { ObjectKeys } from '../core/keys.ts';
import type { Signer } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { mapAhead } from './read-ahead.ts';
import { getRecord, putRecord } from './signed-record.ts';

/** The failed check of a backup of which only the copy beside the record is damaged. */
export const DAMAGED_HERE = 'the copy at this destination';

/** Records that are read at once. */
const READS_AHEAD = 8;

export const evidenceSchema = z.strictObject({
  format: z.literal('restorable-verification/1'),
  backup: z.strictObject({ id: z.string(), manifestSha256: z.string() }),
  /** The destinations that were read, in order, without anything secret. */
  readFrom: z.array(z.string()),
  verdict: z.enum(['passed', 'failed']),
  checks: z.strictObject({ passed: z.number(), failed: z.number(), skipped: z.number() }),
  /** Names of the failed checks, at most 20. */
  failed: z.array(z.string()),
  authenticatedBy: z.string().nullable(),
  target: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  restoreMs: z.number().nullable(),
  backupAgeMs: z.number(),
  verifier: z.string().nullable(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * Puts a verification's record beside the backup, with its detached signature when there is a verifier key.
 * @returns the record's key
 */
export async function writeEvidence(
  destination: Storage,
  keys: ObjectKeys,
  evidence: Evidence,
  signer: Signer | undefined,
  signal: AbortSignal,
): Promise<string> {
  const key = keys.verification(evidence.backup.id, new Date(evidence.finishedAt));
  await putRecord(destination, key, evidence, signer, signal);
  return key;
}

/** The newest record of each backup of a database, by backup id; records that can't be read are left out. */
export async function newestEvidence(
  storage: Storage,
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<Map<string, Evidence>> {
  const newest = new Map<string, string>();
  for await (const object of storage.list(keys.allVerifications, { signal })) {
    const id = idOfRecord(object.key);
    if (id !== undefined) newest.set(id, object.key);
  }
  const records = new Map<string, Evidence>();
  const found = [...newest];
  const read = (at: number): Promise<Evidence | undefined> => readEvidence(storage, found[at]?.[1] ?? '', signal);
  let at = 0;
  for await (const evidence of mapAhead(found.length, READS_AHEAD, read)) {
    const id = found[at]?.[0];
    at += 1;
    if (evidence !== undefined && evidence.backup.id === id) records.set(id, evidence);
  }
  return records;
}

/** The backup's id in the key of a verification's record. */
export function idOfRecord(key: string): string | undefined {
  return /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
}

async function readEvidence(storage: Storage, key: string, signal: AbortSignal): Promise<Evidence | undefined> {
  const record = await getRecord(storage, key, signal);
  return record && evidenceSchema.safeParse(record.json).data;
}
