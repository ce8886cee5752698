import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeyBundle } from '../../src/key-bundle/key-bundle.ts';
import {
  type ActionResult,
  type BundleResult,
  type KeyFiles,
  makeKeys,
  POST,
  runAction,
  runBundle,
} from '../support/bundle.ts';
import { startFakeService } from '../support/fake-service.ts';
import { runProgram, runStepHere } from '../support/program.ts';

const SECRET = 'Hush-4711/ä';
let folder: string;
let keys: KeyFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inputs-'));
  keys = await makeKeys(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Inputs = Record<string, string>;

/** Texts in capitals represent keys, which exist only once the tests run. */
async function filled(inputs: Inputs): Promise<Inputs> {
  const values: Inputs = {
    PUBLIC: keys.recoveryPublic,
    'RUNNER-PUBLIC': keys.runnerPublic,
    PRIVATE: keys.recoveryPrivate,
    'ARMORED-PRIVATE': await readFile(keys.recoveryPrivate, 'utf8'),
    'CUT-PRIVATE': (await readFile(keys.recoveryPrivate, 'utf8')).slice(40, -60),
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, values[value] ?? value]));
}

const backup = (change: Inputs): Inputs => ({
  mode: 'backup',
  database: 'sqlite:shop.db',
  destination: 'file:backups',
  'encrypt-to': 'PUBLIC',
  ...change,
});
const verify = (change: Inputs): Inputs => ({
  mode: 'verify',
  name: 'shop',
  destination: 'file:backups',
  'decrypt-with': 'PRIVATE',
  ...change,
});

const CASES: readonly (readonly [name: string, inputs: Inputs, code: string, hint: RegExp])[] = [
  ['a misspelt option', backup({ 'encript-to': SECRET }), 'INPUT_UNKNOWN', /Did you mean `encrypt-to`\?/],
  ["another mode's option", backup({ 'decrypt-with': 'PRIVATE' }), 'INPUT_UNKNOWN', /./],
  ['a missing option', { mode: 'backup', database: 'sqlite:a' }, 'INPUT_INVALID', /s3:/],
  ['two that exclude each other', backup({ passphrase: SECRET }), 'INPUT_INVALID', /keygen/],
  ['a wrong duration', verify({ rto: SECRET }), 'INPUT_INVALID', /30m/],
  ['a wrong level', backup({ compression: SECRET }), 'INPUT_INVALID', /1 \(fast\)/],
  ['a database of another kind', backup({ database: `mongodb://u:${SECRET}@h/d` }), 'INPUT_INVALID', /other-databases/],
  ['a misspelt scheme', backup({ database: `postgrs://u:${SECRET}@h/d` }), 'INPUT_INVALID', /`postgres`/],
  ['an unknown storage', backup({ destination: `s4://k:${SECRET}@b/p` }), 'INPUT_INVALID', /`s3`/],
  ['a name that is a path', backup({ name: '../../etc' }), 'INPUT_INVALID', /lower-case/],
  ['a backup that is none', verify({ backup: 'newest' }), 'INPUT_INVALID', /list/],
  ['a private key to encrypt to', backup({ 'encrypt-to': 'PRIVATE' }), 'KEY_INVALID', /public\.asc/],
  ['an armored private key to encrypt to', backup({ 'encrypt-to': 'ARMORED-PRIVATE' }), 'KEY_INVALID', /public\.asc/],
  ['a private key that is cut', verify({ 'decrypt-with': 'CUT-PRIVATE' }), 'KEY_INVALID', /Copy all of it/],
  ['a public key to decrypt with', verify({ 'decrypt-with': 'PUBLIC' }), 'KEY_INVALID', /private\.asc/],
  ['a key of another role', backup({ 'encrypt-to': 'RUNNER-PUBLIC' }), 'KEY_ROLE', /^The runner key is held by/],
  [
    'a weak passphrase',
    { mode: 'backup', database: 'sqlite:shop.db', destination: 'file:backups', passphrase: SECRET },
    'PASSPHRASE_WEAK',
    /openssl rand/,
  ],
  ['more copies than destinations', backup({ 'min-copies': '2' }), 'INPUT_INVALID', /how many destinations/i],
  ['a place named twice', backup({ destination: 'file:backups\nfile:./backups/' }), 'INPUT_INVALID', /Remove one/],
  ['no time for a destination', backup({ destination: 'file:///b?timeout=0s' }), 'INPUT_INVALID', /=30m/],
  ['a parameter of a path', backup({ destination: 'file:b?offsite=true' }), 'INPUT_INVALID', /file:\/\/\/absolute/],
  ['a web address', backup({ destination: `https://k:${SECRET}@h/b` }), 'INPUT_INVALID', /endpoint=https/],
  ['a region that is none', backup({ destination: 's3://bucket/p?region=a b' }), 'INPUT_INVALID', /eu-central-1/],
  [
    'a lock without a time',
    backup({ destination: 's3://bucket/p?lock=governance' }),
    'INPUT_INVALID',
    /governance:30d/,
  ],
  ['a lock at a folder', backup({ destination: 'file:///b?lock=governance:1d' }), 'INPUT_INVALID', /azure:/],
  ['an option of ssh as a user', backup({ tunnel: 'ssh://-oProxyCommand=x@h' }), 'INPUT_INVALID', /bastion/],
  ['an option of ssh as a host', backup({ tunnel: 'ssh://u@-x' }), 'INPUT_INVALID', /bastion/],
  ['a password of ssh', backup({ tunnel: `ssh://u:${encodeURIComponent(SECRET)}@h` }), 'INPUT_INVALID', /PRIVATE_KEY/],
  ['a window of no time', backup({ window: '22:00-22:00' }), 'INPUT_INVALID', /22:00-05:30/],
  ['a rate of nothing', backup({ 'max-rate': '0MB/s' }), 'INPUT_INVALID', /20MB\/s/],
  ['a zone that is none', backup({ 'time-zone': 'Mars', window: '1:00-2:00' }), 'INPUT_INVALID', /Vienna/],
  ['an address that is none', { mode: 'keygen', output: 'new', identity: 'a@b' }, 'INPUT_INVALID', /ops@example/],
  ['a file that is not there', backup({ 'encrypt-to': 'nowhere.asc' }), 'FILE_UNREADABLE', /Check the path/],
];

