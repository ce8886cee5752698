import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ActionResult, type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { runStepHere } from '../support/program.ts';

type Texts = Readonly<Record<string, string>>;
interface Step {
  readonly uses?: string;
  readonly with?: Texts;
  readonly env?: Texts;
}
interface Contexts {
  readonly inputs?: Texts;
  readonly matrix?: Texts;
  readonly secrets?: Texts;
}

const DATABASES = ['shop', 'crm', 'old'];
let folder: string;
let keys: KeyFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'many-databases-'));
  keys = await makeKeys(folder);
  for (const [at, name] of DATABASES.entries()) {
    const database = new DatabaseSync(join(folder, `${name}.db`));
    database.exec('create table things (id integer primary key)');
    for (let row = 0; row <= at; row += 1) database.exec('insert into things default values');
    database.close();
  }
  await mkdir(join(folder, '.github'));
  await writeFile(
    join(folder, '.github/restorable.yml'),
    `destinations: { near: file:near, far: { url: file:far, offsite: true } }
defaults:
  database: \${DATABASE_URL}
  encrypt-to: ${keys.recoveryPublic}
  runner-key: \${RUNNER_KEY}
  signers: ${keys.runnerPublic}
  decrypt-with: \${RECOVERY_KEY}
  verifier-key: \${VERIFIER_KEY}
  modes: { verify: { rto: 10m, destinations: [far] } }
databases:
  shop: { checks: [{ name: one thing, sql: select count(*) from things, expect: { equals: 1 } }] }
  crm: { destinations: [far] }
  old: {}
`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What GitHub substitutes for the expressions of the example. An unknown one fails. */
function evaluated(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{\s*(\w+)\.([\w-]+)(?:\s*\|\|\s*'([^']*)')?\s*\}\}/g, (_whole, context, name, other) => {
    if (!(context in contexts)) throw new Error(`no ${context} here`);
    return contexts[context as keyof Contexts]?.[name] || (other ?? '');
  });
}

async function runStep(step: Step, contexts: Contexts): Promise<ActionResult> {
  const fill = (texts: Texts = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluated(text, contexts)]));
  return runStepHere(fill(step.with), folder, { cwd: folder, env: fill(step.env) });
}

it('the example workflow plans, backs up and verifies each database of the file in a separate job', async () => {
  const workflow = parse(await readFile(join(import.meta.dirname, '../../examples/many-databases.yml'), 'utf8'));
  const stepOf = (job: string): Step =>
    workflow.jobs[job].steps.find((step: Step) => step.uses?.startsWith('OWNER/restorable'));
  const planned = await runStep(stepOf('plan'), { inputs: { filter: '!old' } });
  expect(planned, planned.stdout + planned.stderr).toMatchObject({ code: 0, outputs: { count: '2' } });

  expect(workflow.jobs.backup.strategy.matrix).toBe(`\${{ fromJSON(needs.plan.outputs.matrix) }}`);
  const jobs: Texts[] = JSON.parse(planned.outputs['matrix'] ?? '').include;
  expect(jobs.map(({ name }) => name)).toEqual(['shop', 'crm']);
  for (const matrix of jobs) {
    // From the environment `database-NAME`, and from the repository.
    const backupSecrets = {
      DATABASE_URL: `sqlite:${matrix['name']}.db`,
      RESTORABLE_RUNNER_KEY: await readFile(keys.runnerPrivate, 'utf8'),
    };
    const backup = await runStep(stepOf('backup'), { matrix, secrets: backupSecrets });
    expect(backup, backup.stdout + backup.stderr).toMatchObject({ code: 0 });
    const verifySecrets = {
      RESTORABLE_RECOVERY_KEY: await readFile(keys.recoveryPrivate, 'utf8'),
      RESTORABLE_VERIFIER_KEY: await readFile(keys.verifierPrivate, 'utf8'),
    };
    const verified = await runStep(stepOf('verify'), { matrix, secrets: verifySecrets });
    expect(verified, verified.stdout + verified.stderr).toMatchObject({ code: 0, outputs: { verdict: 'passed' } });
  }
  expect(await readdir(join(folder, 'near'))).toEqual(['shop']);
  expect((await readdir(join(folder, 'far'))).sort()).toEqual(['crm', 'shop']);
});

it('the example for more than one matrix plans each database in one of its parts', async () => {
  const examples = join(import.meta.dirname, '../../examples');
  const { part } = parse(await readFile(join(examples, 'sharded-databases.yml'), 'utf8')).jobs;
  const { plan } = parse(await readFile(join(examples, 'many-databases.yml'), 'utf8')).jobs;
  const step: Step = plan.steps.find((each: Step) => each.uses?.startsWith('OWNER/restorable'));
  const planned = await Promise.all(
    (part.strategy.matrix.shard as string[]).map((shard) => {
      const inputs = { shard: evaluated(part.with.shard, { matrix: { shard } }) };
      return runStep(step, { inputs });
    }),
  );
  const jobs: Texts[] = planned.flatMap(({ outputs }) => JSON.parse(outputs['matrix'] ?? '').include);
  expect(jobs.map(({ name }) => name).toSorted()).toEqual(DATABASES.toSorted());
  expect(planned.map(({ outputs }) => Number(outputs['count'])).reduce((sum, count) => sum + count)).toBe(3);
});

