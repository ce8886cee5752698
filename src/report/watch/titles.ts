import type { ConditionDetails, ConditionName } from '../../core/watch/condition.ts';
import type { Places } from './places.ts';

/** A condition as the title of a message: while it is present, and when it is over. */
export interface Titles {
  readonly wrong: string;
  readonly over: string;
}

/** Titles of conditions whose wording depends on nothing else. `OF` and `AT` are replaced. */
const PLAIN: Readonly<Partial<Record<ConditionName, readonly [wrong: string, over: string]>>> = {
  'verification-failed': ['VerificationOF failed', 'VerificationOF passed again'],
  'backup-overdue': ['BackupOF is overdue', 'BackupOF is up to date again'],
  'verification-overdue': ['VerificationOF is overdue', 'VerificationOF is up to date again'],
  'log-gap': ['LogOF has a gap', 'LogOF continues again'],
  'log-late': ['LogOF is late', 'LogOF is up to date again'],
  'size-anomaly': ['Newest backupOF has an unusual size', 'Newest backupOF has its usual size again'],
  'schedule-disabled': ['ScheduleOF is disabled', 'ScheduleOF is enabled again'],
  'three-two-one': ['CopiesOF do not meet the 3-2-1 rule', 'CopiesOF meet the 3-2-1 rule again'],
};

/** What is wrong is after the names, so that these are cut and not the title. */
const NAME_LENGTH = 40;

function cut(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}

export function titlesOf(condition: ConditionName, places: Places, details: ConditionDetails): Titles {
  const of = places.database === '' ? '' : ` of ${cut(places.database)}`;
  const destination = places.destination === undefined ? undefined : cut(places.destination);
  const at = destination === undefined ? '' : ` at ${destination}`;
  const fill = (text: string): string => text.replace('OF', () => of).replace('AT', () => at);
  const plain = PLAIN[condition];
  if (plain !== undefined) return { wrong: fill(plain[0]), over: fill(plain[1]) };
  switch (condition) {
    case 'backup-failed':
      return failed(details.state === 'committed' ? 'Backup run' : 'Backup', places);
    case 'verification-error':
      return { ...failed('Verification', places), ...(of && { wrong: `Verification${of} could not be completed` }) };
    case 'backup-incomplete':
      return incomplete(of, at, details.state);
    case 'destination-stale': {
      const what = `${destination === undefined ? 'A destination' : `Destination ${destination}`}${of}`;
      return { wrong: `${what} is out of sync`, over: `${what} has the newest backup again` };
    }
    case 'capacity':
      return capacity(`Capacity for backups${of}${at}`, details);
    case 'key-expiry':
      return keyExpiry(places.key, of, details);
    case 'run-failed':
      return failed('A run', places);
    case 'restore-failed':
      return failed('Restore', places);
    default:
      return failed(`\`${condition.replace(/-failed$/, '')}\``, places);
  }
}

function failed(what: string, { database }: Places): Titles {
  if (database === '') return { wrong: `${what} failed before it started`, over: `${what} starts again` };
  const of = `${what} of ${cut(database)}`;
  return { wrong: `${of} failed`, over: `${of} succeeded again` };
}

function incomplete(of: string, at: string, state: string | undefined): Titles {
  const over = `No incomplete backup${of}${at} any more`;
  if (state === 'not-counted') return { wrong: `Newest backup${of}${at} does not count`, over };
  if (state === 'objects-missing') return { wrong: `Objects of the newest backup${of} are missing${at}`, over };
  return { wrong: `A backup${of}${at} was never completed`, over };
}

function capacity(what: string, { state, seriousAt }: ConditionDetails): Titles {
  const over = `${what} is sufficient again`;
  if (state === 'exceeded') return { wrong: `${what} is exceeded`, over };
  return { wrong: `${what} is reached on ${dayOf(seriousAt)}`, over };
}

function keyExpiry(use: string | undefined, of: string, { seriousAt, state }: ConditionDetails): Titles {
  const key = `${use === undefined ? 'A' : `${use.slice(0, 1).toUpperCase()}${use.slice(1)}`} key${of}`;
  return {
    wrong: `${key} ${state === 'expired' ? 'expired' : 'expires'} on ${dayOf(seriousAt)}`,
    over: `${key} no longer expires soon`,
  };
}

function dayOf(iso: string | undefined): string {
  return iso?.slice(0, 10) ?? 'an unknown day';
}
