import { SIZE_CHECK } from '../../core/checks/check.ts';
import { confirms } from '../../core/checks/verdict.ts';
import type { Sighting } from '../../core/watch/condition.ts';
import type { DestinationStatus, StatusReport } from '../facts/status/status.ts';
import { ruleSightings } from './of-copies.ts';
import { logOfStatus } from './of-log.ts';
import { absent, neverVerified, overdue, present, type SightingFacts, severityBefore } from './sighting.ts';

/** What a status observed besides its own failure. Nothing about a destination that could not be read. */
export function ofStatus(report: StatusReport, facts: SightingFacts): Sighting[] {
  const { destinations, rule } = report;
  if (destinations.length === 0) return [];
  const { database } = facts;
  return [
    ...backupAge(report, facts),
    ...verificationAge(report, facts),
    ...missedRuns(report, facts),
    ...lastVerdict(report, facts),
    ...logOfStatus(report, facts),
    ...size(report, facts),
    ...destinations.flatMap((at) => [...incomplete(at, facts), ...capacity(at, report, facts)]),
    ...stale(report, facts),
    ...unreadable(report, facts),
    ...scheduleState(report, facts),
    ...(rule === undefined ? [] : ruleSightings(rule, { database, destinations: destinations.length })),
  ];
}

/** The newest copy at any destination counts. */
function backupAge({ destinations, objectives }: StatusReport, { database, now }: SightingFacts): Sighting[] {
  const where = { condition: 'backup-overdue', database } as const;
  const youngest = youngestOf(destinations);
  if (youngest === undefined) return [present(where)];
  const limitMs = objectives?.rpoMs ?? youngest.usualAgeMs;
  if (limitMs === undefined) return [];
  const lastAt = new Date(now.getTime() - youngest.newestAgeMs).toISOString();
  const { id, finishedAt } = youngest.newest;
  return [overdue(where, { about: id, lastAt, doneAt: finishedAt, limitMs }, now)];
}

function youngestOf(destinations: readonly DestinationStatus[]) {
  const ages = destinations.flatMap(({ newest, newestAgeMs, usualAgeMs }) =>
    newest === undefined || newestAgeMs === undefined ? [] : [{ newest, newestAgeMs, usualAgeMs }],
  );
  return ages.toSorted((a, b) => a.newestAgeMs - b.newestAgeMs)[0];
}

function verificationAge({ destinations, objectives }: StatusReport, { database, now }: SightingFacts): Sighting[] {
  const limitMs = objectives?.verifyEveryMs;
  if (limitMs === undefined) return [];
  const where = { condition: 'verification-overdue', database } as const;
  const last = newestVerification(destinations);
  if (last !== undefined) return [overdue(where, { lastAt: last.finishedAt, limitMs }, now)];
  return neverVerified(where, { oldest: destinations.flatMap(({ oldestAt }) => oldestAt ?? []), limitMs }, now);
}

/** A run that a schedule should have started, and nothing since. What was missed may be at a destination that could not be read. */
function missedRuns(
  { schedules = [], unreadable = [], destinations, workflow: asked }: StatusReport,
  { database }: SightingFacts,
): Sighting[] {
  if (unreadable.length > 0) return [];
  const about = newestOf(destinations);
  return schedules.flatMap(({ what, missingSince, endedAt, repository, workflow }) => {
    if (missingSince === null || endedAt !== null) return [];
    const details = { ...(about && what === 'backup' && { about }), since: missingSince, state: 'missed-run' };
    // No run has a page, and that of this run would mislead. The page of the workflow shows what happened instead.
    const isAsked = asked?.repository.toLowerCase() === repository.toLowerCase() && workflow.endsWith(`/${asked.file}`);
    return [present({ condition: `${what}-overdue`, database }, { ...details, ...(isAsked && { runUrl: asked.url }) })];
  });
}

/** The last verifications, by their records, in case their own runs told no one. */
function lastVerdict({ destinations }: StatusReport, { database }: SightingFacts): Sighting[] {
  const newest = newestVerification(destinations);
  if (newest === undefined) return [];
  const failed = { condition: 'verification-failed', database } as const;
  // A missed objective is about the time. What was too old is overdue, and what was too slow is a check of its own.
  const bad = newestVerification(destinations, (last) => last.verdict === 'failed' && !confirms(last));
  if (bad !== undefined) {
    const details = { about: bad.id, state: bad.reason ?? 'backup' };
    return [present({ ...failed, asOf: bad.finishedAt }, details)];
  }
  const error = { condition: 'verification-error', database, asOf: newest.finishedAt } as const;
  if (newest.verdict === 'error') return [present(error, { about: newest.id })];
  return [absent({ ...failed, asOf: newest.finishedAt }), absent(error)];
}

type Last = NonNullable<DestinationStatus['lastVerification']>;

