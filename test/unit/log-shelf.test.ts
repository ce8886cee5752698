import { expect, it, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { reachInWords } from '../../src/report/words/log-reach.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { LogShelf } from '../../src/restore/log-shelf.ts';
import type { Run } from '../../src/run/run.ts';
import { readLogReach } from '../../src/status/log/log-reach.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { type Made, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const { signal } = new AbortController();
const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-11-01T00:00:00.000Z');
const at = (hours: number): Date => new Date(START_MS + hours * HOUR_MS);
const OF = { source: { salt: '0'.repeat(32), identity: 'a'.repeat(64) } };

/** A shipment each hour for ten days, each of which contains the hour before. */
async function tenDays() {
  const storage = new MemoryStorage();
  const base = await putBackup(storage, { at: at(0) });
  let follows: Made | undefined;
  for (let hour = 1; hour <= 240; hour += 1)
    follows = await putShipment(storage, { at: at(hour), base, follows, from: at(hour - 1), to: at(hour) });
  const gets: string[] = [];
  storage.onOperation = (operation, key) => {
    if (operation === 'get') gets.push(key);
  };
  const stored = new StoredDatabase(storage, { name: SHOP, clock: SYSTEM_CLOCK, signal });
  return { storage, base, gets, stored };
}

const hoursOf = (logs: readonly { readonly to: Date }[]) => logs.map(({ to }) => (to.getTime() - START_MS) / HOUR_MS);

it('reads only the shipments that can matter, each once', async () => {
  const { gets, stored } = await tenDays();
  const shelf = await LogShelf.list([stored], undefined);
  const spans: number[][] = [];
  for await (const logs of shelf.between(at(100).getTime(), at(110).getTime(), OF)) {
    spans.push(hoursOf(logs));
    if (spans.length === 1) expect(gets.length).toBe(47);
  }
  expect([spans[0]?.[0], spans[0]?.at(-1)]).toEqual([88, 134]);
  // Also those of runs that took days, and all later ones.
  expect([spans[1]?.[0], spans[1]?.at(-1)]).toEqual([4, 240]);
  expect(new Set(gets).size).toBe(gets.length);
  expect(gets.length).toBe(237);
});

it('knows by a few of both ends at which backup the log of a source begins', async () => {
  const { storage, base, gets, stored } = await tenDays();
  const oldestBase = async (of: typeof OF) => (await LogShelf.list([stored], undefined)).oldestBase(of);
  expect(await oldestBase(OF)).toBe(base.id);
  expect(gets.length).toBe(16);
  for (let minute = 1; minute <= 8; minute += 1)
    await putShipment(storage, { at: at(240 + minute), base, source: 'b' });
  expect(await oldestBase(OF)).toBe(base.id);
  const other = { source: { ...OF.source, identity: 'c'.repeat(64) } };
  expect(await oldestBase(other)).toBeUndefined();
});

it('knows it also if the oldest names are by a clock that was behind', async () => {
  const { storage, base, stored } = await tenDays();
  const late = await putBackup(storage, { at: at(239) });
  for (let minute = 1; minute <= 8; minute += 1)
    await putShipment(storage, { at: at(-minute), base: late, from: at(239), to: at(240) });
  expect(await (await LogShelf.list([stored], undefined)).oldestBase(OF)).toBe(base.id);
});

it('reads the last days for a status, says how many it did not read, and reads all for a list', async () => {
  const { storage, gets, stored } = await tenDays();
  const newer = await putBackup(storage, { at: at(100) });
  const source = `${OF.source.salt}:${OF.source.identity}`;
  const backups = [{ id: newer.id, snapshotAt: at(100), finishedAt: at(100), source }];
  const { logs: ids } = await stored.listManifests();
  const warn = vi.fn();
  const run = { warn } as unknown as Run;
  const reading = { ids, ring: undefined, backups };
  const { log: status } = await readLogReach(stored, { ...reading, recent: { now: at(241) } }, run);
  expect(gets.length).toBe(7 * 24 + 1);
  const window = { from: at(100).toISOString(), to: at(240).toISOString() };
  expect(status).toMatchObject({ shipments: 240, unread: 71, windows: [window], gaps: [], reachedAt: window.to });
  expect(reachInWords(status)).toContain('; 71 older shipments not read');
  expect(warn.mock.calls.flat()).toEqual([]);
  // One that is dated in the future, and days without a shipment, change nothing.
  await storage.put(stored.keys.manifest('20990101T000000Z-log-000000'), Buffer.from('{}'), { signal } as never);
  const { logs: more } = await stored.listManifests();
  const late = { ...reading, ids: more, recent: { now: at(600) } };
  expect((await readLogReach(stored, late, run)).log).toMatchObject({ unread: 71 });
  expect((await readLogReach(stored, reading, run)).log).toMatchObject({
    shipments: 240,
    unread: 0,
    windows: [window],
  });
});
