import { describe, expect, it } from 'vitest';
import { Calendar } from '../../src/core/planning/schedule/calendar.ts';
import { readTimeWindow } from '../../src/core/planning/schedule/time-window.ts';
import type { WatchEvent } from '../../src/core/watch/event.ts';
import { observe } from '../../src/core/watch/observe.ts';
import { answered, type ChannelFilter, pendingNotices } from '../../src/core/watch/pending.ts';
import { Diary, day, run, sight } from '../support/watch.ts';

const names = (events: readonly WatchEvent[]): string[] =>
  events.map((event) => (event.type === 'reminded' ? `reminded-${event.day}` : event.type));
const ALL: ChannelFilter = { id: 'all', severity: 'warning' };

describe('observe', () => {
  it('opens at the first failure, reminds after 1, 3, 7 and 14 days, and closes once', () => {
    const diary = new Diary();
    const found = Array.from({ length: 16 }, (_, at) => names(diary.see(day(at), sight('backup-failed', at < 15))));
    const expected: Record<number, string[]> = {
      0: ['opened'],
      1: ['reminded-1'],
      3: ['reminded-3'],
      7: ['reminded-7'],
      14: ['reminded-14'],
      15: ['closed'],
    };
    expect(found).toEqual(found.map((_, at) => expected[at] ?? []));
  });

  it('opens a warning when a second run observes it, and not when the same run does', () => {
    const diary = new Diary();
    const stale = sight('destination-stale', true, { destination: 's3://a' });
    expect(names(diary.seeAs(run(1), day(0), stale))).toEqual(['suspected']);
    expect(diary.seeAs(run(1), day(0.1), stale)).toEqual([]);
    const [opened] = diary.seeAs(run(2), day(1), stale);
    expect(opened).toMatchObject({ type: 'opened', since: day(0).toISOString(), incident: diary.events[0]?.incident });
  });

  it('changes nothing if the run was cancelled', () => {
    const diary = new Diary();
    diary.see(day(0), sight('backup-failed', true));
    expect(diary.see(day(5))).toEqual([]);
  });

  it('reminds of a failed backup when only verifications run, and not of a restore that was tried once', () => {
    const diary = new Diary();
    diary.see(day(0), sight('backup-failed', true), sight('restore-failed', true));
    const later = diary.see(day(7), sight('verification-error', false));
    expect(later).toMatchObject([{ type: 'reminded', day: 7, origin: run(1) }]);
    expect(diary.see(day(8), sight('backup-failed', true, { database: 'other' }))).toMatchObject([{ type: 'opened' }]);
  });

  it('closes the later one of two open incidents as a duplicate', () => {
    const diary = new Diary();
    const both = [1, 2].flatMap((at) =>
      observe(
        [],
        {
          sightings: [sight('backup-failed', true)],
          origin: run(at),
          keepsSuspicionOf: () => true,
          createId: () => `0${at}`,
        },
        day(0),
      ),
    );
    diary.events.push(...both.toReversed());
    expect(diary.see(day(0.5), sight('verification-error', false))).toMatchObject([
      { type: 'closed', reason: 'duplicate', incident: '02' },
    ]);
  });

  it('ignores evidence that is older than the incident', () => {
    const diary = new Diary();
    diary.see(day(1), sight('verification-failed', true));
    const old = sight('verification-failed', false, { asOf: day(0).toISOString() });
    expect(diary.see(day(1.1), old)).toEqual([]);
    expect(names(diary.see(day(2), { ...old, asOf: day(1.5).toISOString() }))).toEqual(['closed']);
    expect(diary.see(day(3), sight('verification-failed', true, { asOf: day(1).toISOString() }))).toEqual([]);
  });

  it('believes evidence of now, if a clock that was a year ahead opened or closed the incident', () => {
    const diary = new Diary();
    const overdue = (present: boolean, at: number) => sight('backup-overdue', present, { asOf: day(at).toISOString() });
    diary.see(day(365), sight('backup-overdue', true));
    expect(names(diary.see(day(1), overdue(false, 0)))).toEqual(['closed']);
    diary.see(day(2), sight('backup-overdue', true));
    expect(names(diary.see(day(366), overdue(false, 365.5)))).toEqual(['closed']);
    expect(names(diary.see(day(3), overdue(true, 2.5)))).toEqual(['opened']);
  });

  it('repeats no reminder when a clock jumps backward, and goes on after one that was years ahead', () => {
    const diary = new Diary();
    const failed = sight('backup-failed', true);
    diary.see(day(0), failed);
    expect(names(diary.see(day(7), failed))).toEqual(['reminded-7']);
    expect(diary.see(day(3), failed)).toEqual([]);
    expect(names(diary.see(day(3_650), failed))).toEqual(['reminded-3647']);
    expect(names(diary.see(day(14), failed))).toEqual(['reminded-14']);
  });
});

