import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunOrigin } from '../../src/core/run-origin.ts';
import { CONDITIONS, type ConditionName, type Sighting, type Subject } from '../../src/core/watch/condition.ts';
import type { Opened, WatchEvent } from '../../src/core/watch/event.ts';
import { conditionsOf, type Incident, incidentsOf, subjectKey } from '../../src/core/watch/incident.ts';
import { observe } from '../../src/core/watch/observe.ts';
import { answered, type ChannelFilter, type PendingNotice, pendingNotices } from '../../src/core/watch/pending.ts';
import { run } from '../support/watch.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-01T02:00:00.000Z');
const CHANNELS: readonly ChannelFilter[] = [
  { id: 'all', severity: 'warning' },
  { id: 'pager', severity: 'critical' },
  { id: 'disk', severity: 'warning', conditions: ['capacity', 'backup-overdue'] },
];

const of = (condition: ConditionName, database: string, destination: string | null = null): Subject => {
  return { condition, database, destination };
};
/** None follows from another one. */
const INDEPENDENT = [
  of('backup-failed', 'shop'),
  of('verification-failed', 'shop'),
  of('capacity', 'shop', 's3://a'),
  of('capacity', 'shop', 's3://b'),
  of('destination-stale', 'blog', 's3://a'),
];
const RELATED = [of('backup-failed', 'shop'), of('backup-overdue', 'shop'), of('schedule-disabled', 'shop')];

type Saw = 'nothing' | 'absent' | 'present' | 'critical';

interface Step {
  /** A cancelled or skipped run saw nothing. */
  readonly kind: 'run' | 'same-run' | 'two-at-once' | 'cancelled';
  readonly saw: readonly Saw[];
  readonly sawOther: readonly Saw[];
  readonly hours: number;
  /** How far the clock of this run is wrong. */
  readonly wrongHours: number;
  readonly hasOrigin: boolean;
  /** How many messages each channel takes in this run before it fails. */
  readonly takes: readonly number[];
  /** Which stores can be reached. */
  readonly stores: readonly [boolean, boolean];
}

const saw = (count: number): fc.Arbitrary<Saw[]> =>
  fc.array(fc.constantFrom<Saw>('nothing', 'absent', 'absent', 'present', 'present', 'critical'), {
    minLength: count,
    maxLength: count,
  });

/** What may go wrong in a sequence of runs. */
interface Disorder {
  /** Runs whose clock is wrong. */
  readonly hasWrongClocks: boolean;
  /** Two runs at the same time, and two jobs of one run. */
  readonly isConcurrent: boolean;
}

const STEADY: Disorder = { hasWrongClocks: false, isConcurrent: false };
const ANY_DISORDER: Disorder = { hasWrongClocks: true, isConcurrent: true };
const WRONG_CLOCKS: Disorder = { hasWrongClocks: true, isConcurrent: false };
const CONCURRENT: Disorder = { hasWrongClocks: false, isConcurrent: true };

/** @param subjects how many there are */
function steps(subjects: number, { hasWrongClocks, isConcurrent }: Disorder): fc.Arbitrary<Step[]> {
  const clock = fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: -300, max: 300 }) },
    { weight: 1, arbitrary: fc.constantFrom(-90_000, 90_000) },
  );
  const kinds = fc.constantFrom<Step['kind']>('run', 'run', 'run', 'same-run', 'cancelled', 'two-at-once');
  const step = fc.record<Step>({
    kind: isConcurrent ? kinds : fc.constantFrom<Step['kind']>('run', 'run', 'cancelled'),
    saw: saw(subjects),
    sawOther: saw(subjects),
    hours: fc.integer({ min: 1, max: 80 }),
    wrongHours: hasWrongClocks ? clock : fc.constant(0),
    hasOrigin: fc.boolean(),
    takes: fc.array(fc.constantFrom(0, 0, 1, 99, 99, 99), { minLength: 3, maxLength: 3 }),
    stores: fc.constant([true, false]),
  });
  return fc.array(step, { minLength: 1, maxLength: 16 });
}

interface Sent {
  readonly channel: string;
  readonly notice: PendingNotice['notice'];
  readonly incident: Incident;
}

/** The runs of a history, and the people who read the channels. */
class World {
  readonly sent: Sent[] = [];
  readonly #stores: WatchEvent[][] = [[], []];
  readonly #subjects: readonly Subject[];
  #hours = 0;
  #runs = 0;
  #ids = 0;

  constructor(subjects: readonly Subject[]) {
    this.#subjects = subjects;
  }

  get history(): WatchEvent[] {
    return this.#stores.flat();
  }

