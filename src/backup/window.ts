import { RestorableError } from '../core/errors.ts';
import { Calendar } from '../core/planning/schedule/calendar.ts';
import { describeWindow, isWithin, nextOpening } from '../core/planning/schedule/time-window.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import { humanMs } from '../report/format.ts';

/**
 * Refuses to start outside the hours of `window`. A run that started within them may end later. `timeout` limits its duration.
 * @throws {RestorableError} OUTSIDE_WINDOW, INPUT_INVALID for an unknown time zone
 */
export function requireOpenWindow({ window, timeZone }: BackupRequest, now: Date): void {
  if (window === undefined) return;
  const calendar = new Calendar(timeZone);
  if (isWithin(window, calendar.minuteOfDay(now))) return;
  const opens = nextOpening(window, calendar, now);
  const when = opens && `at ${opens.toISOString().slice(0, 16)}Z, in ${humanMs(opens.getTime() - now.getTime())}`;
  throw new RestorableError(
    'OUTSIDE_WINDOW',
    `It is outside the window ${describeWindow(window)} (${timeZone}), so nothing was started.`,
    {
      hint: `It opens ${when ?? 'never'}. GitHub starts scheduled runs late: schedule them early in the window, or widen it.`,
    },
  );
}
