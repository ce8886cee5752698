import { cancellation, throwIfCancelled } from '../core/cancellation.ts';
import { type CheckResult, countOf } from '../core/checks/check.ts';
import { contentExempt, ignoredInSteps, stepsOf } from '../core/checks/test-steps.ts';
import type { CopyState, FailureReason, Verdict } from '../core/checks/verdict.ts';
import type { ErrorCode } from '../core/error-codes.ts';
import { toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import { testRun } from '../core/run-origin.ts';
import { TOOL } from '../core/version.ts';
import { createRecordEncryptor } from '../openpgp/encryption.ts';
import { createSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { TestKind } from '../report/facts/history.ts';
import type { PhaseTiming } from '../report/facts/run.ts';
import { describeCheck } from '../report/words/checks/checks.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import { type ChainHead, findChainHead } from '../repository/records/chain-head.ts';
import {
  MOST_COPIES,
  MOST_PHASES,
  putTestRecord,
  type SealedDetails,
  sealTestRecord,
  type TestRecord,
} from '../repository/records/test-record.ts';
import { sealDetails } from '../repository/records/verification-details.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { RunContext } from './run-context.ts';

/** How long writing the record may take after the test's time limit. */
const AFTER_TIMEOUT_MS = 60_000;

/** What a verification or a drill found. Its record states it, and adds the run, the time and the record before it. */
export interface FinishedTest {
  readonly database: DatabaseName;
  readonly kind: TestKind;
  /** Of a drill: lower-case letters, digits and hyphens. Otherwise null. */
  readonly scenario: string | null;
  /** Undefined if none could be chosen. */
  readonly backup: StoredManifest | undefined;
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** Null unless it failed. */
  readonly reason: FailureReason | null;
  /** Null unless there is no verdict. `CHECK_NOT_RUN`: everything was restored and compared. */
  readonly errorCode: ErrorCode | null;
  /** Their names and facts become encrypted details. The record has groups, codes and counts. */
  readonly checks: readonly CheckResult[];
  readonly copies: readonly { readonly destination: string; readonly state: CopyState }[];
  /** What failed is how the bytes are stored in the damaged copies. It says nothing about the others. */
  readonly isOnlyTheCopies: boolean;
  /** The backup's accepted signer, if its signature was checked. */
  readonly authenticatedBy: string | null;
  readonly target: { readonly kind: 'ephemeral' | 'scratch'; readonly description: string };
  /** The YAML text of the team's checks. */
  readonly definitions: string | undefined;
  readonly restoreMs: number | null;
  readonly backupAgeMs: number | null;
  readonly objectives: { readonly rpoMs: number | null; readonly rtoMs: number | null };
  readonly phases: readonly PhaseTiming[];
  readonly startedAt: Date;
}

export interface TestRecording {
  /** Every destination that can be reached. The newest record at any of them is the one before it. */
  readonly places: readonly StoredDatabase[];
  /** Each gets the same record: those that have the backup or, if there is none, those that have anything of the database. */
  readonly holders: readonly StoredDatabase[];
  /** Labels of the destinations that can't be. */
  readonly unreachable: readonly string[];
  readonly signer: Signer | undefined;
  /** The verifiers that this run accepts. The record names their newest records. Undefined: only its own. */
  readonly verifiers: SignerRing | undefined;
  /** The details are encrypted to its keys. Without it there are none. */
  readonly unlock: Unlock | undefined;
}

export interface RecordedTest {
  /** Key of the record, the same at every destination. */
  readonly key: string;
  readonly recordSha256: string;
  /** Labels of the destinations that have it. */
  readonly at: readonly string[];
}

/**
 * Writes the signed record of a test, the next one in the chain of its verifier: the same bytes at each destination. What can't be
 * written is a warning.
 * @returns undefined if no destination has it
 * @throws {RestorableError} CANCELLED, TIMEOUT
 */
export async function recordTest(
  test: FinishedTest,
  recording: TestRecording,
  context: RunContext,
): Promise<RecordedTest | undefined> {
  const { clock, run, host } = context;
  const { signer, unreachable } = recording;
  const until = lasting(host.signal);
  if (until === undefined) return undefined;
  const asked = recording.places.map(until);
  const places = recording.holders.map(until);
  if (places.length === 0) return undefined;
  const details = await detailsOf(test, recording, context);
  const ring = signer && (recording.verifiers ?? (await createSignerRing([signer.publicKey])));
  // As late as possible: another run that ends in the meantime would name the same record.
  const head = await findChainHead(asked, {
    fingerprint: signer?.fingerprint ?? null,
    ring,
    now: clock.now(),
  });
  const record = recordOf(test, { ...head, unread: [...unreachable, ...head.unread] }, context);
  const signed: TestRecord = {
    ...record,
    details: details === undefined ? null : { sha256: details.sha256, sizeBytes: details.sizeBytes },
    verifier: signer?.fingerprint ?? null,
    salt: signer?.salt ?? null,
  };
  const written = await sealTestRecord(signed, signer);
  const at: string[] = [];
  for (const place of places) {
    try {
      await putTestRecord(place, written, details);
      at.push(place.label);
    } catch (thrown) {
      throwIfCancelled(place.signal);
      run.warn(
        `The record of this ${test.kind} could not be written to ${place.label}: ${toRestorableError(thrown).message}`,
      );
    }
  }
  return at.length === 0
    ? undefined
    : { key: objectKeys(test.database).ofTest(written.name, '.json'), recordSha256: written.sha256, at };
}

/**
 * A test that its time limit ended is on record too, so writing that has a limit of its own. One that a person cancelled is not.
 * @returns what the destinations are used with; undefined if nothing is to be written
 */
function lasting(signal: AbortSignal): ((at: StoredDatabase) => StoredDatabase) | undefined {
  if (!signal.aborted) return (at) => at;
  if (cancellation(signal).code !== 'TIMEOUT') return undefined;
  const more = AbortSignal.timeout(AFTER_TIMEOUT_MS);
  return (at) => at.until(more);
}

/** Even without its details, a record with the verdict is useful. */
async function detailsOf(
  { database, backup, kind, target, checks }: FinishedTest,
  { unlock }: TestRecording,
  { clock, host, run }: RunContext,
): Promise<SealedDetails | undefined> {
  if (backup === undefined || unlock === undefined) return undefined;
  const { manifest, sha256 } = backup;
  try {
    const encryptor = await createRecordEncryptor(unlock, manifest.encryption.profile, clock.now());
    const named = { id: manifest.id, manifestSha256: sha256, snapshotAt: manifest.snapshotAt };
    const inWords = checks.map((check) => ({ ...check, detail: describeCheck(check) }));
    return await sealDetails(database, { backup: named, target: target.description, checks: inWords }, encryptor);
  } catch (thrown) {
    throwIfCancelled(host.signal);
    run.warn(`The record of this ${kind} has no details: ${toRestorableError(thrown).message}`);
    return undefined;
  }
}

function recordOf(
  test: FinishedTest,
  { previous, otherHeads, unread }: ChainHead,
  { clock, host }: RunContext,
): Omit<TestRecord, 'details' | 'verifier' | 'salt'> {
  const { backup, checks } = test;
  const failed = Map.groupBy(
    checks.filter((check) => check.outcome === 'failed'),
    codeOf,
  );
  return {
    format: 'restorable-verification/1',
    database: test.database,
    kind: test.kind,
    scenario: test.scenario,
    previous,
    ...(otherHeads !== undefined && { otherHeads }),
    unread: unread.slice(0, MOST_COPIES),
    backup: backup === undefined ? null : namesOf(backup),
    copies: test.copies.slice(0, MOST_COPIES).map(({ destination, state }) => ({ destination, state })),
    verdict: test.verdict,
    reason: test.reason,
    errorCode: test.errorCode,
    onlyCopies: test.isOnlyTheCopies,
    checks: countsOf(checks),
    steps: stepsOf(checks),
    failed: [...failed].map(([code, those]) => ({ code, count: those.length })),
    definitionsSha256: test.definitions === undefined ? null : sha256Hex(Buffer.from(test.definitions)),
    objectives: test.objectives,
    phases: test.phases.slice(0, MOST_PHASES).map(({ phase, durationMs }) => ({ phase, durationMs })),
    authenticatedBy: test.authenticatedBy,
    target: test.target.kind,
    run: testRun(host.origin, host.checkout),
    startedAt: test.startedAt.toISOString(),
    finishedAt: endOf(test, previous, clock.now()).toISOString(),
    restoreMs: test.restoreMs,
    backupAgeMs: test.backupAgeMs,
    tool: TOOL,
  };
}

function countsOf(checks: readonly CheckResult[]): TestRecord['checks'] {
  const ignored = checks.filter(({ isIgnored }) => isIgnored).length;
  const inSteps = ignoredInSteps(checks);
  const exempt = contentExempt(checks);
  return {
    passed: countOf(checks, 'passed'),
    failed: countOf(checks, 'failed'),
    error: countOf(checks, 'error'),
    skipped: countOf(checks, 'skipped'),
    ...(ignored > 0 && { ignored }),
    ...(Object.keys(inSteps).length > 0 && { ignoredInSteps: inSteps }),
    ...(exempt > 0 && { contentExempt: exempt }),
  };
}

/** Never before its start, whatever the clock did, and after the record before it, so that each has a name of its own. */
function endOf({ startedAt }: FinishedTest, previous: ChainHead['previous'], now: Date): Date {
  const before = previous === null ? 0 : Date.parse(previous.finishedAt) + 1;
  return new Date(Math.max(now.getTime(), startedAt.getTime(), before));
}

function namesOf({ manifest, sha256 }: StoredManifest): NonNullable<TestRecord['backup']> {
  return { id: manifest.id, manifestSha256: sha256, snapshotAt: manifest.snapshotAt };
}

/** The code of an error, or the group of a check. Everyone can read the record, so it contains no user-defined name. */
function codeOf({ code, group }: CheckResult): string {
  return code ?? group;
}
