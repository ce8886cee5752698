import { exactIso, microsecondsOf } from '../core/exact-time.ts';
import { isBefore, type LogPosition } from '../core/format/log/log-position.ts';
import { isIncluded } from '../core/format/log/log-transaction.ts';
import type { ReplayEnd } from '../ports/engine/replay.ts';

/** The time, the transaction or the position of the end of a replay, for messages and reports. */
export function endInWords(until: ReplayEnd): string {
  switch (until.kind) {
    case 'time':
      return exactIso(until);
    case 'before':
      return until.transaction;
    case 'position':
      return until.position.kind === 'wal'
        ? until.position.lsn
        : `${until.position.file}:${String(until.position.offset)}`;
  }
}

/** Whether a replay can begin at a backup. False if its position does not say whether it is early enough. */
export function canBeginAt(until: ReplayEnd, position: LogPosition): boolean {
  switch (until.kind) {
    case 'time':
      return Date.parse(position.at) <= until.at.getTime();
    case 'before':
      return isIncluded(until.transaction, position) === false;
    case 'position':
      return position.server === until.position.server && !isBefore(until.position, position);
  }
}

/**
 * Whether a shipment contains the end of a replay, or one before it does.
 * @param toAt any moment up to here can be restored
 */
export function isReachedAt(until: ReplayEnd, to: LogPosition, toAt: Date): boolean {
  switch (until.kind) {
    case 'time':
      return microsecondsOf({ at: toAt }) >= microsecondsOf(until);
    case 'before':
      return isIncluded(until.transaction, to) === true;
    case 'position':
      return to.server === until.position.server && !isBefore(to, until.position);
  }
}
