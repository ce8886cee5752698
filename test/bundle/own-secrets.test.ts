import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Secret } from '../../src/core/secret.ts';
import { writeKeyBundle } from '../../src/key-bundle/key-bundle.ts';
import { BUNDLE, type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { type FakeCacheService, startFakeCacheService } from '../support/fake-cache-service.ts';
import { WAITING } from '../support/patience.ts';

const KEY_PASSPHRASE = 'canary: opens the safe unwed slinky 9831';
const PASSPHRASE = 'canary: reads everything plunder gizmo 2207';
const CREDENTIAL = 'canary: opens the storage 6150';
const CREDENTIAL_NAME = 'RCLONE_CONFIG_NAS_PASS';

let folder: string;
let keys: KeyFiles;
let temporary: string;
let found: string;
/** Recovery key, its passphrase, runner key: as command line options and as inputs of the action. */
let recovery: string;
let runner: string;

/**
 * A program of the same user that looks for canaries wherever it can: in the initial environment and arguments of every
 * process, and in every file that the run has created. It writes what it found, and a line to show that it ran.
 */
async function makeProbe(): Promise<string> {
  const lines = [KEY_PASSPHRASE, PASSPHRASE, CREDENTIAL, ...[recovery, runner].flatMap((text) => text.split('\n'))];
  const canaries = lines.filter((line) => line.length > 20 && !line.startsWith('-----') && !line.includes('Comment:'));
  await writeFile(join(folder, 'canaries'), `${canaries.join('\n')}\n`);
  const path = join(folder, 'probe');
  await writeFile(
    path,
    `#!/bin/sh
grep -laF -f ${folder}/canaries /proc/[0-9]*/environ /proc/[0-9]*/cmdline >>${folder}/found 2>/dev/null
grep -rlaF -f ${folder}/canaries ${folder}/temporary >>${folder}/found 2>/dev/null
echo looked >>${folder}/found
`,
  );
  await chmod(path, 0o755);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-secrets-'));
  await chmod(folder, 0o755);
  keys = await makeKeys(folder, KEY_PASSPHRASE);
  recovery = await readFile(keys.recoveryPrivate, 'utf8');
  runner = await readFile(keys.runnerPrivate, 'utf8');
  temporary = join(folder, 'temporary');
  found = join(folder, 'found');
  const database = new DatabaseSync(join(folder, 'shop.sqlite'));
  database.exec("create table t (id integer primary key, body text); insert into t (body) values ('a'), ('b')");
  database.close();
  const probe = await makeProbe();
  await mkdir(join(folder, 'bin'));
  // They also look when they are called for their version, and then fail: their normal function is not needed here.
  for (const name of ['rclone', 'ssh', 'pg_dump', 'docker'])
    await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${probe}\nexit 1\n`, { mode: 0o755 });
});

beforeEach(async () => {
  await probesEnd();
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary);
  await rm(found, { force: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const base = (): Record<string, string> => ({
  PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
  HOME: folder,
  TMPDIR: temporary,
});
const stored = (): string => `file:${join(folder, 'store')}`;

/**
 * A run hides its environment when it starts, and not before. A probe of an earlier run that is still searching would find it there, as
 * one did on a machine with a load of 38.
 */
const probesEnd = () => expect.poll(probes, WAITING).toEqual([]);

async function probes(): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(processes.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(`${folder}/probe`) || line.includes(`${folder}/canaries`));
}

/** Runs the command line with secrets in its environment, as RESTORABLE_* and as variables that a file names. */
const run = async (args: readonly string[], secrets: Readonly<Record<string, string>>) => {
  await probesEnd();
  return runBundle(args, { env: { ...base(), ...secrets }, cwd: folder });
};

/** The same as a step of a job. */
const runStep: typeof runAction = async (...step) => {
  await probesEnd();
  return runAction(...step);
};

/** The probe ran and found none of them. */
async function expectNothingFound(output: string): Promise<void> {
  const lines = (await readFile(found, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  expect(lines.length, output).toBeGreaterThan(0);
  expect([...new Set(lines)]).toEqual(['looked']);
}

describe.runIf(process.platform === 'linux')(
  'a program that a run starts finds no key in the run’s processes and files',
  () => {
    it('detects a key', async () => {
      const child = spawn('/bin/sleep', ['600'], { env: { KEY: KEY_PASSPHRASE }, stdio: 'ignore' });
      await new Promise((resolve) => child.once('spawn', resolve));
      await new Promise((resolve) => spawn(join(folder, 'probe'), { env: base() }).once('close', resolve));
      child.kill('SIGKILL');
      expect(await readFile(found, 'utf8')).toContain(`/proc/${child.pid}/environ`);
    });

    it('as rclone, on the command line and in a job, with the recovery key', async () => {
      const options = ['--name', 'shop', '--destination', 'rclone://nas/backups'];
      const secrets = { RESTORABLE_DECRYPT_WITH: recovery, RESTORABLE_KEY_PASSPHRASE: KEY_PASSPHRASE };
      for (const mode of ['verify', 'restore']) {
        const into = mode === 'restore' ? ['--target', `sqlite:${join(folder, 'restored.sqlite')}`] : [];
        const result = await run([mode, ...options, ...into], secrets);
        await expectNothingFound(result.stderr);
      }
      await rm(found, { force: true });
      const inputs = { mode: 'verify', name: 'shop', destination: 'rclone://nas/backups' };
      const action = await runStep({ ...inputs, 'decrypt-with': recovery, 'key-passphrase': KEY_PASSPHRASE }, folder, {
        env: { ...base(), RUNNER_TEMP: temporary },
      });
      await expectNothingFound(action.stdout);
    });

    it('as an rclone that starts, which also sees no process of the run', async () => {
      const bin = join(folder, 'up');
      await mkdir(bin);
      const script = `#!/bin/sh
case "$1" in
  --version | version) echo 'rclone v1.70.0' ;;
  listremotes) echo 'nas: webdav' ;;
  *) ${join(folder, 'probe')}; cat /proc/[0-9]*/cmdline | tr '\\0' ' ' >>${folder}/processes; exit 1 ;;
