import { throwIfCancelled } from '../core/cancellation.ts';
import { type CheckResult, countOf } from '../core/checks/check.ts';
import { worstReason } from '../core/checks/verdict.ts';
import { factsOfError, type RestorableError, toRestorableError } from '../core/errors.ts';
import { type BackupId, requireBackupId } from '../core/format/backup-id.ts';
import { type AuditScope, type Candidate, inAuditOrder } from '../core/planning/retention/audit.ts';
import type { AuditedBackup, AuditProblem } from '../report/facts/recovery.ts';
import { plural } from '../report/format.ts';
import { type Choice, chooseAmong } from '../restore/choose-backup.ts';
import { type Asked, askAgain, askEverywhere } from '../restore/listed-destinations.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import { throwNoBackup } from '../run/no-backup.ts';
import { candidatesFor } from './choice/choose-randomly.ts';
import { forAge } from './choice/newest-backup.ts';
import { beginProgress, checksOf, type Progress, type RunProgress } from './progress.ts';
import type { Verification } from './verification-run.ts';
import { choose, prepared, verifyChosen } from './verify-chosen.ts';
import { overall } from './verify-each.ts';

/** As many backups in a row without a verdict, for the same reason: it is not about them. */
const SAME_ERRORS = 3;

/** Errors that say something about one backup only: the next one may be encrypted to other keys. */
const OF_ONE_BACKUP: readonly RestorableError['area'][] = ['keys', 'backup', 'object'];

/** What remains of a backup that was verified. The rest of it would fill the memory. */
interface Audited {
  readonly line: AuditedBackup;
  readonly isTried: boolean;
  readonly error: RestorableError | undefined;
  readonly checks: readonly CheckResult[];
  readonly orders: Progress['orders'];
}

/** What is done once, with the first backup that can be read. */
type Once = (verification: Verification, choice: Choice) => Promise<void>;

/**
 * Verifies the backups one after the other. Each has a record of its own, and its database is deleted before the next. One without
 * a verdict does not stop the others, unless the same would happen to them.
 * @throws {RestorableError} CANCELLED, TIMEOUT; what was verified until then is in the report
 */
export async function auditEach(
  verification: Verification,
  scope: AuditScope,
  found: RunProgress,
  once: Once,
): Promise<void> {
  const { request, context } = verification;
  const { run, host } = context;
  const asked = await run.phase('list the backups', () => askEverywhere(request, context));
  const listed = asked.filter((each) => 'ids' in each);
  const ids = [...new Set(listed.flatMap((each) => each.ids))];
  const places = listed.map(({ at }) => at);
  if (ids.length === 0) await throwNoBackup(places);
  const all = inAuditOrder(await candidatesFor(verification, { scope, ids, places }));
  const planned = all.slice(0, request.maxBackups);
  const audited: Audited[] = [];
  let isFirst = true;
  const onFirst: Once = async (own, choice) => {
    if (!isFirst) return;
    isFirst = false;
    await once(own, choice);
  };
  for (const [at, { id }] of planned.entries()) {
    const why = whyStopped(audited);
    const each = beginProgress();
    try {
      host.log.info(`Backup ${at + 1} of ${planned.length}: ${id}`);
      if (why === undefined)
        await audit(verification, asked, { id: requireBackupId(id), each, onFirst, isLogProven: provesLog(audited) });
      else skip(each, why);
    } finally {
      audited.push(remainsOf(id, each));
      noteAll(found, audited, { scope, all, left: all.length - planned.length });
      show(found, each);
    }
  }
}

function skip(each: Progress, problem: AuditProblem): void {
  each.verdict = 'skipped';
  each.leftOut = problem;
}

/** The first backup with the worst result is the one that the report describes. */
function show(found: RunProgress, { choice, attempt, reason }: Progress): void {
  const isWorse = reason !== undefined && reason === found.reason && reason !== found.shownReason;
  if (choice === undefined || (found.choice !== undefined && !isWorse)) return;
  found.choice = choice;
  found.shownReason = reason;
  if (attempt === undefined) delete found.attempt;
  else found.attempt = attempt;
}

function provesLog(audited: readonly Audited[]): boolean {
  return audited.some(({ checks }) => checks.some(({ group, outcome }) => group === 'log' && outcome !== 'skipped'));
}

