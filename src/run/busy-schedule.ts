import { busyMinutesOf, parseCron } from '../core/planning/cron.ts';

/** What is wrong with a schedule of GitHub's that starts when it has the most to start. Undefined if nothing is. */
export function busyScheduleWarning(schedule: string): string | undefined {
  const cron = parseCron(schedule);
  const minutes = cron === undefined ? [] : busyMinutesOf(cron);
  if (minutes.length === 0) return undefined;
  return `The schedule "${schedule}" is at minute ${minutes.join(', ')} of the hour, when GitHub has the most to start: runs start late, or never. Choose another minute, such as 23.`;
}