esac
`;
      await writeFile(join(bin, 'rclone'), script, { mode: 0o755 });
      const secrets = { RESTORABLE_DECRYPT_WITH: recovery, RESTORABLE_KEY_PASSPHRASE: KEY_PASSPHRASE };
      const options = ['--name', 'shop', '--destination', 'rclone://nas/backups'];
      const result = await run(['verify', ...options], { ...secrets, RCLONE_BIN: bin });
      expect(result.stderr).toContain('rclone did not start');
      await expectNothingFound(result.stderr);
      const processes = await readFile(join(folder, 'processes'), 'utf8');
      expect(processes).toContain(`${bin}/rclone rcd`);
      expect(processes).not.toContain(BUNDLE);
    });

    it('as rclone, with a passphrase that decrypts', async () => {
      const options = ['list', '--name', 'shop', '--destination', 'rclone://nas/backups'];
      await expectNothingFound((await run(options, { RESTORABLE_PASSPHRASE: PASSPHRASE })).stderr);
    });

    it('as ssh and as a dump tool, with the runner key', async () => {
      const store = ['--name', 'pg', '--destination', stored(), '--encrypt-to', keys.recoveryPublic];
      const database = ['--database', 'postgres://app:x@db.internal/app', '--tunnel', 'ssh://me@bastion.internal'];
      const secrets = { RESTORABLE_RUNNER_KEY: runner, PG_BIN: join(folder, 'bin') };
      const result = await run(['backup', ...database, ...store], secrets);
      await expectNothingFound(result.stderr);
    });

    it('as a hook, with keys that a file reads from variables of its own', async () => {
      const probe = join(folder, 'probe');
      await writeFile(
        join(folder, 'restorable.yaml'),
        stringify({
          destinations: { store: stored() },
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the file names a variable so.
          defaults: { 'encrypt-to': keys.recoveryPublic, 'runner-key': '${MY_RUNNER_KEY}' },
          databases: {
            shop: {
              database: `sqlite:${join(folder, 'shop.sqlite')}`,
              hooks: { before: [probe], 'before-commit': [probe], after: [probe] },
            },
          },
        }),
      );
      const result = await run(['backup', '--config', 'restorable.yaml', '--name', 'shop'], { MY_RUNNER_KEY: runner });
      expect(result.code, result.stderr).toBe(0);
      await expectNothingFound(result.stderr);
    });

    it('as a hook, with a bundle, whose storage credentials only the driver gets', async () => {
      const probe = join(folder, 'probe');
      const bin = join(folder, 'prints');
      await mkdir(bin);
      await writeFile(
        join(bin, 'rclone'),
        `#!/bin/sh\ncase "$1" in *version) echo 'rclone v1.70.0' ;; *) env >>${folder}/driver; exit 1 ;; esac\n`,
        { mode: 0o755 },
      );
      await writeFile(
        join(folder, 'bundle.yaml'),
        stringify({
          destinations: { store: stored(), nas: 'rclone://nas/backups' },
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the file names a variable so.
          defaults: { 'key-bundle': '${MY_BUNDLE}', destinations: ['store'] },
          databases: {
            shop: {
              database: `sqlite:${join(folder, 'shop.sqlite')}`,
              hooks: { before: [probe], after: [probe, CREDENTIAL_NAME] },
            },
          },
        }),
      );
      const bundle = writeKeyBundle({
        role: 'backup',
        options: new Map([
          ['encrypt-to', new Secret(await readFile(keys.recoveryPublic, 'utf8'))],
          ['runner-key', new Secret(runner)],
        ]),
        environment: new Map([[CREDENTIAL_NAME, new Secret(CREDENTIAL)]]),
      }).reveal();
      const report = join(folder, 'bundle.json');
      const options = ['--config', 'bundle.yaml', '--name', 'shop', '--report', report];
      const secrets = { MY_BUNDLE: bundle, RCLONE_BIN: bin };
      const result = await run(['backup', ...options], secrets);
      expect(result.code, result.stderr).toBe(0);
      await expectNothingFound(result.stderr);
      const listed = await run(['list', ...options, '--destination', 'nas'], secrets);
      expect(listed.code).not.toBe(0);
      expect(await readFile(join(folder, 'driver'), 'utf8')).toContain(`${CREDENTIAL_NAME}=${CREDENTIAL}`);
      const shown = [result.stdout, result.stderr, listed.stdout, listed.stderr, await readFile(report, 'utf8')].join();
      for (const secret of [
        CREDENTIAL,
        bundle,
        ...runner.split('\n').filter((line) => line.length > 20 && !line.includes(' ')),
      ])
        expect(shown).not.toContain(secret);
    });

    it('as a dump command, and as a restore command', async () => {
      const probe = join(folder, 'probe');
      await writeFile(
        join(folder, 'commands.yaml'),
        stringify({
          destinations: { store: stored() },
          defaults: { 'encrypt-to': keys.recoveryPublic },
          databases: {
            lines: {
              commands: {
                dump: ['sh', '-c', `${probe}; echo line`],
                restore: ['sh', '-c', `${probe}; cat >${folder}/lines`],
                verify: ['sh', '-c', `${probe}; cat >"$RESTORABLE_FOLDER/lines"`],
                inspect: ['sh', '-c', `${probe}; echo '{"lines": 1}'`],
              },
            },
          },
        }),
      );
      const common = ['--config', 'commands.yaml', '--name', 'lines'];
      const made = await run(['backup', ...common], { RESTORABLE_RUNNER_KEY: runner });
      expect(made.code, made.stderr).toBe(0);
      await expectNothingFound(made.stderr);
      await rm(found, { force: true });
      const secrets = { RESTORABLE_DECRYPT_WITH: recovery, RESTORABLE_KEY_PASSPHRASE: KEY_PASSPHRASE };
      const restored = await run(['restore', ...common, '--target', 'command:lines', '--replace'], secrets);
      expect(restored.code, restored.stderr).toBe(0);
      await expectNothingFound(restored.stderr);
    });
  },
);

