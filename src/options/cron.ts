import { invalid } from './schema.ts';

/** Minute, hour, day, month, weekday. */
const CRON_FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Five fields of numbers, `*`, ranges, lists and steps, which GitHub and cron both read. @throws {RestorableError} INPUT_INVALID */
export function readCron(text: string): string {
  const fields = text.trim().split(/\s+/);
  const isValid = CRON_FIELDS.every(([least, most], at) =>
    (fields[at] ?? '').split(',').every((part) => {
      const [, low, high] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/[1-9]\d?)?$/.exec(part) ?? [];
      const numbers = [low, high].filter((each) => each !== undefined).map(Number);
      const isForm = low !== undefined || /^\*(?:\/[1-9]\d?)?$/.test(part);
      return isForm && numbers.every((number) => number >= least && number <= most);
    }),
  );
  if (isValid && fields.length === CRON_FIELDS.length) return fields.join(' ');
  throw invalid(
    'schedule',
    '`schedule` is not a cron expression.',
    "Five fields: minute, hour, day, month, weekday, in UTC. For example '23 2 * * *', every night at 02:23.",
  );
}
