import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActionHost } from '../../src/action/host.ts';
import { forgetInputs, NOT_GIVEN, readInputs, withoutInputs } from '../../src/action/inputs.ts';
import { OUTPUTS, outputsOf } from '../../src/action/outputs.ts';
import { causesOf, RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import type { App } from '../../src/host/app.ts';
import { createHost, type RunHost } from '../../src/host/base.ts';
import { Masker } from '../../src/host/logging/masker.ts';
import { removeRemains } from '../../src/host/remains.ts';
import { runHosted } from '../../src/host/run.ts';
import { makeWorkspace } from '../../src/host/workspace/temporary-folder.ts';
import { createWorkspace, newWorkspacePath, workspaceAt } from '../../src/host/workspace/workspace.ts';
import { MODES } from '../../src/options/mode.ts';
import { failedReport } from '../../src/report/failed.ts';
import { toEnd } from '../support/hosted.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('masking', () => {
  it.each<[string, string, string[]]>([
    [
      'raw, encoded and as JSON writes it',
      'p@ss "w\\rd" ü',
      ['p@ss "w\\rd" ü', 'p%40ss%20%22w%5Crd%22%20%C3%BC', 'p@ss \\"w\\\\rd\\" ü'],
    ],
    ['decoded', 'p%40ss%2Fw%25rd', ['p%40ss%2Fw%25rd', 'p@ss/w%rd']],
    ['without the blanks around it', '  padded-secret \n', ['padded-secret']],
    ['line by line', 'first line\r\nsecond line\n', ['first line', 'second line']],
    [
      'as a URL and as the password in it',
      'postgres://app:p%40ssw0rd@db.example.com/shop',
      ['postgres://app:p%40ssw0rd@db.example.com/shop', 'p%40ssw0rd', 'p@ssw0rd'],
    ],
    ['with an unescaped @ and /', 'postgres://app:a@b/c-secret@host/shop', ['a@b/c-secret']],
    ['in the parameters of a URL', 's3://b/p?region=eu&secret-key=abc%2Bdef', ['abc%2Bdef', 'abc+def']],
  ])('removes a secret %s', (_name, secret, forms) => {
    const masker = new Masker();
    expect(masker.add(secret).length).toBeGreaterThan(0);
    for (const form of forms) expect(masker.scrub(`before ${form} after`)).toBe('before *** after');
  });

  it('leaves host, port, user and database readable, and short or public lines', () => {
    const masker = new Masker();
    masker.add('postgres://postgres:postgres@localhost:5432/postgres');
    masker.add(
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\nComment: mine\n\nxVgEabcdefgh\nab\n-----END PGP PRIVATE KEY BLOCK-----',
    );
    const line = 'postgres at localhost:5432: ab -----BEGIN PGP PRIVATE KEY BLOCK-----';
    expect(masker.scrub(line)).toBe(line);
    expect(masker.scrub('xVgEabcdefgh')).toBe('***');
    expect(masker.scrub('postgres:postgres@localhost')).toBe('postgres***localhost');
  });

  it('masks the longest form first and treats no character as a pattern', () => {
    const masker = new Masker();
    masker.add('.*+?^$()|[]{}\\/-');
    masker.add('secret');
    masker.add('secret-and-more');
    expect(masker.scrub('anything')).toBe('anything');
    expect(masker.scrub('x secret-and-more .*+?^$()|[]{}\\/-')).toBe('x *** ***');
  });

  it('reports each form once, and reaches every string of a report', () => {
    const masker = new Masker();
    expect(masker.add('a-secret')).toContain('a-secret');
    expect(masker.add('a-secret')).toEqual([]);
    expect(masker.scrubDeep({ a: ['x a-secret', 1, null], b: { c: 'a-secret' } })).toEqual({
      a: ['x ***', 1, null],
      b: { c: '***' },
    });
  });

  it('leave the words of a report by which it is read, also where a password is one of them', () => {
    const masker = new Masker();
    for (const word of ['backup', 'measured', 'failed']) masker.add(word);
    const facts = [{ kind: 'measured', of: 'a backup', found: 'failed' }];
    expect(
      masker.scrubDeep({ mode: 'backup', checks: [{ outcome: 'failed', facts }], rule: { sync: ['backup'] } }),
    ).toEqual({
      mode: 'backup',
      checks: [{ outcome: 'failed', facts: [{ kind: 'measured', of: 'a ***', found: '***' }] }],
      rule: { sync: ['***'] },
    });
  });

  it('leave commands that a user copies, also where a password is one of their words', () => {
    const masker = new Masker();
    masker.add('secret');
    const report = { commands: ['gh secret set X < /home/u/secrets/X'], warnings: ['secret'] };
    expect(masker.scrubDeep(report)).toEqual({ ...report, warnings: ['***'] });
  });
});

