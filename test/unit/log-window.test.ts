import { expect, it } from 'vitest';
import { endsOfLines, type ShippedLog } from '../../src/core/planning/log/log-line.ts';
import { logReach } from '../../src/core/planning/log/log-window.ts';
import { logBlocks, windowTable } from '../../src/report/document/status/log-reach.ts';
import { reachInWords } from '../../src/report/words/log-reach.ts';
import { endOfLog, lateInWords } from '../../src/status/log/log-check.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-11-20T00:00:00.000Z');
const at = (minutes: number): Date => new Date(START_MS + minutes * MINUTE_MS);
const backup = (minutes: number) => ({ id: `backup-${minutes}`, from: at(minutes) });

function shipment(from: number, to: number, more: Partial<ShippedLog> = {}): ShippedLog {
  const link = { id: `log-${from}-${to}`, manifestSha256: `${from}-${to}` };
  return {
    ...link,
    follows: null,
    from: at(from),
    to: at(to),
    startedAt: at(to),
    finishedAt: at(to),
    baseId: 'backup-0',
    ...more,
  };
}

/** Shipments that continue each other, between these minutes. */
function line(baseId: string, ...minutes: readonly number[]): ShippedLog[] {
  const all: ShippedLog[] = [];
  for (const [index, to] of minutes.slice(1).entries()) {
    const before = all.at(-1);
    const follows = before === undefined ? null : { id: before.id, manifestSha256: before.manifestSha256 };
    all.push(shipment(minutes[index] ?? 0, to, { baseId, follows }));
  }
  return all;
}

const spans = (windows: readonly { from: Date; to: Date }[] = []): number[][] =>
  windows.map(({ from, to }) => [from, to].map((time) => (time.getTime() - START_MS) / MINUTE_MS));

it('finds the windows of lines of shipments, and the gaps between them', () => {
  expect(logReach([], [backup(0)])).toBeUndefined();
  const logs = [...line('backup-0', 0, 15, 30), ...line('backup-60', 60, 75), ...line('backup-70', 70, 90)];
  const reach = logReach(logs, [backup(0), backup(60), backup(70)]);
  expect(spans(reach?.windows)).toEqual([
    [0, 30],
    [60, 90],
  ]);
  expect(spans(reach?.gaps)).toEqual([[30, 60]]);
  expect(reach).toMatchObject({ shipments: 4, reachedAt: at(90), shippedAt: at(90) });
});

it('begins a window at the first backup that is still there', () => {
  const logs = line('backup-0', 0, 15, 30, 45);
  expect(spans(logReach(logs, [backup(20)])?.windows)).toEqual([[20, 45]]);
  // The beginning of the line is removed: its base alone leads nowhere.
  expect(spans(logReach(logs.slice(1), [backup(0), backup(20)])?.windows)).toEqual([[20, 45]]);
  expect(logReach(logs, [])?.windows).toEqual([]);
});

it('continues the further one of two shipments at once, also if the clock of the server is ahead', () => {
  const ahead = 60;
  const first = shipment(ahead, ahead + 15, { finishedAt: at(15) });
  const follows = { id: first.id, manifestSha256: first.manifestSha256 };
  const slow = shipment(ahead + 15, ahead + 30, { follows, finishedAt: at(50) });
  const further = shipment(ahead + 15, ahead + 45, { follows, finishedAt: at(45) });
  expect(endsOfLines([first, slow, further]).map(({ last }) => last)).toEqual([further, slow]);
  // Another line, which began later by a clock that was right.
  const other = shipment(65, 70, { baseId: 'backup-65' });
  expect(endsOfLines([first, slow, further, other])[0]?.last).toBe(other);
});

it('does not take a log for new because the clock of its server is ahead', () => {
  const logs = [shipment(0, 600, { finishedAt: at(15) })];
  expect(logReach(logs, [backup(0)])).toMatchObject({ reachedAt: at(15), shippedAt: at(15) });
});

it('judges years of shipments, also if many of them were continued twice', () => {
  const logs: ShippedLog[] = [];
  for (let minute = 0; minute < 130_000; minute += 1) {
    const before = logs.at(-1);
    const follows = before === undefined ? null : { id: before.id, manifestSha256: before.manifestSha256 };
    // Each line of its own is as long as all before it.
    if (minute % 100 === 0) logs.push(shipment(minute, minute + 1, { follows, id: `other-${minute}` }));
    logs.push(shipment(minute, minute + 1, { follows }));
  }
  const reach = logReach(logs, [backup(0)]);
  expect(spans(reach?.windows)).toEqual([[0, 130_000]]);
  expect(reach).toMatchObject({ shipments: 131_300, reachedAt: at(130_000), shippedAt: at(130_000) });
});

it('knows how old the end of a log usually is, and judges it by a limit or by that', () => {
  expect(logReach(line('backup-0', 0, 15), [backup(0)])?.usualAgeMs).toBeUndefined();
  const reach = logReach(line('backup-0', 0, 15, 30, 45), [backup(0)]);
  expect(reach?.usualAgeMs).toBe(90 * MINUTE_MS);
  const windows = [{ from: at(0).toISOString(), to: at(45).toISOString() }];
  const ends = { reachedAt: at(45).toISOString(), shippedAt: at(45).toISOString() };
  const log = { shipments: 3, unread: 0, windows, gaps: [], ...ends, usualAgeMs: 90 * MINUTE_MS };
  const outcomes = (logRpoMs: number | undefined, minutes: number) =>
    endOfLog({ logRpoMs }, { log }, at(minutes)).map(({ outcome }) => outcome);
  expect([outcomes(30 * MINUTE_MS, 75), outcomes(30 * MINUTE_MS, 76)]).toEqual([['passed'], ['failed']]);
  expect(outcomes(undefined, 999)).toEqual(['skipped']);
  expect(endOfLog({ logRpoMs: undefined }, { log: undefined }, at(0))).toEqual([]);
  expect(endOfLog({ logRpoMs: 1 }, { log: undefined }, at(0))).toMatchObject([{ outcome: 'failed' }]);
  const warned = (minutes: number) => lateInWords({ logRpoMs: undefined }, { log, label: 'here' }, at(minutes));
  expect(warned(135)).toEqual([]);
  expect(warned(136).join()).toMatch(/^The log at here ends 1.* unusual here/);
});

it('says which moments can be restored', () => {
  const window = (from: number, to: number) => ({ from: at(from).toISOString(), to: at(to).toISOString() });
  const ends = { reachedAt: at(90).toISOString(), shippedAt: at(90).toISOString(), usualAgeMs: null };
  const log = { shipments: 4, unread: 0, windows: [window(0, 30), window(60, 90)], gaps: [window(30, 60)], ...ends };
  expect(reachInWords(log)).toBe(
    'any moment from 2026-11-20 01:00:00 UTC to 2026-11-20 01:30:00 UTC, with 1 gap before it',
  );
  expect(reachInWords({ ...log, windows: [], gaps: [] })).toBe('4 shipments, and no backup that they continue');
  expect(windowTable(log)).toMatchObject({ kind: 'table' });
  expect(logBlocks({ ...log, windows: [window(60, 90)] })).toEqual([expect.objectContaining({ kind: 'table' })]);
  expect(logBlocks({ ...log, windows: [window(60, 90)], gaps: [] })).toEqual([]);
});
