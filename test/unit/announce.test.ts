import { expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { announce, announcingMs, isHurried } from '../../src/host/announce.ts';
import type { App } from '../../src/host/app.ts';
import type { RunHost } from '../../src/host/base.ts';
import type { WatchRequest } from '../../src/options/alerts/watch.ts';
import { failedReport } from '../../src/report/failed.ts';

it('never keeps a result from its user, whatever the alerts do', async () => {
  const stop = new AbortController();
  const warned: string[] = [];
  const host = {
    env: {},
    signal: stop.signal,
    log: { warning: (text: string) => void warned.push(text) },
    scrubDeep: <T>(value: T): T => value,
  } as unknown as RunHost;
  const report = failedReport('backup', new RestorableError('STORAGE_FULL', 'Full.'), new Date());
  const channel = { kind: 'slack' };
  const ended = {
    raw: new Map(),
    outcome: { report, error: report.error, exitCode: 2 },
    requests: [],
    watch: { channels: [channel], problems: [] } as unknown as WatchRequest,
    heartbeats: undefined,
    hurried: false,
  };
  // As a connection that ignores its signal.
  const app = { watch: () => new Promise(() => {}) } as unknown as App;
  const announced = announce(ended, host, async () => app, 1);
  stop.abort();
  expect(await announced).toMatchObject({ exitCode: 2, report: { warnings: ['The alerts did not end in time.'] } });
  expect(warned).toHaveLength(1);
});

it('has as little time for a run that failed before it was cancelled', () => {
  const cancelled = AbortSignal.abort(new RestorableError('CANCELLED', 'Stopped.'));
  const failed = { report: undefined, error: undefined, exitCode: 2 };
  const { signal } = new AbortController();
  const times = [isHurried(failed, signal), isHurried(failed, cancelled)].map(announcingMs);
  expect(times).toEqual([57_000, 3_500]);
});
