import { describe, expect, it } from 'vitest';
import { requireOpenWindow } from '../../src/backup/window.ts';
import type { RestorableError } from '../../src/core/errors.ts';
import { readTimeWindow } from '../../src/core/planning/schedule/time-window.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';

/** The refusal, or undefined if the run may start. */
function refusal(window: string, time: string, timeZone = 'UTC'): RestorableError | undefined {
  const request = { window: readTimeWindow(window), timeZone } as BackupRequest;
  try {
    requireOpenWindow(request, new Date(time));
    return undefined;
  } catch (error) {
    return error as RestorableError;
  }
}

describe('a window', () => {
  it.each([
    ['22:00-05:30', '2026-11-21T22:00:00Z', true],
    ['22:00-05:30', '2026-11-21T21:59:59Z', false],
    ['22:00-05:30', '2026-11-21T00:00:00Z', true],
    ['22:00-05:30', '2026-11-21T05:29:59Z', true],
    ['22:00-05:30', '2026-11-21T05:30:00Z', false],
    ['01:00-02:00', '2026-11-21T01:30:00Z', true],
    ['00:00-24:00', '2026-11-21T12:00:00Z', true],
  ])('%s at %s: %s', (window, time, isOpen) => {
    expect(refusal(window, time)?.code).toBe(isOpen ? undefined : 'OUTSIDE_WINDOW');
  });

  it('uses the clocks of its zone, whose days have 23, 24 or 25 hours', () => {
    const zone = 'Europe/Vienna';
    // Winter is one hour ahead of UTC, summer two.
    expect(refusal('22:00-05:30', '2026-01-10T21:30:00Z', zone)).toBeUndefined();
    expect(refusal('22:00-05:30', '2026-07-10T20:30:00Z', zone)).toBeUndefined();
    expect(refusal('22:00-05:30', '2026-07-10T03:45:00Z', zone)).toBeDefined();
    // 2026-10-25 03:00 becomes 02:00: both hours named two are in the window.
    expect(refusal('02:00-03:00', '2026-10-25T00:30:00Z', zone)).toBeUndefined();
    expect(refusal('02:00-03:00', '2026-10-25T01:30:00Z', zone)).toBeUndefined();
    // 2026-03-29 02:00 becomes 03:00: that day has no such hour.
    const skipped = refusal('02:00-03:00', '2026-03-29T00:10:00Z', zone);
    expect(skipped?.hint).toContain('2026-03-30T00:00Z');
    expect(refusal('22:00-05:30', '2026-11-21T12:00:00Z', zone)?.hint).toContain('at 2026-11-21T21:00Z, in 9h');
  });

  it('requires an existing zone', () => {
    expect(refusal('22:00-05:30', '2026-11-21T12:00:00Z', 'Vienna')?.code).toBe('INPUT_INVALID');
  });
});
