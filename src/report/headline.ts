import { bytesBothWays, countOf, engineTitle, humanBytes, humanMs, humanTime, plural, visible } from './format.ts';
import { copiesHeadline } from './headline-copies.ts';
import { probeHeadline, syncedOf, syncHeadline } from './headline-destinations.ts';
import { holdHeadline, pruneHeadline, statusHeadline } from './headline-retention.ts';
import { planHeadline } from './plan.ts';
import {
  type BackupReport,
  type CheckResult,
  type KeygenReport,
  LINEAGE_CHECK,
  type ListReport,
  type Report,
  type RestoreReport,
  type VerifyReport,
} from './report.ts';

const NAMED_CHECKS = 3;

/** How a run ended, for an icon or a color. */
export type Tone = 'good' | 'bad' | 'warn' | 'cancelled';

export interface Headline {
  readonly tone: Tone;
  /** A few words. */
  readonly title: string;
  /** One sentence that says what is true now. */
  readonly sentence: string;
}

/** What a reader needs who reads no further. Texts are raw: each renderer escapes them. */
export function headlineOf(report: Report): Headline {
  if (report.error?.code === 'CANCELLED') return cancelled(report);
  switch (report.mode) {
    case 'backup':
      return backupHeadline(report);
    case 'verify':
      return verifyHeadline(report);
    case 'restore':
      return restoreHeadline(report);
    case 'list':
      return listHeadline(report);
    case 'status':
      return statusHeadline(report);
    case 'prune':
      return pruneHeadline(report);
    case 'sync':
      return syncHeadline(report);
    case 'check-destinations':
      return probeHeadline(report);
    case 'hold':
    case 'release':
      return holdHeadline(report);
    case 'matrix':
      return planHeadline(report);
    case 'keygen':
      return keygenHeadline(report);
  }
}

function cancelled(report: Report): Headline {
  const committed = report.mode === 'backup' ? committedAt(report) : 0;
  const sentence =
    committed > 0
      ? `The run was cancelled after the backup had been committed at ${plural(committed, 'destination')}.`
      : (syncedBefore(report) ?? report.error?.message ?? 'Nothing was committed.');
  return { tone: 'cancelled', title: 'Cancelled', sentence };
}

/** What a cancelled sync had done, where that is anything. */
function syncedBefore(report: Report): string | undefined {
  const done = report.mode === 'sync' && !report.dryRun ? syncedOf(report, 'copied', 'repaired').length : 0;
  return done === 0 ? undefined : `The run was cancelled after ${plural(done, 'backup')} had been copied or repaired.`;
}

function committedAt(report: BackupReport): number {
  return report.destinations.filter((destination) => destination.outcome === 'committed').length;
}

function backupHeadline(report: BackupReport): Headline {
  const { backup } = report;
  const committed = committedAt(report);
  if (backup === undefined || committed === 0) {
    return { tone: 'bad', title: 'No backup was made', sentence: report.error?.message ?? 'Nothing was committed.' };
  }
  const total = report.destinations.length;
  // As many hold it as `min-copies` asks for when the run came to pruning; the others are told in the warnings.
  const where = committed === total ? plural(total, 'destination') : `${committed} of ${plural(total, 'destination')}`;
  if (
    report.error !== undefined &&
    (committed === total || (report.retention ?? []).length > 0 || report.error.code === 'HOOK_FAILED')
  ) {
    return {
      tone: 'bad',
      title: `${backup.database} is backed up, but ${report.error.code === 'HOOK_FAILED' ? 'its last hook failed' : 'not pruned'}`,
      sentence: `The backup is committed at ${where}. ${report.error.message}`,
    };
  }
  if (report.error !== undefined) {
    return {
      tone: 'bad',
      title: `Backup of ${backup.database} is incomplete`,
      sentence: `It was committed at ${where}. ${report.error.message}`,
    };
  }
  return {
    tone: report.warnings.length > 0 || committed < total ? 'warn' : 'good',
    title: `${backup.database} is backed up`,
    sentence: `${humanBytes(backup.rawBytes)} of ${engineTitle(backup)} became ${humanBytes(backup.storedBytes)}, encrypted, at ${where} in ${humanMs(report.durationMs)}.`,
  };
}

