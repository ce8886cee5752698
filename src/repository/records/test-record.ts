import { z } from 'zod';
import { TEST_STEPS } from '../../core/checks/test-steps.ts';
import { COPY_STATES, FAILURE_REASONS, type FailureReason } from '../../core/checks/verdict.ts';
import type { ErrorCode } from '../../core/error-codes.ts';
import { testName } from '../../core/format/object-keys.ts';
import { storedTime } from '../../core/format/stored-time.ts';
import { testRunSchema } from '../../core/run-origin.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import { sha256Hex } from '../packs/digest.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { recordBytes, signedBy } from './signed-record.ts';

/** The details of a verification as they are stored. */
export interface SealedDetails {
  readonly parts: readonly Uint8Array[];
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** The reasons that a record can have. A gap in the lineage is not about one backup. */
const RECORDED_REASONS: readonly FailureReason[] = FAILURE_REASONS.filter((reason) => reason !== 'lineage');

/** A failure for a reason that this version does not know, or for none, must not count for less than the worst that it knows. */
function recordedReason(text: string | null): FailureReason {
  return RECORDED_REASONS.find((reason) => reason === text) ?? 'backup';
}

/** Limits of the lists in a record. */
export const MOST_COPIES = 100;
export const MOST_PHASES = 200;
export const MOST_HEADS = 20;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const ms = z.number().nonnegative().nullable();

/** The newest record of a verifier. */
const headSchema = z.strictObject({ recordSha256: sha256, finishedAt: storedTime });

const copySchema = z.strictObject({ destination: z.string(), state: z.enum(COPY_STATES) });

const recordSchema = z.strictObject({
  format: z.literal('restorable-verification/1'),
  /** A record of one database is not evidence about another, even if the same verifier signed it. */
  database: z.string(),
  kind: z.enum(['verification', 'drill']),
  /** Of a drill. */
  scenario: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullable(),
  /** The newest record of the same database and verifier before this one, at all destinations together. Null if there was none. */
  previous: headSchema.nullable(),
  /**
   * The newest records of the other verifiers that the run accepts: without them, nothing would show that the last records of a key
   * that is not used any more are missing. A null states that there was none. Left out if there is no other verifier.
   */
  otherHeads: z
    .array(z.strictObject({ verifier: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/), head: headSchema.nullable() }))
    .min(1)
    .max(MOST_HEADS)
    .optional(),
  /** Destinations whose records could not be read when it was chosen: a newer one may be there. */
  unread: z.array(z.string()).max(MOST_COPIES),
  /** Null if none could be chosen. */
  backup: z.strictObject({ id: z.string(), manifestSha256: sha256, snapshotAt: storedTime }).nullable(),
  /** A destination that is not in the list was not read. */
  copies: z.array(copySchema).max(MOST_COPIES),
  verdict: z.enum(['passed', 'failed', 'error']),
  /** Why it is `failed`, otherwise null. */
  reason: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable(),
  /** Why it is `error`, otherwise null. */
  errorCode: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
    .nullable(),
  /** The failure is only about how the damaged copies are stored, and says nothing about the others. */
  onlyCopies: z.boolean(),
  checks: z.strictObject({
    passed: count,
    failed: count,
    error: count,
    skipped: count,
    /** Those of the skipped ones that differ, and do not count because of a rule of the team's. */
    ignored: count.optional(),
    /** The same by step. What belongs to no step is not in it. */
    ignoredInSteps: z.partialRecord(z.enum(TEST_STEPS), z.int().positive()).optional(),
    /** Tables whose content is not compared, if the step `content` passed with others. */
    contentExempt: z.int().positive().optional(),
  }),
  /** How each step of the test ended. One that is missing was not configured, or not reached. */
  steps: z.partialRecord(z.enum(TEST_STEPS), z.enum(['passed', 'failed', 'error', 'skipped'])),
  /** What failed: groups of checks and codes of errors, never the user-defined name of a table or a check. */
  failed: z.array(z.strictObject({ code: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), count: z.int().positive() })),
  /** Hash of the text of the team's checks, and of the differences that it accepts. Null if there are none. */
  definitionsSha256: sha256.nullable(),
  objectives: z.strictObject({ rpoMs: ms, rtoMs: ms }),
  phases: z.array(z.strictObject({ phase: z.string(), durationMs: z.number().nonnegative() })).max(MOST_PHASES),
  /** The sealed names and texts next to the record: `….details.zst.pgp`. */
  details: z.strictObject({ sha256, sizeBytes: count }).nullable(),
  authenticatedBy: z.string().nullable(),
  target: z.enum(['ephemeral', 'scratch']),
  /** The run of a workflow that made the test. Null outside of one. */
  run: testRunSchema.nullable(),
  startedAt: storedTime,
  finishedAt: storedTime,
  restoreMs: ms,
  backupAgeMs: ms,
  verifier: z.string().nullable(),
  salt: signedBy.salt,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

/** The record of a verification or a drill. */
export const testRecordSchema = recordSchema
  .refine(({ verdict, reason }) => verdict === 'failed' || reason === null, 'a reason without a failure')
  .refine(
    ({ verdict, errorCode }) => (verdict === 'error') === (errorCode !== null),
    'an error without a code, or a code',
  )
  .refine(({ kind, scenario }) => (kind === 'drill') === (scenario !== null), 'a scenario of a verification, or none')
  .refine(({ verdict, onlyCopies }) => verdict === 'failed' || !onlyCopies, 'damaged copies without a failure')
  .refine(({ startedAt, finishedAt }) => Date.parse(startedAt) <= Date.parse(finishedAt), 'an end before its start')
  .refine(
    ({ otherHeads = [] }) => new Set(otherHeads.map(({ verifier }) => verifier)).size === otherHeads.length,
    'two heads of one verifier',
  )
  .refine(
    ({ checks: { ignored = 0, ignoredInSteps = {} } }) =>
      Object.values(ignoredInSteps).reduce((sum, each) => sum + each, 0) <= ignored,
    'more ignored in the steps than at all',
  )
  .refine(
    ({ checks, steps }) => checks.contentExempt === undefined || steps.content === 'passed',
    'exempt tables without a comparison of the others',
  )
  .refine(
    ({ copies }) => new Set(copies.map(({ destination }) => destination)).size === copies.length,
    'two states of one destination',
  )
  .transform(({ reason, ...record }) => ({
    ...record,
    reason: record.verdict === 'failed' ? recordedReason(reason) : null,
  }));

export type TestRecord = z.infer<typeof testRecordSchema>;

/** The error of a verification that restored and compared everything, and could not run one of the team's checks. */
const CHECK_NOT_RUN: ErrorCode = 'CHECK_NOT_RUN';

/** Whether a test ended with a statement about the backup. Any other error says nothing about it, and counts for nothing. */
export function isJudged({ backup, verdict, errorCode }: TestRecord): boolean {
  return backup !== null && (verdict !== 'error' || errorCode === CHECK_NOT_RUN);
}

/** A record whose name, database, time and signature were checked. */
export interface AcceptedRecord {
  readonly status: 'accepted';
  readonly key: string;
  readonly record: TestRecord;
  readonly sha256: string;
  /** When it was stored here. Undefined if it was deleted, and the storage keeps an older version. */
  readonly storedAt: Date | undefined;
}

/**
 * A record that does not count. `misplaced`: it is of another name or database. `future`: its date is. `unsigned`: no accepted
 * verifier signed it. `foreign`: it is no such record. `unread`: too many others there don't count, so it was not looked at.
 */
export interface RefusedRecord {
  readonly status: 'misplaced' | 'future' | 'unsigned' | 'foreign' | 'unread';
  readonly key: string;
  /** As it states. Null if it is foreign or unread. */
  readonly verifier: string | null;
  /** Null if it is foreign or unread. */
  readonly sha256: string | null;
  /** Whether an accepted verifier signed it. */
  readonly isSigned: boolean;
  /** Whether signatures of the verifier that it states are accepted. */
  readonly isOfAccepted: boolean;
}

export type FoundRecord = AcceptedRecord | RefusedRecord;

/** A record and its signature, as they are stored. */
export interface SealedRecord {
  /** Of its objects, without folder and ending. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly signature: Buffer | undefined;
  readonly sha256: string;
}

/** Signs a record once: all destinations get the same bytes. */
export async function sealTestRecord(record: TestRecord, signer: Signer | undefined): Promise<SealedRecord> {
  const bytes = recordBytes(record);
  return {
    name: testName(record.backup?.id, new Date(record.finishedAt)),
    bytes,
    signature: signer && Buffer.from(await signer.sign(bytes)),
    sha256: sha256Hex(bytes),
  };
}

/** Puts a record after its details and its signature: it must never appear without them. */
export async function putTestRecord(
  at: StoredDatabase,
  { name, bytes, signature }: SealedRecord,
  details: SealedDetails | undefined,
): Promise<void> {
  if (details !== undefined) {
    await at.put(at.keys.ofTest(name, '.details.zst.pgp'), details.parts, { sha256: details.sha256 });
  }
  if (signature !== undefined) await at.put(at.keys.ofTest(name, '.json.asc'), signature);
  await at.put(at.keys.ofTest(name, '.json'), bytes);
}
