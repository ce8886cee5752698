import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ActionResult, runAction } from '../support/bundle.ts';
import { cephEndpoint } from '../support/ceph-endpoint.ts';
import { blocksOf, type Step, workflowBlocks } from '../support/pages.ts';

type Texts = Readonly<Record<string, string>>;

const BUCKET = 'example-backups';
let folder: string;
let secrets: Record<string, string>;
let endpoint: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quick-start-'));
  const ceph = await cephEndpoint();
  endpoint = ceph.endpoint;
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec(
    'create table orders (id integer primary key, total integer); insert into orders (total) values (1), (2)',
  );
  database.close();
  secrets = {
    DATABASE_URL: `sqlite:${join(folder, 'shop.db')}`,
    BACKUP_PASSPHRASE: 'Zk3Jb0pQ8xVw5yTn2rLc7dHf4mGs9aEu1iOq',
    BACKUP_AWS_ACCESS_KEY_ID: ceph.accessKeyId,
    BACKUP_AWS_SECRET_ACCESS_KEY: ceph.secretAccessKey,
  };
  const credentials = { accessKeyId: ceph.accessKeyId, secretAccessKey: ceph.secretAccessKey };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET })).catch((error: unknown) => {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  });
  client.destroy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The values with GitHub's expressions replaced, of which the quick start has only secrets. */
function filled(texts: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ secrets\.(\w+) \}\}/g, (_, name: string) => {
      const value = secrets[name];
      if (value === undefined) throw new Error(`The page does not tell the user to set ${name}.`);
      return value;
    });
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, fill(String(value))]));
}

/** Runs the only job of the README's workflow, step by step, until one fails. */
async function runQuickStart(): Promise<readonly ActionResult[]> {
  const [block] = workflowBlocks().filter(({ place }) => place.startsWith('README.md'));
  const jobs: Readonly<Record<string, { readonly env: Texts; readonly steps: readonly Step[] }>> = parse(
    block?.text ?? '',
  ).jobs;
  const [job, ...others] = Object.values(jobs);
  expect(others).toEqual([]);
  const results: ActionResult[] = [];
  for (const step of job?.steps ?? []) {
    // What Amazon S3 is for a user, a server on this machine is for the test. A hosted runner would refuse that.
    const env = { ...filled(job?.env), AWS_ENDPOINT_URL_S3: endpoint, RUNNER_ENVIRONMENT: 'self-hosted' };
    results.push(await runAction(filled(step.with), folder, { env }));
    if (results.at(-1)?.code !== 0) break;
  }
  return results;
}

it('the quick start of the README backs up and verifies, with the secrets that it names', async () => {
  const commands = blocksOf('README.md')
    .map(({ text }) => text)
    .join('\n');
  const named = [...commands.matchAll(/gh secret set (\w+)/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(secrets).sort());
  const results = await runQuickStart();
  expect(results.map(({ code, stdout, stderr }) => (code === 0 ? '' : stdout + stderr))).toEqual(['', '']);
  expect(results[1]?.outputs['verdict']).toBe('passed');
  expect(results[1]?.outputs['backup-id']).toBe(results[0]?.outputs['backup-id']);
});

it('the quick start of the README has at most 25 lines and four secrets', () => {
  const [block] = workflowBlocks().filter(({ place }) => place.startsWith('README.md'));
  expect(block?.text.trim().split('\n').length).toBeLessThanOrEqual(25);
  expect(Object.keys(secrets)).toHaveLength(4);
});
