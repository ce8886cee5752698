import type { EvidenceDatabase, EvidenceFacts, EvidenceSchedule, FailedTest, Reached } from '../../facts/evidence.ts';
import { humanAge, humanMs, plural } from '../../format.ts';
import { minuteOf } from '../../words/times.ts';
import { code, type Line, many, type Section, toned } from '../document.ts';

const DAY_MS = 24 * 3_600_000;
/** Spans of missed runs that a line names. */
const SPANS = 6;

/** One line for each database, the worst first. */
export function databaseSection({ databases }: EvidenceFacts): Section {
  const columns = [
    { title: 'database' },
    { title: 'backups made', align: 'right' },
    { title: 'expected', align: 'right' },
    { title: 'tests made', align: 'right' },
    { title: 'expected', align: 'right' },
    { title: 'not passed', align: 'right' },
    { title: 'not ended', align: 'right' },
  ] as const;
  const rows = many(
    databases.toSorted((a, b) => open(b) - open(a) || b.failures.length - a.failures.length),
    (each) => [
      code(each.name),
      String(each.backups.length),
      expected(each, 'backup'),
      String(each.tests.length),
      expected(each, 'verification'),
      String(each.failures.length),
      open(each) === 0 ? '0' : toned('bad', String(open(each))),
    ],
  );
  return { title: 'Population', blocks: [{ kind: 'table', extent: 'result', columns, rows }] };
}

function open({ failures }: EvidenceDatabase): number {
  return failures.filter(({ endedAt }) => endedAt === null).length;
}

function expected({ schedules }: EvidenceDatabase, what: EvidenceSchedule['what']): string {
  const own = schedules.filter((each) => each.what === what);
  return own.length === 0 ? 'no schedule' : String(own.reduce((sum, each) => sum + each.expected, 0));
}

export function failureSection({ databases }: EvidenceFacts): Section[] {
  const failures = databases.flatMap(({ name, failures: own }) => own.map((failure) => ({ name, failure })));
  if (failures.length === 0) return [];
  const rows = many(
    failures.toSorted((a, b) => (a.failure.at < b.failure.at ? -1 : 1)),
    ({ name, failure }): Line[] => [
      minuteOf(failure.at),
      code(name),
      what(failure),
      failure.backup === null ? 'none was found' : code(failure.backup),
      failure.endedAt === null
        ? toned('bad', 'not in this period')
        : `${minuteOf(failure.endedAt)}, ${humanAge(Date.parse(failure.endedAt) - Date.parse(failure.at))} later`,
    ],
  );
  const columns = [
    { title: 'test (UTC)' },
    { title: 'database' },
    { title: 'result' },
    { title: 'backup' },
    { title: 'ended by a passed test' },
  ] as const;
  return [{ title: 'Failures and how they ended', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}

const REASONS = {
  backup: "the backup can't be relied on",
  lineage: 'another backup is missing',
  check: 'the data is not as a check expects',
  log: 'the log of an older backup does not lead to it',
  objective: 'an objective was missed',
} as const;

function what({ verdict, reason, codes }: FailedTest): string {
  const named = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  return verdict === 'error' ? `no verdict${named}` : `failed: ${REASONS[reason ?? 'backup']}${named}`;
}

export function objectiveSection({ databases }: EvidenceFacts): Section {
  const columns = [
    { title: 'database' },
    { title: 'objective' },
    { title: 'set', align: 'right' },
    { title: 'median', align: 'right' },
    { title: 'worst', align: 'right' },
    { title: 'when (UTC)' },
    { title: 'above it', align: 'right' },
  ] as const;
  const lines = databases.flatMap(({ name, recoveryTime, recoveryPoint, log }) => [
    { name, what: 'recovery time', reached: recoveryTime, show: humanMs },
    { name, what: 'recovery point', reached: recoveryPoint, show: humanAge },
    ...(log === undefined ? [] : [{ name, what: 'end of the log', reached: log.age, show: humanAge }]),
  ]);
  const rows = many(lines, ({ name, what: title, reached, show }): Line[] => [
    code(name),
    title,
    reached.objectiveMs === null ? 'none' : show(reached.objectiveMs),
    reached.medianMs === null ? '' : show(reached.medianMs),
    worst(reached, show),
    reached.worstAt === null ? '' : minuteOf(reached.worstAt),
    reached.objectiveMs === null ? '' : `${reached.above} of ${reached.measured}`,
  ]);
  const text = `Recovery time is how long a restore took. Recovery point is how old the data of the newest backup was just before the next one was stored.${
    databases.some(({ log }) => log !== undefined)
      ? ' End of the log is how old the newest moment in the shipped log was just before the next shipment was stored.'
      : ''
  }`;
  return {
    title: 'Objectives, and what was reached',
    blocks: [
      { kind: 'table', extent: 'result', columns, rows },
      { kind: 'note', text },
    ],
  };
}

function worst({ worstMs, objectiveMs }: Reached, show: (ms: number) => string): Line {
  if (worstMs === null) return 'not measured';
  return objectiveMs !== null && worstMs > objectiveMs ? toned('bad', show(worstMs)) : show(worstMs);
}

export function scheduleSection({ databases, timeZone }: EvidenceFacts): Section[] {
  const all = databases.flatMap(({ name, schedules }) => schedules.map((schedule) => ({ name, schedule })));
  if (all.length === 0) return [];
  const columns = [
    { title: 'database' },
    { title: 'run' },
    { title: `schedule (${timeZone})` },
    { title: 'expected', align: 'right' },
    { title: 'made', align: 'right' },
    { title: 'made otherwise', align: 'right' },
    { title: 'missed' },
  ] as const;
  const rows = many(all, ({ name, schedule }): Line[] => [
    code(name),
    schedule.what,
    code(schedule.schedule),
    String(schedule.expected),
    String(schedule.made),
    String(schedule.replaced),
    missedInWords(schedule),
  ]);
  return [{ title: 'Scheduled runs', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}

function missedInWords({ missedAt, unknown, endedAt }: EvidenceSchedule): Line {
  const more = [
    ...(unknown === 0 ? [] : [`nothing is known any more about ${plural(unknown, 'other')}`]),
    ...(endedAt === null ? [] : [`the schedule ended on ${endedAt.slice(0, 10)}`]),
  ];
  if (missedAt.length === 0) return ['none', ...more].join('; ');
  const spans = spansOf(missedAt);
  const shown = spans.slice(0, SPANS).join(', ');
  const left = spans.length > SPANS ? ' and others' : '';
  return toned('warn', [`${missedAt.length}: ${shown}${left}`, ...more].join('; '));
}

/** `2026-08-03 to 2026-08-09`: days in a row. */
function spansOf(times: readonly string[]): string[] {
  const days = [...new Set(times.map((time) => time.slice(0, 10)))];
  const spans: [string, string][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last !== undefined && Date.parse(day) - Date.parse(last[1]) <= DAY_MS) last[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([first, last]) => (first === last ? first : `${first} to ${last}`));
}