/** Of the backups before, so that the rest is not tried in vain. */
function whyStopped(audited: readonly Audited[]): AuditProblem | undefined {
  const tried = audited.filter(({ isTried }) => isTried);
  const last = tried.slice(-SAME_ERRORS).map(({ error }) => error);
  const stopped = last.find((error) => error !== undefined && affectsAll(error));
  if (stopped !== undefined) return { why: 'stopped', error: factsOfError(stopped) };
  const [error] = last;
  const isSame = last.length === SAME_ERRORS && last.every((each) => each !== undefined && each.code === error?.code);
  if (error === undefined || !isSame || OF_ONE_BACKUP.includes(error.area)) return undefined;
  return { why: 'same-errors', count: SAME_ERRORS, error: factsOfError(error) };
}

/** The machine or the server, without which none can be restored. */
function affectsAll({ area, code }: RestorableError): boolean {
  return area === 'tunnel' || code === 'SANDBOX_MISSING' || code === 'DATABASE_UNREACHABLE';
}

interface One {
  readonly id: BackupId;
  readonly each: Progress;
  readonly onFirst: Once;
  /** The log was replayed up to another backup of this run. */
  readonly isLogProven: boolean;
}

/** Each replay takes another restore, and one shows what the log of this source is worth. */
function withoutLog(verification: Verification): Verification {
  return { ...verification, request: { ...verification.request, verifyLog: 'off' } };
}

async function audit(
  verification: Verification,
  asked: readonly Asked[],
  { id, each, onFirst, isLogProven }: One,
): Promise<void> {
  const { request, context } = verification;
  const { host, run, clock } = context;
  const startedMs = clock.monotonicMs();
  try {
    const again = await askAgain(asked, context);
    each.asked = again;
    if (!again.some((one) => 'ids' in one && one.ids.includes(id))) {
      skip(each, { why: 'removed-meanwhile' });
      return;
    }
    const choice = await choose(verification, each, () => chooseAmong(again, request, context, () => id));
    if (choice === undefined) return;
    const own = await prepared(verification, choice);
    await onFirst(own, choice);
    await verifyChosen(forAge(isLogProven ? withoutLog(own) : own, choice), choice, each, startedMs);
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    run.keepToolOutput(error);
    run.warn(`${id} has no verdict: ${error.message}`);
    each.verdict = 'error';
    each.error = error;
  }
}

interface Extent {
  readonly scope: AuditScope;
  readonly all: readonly Candidate[];
  readonly left: number;
}

/** Combines all backups so far for the report. The worst verdict counts. */
function noteAll(found: RunProgress, audited: readonly Audited[], { scope, all, left }: Extent): void {
  const lines = audited.map(({ line }) => line);
  // A backup that was not tried has no part in the verdict: it was removed in the meantime, or others have errors.
  const tried = audited.filter(({ isTried }) => isTried);
  const error = tried.find((each) => each.error !== undefined)?.error;
  Object.assign(found, {
    verdict: overall(tried.length > 0 ? tried.map(({ line }) => line.verdict) : ['skipped']),
    reason: worstReason(lines.map((line) => line.reason)),
    checks: audited.flatMap(({ checks }) => checks),
    orders: audited.flatMap(({ orders }) => orders),
    notes: left > 0 ? [`\`max-backups\` left ${plural(left, 'backup')} for the next run.`] : [],
    audit: { kind: scope.kind, windowMs: scope.windowMs ?? null, among: all.length, backups: lines, left },
    ...(error && { error }),
  } satisfies Partial<RunProgress>);
}

function remainsOf(id: string, each: Progress): Audited {
  const { verdict, reason, error, attempt, copies, orders, leftOut } = each;
  const checks = checksOf(each).map((check): CheckResult => ({ ...check, backup: id }));
  const isTried = verdict !== 'skipped' || checks.length > 0;
  const times = copies?.flatMap(({ restoreMs }) => restoreMs ?? []) ?? [];
  const line: AuditedBackup = {
    id,
    verdict,
    reason,
    problem: error === undefined ? leftOut : { why: 'error', ...factsOfError(error) },
    checks: {
      passed: countOf(checks, 'passed'),
      failed: countOf(checks, 'failed'),
      error: countOf(checks, 'error'),
      skipped: countOf(checks, 'skipped'),
    },
    restoreMs: times.length > 0 ? Math.max(...times) : attempt && factsOfRestoration(attempt.reached).restoreMs,
    backupAgeMs: attempt?.backupAgeMs,
    readBytes: orders.flatMap(({ served }) => served).reduce((sum, { bytes }) => sum + bytes, 0),
    record: attempt?.record,
  };
  return { line, isTried, error, checks, orders };
}
