import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, newWorkspacePath } from '../../src/host/workspace/workspace.ts';
import { type BundleResult, POST, runAction, runBundle } from '../support/bundle.ts';

const HOOK = fileURLToPath(new URL('../support/signal-at-load.mjs', import.meta.url));
let folder: string;
let list: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'early-'));
  list = ['list', '--destination', `file:${folder}`];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Sends the bundle a signal when it loads this one of its own files, counted from 1, after its entry. */
function signalAt(load: number, name: NodeJS.Signals): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${HOOK}`,
    SIGNAL_NAME: name,
    SIGNAL_AT_LOAD: String(load),
  };
}

function expectCancelled({ code, signal, stdout, stderr }: BundleResult, name: string): void {
  expect({ code, signal, stderr }).toMatchObject({ code: 130, signal: null });
  const shown = `${stdout}\n${stderr}`.split('\n').filter((line) => !line.startsWith('::debug::'));
  expect(shown.filter((line) => line.includes(`Cancelled by ${name} before the end.`))).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
}

describe('a signal before the program is loaded is treated as a cancel', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s, on the command line', async (name) => {
    expectCancelled(await runBundle(list, { env: signalAt(1, name) }), name);
  });

  it.each([
    ['a help page', ['--help']],
    ['nothing', []],
    ['an input that is wrong', ['backup', '--nonsense']],
  ])('if %s was requested', async (_what, args) => {
    expectCancelled(await runBundle(args, { env: signalAt(1, 'SIGINT') }), 'SIGINT');
  });

  it('with a report if one was requested', async () => {
    const result = await runBundle([...list, '--json'], { env: signalAt(1, 'SIGINT') });
    expect(result.code).toBe(130);
    expect(JSON.parse(result.stdout)).toMatchObject({ mode: 'list', exitCode: 130, error: { code: 'CANCELLED' } });
  });

  it('whichever of its files it is loading', async () => {
    let cancelled = 0;
    // Not each of about thirty: those of one import() are loaded together.
    for (let load = 2; ; load += 3) {
      const result = await runBundle(list, { env: signalAt(load, 'SIGINT') });
      if (!result.stderr.includes('signal sent')) break;
      // The files that a listing of nothing loads last are loaded too late to stop it.
      if (result.code === 0) continue;
      expectCancelled(result, 'SIGINT');
      cancelled += 1;
    }
    expect(cancelled).toBeGreaterThan(4);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s, in a job, with outputs and a summary', async (name) => {
    const result = await runAction({ mode: 'list', destination: `file:${folder}` }, folder, { env: signalAt(1, name) });
    expectCancelled(result, name);
    expect(result.stdout).toContain('::error title=restorable%3A CANCELLED::Cancelled');
    expect(result.outputs['report']).toMatch(/restorable-list-/);
    expect(result.summary).toContain(`Cancelled by ${name}`);
  });
});

describe('the post step that is cancelled at its start', () => {
  const post = (state: Record<string, string>) =>
    runAction({ mode: 'list', destination: `file:${folder}` }, folder, {
      file: POST,
      env: { ...state, ...signalAt(1, 'SIGTERM') },
    });

  it('reports this', async () => {
    expectCancelled(await post({}), 'SIGTERM');
  });

  it('still removes what the main step left', async () => {
    const workspace = await createWorkspace(newWorkspacePath(folder), true);
    const left = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    const ended = once(left, 'exit');
    await workspace.note({ kind: 'process', pid: left.pid ?? 0, viaSudo: false });
    expectCancelled(await post({ STATE_workspaces: workspace.path }), 'SIGTERM');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(existsSync(workspace.path)).toBe(false);
  });
});

// Everything is below the test's own folder: without the checks, the post step deletes what its state names.
it('a post step deletes only what a run created as its temporary folder, whatever its state names', async () => {
  const mine = join(folder, 'documents');
  const linked = join(folder, 'restorable-0123abcd');
  const shared = join(folder, 'restorable-abcdef01');
  const dotted = `${folder}/./restorable-abcdef02`;
  await mkdir(mine);
  await symlink(mine, linked);
  for (const path of [shared, dotted]) await mkdir(path);
  await chmod(shared, 0o777);
  const workspace = await createWorkspace(newWorkspacePath(folder), true);
  for (const path of [mine, shared, dotted]) await writeFile(join(path, 'kept'), 'kept');
  const state = [mine, linked, shared, dotted, workspace.path, join(folder, 'absent')].join('\n');
  const result = await runAction({ mode: 'list', destination: `file:${folder}` }, folder, {
    file: POST,
    env: { STATE_workspaces: state },
  });
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout.match(/^::warning::The state of this step names a path/gm)).toHaveLength(4);
  for (const path of [mine, linked, shared, dotted]) expect(existsSync(join(path, 'kept')), path).toBe(true);
  expect(existsSync(workspace.path)).toBe(false);
});
