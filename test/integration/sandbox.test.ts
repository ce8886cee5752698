import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { containedCommand } from '../../src/process/sandbox/arguments.ts';
import { prepareSandbox } from '../../src/process/sandbox/sandbox.ts';
import { programBinds } from '../../src/process/sandbox/system-programs.ts';
import { moduleUrl, runAs, USERS } from '../support/as-user.ts';
import { expectQuick } from '../support/baseline.ts';
import { WAITING } from '../support/patience.ts';
import { isRunning } from '../support/processes.ts';
import { createTargetHost } from '../support/target-host.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'secret.txt'), 'secret', { mode: 0o644 });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly uid: number;
  readonly said: string;
  readonly code: number | null;
  readonly stopMs: number;
  readonly isGone: boolean;
}

const LOOK = `
id -u; grep -E '^(Cap|NoNewPrivs)' /proc/self/status; echo "env: $(env | sort | tr '\\n' ' ')"
ls -A /home /root /etc/ssh /work 2>&1 | tr '\\n' ' '; cat ${'$'}SECRET 2>&1; echo "interfaces: $(ls /sys/class/net 2>/dev/null) $(cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' ' | tr '\\n' ' ')"
mkdir -m 700 "$SHARED/mine" && echo x > "$SHARED/mine/file" && echo made; touch /usr/lib/x 2>/dev/null || echo read-only; exit 7`;

const program = (): string => `
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareSandbox } from '${moduleUrl('src/process/sandbox/sandbox.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const host = await createTargetHost();
const sandbox = await prepareSandbox(host, { trustSource: false });
const parent = join(host.folder, 'p');
mkdirSync(parent, { mode: 0o700 });
const shared = await sandbox.makeSharedFolder(parent, 's');
const binds = [{ path: shared, writable: true }];
const env = { SHARED: shared, SECRET: '${folder}/secret.txt' };
const look = await sandbox.run({ file: '/bin/sh', args: ['-c', ${JSON.stringify(LOOK)}], env, binds });
const child = await sandbox.start({ file: '/bin/sleep', args: ['600'], env: {}, binds, stdin: 'ignore', stdout: 'ignore' });
const started = performance.now();
await child.stop();
const stopMs = performance.now() - started;
await sandbox.remove(parent, 's');
const isGone = !existsSync(shared);
host.remove();
console.log(JSON.stringify({ uid: process.getuid(), said: look.stdout + look.stderr, code: look.code, stopMs, isGone }));
`;

describe.each(USERS)('contained by %s', (user) => {
  test('a program has its own user, no privileges, no network and only its inputs', async () => {
    const outcome = (await runAs(user, folder, program(), { HIDDEN: 'from the job' })) as Outcome;
    const { said } = outcome;
    const uid = Number(said.split('\n')[0]);
    expect(uid).toBeGreaterThanOrEqual(61_184);
    expect(uid).toBeLessThanOrEqual(65_519);
    expect(uid).not.toBe(outcome.uid);
    expect(said.match(/^Cap(Inh|Prm|Eff|Amb):\s+0+$/gm)).toHaveLength(4);
    expect(said).toMatch(/NoNewPrivs:\s+1/);
    expect(said).not.toContain('HIDDEN');
    expect(said).not.toContain('from the job');
    expect(said).toMatch(/secret\.txt: No such file/);
    expect(said).toContain('interfaces:  lo');
    expect(said).not.toMatch(/interfaces:.*(eth|ens|enp|wlan)/);
    for (const path of ['/home', '/root', '/etc/ssh', '/work']) expect(said).toContain(`'${path}': No such file`);
    expect(said).toContain('made');
    expect(said).toContain('read-only');
    expect(outcome.code).toBe(7);
    await expectQuick(outcome.stopMs);
    expect(outcome.isGone).toBe(true);
  });
});

/** Command lines of a process and of its descendants. */
function descendantsOf(pid: number): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const all = lines.flatMap((line) => {
    const [, its = '', parent = '', args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return its === '' ? [] : [{ pid: Number(its), parent: Number(parent), args }];
  });
  const below = (of: number): string[] =>
    all.filter(({ parent }) => parent === of).flatMap((each) => [each.args, ...below(each.pid)]);
  return [...all.filter((each) => each.pid === pid).map(({ args }) => args), ...below(pid)];
}

