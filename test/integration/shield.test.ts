import { readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInBackground } from '../../src/process/shield/shield.ts';
import { startRclone, TUNING } from '../../src/storage/rclone/server.ts';
import { moduleUrl, runAs, type TestUser } from '../support/as-user.ts';
import { pathWithRefusingBwrap } from '../support/refusing-bwrap.ts';
import { createTargetHost } from '../support/target-host.ts';

/** `rclone` and `ssh` in a run with keys that open backups: what an attacker who controls them could read. */

const CANARY = 'canary: opens the safe 9831';
let folder: string;

/**
 * A program that replaces rclone and ssh. It starts like them, tries what a compromised one would, and records the results. The
 * process to look for is named in a file; a real attacker would find it by its name.
 */
const PROBE = `
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
const [, self, ...args] = process.argv;
if (args.includes('--version') || args[0] === 'version') console.log('rclone v1.70.0');
if (args.includes('--version') || args[0] === 'version' || args[0] === '-G') process.exit(0);
const place = dirname(self);
const { parent, canary } = JSON.parse(readFileSync(join(place, 'parent.json'), 'utf8'));
const wanted = Buffer.from(canary).reverse();
const tried = (act) => { try { return act(); } catch (error) { return error.code ?? 'failed'; } };
function inMemory() {
  const memory = openSync('/proc/' + parent + '/mem', 'r');
  for (const line of readFileSync('/proc/' + parent + '/maps', 'utf8').split('\\n')) {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    if (from === undefined || Number('0x' + to) - Number('0x' + from) > 2 ** 28) continue;
    const bytes = Buffer.alloc(Number('0x' + to) - Number('0x' + from));
    try { readSync(memory, bytes, 0, bytes.length, Number('0x' + from)); } catch { continue; }
    if (bytes.includes(wanted)) return 'found';
  }
  closeSync(memory);
  return 'not found';
}
const report = {
  isRoot: process.getuid() === 0,
  processes: readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((pid) => tried(() => readFileSync('/proc/' + pid + '/cmdline', 'latin1'))),
  environment: tried(() => readFileSync('/proc/' + parent + '/environ', 'latin1').includes(wanted) ? 'found' : 'not found'),
  memory: tried(inMemory),
  signal: tried(() => process.kill(parent, 0) && 'sent'),
  privileges: /NoNewPrivs:\\s+(\\d)/.exec(readFileSync('/proc/self/status', 'utf8'))[1],
  kernel: tried(() => closeSync(openSync('/proc/sys/kernel/core_pattern', 'a')) ?? 'writable'),
  folder: process.cwd(),
  own: process.env.RCLONE_OWN_SECRET ?? null,
};
writeFileSync(join(place, 'report-' + basename(self) + '.json'), JSON.stringify(report));
process.stderr.write('Serving remote control on http://127.0.0.1:9/\\ndebug1: Entering interactive session.\\n');
setInterval(() => {}, 1000);
`;

