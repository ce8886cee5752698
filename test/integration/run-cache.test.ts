import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createActionsRunCache } from '../../src/action/run-cache.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Logger } from '../../src/ports/host.ts';
import { expectQuick } from '../support/baseline.ts';
import { type FakeCacheService, startFakeCacheService } from '../support/fake-cache-service.ts';

let folder: string;
let service: FakeCacheService;
let lines: string[];
let log: Logger;
const neverAborted = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-cache-'));
  service = await startFakeCacheService();
  for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value);
  vi.stubEnv('RUNNER_TEMP', folder);
  vi.stubEnv('GITHUB_WORKSPACE', folder);
  lines = [];
  const keep = (message: string): void => void lines.push(message);
  log = { debug: keep, info: keep, notice: keep, warning: keep, error: keep };
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

it('keeps the packages of a folder, and brings them back into the same folder on the next runner', async () => {
  const packages = join(folder, 'restorable-packages', 'tool');
  await mkdir(join(packages, 'partial'), { recursive: true });
  await writeFile(join(packages, 'tool_1.2_amd64.deb'), 'the package');
  await writeFile(join(packages, 'lock'), '');
  const cache = createActionsRunCache(log, neverAborted);
  expect(await cache.restore('restorable-tool-1.2', [join(packages, '*.deb')])).toBe(false);
  await cache.save('restorable-tool-1.2', [join(packages, '*.deb')]);
  expect([...service.entries.keys()]).toEqual(['restorable-tool-1.2']);
  expect([...service.tokens]).toEqual(['Bearer fake-runtime-token']);

  await rm(packages, { recursive: true });
  await mkdir(packages);
  expect(await cache.restore('restorable-tool-1.3', [join(packages, '*.deb')])).toBe(false);
  expect(await readdir(packages)).toEqual([]);
  expect(await cache.restore('restorable-tool-1.2', [join(packages, '*.deb')])).toBe(true);
  expect(await readdir(packages)).toEqual(['tool_1.2_amd64.deb']);
  expect(await readFile(join(packages, 'tool_1.2_amd64.deb'), 'utf8')).toBe('the package');
});

it('counts as empty where there is no service, or one that refuses', async () => {
  const cache = createActionsRunCache(log, neverAborted);
  service.break(403);
  expect(await cache.restore('key', [join(folder, '*.deb')])).toBe(false);
  await writeFile(join(folder, 'a.deb'), 'a');
  await cache.save('key', [join(folder, '*.deb')]);
  expect(service.entries.size).toBe(0);
  vi.stubEnv('ACTIONS_RESULTS_URL', '');
  expect(await cache.restore('key', [join(folder, '*.deb')])).toBe(false);
});

it('does not hold up a cancelled run when the service hangs', async () => {
  service.break('hang');
  const controller = new AbortController();
  const restoring = createActionsRunCache(log, controller.signal).restore('key', [join(folder, '*.deb')]);
  let began = 0;
  setTimeout(() => {
    began = performance.now();
    controller.abort(new RestorableError('CANCELLED', 'Cancelled here.'));
  }, 100);
  expect(await restoring).toBe(false);
  await expectQuick(performance.now() - began);
  expect(lines).toContain('Cache, restore: Cancelled here.');
});