/**
 * A command line prints every error in the same way. So these are the cases that it parses in its own way, and those whose
 * inputs contain what must not be printed, because nothing is masked there.
 */
const READ_ANOTHER_WAY = [
  "another mode's option",
  'a missing option',
  'a place named twice',
  'an address that is none',
];
const ON_COMMAND_LINE = CASES.filter(([name, inputs]) => {
  const text = JSON.stringify(inputs);
  return (
    READ_ANOTHER_WAY.includes(name) ||
    [SECRET, encodeURIComponent(SECRET), 'PRIVATE'].some((each) => text.includes(each))
  );
});

/** No part of a secret and no stack trace, whatever GitHub itself hides. */
async function expectClean(result: BundleResult, more = ''): Promise<void> {
  const log = result.stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  const text = `${log}\n${result.stderr}\n${more}`;
  const lines = (await readFile(keys.recoveryPrivate, 'utf8'))
    .split('\n')
    .filter((line) => /^[\w+/=]{30,}$/.test(line));
  for (const secret of [SECRET, encodeURIComponent(SECRET), ...lines]) expect(text).not.toContain(secret);
  // The debug log, which is shown only on request, may contain locations.
  const shown = text.replaceAll(/^::debug::.*$/gm, '');
  expect(shown).not.toMatch(/^\s+at .*[:(]/m);
  expect(shown).not.toMatch(/(?:dist|src)\/[\w./-]+\.[jt]s:/);
}

function errorsOf(result: ActionResult): string[] {
  return result.stdout.split('\n').filter((line) => line.startsWith('::error'));
}

describe('an input error in a job', () => {
  it.each(CASES)('%s: one annotation with a hint, code 2, nothing stored', async (_name, inputs, code, hint) => {
    const result = await runStepHere(await filled(inputs), folder);
    expect(result.code, result.stdout).toBe(2);
    const [annotation = '', ...others] = errorsOf(result);
    expect(others).toEqual([]);
    expect(annotation).toContain(`title=restorable%3A ${code}`);
    expect(annotation.split('%0AHint: ')[1]).toMatch(hint);
    const report = JSON.parse(await readFile(result.outputs['report'] ?? '', 'utf8'));
    expect(report).toMatchObject({ mode: inputs['mode'], exitCode: 2, error: { code } });
    expect(result.outputs).toMatchObject({ 'error-code': code, 'error-message': report.error.message });
    expect(result.outputs['duration-ms']).toMatch(/^\d+$/);
    expect(result.outputs['verdict']).toBe(inputs['mode'] === 'verify' ? 'error' : undefined);
    expect(result.summary).toMatch(/^## ❌ /);
    expect(result.summary).toContain('**What to do:**');
    expect(result.state).toBe('');
    expect(await readdir(result.runnerTemp)).toHaveLength(1);
    await expectClean(result, result.summary + result.state + JSON.stringify([result.outputs, report]));
  });

  it.each(['s3://bucket/p?region=x', 'azure://account/container', 'gs://bucket'])(
    'the address of a proxy that is none, beside %s, does not show its password',
    async (destination) => {
      // Azure's key determines the endpoint, and so whether a proxy is used.
      const key = Buffer.alloc(64, 'key').toString('base64');
      const env = { HTTPS_PROXY: `http://user:${SECRET}@127.0.0.1:1`, RUNNER_DEBUG: '1', AZURE_STORAGE_KEY: key };
      const result = await runStepHere(await filled(backup({ destination })), folder, { env });
      expect(result.code).toBe(2);
      expect(errorsOf(result)).toEqual([expect.stringMatching(/INPUT_INVALID::The variable HTTPS_PROXY .*%0AHint: /)]);
      await expectClean(result, result.summary + JSON.stringify(result.outputs));
    },
  );

  it('a boolean that is neither true nor false is not treated as false', async () => {
    const result = await runStepHere(await filled(backup({ 'require-tls': 'yes' })), folder);
    expect(result.code).toBe(2);
    expect(errorsOf(result)[0]).toContain('`require-tls` must be true or false');
  });

  it('a file that is missing in an empty workspace: the hint is to check out the repository first', async () => {
    const paths = { config: '.github/restorable.yml', 'encrypt-to': '.github/keys/a.public.asc' };
    for (const [name, path] of Object.entries(paths)) {
      for (const [workspace, hint] of [
        [join(folder, 'not-made'), 'run actions/checkout first'],
        [folder, 'it is relative to'],
      ] as const) {
        const env = { GITHUB_WORKSPACE: workspace };
        const [error] = errorsOf(await runStepHere(await filled(backup({ [name]: path })), folder, { env }));
        expect(error).toContain('FILE_UNREADABLE::');
        expect(error).toContain(hint);
      }
    }
  });

  it('a mistyped name: the error has the names that exist', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    new DatabaseSync(join(folder, 'typo.db')).close();
    const destination = `file:${join(folder, 'named')}`;
    const made = await runStepHere(
      await filled(backup({ database: `sqlite:${join(folder, 'typo.db')}`, name: 'shop', destination })),
      folder,
    );
    expect(made.code, made.stdout).toBe(0);
    const result = await runStepHere(await filled(verify({ name: 'shopp', destination })), folder);
    expect(errorsOf(result)[0]).toMatch(/BACKUP_NOT_FOUND::There is no backup of shopp at file:\S+\. It holds: shop\./);
  });

  it('an unknown mode has no report, and an error that names the nearest one', async () => {
    const result = await runStepHere({ mode: 'verfy' }, folder);
    expect(result.code).toBe(2);
    expect(errorsOf(result)).toHaveLength(1);
    expect(errorsOf(result)[0]).toContain('Did you mean `verify`?');
    expect(result.outputs).toEqual({
      'error-code': 'INPUT_INVALID',
      'error-message': expect.stringContaining('verfy'),
    });
  });

  it('inputs that are not given have the default of action.yml, which counts as missing', async () => {
    const result = await runStepHere(await filled(verify({})), folder);
    expect(errorsOf(result)[0]).toContain('BACKUP_NOT_FOUND');
    expect(result.stdout + result.summary).not.toContain('not given');
  });

  it.each(['runner-key', 'signers', 'exclude', 'require-tls', 'min-copies', 'report', 'name'])(
    '%s from a secret that does not exist is an error, not a run without it',
    async (name) => {
      for (const value of ['', ' \n']) {
        const result = await runStepHere(await filled(backup({ [name]: value })), folder);
        expect(result.code, result.stdout).toBe(2);
        expect(errorsOf(result)).toEqual([
          expect.stringMatching(`INPUT_INVALID::\`${name}\` is empty: .*%0AHint: .*\`environment:\``),
        ]);
      }
    },
  );

  it('names every empty input at once, and the option of another mode first', async () => {
    const empty = { database: '', 'encrypt-to': '', 'runner-key': '' };
    const result = await runStepHere(await filled(backup(empty)), folder);
    expect(errorsOf(result)[0]).toContain('`database`, `encrypt-to` and `runner-key` are empty');
    const other = await runStepHere(await filled(backup({ 'decrypt-with': '' })), folder);
    expect(errorsOf(other)[0]).toContain('INPUT_UNKNOWN');
  });

  it('the post step does nothing if nothing was left', async () => {
    const result = await runAction({ mode: 'nonsense' }, folder, { file: POST });
    expect(result).toMatchObject({ code: 0, summary: '', outputs: {} });
    expect(errorsOf(result)).toEqual([]);
  });

  it('is not hidden by variables of an earlier step: the main step never takes itself for its post step', async () => {
    const env = { STATE_isPost: 'true', STATE_workspaces: folder, POST: 'true', npm_lifecycle_event: 'post.js' };
    const result = await runAction({ mode: 'nonsense' }, folder, { env });
    expect(result.code).toBe(2);
    expect(errorsOf(result)).toEqual([expect.stringContaining('INPUT_INVALID')]);
  });
});

describe('an input error on the command line', () => {
  it.each(ON_COMMAND_LINE)('%s: one error with a hint, code 2', async (_name, inputs, code, hint) => {
    const { mode = '', ...options } = await filled(inputs);
    const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    const result = await runProgram([mode, ...flags], { cwd: folder });
    expect(result.code, result.stderr).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(new RegExp(`^error ${code} .*\n {2}hint: .*\n$`));
    expect(result.stderr.split('hint: ')[1]).toMatch(hint);
    await expectClean(result);
  });

  it('is an option or a variable that is empty, unless an option replaces the variable', async () => {
    const { mode = '', ...options } = await filled(backup({}));
    const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    const env = { RESTORABLE_RUNNER_KEY: '', RESTORABLE_DECRYPT_WITH: '' };
    for (const run of [
      runProgram([mode, ...flags, '--runner-key='], { cwd: folder }),
      runProgram([mode, ...flags, '--runner-key', ' '], { cwd: folder }),
      runProgram([mode, ...flags], { cwd: folder, env }),
    ]) {
      const { code, stderr } = await run;
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error INPUT_INVALID `runner-key` is empty: .*\n {2}hint: .*RESTORABLE_RUNNER_KEY/);
    }
    const replaced = await runProgram([mode, ...flags, `--runner-key=${keys.runnerPublic}`], { cwd: folder, env });
    expect(replaced.stderr).toContain('KEY_INVALID');
  });

  it('is JSON on standard output on request', async () => {
    const flags = ['--json', '--name=shop', '--destination=file:b', '--passphrase=x', '--rpo=soon'];
    const result = await runProgram(['verify', ...flags], { cwd: folder });
    expect(result.code).toBe(2);
    expect(JSON.parse(result.stdout)).toMatchObject({ mode: 'verify', error: { code: 'INPUT_INVALID' } });
  });

  it('may come from the environment, and the variable is named', async () => {
    const result = await runProgram(['backup'], { env: { RESTORABLE_PASPHRASE: SECRET } });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('RESTORABLE_PASSPHRASE');
    await expectClean(result);
  });
});