test('a contained program ends with us, even after SIGKILL', async () => {
  const script = `
    import { prepareSandbox } from '${moduleUrl('src/process/sandbox/sandbox.ts')}';
    import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
    const host = await createTargetHost();
    const sandbox = await prepareSandbox(host, { trustSource: false });
    const child = await sandbox.start({ file: '/bin/sleep', args: ['600'], env: {}, binds: [], stdin: 'ignore', stdout: 'ignore' });
    console.log(child.pid + ' ' + host.folder);`;
  const file = join(folder, 'dies.ts');
  await writeFile(file, script);
  const parent = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = (await once(parent.stdout, 'data')) as [Buffer];
  const [pid = '', hostFolder = ''] = first.toString().trim().split(' ');
  // bwrap has tied itself to its parent before it starts the program.
  await vi.waitUntil(() => descendantsOf(Number(pid)).some((args) => args === '/bin/sleep 600'), WAITING);
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(Number(pid)), WAITING).toBe(false);
  await rm(hostFolder, { recursive: true });
});

test('a cancel stops a contained program, and its leftovers can still be removed', async () => {
  const host = await createTargetHost();
  try {
    const sandbox = await prepareSandbox(host, { trustSource: false });
    const shared = await sandbox.makeSharedFolder(host.folder, 's');
    const child = await sandbox.start({
      file: '/bin/sh',
      args: ['-c', `mkdir -m 700 ${shared}/x && exec sleep 600`],
      env: {},
      binds: [{ path: shared, writable: true }],
      stdin: 'ignore',
      stdout: 'ignore',
    });
    const started = performance.now();
    host.cancel();
    await child.exited;
    await expectQuick(performance.now() - started);
    await sandbox.remove(host.folder, 's');
    expect(existsSync(shared)).toBe(false);
  } finally {
    host.remove();
  }
});

test('a machine without a way to contain shows what to install, unless the source is trusted', async () => {
  const host = await createTargetHost();
  try {
    await expect(prepareSandbox(host, { trustSource: false, ways: [] })).rejects.toMatchObject({
      code: 'SANDBOX_MISSING',
      hint: expect.stringContaining('trust-source'),
    });
    const plain = await prepareSandbox(host, { trustSource: true, ways: [] });
    expect(plain.isContained).toBe(false);
    expect(plain.note).toContain('without containment');
    const { stdout } = await plain.run({ file: '/usr/bin/id', args: ['-u'], env: {}, binds: [] });
    expect(Number(stdout)).toBeGreaterThan(0);
  } finally {
    host.remove();
  }
});

test('no value of the environment is inherited, and sudo runs the command without prompting', () => {
  const cell = {
    how: 'sudo',
    bwrap: '/b/bwrap',
    who: { uid: 61_500, etc: '/e' },
    hardening: {},
    limits: undefined,
  } as const;
  const words = containedCommand(cell, { file: '/bin/true', args: ['-x'], env: { A: 'b c' }, binds: [] });
  expect(words.slice(0, 4)).toEqual(['sudo', '-n', '--', '/b/bwrap']);
  expect(words).toContain('--clearenv');
  expect(words.join(' ')).toContain('--setenv A b c');
  expect(words.slice(-3)).toEqual(['--', '/bin/true', '-x']);
  expect(words).not.toContain('--share-net');
});

test('a program in a home or checkout shows its own folders, not the home', async () => {
  const host = await createTargetHost();
  try {
    const paths = async (path: string): Promise<string[]> =>
      (await programBinds(path, { ...host, env: { HOME: folder } })).map((bind) => bind.path);
    const bin = join(folder, 'bin');
    await rm(bin, { recursive: true, force: true });
    await mkdir(bin);
    await writeFile(join(bin, 'tool'), '');
    expect(await paths(join(bin, 'tool'))).toEqual([bin]);
    await mkdir(join(folder, 'pg', 'bin'), { recursive: true });
    await writeFile(join(folder, 'pg', 'bin', 'tool'), '');
    expect(await paths(join(folder, 'pg', 'bin', 'tool'))).toEqual([join(folder, 'pg')]);
    expect(await paths('/usr/bin/env')).toEqual([]);
  } finally {
    host.remove();
  }
});

