import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ForeignText } from '../../src/core/foreign.ts';
import { createData } from '../../src/engines/parts/server/empty-server.ts';
import type { Sandbox } from '../../src/process/sandbox/contained-child.ts';
import { createEngineHost } from '../support/engine-host.ts';

const run = promisify(execFile);
let folder: string;
let created: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'empty-server-'));
  created = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs programs as they are. */
function sandbox(change: Partial<Sandbox> = {}): Sandbox {
  const own: Partial<Sandbox> = {
    isContained: true,
    viaSudo: false,
    run: async ({ file, args }) => {
      const code = await run(file, args).then(
        () => 0,
        () => 1,
      );
      return { code, signal: null, stdout: '', stderr: new ForeignText('sh', '') };
    },
    remove: (parent, name) => rm(join(parent, name), { recursive: true, force: true }),
    ...change,
  };
  return own as Sandbox;
}

async function make(kind: string, box = sandbox(), keeps = true): Promise<[made: string, content: string]> {
  const emptyServers = async (): Promise<string> => {
    await mkdir(join(folder, 'kept'), { recursive: true });
    return join(folder, 'kept');
  };
  const home = await mkdtemp(join(folder, 'home-'));
  const host = { ...createEngineHost(), ...(keeps ? { emptyServers } : { emptyServers: undefined }) };
  const made = await createData({ sandbox: box, home, name: 'data', kind: [kind] }, host, async () => {
    created += 1;
    await mkdir(join(home, 'data'), { mode: 0o700 });
    await writeFile(join(home, 'data', 'file'), `${kind} ${created}`, { mode: 0o600 });
  });
  const { stdout } = await run('stat', ['--format=%a', join(home, 'data')]);
  expect(stdout.trim()).toBe('700');
  return [made, await readFile(join(home, 'data', 'file'), 'utf8')];
}

it('copies the data folder of the first server of the same kind', async () => {
  expect(await make('a')).toEqual(['new', 'a 1']);
  expect(await make('b')).toEqual(['new', 'b 2']);
  expect(await make('a')).toEqual(['copy', 'a 1']);
  expect(await readdir(join(folder, 'kept'))).toHaveLength(2);
});

it('creates each one if nothing may be kept, or if another user would own what is kept', async () => {
  for (const change of [{ viaSudo: true }, { isContained: false }]) {
    expect((await make('a', sandbox(change)))[0]).toBe('new');
    expect((await make('a', sandbox(change)))[0]).toBe('new');
  }
  expect((await make('a', sandbox(), false))[0]).toBe('new');
  expect(await readdir(folder)).not.toContain('kept');
});

it('keeps one of two that begin at the same time', async () => {
  const both = await Promise.all([make('a'), make('a')]);
  expect(both.map(([made]) => made)).toEqual(['new', 'new']);
  expect(await readdir(join(folder, 'kept'))).toHaveLength(1);
});

it('creates one if the kept one can no longer be copied, and keeps none that was copied in part', async () => {
  const broken = sandbox({
    run: async (spec) => ({ ...(await sandbox().run(spec)), code: 1 }),
  });
  expect((await make('a', broken))[0]).toBe('new');
  expect(await readdir(join(folder, 'kept'))).toEqual([]);
  await make('a');
  expect(await make('a', broken)).toEqual(['new', 'a 3']);
});
