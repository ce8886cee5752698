import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionResult, BUNDLE, type KeyFiles, runAction, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { runSql } from '../support/postgres-fill.ts';

const PASSWORD = 'Zq7$u/4:x@Kpw0rd';
const KEY_PASSPHRASE = 'opens the safe unwed slinky 9831';
const AWS_SECRET = 'AwsSecretThatNobodyMaySee/0123456789+abc';

let bed: BundleBed;
let folder: string;
let keys: KeyFiles;
let clients: string;
let server: TestPostgres;
let source: string;
let secrets: string[];

beforeAll(async () => {
  bed = await openBundleBed({
    keyPassphrase: KEY_PASSPHRASE,
    hba: 'local all all trust\nhost all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  });
  ({ folder, keys, clients, server } = bed);
  await runSql(server.url, `create role app login superuser password '${PASSWORD}'`);
  source = `postgres://app:${encodeURIComponent(PASSWORD)}@127.0.0.1:${server.port}/postgres`;
  const keyLines = (await Promise.all([keys.recoveryPrivate, keys.runnerPrivate].map((path) => readFile(path, 'utf8'))))
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.length > 20 && !line.startsWith('-----') && !line.includes(': '));
  secrets = [PASSWORD, encodeURIComponent(PASSWORD), KEY_PASSPHRASE, AWS_SECRET, ...keyLines];
});

afterAll(async () => {
  await bed?.stop();
});

/** GitHub's own log shows ::add-mask:: lines as commands and not as text, so their content is not a leak. */
function visible(result: ActionResult): string {
  const log = result.stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  return [log, result.stderr, result.summary, JSON.stringify(result.outputs), result.state].join('\n');
}

async function textsBelow(path: string): Promise<string> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

function expectNoSecret(text: string, where: string): void {
  const found = secrets.filter((secret) => text.includes(secret));
  expect(found.length, `${where} holds ${found.length} secrets, such as ${found[0]?.slice(0, 6)}…`).toBe(0);
}

async function attempt(
  name: string,
  change: Record<string, string>,
  env: Record<string, string> = {},
): Promise<ActionResult> {
  const destination = join(folder, `store-${name}`);
  const result = await runAction(
    {
      mode: 'backup',
      database: source,
      name: 'shop',
      destination: `file:${destination}`,
      'encrypt-to': await readFile(keys.recoveryPublic, 'utf8'),
      'runner-key': await readFile(keys.runnerPrivate, 'utf8'),
      ...change,
    },
    folder,
    {
      env: {
        PG_BIN: clients,
        RUNNER_DEBUG: '1',
        AWS_SECRET_ACCESS_KEY: AWS_SECRET,
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        ...env,
      },
    },
  );
  expectNoSecret(visible(result), `the log of ${name}`);
  expectNoSecret(await textsBelow(destination), `the storage of ${name}`);
  expectNoSecret(await textsBelow(result.runnerTemp), `the temporary folder of ${name}`);
  return result;
}

describe('with debug logging on, no secret is in logs, outputs, summary, storage or files', () => {
  it('of a good backup, its verification and its restore', async () => {
    expect((await attempt('good', {})).code).toBe(0);
    const reading = {
      mode: 'verify',
      name: 'shop',
      destination: `file:${join(folder, 'store-good')}`,
      'decrypt-with': await readFile(keys.recoveryPrivate, 'utf8'),
      'key-passphrase': KEY_PASSPHRASE,
      signers: await readFile(keys.runnerPublic, 'utf8'),
    };
    const env = { PG_BIN: clients, RUNNER_DEBUG: '1' };
    const verify = await runAction(reading, folder, { env });
    expect(verify.code, verify.stdout).toBe(0);
    expectNoSecret(visible(verify), 'the log of verify');
    expectNoSecret(await readFile(verify.outputs['report'] ?? '', 'utf8'), 'the report');
    const wrong = await runAction({ ...reading, 'key-passphrase': `${KEY_PASSPHRASE}!` }, folder, { env });
    expect(wrong.code).toBe(2);
    expectNoSecret(visible(wrong), 'the log of a wrong passphrase');
    const into = await runAction({ ...reading, mode: 'restore', target: `${source}x` }, folder, { env });
    expectNoSecret(visible(into), 'the log of restore');
  });

  it.each([
    ['wrong password', { database: '' }],
    ['unknown option', { 'encript-to': 'x' }],
    ['recovery key in the backup job', { 'encrypt-to': 'PRIVATE' }],
    [
      'a bucket without access',
      { destination: 's3://nobucket/x?region=us-east-1&endpoint=http%3A%2F%2F127.0.0.1%3A9' },
    ],
    ['a URL that is not one', { database: `postgres://app:${PASSWORD}@[bad` }],
    ['a destination with a password', { destination: `sftp://me:${PASSWORD}@host/x` }],
    ['an unknown database', { database: 'UNKNOWN' }],
  ])('of a failure: %s', async (name, change) => {
    const inputs: Record<string, string> = { ...change };
    if (name === 'wrong password') {
      secrets.push('not-the-Passw0rd');
      inputs['database'] = source.replace(encodeURIComponent(PASSWORD), 'not-the-Passw0rd');
    }
    if (inputs['encrypt-to'] === 'PRIVATE') inputs['encrypt-to'] = await readFile(keys.recoveryPrivate, 'utf8');
    if (inputs['database'] === 'UNKNOWN') inputs['database'] = source.replace(/postgres$/, 'nowhere');
    const result = await attempt(name.replaceAll(' ', '-'), inputs);
    expect(result.code, result.stdout).toBe(2);
    expect(result.stdout).toMatch(/::error/);
    expect(result.stdout + result.stderr).not.toMatch(/\n\s+at .*\.js/);
  });

  it('of a dump tool that prints its environment and its arguments', async () => {
    const bin = join(folder, 'chatty');
    await mkdir(bin);
    for (const tool of ['pg_restore', 'psql']) await symlink(join(clients, tool), join(bin, tool));
    const real = join(clients, 'pg_dump');
    const script = `#!/bin/bash\nfor a in "$@"; do [ "$a" = --version ] && exec ${real} --version; done\nenv >&2; echo "$@" >&2; echo "password $PGPASSWORD" >&2; exit 1\n`;
    await writeFile(join(bin, 'pg_dump'), script, { mode: 0o755 });
    const result = await attempt('chatty', {}, { PG_BIN: bin });
    expect(result.code).toBe(2);
    // The child's environment: only what it needs from the job.
    expect(visible(result)).not.toContain('INPUT_');
    expect(visible(result)).not.toContain('AWS_SECRET');
  });
});

describe('the arguments of every process', () => {
  it('contain no secret while a backup runs', async () => {
    const seen = new Set<string>();
    const bin = join(folder, 'watched');
    await mkdir(bin);
    for (const tool of ['pg_restore', 'psql']) await symlink(join(clients, tool), join(bin, tool));
    const [tool, real, isSeen] = [join(bin, 'pg_dump'), join(clients, 'pg_dump'), join(bin, 'seen')];
    // The dump goes on once its arguments were seen.
    const script = `#!/bin/bash
for a in "$@"; do [ "$a" = --version ] && exec ${real} --version; done
until [ -e ${isSeen} ]; do sleep 0.05; done
exec ${real} "$@"
`;
    await writeFile(tool, script, { mode: 0o755 });
    const isDump = (text: string): boolean => text.includes(`${tool} `) && !text.includes(`${tool} --version`);
    const watcher = spawn('bash', [
      '-c',
      'while :; do cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "; echo; sleep 0.02; done',
    ]);
    watcher.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen.add(text);
      if (isDump(text)) writeFileSync(isSeen, '');
    });
    const result = await runBundle(['backup', '--name', 'shop', '--destination', `file:${join(folder, 'argv')}`], {
      env: {
        PG_BIN: bin,
        RESTORABLE_DATABASE: source,
        RESTORABLE_ENCRYPT_TO: keys.recoveryPublic,
        RESTORABLE_RUNNER_KEY: keys.runnerPrivate,
      },
    });
    watcher.kill('SIGKILL');
    expect(result, result.stderr).toMatchObject({ code: 0 });
    const text = [...seen].join('\n');
    expect(text).toContain(BUNDLE);
    expect([...seen].some(isDump)).toBe(true);
    expectNoSecret(text, 'an argv');
  });
});