describe('the cache between runs', () => {
  let service: FakeCacheService;
  beforeAll(async () => {
    service = await startFakeCacheService();
  });
  afterAll(() => service.stop());

  it('is used by a backup with keys, and not by a run with something that opens backups', async () => {
    const env = { ...base(), ...service.env };
    const store = { name: 'cached', destination: stored() };
    const inputs = {
      ...{ ...store, mode: 'backup', database: `sqlite:${join(folder, 'shop.sqlite')}` },
      ...{ 'encrypt-to': await readFile(keys.recoveryPublic, 'utf8'), 'runner-key': runner },
    };
    const made = await runStep(inputs, folder, { env });
    expect(made.code, made.stdout).toBe(0);
    expect([...service.entries.keys()]).toEqual([expect.stringMatching(/^restorable-index-cached-/)]);
    const { requests } = service;
    const reading = { 'decrypt-with': recovery, 'key-passphrase': KEY_PASSPHRASE };
    const verified = await runStep({ ...store, ...reading, mode: 'verify' }, folder, { env });
    expect(verified.code, verified.stdout).toBe(0);
    const into = { target: `sqlite:${join(folder, 'cached.sqlite')}` };
    const restored = await runStep({ ...store, ...reading, ...into, mode: 'restore' }, folder, { env });
    expect(restored.code, restored.stdout).toBe(0);
    const secret = { name: 'secret', destination: stored(), passphrase: PASSPHRASE };
    for (const more of [{ mode: 'backup', database: inputs.database }, { mode: 'list' }, { mode: 'verify' }]) {
      const done = await runStep({ ...secret, ...more }, folder, { env });
      expect(done.code, done.stdout).toBe(0);
    }
    expect(service.requests).toBe(requests);
  });
});
