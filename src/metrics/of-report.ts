import { EXIT } from '../core/exit-code.ts';
import { isDatabaseName } from '../core/format/database-name.ts';
import type { Report } from '../report/report.ts';
import { samplesOfBackup, samplesOfPrune } from './facts/backup.ts';
import { samplesOfDoctor, samplesOfProbes, samplesOfStatus, samplesOfSync } from './facts/destinations.ts';
import { samplesOfRun } from './facts/run.ts';
import { samplesOfShipment } from './facts/ship.ts';
import { samplesOfRestore, samplesOfVerification } from './facts/verification.ts';
import type { Sample, Scope } from './sample.ts';

/**
 * What a run measured, one scope for each of its databases. None for a run that was cancelled, which says nothing about
 * backups, or for a dry run, which is not the real one.
 * @param database the run's database, for a report without one
 */
export function scopesOf(report: Report, database: string | undefined): Scope[] {
  if (report.mode === 'fleet') {
    const parts = Object.entries(report.databases);
    return parts.flatMap(([name, part]) => scopesOf(part, name));
  }
  if (report.exitCode === EXIT.cancelled || ('dryRun' in report && report.dryRun)) return [];
  const { mode } = report;
  const scope = { mode, samples: [...samplesOfRun(report), ...samplesOfMode(report)] };
  return [{ ...scope, database: databaseOf(report, database), couldNotRun: report.exitCode === EXIT.failed }];
}

/** A name becomes part of a path, so a report that names anything else counts as one without a database. */
function databaseOf(report: Report, given: string | undefined): string {
  const stated = 'backup' in report ? report.backup?.database : undefined;
  return [given, stated].find((name) => name !== undefined && isDatabaseName(name)) ?? '';
}

function samplesOfMode(report: Exclude<Report, { mode: 'fleet' }>): readonly Sample[] {
  switch (report.mode) {
    case 'backup':
      return [...samplesOfBackup(report), ...(report.log === undefined ? [] : samplesOfShipment(report.log))];
    case 'ship':
      return samplesOfShipment(report);
    case 'verify':
      return samplesOfVerification(report);
    case 'restore':
      return samplesOfRestore(report);
    case 'status':
      return samplesOfStatus(report);
    case 'prune':
      return samplesOfPrune(report);
    case 'sync':
      return samplesOfSync(report);
    case 'check-destinations':
      return samplesOfProbes(report);
    case 'doctor':
      return samplesOfDoctor(report);
    default:
      return [];
  }
}
