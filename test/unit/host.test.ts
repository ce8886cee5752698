import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Masker } from '../../src/host/masker.ts';
import { createWorkspace, newWorkspacePath, workspaceAt } from '../../src/host/workspace.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the masker', () => {
  it('removes a password in every form it could be printed in', () => {
    const masker = new Masker();
    masker.add('postgres://app:p%40ss%22word@db/shop');
    const text = 'raw p%40ss%22word, decoded p@ss"word, JSON p@ss\\"word, whole postgres://app:p%40ss%22word@db/shop';
    expect(masker.scrub(text)).toBe('raw ***, decoded ***, JSON ***, whole ***');
    expect(masker.scrub('app at db has shop')).toBe('app at db has shop');
  });

  it('removes a key line by line but leaves its frame', () => {
    const masker = new Masker();
    masker.add('-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlFgEaaaa\nbbbbcccc\n-----END PGP PRIVATE KEY BLOCK-----\n');
    expect(masker.scrub('error near bbbbcccc')).toBe('error near ***');
    expect(masker.scrub('-----BEGIN PGP PRIVATE KEY BLOCK-----')).toContain('PRIVATE KEY');
  });

  it('takes regular expressions literally and prefers the longest', () => {
    const masker = new Masker();
    masker.add('a.c*');
    masker.add('a.c*def');
    expect(masker.scrub('abc a.c*def a.c*')).toBe('abc *** ***');
  });

  it('scrubs a whole report, also where JSON would hide the secret behind escapes', () => {
    const masker = new Masker();
    masker.add('two\nlines');
    expect(masker.scrubDeep({ a: ['x two\nlines y', 5, null], b: { c: 'lines' } })).toEqual({
      a: ['x *** y', 5, null],
      b: { c: '***' },
    });
  });

  it('leaves what is too short to be worth the damage', () => {
    const masker = new Masker();
    expect(masker.add('ab')).toEqual([]);
    expect(masker.scrub('absolute')).toBe('absolute');
  });
});

describe('the workspace', () => {
  it('is private, keeps its journal through a crash and goes away whole', async () => {
    const path = newWorkspacePath(folder);
    const workspace = await createWorkspace(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    const server = { kind: 'process', pid: 4711, viaSudo: false } as const;
    const database = { kind: 'database', engine: 'postgres', name: 'x' } as const;
    await workspace.note(server);
    await workspace.note(database);
    await workspace.forget(server);
    // A crash may cut the last line.
    appendFileSync(join(path, 'journal.jsonl'), '{"op":"note","left');
    expect(workspaceAt(path).leftovers()).toEqual([database]);
    await workspaceAt(path).remove();
    expect(existsSync(path)).toBe(false);
    expect(workspaceAt(path).leftovers()).toEqual([]);
  });
});

describe('cancellation', () => {
  const module = fileURLToPath(new URL('../../src/host/base.ts', import.meta.url));
  // A program that makes a workspace and then, told to stop, does not.
  const program = `
    import { createHost } from ${JSON.stringify(module)};
    const host = createHost({ env: {}, temporaryFolder: process.argv[1], hasPostStep: false, write() {}, progress() {} });
    const { path } = await host.workspace();
    if (process.argv[2]) host.limitTime(Number(process.argv[2]));
    setInterval(() => {}, 1000);
    host.signal.addEventListener('abort', () => console.log(host.signal.reason.code));
    console.log(path);`;

  async function start(limitMs = ''): Promise<{ path: string; child: ReturnType<typeof spawn>; output: () => string }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder, limitMs], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
    });
    while (!text.includes('\n')) await once(child.stdout as NodeJS.ReadableStream, 'data');
    return { path: text.split('\n')[0] ?? '', child, output: () => text };
  }

  it('cuts off what does not stop within 5 s, and deletes the workspace', async () => {
    const { path, child, output } = await start();
    const beganMs = performance.now();
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(performance.now() - beganMs).toBeLessThan(5_500);
    expect(code).toBe(130);
    expect(output()).toContain('CANCELLED');
    expect(existsSync(path)).toBe(false);
  });

  it('exits at once at a second interrupt', async () => {
    const { path, child } = await start();
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const beganMs = performance.now();
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(performance.now() - beganMs).toBeLessThan(1_500);
    expect(code).toBe(130);
    expect(existsSync(path)).toBe(false);
  });

  it('ends a run at its time limit with the code for "could not run"', async () => {
    const { child, output } = await start('200');
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(output()).toContain('TIME_LIMIT');
  });
});