function newestVerification(
  destinations: readonly DestinationStatus[],
  isMeant: (last: Last) => boolean = () => true,
): Last | undefined {
  const lasts = destinations.flatMap(({ lastVerification }) => lastVerification ?? []).filter(isMeant);
  return lasts.toSorted((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt))[0];
}

/** The size of a dump is the same at each destination. */
function size({ checks, destinations }: StatusReport, { database }: SightingFacts): Sighting[] {
  const where = { condition: 'size-anomaly', database } as const;
  const compared = checks.filter(({ name, outcome }) => name === SIZE_CHECK && outcome !== 'skipped');
  if (compared.length === 0) return [];
  const odd = compared.find(({ outcome }) => outcome === 'failed');
  if (odd === undefined) return [absent(where)];
  const figure = odd.facts.find((fact) => fact.kind === 'measured');
  const about = newestOf(destinations);
  const isKnown = typeof figure?.found === 'number' && typeof figure.expected === 'number';
  const figures = isKnown ? { found: figure.found, limit: figure.expected, unit: 'bytes' as const } : {};
  return [present(where, { ...(about && { about }), ...figures })];
}

function newestOf(destinations: readonly DestinationStatus[]): string | undefined {
  return destinations
    .flatMap(({ newest }) => newest?.id ?? [])
    .toSorted()
    .at(-1);
}

/** The newest backup can't be restored from here alone, or a run ended before its commit. The former is worse. */
function incomplete(at: DestinationStatus, { database }: SightingFacts): Sighting[] {
  const where = { condition: 'backup-incomplete', database, destination: at.label } as const;
  const { newest, uncounted, brokenObjects, incomplete: runs = [] } = at;
  if (uncounted !== undefined)
    return [present({ ...where, severity: 'critical' }, { about: uncounted, state: 'not-counted' })];
  if (newest !== undefined && brokenObjects > 0) {
    return [
      present({ ...where, severity: 'critical' }, { about: newest.id, state: 'objects-missing', found: brokenObjects }),
    ];
  }
  const ended = runs.filter(({ hasEnded }) => hasEnded);
  const [last] = ended;
  if (last === undefined) return [absent(where)];
  const run = last.runUrl === null ? {} : { runUrl: last.runUrl };
  return [present(where, { about: last.id, state: 'not-committed', found: ended.length, unit: 'runs', ...run })];
}

/** A forecast varies. What is only a few days better than a warning neither opens nor closes anything. */
const CLEAR_MS = 37 * 86_400_000;

function capacity(at: DestinationStatus, { objectives }: StatusReport, { database, now }: SightingFacts): Sighting[] {
  const limit = objectives?.capacityBytes;
  if (limit === undefined) return [];
  const where = { condition: 'capacity', database, destination: at.label } as const;
  const figures = { found: at.totalBytes, limit, unit: 'bytes' } as const;
  if (at.totalBytes > limit) return [present({ ...where, severity: 'critical' }, { ...figures, state: 'exceeded' })];
  const day = at.capacityReachedOn ?? undefined;
  const leftMs = day === undefined ? Number.POSITIVE_INFINITY : Date.parse(day) - now.getTime();
  const severity = severityBefore(now.getTime() + leftMs, now);
  if (day === undefined || severity === undefined) return leftMs < CLEAR_MS ? [] : [absent(where)];
  return [present({ ...where, severity }, { ...figures, seriousAt: new Date(day).toISOString() })];
}

/** Only if GitHub was asked about the workflow. */
function scheduleState(report: StatusReport, { database, now }: SightingFacts): Sighting[] {
  const { workflow, destinations, objectives } = report;
  // A state that this version does not know may be either.
  if (workflow === undefined || workflow.state === 'other') return [];
  const where = { condition: 'schedule-disabled', database } as const;
  const { state, file, url } = workflow;
  if (state === 'active') return [absent(where)];
  const youngest = youngestOf(destinations);
  const limit = objectives?.rpoMs;
  if (youngest === undefined || limit === undefined) return [present(where, { about: file, state, runUrl: url })];
  const seriousAt = new Date(now.getTime() - youngest.newestAgeMs + limit).toISOString();
  return [present(where, { about: file, state, runUrl: url, seriousAt, limit, unit: 'ms' })];
}

/** If others could be read, this one is the problem, and not the run. */
function unreadable({ unreadable: labels = [] }: StatusReport, { database }: SightingFacts): Sighting[] {
  return labels.map(({ label, code }) =>
    present({ condition: 'destination-stale', database, destination: label }, { code, state: 'unreadable' }),
  );
}

function stale({ destinations }: StatusReport, { database }: SightingFacts): Sighting[] {
  const newest = newestOf(destinations);
  if (newest === undefined) return [];
  return destinations.map((at) => {
    const where = { condition: 'destination-stale', database, destination: at.label } as const;
    return at.newest?.id === newest ? absent(where) : present(where, { about: newest });
  });
}