describe('a bundle for each job', () => {
  it('is all that a backup and its verification need besides the database, and no part of it is shown', async () => {
    const credential = { AZURE_STORAGE_SAS_TOKEN: `?sig=${encodeURIComponent(SECRET)}` };
    const env = Object.fromEntries(Object.entries(credential).map(([name, value]) => [`BACKUP_${name}`, value]));
    const output = join(folder, 'bundles');
    const flags = ['--output', output, '--identity', 'ops@example.com', '--bundle-credentials'];
    const made = await runBundle(['keygen', ...flags], { env });
    expect(made.code, made.stderr).toBe(0);
    expect(made.stdout).toMatch(/backup\.bundle[\s\S]*AZURE_STORAGE_SAS_TOKEN[\s\S]*verify\.bundle/);
    expect((await stat(join(output, 'verify.bundle'))).mode & 0o777).toBe(0o600);
    const bundle = (role: string): Promise<string> => readFile(join(output, `${role}.bundle`), 'utf8');
    new DatabaseSync(join(folder, 'carried.db')).exec('create table t as select 1 a');
    const stored = { name: 'carried', destination: `file:${join(folder, 'carried')}` };
    const runs = [
      {
        ...stored,
        mode: 'backup',
        database: `sqlite:${join(folder, 'carried.db')}`,
        'key-bundle': await bundle('backup'),
      },
      // With the line breaks of an editor.
      { ...stored, mode: 'verify', 'key-bundle': (await bundle('verify')).replaceAll(/(.{80})/g, '$1\n') },
    ];
    const secrets = [...((await bundle('verify')).match(/.{80}/g) ?? []), ...(await privateLines(output)), SECRET];
    for (const inputs of runs) {
      const result = await runAction(inputs, folder);
      expect(result.code, result.stdout).toBe(0);
      const log = result.stdout.replaceAll(/^::add-mask::.*$/gm, '');
      const shown = [log, result.stderr, result.summary, await readFile(result.outputs['report'] ?? '', 'utf8')].join();
      for (const secret of secrets) expect(shown).not.toContain(secret);
    }
    expect(runs).toHaveLength(2);
    await rm(join(output, 'recovery.private.asc'));
    const before = [await bundle('backup'), await bundle('verify')];
    const again = await runBundle(['keygen', '--output', output, '--keep-keys', '--bundle-credentials'], {
      env: { BACKUP_SFTP_PASSWORD: SECRET },
    });
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toContain('verify.bundle is not written: recovery.private.asc is not in the folder');
    const [carried = ''] = before;
    const renewed = readKeyBundle(await bundle('backup'));
    expect([...renewed.environment.keys()]).toEqual(['SFTP_PASSWORD']);
    for (const [name, key] of readKeyBundle(carried).options)
      expect(renewed.options.get(name)?.reveal()).toBe(key.reveal());
    expect(await bundle('verify')).toBe(before[1]);
    const wrong = await runAction({ ...stored, mode: 'verify', 'key-bundle': await bundle('backup') }, folder);
    expect(errorsOf(wrong)[0]).toContain('KEY_BUNDLE_INVALID');
    await expectClean(wrong);
  });

  async function privateLines(output: string): Promise<string[]> {
    const files = (await readdir(output)).filter((name) => name.endsWith('.private.asc'));
    const texts = await Promise.all(files.map((name) => readFile(join(output, name), 'utf8')));
    return texts.flatMap((text) => text.split('\n').filter((line) => /^[A-Za-z0-9+/=]{40,}$/.test(line)));
  }

  it('without credentials in the environment is refused if they are wanted', async () => {
    const flags = ['--output', join(folder, 'none'), '--identity', 'ops@example.com', '--bundle-credentials'];
    const { code, stderr } = await runBundle(['keygen', ...flags], { env: { AWS_ACCESS_KEY_ID: 'of-this-machine' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/`bundle-credentials` finds no storage credentials.*\n {2}hint: .*BACKUP_AWS_ACCESS_KEY_ID/);
  });
});

describe('a verification that fails', () => {
  const options: Inputs = {
    name: 'sample',
    checks: 'checks:\n  - name: plenty\n    sql: select 1\n    expect: { min: 2 }',
  };

  beforeAll(async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(folder, 'sample.db'));
    database.exec('create table t (x); insert into t values (1)');
    database.close();
    const destination = `file:${join(folder, 'stored')}`;
    const made = await runProgram([
      'backup',
      `--database=sqlite:${join(folder, 'sample.db')}`,
      `--destination=${destination}`,
      `--encrypt-to=${keys.recoveryPublic}`,
    ]);
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr.match(/does not exist/g), made.stderr).toHaveLength(1);
    Object.assign(options, { destination, 'decrypt-with': keys.recoveryPrivate });
  });

  it('is one error annotation that names the check, and exit code 1', async () => {
    const result = await runStepHere({ ...options, mode: 'verify' }, folder);
    expect(result.code, result.stdout).toBe(1);
    const errors = errorsOf(result);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      /^::error title=restorable%3A Failed%3A a check is not met::The backup of sample .* restores, but plenty: the value is 1; expected at least 2\./,
    );
    expect(result.outputs).toMatchObject({ verdict: 'failed', 'verdict-reason': 'check', 'checks-failed': '1' });
    expect(result.summary).toMatch(/^## ❌ Failed: a check is not met\n/);
  });

  it('is plain text on the command line, with --json too', async () => {
    const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    const report = join(folder, 'report.json');
    const result = await runProgram(['verify', `--report=${report}`, ...flags]);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^Failed: a check is not met\n/);
    expect(result.stderr).toMatch(/error Failed: a check is not met: .* plenty: .*\n$/);
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ verdict: 'failed', exitCode: 1 });
    const json = await runProgram(['verify', '--json', ...flags]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'failed' });
    expect(json.stderr).toMatch(/error Failed: a check is not met: .* plenty: .*\n$/);
  });

  it('keeps its verdict if the report file cannot be written', async () => {
    await writeFile(join(folder, 'a file'), '');
    const result = await runStepHere({ ...options, mode: 'verify', report: join(folder, 'a file', 'x.json') }, folder);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('FILE_UNWRITABLE::The report file can');
    expect(result.outputs['verdict']).toBe('failed');
  });
});

