import { expect, it } from 'vitest';
import { OBJECTIVE_NAMES } from '../../src/core/checks/objectives.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { LogReading } from '../../src/ports/engine/log-source.ts';
import { runShip } from '../../src/ship/ship.ts';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shipRequestOf } from '../support/ship-request.ts';

const HOUR_MS = 3_600_000;
const OFFSETS = { older: 4, newer: 100 };

const place = (offset: number, at: Date): LogPosition => ({
  ...{ kind: 'binlog', file: 'bin.000001', offset, gtid: null, server: '7' },
  at: at.toISOString(),
});

/** A stub engine whose server writes a log, and whose target takes an hour for each replay. */
async function slowReplays() {
  const bench = new Workbench(await makeTestKeys(), new MemoryStorage());
  let offset = OFFSETS.older;
  let replayedMs = 0;
  bench.monotonicMs = () => performance.now() + replayedMs;
  const open = bench.engine.openSource.bind(bench.engine);
  bench.engine.openSource = async () => {
    const source = await open();
    const readLog = async (): Promise<LogReading> => ({
      files: (async function* () {})(),
      end: async () => ({
        to: place(200, bench.now()),
        transactions: { count: 0, firstAt: null, lastAt: null, precision: 'microseconds' },
      }),
    });
    const position = async (): Promise<LogPosition> => place(offset, bench.now());
    return { ...source, readLog, dump: async (options) => ({ ...(await source.dump(options)), position }) };
  };
  const openTarget = bench.engine.openTarget.bind(bench.engine);
  bench.engine.openTarget = async () => ({
    ...(await openTarget()),
    replaysOn: true,
    replay: async ({ until }) => {
      replayedMs += HOUR_MS;
      const { clock } = bench.dependencies;
      const [lastAt, nextAt] = [clock.now().toISOString(), null];
      const ended = until.kind === 'position' ? until.position : place(OFFSETS.older, clock.now());
      return { transactions: 1, lastAt, nextAt, ended, precision: { last: 'microseconds', next: 'microseconds' } };
    },
  });
  const chain = { kind: 'auto', fullEveryMs: 7 * 24 * HOUR_MS, maxChain: 30 } as const;
  expect((await bench.backup({ chain })).error).toBeUndefined();
  expect((await runShip(shipRequestOf(bench), bench.dependencies)).error).toBeUndefined();
  offset = OFFSETS.newer;
  expect((await bench.backup({ chain })).error).toBeUndefined();
  return bench;
}

it.each([
  ['backup', 1],
  ['auto', 2],
] as const)('counts the replay of the log in the recovery time and in the RTO: %s', async (verifyLog, hours) => {
  const bench = await slowReplays();
  const report = await bench.verify({ verifyLog, rtoMs: HOUR_MS / 2 });
  expect(report.checks.filter(({ name }) => name === 'log replay')).toMatchObject([{ outcome: 'passed' }]);
  expect(report.restoreMs ?? 0).toBeGreaterThanOrEqual(hours * HOUR_MS);
  expect(report.restoreMs ?? 0).toBeLessThan((hours + 1) * HOUR_MS);
  expect(report.checks.find(({ name }) => name === OBJECTIVE_NAMES.verification.rto)?.outcome).toBe('failed');
  const off = await bench.verify({ verifyLog: 'off', rtoMs: HOUR_MS / 2 });
  expect(off.restoreMs ?? HOUR_MS).toBeLessThan(HOUR_MS / 2);
});
