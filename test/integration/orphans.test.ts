import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeOrphans } from '../../src/host/workspace/orphans.ts';
import { createWorkspace, newWorkspacePath } from '../../src/host/workspace/workspace.ts';
import type { Logger } from '../../src/ports/host.ts';
import { isRunning } from '../support/processes.ts';

const WORKSPACE = fileURLToPath(new URL('../../src/host/workspace/workspace.ts', import.meta.url));

let folder: string;
let lines: string[];
let log: Logger;
let others: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orphans-'));
  lines = [];
  others = [];
  const keep = (message: string): void => void lines.push(message);
  log = { debug: keep, info: keep, notice: keep, warning: keep, error: keep };
});
afterEach(async () => {
  for (const child of others) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A process with its own workspace that contains rows. */
async function startNeighbor(): Promise<{ path: string; kill(): Promise<void> }> {
  const script = `
    const { createWorkspace, newWorkspacePath } = await import(${JSON.stringify(WORKSPACE)});
    const { path } = await createWorkspace(newWorkspacePath(${JSON.stringify(folder)}), false);
    console.log(path);
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  others.push(child);
  const [text] = await once(child.stdout, 'data');
  const path = String(text).trim();
  await mkdir(join(path, 'sqlite-x'));
  await writeFile(join(path, 'sqlite-x', 'snapshot'), 'Alice');
  const kill = async (): Promise<void> => {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  };
  return { path, kill };
}

/** A dead process's workspace, with one change. */
async function makeOrphan(change: (path: string) => Promise<unknown>): Promise<string> {
  const { path, kill } = await startNeighbor();
  await kill();
  await change(path);
  return path;
}

const rewrite = async (path: string, change: (owner: Record<string, unknown>) => void): Promise<void> => {
  const owner = JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'));
  change(owner);
  await writeFile(join(path, 'owner.json'), JSON.stringify(owner));
};

it("removes a dead process's workspace, and no living one's", async () => {
  const [dead, living] = [await startNeighbor(), await startNeighbor()];
  const ours = await createWorkspace(newWorkspacePath(folder), false);
  await dead.kill();
  await removeOrphans(folder, log);
  expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual([living.path, ours.path].sort());
  expect(lines).toEqual([`Removed ${dead.path}, a leftover of a killed run.`]);
});

describe.runIf(process.platform === 'linux')('a workspace', () => {
  it('of a process whose number now belongs to another one is removed', async () => {
    const path = await makeOrphan((at) => rewrite(at, (owner) => Object.assign(owner, { pid: process.pid })));
    await removeOrphans(folder, log);
    expect(existsSync(path)).toBe(false);
  });

  it('of a process from before a restart of the machine is removed', async () => {
    const { path } = await startNeighbor();
    await rewrite(path, (owner) => Object.assign(owner['kernel'] as object, { bootId: 'another' }));
    await removeOrphans(folder, log);
    expect(existsSync(path)).toBe(false);
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    [
      'of another container, whose processes have other numbers',
      (path) => rewrite(path, (owner) => Object.assign(owner['kernel'] as object, { pidNamespace: 'pid:[1]' })),
    ],
    ['that says nothing of its process, as for the moment before it does', (path) => unlink(join(path, 'owner.json'))],
    ['that says half of it', (path) => writeFile(join(path, 'owner.json'), '{"pid":')],
    ['that others may write', (path) => chmod(path, 0o777)],
    [
      'that says it through a link',
      async (path) => {
        await writeFile(join(folder, 'elsewhere.json'), await readFile(join(path, 'owner.json')));
        await unlink(join(path, 'owner.json'));
        await symlink(join(folder, 'elsewhere.json'), join(path, 'owner.json'));
      },
    ],
    [
      'that says it through a pipe without an end',
      async (path) => {
        await unlink(join(path, 'owner.json'));
        execFileSync('mkfifo', [join(path, 'owner.json')]);
      },
    ],
  ])('%s stays', async (_which, change) => {
    const path = await makeOrphan(change);
    await removeOrphans(folder, log);
    expect(existsSync(join(path, 'sqlite-x', 'snapshot'))).toBe(true);
  });

  it('is never reached through a link with its name', async () => {
    const path = await makeOrphan(async () => {});
    const target = join(folder, 'target');
    execFileSync('mv', [path, target]);
    await symlink(target, join(folder, 'restorable-0123abcd'));
    await removeOrphans(folder, log);
    expect(existsSync(join(target, 'sqlite-x', 'snapshot'))).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)("of another user's stays", async () => {
    const path = await makeOrphan((at) => chown(at, 65_534, 65_534));
    await removeOrphans(folder, log);
    expect(existsSync(join(path, 'sqlite-x', 'snapshot'))).toBe(true);
  });

  it('is removed with what its process had started, and no other process that has such a number now', async () => {
    let theirs: ChildProcess | undefined;
    const stranger = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    others.push(stranger);
    const path = await makeOrphan(async (at) => {
      theirs = spawn('sh', ['-c', 'sleep 600; :', at], { detached: true, stdio: 'ignore' });
      const note = (pid: number | undefined): string =>
        `${JSON.stringify({ op: 'note', leftover: { kind: 'process', pid, viaSudo: false } })}\n`;
      const database = { op: 'note', leftover: { kind: 'database', engine: 'postgres', name: 'scratch_1' } };
      await writeFile(
        join(at, 'journal.jsonl'),
        `${note(theirs.pid)}${note(stranger.pid)}${JSON.stringify(database)}\n`,
      );
    });
    const ended = once(theirs as ChildProcess, 'close');
    await removeOrphans(folder, log);
    await ended;
    expect(existsSync(path)).toBe(false);
    expect(await isRunning(stranger.pid ?? 0)).toBe(true);
    expect(lines.join('\n')).toMatch(/database scratch_1 is a leftover/);
  });
});