describe('a runner with missing files or folders', () => {
  const good = async (): Promise<Inputs> =>
    filled(backup({ database: `sqlite:${join(folder, 'runner.db')}`, destination: `file:${join(folder, 'stored')}` }));
  beforeAll(async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(folder, 'runner.db'));
    database.exec('create table t (a); insert into t values (1)');
    database.close();
  });

  it('has no state: the step ends before anything, because its post step could remove nothing', async () => {
    const destination = join(folder, 'stored-without-state');
    const inputs = { ...(await good()), destination: `file:${destination}` };
    const result = await runStepHere(inputs, folder, { env: { GITHUB_STATE: join(folder, 'absent/state') } });
    expect(result.code).toBe(2);
    expect(errorsOf(result)).toEqual([expect.stringMatching(/FILE_UNWRITABLE::.*GITHUB_STATE.*%0AHint: /)]);
    expect(existsSync(destination)).toBe(false);
  });

  it('has no outputs, summary or temporary folder: the backup is made, and each is reported', async () => {
    const absent = join(folder, 'absent');
    const env = { GITHUB_OUTPUT: absent, GITHUB_STEP_SUMMARY: join(absent, 'x'), RUNNER_TEMP: join(absent, 'tmp') };
    const result = await runStepHere(await good(), folder, { env });
    expect(result.code).toBe(0);
    expect(errorsOf(result)).toEqual([]);
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', env.RUNNER_TEMP]) expect(result.stdout).toContain(name);
    expect(result.stdout).not.toContain('INTERNAL');
  });

  it('sets a variable that looks like an input: this is reported', async () => {
    const result = await runStepHere(await good(), folder, { env: { INPUT_ENVIRONMENT: 'production' } });
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(/INPUT_UNKNOWN::`environment` .*%0AHint: A variable in the `env` .*INPUT_/),
    ]);
  });

  it('uses a user id without an account or a home: it works, and what needs a name reports this', async () => {
    await chmod(folder, 0o777);
    const env = { HOME: '', RESTORABLE_ENCRYPT_TO: await readFile(keys.recoveryPublic, 'utf8') };
    const options = { env, uid: process.getuid?.() === 0 ? 64_321 : (process.getuid?.() ?? 0) };
    const arguments_ = (database: string): string[] => [
      ...['backup', '--database', database, '--name', 'nobody', '--destination', `file:${join(folder, 'nobody')}`],
    ];
    const made = await runBundle(arguments_(`sqlite:${join(folder, 'runner.db')}`), options);
    expect(made).toMatchObject({ code: 0, stderr: expect.not.stringContaining('INTERNAL') });
    if (process.getuid?.() !== 0) return;
    for (const scheme of ['postgres', 'mysql']) {
      const unnamed = await runBundle(arguments_(`${scheme}://127.0.0.1:1/x`), options);
      expect(unnamed.stderr).toMatch(/INPUT_INVALID The \w+ URL names no user/);
    }
  });
});

