import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moduleUrl, runAs, USERS } from '../support/as-user.ts';
import { type ClientLook, isInProcessList, lookAtClient } from '../support/look-at-client.ts';
import { startMariadb, type TestMysql } from '../support/mysql.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';
import { createTargetHost } from '../support/target-host.ts';

/** Clients that parse a dump for a server of the user's, while the recovery key is present, and with the server's password. */
const PASSWORD = 'a:pass\\word of the server';
let folder: string;
let postgres: TestPostgres;
let mariadb: TestMysql;
let dumped: Dumped;
let programs: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clients-'));
  await chmod(folder, 0o755);
  postgres = await startPostgres({ major: 15, hba: 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n' });
  // As on servers: anyone who can connect can reach the socket.
  await chmod(postgres.folder, 0o711);
  mariadb = await startMariadb();
  programs = await clientBinaries(15);
  await runSql(
    postgres.socketUrl,
    `alter role postgres password '${PASSWORD}'; create table t (a text); insert into t select repeat('x', 1000) from generate_series(1, 2000)`,
  );
  await runSql(postgres.socketUrl, 'create database target');
  const host = await createTargetHost({ PG_BIN: programs });
  dumped = await dumpAll(postgres.socketUrl, host);
  host.remove();
  await writeFile(join(folder, 'database.dump'), dumped.database, { mode: 0o644 });
  await writeFile(join(folder, 'fingerprint.json'), JSON.stringify(dumped.fingerprint), { mode: 0o644 });
});

afterAll(async () => {
  await postgres?.stop();
  await mariadb?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly look: ClientLook | undefined;
  readonly isPasswordShown: boolean;
  readonly rows: unknown;
  readonly left: readonly string[];
}

/** Restores with a pause before the dump's last byte, in which the running client is examined. */
const program = (parts: { open: string; spec: string; streams: string; client: string; secret: string }): string => `
import { readdirSync, readFileSync } from 'node:fs';
import { Secret } from '${moduleUrl('src/core/secret.ts')}';
import { openMysqlTarget } from '${moduleUrl('src/engines/mysql/target.ts')}';
import { openPostgresTarget } from '${moduleUrl('src/engines/postgres/target.ts')}';
import { isInProcessList, lookAtClient } from '${moduleUrl('test/support/look-at-client.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const host = await createTargetHost({ PG_BIN: '${programs}' });
let look;
let isPasswordShown = false;
async function* paused(bytes) {
  yield bytes.subarray(0, -1);
  while ((look = lookAtClient('${parts.client}')) === undefined) await new Promise((done) => setTimeout(done, 20));
  isPasswordShown = isInProcessList(${JSON.stringify(parts.secret)});
  yield bytes.subarray(-1);
}
async function* whole(text) { yield Buffer.from(text); }
${parts.streams}
const target = await ${parts.open}(${parts.spec}, needs, host);
let rows;
try {
  await target.restore(streams);
  ({ rows } = await target.query('select count(*) from t', { timeoutMs: 600_000 }));
  await target.publish();
} finally {
  await target.close();
}
const left = readdirSync(host.folder);
host.remove();
console.log(JSON.stringify({ look, isPasswordShown, rows: rows.map((row) => row.map(String)), left }));
`;

const postgresProgram = (spec: string): string =>
  program({
    open: 'openPostgresTarget',
    spec,
    client: 'pg_restore',
    secret: PASSWORD,
    streams: `
const needs = { majorVersion: '15', fingerprint: JSON.parse(readFileSync('${folder}/fingerprint.json', 'utf8')), rawBytes: 1e6 };
const streams = [
  { name: 'globals.sql', content: whole('') },
  { name: 'database.dump', content: paused(readFileSync('${folder}/database.dump')) },
];`,
  });

const mysqlProgram = (spec: string): string =>
  program({
    open: 'openMysqlTarget',
    spec,
    client: 'mariadb',
    secret: 'r00t#pass',
    streams: `
const fingerprint = { engine: 'mariadb', serverVersion: '10.11', takenAt: '2026-01-01T00:00:00.000Z', sizeBytes: null, tables: [], objects: [], sequences: [], extensions: [], facts: {} };
const needs = { majorVersion: '10.11', fingerprint, rawBytes: 1e6 };
const streams = [{ name: 'database.sql', content: paused(Buffer.from('-- Host: localhost    Database: x\\ncreate table t (a int);\\ninsert into t values (1), (2);\\n' + '-- more than the head that is read first\\n'.repeat(500) + '-- Dump completed\\n')) }];`,
  });

const into = (url: string, kind: 'scratch' | 'restore'): string =>
  `{ kind: '${kind}', url: new Secret(${JSON.stringify(url)})${kind === 'restore' ? ', replace: true' : ''} }`;

describe.each(USERS)('a client that %s starts', (user) => {
  const check = (outcome: unknown, rows: string, isKnownByUser = false): void => {
    const { look, isPasswordShown, rows: found, left } = outcome as Outcome;
    expect(look).toMatchObject({ noNewPrivs: '1', isApart: true, seccomp: '2' });
    // A server that identifies its clients by their user id must see ours.
    if (user === 'root') expect(Number(look?.uid) >= 61_184).toBe(!isKnownByUser);
    expect(isPasswordShown).toBe(false);
    expect(found).toEqual([[rows]]);
    expect(left).toEqual([]);
    expect(['pg_restore', 'mariadb'].map(lookAtClient)).toEqual([undefined, undefined]);
    expect(isInProcessList(PASSWORD)).toBe(false);
  };

  test.each(['scratch', 'restore'] as const)('is contained on PostgreSQL: %s', async (kind) => {
    const url = `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${postgres.port}/target`;
    check(await runAs(user, folder, postgresProgram(into(url, kind))), '2000');
  });

  test('is contained on a Unix socket of PostgreSQL', async () => {
    check(await runAs(user, folder, postgresProgram(into(postgres.socketUrl, 'scratch'))), '2000', true);
  });

  test.each(['scratch', 'restore'] as const)('is contained on MariaDB: %s', async (kind) => {
    const url = mariadb.url.replace(/\/mysql$/, '/target');
    check(await runAs(user, folder, mysqlProgram(into(url, kind))), '2');
  });
});