it('prints names for a shell, and reports the line of an invalid file without a secret', async () => {
  const names = await runBundle(['matrix', '--config', '.github/restorable.yml'], { cwd: folder });
  expect(names).toMatchObject({ code: 0, stdout: 'shop\ncrm\nold\n' });
  const listed = await runBundle(['list', '--config', '.github/restorable.yml', '--json'], { cwd: folder });
  expect(JSON.parse(listed.stdout).destinations).toHaveLength(2);
  await writeFile(join(folder, 'wrong.yml'), 'databases:\n  a:\n    passphrase: Hush-hush-4711\n');
  const wrong = await runBundle(['matrix', '--config', 'wrong.yml'], { cwd: folder });
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/wrong\.yml, line 3: .*literal secret/) });
  expect(wrong.stdout + wrong.stderr).not.toContain('Hush');
});

describe('one run over several databases', () => {
  let fleet: string;
  const secrets = async (): Promise<Record<string, string>> => ({
    RUNNER_KEY: await readFile(keys.runnerPrivate, 'utf8'),
    RECOVERY_KEY: await readFile(keys.recoveryPrivate, 'utf8'),
    VERIFIER_KEY: await readFile(keys.verifierPrivate, 'utf8'),
  });
  const act = async (inputs: Texts): Promise<ActionResult> =>
    runStepHere({ config: 'fleet.yml', ...inputs }, fleet, { cwd: fleet, env: await secrets() });

  beforeAll(async () => {
    fleet = join(folder, 'fleet');
    await mkdir(fleet);
    for (const name of DATABASES) await copyFile(join(folder, `${name}.db`), join(fleet, `${name}.db`));
    await writeFile(
      join(fleet, 'fleet.yml'),
      `destinations: { near: file:near, far: { url: file:far, offsite: true } }
defaults:
  encrypt-to: ${keys.recoveryPublic}
  runner-key: \${RUNNER_KEY}
  signers: ${keys.runnerPublic}
  decrypt-with: \${RECOVERY_KEY}
  verifier-key: \${VERIFIER_KEY}
  rpo: 26h
databases:
  shop: { database: 'sqlite:shop.db' }
  gone: { database: 'sqlite:gone.db' }
  crm: { database: 'sqlite:crm.db', destinations: [far] }
`,
    );
  });

  it('backs up each database, although one fails, and says which in one table, one output and one report', async () => {
    const run = await act({ mode: 'backup', all: 'true' });
    expect(run, run.stdout + run.stderr).toMatchObject({ code: 2 });
    const results = JSON.parse(run.outputs['results'] ?? '');
    expect(Object.keys(results)).toEqual(['shop', 'gone', 'crm']);
    expect(results.shop['backup-id']).toMatch(/-full-/);
    expect(results.shop.copies).toBe('2');
    expect(results.crm.copies).toBe('1');
    expect(results.gone['backup-id']).toBeUndefined();
    expect(run.outputs).toMatchObject({
      count: '3',
      'stored-bytes': String(Number(results.shop['stored-bytes']) + Number(results.crm['stored-bytes'])),
    });
    expect(run.outputs['backup-id']).toBeUndefined();
    expect(await readdir(join(fleet, 'near'))).toEqual(['shop']);
    expect((await readdir(join(fleet, 'far'))).sort()).toEqual(['crm', 'shop']);
    // Nothing of one database is left when the next one begins, nor at the end.
    expect((await readdir(run.runnerTemp)).filter((name) => !name.endsWith('.json'))).toEqual([]);

    expect(run.summary).toMatch(/^## ❌ 1 of 3 databases not backed up/);
    expect(run.summary.match(/^\| result \|/gm)).toHaveLength(1);
    expect(run.stdout.match(/^::group::.*$/gm)).toEqual([
      '::group::shop (1 of 3)',
      '::group::gone (2 of 3)',
      '::group::crm (3 of 3)',
    ]);
    expect(run.stdout.match(/^::endgroup::$/gm)).toHaveLength(3);
    const report = JSON.parse(await readFile(run.outputs['report'] ?? '', 'utf8'));
    expect(report).toMatchObject({ mode: 'fleet', task: 'backup', exitCode: 2 });
    expect(report.databases.crm).toMatchObject({ mode: 'backup', exitCode: 0, backup: { database: 'crm' } });
  });

  it('verifies, prunes and shows the status of the databases that are named or match', async () => {
    const verified = await act({ mode: 'verify', name: 'shop, crm' });
    expect(verified, verified.stdout + verified.stderr).toMatchObject({ code: 0, outputs: { verdict: 'passed' } });
    const status = await act({ mode: 'status', all: 'true', filter: '!gone' });
    expect(status, status.stdout + status.stderr).toMatchObject({ code: 0, outputs: { count: '2' } });
    const inputs = { config: 'fleet.yml', mode: 'page', all: 'true', 'report-html': 'page.html' };
    const page = await runAction(inputs, fleet, { cwd: fleet, env: await secrets() });
    // The database without a backup is the worst, and first. A page that could be made is a success.
    expect(page, page.stdout + page.stderr).toMatchObject({ code: 0, outputs: { count: '3' } });
    const shown = await readFile(join(fleet, 'page.html'), 'utf8');
    expect(shown.match(/<h2[^>]*>.*?<\/h2>/gs)?.join()).toMatch(/gone.*(shop|crm).*(shop|crm)/s);
    expect(shown).not.toContain('<script');
    expect((await readdir(page.runnerTemp)).filter((name) => !name.endsWith('.json'))).toEqual([]);
    const overdue = await act({ mode: 'status', all: 'true' });
    expect(overdue, overdue.stdout + overdue.stderr).toMatchObject({ code: 1 });
    const flags = ['--name', 'shop', '--name', 'crm', '--json'];
    const pruned = await runBundle(['prune', '--config', 'fleet.yml', ...flags], { cwd: fleet, env: await secrets() });
    expect(pruned, pruned.stderr).toMatchObject({ code: 0 });
    expect(Object.keys(JSON.parse(pruned.stdout).databases)).toEqual(['shop', 'crm']);
  });
});