it('doctor names every mistake of a step at once, in its summary, and nothing of their values', async () => {
  const inputs = backup({
    mode: 'doctor',
    database: `mongodb://u:${SECRET}@h/d`,
    'encrypt-to': 'ARMORED-PRIVATE',
    'runner-key': ' ',
    compression: SECRET,
  });
  const env = { AWS_SECRET_ACCESS_KEY: '' };
  const { code, stdout, stderr, summary } = await runAction(await filled(inputs), folder, { env });
  expect(code).toBe(1);
  for (const option of ['database', 'encrypt-to', 'runner-key', 'compression']) {
    expect(summary).toMatch(new RegExp(`failed\\*\\* \\| options: ${option} `));
  }
  expect(summary.replaceAll('<wbr>', '')).toMatch(/warning\*\* \| options: AWS\\_SECRET\\_ACCESS\\_KEY/);
  expect(summary).toMatch(/ok \| destination: put/);
  expect(`${stdout.replaceAll(/^::add-mask::.*$/gm, '')}${stderr}${summary}`).not.toContain(SECRET);
});

it('a SQLite file that another working folder sees at another path is refused with both paths', async () => {
  const { DatabaseSync } = await import('node:sqlite');
  const below = join(folder, 'below');
  await mkdir(below);
  const database = new DatabaseSync(join(folder, 'moved.db'));
  database.exec('create table t (x); insert into t values (1)');
  database.close();
  const words = ['--name=moved', `--destination=file:${join(folder, 'moved')}`, `--encrypt-to=${keys.recoveryPublic}`];
  const backup = (path: string, cwd: string) => runProgram(['backup', `--database=sqlite:${path}`, ...words], { cwd });
  expect((await backup('moved.db', folder)).code).toBe(0);
  const { code, stderr } = await backup('../moved.db', below);
  expect(code).toBe(2);
  expect(stderr).toContain(
    `that one was ./moved.db, this one is ${join(folder, 'moved.db')}, seen from the working folder ${below}`,
  );
  expect(stderr).toContain('accept-new-source');
});

