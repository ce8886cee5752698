import { expect, it } from 'vitest';
import { exactIso, exactTimeOf } from '../../src/core/exact-time.ts';
import { planLogProof, randomMoment } from '../../src/core/planning/log/log-proof.ts';
import type { Replayed } from '../../src/ports/engine/replay.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { checkMoment } from '../../src/verification/moment-check.ts';

const MOMENT = '2026-11-21T02:15:00.123456Z';
const REPLAYED: Replayed = {
  transactions: 3,
  lastAt: '2026-11-21T02:15:00.123456Z',
  nextAt: '2026-11-21T02:15:00.123457Z',
  precision: { last: 'microseconds', next: 'microseconds' },
};
const check = (change: Partial<Replayed>) =>
  checkMoment({ base: 'older', moment: exactTimeOf(MOMENT), replayed: { ...REPLAYED, ...change }, markers: null });

it('sees from both sides whether a replay ended at the moment, to the microsecond', () => {
  expect(check({}).outcome).toBe('passed');
  expect(check({ lastAt: '2026-11-21T02:15:00.123457Z' }).outcome).toBe('failed');
  expect(check({ nextAt: '2026-11-21T02:15:00.123456Z' }).outcome).toBe('failed');
  // A side without a transaction shows nothing.
  expect(check({ lastAt: null, transactions: 0 }).outcome).toBe('skipped');
  expect(check({ nextAt: null }).outcome).toBe('skipped');
  expect(check({ nextAt: null, lastAt: '2026-11-21T02:15:01.000Z' }).outcome).toBe('failed');
});

it('counts a transaction of a whole second only when that second is over', () => {
  const seconds = { precision: { last: 'seconds', next: 'seconds' } } as const;
  const last = '2026-11-21T02:14:59.000Z';
  const next = '2026-11-21T02:15:00.000Z';
  expect(check({ ...seconds, lastAt: last, nextAt: next }).outcome).toBe('passed');
  expect(check({ ...seconds, lastAt: next, nextAt: next }).outcome).toBe('failed');
  expect(check({ ...seconds, lastAt: last, nextAt: last }).outcome).toBe('failed');
});

it('knows how exact each of the two times is: the log goes on after an upgrade of its server', () => {
  const before = { precision: { last: 'seconds', next: 'microseconds' } } as const;
  expect(check({ ...before, lastAt: '2026-11-21T02:14:59.000Z' }).outcome).toBe('passed');
  expect(check({ ...before, lastAt: '2026-11-21T02:15:00.000Z' }).outcome).toBe('failed');
  expect(check({ ...before, lastAt: '2026-11-21T02:14:59.000Z', nextAt: MOMENT }).outcome).toBe('failed');
  const after = { precision: { last: 'microseconds', next: 'seconds' } } as const;
  expect(check({ ...after, nextAt: '2026-11-21T02:15:00.000Z' }).outcome).toBe('passed');
  expect(check({ ...after, nextAt: '2026-11-21T02:14:59.000Z' }).outcome).toBe('failed');
});

it('fails if the server ended its recovery elsewhere, or does not say where', () => {
  expect(check({ server: { told: '0/3000148', said: '0/3000148' } }).outcome).toBe('passed');
  for (const said of ['0/3000110', null]) {
    const failed = check({ server: { told: '0/3000148', said } });
    expect(failed.outcome).toBe('failed');
    expect(describeCheck(failed)).toContain('; the server ended elsewhere');
  }
  const words = describeCheck(check({}));
  expect(words).toContain(`the random moment ${MOMENT}: the last one that was replayed is of ${REPLAYED.lastAt}`);
  expect(words).toContain(`the first one that was left out is of ${REPLAYED.nextAt}`);
});

it('draws a moment after the older backup and before the newer one', () => {
  const [from, to] = [exactTimeOf('2026-11-21T02:00:00.000Z'), exactTimeOf('2026-11-21T03:00:00.000Z')];
  const drawn = [0, 0.5, 0.999999999999].map((random) => randomMoment(from, to, () => random));
  expect(drawn.map((moment) => moment && exactIso(moment))).toEqual([
    '2026-11-21T02:00:00.000Z',
    '2026-11-21T02:30:00.000Z',
    '2026-11-21T02:59:59.999999Z',
  ]);
  expect(randomMoment(from, from, () => 0)).toBeUndefined();
  expect(randomMoment(to, from, () => 0)).toBeUndefined();
});

it('shows both where a replay can go on, and else one of them in turn', () => {
  const none = (): number => {
    throw new Error('nothing is to be drawn');
  };
  expect(planLogProof('auto', true, none)).toEqual({ moment: true, backup: true });
  expect(planLogProof('auto', false, () => 0.49)).toEqual({ moment: true, backup: false });
  expect(planLogProof('auto', false, () => 0.5)).toEqual({ moment: false, backup: true });
  for (const replaysOn of [true, false]) {
    expect(planLogProof('moment', replaysOn, none)).toEqual({ moment: true, backup: false });
    expect(planLogProof('backup', replaysOn, none)).toEqual({ moment: false, backup: true });
  }
});
