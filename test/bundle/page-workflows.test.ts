import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBundle } from '../support/bundle.ts';
import { cephEndpoint } from '../support/ceph-endpoint.ts';
import { blocksOf, workflowBlocks } from '../support/pages.ts';
import { type JobRun, runWorkflow } from '../support/workflow-runner.ts';

type Texts = Readonly<Record<string, string>>;

const BUCKET = 'example-backups';
let folder: string;
let endpoint: string;
let login: { readonly accessKeyId: string; readonly secretAccessKey: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-workflows-'));
  ({ endpoint, ...login } = await cephEndpoint());
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: login });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET })).catch((error: unknown) => {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  });
  client.destroy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A new database with a fresh order, as the value of DATABASE_URL. */
function newDatabase(name: string): string {
  const file = join(folder, `${name}.db`);
  const database = new DatabaseSync(file);
  database.exec('create table orders (id integer primary key, created_at text)');
  database.prepare('insert into orders (created_at) values (?)').run(new Date().toISOString());
  database.close();
  return `sqlite:${file}`;
}

/** Runs the complete workflow of a page, unchanged but for the database's name. What Amazon S3 is for a user, a server here is for it. */
async function runPage(
  page: string,
  name: string,
  secrets: Texts,
  environments: Readonly<Record<string, Texts>> = {},
): Promise<Record<string, JobRun>> {
  const [block] = workflowBlocks().filter(({ place }) => place.startsWith(`${page}:`));
  const repository = await mkdtemp(join(folder, 'repository-'));
  await mkdir(join(repository, '.github/workflows'), { recursive: true });
  const workflow = '.github/workflows/backup.yml';
  await writeFile(join(repository, workflow), (block?.text ?? '').replaceAll('name: shop', `name: ${name}`));
  return runWorkflow({
    repository,
    workflow,
    action: 'OWNER/restorable@COMMIT_HASH',
    event: { name: 'workflow_dispatch' },
    secrets,
    environments,
    machine: { AWS_ENDPOINT_URL_S3: endpoint },
    folder,
  });
}

/** The output of the steps that failed. */
const failures = (jobs: Readonly<Record<string, JobRun>>): string[] =>
  Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ code, stdout, stderr }) => (code === 0 ? [] : [stdout + stderr])),
  );

it('the quick start of the README backs up and verifies, with the four secrets that it names, in 25 lines', async () => {
  const secrets = {
    DATABASE_URL: newDatabase('quick'),
    BACKUP_PASSPHRASE: execFileSync('openssl', ['rand', '-base64', '30'], { encoding: 'utf8' }).trim(),
    BACKUP_AWS_ACCESS_KEY_ID: login.accessKeyId,
    BACKUP_AWS_SECRET_ACCESS_KEY: login.secretAccessKey,
  };
  const page = blocksOf('README.md').map(({ text }) => text);
  const named = [...page.join('\n').matchAll(/gh secret set (\w+)/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(secrets).sort());
  expect(
    page
      .find((text) => text.includes('\njobs:'))
      ?.trim()
      .split('\n').length,
  ).toBeLessThanOrEqual(25);
  const jobs = await runPage('README.md', 'quick', secrets);
  expect(failures(jobs)).toEqual([]);
  expect(jobs['backup']?.steps.map(({ outputs }) => outputs['verdict'])).toEqual([undefined, 'passed']);
});

it('the two jobs of hardening.md back up and verify, with a bundle for each, and so does the second repository of environments.md', async () => {
  const [backup, verify] = ['BACKUP', 'VERIFY'].map((job) => ({
    [`${job}_AWS_ACCESS_KEY_ID`]: login.accessKeyId,
    [`${job}_AWS_SECRET_ACCESS_KEY`]: login.secretAccessKey,
  }));
  const keys = join(folder, 'keys');
  const made = await runBundle(['keygen', '--output', keys, '--identity', 'ops@example.com', '--bundle-credentials'], {
    env: { ...backup, ...verify },
  });
  expect(made.code, made.stderr).toBe(0);
  const bundle = async (name: string): Promise<string> => (await readFile(join(keys, name), 'utf8')).trim();
  const secrets = { DATABASE_URL: newDatabase('hard'), BACKUP_BUNDLE: await bundle('backup.bundle') };
  const own = { VERIFY_BUNDLE: await bundle('verify.bundle') };
  const jobs = await runPage('docs/hardening.md', 'hard', secrets, { 'restore-verification': own });
  expect(failures(jobs)).toEqual([]);
  expect(jobs['verify']?.steps.at(-1)?.outputs['verdict']).toBe('passed');
  const second = await runPage('docs/environments.md', 'hard', own);
  expect(failures(second)).toEqual([]);
  expect(second['verify']?.steps.at(-1)?.outputs['verdict']).toBe('passed');
});
