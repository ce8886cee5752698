import { objectiveOf } from '../../core/checks/objectives.ts';
import { EXIT } from '../../core/exit-code.ts';
import type { ConditionDetails, Sighting } from '../../core/watch/condition.ts';
import type { FleetReport } from '../facts/fleet.ts';
import type { ShipReport } from '../facts/ship.ts';
import type { SyncReport } from '../facts/sync.ts';
import type { Report } from '../report.ts';
import { ofBackup, riskOf } from './of-backup.ts';
import { ofShip } from './of-log.ts';
import { ofStatus } from './of-status.ts';
import { ofVerify } from './of-verify.ts';
import { absent, failureOfMode, keysExpiring, present, type SightingFacts } from './sighting.ts';

/** What a run observed that failed before its mode was known. */
export function sightingsOfRefused(code: string | undefined, { database }: SightingFacts): Sighting[] {
  return [present({ condition: 'run-failed', database }, code === undefined ? {} : { code })];
}

/** What a run observed. Nothing if it was cancelled. Never contains text of the report. */
export function sightingsOf(report: Report, facts: SightingFacts): Sighting[] {
  // Those of its databases that were finished before a cancel were observed.
  if (report.mode === 'fleet') return ofFleet(report, facts);
  if (report.exitCode === EXIT.cancelled) return [];
  return [...ofRun(report, facts), ...keysExpiring(report.keyExpiry ?? [], facts), ...ofMode(report, facts)];
}

function ofFleet({ databases }: FleetReport, { now }: SightingFacts): Sighting[] {
  return Object.entries(databases).flatMap(([database, report]) => sightingsOf(report, { database, now }));
}

function ofMode(report: Exclude<Report, FleetReport>, facts: SightingFacts): Sighting[] {
  switch (report.mode) {
    case 'backup':
      return [...ofBackup(report, facts), ...(report.log === undefined ? [] : withinBackup(report.log, facts))];
    case 'ship':
      return ofShip(report, facts);
    case 'verify':
      return ofVerify(report, facts);
    case 'status':
      return ofStatus(report, facts);
    case 'sync':
      return report.dryRun ? [] : report.destinations.flatMap(synced);
    default:
      return [];
  }
}

/** A shipment within a backup has the conditions of one that ran alone. */
function withinBackup(log: ShipReport, facts: SightingFacts): Sighting[] {
  return log.exitCode === EXIT.cancelled ? [] : [...ofRun(log, facts), ...ofMode(log, facts)];
}

/** A destination that has everything after a sync is no longer out of sync. One that does not is the run's failure. */
function synced({ database, label, backups }: SyncReport['destinations'][number]): Sighting[] {
  const isComplete = backups.every(
    ({ outcome }) => outcome === 'copied' || outcome === 'repaired' || outcome === 'skipped',
  );
  return isComplete ? [absent({ condition: 'destination-stale', database, destination: label })] : [];
}

/**
 * Whether the run of a mode failed. A success also closes what a run of this mode left open that failed before its database was
 * known, because the input that it failed with is valid again.
 */
function ofRun(report: Exclude<Report, FleetReport>, { database }: SightingFacts): Sighting[] {
  const condition = failureOfMode(report.mode);
  if (condition === undefined) return [];
  if (hasFailed(report)) return [present({ condition, database }, failureDetails(report))];
  return [...new Set([database, ''])].flatMap((each) => [
    absent({ condition, database: each }),
    absent({ condition: 'run-failed', database: each }),
  ]);
}

/** Findings of verify and status are conditions of their own, with few exceptions. Of other modes, a finding is a failure. */
function hasFailed(report: Exclude<Report, FleetReport>): boolean {
  // A destination that could not be read while others could is a condition of its own.
  const isOnlyOne = report.mode === 'status' && report.destinations.length > 0 && (report.unreadable?.length ?? 0) > 0;
  if (report.error !== undefined && !isOnlyOne) return true;
  if (report.mode === 'status') return otherFinding(report) !== undefined;
  return report.exitCode !== EXIT.done && report.mode !== 'verify';
}

/** What a status finds that has no condition of its own. */
function otherFinding(report: Exclude<Report, FleetReport>): 'lineage' | 'records' | 'objective' | undefined {
  if (report.mode !== 'status') return undefined;
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
  if (failed.some(({ group }) => group === 'lineage')) return 'lineage';
  if (failed.some(({ group }) => group === 'authenticity')) return 'records';
  return failed.some((check) => objectiveOf(check) === 'rto') ? 'objective' : undefined;
}

function failureDetails(report: Exclude<Report, FleetReport>): ConditionDetails {
  const code = report.error?.code;
  const state = otherFinding(report);
  return { ...(code && { code }), ...(state && { state }), ...(report.mode === 'backup' ? riskOf(report) : {}) };
}
