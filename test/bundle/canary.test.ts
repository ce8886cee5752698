import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActionResult, runAction, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { CANARY, canariesIn, expectNoCanary } from '../support/canary.ts';
import { serverBinaries } from '../support/postgres.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';

let bed: BundleBed;
let folder: string;
let env: Record<string, string>;
let inputs: Record<string, string>;

/** A table whose CHECK constraint fails during the restore: the server's message quotes the complete row. */
beforeAll(async () => {
  bed = await openBundleBed();
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  await runSql(bed.server.url, 'create database canary');
  await runSql(
    urlOf(bed.server, 'canary'),
    'create function public.f(text) returns boolean language sql immutable as $$ select true $$',
    'create table people (id int primary key, name text check (public.f(name)), card numeric, born date)',
    `insert into people values (1, E'${CANARY.text}\\n::error::${CANARY.email}', ${CANARY.number}, '${CANARY.date}')`,
    'create or replace function public.f(text) returns boolean language sql immutable as $$ select false $$',
  );
  env = { PG_BIN: `${bed.clients}:${serverBinaries(15)}`, RUNNER_DEBUG: '1' };
  inputs = { name: 'canary', destination: `file:${join(bed.folder, 'store')}` };
  const backup = await runAction(
    {
      ...inputs,
      mode: 'backup',
      database: urlOf(bed.server, 'canary'),
      'encrypt-to': bed.keys.recoveryPublic,
      'runner-key': bed.keys.runnerPrivate,
    },
    bed.folder,
    { env },
  );
  expect(backup.code, backup.stdout + backup.stderr).toBe(0);
});
afterAll(async () => {
  await bed?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Everything that a step leaves that can be read without the key. */
async function expectSilentStep(result: ActionResult): Promise<void> {
  expectNoCanary(result.stdout, 'log');
  expectNoCanary(result.stderr, 'standard error');
  expectNoCanary(result.summary, 'summary');
  expectNoCanary(result.outputs, 'outputs');
  expectNoCanary(await readFile(result.outputs['report'] ?? '', 'utf8'), 'report');
  const store = join(bed.folder, 'store');
  for (const name of await readdir(store, { recursive: true })) {
    const text = await readFile(join(store, name)).catch(() => Buffer.alloc(0));
    expectNoCanary(text.toString('latin1'), name);
  }
}

it('a verification that fails on a row never shows the row, even with debug logging', async () => {
  const diagnostics = join(folder, 'diagnostics.zst.pgp');
  const read = {
    mode: 'verify',
    'decrypt-with': bed.keys.recoveryPrivate,
    signers: bed.keys.runnerPublic,
    diagnostics,
  };
  for (const into of ['auto', bed.server.url]) {
    const result = await runAction({ ...inputs, ...read, target: into }, bed.folder, { env });
    expect(result.code, result.stdout).toBe(1);
    expect(result.outputs['verdict']).toBe('failed');
    expect(result.summary).toContain('SQLSTATE 23514');
    expect(result.summary).toContain('public.people');
    await expectSilentStep(result);
    expectNoCanary((await readFile(diagnostics)).toString('latin1'), 'diagnostics as stored');
  }
});

it('the command line prints it on a terminal on request, and only there', async () => {
  const args = ['restore', '--name', 'canary', '--destination', inputs['destination'] ?? ''];
  args.push('--decrypt-with', bed.keys.recoveryPrivate, '--signers', bed.keys.runnerPublic, '--log-level', 'debug');
  for (const [index, more] of [[], ['--show-tool-output']].entries()) {
    await runSql(bed.server.url, `create database target_${index}`);
    const into = urlOf(bed.server, `target_${index}`);
    const result = await runBundle([...args, '--target', into, '--json', ...more], { env });
    expect(result.code).toBe(1);
    expectNoCanary(result.stdout, 'JSON');
    if (more.length === 0) expectNoCanary(result.stderr, 'log');
    else expect(canariesIn(result.stderr)).not.toEqual([]);
  }
  const refused = await runBundle([...args, '--target', 'auto', '--show-tool-output'], {
    env: { ...env, GITHUB_ACTIONS: 'true' },
  });
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('INPUT_INVALID') });
});