describe('pendingNotices', () => {
  it('sends what a channel missed: the opening and the recovery, or the newest reminder', () => {
    const diary = new Diary();
    const failed = sight('backup-failed', true);
    diary.see(day(0), failed);
    expect(diary.send(day(0), [ALL], { down: ['all'] })).toEqual([]);
    diary.see(day(1), sight('backup-failed', false));
    expect(diary.send(day(1), [ALL])).toEqual(['all opened backup-failed', 'all closed backup-failed']);
    diary.see(day(2), failed);
    expect(diary.send(day(2), [ALL])).toEqual(['all opened backup-failed']);
    diary.see(day(3), failed);
    diary.see(day(5), failed);
    expect(diary.send(day(5), [ALL])).toEqual(['all reminded-3 backup-failed']);
    expect(diary.send(day(5), [ALL])).toEqual([]);
  });

  it('says the end only to a channel that was told the beginning', () => {
    const diary = new Diary();
    const channels: ChannelFilter[] = [ALL, { id: 'pager', severity: 'critical' }];
    const full = sight('capacity', true, { destination: 'a' });
    diary.see(day(0), full);
    diary.see(day(1), full);
    expect(diary.send(day(1), channels)).toEqual(['all opened capacity']);
    diary.see(day(2), { ...full, severity: 'critical' });
    expect(diary.send(day(2), channels)).toEqual(['all escalated capacity', 'pager escalated capacity']);
    diary.see(day(3), { ...full, present: false });
    expect(diary.send(day(3), channels)).toEqual(['all closed capacity', 'pager closed capacity']);
    diary.see(day(4), full);
    diary.see(day(5), full);
    diary.see(day(6), { ...full, present: false });
    expect(diary.send(day(6), channels)).toEqual(['all opened capacity', 'all closed capacity']);
  });

  it('tells a new channel of what is open, and of nothing that was over before', () => {
    const diary = new Diary();
    diary.see(day(0), sight('backup-failed', true), sight('verification-error', true));
    diary.see(day(1), sight('backup-failed', false));
    diary.send(day(1), [ALL]);
    expect(diary.send(day(9), [{ id: 'new', severity: 'warning' }])).toEqual(['new opened verification-error']);
  });

  it('holds warnings back in quiet hours, but not for a second night', () => {
    const window = readTimeWindow('22:00-07:00');
    if (window === undefined) throw new Error('not a window');
    const quiet = { window, calendar: new Calendar('UTC') };
    const diary = new Diary();
    const stale = sight('destination-stale', true, { destination: 'a' });
    diary.see(day(0), stale);
    diary.see(day(1), stale, sight('backup-failed', true));
    expect(diary.send(day(1), [ALL], { quiet })).toEqual(['all opened backup-failed']);
    expect(diary.send(day(2), [ALL], { quiet })).toEqual(['all opened destination-stale']);
  });

  it('holds back no warning until the day that a wrong clock named', () => {
    const window = readTimeWindow('22:00-07:00');
    if (window === undefined) throw new Error('not a window');
    const quiet = { window, calendar: new Calendar('UTC') };
    const diary = new Diary();
    const stale = sight('destination-stale', true, { destination: 'a' });
    diary.see(day(365), stale);
    diary.see(day(366), stale);
    expect(diary.send(day(1), [ALL], { quiet })).toEqual(['all opened destination-stale']);
  });

  it('tries nothing again that a channel refused, but the next reminder', () => {
    const diary = new Diary();
    diary.see(day(0), sight('backup-failed', true));
    const pending = pendingNotices(diary.events, [ALL], day(0));
    diary.events.push(...pending.flatMap((each) => answered(each, 'refused', day(0))));
    expect(diary.send(day(0.5), [ALL])).toEqual([]);
    diary.see(day(1), sight('backup-failed', true));
    expect(diary.send(day(1), [ALL])).toEqual(['all reminded-1 backup-failed']);
  });
});
