import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cgroup, enforcedIn, makeCgroup, removeCgroup } from '../../src/process/sandbox/limits/cgroup.ts';
import { limitsFor } from '../../src/process/sandbox/limits/limits.ts';
import { createEngineHost } from '../support/engine-host.ts';

/** A folder with the files of a control group (the kernel's documentation, cgroup-v2). Not every machine has version 2. */
let mount: string;
const host = createEngineHost();
const limits = limitsFor({ memoryBytes: 5_000_000, processes: 77 }, 0, { memoryBytes: 0, freeBytes: 0, cores: 1 });

beforeEach(async () => {
  mount = await mkdtemp(join(tmpdir(), 'cgroup-'));
  await mkdir(join(mount, 'system.slice', 'runner.service'), { recursive: true });
});
afterEach(() => rm(mount, { recursive: true, force: true }));

const switchOn = (folder: string, controllers: string): Promise<void> =>
  writeFile(join(mount, folder, 'cgroup.subtree_control'), `${controllers}\n`);

const make = (): Promise<Cgroup | undefined> =>
  makeCgroup(limits, false, host, { mount, own: '/system.slice/runner.service' });

test('a group next to our own is limited in memory and processes', async () => {
  await switchOn('system.slice', 'cpu memory pids');
  const group = await make();
  expect(dirname(group?.path ?? '')).toBe(join(mount, 'system.slice'));
  const text = (file: string): Promise<string> => readFile(join(group?.path ?? '', file), 'utf8');
  expect(await text('memory.max')).toBe('5000000');
  expect(await text('pids.max')).toBe('77');
  expect(await text('memory.oom.group')).toBe('1');
});

test('if the controllers are off next to us, the group is below the root', async () => {
  await switchOn('system.slice', 'cpu');
  await switchOn('.', 'memory pids');
  expect(dirname((await make())?.path ?? '')).toBe(mount);
});

test('if the controllers are off, there is no group', async () => {
  await switchOn('.', 'cpu pids');
  expect(await make()).toBeUndefined();
});

test('the limit that the kernel enforced is named', async () => {
  await switchOn('system.slice', 'memory pids');
  const group = await make();
  if (group === undefined) throw new Error('no group was made');
  const tell = async (memory: string, pids: string) => {
    await writeFile(join(group.path, 'memory.events'), `low 0\nhigh 0\nmax 12\n${memory}\n`);
    await writeFile(join(group.path, 'pids.events'), `${pids}\n`);
    return enforcedIn(group);
  };
  expect(await tell('oom 0\noom_kill 0\noom_group_kill 0', 'max 0')).toBeUndefined();
  expect(await tell('oom 1\noom_kill 3\noom_group_kill 1', 'max 0')).toBe('memoryBytes');
  expect(await tell('oom 0\noom_kill 0', 'max 4')).toBe('processes');
  // A real group is removed as a folder, whatever files it shows.
  for (const file of ['memory.max', 'pids.max', 'memory.oom.group', 'memory.events', 'pids.events']) {
    await rm(join(group.path, file));
  }
  await removeCgroup(group);
  expect(existsSync(group.path)).toBe(false);
});
