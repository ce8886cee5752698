import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActionResult, runAction, runBundle } from '../support/bundle.ts';
import { type FakeSigstore, IDENTITY, startFakeSigstore } from '../support/fake-sigstore.ts';

const LOG_LOADS = fileURLToPath(new URL('../support/log-loads.mjs', import.meta.url));
let folder: string;
let fake: FakeSigstore;

const keyFile = (name: string): string => join(folder, 'keys', `${name}.asc`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigstore-'));
  fake = await startFakeSigstore();
  await writeFile(join(folder, 'config.json'), fake.config);
  await writeFile(join(folder, 'root.json'), fake.trustedRoot);
  const database = join(folder, 'shop.sqlite');
  spawnSync(process.execPath, ['scripts/demo-database.mjs', database]);
  const backup = ['--name', 'shop', '--database', `sqlite:${database}`, '--destination', `file:${join(folder, 'one')}`];
  const keys = ['--encrypt-to', keyFile('recovery.public'), '--runner-key', keyFile('runner.private')];
  for (const args of [
    ['keygen', '--output', join(folder, 'keys'), '--identity', 'test@example.com'],
    ['backup', ...backup, ...keys],
  ]) {
    const { code, stderr } = await runBundle(args);
    expect(code, stderr).toBe(0);
  }
});
afterAll(async () => {
  await fake[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function evidence(name: string, sigstore: string, env: Readonly<Record<string, string>>): Promise<ActionResult> {
  const inputs = {
    ...{ mode: 'evidence', period: '2026', evidence: join(folder, name), destination: `file:${join(folder, 'one')}` },
    ...{ signers: keyFile('runner.public'), verifiers: keyFile('verifier.public'), sigstore },
    'verifier-key': keyFile('verifier.private'),
    'report-html': join(folder, `${name}.html`),
  };
  return runAction(inputs, folder, { env });
}

/** Everything that a step leaves or prints. */
async function shownBy({ stdout, stderr, summary, outputs, state }: ActionResult, name: string): Promise<string> {
  return [stdout, stderr, summary, JSON.stringify(outputs), state, await readFile(join(folder, `${name}.html`))].join();
}

/** Runs `verify-evidence`, and says whether it loaded the packages of Sigstore. */
async function check(name: string, ...args: readonly string[]) {
  const log = join(folder, 'loaded');
  const keys = ['--verifiers', keyFile('verifier.public'), '--signers', keyFile('runner.public')];
  const result = await runBundle(['verify-evidence', '--evidence', join(folder, name), ...keys, ...args], {
    env: { NODE_OPTIONS: `--import=${LOG_LOADS}`, LOADED_FILES: log },
  });
  const loaded = (await readFile(log, 'utf8')).trim().split('\n');
  await rm(log);
  const texts = await Promise.all(loaded.map((file) => readFile(fileURLToPath(file), 'utf8')));
  return { ...result, isLoaded: texts.some((text) => text.includes('dev.sigstore.bundle')) };
}

it('signs in a job, and checks it offline with what only then is loaded', async () => {
  const made = await evidence('pack', join(folder, 'config.json'), fake.env);
  expect(made.code, made.stdout).toBe(0);
  expect(await readdir(join(folder, 'pack'))).toContain('index.json.sigstore.json');
  const shown = await shownBy(made, 'pack');
  for (const secret of fake.secrets) expect(shown.replaceAll(`::add-mask::${secret}`, '')).not.toContain(secret);
  const asked = fake.asked.length;
  const expected = ['--sigstore-root', join(folder, 'root.json'), '--sigstore-identity'];
  const checked = await check('pack.zip', ...expected, IDENTITY);
  expect(checked, checked.stdout).toMatchObject({ code: 0, isLoaded: true });
  expect(checked.stdout).toContain(`signed by ${IDENTITY}`);
  expect(await check('pack.zip', ...expected, IDENTITY.replace('main', 'other'))).toMatchObject({ code: 1 });
  const unchecked = await check('pack.zip');
  expect(unchecked).toMatchObject({ code: 0, isLoaded: false });
  expect(unchecked.stdout).toContain('a bundle is present, not checked');
  expect(fake.asked).toHaveLength(asked);
});

it('writes nothing without the permission, or if a private repository would be published', async () => {
  fake.claim({ repository_visibility: 'private' });
  for (const [sigstore, env, code] of [
    [join(folder, 'config.json'), {}, 'SIGSTORE_PERMISSION'],
    ['public', fake.env, 'SIGSTORE_PRIVATE'],
  ] as const) {
    const failed = await evidence(code, sigstore, env);
    expect(failed.code).toBe(2);
    expect(failed.stdout).toContain(code);
    expect((await readdir(folder)).filter((name) => name.startsWith(code))).toEqual([`${code}.html`]);
    const shown = await shownBy(failed, code);
    for (const secret of fake.secrets) expect(shown.replaceAll(`::add-mask::${secret}`, '')).not.toContain(secret);
  }
});
