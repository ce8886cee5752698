import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../../src/core/planning/schedule/calendar.ts';
import { busyMinutesOf, type Cron, parseCron, slotsBetween } from '../../src/core/planning/schedule/cron.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const UTC = new Calendar('UTC');

function cronOf(text: string): Cron {
  const cron = parseCron(text);
  if (cron === undefined) throw new Error(`${text} is none`);
  return cron;
}

function slots(text: string, from: string, to: string, zone = 'UTC'): string[] {
  const found = [...slotsBetween(cronOf(text), new Calendar(zone), new Date(from), new Date(to))];
  return found.map((slot) => slot.toISOString().replace(/:00\.000Z$/, 'Z'));
}

describe('a cron expression', () => {
  it.each([
    '* * * * *',
    '23 2 * * *',
    ' 5   4 * * 7 ',
    '*/15 0-6,22 1 */2 *',
    '0 0 * jan-mar,DEC Mon-FRI',
    '7/10 * * * *',
    '0-30/7 * * * *',
    '0 0 29 2 *',
    '0 0 31 2 1',
    '0 0 * * sun-tue,6-7',
    '*/99 */99 */99 */99 */99',
  ])('is %j', (text) => {
    expect(parseCron(text)).toBeDefined();
  });

  it.each([
    '',
    '23 2 * *',
    '23 2 * * * *',
    '60 2 * * *',
    '5 24 * * *',
    '5 2 0 * *',
    '5 2 32 * *',
    '5 2 * 13 *',
    '5 2 * * 8',
    '5 2 * * frid',
    '5 2 * foo *',
    'mon 2 * * *',
    '30-5 2 * * *',
    '*-5 * * * *',
    '*/0 * * * *',
    '*/100 * * * *',
    '1,,2 * * * *',
    '5, * * * *',
    '@daily',
    '5 2 L * *',
    '5 2 * * 5#2',
    '? * * * *',
    '-5 * * * *',
    '1e1 * * * *',
    '0 0 31 2 *',
    '0 0 31 4,6,9,11 *',
    '5 2 * * 7/2',
    '____ * * * *',
    '5 2 * * 1L',
    '5 2 15W * *',
    '5 2 LW * *',
    '5 2 * * +1',
    '5 2 * * fri-sun',
    '5 13-24/6 * * *',
    '5 2 32/2 * *',
    '5,70/2 2 * * *',
    '/5 * * * *',
    '5 2 * * * 2030',
  ])('is not %j', (text) => {
    expect(parseCron(text)).toBeUndefined();
  });

  it.each<[string, readonly number[]]>([
    ['23 2 * * *', []],
    ['0 2 * * *', [0]],
    ['*/15 * * * *', [0, 15, 30, 45]],
    ['3-58/5 * * * *', []],
    ['7,30 * * * *', [30]],
  ])('%s starts at the busy minutes %j', (text, minutes) => {
    expect(busyMinutesOf(cronOf(text))).toEqual(minutes);
  });
});

