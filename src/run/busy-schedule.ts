import { busyMinutesOf, isTooFrequent, parseCron } from '../core/planning/schedule/cron.ts';

/** What is wrong with a schedule of GitHub's that starts too often, or when GitHub has the most to start. Undefined if nothing is. */
export function busyScheduleWarning(schedule: string): string | undefined {
  const cron = parseCron(schedule);
  if (cron === undefined) return undefined;
  if (isTooFrequent(cron)) {
    return `The schedule "${schedule}" has starts less than 5 minutes apart, and GitHub starts no schedule more often than every 5 minutes.`;
  }
  const minutes = busyMinutesOf(cron);
  if (minutes.length === 0) return undefined;
  return `The schedule "${schedule}" is at minute ${minutes.join(', ')} of the hour, when GitHub has the most to start: runs start late, or never. Choose another minute, such as 23.`;
}
