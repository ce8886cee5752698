import type { CheckResult } from '../core/checks/check.ts';
import { worstReason } from '../core/checks/verdict.ts';
import { RestorableError } from '../core/errors.ts';
import type { VerifyRequest } from '../options/request/recovery.ts';
import type { VerifyReport } from '../report/facts/recovery.ts';
import { checkName } from '../report/words/checks/checks.ts';
import { listed } from '../report/words/names.ts';
import { factsOfRestoration } from '../restore/restoration.ts';
import type { RunContext } from '../run/run-context.ts';
import { sourcesOf, summarizeBackup, summarizeTables } from '../run/summary.ts';
import { newestBackup } from './choice/newest-backup.ts';
import { checksOf, type RunProgress } from './progress.ts';

/** Number of checks that an error names. */
const NAMED = 3;

/** The report of a run that has ended. */
export function verifyReport(request: VerifyRequest, { clock, run }: RunContext, found: RunProgress): VerifyReport {
  const { choice, attempt, line, audit } = found;
  const reason = worstReason([found.reason, line?.outcome === 'failed' ? 'lineage' : undefined]);
  const verdict = reason === undefined ? found.verdict : 'failed';
  const checks = [...(audit?.kind === 'each' ? found.checks : checksOf(found)), ...(line ? [line] : [])];
  // With a finding, a copy or a backup without a verdict is no error of the run.
  if (verdict !== 'failed' && found.error !== undefined) run.fail(found.error);
  if (verdict === 'error' && run.error === undefined) run.fail(notRun(checks));
  const facts = run.facts(verdict === 'failed');
  const isJudged = facts.error === undefined;
  const manifest = choice?.stored.manifest;
  const { opened, target, restoreMs, restored } = attempt === undefined ? {} : factsOfRestoration(attempt.reached);
  const times = audit?.kind === 'each' ? audit.backups : found.copies;
  return {
    mode: 'verify',
    ...facts,
    objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
    verdict: isJudged ? verdict : 'error',
    reason: isJudged ? reason : undefined,
    backup: manifest && summarizeBackup(manifest, choice?.authenticatedBy ?? null),
    newestBackup: choice && newestBackup(choice, clock.now()),
    ...sourcesOf(found.orders),
    target: target?.description,
    notes: [...found.notes, ...(target?.notes ?? [])],
    checks,
    tables: opened === undefined ? [] : summarizeTables(opened.contents.fingerprint, restored),
    restoreMs: slowest(times?.map((each) => each.restoreMs) ?? [restoreMs]),
    backupAgeMs: attempt?.backupAgeMs,
    record: attempt?.record,
    ...(found.copies !== undefined && audit?.kind !== 'each' && { copies: found.copies }),
    ...(audit && { audit }),
  };
}

/** Why a verification that restored everything has no verdict. */
function notRun(checks: readonly CheckResult[]): RestorableError {
  const open = checks.filter(({ outcome }) => outcome === 'error');
  const names = open.map((check) => checkName(check));
  const what = names.length === 1 ? 'A check' : `${names.length} checks`;
  return new RestorableError(
    'CHECK_NOT_RUN',
    `${what} could not run: ${listed(names.slice(0, NAMED), names.length - NAMED)}.`,
    {
      hint: open.every(({ group }) => group === 'log')
        ? 'The check says why. The backup itself was verified; `verify-log: off` leaves the log out.'
        : 'Run its query against the source, and correct it or raise its `timeout`. This says nothing against the backup.',
    },
  );
}

/** The slowest of several copies or backups counts. */
function slowest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
