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
  /** Set where the verdict is about the backup, but the copy at this destination was not read from beginning to end. */
  copy: z.literal('not read').optional(),
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

/**
 * What the records of a destination say of the copies there.
 * @param records newest first
 * @returns the newest that was made by reading the copy, or a newer one of a backup that failed elsewhere and has not passed
 *   since; what passed elsewhere says nothing of this copy
 */
export async function weighRecords(records: AsyncIterable<Evidence>): Promise<Evidence | undefined> {
  let hasPassedSince = false;
  for await (const record of records) {
    if (record.copy === undefined) return record;
    if (record.verdict === 'failed' && !hasPassedSince) return record;
    hasPassedSince ||= record.verdict === 'passed';
  }
  return undefined;
}

/** What counts of the records of each backup of a database, by backup id; records that can't be read are left out. */
export async function newestEvidence(
  storage: Storage,
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<Map<string, Evidence>> {
  const found = new Map<string, string[]>();
  for await (const object of storage.list(keys.allVerifications, { signal })) {
    const id = idOfRecord(object.key);
    if (id !== undefined) found.set(id, [object.key, ...(found.get(id) ?? [])]);
  }
  const records = new Map<string, Evidence>();
  const ids = [...found.keys()];
  const weigh = (at: number): Promise<Evidence | undefined> => {
    const id = ids[at] ?? '';
    return weighRecords(readRecords(storage, id, found.get(id) ?? [], signal));
  };
  for await (const evidence of mapAhead(ids.length, READS_AHEAD, weigh)) {
    if (evidence !== undefined) records.set(evidence.backup.id, evidence);
  }
  return records;
}

async function* readRecords(
  storage: Storage,
  id: string,
  keys: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Evidence> {
  for (const key of keys) {
    const record = await getRecord(storage, key, signal);
    const evidence = record && evidenceSchema.safeParse(record.json).data;
    if (evidence?.backup.id === id) yield evidence;
  }
}

/** The backup's id in the key of a verification's record. */
export function idOfRecord(key: string): string | undefined {
  return /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(key)?.[1];
}