/** Prints, for each call, `name errno` or `name ok`. */
const CALLS = `
sub t { my ($name, $number, @args) = @_; my $r = syscall($number, @args); print $name, ' ', $r == -1 ? $! + 0 : 'ok', "\\n" }
my $zero = "\\0" x 128;
t('getpid', 39); t('clone', 56, 17 | 0x10000000, 0, 0, 0, 0); t('clone3', 435, $zero, 88); t('unshare', 272, 0x10000000);
t('setns', 308, 0, 0); t('keyctl', 250, 0, 0); t('add_key', 248, $zero, $zero, $zero, 0, 0); t('request_key', 249, $zero, $zero, 0, 0);
t('ptrace', 101, 0, 0, 0, 0); t('process_vm_readv', 310, $$, $zero, 0, $zero, 0, 0); t('process_vm_writev', 311, $$, $zero, 0, $zero, 0, 0);
t('mount', 165, $zero, $zero, $zero, 0, 0); t('umount2', 166, $zero, 0); t('pivot_root', 155, $zero, $zero); t('fsopen', 430, $zero, 0);
t('bpf', 321, 0, $zero, 0); t('perf_event_open', 298, $zero, 0, -1, -1, 0); t('userfaultfd', 323, 0); t('kexec_load', 246, 0, 0, 0, 0);
t('init_module', 175, $zero, 0, $zero); t('finit_module', 313, 0, $zero, 0); t('open_by_handle_at', 304, 0, $zero, 0);
t('io_uring_setup', 425, 1, $zero); t('io_uring_enter', 426, 0, 0, 0, 0, 0); t('io_uring_register', 427, 0, 0, 0, 0);
t('memfd_create', 319, $zero, 0); t('vsock', 41, 40, 1, 0); t('netlink', 41, 16, 3, 0); t('unix', 41, 1, 1, 0); t('shmget', 29, 0, 1000000, 0600);`;

describe.each(USERS)('the kernel, called by a program contained by %s', (user) => {
  test.runIf(process.arch === 'x64')('refuses what no database needs, and grants no new namespaces', async () => {
    const asking = `
      import { prepareSandbox } from '${moduleUrl('src/process/sandbox/sandbox.ts')}';
      import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
      const host = await createTargetHost();
      const sandbox = await prepareSandbox(host, { trustSource: false });
      const calls = await sandbox.run({ file: '/usr/bin/perl', args: ['-e', ${JSON.stringify(CALLS)}], env: {}, binds: [] });
      const nested = await sandbox.run({ file: '/usr/bin/unshare', args: ['--user', '--map-root-user', 'id'], env: {}, binds: [] });
      const write = await sandbox.run({ file: '/bin/sh', args: ['-c', 'for f in / /dev /etc /usr /proc/sys/kernel; do touch $f/x 2>/dev/null && echo $f; done; ulimit -c'], env: {}, binds: [] });
      await sandbox.close();
      host.remove();
      console.log(JSON.stringify({ calls: calls.stdout, nested: nested.code, written: write.stdout }));`;
    const outcome = (await runAs(user, folder, asking)) as { calls: string; nested: number; written: string };
    const answers = new Map(
      outcome.calls
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
    expect(answers.get('getpid')).toBe('ok');
    expect(answers.get('unix')).toBe('ok');
    const unknown = ['clone3', 'io_uring_setup', 'io_uring_enter', 'io_uring_register', 'memfd_create'];
    for (const name of unknown) expect(answers.get(name), name).toBe('38');
    for (const name of ['vsock', 'netlink']) expect(answers.get(name), name).toBe('97');
    const named = new Set(['getpid', 'unix', 'vsock', 'netlink', ...unknown]);
    const others = [...answers].filter(([name]) => !named.has(name));
    expect(others.length).toBeGreaterThan(18);
    expect(others.filter(([, answer]) => answer !== '1')).toEqual([]);
    expect(outcome.nested).not.toBe(0);
    expect(outcome.written).toBe('0\n');
  });
});