describe("a step's inputs", () => {
  it('are read, including undeclared ones, and removed from the environment of all later code', () => {
    const env: Record<string, string | undefined> = {
      'INPUT_ENCRYPT-TO': ' key ',
      INPUT_PASSPHRASE: ' with spaces \n',
      INPUT_UNDECLARED: 'x',
      'INPUT_RUNNER-KEY': ' ',
      INPUT_SIGNERS: NOT_GIVEN,
      PATH: '/bin',
    };
    expect(readInputs(env)).toEqual(
      new Map([
        ['encrypt-to', 'key'],
        ['passphrase', ' with spaces \n'],
        ['undeclared', 'x'],
        ['runner-key', ''],
      ]),
    );
    expect(withoutInputs(env)).toEqual({ PATH: '/bin' });
    forgetInputs(env);
    expect(env).toEqual({ PATH: '/bin' });
  });
});

describe('the workspace', () => {
  it('is private and absolute, and records what must be undone', async () => {
    const path = newWorkspacePath(relative(process.cwd(), folder));
    expect(isAbsolute(path)).toBe(true);
    const workspace = await createWorkspace(path, true);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    const database = { kind: 'database', engine: 'postgres', name: 'scratch "1"' } as const;
    const child = { kind: 'process', pid: 4_000_000, viaSudo: false } as const;
    await workspace.note(database);
    await workspace.note(child);
    await workspace.forget(child);
    await appendFile(join(path, 'journal.jsonl'), '{"op":"note","leftover":{"ki');
    expect(workspaceAt(path).leftovers()).toEqual([database]);
    await workspaceAt(path).remove();
    expect(existsSync(path)).toBe(false);
  });

  it('is never an existing folder', async () => {
    await expect(createWorkspace(folder, true)).rejects.toThrow(/EEXIST/);
  });
});

describe('the folder for temporary files', () => {
  const deep = 'd'.repeat(90);
  const place = async (wanted: string) => {
    const told: string[] = [];
    const paths: string[] = [];
    const silent = (): void => {};
    const log = {
      debug: silent,
      info: silent,
      notice: silent,
      error: silent,
      warning: (it: string) => void told.push(it),
    };
    const workspace = await makeWorkspace({ wanted, outlivesUs: true, onPath: (path) => void paths.push(path), log });
    await workspace.remove();
    return { parent: dirname(workspace.path), told: told.join(), last: paths.at(-1), path: workspace.path };
  };
  const other = resolve(tmpdir());

  it('is the wanted one if it can be used, without a message', async () => {
    const { parent, told, last, path } = await place(folder);
    expect([parent, told, last]).toEqual([folder, '', path]);
  });

  it.each([
    ['is not there', () => join(folder, 'absent'), 'ENOENT'],
    ['is a file', () => join(folder, 'file'), 'ENOTDIR'],
    ['has no valid name', () => join(folder, 'n'.repeat(300)), 'too long'],
    ['is too deep for a socket', () => join(folder, deep), 'too long for a socket'],
    ['is a pseudo file system', () => '/proc', 'ENOENT'],
  ])('is another one, with a warning, if the wanted one %s', async (_what, wanted, why) => {
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, deep), { recursive: true });
    const { parent, told, last, path } = await place(wanted());
    expect(parent).toBe(other);
    expect(last).toBe(path);
    expect(told).toContain(wanted());
    expect(told).toContain(why);
    await rm(join(folder, 'file'));
    await rm(join(folder, deep), { recursive: true });
  });
});

