import { z } from 'zod';
import type { CheckGroup } from '../../core/check.ts';
import { storedTime } from '../../core/format/stored-time.ts';
import { storedRunSchema } from '../../core/run-origin.ts';
import { FAILURE_REASONS, type FailureReason, refutes } from '../../core/verdict.ts';
import type { Signer } from '../../openpgp/signatures/signatures.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { putRecord, signedBy } from './signed-record.ts';
import type { SealedDetails } from './verification-details.ts';

/** The failure code if only the copy next to the record is damaged. */
export const DAMAGED_HERE = 'copy-damaged';

/** The reasons that a record can have. A gap in the lineage is not about one backup. */
const RECORDED_REASONS: readonly FailureReason[] = FAILURE_REASONS.filter((reason) => reason !== 'lineage');

/** A failure for a reason that this version does not know, or for none, must not count for less than the worst that it knows. */
function recordedReason(text: string | null): FailureReason {
  return RECORDED_REASONS.find((reason) => reason === text) ?? 'backup';
}

const recordSchema = z.strictObject({
  format: z.literal('restorable-verification/1'),
  /** A record of one database is not evidence about another, even if the same verifier signed it. */
  database: z.string(),
  backup: z.strictObject({ id: z.string(), manifestSha256: z.string() }),
  /** The destinations that were read, in order, without secrets. */
  readFrom: z.array(z.string()),
  /** `error`: everything was restored and compared, but a check of the user's could not run. */
  verdict: z.enum(['passed', 'failed', 'error']),
  /** Why it is `failed`, otherwise null. */
  reason: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable(),
  /** Set if the verdict is about the backup, but the copy at this destination was not fully read. */
  copy: z.literal('not read').optional(),
  checks: z.strictObject({ passed: z.number(), failed: z.number(), error: z.number(), skipped: z.number() }),
  /** What failed: groups of checks and codes of errors, never the user-defined name of a table or a check. */
  failed: z.array(z.strictObject({ code: z.string().regex(/^[A-Za-z_-]{1,40}$/), count: z.number().int().positive() })),
  /** The sealed names and texts next to the record: `….details.zst.pgp`. */
  details: z.strictObject({ sha256: z.string(), sizeBytes: z.number() }).nullable(),
  authenticatedBy: z.string().nullable(),
  target: z.enum(['ephemeral', 'scratch']),
  /** The run of a workflow that verified it. Null outside of one. */
  run: storedRunSchema.nullable(),
  startedAt: storedTime,
  finishedAt: storedTime,
  restoreMs: z.number().nullable(),
  backupAgeMs: z.number(),
  verifier: z.string().nullable(),
  salt: signedBy.salt,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

export const evidenceSchema = recordSchema
  .refine(({ verdict, reason }) => verdict === 'failed' || reason === null, 'a reason without a failure')
  .transform(({ reason, ...record }) => ({
    ...record,
    reason: record.verdict === 'failed' ? recordedReason(reason) : null,
  }));

export type Evidence = z.infer<typeof evidenceSchema>;

/** A record of a verification, and the details that `evidence.details` refers to. */
export interface Statement {
  readonly evidence: Evidence;
  readonly details: SealedDetails | undefined;
}

/**
 * Puts a verification's record next to the backup, after its details, and with its detached signature if there is a key.
 * @returns the record's key
 */
export async function writeEvidence(
  at: StoredDatabase,
  { evidence, details }: Statement,
  signer: Signer | undefined,
): Promise<string> {
  const { id } = evidence.backup;
  const finishedAt = new Date(evidence.finishedAt);
  const key = at.keys.verification(id, finishedAt);
  if (details !== undefined) {
    await at.put(at.keys.verificationDetails(id, finishedAt), details.parts, { sha256: details.sha256 });
  }
  await putRecord(at, key, { record: evidence, signer });
  return key;
}

/**
 * Evaluates what a destination's records state about the copies there.
 * @param records newest first
 * @returns the newest record for which the copy was read, or a newer one of a backup that was found bad elsewhere and has not
 *   been restored since; a restore elsewhere is not evidence about this copy
 */
export async function evaluateRecords(records: AsyncIterable<Evidence>): Promise<Evidence | undefined> {
  let restoredSince = false;
  for await (const record of records) {
    if (record.copy === undefined) return record;
    const isBad = refutes(record);
    if (isBad && !restoredSince) return record;
    restoredSince ||= !isBad;
  }
  return undefined;
}

/** What a failed check of the user's, or an objective, has as its code in a record. */
const NOT_ABOUT_BYTES: readonly string[] = ['query', 'objective'] satisfies readonly CheckGroup[];

/** Whether a record states only that the copy next to it is damaged. An empty list names no failure, so it is unknown. */
export function isOnlyDamagedHere({ failed }: Evidence): boolean {
  const codes = failed.map(({ code }) => code).filter((code) => !NOT_ABOUT_BYTES.includes(code));
  return codes.length > 0 && codes.every((code) => code === DAMAGED_HERE);
}
