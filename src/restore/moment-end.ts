import { exactIso, microsecondsOf } from '../core/exact-time.ts';
import { isBefore, type LogPosition } from '../core/format/log/log-position.ts';
import { isEndOf, isIncluded } from '../core/format/log/log-transaction.ts';
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
      return isIncluded(until.transaction, to) === true || isEndOf(until.transaction, to);
    case 'position':
      return to.server === until.position.server && !isBefore(to, until.position);
  }
}

/**
 * What to give instead, if the end names a transaction in a way that the log at a position does not know: it is then neither before nor
 * after any backup. Undefined if it does know it.
 */
export function otherName(until: ReplayEnd, position: LogPosition): string | undefined {
  if (until.kind !== 'before' || isIncluded(until.transaction, position) !== undefined) return undefined;
  if (position.kind === 'wal') return 'The log is of PostgreSQL: give `before-lsn: 16/B374D848`, or `at`.';
  if (position.gtid === null) return 'The source has no GTIDs: give `at`.';
  const [flavor, example] = position.gtid.includes(':') ? ['MySQL', 'uuid:1234'] : ['MariaDB', '0-1-1234'];
  return `The log is of ${flavor}: give \`before-gtid: ${example}\`, or \`at\`.`;
}