/** Starts both, reads their records, and stops them. */
const program = (place: string, holdsKeys: boolean, ways: string | undefined): string => `
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from '${moduleUrl('src/process/programs.ts')}';
import { startInBackground } from '${moduleUrl('src/process/shield/shield.ts')}';
import { openSshTunnel } from '${moduleUrl('src/process/ssh/tunnel.ts')}';
import { startRclone, TUNING } from '${moduleUrl('src/storage/rclone/server.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const place = '${place}';
const canary = [...process.env.CANARY_BACKWARDS].reverse().join('');
globalThis.kept = Buffer.from(process.env.CANARY_BACKWARDS);
writeFileSync(join(place, 'parent.json'), JSON.stringify({ parent: process.pid, canary }));
const base = await createTargetHost({ PATH: place + ':' + process.env.PATH });
const host = ${holdsKeys ? '{ ...base, holdsKeys: { mayContain: false } }' : 'base'};
const read = (name) => JSON.parse(readFileSync(join(place, 'report-' + name + '.json'), 'utf8'));
const isGone = (pid) => !existsSync('/proc/' + pid);
const env = { PATH: process.env.PATH, RCLONE_OWN_SECRET: 'of its own' };
const seen = {};
if (${JSON.stringify(ways)} === undefined) {
  const server = await startRclone(join(place, 'rclone'), env, host, TUNING);
  seen.rclone = read('rclone');
  await server.stop();
  const plan = { through: { user: undefined, host: 'bastion', port: undefined }, to: { host: 'db', port: 5432 }, socketName: undefined };
  const tunnel = await openSshTunnel(plan, host);
  seen.ssh = read('ssh');
  await tunnel.close();
} else {
  const listening = Promise.withResolvers();
  const file = join(place, 'rclone');
  const spec = { file, args: ['rcd'], env, signal: host.signal, scrub: String, onErrorLine: (line) => /Serving/.test(line) && listening.resolve() };
  const child = await startInBackground(spec, { file, args: ['version'] }, host, ${ways});
  await Promise.race([listening.promise, child.exited]);
  seen.rclone = read('rclone');
  await child.stop();
  seen.viaSudo = child.viaSudo;
  seen.isGone = isGone(child.pid);
}
base.remove();
console.log(JSON.stringify(seen));
`;

interface Seen {
  readonly isRoot: boolean;
  readonly processes: readonly string[];
  readonly environment: string;
  readonly memory: string;
  readonly signal: string;
  readonly privileges: string;
  readonly kernel: string;
  readonly folder: string;
  readonly own: string | null;
}

type Outcome = Readonly<Record<'rclone' | 'ssh', Seen>> & { readonly viaSudo?: boolean; readonly isGone?: boolean };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shield-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function look(user: TestUser, holdsKeys: boolean, ways?: string): Promise<Outcome> {
  const place = await mkdtemp(join(folder, 'place-'));
  await chmod(place, 0o777);
  for (const name of ['rclone', 'ssh']) {
    await writeFile(join(place, name), `#!${process.execPath}\n${PROBE}`);
    await chmod(join(place, name), 0o755);
  }
  await copyFile('/bin/true', join(place, 'ssh-keygen'));
  await writeFile(join(place, 'package.json'), '{ "type": "module" }');
  await mkdir(join(place, 'inner'));
  await chmod(join(place, 'inner'), 0o755);
  const env = { CANARY_BACKWARDS: [...CANARY].reverse().join('') };
  return (await runAs(user, join(place, 'inner'), program(place, holdsKeys, ways), env)) as Outcome;
}

/** It isolates a child from its parent's memory, except for root. */
const hasYama = /[1-3]/.test(tryToRead('/proc/sys/kernel/yama/ptrace_scope'));

function tryToRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const expectApart = (seen: Seen): void => {
  expect(seen).toMatchObject({ environment: 'ENOENT', memory: 'ENOENT', signal: 'ESRCH', privileges: '1' });
  expect(seen.processes.filter((words) => words.includes('inner-'))).toEqual([]);
  expect(seen.kernel).toMatch(/EROFS|EACCES|EPERM/);
  expect(seen.folder).toBe(process.cwd());
};

describe.runIf(process.platform === 'linux').each(['root', 'ordinary user'] as const)('started by %s', (user) => {
  test('rclone and ssh run in a run without keys', async () => {
    const { rclone, ssh } = await look(user, false);
    for (const seen of [rclone, ssh]) {
      expect(seen).toMatchObject({ environment: 'found', signal: 'sent', isRoot: user === 'root' });
      if (!hasYama) expect(seen.memory).toBe('found');
      expect(seen.processes.filter((words) => words.includes('inner-'))).not.toEqual([]);
    }
    expect(rclone.own).toBe('of its own');
  });

  test('rclone and ssh find no process of a run that holds keys', async () => {
    const { rclone, ssh } = await look(user, true);
    for (const seen of [rclone, ssh]) expectApart(seen);
    expect(rclone).toMatchObject({ own: 'of its own', isRoot: user === 'root' });
  });

  test('without namespaces, they cannot become root', async () => {
    const { rclone, isGone } = await look(user, true, "['no-sudo']");
    expect(rclone).toMatchObject({ signal: 'sent', privileges: '1' });
    expect(isGone).toBe(true);
  });
});

