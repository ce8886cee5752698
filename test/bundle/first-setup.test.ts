import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { lintWorkflows } from '../../scripts/lint-workflows.mjs';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { ACCOUNT, D1Fake, TOKEN } from '../support/d1-fake.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import { type FakeService, startFakeService } from '../support/fake-service.ts';
import { sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { runCrontab, runUnit } from '../support/server-runner.ts';
import {
  ACTION,
  commitAll,
  figuresPage,
  filesOf,
  type InitRun,
  initialize,
  makeRepository,
  type SetupFigures,
  schedulesOf,
  secretsOf,
} from '../support/setups.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { type JobRun, runWorkflow } from '../support/workflow-runner.ts';

const WORKFLOW = '.github/workflows/restorable.yml';

/** The token of each job. */
const token = 'ghs_of-a-job';
let github: FakeGithub;
let shop: FakeRepository;
let folder: string;
const figures: SetupFigures[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-setup-'));
  github = await new FakeGithub().start();
  shop = github.addRepository('example/shop');
  github.addToken(token, [shop.fullName]);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await github?.stop();
  const results = process.env['SETUP_RESULTS'];
  if (results !== undefined) await writeFile(results, figuresPage(figures));
});

/** Counts what the user had to do, and fails if that became more. */
function count(user: string, setup: InitRun, counted: Pick<SetupFigures, 'files' | 'secrets' | 'runMs'>): void {
  const { commands } = setup.report;
  figures.push({ user, ...counted, commands: commands.length, initMs: setup.milliseconds });
  expect(counted.secrets).toBeLessThanOrEqual(3);
  expect(commands.length).toBeLessThanOrEqual(4);
}

const timeOf = (...jobs: (JobRun | undefined)[]): number =>
  jobs.reduce((sum, job) => sum + (job?.milliseconds ?? 0), 0);

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
    machine = { PG_BIN: await clientBinaries(15), GITHUB_API_URL: github.url };
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
      token,
      ...(await secretsOf(setup.report)),
    };
    const first = await runWorkflow({ ...given, event: { name: 'workflow_dispatch' } });
    expect(first['backup'], log(first['backup'] as JobRun)).toMatchObject({ status: 'success' });
    expect(first['verify'], log(first['verify'] as JobRun)).toMatchObject({ status: 'success' });
    expect(first['verify']?.steps[0]?.outputs).toMatchObject({ verdict: 'passed' });
    expect(first['verify-older']).toMatchObject({ status: 'skipped' });
    const runMs = timeOf(first['backup'], first['verify']);
    count('PostgreSQL and S3', setup, { files: 1, secrets: setup.report.secrets.length, runMs });

    const [, weekly = ''] = await schedulesOf(repository, WORKFLOW);
    const second = await runWorkflow({ ...given, event: { name: 'schedule', schedule: weekly } });
    expect(second['backup']).toMatchObject({ status: 'skipped' });
    expect(second['verify']).toMatchObject({ status: 'skipped' });
    expect(second['verify-older'], log(second['verify-older'] as JobRun)).toMatchObject({ status: 'success' });

    // Nothing was wrong so far. What goes wrong now becomes an issue, without anything else set up.
    expect(shop.issues).toEqual([]);
    const secrets = { ...given.secrets, DATABASE_URL: 'postgres://u:p@127.0.0.1:1/shop?sslmode=disable' };
    const third = await runWorkflow({ ...given, secrets, event: { name: 'workflow_dispatch' } });
    expect(third['backup']).toMatchObject({ status: 'failure' });
    expect(shop.issues.map(({ title, state }) => `${state}: ${title}`)).toEqual(['open: Backup of shop failed']);
  });
});

