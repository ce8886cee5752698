import { expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Request } from '../../src/options/request/request.ts';
import type { ChannelSpec } from '../../src/ports/alerts/channel.ts';
import type { Message } from '../../src/ports/alerts/notifier.ts';
import type { Host } from '../../src/ports/host.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import type { DatabaseReport, FleetReport } from '../../src/report/facts/fleet.ts';
import { failedReport } from '../../src/report/failed.ts';
import { type WatchDependencies, watchRun } from '../../src/watch/watch.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const NAMES = ['a', 'b', 'c'];
const report: FleetReport = {
  ...(failedReport('backup', new RestorableError('STORAGE_UNREACHABLE', 'No.'), new Date()) as DatabaseReport),
  mode: 'fleet',
  task: 'backup',
  databases: Object.fromEntries(
    NAMES.map((name) => [
      name,
      failedReport('backup', new RestorableError('STORAGE_UNREACHABLE', 'No.'), new Date()) as DatabaseReport,
    ]),
  ),
} as FleetReport;

it('opens and closes the records of all databases in parallel, because a destination that is down is that of each', async () => {
  const sent: string[] = [];
  const [opening, closing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let [opened, closed] = [0, 0];
  class Slow extends MemoryStorage {
    override async close(): Promise<void> {
      closed += 1;
      if (closed === NAMES.length) closing.resolve();
      await closing.promise;
    }
  }
  const spec = {
    ...{ kind: 'slack', id: 'slack', address: new Secret('https://hooks.example/x'), parameters: new Map() },
    ...{ flags: new Set(), severity: 'warning', conditions: undefined },
  } as unknown as ChannelSpec;
  const dependencies: WatchDependencies = {
    host: { signal: new AbortController().signal, env: {}, origin: undefined } as unknown as Host,
    clock: SYSTEM_CLOCK,
    openChannels: async () => [
      { spec, notifier: { id: 'slack', label: 'slack', send: async ({ title }: Message) => void sent.push(title) } },
    ],
    openIssues: () => Promise.reject(new Error('not wanted')),
    openStorage: async (): Promise<Storage> => {
      opened += 1;
      if (opened === NAMES.length) opening.resolve();
      await opening.promise;
      return new Slow();
    },
  };
  const requests = NAMES.map(
    (name) => ({ mode: 'backup', name, destinations: [{ label: 'nas' }], signers: [] }) as unknown as Request,
  );
  const watch = { channels: [spec], issues: undefined, quietHours: undefined, metrics: undefined, problems: [] };
  const { warnings } = await watchRun({ watch, report, code: undefined, database: '', requests }, dependencies);
  expect(warnings).toEqual([]);
  expect([opened, closed, sent.sort()]).toEqual([3, 3, NAMES.map((name) => `Backup of ${name} failed`)]);
});