test.runIf(process.platform === 'linux')(
  'through sudo they find no process either, keep their environment, and are stopped',
  async () => {
    const outcome = await look('root', true, "['sudo']");
    expectApart(outcome.rclone);
    expect(outcome).toMatchObject({ viaSudo: true, isGone: true, rclone: { own: 'of its own', isRoot: true } });
  },
);

test.runIf(process.platform === 'linux')(
  'bubblewrap that fails after all is named, and not taken for the program',
  async () => {
    const place = await mkdtemp(join(folder, 'failing-'));
    const path = await pathWithRefusingBwrap(place);
    // It works when it is tested, and only once.
    const bwrap = join(place, 'refusing', 'bwrap');
    const refusing = await readFile(bwrap, 'utf8');
    await writeFile(bwrap, refusing.replace('\n', `\nmkdir ${place}/tried 2>/dev/null && exit 0\n`));
    const base = await createTargetHost({ PATH: path });
    const host = { ...base, holdsKeys: { mayContain: false } };
    await expect(startRclone('/bin/false', { PATH: path }, host, TUNING)).rejects.toMatchObject({
      code: 'SANDBOX_MISSING',
      message: 'rclone could not be isolated from the recovery key.',
    });
    expect(base.leftovers).toEqual([]);
    base.remove();
  },
);

test.runIf(process.platform === 'linux')(
  'a client that is not contained can not become root, and is itself but for that',
  async () => {
    const place = await mkdtemp(join(folder, 'beside-'));
    await chmod(place, 0o755);
    const seen = await runAs(
      'ordinary user',
      place,
      `
import { startBeside } from '${moduleUrl('src/process/shield/shield.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const base = await createTargetHost();
const run = async (host) => {
  const script = 'grep NoNewPrivs /proc/self/status; echo "$OWN in $PWD" >&2; exit 7';
  const child = await startBeside({ file: '/bin/sh', args: ['-c', script], env: { OWN: 'x' }, cwd: '/usr', stdin: 'ignore', stdout: 'pipe', signal: host.signal, scrub: String }, host);
  const [printed] = await Promise.all([Array.fromAsync(child.stdout, String), child.exited]);
  const words = child.errorText();
  return [printed.join('').slice(-2, -1), (await child.exited).code, words.speaker, words.reveal()];
};
const seen = [await run(base), await run({ ...base, holdsKeys: { mayContain: false } })];
base.remove();
console.log(JSON.stringify(seen));
`,
    );
    expect(seen).toEqual(['0', '1'].map((privileges) => [privileges, 7, 'sh', 'x in /usr']));
  },
);

test.runIf(process.platform === 'linux')(
  'a program that does not work apart, as one of snap, is started as it is',
  async () => {
    const host = { ...(await createTargetHost()), holdsKeys: { mayContain: false } };
    const script = (words: string) => ({ file: '/bin/sh', args: ['-c', `grep ${words} /proc/self/status >&2`] });
    const spec = { ...script('NoNewPrivs'), env: {}, signal: new AbortController().signal, scrub: String };
    host.cancel(); // A cancelled run deletes its last objects through what it starts.
    const child = await startInBackground(spec, script("'NoNewPrivs:.0'"), host);
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(child.errorText().reveal()).toMatch(/NoNewPrivs:\s0/);
    expect(host.lines.join()).toContain('runs next to the process that holds the keys');
    host.remove();
  },
);
