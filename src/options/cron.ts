import { parseCron } from '../core/planning/schedule/cron.ts';
import { invalid } from './schema.ts';

/** Without names, which systemd's calendar does not have in this form. */
const NUMBERS = /^[0-9*,/ -]+$/;

/** Five fields of numbers, `*`, ranges, lists and steps, which GitHub and cron both read. @throws {RestorableError} INPUT_INVALID */
export function readCron(text: string): string {
  const fields = text.trim().replaceAll(/\s+/g, ' ');
  if (NUMBERS.test(fields) && parseCron(fields) !== undefined) return fields;
  throw invalid(
    'schedule',
    '`schedule` is not a cron expression.',
    "Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.",
  );
}
