import type { ScheduleStatus } from '../../facts/status/schedule.ts';
import { humanMs, plural } from '../../format.ts';
import { code, many, type Section, toned } from '../document.ts';
import type { Tone } from '../tone.ts';

/** Times of missed runs that a line names. */
const NAMED = 3;

/** One line for each schedule. Those that miss a run now are first. */
export function scheduleSection(schedules: readonly ScheduleStatus[]): Section[] {
  if (schedules.length === 0) return [];
  const isMissing = ({ missingSince }: ScheduleStatus): number => (missingSince === null ? 1 : 0);
  const rows = many(
    schedules.toSorted((a, b) => isMissing(a) - isMissing(b)),
    (each) => [
      code(each.schedule),
      `${each.what} by ${fileOf(each)} in ${each.repository}`,
      String(each.expected),
      String(each.made + each.replaced),
      toned(toneOf(each), missedInWords(each)),
      lateInWords(each),
    ],
  );
  const columns = [
    { title: `schedule (${schedules[0]?.timeZone})` },
    { title: '' },
    { title: 'due', align: 'right' },
    { title: 'made', align: 'right' },
    { title: 'missed' },
    { title: 'started late' },
  ] as const;
  return [{ title: 'Schedules', blocks: [{ kind: 'table', extent: 'detail', columns, rows }] }];
}

function toneOf({ missingSince, missed }: ScheduleStatus): Tone {
  if (missingSince !== null) return 'bad';
  return missed > 0 ? 'warn' : 'good';
}

function missedInWords({ missed, missedAt, replaced, endedAt }: ScheduleStatus): string {
  if (endedAt !== null) return `ended on ${endedAt.slice(0, 10)}`;
  const more = missed - Math.min(NAMED, missedAt.length);
  const named = missedAt.slice(0, NAMED).map(minuteOf).join(', ');
  const times = missed === 0 ? 'none' : `${missed}: ${named}${more > 0 ? ` and ${more} earlier` : ''}`;
  return replaced === 0 ? times : `${times}; ${plural(replaced, 'run')} started otherwise`;
}

function lateInWords({ late }: ScheduleStatus): string {
  if (late === null) return '';
  return `${humanMs(late.medianMs)} (median), ${humanMs(late.worstMs)} at most`;
}

function fileOf({ workflow }: ScheduleStatus): string {
  return workflow.slice(workflow.lastIndexOf('/') + 1);
}

function minuteOf(time: string): string {
  return `${time.slice(0, 16)}Z`;
}
