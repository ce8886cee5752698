import type { ConditionName } from '../../core/watch/condition.ts';
import type { Places } from './places.ts';

/** A condition as the title of a message: while it is present, and when it is over. */
export interface Titles {
  readonly wrong: string;
  readonly over: string;
}

/** @param state which of several states the condition is in */
export function titlesOf(condition: ConditionName, places: Places, state: string | undefined): Titles {
  const of = places.database === '' ? '' : ` of ${places.database}`;
  const at = places.destination === undefined ? '' : ` at ${places.destination}`;
  switch (condition) {
    case 'backup-failed':
    case 'restore-failed':
      return failure(condition === 'backup-failed' ? 'backup' : 'restore', places);
    case 'verification-error':
      return { ...failure('verification', places), ...(of && { wrong: `Verification${of} could not be completed` }) };
    case 'verification-failed':
      return { wrong: `Verification${of} failed`, over: `Verification${of} passed again` };
    case 'backup-overdue':
      return { wrong: `Backup${of} is overdue`, over: `Backup${of} is up to date again` };
    case 'verification-overdue':
      return { wrong: `Verification${of} is overdue`, over: `Verification${of} is up to date again` };
    case 'backup-incomplete':
      return state === 'objects-missing'
        ? { wrong: `Newest backup${of} is incomplete${at}`, over: `Newest backup${of} is complete again${at}` }
        : { wrong: `Incomplete backup${of}${at}`, over: `No incomplete backup${of} any more${at}` };
    case 'destination-stale':
      return { wrong: `Newest backup${of} is missing${at}`, over: `Newest backup${of} is stored again${at}` };
    case 'capacity':
      return capacity(`Capacity for the backups${of}${at}`, state);
    case 'size-anomaly':
      return {
        wrong: `Newest backup${of} has an unusual size${at}`,
        over: `Newest backup${of} has a usual size again${at}`,
      };
    case 'key-expiry':
      return {
        wrong: `A ${places.key ?? ''} key${of} ${state === 'expired' ? 'has expired' : 'expires soon'}`,
        over: `No ${places.key ?? ''} key${of} expires soon any more`,
      };
    case 'schedule-disabled':
      return { wrong: `Schedule${of} is disabled`, over: `Schedule${of} is enabled again` };
    case 'three-two-one':
      return { wrong: `Copies${of} do not meet the 3-2-1 rule`, over: `Copies${of} meet the 3-2-1 rule again` };
    default:
      return failure(`\`${condition.replace(/-failed$/, '')}\` run`, places);
  }
}

function failure(what: string, { database }: Places): Titles {
  const capital = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  if (database === '') return { wrong: `A ${what} failed before it started`, over: `${capital}: it starts again` };
  return { wrong: `${capital} of ${database} failed`, over: `${capital} of ${database} succeeded again` };
}

function capacity(what: string, state: string | undefined): Titles {
  const wrong = state === 'exceeded' ? `${what} is exceeded` : `${what} is nearly exhausted`;
  return { wrong, over: `${what} is sufficient again` };
}