describe('an operations person with several MariaDB databases, SFTP and B2', () => {
  let server: TestMysql;
  let bucket: TestBucket;
  let ssh: SshServer;
  const names = ['crm', 'wiki'];
  beforeAll(async () => {
    [server, bucket, ssh] = await Promise.all([startMariadb(), cephBucket(), startSshd()]);
    for (const [at, name] of names.entries()) {
      const rows = Array.from({ length: at + 1 }, (_, row) => `(${row})`).join(', ');
      await sql(
        server.url,
        `create database ${name}; create table ${name}.item (id int primary key); insert into ${name}.item values ${rows};`,
      );
    }
  });
  afterAll(async () => {
    await Promise.all([server?.stop(), ssh?.stop()]);
  });

  it('has verified backups of all at both destinations after one command', async () => {
    const home = join(folder, 'operations');
    const repository = await makeRepository(join(home, 'infrastructure'));
    const env = {
      HOME: home,
      RESTORABLE_DATABASE: names.map((database) => urlWith(server.url, { database })).join('\n'),
      SFTP_PRIVATE_KEY: ssh.privateKeyFile,
      B2_ACCESS_KEY_ID: bucket.accessKeyId,
      B2_SECRET_ACCESS_KEY: bucket.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const destinations = [ssh.url('backups'), `${bucket.url('second')}&region=us-east-1&env=B2`];
    const args = ['--yes', ...destinations.flatMap((url) => ['--destination', url]), '--action', ACTION];
    const setup = await initialize(args, { cwd: repository, env });
    expect(setup, setup.output).toMatchObject({ code: 0 });
    expect(setup.report.secrets).toHaveLength(3);
    expect(await lintWorkflows([join(repository, WORKFLOW)])).toEqual([]);
    await commitAll(repository);

    const machine = { GITHUB_API_URL: github.url };
    const given = {
      repository,
      workflow: WORKFLOW,
      action: ACTION,
      folder,
      machine,
      token,
      ...(await secretsOf(setup.report)),
    };
    const done = await runWorkflow({ ...given, event: { name: 'workflow_dispatch' } });
    expect(done['backup'], log(done['backup'] as JobRun)).toMatchObject({ status: 'success' });
    expect(done['verify'], log(done['verify'] as JobRun)).toMatchObject({ status: 'success' });
    const results = (job: string): Record<string, Record<string, string>> =>
      JSON.parse(done[job]?.steps[0]?.outputs['results'] ?? '{}');
    for (const name of names) {
      expect(results('backup')[name]).toMatchObject({ copies: '2' });
      expect(results('verify')[name]).toMatchObject({ verdict: 'passed' });
    }
    const runMs = timeOf(done['backup'], done['verify']);
    count('two MariaDB databases, SFTP and B2', setup, { files: 2, secrets: setup.report.secrets.length, runMs });
    const [, weekly = ''] = await schedulesOf(repository, WORKFLOW);
    const older = await runWorkflow({ ...given, event: { name: 'schedule', schedule: weekly } });
    expect(older['verify-older'], log(older['verify-older'] as JobRun)).toMatchObject({ status: 'success' });
    expect(older['verify']).toMatchObject({ status: 'skipped' });
  });
});

describe('an indie developer', () => {
  let fake: D1Fake;
  let ssh: SshServer;
  let services: FakeService;
  beforeAll(async () => {
    [fake, ssh, services] = await Promise.all([new D1Fake().start(), startSshd(), startFakeService()]);
    fake.polls = 1;
    fake
      .create('shop')
      .sqlite.exec("create table items (id integer primary key, title text); insert into items values (1, 'a')");
  });
  afterAll(async () => {
    await Promise.all([fake?.stop(), ssh?.stop(), services?.[Symbol.asyncDispose]()]);
  });

  it('with D1 has a verified backup with a passphrase, one file and three secrets', async () => {
    const home = join(folder, 'd1');
    const repository = await makeRepository(join(home, 'worker'));
    const env = {
      HOME: home,
      SFTP_PRIVATE_KEY: ssh.privateKey,
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_API_BASE_URL: fake.url,
    };
    const args = ['--yes', '--database', `d1://${ACCOUNT}/shop`, '--destination', ssh.url('d1'), '--action', ACTION];
    const setup = await initialize([...args, '--encryption', 'passphrase'], { cwd: repository, env });
    expect(setup, setup.output).toMatchObject({ code: 0 });
    expect(await filesOf(repository)).toEqual([WORKFLOW]);
    await commitAll(repository);
    const machine = { GITHUB_API_URL: github.url };
    const given = {
      repository,
      workflow: WORKFLOW,
      action: ACTION,
      folder,
      machine,
      token,
      ...(await secretsOf(setup.report)),
    };
    const done = await runWorkflow({ ...given, event: { name: 'workflow_dispatch' } });
    expect(done['backup'], log(done['backup'] as JobRun)).toMatchObject({ status: 'success' });
    expect(done['verify'], log(done['verify'] as JobRun)).toMatchObject({ status: 'success' });
    const runMs = timeOf(done['backup'], done['verify']);
    count('Cloudflare D1 and SFTP, with a passphrase', setup, {
      files: 1,
      secrets: setup.report.secrets.length,
      runMs,
    });
  });

  it.each(['cron', 'systemd'] as const)('with SQLite on a server has a verified backup by %s', async (scheduler) => {
    const home = join(folder, scheduler);
    await mkdir(home);
    const database = new DatabaseSync(join(home, 'app.db'));
    database.exec('create table note (id integer primary key); insert into note values (1), (2)');
    database.close();
    const env = { HOME: home, SFTP_PRIVATE_KEY: ssh.privateKey };
    const args = ['--yes', '--database', `sqlite:${join(home, 'app.db')}`, '--destination', ssh.url(scheduler)];
    const told = [
      '--notify',
      `webhook ${services.url}/${scheduler}/hook`,
      '--heartbeat',
      `${services.url}/${scheduler}/ping`,
    ];
    const setup = await initialize([...args, ...told, '--schedule-with', scheduler], { cwd: home, env });
    expect(setup, setup.output).toMatchObject({ code: 0 });
    const privateFolder = join(home, 'restorable-app');
    const startedMs = performance.now();
    const done = await (scheduler === 'cron' ? runCrontab(privateFolder) : runUnit(privateFolder));
    const runMs = performance.now() - startedMs;
    for (const each of done) expect(each, each.stdout + each.stderr).toMatchObject({ code: 0 });
    expect(done.map(({ stdout }) => stdout).join('\n')).toContain('as in the source');
    // A test message, and then nothing but the signals of the backup: the verification has none.
    const paths = services.received
      .map(({ path }) => path.replace(/\?.*/, ''))
      .filter((path) => path.includes(scheduler));
    expect(paths).toEqual(['hook', 'ping/start', 'ping'].map((path) => `/${scheduler}/${path}`));
    const files = setup.report.files.filter(({ purpose }) => !/sheet|key|the passphrase/.test(purpose)).length;
    count(`SQLite on a server, by ${scheduler}`, setup, { files, secrets: 0, runMs });
  });
});
