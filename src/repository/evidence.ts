import { z } from 'zod';
import { RestorableError } from '../core/errors.ts';
import type { ObjectKeys } from '../core/keys.ts';
import type { Signer } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { sha256Hex } from './digest.ts';

/** A verification record is small: counts and verdict, never data. */
const RECORD_MAX_BYTES = 64 * 1024;

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
  const body = Buffer.from(`${JSON.stringify(evidence, null, 1)}\n`);
  if (signer !== undefined) {
    const signature = Buffer.from(await signer.sign(body));
    await destination.put(`${key}.asc`, signature, { sha256: sha256Hex(signature), signal });
  }
  await destination.put(key, body, { sha256: sha256Hex(body), signal });
  return key;
}

/** The newest record of each backup of a database, by backup id; records that can't be read are left out. */
export async function newestEvidence(
  storage: Storage,
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<Map<string, Evidence>> {
  const newest = new Map<string, string>();
  for await (const object of storage.list(`${keys.root}verifications/`, { signal })) {
    const id = /\/verifications\/([^/]+)\/[^/]+\.json$/.exec(object.key)?.[1];
    if (id !== undefined) newest.set(id, object.key);
  }
  const records = new Map<string, Evidence>();
  for (const [id, key] of newest) {
    const evidence = await readEvidence(storage, key, signal);
    if (evidence !== undefined && evidence.backup.id === id) records.set(id, evidence);
  }
  return records;
}

async function readEvidence(storage: Storage, key: string, signal: AbortSignal): Promise<Evidence | undefined> {
  try {
    const bytes = await storage.get(key, { maxBytes: RECORD_MAX_BYTES, signal });
    const parsed = evidenceSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    const unreadable =
      error instanceof SyntaxError || (error instanceof RestorableError && error.code === 'STORAGE_CORRUPTED');
    if (unreadable) return undefined;
    throw error;
  }
}
