import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error: a script without types
import { lintWorkflows } from '../../scripts/lint-workflows.mjs';
import { runAction, runBundle } from '../support/bundle.ts';
import { runProgram } from '../support/program.ts';
import { ACTION, filesOf, initialize, makeRepository, schedulesOf } from '../support/setups.ts';
import { onTerminal } from '../support/terminal.ts';

const WORKFLOW = '.github/workflows/restorable.yml';
const URL_PASSWORD = 'pass-4711-word';
const STORAGE_SECRET = 'storage-4711-secret';

let root: string;
let home: string;
let repository: string;
let env: Record<string, string>;
let count = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'init-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  count += 1;
  home = join(root, String(count));
  repository = await makeRepository(join(home, 'shop'));
  env = {
    HOME: home,
    RESTORABLE_DATABASE: `postgres://backup:${URL_PASSWORD}@db.example.com/shop`,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE4711',
    AWS_SECRET_ACCESS_KEY: STORAGE_SECRET,
  };
});

const COMMON = ['--skip-tests', '--destination', 's3://backups/prod?region=eu-central-1', '--action', ACTION];
const privateFolder = (): string => join(home, 'restorable-shop');
const run = (...args: string[]) => initialize(['--yes', ...COMMON, ...args], { cwd: repository, env }, runProgram);
const nothingMade = (): void => {
  expect(existsSync(privateFolder())).toBe(false);
  expect(existsSync(join(repository, '.github'))).toBe(false);
};

interface GhState {
  readonly loggedIn?: boolean;
  readonly private?: boolean;
  readonly plan?: 'free' | 'team';
  readonly refuses?: string;
  readonly admin?: boolean;
  /** GitHub's answer about the environment. */
  readonly refusal?: { readonly status: number; readonly head?: string };
}

interface GhResult {
  readonly secrets: Record<string, string>;
  readonly environments: Record<string, Record<string, string>>;
}

