import type { CheckResult } from '../core/checks/check.ts';
import { textFact } from '../core/checks/facts.ts';
import type { FailureReason, Verdict } from '../core/checks/verdict.ts';
import type { RestorableError } from '../core/errors.ts';
import type { PassphraseKeys } from '../openpgp/keys/passphrase-keys.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { VerifyRequest } from '../options/request/recovery.ts';
import type { ChosenBackup } from '../restore/choose-backup.ts';
import type { Restoration } from '../restore/restoration.ts';
import type { RunContext } from '../run/run-context.ts';
import type { parseChecks } from '../verification/checks/parse-checks.ts';
import type { Ignores } from '../verification/ignores.ts';

/** What all attempts of a verification share. */
export interface Verification {
  readonly request: VerifyRequest;
  readonly context: RunContext;
  readonly checks: Awaited<ReturnType<typeof parseChecks>>;
  readonly ignores: Ignores;
  /** Signs the records: the verifier key or, without one, the key that the passphrase gives. */
  readonly signer: Signer | undefined;
  /** Set if the backup is encrypted with a passphrase. */
  readonly passphrase: PassphraseKeys | undefined;
}

/** One restore and its findings so far. A finding that is thrown in the middle ends it with these. */
export interface VerificationRun {
  readonly chosen: ChosenBackup;
  /** When the recovery started, by the monotonic clock. */
  readonly startedMs: number;
  readonly backupAgeMs: number;
  /** Number of the run's phases that ended before. */
  readonly phasesBefore: number;
  readonly checks: CheckResult[];
  /** How far the restore got. */
  reached: Restoration;
  verdict: Verdict;
  /** Why it is `failed`. */
  reason: FailureReason | undefined;
  /** What failed is how the bytes are stored where they were read. It is not evidence about other copies. */
  isOnlyTheCopy: boolean;
  /** Key of the first record that was written. */
  record: string | undefined;
}

export function beginVerificationRun(
  { clock, run }: RunContext,
  chosen: ChosenBackup,
  startedMs: number,
): VerificationRun {
  const backupAgeMs = Math.max(0, clock.now().getTime() - Date.parse(chosen.stored.manifest.snapshotAt));
  return {
    chosen,
    startedMs,
    backupAgeMs,
    phasesBefore: run.phases.length,
    checks: [],
    reached: { stage: 'chosen' },
    verdict: 'error',
    reason: undefined,
    isOnlyTheCopy: false,
    record: undefined,
  };
}

/** Turns a finding about the backup into a failed check, so that the report shows it where readers expect it. */
export function findingOf(error: RestorableError): CheckResult {
  const authenticity = ['SIGNATURE_MISSING', 'SIGNATURE_INVALID', 'SIGNER_UNKNOWN'].includes(error.code);
  const group = authenticity ? 'authenticity' : error.code === 'RESTORE_FAILED' ? 'restore' : 'stored-bytes';
  const detail = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
  return { name: error.code, group, outcome: 'failed', code: error.code, facts: [textFact(detail)] };
}