function verifyHeadline(report: VerifyReport): Headline {
  const { backup, checks } = report;
  const passed = plural(countOf(checks, 'passed'), 'check');
  const of =
    backup === undefined ? 'The backup' : `The backup of ${backup.database} from ${humanTime(backup.startedAt)}`;
  const failed = checks.filter((check) => check.outcome === 'failed');
  if (report.verdict === 'failed' && failed.length > 0 && failed.every(({ name }) => name === LINEAGE_CHECK)) {
    const sentence = `${of} restores, but ${failed[0]?.detail}.`;
    return { tone: 'bad', title: 'Failed: a gap in the line of backups', sentence };
  }
  if (report.copies !== undefined) return copiesHeadline(report, report.copies, of);
  switch (report.verdict) {
    case 'passed': {
      const took = report.restoreMs === undefined ? '' : ` in ${humanMs(report.restoreMs)}`;
      const tone = report.warnings.length > 0 ? 'warn' : 'good';
      return {
        tone,
        title: 'Passed: this backup restores',
        sentence: `${of} was restored${took} and passed ${passed}.`,
      };
    }
    case 'failed': {
      const why = report.error?.message ?? `${failedChecks(checks)}.`;
      return { tone: 'bad', title: 'Failed: do not rely on this backup', sentence: `${of} did not pass: ${why}` };
    }
    case 'skipped':
      return { tone: 'warn', title: 'Skipped', sentence: 'Nothing was verified.' };
    case 'error': {
      const why = report.error?.message ?? 'The run ended early.';
      return { tone: 'bad', title: 'No verdict was reached', sentence: `This says nothing about the backup. ${why}` };
    }
  }
}

/** How many failed and which first, for who sees only this sentence in an annotation. */
function failedChecks(checks: readonly CheckResult[]): string {
  const failed = checks.filter((check) => check.outcome === 'failed');
  const named = failed.slice(0, NAMED_CHECKS).map((check) => visible(check.name, 60));
  const list = `${named.join(', ')}${failed.length > named.length ? ', …' : ''}`;
  return `${failed.length} of ${plural(checks.length, 'check')} failed (${list})`;
}

function restoreHeadline(report: RestoreReport): Headline {
  if (report.error?.code === 'RESTORE_INCOMPLETE') {
    return { tone: 'bad', title: 'Restored in part', sentence: report.error.message };
  }
  if (report.error !== undefined || report.backup === undefined) {
    return { tone: 'bad', title: 'Not restored', sentence: report.error?.message ?? 'The run ended early.' };
  }
  const failed = countOf(report.checks, 'failed');
  const took = report.restoreMs === undefined ? '' : ` in ${humanMs(report.restoreMs)}`;
  const what = `${report.backup.database} as of ${humanTime(report.backup.startedAt)}`;
  if (failed > 0) {
    const sentence = `${what} was restored${took}, but ${failedChecks(report.checks)}.`;
    return { tone: 'bad', title: 'Restored with findings', sentence };
  }
  return { tone: 'good', title: `${report.backup.database} is restored`, sentence: `${what} was restored${took}.` };
}

function listHeadline(report: ListReport): Headline {
  if (report.error !== undefined) return { tone: 'bad', title: 'Not listed', sentence: report.error.message };
  const backups = new Set(report.destinations.flatMap((each) => each.backups.map((backup) => backup.id)));
  const invalid = report.destinations.reduce((sum, each) => sum + each.invalid.length, 0);
  const stored = report.destinations.reduce(
    (sum, each) => sum + each.backups.reduce((s, b) => s + b.storedBytes, 0),
    0,
  );
  const where = plural(report.destinations.length, 'destination');
  const sentence = `${plural(backups.size, 'backup')} at ${where}, ${bytesBothWays(stored)} in all.`;
  const title = plural(backups.size, 'backup');
  const { length: missing } = report.gaps;
  if (invalid === 0 && missing === 0) return { tone: 'good', title, sentence };
  const bad = `${plural(invalid, 'object')} among the manifests ${invalid === 1 ? 'is' : 'are'} not valid.`;
  const lost = `${plural(missing, 'gap')} in the line of backups.`;
  const found = [sentence, ...(invalid > 0 ? [bad] : []), ...(missing > 0 ? [lost] : [])];
  return { tone: missing > 0 ? 'bad' : 'warn', title, sentence: found.join(' ') };
}

function keygenHeadline(report: KeygenReport): Headline {
  if (report.error !== undefined) return { tone: 'bad', title: 'No keys were made', sentence: report.error.message };
  const sentence = 'The private recovery key is the only way to your data: keep it in a safe, never in the backup job.';
  return { tone: 'good', title: `${plural(report.keys.length, 'key pair')} made`, sentence };
}
