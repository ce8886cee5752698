import { RestorableError } from '../../core/errors.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * The calendar expression of systemd for a cron expression (systemd.time(7)), in UTC.
 * @throws {RestorableError} INPUT_INVALID for a day of the month together with a weekday: cron means either, systemd both
 */
export function calendarOf(cron: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ');
  if (day !== '*' && weekday !== '*') {
    throw new RestorableError('INPUT_INVALID', '`schedule` has a day of the month and a weekday.', {
      hint: 'Give one of them: cron runs on either, systemd only on days that are both.',
    });
  }
  const days = weekday === '*' ? '' : `${weekday.split(',').map(weekdays).join(',')} `;
  return `${days}*-${field(month, 1)}-${field(day, 1)} ${field(hour, 0)}:${field(minute, 0)}:00 UTC`;
}

/** `5`, `1-5` becomes `1..5`, a step of everything starts at the field's first value. */
function field(text: string, first: number): string {
  return text
    .split(',')
    .map((part) => part.replace('-', '..').replace(/^\*\//, `${first}/`))
    .join(',');
}

function weekdays(part: string): string {
  const [range = '', step] = part.split('/');
  const [low = '0', high = low] = range === '*' ? ['0', '6'] : range.split('-');
  const found: string[] = [];
  for (let at = Number(low); at <= Number(high); at += Number(step ?? 1)) found.push(WEEKDAYS[at] ?? '');
  return found.join(',');
}

/** A value of a file that a shell, and systemd as `EnvironmentFile`, both read. */
export function environmentLine(name: string, value: string): string {
  return `${name}="${value.replaceAll(/["\\$`]/g, '\\$&')}"\n`;
}

/** A word of `ExecStart` (systemd.service(5)): `%` and `$` would be expanded. */
export function unitWord(text: string): string {
  const escaped = text.replaceAll('%', '%%').replaceAll('$', '$$$$').replaceAll(/["\\]/g, '\\$&');
  return /^[\w./:=%$-]+$/.test(text) ? escaped : `"${escaped}"`;
}
