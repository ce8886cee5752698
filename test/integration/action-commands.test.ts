import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createToolkitRunner } from '../../src/action/command-runner.ts';
import type { Host } from '../../src/ports/host.ts';
import { runCommand, succeeds } from '../../src/process/command.ts';
import { expectQuick } from '../support/baseline.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';

const PATH = '/usr/bin:/bin';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands with spaces-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Both ways of running: in a GitHub job, and anywhere else. */
function hosts(env: Record<string, string> = {}): (readonly [string, EngineHost & Host])[] {
  const plain = createEngineHost({ PATH, ...env });
  const job = createEngineHost({ PATH, ...env });
  const runner = createToolkitRunner({ scrub: job.scrub, env: job.env });
  return [
    ['plain', plain],
    ['toolkit', { ...job, runCommand: runner }],
  ];
}

function printed(): () => string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  return () => write.mock.calls.map(([text]) => String(text)).join('');
}

it('returns code, output and scrubbed errors, and passes on only PATH, language and proxies from the environment', async () => {
  vi.stubEnv('SECRET_OF_THE_JOB', 'hunter2hunter2');
  for (const [, host] of hosts({ https_proxy: 'http://proxy:3128', AWS_SECRET_ACCESS_KEY: 'x' })) {
    const { Secret } = await import('../../src/core/secret.ts');
    host.mask(new Secret('s3cret-word'));
    const script = 'env; echo "s3cret-word went wrong" >&2; exit 3';
    const result = await runCommand(['/bin/sh', '-c', script], host, { timeoutMs: 300_000 });
    expect(result?.code).toBe(3);
    expect(result?.stderr.reveal()).toBe('*** went wrong');
    const names = (result?.stdout ?? '').split('\n').map((line) => line.split('=')[0]);
    const expected = ['LC_ALL', 'PATH', 'https_proxy'];
    expect(names.filter((name) => !['', 'PWD', 'SHLVL', '_', 'OLDPWD'].includes(name ?? '')).sort()).toEqual(expected);
  }
});

it('passes arguments unchanged and finds programs whose path has spaces', async () => {
  const program = join(folder, 'a program');
  await writeFile(program, '#!/bin/sh\nprintf "[%s]" "$@"\n');
  await chmod(program, 0o755);
  for (const [, host] of hosts()) {
    const result = await runCommand([program, 'a b', '"', "'$HOME'", '', '--x=*'], host, { timeoutMs: 300_000 });
    expect(result?.stdout).toBe(`[a b]["]['$HOME'][][--x=*]`);
  }
});

it('returns undefined, not an error, for a missing program', async () => {
  for (const [, host] of hosts()) {
    expect(await runCommand(['restorable-has-no-such-program'], host, { timeoutMs: 300_000 })).toBeUndefined();
    expect(await succeeds(['false'], host, { timeoutMs: 300_000 })).toBe(false);
    expect(await succeeds(['true'], host, { timeoutMs: 300_000 })).toBe(true);
  }
});

it('survives commands that end at once', async () => {
  for (const [, host] of hosts()) {
    const runs = Array.from({ length: 40 }, () => succeeds(['true'], host, { timeoutMs: 300_000 }));
    expect(await Promise.all(runs)).toEqual(runs.map(() => true));
  }
});

it('stops waiting at its time limit, and throws only for a cancelled run', async () => {
  for (const [, host] of hosts()) {
    const began = performance.now();
    expect(await runCommand(['sleep', '60'], host, { timeoutMs: 200 })).toBeUndefined();
    const running = runCommand(['sleep', '60'], host, { timeoutMs: 600_000 });
    setTimeout(() => host.cancel(), 200);
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expectQuick(performance.now() - began);
  }
});

it('keeps the output of a program in a job out of the log, scrubbed, whatever its result', async () => {
  const { Secret } = await import('../../src/core/secret.ts');
  const [, [, host] = ['', createEngineHost()]] = hosts();
  host.mask(new Secret('s3cret-word'));
  const text = printed();
  const script = 'echo "::set-output name=a::b"; printf "row of Al%s, s3cret-word" ice >&2; exit 4';
  const result = await runCommand(['/bin/sh', '-c', script], host, { timeoutMs: 300_000 });
  expect(result?.stderr.reveal()).toBe('row of Alice, ***');
  expect(`${text()}${host.lines.join()}${JSON.stringify(result?.stderr)}`).not.toContain('Alice');
  expect(text()).not.toContain('set-output');
  expect(host.toolWords.text).toContain('row of Alice, ***');
});

it('looks up programs silently', async () => {
  const [, [, host] = ['', createEngineHost()]] = hosts();
  const text = printed();
  const result = await runCommand(['/bin/sh', '-c', 'echo hello'], host, { timeoutMs: 300_000 });
  expect(result?.stdout).toBe('hello\n');
  expect(text()).not.toContain('hello');
});

it('keeps the mark that the runner uses to find what a cancelled job left running', async () => {
  const [, [, host] = ['', createEngineHost()]] = hosts({ RUNNER_TRACKING_ID: 'github_1234' });
  const result = await runCommand(['/bin/sh', '-c', 'echo $RUNNER_TRACKING_ID'], host, { timeoutMs: 300_000 });
  expect(result?.stdout.trim()).toBe('github_1234');
});
