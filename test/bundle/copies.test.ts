import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { runProgram, runStepHere } from '../support/program.ts';

let folder: string;
let keys: KeyFiles;
let places: [string, string];
let inputs: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-copies-'));
  places = [join(folder, 'first'), join(folder, 'second')];
  const file = join(folder, 'shop.db');
  const database = new DatabaseSync(file);
  database.exec('create table item (id integer, text text)');
  database.exec(`insert into item with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
    select i, hex(randomblob(400)) from n`);
  database.close();
  keys = await makeKeys(folder);
  const common = { name: 'shop', destination: places.map((place) => `file:${place}`).join('\n') };
  const writing = { 'encrypt-to': keys.recoveryPublic, 'runner-key': keys.runnerPrivate };
  const made = await runStepHere({ ...common, ...writing, mode: 'backup', database: `sqlite:${file}` }, folder);
  const reading = { 'decrypt-with': keys.recoveryPrivate, signers: keys.runnerPublic };
  inputs = { ...common, ...reading, 'verifier-key': keys.verifierPrivate };
  expect(made.code, made.stdout + made.stderr).toBe(0);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Flips one bit in the middle of a pack at a destination, or flips it back. */
async function flip(place: string, pack: number): Promise<string> {
  const names = await readdir(join(place, 'shop', 'packs'), { recursive: true });
  const name = names.filter((each) => each.endsWith('.pgp')).sort()[pack] ?? '';
  const path = join(place, 'shop', 'packs', name);
  const bytes = await readFile(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
  return name;
}

it('verify-copies: each names the copy with a flipped bit, and the nearest alone does not detect it', async () => {
  const name = await flip(places[1], 1);
  const report = join(folder, 'report.json');
  const each = await runStepHere({ ...inputs, mode: 'verify', 'verify-copies': 'each', report }, folder);
  expect(each.code, each.stdout + each.stderr).toBe(1);
  expect(each.outputs).toMatchObject({ verdict: 'failed', 'checks-failed': '1' });
  const shown = each.summary.replaceAll('<wbr>', '').replaceAll('\\', '');
  expect(shown).toContain(`${name.split('/').at(-1)} at file:${places[1]} differs from what was written`);
  expect(each.stdout).toContain('::error title=restorable%3A Failed%3A 1 of the copies at 2 destinations');
  const { copies } = JSON.parse(await readFile(report, 'utf8'));
  expect(copies).toMatchObject([
    { label: `file:${places[0]}`, verdict: 'passed', record: expect.stringContaining('verifications/') },
    {
      label: `file:${places[1]}`,
      verdict: 'failed',
      checks: [{ name: 'signature' }, { outcome: 'failed', name: 'BACKUP_DAMAGED' }],
    },
  ]);
  const nearest = await runStepHere({ ...inputs, mode: 'verify' }, folder);
  expect(nearest, nearest.stdout).toMatchObject({ code: 0, outputs: { verdict: 'passed' } });
  // Nothing is removed at the damaged destination, although the other copy has passed since.
  const pruned = await runStepHere({ mode: 'status', name: 'shop', destination: `file:${places[1]}` }, folder);
  expect(pruned, pruned.stdout).toMatchObject({ code: 1, outputs: { 'verified-verdict': 'failed' } });
  await flip(places[1], 1);
  const healed = await runStepHere({ ...inputs, mode: 'verify', 'verify-copies': 'each' }, folder);
  expect(healed, healed.stdout).toMatchObject({ code: 0, outputs: { verdict: 'passed' } });
});

it('the history has each of these tests, and notices that a record is missing', async () => {
  const destinations = places.flatMap((place) => ['--destination', `file:${place}`]);
  const env = { RESTORABLE_VERIFIERS: keys.verifierPublic, RESTORABLE_SIGNERS: keys.runnerPublic };
  const args = ['history', '--name', 'shop', ...destinations, '--since', '1d', '--format', 'csv'];
  const complete = await runBundle(args, { env, cwd: folder });
  expect(complete.code, complete.stdout + complete.stderr).toBe(0);
  const rows = complete.stdout.trimEnd().split('\r\n');
  expect(rows).toHaveLength(6);
  expect(rows.slice(1).filter((row) => row.includes('"failed","backup"'))).toHaveLength(1);
  const file = join(folder, 'history.html');
  const step = { mode: 'history', name: 'shop', destination: inputs['destination'] ?? '', format: 'html' };
  const page = await runAction({ ...step, verifiers: keys.verifierPublic, 'history-file': file }, folder);
  expect(page, page.stdout + page.stderr).toMatchObject({ code: 0 });
  expect(await readFile(file, 'utf8')).toContain('<!doctype html>');
  for (const place of places) {
    const records = await readdir(join(place, 'shop', 'verifications'), { recursive: true });
    const [, second = ''] = records.filter((each) => each.endsWith('.json')).sort();
    await rm(join(place, 'shop', 'verifications', second));
  }
  const gap = await runBundle(args, { env, cwd: folder });
  expect(gap.code, gap.stdout + gap.stderr).toBe(1);
  expect(gap.stderr).toContain('The records are not as they should be');
});

it('a restore reads what is damaged in the first copy from the second, and reports how much', async () => {
  await flip(places[0], 0);
  const [into, report] = [join(folder, 'back.db'), join(folder, 'restored.json')];
  const options = places.flatMap((place) => ['--destination', `file:${place}`]);
  const restored = await runProgram(
    ['restore', '--name', 'shop', ...options, '--target', `sqlite:${into}`, '--report', report],
    {
      env: { RESTORABLE_DECRYPT_WITH: keys.recoveryPrivate, RESTORABLE_SIGNERS: keys.runnerPublic },
      cwd: folder,
    },
  );
  expect(restored.code, restored.stdout + restored.stderr).toBe(0);
  const { sources, notes } = JSON.parse(await readFile(report, 'utf8'));
  expect(sources).toMatchObject([
    { label: `file:${places[0]}`, bytes: expect.any(Number) },
    { label: `file:${places[1]}`, objects: 1, bytes: expect.any(Number) },
  ]);
  expect(notes[0]).toContain('the nearest first');
  expect(restored.stdout).toMatch(/Read from +file:.*second \(.* MB\)/);
  const database = new DatabaseSync(into, { readOnly: true });
  expect(database.prepare('select count(*) as rows from item').get()).toEqual({ rows: 20_000 });
  database.close();
});
