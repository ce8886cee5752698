import { RestorableError } from '../../errors.ts';

/** The generations of a retention policy, from finest to coarsest. */
export const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** Cached by time zone, because creating one takes about ten milliseconds. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    });
  } catch (cause) {
    throw new RestorableError('INPUT_INVALID', `"${timeZone.slice(0, 60)}" is not a time zone.`, {
      hint: 'Use a name from the IANA database, such as Europe/Vienna, America/New_York or UTC.',
      cause,
    });
  }
}

/**
 * Maps a moment to its hour, day, ISO week, month and year in a time zone, and to the time of day. Two moments are in the
 * same period exactly if the period names are equal. Names sort by time within a generation and appear in reasons.
 */
export class Calendar {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #isUtc: boolean;

  /** @param timeZone IANA name, such as `Europe/Vienna`. @throws {RestorableError} INPUT_INVALID */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#format = FORMATS.get(timeZone) ?? makeFormat(timeZone);
    FORMATS.set(timeZone, this.#format);
    this.#isUtc = this.#format.resolvedOptions().timeZone === 'UTC';
  }

  /** Minutes since midnight on the zone's clocks, 0 to 1439. */
  minuteOfDay(time: Date): number {
    const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
    return Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
  }

  /** How far the zone's clocks are ahead of UTC. */
  offsetMs(time: Date): number {
    if (this.#isUtc) return 0;
    const name = this.#format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
    const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -ahead : ahead) * 1_000;
  }

  names(time: Date): Readonly<Record<Generation, string>> {
    const parts = new Map(this.#format.formatToParts(time).map((part) => [part.type, part.value]));
    const year = (parts.get('year') ?? '').padStart(4, '0');
    const month = parts.get('month') ?? '';
    const day = parts.get('day') ?? '';
    // The hour that repeats when daylight saving time ends is two hours. Only the offset distinguishes them.
    const offset = (parts.get('timeZoneName') ?? '').replace('GMT', '') || 'Z';
    return {
      hourly: `${year}-${month}-${day}T${parts.get('hour')}${offset}`,
      daily: `${year}-${month}-${day}`,
      weekly: isoWeek(Number(year), Number(month), Number(day)),
      monthly: `${year}-${month}`,
      yearly: year,
    };
  }
}

/** `2026-W47` (ISO 8601): weeks begin on Monday and belong to the year that contains their Thursday. */
function isoWeek(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const ofYear = date.getUTCFullYear();
  const week = Math.ceil(((date.getTime() - Date.UTC(ofYear, 0, 1)) / 86_400_000 + 1) / 7);
  return `${String(ofYear).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}