  step(step: Step): void {
    this.#hours += step.hours;
    if (step.kind !== 'same-run') this.#runs += 1;
    const now = new Date(START + (this.#hours + step.wrongHours) * HOUR_MS);
    const stores = this.#stores.filter((_, at) => step.stores[at]);
    const history = stores.flat();
    this.#finish(history, stores, step, now, step.kind === 'cancelled' ? [] : this.#sightings(step.saw));
    if (step.kind !== 'two-at-once') return;
    this.#runs += 1;
    // It read the history before the first one added to it.
    this.#finish(history, stores, step, now, this.#sightings(step.sawOther));
  }

  /** Everything is fine again, and every channel and store works. */
  settle(): void {
    const calm = { kind: 'run', sawOther: [], hours: 24, wrongHours: 0, hasOrigin: true, takes: [99, 99, 99] } as const;
    for (let at = 0; at < 3; at += 1) {
      this.step({ ...calm, saw: this.#subjects.map(() => 'absent' as const), stores: [true, true] });
    }
  }

  #sightings(seen: readonly Saw[]): Sighting[] {
    return this.#subjects.flatMap((subject, at): Sighting[] => {
      const what = seen[at] ?? 'nothing';
      const severity = what === 'critical' ? 'critical' : CONDITIONS[subject.condition];
      return what === 'nothing' ? [] : [{ ...subject, present: what !== 'absent', severity, details: {} }];
    });
  }

  #finish(
    history: readonly WatchEvent[],
    stores: readonly WatchEvent[][],
    { hasOrigin, takes, kind }: Step,
    now: Date,
    sightings: readonly Sighting[],
  ): void {
    const origin: RunOrigin | null = hasOrigin || kind === 'same-run' ? run(this.#runs) : null;
    const createId = (): string => {
      this.#ids += 1;
      return this.#ids.toString(16).padStart(16, '0');
    };
    const events = observe(history, { sightings, origin, keepsSuspicionOf: () => true, createId }, now);
    if (kind === 'cancelled' && events.length > 0) throw new Error('A cancelled run changed something.');
    const lost = new Set(
      events.flatMap((event) => (event.type === 'opened' && !open(event, stores) ? [event.incident] : [])),
    );
    const kept = events.filter(({ incident }) => !lost.has(incident));
    for (const store of stores) store.push(...kept.filter(({ type }) => type !== 'opened'));
    if (kind === 'cancelled') return;
    const known = [...history, ...kept];
    const pending = pendingNotices(known, CHANNELS, now);
    for (const [at, { id }] of CHANNELS.entries()) {
      const own = pending.filter(({ channel }) => channel === id);
      const taken = own.slice(0, takes[at]);
      this.sent.push(...taken);
      const answers = [
        ...taken.flatMap((each) => answered(each, 'delivered', now)),
        ...own.slice(taken.length).flatMap((each) => answered(each, 'missed', now)),
      ];
      for (const store of stores) store.push(...answers);
    }
  }
}

/** As a store does it: the first one wins. */
function open(event: Opened, stores: readonly WatchEvent[][]): boolean {
  for (const store of stores) {
    const isOpen = conditionsOf(incidentsOf(store)).get(subjectKey(event.subject))?.open !== undefined;
    if (isOpen) return false;
    store.push(event);
  }
  return true;
}

/** Once each: a message with the same id is the same message. */
function once(sent: readonly Sent[]): Sent[] {
  return [...new Map(sent.map((each) => [`${each.channel} ${each.incident.id} ${each.notice}`, each])).values()];
}

/** What a channel was told of something, as `begin` and `end`. */
function beginsAndEnds(sent: readonly Sent[]): string[] {
  const told = new Set<string>();
  return sent.flatMap(({ incident, notice }) => {
    if (notice === 'closed') return ['end'];
    const isFirst = !told.has(incident.id);
    told.add(incident.id);
    return isFirst ? ['begin'] : [];
  });
}

function expectBalanced(sent: readonly Sent[], key: (each: Sent) => string): void {
  for (const [what, of] of Map.groupBy(sent, (each) => `${each.channel} ${key(each)}`)) {
    const found = beginsAndEnds(of);
    const isBalanced = found.every((each, at) => each === (at % 2 === 0 ? 'begin' : 'end'));
    if (!isBalanced || found.at(-1) !== 'end') throw new Error(`${what}: ${found.join(' ')}`);
  }
}

const RUNS = { numRuns: 400 };

describe('any sequence of runs', () => {
  // Not with both. Two runs at once may each tell a channel of another incident, and only clocks say which of the two was first.
  it.each([
    ['whose clocks are wrong', WRONG_CLOCKS],
    ['of which two are under way at the same time', CONCURRENT],
  ])('%s, is told as one beginning and one end per condition and channel', (_, disorder) => {
    fc.assert(
      fc.property(steps(INDEPENDENT.length, disorder), (sequence) => {
        const world = new World(INDEPENDENT);
        for (const step of sequence) world.step(step);
        world.settle();
        expectBalanced(once(world.sent), ({ incident }) => subjectKey(incident.subject));
      }),
      RUNS,
    );
  });

  it('is told as one beginning and one end per incident and channel, with nothing lost', () => {
    fc.assert(
      fc.property(steps(INDEPENDENT.length, ANY_DISORDER), (sequence) => {
        const world = new World(INDEPENDENT);
        for (const step of sequence) world.step(step);
        world.settle();
        expectBalanced(once(world.sent), ({ incident }) => incident.id);
        const incidents = incidentsOf(world.history).filter(({ state }) => state === 'recovered');
        for (const { id, severity, subject } of incidents) {
          for (const channel of CHANNELS) {
            const isWanted =
              (severity === 'critical' || channel.severity === 'warning') &&
              (channel.conditions?.includes(subject.condition) ?? true);
            const told = world.sent.filter((each) => each.channel === channel.id && each.incident.id === id);
            const isOver = told.some(({ notice }) => notice === 'closed');
            if (isOver !== isWanted) throw new Error(`${channel.id} ${subjectKey(subject)} ${id}: ${isOver}`);
          }
        }
      }),
      RUNS,
    );
  });

  it('opens what is seen, closes what is over, and tells nothing twice, if one run follows the other', () => {
    fc.assert(
      fc.property(steps(INDEPENDENT.length, STEADY), (sequence) => {
        const world = new World(INDEPENDENT);
        for (const step of sequence) {
          world.step(step);
          if (step.kind === 'cancelled') continue;
          const conditions = conditionsOf(incidentsOf(world.history));
          for (const [at, subject] of INDEPENDENT.entries()) {
            const { open: incident } = conditions.get(subjectKey(subject)) ?? {};
            const what = step.saw[at];
            const isExpected =
              (what !== 'absent' || incident === undefined) &&
              (what !== 'critical' || incident?.severity === 'critical') &&
              (what !== 'present' || CONDITIONS[subject.condition] === 'warning' || incident !== undefined);
            if (!isExpected) throw new Error(`${subjectKey(subject)}: ${what}, but ${incident?.state ?? 'not open'}`);
          }
        }
        expect(world.sent.length).toBe(once(world.sent).length);
        for (const [, of] of Map.groupBy(world.sent, ({ channel, incident }) => `${channel} ${incident.id}`)) {
          const days = of.flatMap(({ notice }) => (notice.startsWith('reminded-') ? [Number(notice.slice(9))] : []));
          const isRising = days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0));
          const isDue = days.every((day) => [1, 3].includes(day) || day % 7 === 0);
          if (!isRising || !isDue) throw new Error(`reminders after ${days.join(', ')} days`);
        }
      }),
      RUNS,
    );
  });

