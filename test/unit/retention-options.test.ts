import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { projectCapacity } from '../../src/core/planning/retention/projection.ts';
import { compareSize } from '../../src/core/planning/size-anomaly.ts';
import { parseSizeBytes } from '../../src/core/size.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { PruneRequest } from '../../src/options/request/retention.ts';
import type { StatusRequest } from '../../src/options/request/status.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';

const DAY_MS = 86_400_000;
const parse = (options: Record<string, string>) =>
  parseRequest(new Map(Object.entries(options)), { mask: () => {}, env: {} });
const backup = {
  mode: 'backup',
  database: 'sqlite:/x/shop.db',
  destination: 'file:/b',
  passphrase: 'plunder gizmo cradle unwed slinky',
};
const prune = { mode: 'prune', name: 'shop', destination: 'file:/b' };

describe('the options of retention', () => {
  it('make a backup prune only if one of its rules is given', async () => {
    expect(((await parse(backup)) as BackupRequest).retention).toBeUndefined();
    expect(((await parse({ ...backup, 'time-zone': 'Europe/Vienna' })) as BackupRequest).retention).toBeUndefined();
    const { retention } = (await parse({
      ...backup,
      'keep-daily': '7',
      'keep-within': '14d',
      'time-zone': 'Europe/Vienna',
    })) as BackupRequest;
    expect(retention?.policy).toEqual({
      keepLast: 0,
      keepWithinMs: 14 * DAY_MS,
      generations: { hourly: 0, daily: 7, weekly: 0, monthly: 0, yearly: 0 },
      timeZone: 'Europe/Vienna',
    });
  });

  it('give prune its default policy, or only the given rules', async () => {
    expect(((await parse(prune)) as PruneRequest).policy.generations).toEqual({
      hourly: 24,
      daily: 30,
      weekly: 13,
      monthly: 12,
      yearly: 0,
    });
    expect(((await parse({ ...prune, 'time-zone': 'Asia/Tokyo' })) as PruneRequest).policy.timeZone).toBe('Asia/Tokyo');
    expect(((await parse({ ...prune, 'keep-last': '3' })) as PruneRequest).policy).toMatchObject({
      keepLast: 3,
      generations: { daily: 0 },
    });
  });

  it.each([
    [{ ...prune, 'keep-daily': '-1' }, 'INPUT_INVALID'],
    [{ ...prune, 'keep-daily': '1.5' }, 'INPUT_INVALID'],
    [{ ...prune, 'keep-daily': 'all' }, 'INPUT_INVALID'],
    [{ ...prune, 'keep-within': '14' }, 'INPUT_INVALID'],
    [{ ...prune, 'time-zone': 'Mars/Base' }, 'INPUT_INVALID'],
    [{ ...prune, 'keep-daily': '0', 'keep-weekly': '0' }, 'RETENTION_EMPTY'],
    [{ ...prune, weeky: '4' }, 'INPUT_UNKNOWN'],
    [{ ...backup, 'allow-failed-verification': 'true' }, 'INPUT_INVALID'],
    [{ ...backup, 'dry-run': 'true' }, 'INPUT_UNKNOWN'],
    [{ mode: 'hold', name: 'shop', destination: 'file:/b' }, 'INPUT_INVALID'],
    [{ mode: 'release', name: 'shop', destination: 'file:/b', reason: 'x' }, 'INPUT_INVALID'],
    [{ mode: 'status', name: 'shop', destination: 'file:/b', capacity: '50' }, 'INPUT_INVALID'],
    [{ mode: 'status', destination: 'file:/b' }, 'INPUT_INVALID'],
  ])('refuse %j', async (options, code) => {
    await expect(parse(options)).rejects.toMatchObject({ code });
  });

  it('read sizes', async () => {
    expect(['50GB', '1.5 TiB', '500mb', '12 B', '1KiB'].map(parseSizeBytes)).toEqual([
      50e9,
      1.5 * 2 ** 40,
      500e6,
      12,
      1024,
    ]);
    expect(['50', '0GB', 'GB', '-1GB', '1e9GB', '1 XB', '9999999PB'].map(parseSizeBytes)).toEqual(
      Array(7).fill(undefined),
    );
    const status = (await parse({
      mode: 'status',
      name: 'shop',
      destination: 'file:/b',
      capacity: '2GB',
    })) as StatusRequest;
    expect(status).toMatchObject({ capacityBytes: 2e9, policy: undefined });
  });
});

