import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { lintWorkflows } from '../../scripts/lint-workflows.mjs';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { ACTION, commitAll, filesOf, initialize, makeRepository, schedulesOf, secretsOf } from '../support/setups.ts';
import { type JobRun, runWorkflow } from '../support/workflow-runner.ts';

const WORKFLOW = '.github/workflows/restorable.yml';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-setup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Of a job: its log, without the lines that the runner removes. */
function log({ steps }: JobRun): string {
  return steps.map(({ stdout, stderr }) => `${stdout}${stderr}`.replaceAll(/^::add-mask::.*$/gm, '')).join('\n');
}

describe('a Rails developer with PostgreSQL and S3', () => {
  let server: TestPostgres;
  let bucket: TestBucket;
  let machine: Record<string, string>;
  beforeAll(async () => {
    [server, bucket] = await Promise.all([startPostgres({ major: 15 }), cephBucket()]);
    machine = { PG_BIN: await clientBinaries(15) };
    await runSql(
      server.url,
      'create table orders (id integer primary key, total numeric)',
      'insert into orders select n, n * 1.5 from generate_series(1, 500) n',
    );
  });
  afterAll(() => server?.stop());

  it('has a verified backup after one command, one file and three secrets', async () => {
    const home = join(folder, 'rails');
    const repository = await makeRepository(join(home, 'shop'));
    const env = {
      HOME: home,
      RESTORABLE_DATABASE: server.url,
      AWS_ACCESS_KEY_ID: bucket.accessKeyId,
      AWS_SECRET_ACCESS_KEY: bucket.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const destination = `${bucket.url('production')}&region=us-east-1`;
    const args = ['--yes', '--name', 'shop', '--destination', destination, '--action', ACTION];
    const setup = await initialize(args, { cwd: repository, env });
    expect(setup, setup.output).toMatchObject({ code: 0 });
    expect(await filesOf(repository)).toEqual([WORKFLOW]);
    expect(setup.report.secrets.map(({ name }) => name)).toEqual(['DATABASE_URL', 'BACKUP_BUNDLE', 'VERIFY_BUNDLE']);
    expect(await lintWorkflows([join(repository, WORKFLOW)])).toEqual([]);
    await commitAll(repository);

    const given = {
      repository,
      workflow: WORKFLOW,
      action: ACTION,
      folder,
      machine,
      ...(await secretsOf(setup.report)),
    };
    const first = await runWorkflow({ ...given, event: { name: 'workflow_dispatch' } });
    expect(first['backup'], log(first['backup'] as JobRun)).toMatchObject({ status: 'success' });
    expect(first['verify'], log(first['verify'] as JobRun)).toMatchObject({ status: 'success' });
    expect(first['verify']?.steps[0]?.outputs).toMatchObject({ verdict: 'passed' });
    expect(first['verify-older']).toMatchObject({ status: 'skipped' });

    const [, weekly = ''] = await schedulesOf(repository, WORKFLOW);
    const second = await runWorkflow({ ...given, event: { name: 'schedule', schedule: weekly } });
    expect(second['backup']).toMatchObject({ status: 'skipped' });
    expect(second['verify']).toMatchObject({ status: 'skipped' });
    expect(second['verify-older'], log(second['verify-older'] as JobRun)).toMatchObject({ status: 'success' });
  });
});