  it('is told as one beginning and one end per incident if two stores know different things', () => {
    const reachable = fc.constantFrom<Step['stores']>([true, true], [true, false], [false, true]);
    const sequences = steps(INDEPENDENT.length, ANY_DISORDER).chain((sequence) =>
      fc
        .array(reachable, { minLength: sequence.length, maxLength: sequence.length })
        .map((stores) => sequence.map((step, at): Step => ({ ...step, stores: stores[at] ?? [true, true] }))),
    );
    fc.assert(
      fc.property(sequences, (sequence) => {
        const world = new World(INDEPENDENT);
        for (const step of sequence) world.step(step);
        world.settle();
        expectBalanced(once(world.sent), ({ incident }) => incident.id);
      }),
      { numRuns: 500 },
    );
  });

  it('tells of what follows from another condition only if it outlasts it', () => {
    fc.assert(
      fc.property(steps(RELATED.length, STEADY), (sequence) => {
        const world = new World(RELATED);
        for (const step of sequence) {
          world.step({ ...step, takes: [99, 99, 99] });
          if (step.kind === 'cancelled') continue;
          const conditions = [...conditionsOf(incidentsOf(world.history)).values()];
          const openOf = (condition: ConditionName): Incident | undefined =>
            conditions.find(({ subject }) => subject.condition === condition)?.open;
          const hasCause = openOf('backup-failed') !== undefined || openOf('schedule-disabled') !== undefined;
          const effect = openOf('backup-overdue');
          const isTold = (channel: string): boolean =>
            world.sent.some((each) => each.channel === channel && each.incident.id === effect?.id);
          if (effect === undefined) continue;
          // The channel `disk` does not want to know of the causes.
          if ((!hasCause && !isTold('all')) || !isTold('disk')) throw new Error('An overdue backup was not told.');
        }
        world.settle();
        expectBalanced(once(world.sent), ({ incident }) => subjectKey(incident.subject));
      }),
      RUNS,
    );
  });

  it('leads to the same decisions in whatever order the events are listed', () => {
    const sequences = fc.tuple(steps(INDEPENDENT.length, ANY_DISORDER), fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(sequences, ([sequence, numbers]) => {
        const world = new World(INDEPENDENT);
        for (const step of sequence) world.step(step);
        const keyed = world.history.map((event) => ({ event, key: numbers.next().value as number }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ event }) => event);
        const now = new Date(START + 5_000 * HOUR_MS);
        const sightings = INDEPENDENT.map(
          (subject): Sighting => ({ ...subject, present: true, severity: 'critical', details: {} }),
        );
        const seen = { sightings, origin: null, keepsSuspicionOf: () => true, createId: () => 'f'.repeat(16) };
        const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
        expect(observe(shuffled, seen, now).toSorted(byText)).toEqual(
          observe(world.history, seen, now).toSorted(byText),
        );
        expect(pendingNotices(shuffled, CHANNELS, now)).toEqual(pendingNotices(world.history, CHANNELS, now));
      }),
      { numRuns: 200 },
    );
  });
});
