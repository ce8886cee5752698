import { expect, it, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import type { Run } from '../../src/run/run.ts';
import { readLogReach } from '../../src/status/log/log-reach.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { type Made, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const { signal } = new AbortController();
const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-10-01T00:00:00.000Z');
const day = (days: number): Date => new Date(START_MS + days * DAY_MS);
const run = { warn: vi.fn() } as unknown as Run;
const SOURCE = `${'0'.repeat(32)}:${'a'.repeat(64)}`;

/** A line of shipments in these spans of days. */
async function putLine(storage: MemoryStorage, base: Made, spans: readonly (readonly [from: number, to: number])[]) {
  const line: Made[] = [];
  for (const [from, to] of spans)
    line.push(await putShipment(storage, { at: day(to), base, follows: line.at(-1), from: day(from), to: day(to) }));
  return line;
}

const backupOf = ({ id }: Made, days: number) => ({ id, snapshotAt: day(days), finishedAt: day(days), source: SOURCE });
const hourly = (from: number, to: number) =>
  Array.from({ length: (to - from) * 24 }, (_, hour) => [from + hour / 24, from + (hour + 1) / 24] as const);

/** One backup, and shipments every so many days after it. */
async function shipped(everyDays: number, count: number) {
  const storage = new MemoryStorage();
  const base = await putBackup(storage, { at: day(0) });
  let follows: Made | undefined;
  for (let at = 1; at <= count; at += 1) {
    const [from, to] = [day((at - 1) * everyDays), day(at * everyDays)];
    follows = await putShipment(storage, { at: to, base, follows, from, to });
  }
  const stored = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const { logs: ids } = await stored.listManifests();
  const backups = [{ id: base.id, snapshotAt: day(0), finishedAt: day(0), source: SOURCE }];
  return { storage, stored, reading: { ids, ring: undefined, backups } };
}

it('status: a base that is older than 7 days is still the base', async () => {
  const { stored, reading } = await shipped(1, 20);
  const { log: all } = await readLogReach(stored, reading, run);
  const { log: recent } = await readLogReach(stored, { ...reading, recent: { now: day(20.5) } }, run);
  expect(all?.windows).toEqual([{ from: day(0).toISOString(), to: day(20).toISOString() }]);
  expect(recent?.windows).toEqual(all?.windows);
});

it('status: rare shipments still say what is usual', async () => {
  const { storage, stored, reading } = await shipped(5, 8);
  const newer = await putBackup(storage, { at: day(38) });
  const backups = [...reading.backups, { id: newer.id, snapshotAt: day(38), finishedAt: day(38), source: SOURCE }];
  const { log: all } = await readLogReach(stored, { ...reading, backups }, run);
  const { log: recent } = await readLogReach(stored, { ...reading, backups, recent: { now: day(60) } }, run);
  expect(all?.usualAgeMs).not.toBeNull();
  expect(recent?.usualAgeMs).toBe(all?.usualAgeMs);
});

/** Hourly shipments, in two lines with a gap of two days between them, which is older than what a status reads. */
async function withOldGap() {
  const storage = new MemoryStorage();
  const [first, second] = [await putBackup(storage, { at: day(0) }), await putBackup(storage, { at: day(4) })];
  await putLine(storage, first, hourly(0, 2));
  await putLine(storage, second, hourly(4, 20));
  const newest = await putBackup(storage, { at: day(20) });
  const stored = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const { logs: ids } = await stored.listManifests();
  const backups = [backupOf(first, 0), backupOf(second, 4), backupOf(newest, 20)];
  const reading = { ids, ring: undefined, backups, recent: { now: day(20) } };
  let reads = 0;
  storage.onOperation = (operation) => {
    if (operation === 'get') reads += 1;
  };
  return { stored, reading, backups, gets: () => reads };
}

it('status: finds a gap that is older than what it reads, with a few reads more', async () => {
  const { stored, reading, gets } = await withOldGap();
  const { log: reach } = await readLogReach(stored, reading, run);
  expect(reach?.gaps).toEqual([{ from: day(2).toISOString(), to: day(4).toISOString() }]);
  expect(gets()).toBe(7 * 24 + 1 + 16);
  expect(reach).toMatchObject({ shipments: 18 * 24, unread: 18 * 24 - 7 * 24 - 1 - 16 });
  const { recent: _, ...all } = reading;
  expect((await readLogReach(stored, all, run)).log?.gaps).toEqual(reach?.gaps);
});

it('status: reads no more for a gap before the oldest backup', async () => {
  const { stored, reading, backups, gets } = await withOldGap();
  const { log: reach } = await readLogReach(stored, { ...reading, backups: backups.slice(1) }, run);
  expect(reach?.gaps).toEqual([]);
  expect(gets()).toBe(7 * 24 + 1);
});

it('status: an older gap ends at the first backup of its line that is kept', async () => {
  const { stored, reading, backups, gets } = await withOldGap();
  const kept = [
    backups[0],
    { ...backups[1], id: '20261006T000000Z-full-4f9c2a', snapshotAt: day(5), finishedAt: day(5) },
    backups[2],
  ];
  const { log: reach } = await readLogReach(stored, { ...reading, backups: kept as typeof backups }, run);
  expect(reach?.gaps).toEqual([{ from: day(2).toISOString(), to: day(5).toISOString() }]);
  expect(gets()).toBe(7 * 24 + 1 + 16);
});

/** A line of which one shipment has a name that is before what is read, or is not in the listing. */
async function withEarlyName(named: number) {
  const storage = new MemoryStorage();
  const base = await putBackup(storage, { at: day(30) });
  const line = await putLine(storage, base, hourly(30, 31));
  const early = { base, follows: line.at(-1), from: day(31), to: day(31.5) };
  const follows = await putShipment(storage, { ...early, at: day(named) });
  const last = { base, follows, from: day(31.5), to: day(32) };
  await putShipment(storage, { ...last, at: day(32) });
  const newer = await putBackup(storage, { at: day(31.75) });
  const stored = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  const { logs: ids } = await stored.listManifests();
  const backups = [backupOf(base, 30), backupOf(newer, 31.75)];
  const reading = { ids, ring: undefined, backups, recent: { now: day(32) } };
  return { stored, reading, early: follows.id, window: { from: day(30).toISOString(), to: day(32).toISOString() } };
}

it('status: a shipment of a machine whose clock was behind leaves no gap', async () => {
  const { stored, reading, window } = await withEarlyName(10);
  expect(reading.ids[0]).toMatch(/^20261011/);
  expect((await readLogReach(stored, reading, run)).log).toMatchObject({ windows: [window], gaps: [] });
});

it('status: a shipment that was committed while the names were listed leaves no gap', async () => {
  const { stored, reading, early, window } = await withEarlyName(31.5);
  const ids = reading.ids.filter((id) => id !== early);
  expect((await readLogReach(stored, { ...reading, ids }, run)).log).toMatchObject({ windows: [window], gaps: [] });
  const { recent: _, ...all } = reading;
  expect((await readLogReach(stored, { ...all, ids }, run)).log).toMatchObject({ windows: [window], gaps: [] });
});
