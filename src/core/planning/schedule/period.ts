import { RestorableError } from '../../errors.ts';

/** A time that evidence is about. */
export interface Period {
  /** As it was given: `2026-Q4`. */
  readonly text: string;
  readonly from: Date;
  /** The first moment after it. */
  readonly to: Date;
}

const YEAR = String.raw`(20\d\d)`;
const DAY = String.raw`(20\d\d-\d\d-\d\d)`;

/**
 * A year, a quarter, a month, a day, or two days with both included: `2026`, `2026-Q4`, `2026-11`, `2026-11-02`,
 * `2026-11-02..2026-11-08`. In UTC.
 * @throws {RestorableError} INPUT_INVALID
 */
export function parsePeriod(given: string): Period {
  const text = given.trim();
  const [from, to] = boundsOf(text) ?? [];
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || from >= to) {
    throw new RestorableError('INPUT_INVALID', 'The `period` is not a year, a quarter, a month or a range of days.', {
      hint: 'Write 2026, 2026-Q4, 2026-11, or two days such as 2026-11-02..2026-11-08.',
    });
  }
  return { text, from: new Date(from), to: new Date(to) };
}

function boundsOf(text: string): readonly [number, number] | undefined {
  const months = (year: string | undefined, first: number, count: number): readonly [number, number] => [
    Date.UTC(Number(year), first),
    Date.UTC(Number(year), first + count),
  ];
  const [, year] = new RegExp(`^${YEAR}$`).exec(text) ?? [];
  if (year !== undefined) return months(year, 0, 12);
  const [, ofQuarter, quarter] = new RegExp(`^${YEAR}-[Qq]([1-4])$`).exec(text) ?? [];
  if (quarter !== undefined) return months(ofQuarter, 3 * (Number(quarter) - 1), 3);
  const [, ofMonth, month] = new RegExp(`^${YEAR}-(0[1-9]|1[0-2])$`).exec(text) ?? [];
  if (month !== undefined) return months(ofMonth, Number(month) - 1, 1);
  const [, first, last = first] = new RegExp(`^${DAY}(?:\\.\\.${DAY})?$`).exec(text) ?? [];
  return first === undefined ? undefined : [startOf(first), startOf(last ?? first) + 24 * 3_600_000];
}

/** NaN for a day that does not exist. */
function startOf(day: string): number {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day ? Number.NaN : start;
}