describe('sizes', () => {
  it('are compared with the median of ten, if there are at least three', async () => {
    expect(compareSize(100, [100, 100])).toBeUndefined();
    expect(compareSize(199, [100, 90, 110])).toEqual({ usual: 100, isAnomaly: false });
    expect(compareSize(201, [100, 90, 110])?.isAnomaly).toBe(true);
    expect(compareSize(49, [100, 90, 110])?.isAnomaly).toBe(true);
    expect(compareSize(100, [...Array(10).fill(100), ...Array(90).fill(9_000)])?.isAnomaly).toBe(false);
    expect(compareSize(0, [0, 0, 0])?.isAnomaly).toBe(false);
  });

  it('are projected with their growth', async () => {
    const now = new Date('2026-11-21T00:00:00Z');
    const daily = (sizeOf: (day: number) => number) =>
      Array.from({ length: 10 }, (_, day) => ({
        id: `b${day}`,
        startedAt: new Date(now.getTime() - (10 - day) * DAY_MS),
        storedBytes: sizeOf(day),
      }));
    const project = (backups: ReturnType<typeof daily>, capacityBytes: number) =>
      projectCapacity({ backups, logs: [], otherBytes: 0, policy: undefined, capacityBytes }, now);
    const day = (capacity: number, sizeOf: (day: number) => number): string | undefined =>
      project(daily(sizeOf), capacity)?.toISOString().slice(0, 10);
    // Ten of 100. The eleventh to twentieth follow from today on.
    expect(day(1_950, () => 100)).toBe('2026-11-30');
    expect(day(999, () => 100)).toBe('2026-11-21');
    // 0 + 10 + ... + 90 = 450, then 100, 110, 120, ...: the fifth exceeds 1,000.
    expect(day(1_000, (at) => at * 10)).toBe('2026-11-25');
    expect(
      project(
        daily(() => 100),
        1e9,
      ),
    ).toBeNull();
    expect(project(daily(() => 100).slice(0, 1), 1e9)).toBeUndefined();
    // A second apart, like the first ones that a user makes by hand: this is not a pace, and not millions a year.
    const byHand = daily(() => 100).map((backup, at) => ({
      ...backup,
      startedAt: new Date(now.getTime() + at * 1_000),
    }));
    expect(project(byHand, 1e9)).toBeUndefined();
  });

  it('are projected with the log that is shipped between them', async () => {
    const now = new Date('2026-11-21T00:00:00Z');
    const every = (count: number, ms: number, storedBytes: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `b${at}`,
        startedAt: new Date(now.getTime() - (count - at) * ms),
        storedBytes,
      }));
    const backups = every(10, DAY_MS, 100);
    const logs = every(48, DAY_MS / 24, 10);
    const project = (capacityBytes: number, keepLast?: number) => {
      const generations = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
      const policy = keepLast === undefined ? undefined : { ...DEFAULT_POLICY, generations, keepLast };
      const day = projectCapacity({ backups, logs, otherBytes: 0, policy, capacityBytes }, now);
      return day?.toISOString().slice(0, 10) ?? day;
    };
    // 1,580 today; each day adds 100 and 240.
    expect(project(3_279)).toBe('2026-11-26');
    expect(project(3_280)).toBe('2026-11-27');
    // 3 backups, and the log since a week before the oldest of them: then as much is removed as is added.
    expect(project(2_650, 3)).toBe('2026-12-01');
    expect(project(2_700, 3)).toBeNull();
  });
});
