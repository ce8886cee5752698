import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ActionResult, type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';

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
  return runAction(fill(step.with), folder, { cwd: folder, env: fill(step.env) });
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
