import type { CheckResult } from '../../../core/checks/check.ts';
import { FAILURE_REASONS, type FailureReason, reasonOf } from '../../../core/checks/verdict.ts';
import type { VerifyReport } from '../../facts/recovery.ts';
import { humanAge, humanMs } from '../../format.ts';
import { checkName, describeCheck } from '../../words/checks/checks.ts';
import { firstOf, short } from '../document.ts';

const SECOND_MS = 1_000;

/** The title of a verification that failed for a reason. @param checks all that failed */
export function failureTitle(reason: FailureReason, checks: readonly CheckResult[]): string {
  // With several copies, each has the same checks.
  const count = new Set(checks.filter((check) => reasonOf(check) === reason).map(({ name }) => name)).size;
  switch (reason) {
    case 'backup':
      return 'Failed: do not rely on this backup';
    case 'lineage':
      return 'Failed: a gap in the lineage of backups';
    case 'check':
      return count > 1 ? `Failed: ${count} checks are not met` : 'Failed: a check is not met';
    case 'log':
      return 'Failed: the log does not lead to this backup';
    case 'objective':
      return count > 1 ? `Failed: ${count} objectives are not met` : 'Failed: an objective is not met';
  }
}

/** What the failed checks found, for a backup that restores. The worst comes first, as in the title. */
export function missedInWords(failed: readonly CheckResult[]): string {
  const rank = (check: CheckResult): number => FAILURE_REASONS.indexOf(reasonOf(check));
  const sorted = failed.toSorted((a, b) => rank(a) - rank(b));
  const found = sorted.map((check) => {
    const facts = short(describeCheck(check), 160);
    // A gap is described by a sentence of its own.
    return check.group === 'lineage' ? facts : `${short(checkName(check), 60)}: ${facts}`;
  });
  return firstOf(found, 3, '; ');
}

/** `restored in 3s`. */
export function restoredInWords({ restoreMs }: Pick<VerifyReport, 'restoreMs'>): string {
  return `restored${restoreMs === undefined ? '' : ` in ${humanMs(restoreMs)}`}`;
}

/** How old the data is, as a sentence of its own. A verified backup from last month is not the one that is needed. */
export function ageInWords({ backupAgeMs }: Pick<VerifyReport, 'backupAgeMs'>): string {
  if (backupAgeMs === undefined) return '';
  return ` Its data is ${backupAgeMs < SECOND_MS ? 'less than a second' : humanAge(backupAgeMs)} old.`;
}