describe('a run', () => {
  const hostOf = (lines: string[], hasPostStep = false): RunHost =>
    createHost({
      env: { AWS_SECRET_ACCESS_KEY: 'aws-secret-value', PATH: '/bin' },
      temporaryFolder: folder,
      hasPostStep,
      write: (level, message) => void lines.push(`${level}: ${message}`),
      progress: () => {},
    });
  const raw = new Map([
    ['mode', 'list'],
    ['destination', 'file:b'],
  ]);

  it('removes its workspace and scrubs its report, whatever happens in it', async () => {
    const lines: string[] = [];
    const cleaned: unknown[] = [];
    const outcome = await toEnd(
      runHosted(raw, hostOf(lines), async () => ({
        runRequest: async (_request, host) => {
          host.mask(new Secret('found-on-the-way'));
          await (await host.workspace()).note({ kind: 'process', pid: 4_000_000, viaSudo: false });
          host.log.info('aws-secret-value found-on-the-way');
          return failedReport('list', new RestorableError('STORAGE_FAILED', 'It said found-on-the-way.'), new Date());
        },
        requireTogether: async () => {},
        databasesOf: async () => [],
        watch: async () => ({ openIncidents: 0, messages: [], warnings: [] }),
        cleanUp: async (_host, { leftovers }) => void cleaned.push(...leftovers),
      })),
    );
    expect(outcome).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_FAILED', message: 'It said ***.' } });
    expect(lines).toContain('info: *** ***');
    expect(cleaned).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('turns anything thrown into one error, and its causes only into debug lines', async () => {
    const lines: string[] = [];
    const outcome = await toEnd(
      runHosted(raw, hostOf(lines), async () => {
        throw new TypeError('x is not a function', { cause: new Error('aws-secret-value') });
      }),
    );
    expect(outcome).toMatchObject({ exitCode: 2, error: { code: 'INTERNAL' } });
    expect(lines.join('\n')).toContain('debug: caused by TypeError\ndebug: caused by Error');
    expect(lines.join('\n')).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it.each([
    ['leaves no copy behind', false],
    ['leaves the journal to a post step', true],
  ])('warns if something could not be undone, keeps its outcome and %s', async (_name, hasPostStep) => {
    const lines: string[] = [];
    const outcome = await toEnd(
      runHosted(raw, hostOf(lines, hasPostStep), async () => ({
        runRequest: async (_request, host) => {
          await (await host.workspace()).note({ kind: 'process', pid: 4_000_000, viaSudo: false });
          const report = failedReport('list', new RestorableError('INTERNAL', 'x'), new Date());
          return { ...report, error: undefined, exitCode: 0 };
        },
        requireTogether: async () => {},
        databasesOf: async () => [],
        watch: async () => ({ openIncidents: 0, messages: [], warnings: [] }),
        cleanUp: () => Promise.reject(new RestorableError('DATABASE_UNREACHABLE', 'There is no server.')),
      })),
    );
    expect(outcome.exitCode).toBe(0);
    expect(lines.join('\n')).toMatch(/warning: A temporary resource could not be removed: .*no server/);
    const left = await readdir(folder);
    expect(left).toHaveLength(hasPostStep ? 1 : 0);
    for (const name of left) await workspaceAt(join(folder, name)).remove();
  });

  it('undoes leftovers with a separate signal, not with that of the cancel', async () => {
    const host = hostOf([]);
    const stopped = AbortSignal.abort(new RestorableError('CANCELLED', 'x'));
    const seen: boolean[] = [];
    const app: App = {
      runRequest: () => Promise.reject(new Error('not asked for')),
      requireTogether: async () => {},
      databasesOf: async () => [],
      watch: async () => ({ openIncidents: 0, messages: [], warnings: [] }),
      cleanUp: async ({ signal }) => void seen.push(signal.aborted),
    };
    await (await host.workspace()).note({ kind: 'process', pid: 4_000_000, viaSudo: false });
    await removeRemains(raw, { ...host, signal: stopped }, async () => app);
    host.dispose();
    expect(seen).toEqual([false]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('starts nothing after a cancel', async () => {
    const host = { ...hostOf([]), signal: AbortSignal.abort(new RestorableError('CANCELLED', 'x')) };
    const outcome = await toEnd(runHosted(raw, host, () => Promise.reject(new Error('loaded'))));
    expect(outcome).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' }, report: { mode: 'list' } });
  });

  it.each(['that nobody can make', 'of a request'] as const)(
    'is cancelled, and did not fail, if work %s ends with an error because of a cancel',
    async (what) => {
      const controller = new AbortController();
      const host = { ...hostOf([]), signal: controller.signal };
      const fail = (): never => {
        // The signal of a terminal reaches the programs of a run first, and is heard after their end.
        setImmediate(() => controller.abort(new RestorableError('CANCELLED', 'x')));
        throw new RestorableError('DATABASE_UNREACHABLE', 'The connection was closed.');
      };
      const app: App = {
        runRequest: async () => fail(),
        requireTogether: async () => {},
        databasesOf: async () => [],
        watch: async () => ({ openIncidents: 0, messages: [], warnings: [] }),
        cleanUp: async () => {},
      };
      const outcome = await toEnd(runHosted(raw, host, async () => (what === 'of a request' ? app : fail())));
      expect(outcome).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' }, report: { mode: 'list' } });
    },
  );

  it('prints a circular chain of causes once', () => {
    const error = new RestorableError('DUMP_FAILED', 'a');
    error.cause = Object.assign(new Error('row of Alice\n    at Bob (x.ts:1)', { cause: error }), { code: 'E1' });
    const lines = causesOf(error);
    expect(lines.filter((line) => !/^ {4}at /.test(line))).toEqual([
      'RestorableError DUMP_FAILED: a',
      'caused by Error (code E1)',
    ]);
    expect(lines.join('\n')).not.toMatch(/Alice|Bob/);
  });
});

describe('signals and limits', () => {
  /**
   * In a separate process, because a forced exit would end the test. Its own timers define the times, and a busy machine does
   * not change their order.
   * @param onText called when the output first contains the text
   */
  async function child(
    code: string,
    onText: Readonly<Record<string, (pid: number) => void>>,
  ): Promise<{ code: number | null; out: string }> {
    const base = fileURLToPath(new URL('../../src/host/base.ts', import.meta.url));
    const script = `import { createHost } from ${JSON.stringify(base)};
      const host = createHost({ env: {}, temporaryFolder: ${JSON.stringify(folder)}, hasPostStep: false,
        write: (level, message) => console.log(level, message), progress: () => {} });
      const sayAfter = (ms) => setTimeout(() => console.log('after', ms), ms);
      host.signal.addEventListener('abort', () => console.log(host.signal.reason.code));
      await host.workspace();
      ${code}
      console.log('ready');`;
    const started = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 2],
    });
    let out = '';
    started.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const before = out;
      out += text;
      for (const [wanted, act] of Object.entries(onText)) {
        if (!before.includes(wanted) && out.includes(wanted)) act(started.pid ?? 0);
      }
    });
    return new Promise((resolve) => started.once('close', (exit) => resolve({ code: exit, out })));
  }

  it('abort on SIGTERM, and end work that does not stop within 5 s', async () => {
    const { code, out } = await child(
      `host.signal.addEventListener('abort', () => { sayAfter(4_000); sayAfter(5_000); });
      setInterval(() => {}, 1000);`,
      { ready: (pid) => process.kill(pid, 'SIGTERM') },
    );
    expect(out).toContain('error CANCELLED Cancelled by SIGTERM before the end. Operations that did not stop in time');
    expect(out).toContain('after 4000');
    expect(out).not.toContain('after 5000');
    expect(code).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });

  it('end at once on a second SIGINT, and remove the workspace', async () => {
    const { code, out } = await child(
      `host.signal.addEventListener('abort', () => { sayAfter(400); sayAfter(4_400); });
      setInterval(() => {}, 1000);`,
      {
        ready: (pid) => process.kill(pid, 'SIGINT'),
        // Later than what counts as the same interrupt.
        'after 400\n': (pid) => process.kill(pid, 'SIGINT'),
      },
    );
    expect(code).toBe(130);
    expect(out).not.toContain('after 4400');
    expect(await readdir(folder)).toEqual([]);
  });

  // From here on, the programs end without removing their workspace.
  it('leave time to announce the result after the time limit, until the next signal', async () => {
    const { code, out } = await child(
      `host.limitTime(1);
      host.signal.addEventListener('abort', () => {
        const later = host.afterWork(60_000);
        console.log('later', later.signal.aborted);
        later.signal.addEventListener('abort', () => {
          console.log('stopped');
          process.exit(2);
        });
        setTimeout(() => console.log('announcing'), 5_000);
      });
      setInterval(() => {}, 1000);`,
      { 'announcing\n': (pid) => process.kill(pid, 'SIGTERM') },
    );
    // Later than a run that does not stop is ended.
    expect(out).toMatch(/TIMEOUT\nlater false\n(?:ready\n)?announcing\nstopped\n/);
    expect(code).toBe(2);
    for (const left of await readdir(folder)) await rm(join(folder, left), { recursive: true });
  });

  it('count even before a host exists', async () => {
    const file = fileURLToPath(new URL('../../src/host/cancellation.ts', import.meta.url));
    const { out } = await child(
      `const { listenForCancellation } = await import(${JSON.stringify(file)});
      const cancellation = listenForCancellation();
      process.kill(process.pid, 'SIGTERM');
      while (!cancellation.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
      const { signal } = createHost({ env: {}, cancellation, temporaryFolder: '', hasPostStep: false, write() {}, progress() {} });
      console.log('then', signal.reason.message);
      process.exit();`,
      {},
    );
    expect(out).toContain('then Cancelled by SIGTERM before the end.');
  });

  it('abort with TIMEOUT after the time limit', async () => {
    const { out } = await child('host.limitTime(100); setTimeout(() => process.exit(), 1000);', {});
    expect(out).toContain('TIMEOUT');
  });
});

it('prevents printed text from being treated as a command of the runner', () => {
  const printed: string[] = [];
  const host = createActionHost({ info: (line: string) => printed.push(line), setSecret: () => {} } as never);
  host.dispose();
  host.log.info('hook: a\r::error::b\n  ::add-mask::c\r\nd ##[add-matcher]e ::f:: %0A::g\n\n::h');
  expect(printed.join('\n').split(/[\r\n]/)).toEqual([
    'hook: a',
    '| ::error::b',
    '|   ::add-mask::c',
    'd ## [add-matcher]e ::f:: %0A::g',
    '',
    '| ::h',
  ]);
});

it('does not contain an unset variable', () => {
  const host = createHost({ env: { A: '1' }, temporaryFolder: folder, hasPostStep: false, write() {}, progress() {} });
  host.dispose();
  expect([host.env['A'], host.env['constructor'], host.env['toString']]).toEqual(['1', undefined, undefined]);
});

it.each(MODES)('documents every output that %s sets', (mode) => {
  const report = failedReport(mode, new RestorableError('INPUT_INVALID', 'x'), new Date());
  const undocumented = outputsOf(report, undefined).filter(([name]) => {
    return !OUTPUTS[name].modes.some((each) => each === mode);
  });
  expect(undocumented).toEqual([]);
});

it('returns only outputs that a report has values for', () => {
  const error = new RestorableError('INPUT_INVALID', 'x');
  const outputs = outputsOf({ ...failedReport('verify', error, new Date()), durationMs: 12.6 }, '/tmp/r.json');
  expect(Object.fromEntries(outputs)).toEqual({
    'duration-ms': '13',
    verdict: 'error',
    'verdict-reason': '',
    'checks-passed': '0',
    'checks-failed': '0',
    'checks-not-run': '0',
    report: '/tmp/r.json',
  });
});
