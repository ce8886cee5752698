import { expect, it, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import type { Run } from '../../src/run/run.ts';
import { readLogReach } from '../../src/status/log-reach.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { type Made, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const { signal } = new AbortController();
const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-10-01T00:00:00.000Z');
const day = (days: number): Date => new Date(START_MS + days * DAY_MS);
const run = { warn: vi.fn() } as unknown as Run;
const SOURCE = `${'0'.repeat(32)}:${'a'.repeat(64)}`;

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
  const backups = [{ id: base.id, snapshotAt: day(0), source: SOURCE }];
  return { storage, stored, reading: { ids, ring: undefined, backups } };
}

it('status: a base that is older than 7 days is still the base', async () => {
  const { stored, reading } = await shipped(1, 20);
  const all = await readLogReach(stored, reading, run);
  const recent = await readLogReach(stored, { ...reading, recent: { now: day(20.5) } }, run);
  expect(all?.windows).toEqual([{ from: day(0).toISOString(), to: day(20).toISOString() }]);
  expect(recent?.windows).toEqual(all?.windows);
});

it('status: rare shipments still say what is usual', async () => {
  const { storage, stored, reading } = await shipped(5, 8);
  const newer = await putBackup(storage, { at: day(38) });
  const backups = [...reading.backups, { id: newer.id, snapshotAt: day(38), source: SOURCE }];
  const all = await readLogReach(stored, { ...reading, backups }, run);
  const recent = await readLogReach(stored, { ...reading, backups, recent: { now: day(60) } }, run);
  expect(all?.usualAgeMs).not.toBeNull();
  expect(recent?.usualAgeMs).toBe(all?.usualAgeMs);
});
