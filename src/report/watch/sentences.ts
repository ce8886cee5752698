import { parseBackupId } from '../../core/format/backup-id.ts';
import type { ConditionDetails, ConditionName } from '../../core/watch/condition.ts';
import type { Incident } from '../../core/watch/incident.ts';
import { humanAge, humanBytes } from '../format.ts';

/** `2026-11-21 02:00 UTC`: to the minute, as everything that people act on. */
export function minuteOf(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** When it began, if that is known, or else when it was first observed. */
export function beginOf({ details, since }: Incident): string {
  return details.since ?? since;
}

/** What is known, since when, and when it becomes serious. @param now the time of the notice */
export function knownOf(incident: Incident, now: Date): string[] {
  const { subject, details } = incident;
  const since = `${details.since === undefined ? 'First observed' : 'Since'}: ${minuteOf(beginOf(incident))}.`;
  return [...factsOf(subject.condition, details), since, ...seriousOf(subject.condition, details, now)];
}

/** How long it lasted. */
export function lastedOf(incident: Incident, closedAt: string): string[] {
  const begin = beginOf(incident);
  const ms = Math.max(0, Date.parse(closedAt) - Date.parse(begin));
  return [`It lasted ${humanAge(ms)}, from ${minuteOf(begin)} to ${minuteOf(closedAt)}.`];
}

function factsOf(condition: ConditionName, details: ConditionDetails): string[] {
  const { code, state, about, found } = details;
  const ended = code === undefined ? [] : [`The run ended with the error ${code}.`];
  switch (condition) {
    case 'backup-failed':
      if (state === 'committed') return [...ended, `The backup ${about} is complete; what failed came after it.`];
      return [...ended, ...newest(about)];
    case 'backup-overdue':
      if (state === 'missed-run') return [...missedRun(details), ...newest(about)];
      return about === undefined ? ['There is no backup.'] : [...newest(about), ...age(details)];
    case 'verification-overdue':
      if (state === 'missed-run') return missedRun(details);
      return found === undefined ? ['No backup was ever verified.'] : age(details);
    case 'verification-failed':
      return [...whyFailed(state), ...(about === undefined ? [] : [`The backup is ${about}.`])];
    case 'log-gap':
      return [...ended, ...gapOf(details)];
    case 'log-late':
      return found === undefined ? ['No log was shipped.'] : endOfLog(details);
    case 'destination-stale':
      if (state === 'unreadable') return [`It could not be read: ${code ?? 'unknown'}.`];
      return about === undefined ? [] : [`It lacks the backup of ${madeAt(about)}${stale(state)}.`];
    case 'backup-incomplete':
      return state === 'objects-missing' ? [`${found ?? 0} of its objects are missing or damaged.`] : unfinished(about);
    case 'capacity':
      return sizes(details, (found, limit) => `${found} of ${limit} are used.`);
    case 'size-anomaly':
      return sizes(details, (found, limit) => `Its size is ${found}; usually it is ${limit}.`);
    case 'key-expiry':
      return about === undefined ? [] : [`The key is ${about}.`];
    case 'schedule-disabled':
      return [`${about ?? 'The workflow'} ${DISABLED[state ?? ''] ?? 'is disabled'}.`];
    case 'three-two-one':
      return [`There are ${found ?? 0} copies with the database itself. Missing: ${state ?? 'unknown'}.`];
    default:
      return ended;
  }
}

function newest(id: string | undefined): string[] {
  return id === undefined ? [] : [`The newest backup is of ${madeAt(id)}.`];
}

/** When a backup was made, by its id. */
function madeAt(id: string): string {
  const startedAt = parseBackupId(id)?.startedAt;
  return startedAt === undefined ? id : minuteOf(startedAt.toISOString());
}

const HOUR_MS = 3_600_000;
/** Objectives are usually set in hours up to this. */
const IN_HOURS_MS = 72 * HOUR_MS;

/** `26h`, `7d`: as people set it. */
function limitOf(ms: number): string {
  return ms <= IN_HOURS_MS && ms % HOUR_MS === 0 ? `${ms / HOUR_MS}h` : humanAge(ms);
}

function missedRun({ since }: ConditionDetails): string[] {
  return since === undefined ? [] : [`The run that the schedule should have started at ${minuteOf(since)} is missing.`];
}

function age({ found, limit }: ConditionDetails): string[] {
  if (found === undefined || limit === undefined) return [];
  return [`The last one is ${humanAge(found)} old; the limit is ${limitOf(limit)}.`];
}

function gapOf({ since, found }: ConditionDetails): string[] {
  if (since === undefined || found === undefined) return [];
  const to = new Date(Date.parse(since) + found).toISOString();
  return [`Moments between ${minuteOf(since)} and ${minuteOf(to)} can't be restored.`];
}

function endOfLog({ found, limit }: ConditionDetails): string[] {
  if (found === undefined || limit === undefined) return [];
  return [`What was committed in the last ${humanAge(found)} is not stored; the limit is ${limitOf(limit)}.`];
}

const WHY: Readonly<Record<string, string>> = {
  backup: 'The backup is not reliable.',
  lineage: 'The backup restores, but another one is missing without an explanation.',
  records: 'Someone wrote many records of tests that do not count to a destination, so some were not read.',
  check: 'The backup restores, but its data is not as a check expects.',
  log: 'The backup restores, but the log since an older one does not lead to it.',
  objective: 'The backup restores, but too slowly.',
};

const DISABLED: Readonly<Record<string, string>> = {
  deleted: 'was deleted from the default branch',
  disabled_fork: 'is disabled, because the repository is a fork',
  disabled_inactivity: 'was disabled by GitHub, because nothing was committed to the repository for 60 days',
  disabled_manually: 'was disabled by a person',
};

function whyFailed(state: string | undefined): string[] {
  return state === undefined ? [] : [WHY[state] ?? ''].filter((text) => text !== '');
}

const STALE: Readonly<Record<string, string>> = {
  failed: ': an error occurred',
  'too-slow': ': it was too slow',
  'out-of-sync': ': it lacks what this backup builds on',
};

function stale(state: string | undefined): string {
  return STALE[state ?? ''] ?? '';
}

function unfinished(id: string | undefined): string[] {
  return id === undefined ? [] : [`The run of ${id} never committed.`];
}

function sizes({ found, limit }: ConditionDetails, say: (found: string, limit: string) => string): string[] {
  return found === undefined || limit === undefined ? [] : [say(humanBytes(found), humanBytes(limit))];
}

/** What happens at that time. */
function seriousOf(condition: ConditionName, { seriousAt, limit, unit }: ConditionDetails, now: Date): string[] {
  if (seriousAt === undefined) return [];
  const isPast = Date.parse(seriousAt) <= now.getTime();
  const when = condition === 'capacity' ? seriousAt.slice(0, 10) : minuteOf(seriousAt);
  switch (condition) {
    case 'backup-failed':
    case 'schedule-disabled': {
      const rpo = limit === undefined || unit !== 'ms' ? 'The RPO' : `The RPO of ${limitOf(limit)}`;
      return [`${rpo} ${isPast ? 'was' : 'is'} breached at ${when}.`];
    }
    case 'capacity':
      return [isPast ? `It is full since ${when}.` : `At this pace it is full on ${when}.`];
    case 'key-expiry':
      return [`It ${isPast ? 'expired' : 'expires'} at ${when}.`];
    default:
      return [`It becomes serious at ${when}.`];
  }
}