it('notify-test says on a runner which channels accepted a test message, masks their addresses, and fails if one did not', async () => {
  const token = 'aB3dEfGh1jKlMn0pQrStUvWx';
  await using service = await startFakeService();
  service.answer(({ path }) => (path.startsWith('/gone/') ? { status: 404, body: token } : {}));
  const notify = `slack ${service.url}/${token}\nteams ${service.url}/gone/${token}\n`;
  const result = await runAction({ mode: 'notify-test', notify }, folder);
  expect(result).toMatchObject({ code: 1, outputs: { 'error-code': '' } });
  expect(result.summary).toMatch(/1 channel did not accept a test message/);
  expect(result.summary).toMatch(/slack[\s\S]*delivered[\s\S]*teams[\s\S]*refused/);
  expect(service.received.map(({ path }) => path).toSorted()).toEqual([`/${token}`, `/gone/${token}`].toSorted());
  const { stdout, stderr, summary, outputs } = result;
  const shown = [stdout.replaceAll(/^::add-mask::.*$/gm, ''), stderr, summary, JSON.stringify(outputs)].join('\n');
  expect(shown).not.toContain(token);
  const alone = await runBundle(['notify-test'], {
    env: { RESTORABLE_NOTIFY: `slack ${service.url}/x`, NO_COLOR: '1' },
  });
  expect(alone, alone.stderr).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/1 channel accepted a test message/),
  });
});