describe('the slots of a schedule', () => {
  it.each<[string, string, string, string[]]>([
    ['every night', '23 2 * * *', '2026-11-21T02:24:00Z', ['2026-11-22T02:23Z', '2026-11-23T02:23Z']],
    ['from the given time on', '23 2 * * *', '2026-11-21T02:23:00Z', ['2026-11-21T02:23Z', '2026-11-22T02:23Z']],
    ['on Sunday as 7', '53 4 * * 7', '2026-11-21T00:00:00Z', ['2026-11-22T04:53Z', '2026-11-29T04:53Z']],
    ['on the 13th or a Friday', '0 9 13 * fri', '2026-11-12T00:00:00Z', ['2026-11-13T09:00Z', '2026-11-20T09:00Z']],
    ['on the 1st or a Tuesday', '0 9 1 * 2', '2026-11-25T00:00:00Z', ['2026-12-01T09:00Z', '2026-12-08T09:00Z']],
    ['on odd days that are Mondays', '0 9 */2 * 1', '2026-11-17T00:00:00Z', ['2026-11-23T09:00Z', '2026-12-07T09:00Z']],
    ['on a leap day', '0 0 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T00:00Z', '2032-02-29T00:00Z']],
    ['at the end of the year', '59 23 31 dec *', '2026-01-01T00:00:00Z', ['2026-12-31T23:59Z', '2027-12-31T23:59Z']],
    ['with a step from a number', '50/5 7 * * *', '2026-11-21T07:00:00Z', ['2026-11-21T07:50Z', '2026-11-21T07:55Z']],
  ])('are %s', (_what, text, from, expected) => {
    expect(slots(text, from, '2033-01-01T00:00:00Z').slice(0, 2)).toEqual(expected);
  });

  it.each<[string, string, string, string, string[]]>([
    ['follow the zone', '30 5 * * *', '2026-07-01', 'America/New_York', ['2026-07-01T09:30Z', '2026-07-02T09:30Z']],
    ['keep the zone’s time', '30 2 * * *', '2026-03-28', 'Europe/Vienna', ['2026-03-28T01:30Z', '2026-03-29T01:00Z']],
    [
      'happen when clocks skip them',
      '15 2 * * 0',
      '2026-03-29',
      'Europe/Vienna',
      ['2026-03-29T01:00Z', '2026-04-05T00:15Z'],
    ],
    [
      'happen once in a repeated hour',
      '30 2 * * *',
      '2026-10-25',
      'Europe/Vienna',
      ['2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    ],
    [
      'happen every hour in a repeated one',
      '30 * 25 10 *',
      '2026-10-25',
      'Europe/Vienna',
      ['2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ],
    [
      'happen once in a repeated hour with steps',
      '*/30 2 * * *',
      '2026-10-25',
      'Europe/Vienna',
      ['2026-10-25T00:00Z', '2026-10-25T00:30Z', '2026-10-26T01:00Z'],
    ],
    [
      'happen once when clocks skip them with steps',
      '*/30 2 * * *',
      '2026-03-29',
      'Europe/Vienna',
      ['2026-03-29T01:00Z', '2026-03-30T00:00Z', '2026-03-30T00:30Z'],
    ],
    [
      'happen only as clocks show them every hour',
      '30 * * * *',
      '2026-03-29',
      'Europe/Vienna',
      ['2026-03-29T00:30Z', '2026-03-29T01:30Z'],
    ],
    ['know half hours', '0 0 * * *', '2026-07-01', 'Asia/Kolkata', ['2026-07-01T18:30Z', '2026-07-02T18:30Z']],
    ['know the date line', '0 6 1 * *', '2026-07-01', 'Pacific/Auckland', ['2026-07-31T18:00Z', '2026-08-31T18:00Z']],
    [
      'know half an hour of summer time',
      '15 2 4 10 *',
      '2026-10-03',
      'Australia/Lord_Howe',
      ['2026-10-03T15:30Z', '2027-10-03T15:15Z'],
    ],
  ])('%s', (_what, text, from, zone, expected) => {
    expect(slots(text, `${from}T00:00:00Z`, '2028-01-01T00:00:00Z', zone).slice(0, expected.length)).toEqual(expected);
  });

  it('are found in time that grows with their number', () => {
    const from = new Date('2026-01-01T00:00:00Z');
    const cpuOf = (days: number): number => {
      const began = process.cpuUsage();
      const found = [...slotsBetween(cronOf('*/5 * * * *'), UTC, from, new Date(from.getTime() + days * DAY_MS))];
      const { user, system } = process.cpuUsage(began);
      expect(found.length).toBe(days * 288);
      return user + system;
    };
    cpuOf(15);
    // Eight times as many. If the time for each of them grew too, it would be 64 times as long.
    expect(cpuOf(120)).toBeLessThan(32 * cpuOf(15));
  });

  it('are the minutes whose fields match, by brute force', () => {
    fc.assert(
      fc.property(expression(), fc.integer({ min: 0, max: 12_000 }), ({ text, matches }, day) => {
        const from = Date.UTC(2000, 0, 1) + day * DAY_MS + 7 * MINUTE_MS;
        const to = from + 5 * DAY_MS;
        const expected: number[] = [];
        for (let time = from; time < to; time += MINUTE_MS) if (matches(new Date(time))) expected.push(time);
        const found = [...slotsBetween(cronOf(text), UTC, new Date(from), new Date(to))].map(Number);
        expect(found).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('are in order, and one for each that the zone’s clocks show, whatever the zone', () => {
    const zones = fc.constantFrom(
      'Europe/Vienna',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Africa/Casablanca',
      'Pacific/Chatham',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 3_650 }), (zone, hour, day) => {
        const from = new Date(Date.UTC(2020, 0, 1) + day * DAY_MS);
        const to = new Date(from.getTime() + 30 * DAY_MS);
        const found = [...slotsBetween(cronOf(`41 ${hour} * * *`), new Calendar(zone), from, to)];
        expect(found.length).toBeGreaterThanOrEqual(29);
        expect(found.length).toBeLessThanOrEqual(31);
        const days = found.map((slot) => new Calendar(zone).names(slot).daily);
        expect(new Set(days).size).toBe(days.length);
        expect(found.map(Number)).toEqual(found.map(Number).toSorted((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });
});

interface Expression {
  readonly text: string;
  readonly matches: (time: Date) => boolean;
}

/** Fields of one form each, and by their own definition whether a minute is one of theirs. */
function expression(): fc.Arbitrary<Expression> {
  const field = (least: number, most: number) =>
    fc.oneof(
      fc.constant({ text: '*', has: () => true }),
      fc.integer({ min: least, max: most }).map((value) => ({ text: String(value), has: (n: number) => n === value })),
      fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most })).map(([a, b]) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        return { text: `${low}-${high}`, has: (n: number) => n >= low && n <= high };
      }),
      fc
        .integer({ min: 2, max: 9 })
        .map((step) => ({ text: `*/${step}`, has: (n: number) => (n - least) % step === 0 })),
      fc.uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 }).map((list) => ({
        text: list.join(','),
        has: (n: number) => list.includes(n),
      })),
    );
  return fc
    .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6))
    .map(([minute, hour, day, month, weekday]) => ({
      text: [minute, hour, day, month, weekday].map(({ text }) => text).join(' '),
      matches: (time) => {
        const isDate = day.has(time.getUTCDate());
        const isWeekday = weekday.has(time.getUTCDay());
        const isAny = day.text.startsWith('*') || weekday.text.startsWith('*');
        return (
          minute.has(time.getUTCMinutes()) &&
          hour.has(time.getUTCHours()) &&
          month.has(time.getUTCMonth() + 1) &&
          (isAny ? isDate && isWeekday : isDate || isWeekday)
        );
      },
    }));
}