/** Puts the fake gh on the PATH. */
async function withGh(state: GhState = {}): Promise<() => Promise<GhResult & { calls: string }>> {
  const folder = join(home, 'gh');
  await mkdir(join(folder, 'bin'), { recursive: true });
  const whole = {
    loggedIn: true,
    repository: true,
    private: false,
    plan: 'free',
    secrets: {},
    environments: {},
    ...state,
  };
  await writeFile(join(folder, 'state.json'), JSON.stringify(whole));
  if (!existsSync(join(folder, 'bin/gh'))) {
    await symlink(join(import.meta.dirname, '../support/fake-gh.mjs'), join(folder, 'bin/gh'));
  }
  env = { ...env, GH_CONFIG_DIR: folder, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
  return async () => ({
    ...(JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as GhResult),
    calls: await readFile(join(folder, 'calls.jsonl'), 'utf8'),
  });
}

describe('the secrets', () => {
  it('are set with gh, each by its standard input, and no value is left in a file', async () => {
    const gh = await withGh();
    const setup = await run('--apply-secrets');
    expect(setup, setup.output).toMatchObject({ code: 0, report: { commands: [] } });
    const { secrets, environments, calls } = await gh();
    expect(Object.keys(secrets)).toEqual(['DATABASE_URL', 'BACKUP_BUNDLE']);
    expect(secrets['DATABASE_URL']).toBe(env['RESTORABLE_DATABASE']);
    expect(Object.keys(environments['restore-verification'] ?? {})).toEqual(['VERIFY_BUNDLE']);
    for (const value of [...Object.values(secrets), ...Object.values(environments['restore-verification'] ?? {})]) {
      expect(calls).not.toContain(value);
      expect(setup.output).not.toContain(value);
    }
    expect(existsSync(join(privateFolder(), 'secrets/DATABASE_URL'))).toBe(false);
  });

  it('become secrets of the repository where an environment can not have any, and the report says what that means', async () => {
    const gh = await withGh({ private: true });
    const setup = await run('--apply-secrets');
    expect(setup.code, setup.output).toBe(0);
    const { secrets, environments } = await gh();
    expect(Object.keys(secrets)).toEqual(['DATABASE_URL', 'BACKUP_BUNDLE', 'VERIFY_BUNDLE']);
    expect(environments).toEqual({});
    expect(setup.report.warnings.join(' ')).toMatch(/paid plan.*every workflow of the repository can read it/);
    expect(setup.report.secrets.find(({ name }) => name === 'VERIFY_BUNDLE')).toMatchObject({
      outcome: 'set-in-repository',
    });
  });

  it.each<[string, GhState, RegExp]>([
    ['too many requests', { refusal: { status: 403, head: 'Retry-After: 60\r\n' } }, /wait a few minutes/],
    ['the hourly limit', { refusal: { status: 403, head: 'X-Ratelimit-Remaining: 0\r\n' } }, /wait a few minutes/],
    ['an account that is no administrator', { admin: false, refusal: { status: 404 } }, /administrator/],
    ['an error of GitHub', { refusal: { status: 500 } }, /Wait a few minutes/],
  ])('never become secrets of a private repository because of %s', async (_what, state, remedy) => {
    const gh = await withGh({ private: true, plan: 'team', ...state });
    const setup = await run('--apply-secrets');
    expect(setup, setup.output).toMatchObject({
      code: 2,
      report: { error: { code: 'SETUP_INCOMPLETE', hint: expect.stringMatching(remedy) } },
    });
    const { secrets, environments } = await gh();
    expect({ secrets, environments }).toEqual({ secrets: {}, environments: {} });
    expect(setup.report.commands.join('\n')).toContain('gh secret set VERIFY_BUNDLE --env restore-verification');
  });

  it('have commands that can be copied, also if the password is one of their words', async () => {
    env = { ...env, RESTORABLE_DATABASE: 'postgres://backup:secret@db.example.com/shop' };
    const setup = await run();
    const folder = privateFolder();
    expect(setup.report.commands).toContain(`gh secret set DATABASE_URL < ${folder}/secrets/DATABASE_URL`);
  });

  it.each([
    ['no login', { loggedIn: false }, /gh auth login/],
    ['a secret that GitHub refuses', { refuses: 'VERIFY_BUNDLE' }, /Set before it: DATABASE_URL, BACKUP_BUNDLE/],
  ])('with %s are left to the user, and a second run continues with the same keys', async (_what, state, message) => {
    await withGh(state);
    const first = await run('--apply-secrets');
    expect(first, first.output).toMatchObject({
      code: 2,
      report: { error: { message: expect.stringMatching(message) } },
    });
    expect(first.report.commands.join('\n')).toMatch(/gh secret set VERIFY_BUNDLE --env restore-verification < /);
    const key = await readFile(join(privateFolder(), 'recovery.private.asc'), 'utf8');
    const bundle = await readFile(join(privateFolder(), 'secrets/VERIFY_BUNDLE'), 'utf8');
    const gh = await withGh();
    const second = await run('--apply-secrets');
    expect(second.code, second.output).toBe(0);
    expect(await readFile(join(privateFolder(), 'recovery.private.asc'), 'utf8')).toBe(key);
    expect((await gh()).environments['restore-verification']?.['VERIFY_BUNDLE']).toBe(bundle);
  });

  it('are in files of mode 0600 without gh, and in no output', async () => {
    const setup = await run();
    expect(setup.code, setup.output).toBe(0);
    for (const entry of readdirSync(privateFolder(), { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      const wanted = entry.isDirectory() ? 0o700 : entry.name.endsWith('.public.asc') ? 0o644 : 0o600;
      expect([entry.name, mode & 0o777]).toEqual([entry.name, wanted]);
      if (!entry.isFile() || entry.name.endsWith('.public.asc')) continue;
      const content = await readFile(join(entry.parentPath, entry.name), 'utf8');
      expect(setup.output).not.toContain(content.trim());
    }
    expect(setup.output).not.toContain(URL_PASSWORD);
    expect(setup.output).not.toContain(STORAGE_SECRET);
  });
});

it('the workflow is valid with several destinations, whose names need quotes', async () => {
  const setup = await run('--destination', 'sftp://u@h/~/p?host-key=SHA256:abc', '--name', '123');
  expect(setup.code, setup.output).toBe(0);
  expect(await lintWorkflows([join(repository, WORKFLOW)])).toEqual([]);
  const { jobs } = parse(await readFile(join(repository, WORKFLOW), 'utf8'));
  expect(jobs.backup.steps[0].with).toMatchObject({
    name: '123',
    destination: 's3://backups/prod?region=eu-central-1\nsftp://u@h/~/p?host-key=SHA256:abc',
  });
});

describe('a second run', () => {
  it('changes nothing with the same options', async () => {
    await run();
    const before = await readFile(join(repository, WORKFLOW), 'utf8');
    const again = await run();
    expect(again.code, again.output).toBe(0);
    expect(new Set(again.report.files.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    expect(await readFile(join(repository, WORKFLOW), 'utf8')).toBe(before);
  });

  it('shows a difference and changes nothing, unless it is forced', async () => {
    await run();
    const before = await readFile(join(repository, WORKFLOW), 'utf8');
    const refused = await run('--schedule', '17 3 * * *');
    expect(refused).toMatchObject({
      code: 2,
      report: { error: { code: 'INPUT_INVALID', hint: expect.stringContaining('--force') } },
    });
    expect(refused.output).toContain("+    - cron: '17 3 * * *'");
    expect(await readFile(join(repository, WORKFLOW), 'utf8')).toBe(before);
    const forced = await run('--schedule', '17 3 * * *', '--force');
    expect(forced.code, forced.output).toBe(0);
    expect(await schedulesOf(repository, WORKFLOW)).toEqual(['17 3 * * *', '17 5 * * 0']);
  });

  it('makes no new keys if those of the first are in the safe', async () => {
    await run();
    await rm(privateFolder(), { recursive: true });
    const again = await run('--schedule', '17 3 * * *', '--force');
    expect(again.code, again.output).toBe(0);
    expect(again.report.warnings.join(' ')).toContain('the secrets stay as they are');
    expect(existsSync(join(privateFolder(), 'recovery.private.asc'))).toBe(false);
    expect(again.report.commands.join('\n')).not.toContain('BUNDLE');
  });
});

describe('it refuses', () => {
  it.each<[string, string[], RegExp]>([
    ['a private folder in the repository', ['--output', 'keys'], /inside a repository/],
    ['a folder as destination of a job', ['--destination', 'file:/backups'], /lost with the job/],
    ['an expression in a destination', ['--destination', `s3://b/\${{ secrets.X }}`], /GitHub would evaluate/],
    ['every database of a server', ['--database', 'mariadb://u:p@h/*'], /URL of each database, not of a server/],
    ['a schedule that is none', ['--schedule', '99 2 * * *'], /not a cron expression/],
    ['an action without a version', ['--action', 'example/restorable'], /OWNER\/REPO@REF/],
  ])('%s', async (_what, args, message) => {
    const others = args[0] === '--action' ? COMMON.slice(0, 3) : COMMON;
    const { code, stdout } = await runProgram(['init', '--json', '--yes', ...others, ...args], {
      cwd: repository,
      env,
    });
    expect({ code, stdout }).toMatchObject({ code: 2, stdout: expect.stringMatching(message) });
    nothingMade();
  });

  it('a file of SQLite from a job, and everything inside a job', async () => {
    env = { ...env, RESTORABLE_DATABASE: 'sqlite:/srv/app.db' };
    expect(await run()).toMatchObject({ code: 2, report: { error: { hint: expect.stringContaining('systemd') } } });
    env = { ...env, GITHUB_ACTIONS: 'true' };
    expect(await run()).toMatchObject({
      code: 2,
      report: { error: { message: expect.stringContaining('private keys') } },
    });
    const action = await runAction({ mode: 'init', yes: 'true' }, root);
    expect(action.code).toBe(2);
    nothingMade();
  });

  it('to ask without a terminal', async () => {
    const { code, stderr } = await runBundle(['init', ...COMMON], { cwd: repository, env });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/no terminal[\s\S]*--yes/) });
    nothingMade();
  });
});

it('accepts a private folder in the repository that Git ignores', async () => {
  await writeFile(join(repository, '.gitignore'), '/keys/\n');
  const setup = await run('--output', 'keys');
  expect(setup.code, setup.output).toBe(0);
  expect(
    execFileSync('git', ['-C', repository, 'status', '--porcelain', '--untracked-files=all'], { encoding: 'utf8' }),
  ).toBe('?? .github/workflows/restorable.yml\n?? .gitignore\n');
});

it('the recovery sheet has the key, QR codes of it, and nothing that loads or runs', async () => {
  await run('--qr');
  const sheet = await readFile(join(privateFolder(), 'recovery-sheet.html'), 'utf8');
  const key = (await readFile(join(privateFolder(), 'recovery.private.asc'), 'utf8')).trimEnd();
  expect(sheet).toContain(key.replaceAll('\r\n', '\n'));
  expect(sheet.match(/<svg/g)?.length).toBeGreaterThan(1);
  expect(sheet).not.toMatch(/<script|href=|src=/);
});

it('stops at a database that does not answer, and has made nothing', async () => {
  env = { ...env, RESTORABLE_DATABASE: 'postgres://u:p@127.0.0.1:1/shop?sslmode=disable' };
  const setup = await initialize(
    ['--yes', '--destination', 's3://b/p?endpoint=http://127.0.0.1:1', '--action', ACTION],
    {
      cwd: repository,
      env,
    },
  );
  expect(setup).toMatchObject({ code: 2, report: { error: { code: 'DATABASE_UNREACHABLE' } } });
  expect(setup.report.error?.hint).toContain('--skip-tests');
  nothingMade();
});

describe('on a terminal', () => {
  const ENTER = '\r';

  it('asks for what is missing, shows a difference, and replaces a file after a yes', async () => {
    await run();
    const answered = await onTerminal(
      ['init', ...COMMON, '--schedule', '17 3 * * *'],
      [
        [/How to encrypt/, ENTER],
        [/Who is told/, ENTER],
        [/ping URL/, ENTER],
        [/\+ {4}- cron: '17 3[\s\S]*Replace/, 'y'],
        [/Set the secrets/, 'n'],
      ],
      { cwd: repository, env },
    );
    expect(answered.code, answered.screen).toBe(0);
    expect(await schedulesOf(repository, WORKFLOW)).toEqual(['17 3 * * *', '17 5 * * 0']);
    expect(answered.screen).not.toContain(URL_PASSWORD);
  });

  it.each([
    ['the first question', [[/How to encrypt/, '\u0003']]],
    [
      'the last one',
      [
        [/How to encrypt/, ENTER],
        [/When to back up/, ENTER],
        [/Who is told/, ENTER],
        [/ping URL/, ENTER],
        [/Set the secrets/, '\u0003'],
      ],
    ],
  ] as const)('ends with 130 after Ctrl-C at %s, and leaves nothing', async (_which, exchanges) => {
    await withGh();
    const left = await onTerminal(['init', ...COMMON], exchanges, { cwd: repository, env });
    expect(left.code, left.screen).toBe(130);
    nothingMade();
    expect(await filesOf(repository)).toEqual([]);
  });
});
