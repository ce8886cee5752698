import { EXIT } from '../../core/errors.ts';
import type { ConditionDetails, Sighting } from '../../core/watch/condition.ts';
import type { FleetReport, Report } from '../report.ts';
import { ofBackup, riskOf } from './of-backup.ts';
import { ofVerify } from './of-verify.ts';
import { absent, failureOfMode, keysExpiring, present, type SightingFacts } from './sighting.ts';

export type { SightingFacts } from './sighting.ts';

/** What a run observed. Nothing if it was cancelled. Never contains text of the report. */
export function sightingsOf(report: Report, facts: SightingFacts): Sighting[] {
  if (report.exitCode === EXIT.cancelled) return [];
  if (report.mode === 'fleet') return ofFleet(report, facts);
  return [...ofRun(report, facts), ...keysExpiring(report.keyExpiry ?? [], facts), ...ofMode(report, facts)];
}

function ofFleet({ databases }: FleetReport, { now }: SightingFacts): Sighting[] {
  return Object.entries(databases).flatMap(([database, report]) => sightingsOf(report, { database, now }));
}

function ofMode(report: Exclude<Report, FleetReport>, facts: SightingFacts): Sighting[] {
  switch (report.mode) {
    case 'backup':
      return ofBackup(report, facts);
    case 'verify':
      return ofVerify(report, facts);
    default:
      return [];
  }
}

/**
 * Whether the run of a mode failed. A success also closes what a run of this mode left open that failed before its database was
 * known, because the input that it failed with is valid again.
 */
function ofRun(report: Exclude<Report, FleetReport>, { database }: SightingFacts): Sighting[] {
  const condition = failureOfMode(report.mode);
  if (condition === undefined) return [];
  if (hasFailed(report)) return [present({ condition, database }, failureDetails(report))];
  return [...new Set([database, ''])].map((each) => absent({ condition, database: each }));
}

/** Findings of these modes are conditions of their own. Of the others, a finding is a failure. */
const WITH_FINDINGS: ReadonlySet<Report['mode']> = new Set<Report['mode']>(['verify', 'status']);

function hasFailed({ mode, error, exitCode }: Report): boolean {
  return error !== undefined || (exitCode !== EXIT.done && !WITH_FINDINGS.has(mode));
}

function failureDetails(report: Exclude<Report, FleetReport>): ConditionDetails {
  const code = report.error?.code;
  return { ...(code && { code }), ...(report.mode === 'backup' ? riskOf(report) : {}) };
}
