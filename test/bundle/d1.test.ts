import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAction } from '../support/bundle.ts';
import { ACCOUNT, D1Fake, TOKEN } from '../support/d1-fake.ts';
import { runProgram } from '../support/program.ts';
import { blocksWith, layOutDesk, paste } from '../support/runbook.ts';
import { onTerminal } from '../support/terminal.ts';

const run = promisify(execFile);
let fake: D1Fake;
let folder: string;
let store: string;

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

const environment = (): Record<string, string> => ({
  CLOUDFLARE_API_TOKEN: TOKEN,
  CLOUDFLARE_API_BASE_URL: fake.url,
});

/** The command line. */
async function restorable(...args: string[]): Promise<Outcome> {
  const { code, stdout, stderr } = await runProgram(args, { cwd: folder, env: environment() });
  const output = stdout + stderr;
  expect(output).not.toContain(TOKEN);
  return { code, output };
}

beforeAll(async () => {
  fake = await new D1Fake().start();
  // The program waits a second between polls.
  fake.polls = 1;
  folder = await mkdtemp(join(tmpdir(), 'd1-commands-'));
  store = `file:${join(folder, 'store')}`;
  fake.create('shop').sqlite.exec(
    `create table items (id integer primary key autoincrement, title text, code integer);
     insert into items (title, code) values ('it''s' || char(10) || 'C:\\new', 9007199254740993), ('b' || char(0), 2);
     create view shown as select * from items; create trigger t instead of delete on shown begin delete from items where id = old.id; end;
     create virtual table found using fts5(title, content='items', content_rowid='id'); insert into found (found) values ('rebuild');
     create virtual table notes using fts5(body); insert into notes values ('hello world')`,
  );
  const made = await restorable('keygen', '--output', 'keys', '--identity', 'test@example.com');
  expect(made, made.output).toMatchObject({ code: 0 });
  const backup = await restorable(
    ...['backup', '--database', `d1://${ACCOUNT}/shop`, '--destination', store],
    ...['--encrypt-to', 'keys/recovery.public.asc', '--runner-key', 'keys/runner.private.asc'],
  );
  expect(backup, backup.output).toMatchObject({ code: 0 });
  expect(backup.output).toMatch(/items\.code has integers beyond 2\^53/);
});

afterAll(async () => {
  await fake?.stop();
  await rm(folder, { recursive: true, force: true });
});

const EXACT = "it's\nC:\\new";

test('backup, list, verify and restore work on the command line', async () => {
  const read = ['--name', 'shop', '--destination', store, '--signers', 'keys/runner.public.asc'];
  const open = [...read, '--decrypt-with', 'keys/recovery.private.asc'];
  expect((await restorable('list', ...read)).output).toMatch(/shop/);
  await writeFile(
    join(folder, 'checks.yml'),
    "- name: found\n  sql: select count(*) from notes where notes match 'world'\n  expect: { equals: 1 }\n",
  );
  const verified = await restorable('verify', ...open, '--checks', 'checks.yml');
  expect(verified, verified.output).toMatchObject({ code: 0 });
  const file = await restorable('restore', ...open, '--target', 'sqlite:back.db');
  expect(file, file.output).toMatchObject({
    code: 0,
    output: expect.stringMatching(/`npx wrangler d1 time-travel restore shop --bookmark=[0-9a-f-]{50,}`/),
  });
  const restored = new DatabaseSync(join(folder, 'back.db'), { readOnly: true });
  expect(restored.prepare('select title from items where id = 1').get()).toEqual({ title: EXACT });
  restored.close();
  const other = fake.create('other');
  const imported = await restorable('restore', ...open, '--target', `d1://${ACCOUNT}/other`);
  expect(imported, imported.output).toMatchObject({ code: 0 });
  expect(other.sqlite.prepare('select title from items where id = 1').get()).toEqual({ title: EXACT });
  const refused = await restorable('restore', ...open, '--target', `d1://${ACCOUNT}/other`);
  expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('TARGET_NOT_EMPTY') });
  const replaced = await restorable('restore', ...open, '--target', `d1://${ACCOUNT}/other`, '--replace');
  expect(replaced, replaced.output).toMatchObject({ code: 0, output: expect.stringContaining('bookmark') });
});

test('gpg, zstd and sqlite3 restore it, with the commands stored next to the backup', async () => {
  const keys = {
    runnerPublic: join(folder, 'keys/runner.public.asc'),
    recoveryPrivate: join(folder, 'keys/recovery.private.asc'),
  };
  const desk = await layOutDesk(folder, join(folder, 'store', 'shop'), keys);
  const blocks = [...blocksWith(desk, '5. Decrypt', '--key'), ...blocksWith(desk, 'Cloudflare D1')];
  const done = await paste(desk, ['set -e', ...blocks]);
  expect(done, done.output).toMatchObject({ code: 0, output: expect.stringContaining('OK: restored.sqlite is whole') });
  const shown = await run('grep', ['-o', '"timeTravel":{[^}]*}', join(desk.files, 'CONTENTS.json')]);
  expect(JSON.parse(`{${shown.stdout}}`)).toMatchObject({ timeTravel: { database: 'shop' } });
  const { stdout } = await run('sqlite3', [
    join(desk.files, 'restored.sqlite'),
    "select hex(title), code from items order by id; select count(*) from notes where notes match 'hello'; select rowid from found where found match 'new'",
  ]);
  expect(stdout).toBe(`${Buffer.from(EXACT).toString('hex').toUpperCase()}|9007199254740993\n6200|2\n1\n1\n`);
});

test('a drill recovers it with these commands, and with the key that a person types on a terminal', async () => {
  const from = ['--name', 'shop', '--destination', store, '--signers', 'keys/runner.public.asc'];
  const { code, screen } = await onTerminal(
    ['drill', ...from, '--scenario', 'key-from-safe', '--report', 'drill.json'],
    [
      [/What did you take from the safe/, '\r'],
      [/file with the key/, 'keys/recovery.private.asc\r'],
      [/passphrase of the key/, '\r'],
    ],
    { cwd: folder, env: {} },
  );
  expect(code, screen).toBe(0);
  expect(screen).not.toContain('keys/recovery.private.asc');
  const report = JSON.parse(await readFile(join(folder, 'drill.json'), 'utf8'));
  expect(report).toMatchObject({ verdict: 'passed', scenario: 'key-from-safe', backup: { engine: 'd1' } });
  expect(report.steps.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(7).fill('done'));
});

test('the action backs up, verifies and restores, like the runner', async () => {
  const key = (name: string): string => join(folder, 'keys', `${name}.asc`);
  const common = { name: 'shop-of-the-action', destination: store };
  const act = async (inputs: Record<string, string>) => {
    const result = await runAction({ ...common, ...inputs }, folder, { env: environment() });
    expect(result, result.stdout + result.stderr).toMatchObject({ code: 0 });
    expect(result.stdout.replaceAll(/^::add-mask::.*$/gm, '') + result.summary).not.toContain(TOKEN);
    return result;
  };
  await act({
    mode: 'backup',
    database: `d1://${ACCOUNT}/shop`,
    'encrypt-to': key('recovery.public'),
    'runner-key': key('runner.private'),
  });
  const read = { 'decrypt-with': key('recovery.private'), signers: key('runner.public') };
  const verified = await act({ mode: 'verify', ...read });
  expect(verified.outputs).toMatchObject({ verdict: 'passed', 'checks-failed': '0' });
  expect(verified.summary).toContain('Cloudflare D1');
  fake.create('of-the-action');
  await act({ mode: 'restore', ...read, target: `d1://${ACCOUNT}/of-the-action` });
});
