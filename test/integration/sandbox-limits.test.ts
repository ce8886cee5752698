import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Measure } from '../../src/process/sandbox/limits/measure.ts';
import { moduleUrl, runAs, type TestUser } from '../support/as-user.ts';
import { WAITING } from '../support/patience.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limits-'));
  await chmod(folder, 0o755);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Each would run forever. `$S` is the folder that the program may write to. */
const ATTACKS = {
  memory: `perl -e 'push @a, "x" x 4e6 while 1'`,
  'memory of many small ones': `for i in 1 2 3 4 5 6; do perl -e '$a = "x" x 40e6; sleep 600' & done; wait`,
  'files of memory':
    'for i in 1 2 3 4 5 6; do head -c 9M /dev/zero >/tmp/$i; done; head -c 18M /dev/zero >/dev/shm/a; perl -e \'$a = "x" x 60e6; sleep 600\'',
  disk: 'while cat /usr/bin/perl; do :; done >"$S/file"',
  'deleted files': 'exec 3>"$S/file" && rm "$S/file" && while cat /usr/bin/perl; do :; done >&3',
  processes: 'while :; do sleep 600 & done',
  time: 'while :; do :; done',
} as const;

const CODES: Readonly<Record<keyof typeof ATTACKS, string>> = {
  memory: 'SANDBOX_MEMORY',
  'memory of many small ones': 'SANDBOX_MEMORY',
  'files of memory': 'SANDBOX_MEMORY',
  disk: 'SANDBOX_DISK',
  'deleted files': 'SANDBOX_DISK',
  processes: 'SANDBOX_PROCESSES',
  time: 'SANDBOX_TIMEOUT',
};

interface Attacked {
  readonly way?: string | undefined;
  readonly attacks?: Partial<typeof ATTACKS>;
  readonly processes?: number;
  readonly memoryBytes?: number;
  /** Statements that run first. */
  readonly before?: string;
}

const program = ({ way, attacks = ATTACKS, processes = 40, memoryBytes = 100e6, before = '' }: Attacked): string => `
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareSandbox } from '${moduleUrl('src/process/sandbox/sandbox.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const outcomes = {};
${before}
for (const [name, script] of Object.entries(${JSON.stringify(attacks)})) {
  const host = await createTargetHost();
  const over = new AbortController();
  const boxed = { ...host, signal: over.signal };
  const limits = { memoryBytes: ${memoryBytes}, diskBytes: 200e6, processes: ${processes}, timeoutMs: name === 'time' ? 1000 : 600000, isWholeDisk: false };
  const options = { trustSource: ${way === 'none'}, ways: ${way === 'none' ? '[]' : way === undefined ? 'undefined' : `['${way}']`} };
  const sandbox = await prepareSandbox(boxed, { ...options, limits, onOver: (error) => over.abort(error) });
  const parent = join(host.folder, 'p');
  mkdirSync(parent, { mode: 0o700 });
  const shared = await sandbox.makeSharedFolder(parent, 's');
  const binds = [{ path: shared, writable: true }];
  const child = await sandbox.start({ file: '/bin/sh', args: ['-c', script], env: { S: shared }, binds, stdin: 'ignore', stdout: 'ignore' });
  const exit = await child.exited;
  const error = await sandbox.whyStopped();
  outcomes[name] = error?.code ?? child.errorText() + JSON.stringify(exit);
  await sandbox.remove(parent, 's');
  await sandbox.close();
  host.remove();
}
console.log(JSON.stringify(outcomes));
`;

const WAYS: readonly (readonly [string, TestUser, string | undefined])[] = [
  ['root', 'root', undefined],
  ['an ordinary user', 'ordinary user', undefined],
  ['sudo', 'root', 'sudo'],
];

describe.each(WAYS)('a program contained by %s', (_name, user, way) => {
  test('is stopped over each limit, with its name', async () => {
    expect(await runAs(user, folder, program({ way }))).toEqual(CODES);
  });
});

test('an uncontained program, for a trusted source, has the same limits', async () => {
  const { 'files of memory': _, ...codes } = CODES;
  expect(await runAs('root', folder, program({ way: 'none' }))).toMatchObject(codes);
});

// As on a busy machine, where a program can have too many processes before they are counted.
test('a program that the kernel refuses another process is stopped for it', async () => {
  const crowded = `
const threads = execFileSync('ps', ['-L', '-o', 'lwp=', '-U', String(process.getuid())], { encoding: 'utf8' });
const most = threads.trim().split('\\n').length + 300;
execFileSync('prlimit', ['--pid', String(process.pid), '--nproc=' + most + ':' + most]);
`;
  const attacks = { processes: ATTACKS.processes };
  // Other tests run as the same user. Each thread of theirs that ends leaves room for one more process, and all of them take memory.
  const crowding = { way: 'user', attacks, processes: 1e6, memoryBytes: 4e9, before: crowded };
  expect(await runAs('ordinary user', folder, program(crowding))).toEqual({ processes: CODES.processes });
});

// bubblewrap starts so: the first process of a new namespace, before the sandbox has a root of its own.
test('a sandbox that is starting is not measured as the files of the machine', async () => {
  const script = 'echo ready; exec sleep 600';
  const starting = spawn(
    'unshare',
    ['--user', '--map-root-user', '--pid', '--fork', '--kill-child', 'sh', '-c', script],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(starting, 'exit');
  try {
    await once(starting.stdout, 'data');
    const children = readFileSync(`/proc/${starting.pid}/task/${starting.pid}/children`, 'utf8').trim();
    const first = Number(children);
    // While the shell starts `sleep` in its place, the process has no memory to be measured.
    await vi.waitUntil(() => readFileSync(`/proc/${first}/comm`, 'utf8') === 'sleep\n', WAITING);
    expect(readFileSync(`/proc/${first}/status`, 'utf8')).toMatch(/^NSpid:.*\s1$/m);
    const bytes = await new Measure(false).memoryBytes([first]);
    // `sleep` alone. The disk of this machine has more.
    expect(bytes).toBeLessThan(16 * 1024 ** 2);
    expect(bytes).toBeGreaterThan(0);
  } finally {
    starting.kill('SIGKILL');
    await ended;
  }
});
