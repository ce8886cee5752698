import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { type Connection, openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { examineDatabase, findingOf } from '../support/doctor.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { WAITING } from '../support/patience.ts';
import { freePort } from '../support/ports.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';

const run = promisify(execFile);
const PASSWORD = "p@ss/w:rd 'Zq7";

let server: TestPostgres;
let plain: TestPostgres;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-subj',
    '/CN=test authority',
    '-days',
    '2',
  );
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
    '-subj',
    '/CN=localhost',
  );
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:localhost\n');
  await openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    'names',
    '-out',
    'server.crt',
  );
  server = await startPostgres({
    major: 16,
    settings: { ssl: 'on', password_encryption: 'scram-sha-256' },
    hba: [
      'local all all trust',
      'hostssl all tls_only 127.0.0.1/32 scram-sha-256',
      'hostnossl all plain_only 127.0.0.1/32 scram-sha-256',
      'host all asks 127.0.0.1/32 scram-sha-256',
      'host all postgres 127.0.0.1/32 trust',
    ].join('\n'),
    prepare: async (data, uid) => {
      for (const name of ['server.crt', 'server.key']) {
        await run('cp', [join(folder, name), join(data, name)]);
        await chmod(join(data, name), 0o600);
        if (process.getuid?.() === 0) await chown(join(data, name), uid, uid);
      }
    },
  });
  plain = await startPostgres({ major: 13 });
  const connection = await open(server.url);
  for (const role of ['tls_only', 'plain_only', 'asks']) {
    await connection.simple(`create role ${role} login password '${PASSWORD.replaceAll("'", "''")}'`);
  }
  await connection.outside('create database closed');
  await connection.simple('revoke connect on database closed from public');
  await connection.close();
});

afterAll(async () => {
  await Promise.all([server.stop(), plain.stop()]);
  await rm(folder, { recursive: true });
});

function open(url: string, requireTls = false, host = createEngineHost()): Promise<Connection> {
  return openConnection(parsePostgresUrl(new Secret(url)), host, { requireTls });
}

async function refusal(url: string, requireTls = false): Promise<RestorableError> {
  const connection = await open(url, requireTls).catch((error: RestorableError) => error);
  if ('close' in connection) {
    await connection.close();
    throw new Error('connected');
  }
  expect(`${connection.message} ${connection.hint}`).not.toContain('Zq7');
  return connection;
}

function urlFor(user: string, rest = '', port = server.port, host = 'localhost'): string {
  const hostname = host === 'localhost' ? '127.0.0.1' : host;
  return `postgres://${user}:${encodeURIComponent(PASSWORD)}@${hostname}:${port}/postgres${rest}`;
}

async function usesTls(url: string): Promise<boolean> {
  const connection = await open(url);
  try {
    const [row] = await connection.query<{ ssl: boolean }>('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    return row?.ssl === true;
  } finally {
    await connection.close();
  }
}

describe('sslmode has the same meaning as in libpq', () => {
  const byName = (rest: string): string => urlFor('postgres', rest).replace('127.0.0.1', 'localhost');

  it.each([
    ['disable', 'postgres', false],
    ['allow', 'postgres', false],
    ['allow', 'tls_only', true],
    ['prefer', 'postgres', true],
    ['prefer', 'plain_only', false],
    ['require', 'postgres', true],
  ])('%s as %s: TLS %s', async (mode, user, tls) => {
    expect(await usesTls(urlFor(user, `?sslmode=${mode}`))).toBe(tls);
  });

  it('prefer falls back if the server has no TLS, and require does not', async () => {
    expect(await usesTls(plain.url)).toBe(false);
    expect(await refusal(`${plain.url}?sslmode=require`)).toMatchObject({ code: 'DATABASE_TLS' });
    expect(await refusal(`${plain.url}?sslmode=verify-full`)).toMatchObject({ code: 'DATABASE_TLS' });
  });

  it('verify-ca checks the authority, verify-full the name too, and both need the right authority', async () => {
    const ca = encodeURIComponent(join(folder, 'ca.crt'));
    expect(await usesTls(urlFor('postgres', `?sslmode=verify-ca&sslrootcert=${ca}`))).toBe(true);
    expect(await refusal(urlFor('postgres', `?sslmode=verify-full&sslrootcert=${ca}`))).toMatchObject({
      code: 'DATABASE_TLS',
      message: expect.stringContaining('another name'),
    });
    const other = encodeURIComponent(join(folder, 'server.crt'));
    for (const rest of ['sslmode=verify-full', `sslmode=require&sslrootcert=${other}`]) {
      expect(await refusal(urlFor('postgres', `?${rest}`))).toMatchObject({
        code: 'DATABASE_TLS',
        hint: expect.stringContaining('sslrootcert'),
      });
    }
    expect(await usesTls(byName(`?sslmode=verify-full&sslrootcert=${ca}`))).toBe(true);
    expect(await refusal(urlFor('postgres', '?sslmode=verify-ca&sslrootcert=/no/such/file'))).toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('also applies to pg_dump', async () => {
    const ca = encodeURIComponent(join(folder, 'ca.crt'));
    const host = createEngineHost({ PG_BIN: await clientBinaries(17) });
    const dump = await dumpAll(byName(`?sslmode=verify-full&sslrootcert=${ca}`), host, { requireTls: true });
    expect(dump.database.length).toBeGreaterThan(500);
  });

  it('require-tls refuses a remote server before anything is sent to it, and not a nearby one', async () => {
    for (const mode of ['disable', 'prefer', 'require']) {
      // An address that is reserved for documentation (RFC 5737): sending is not allowed, so nothing times out.
      expect(await refusal(`postgres://u:Zq7@203.0.113.7/x?sslmode=${mode}`, true)).toMatchObject({
        code: 'DATABASE_TLS',
        hint: expect.stringContaining('verify-full'),
      });
    }
    const connection = await open(server.url, true);
    await connection.close();
  });
});

describe('connection trouble is named', () => {
  it.each([
    [
      'a wrong password',
      () => urlFor('asks').replace(encodeURIComponent(PASSWORD), 'Zq7wrong'),
      'DATABASE_AUTHENTICATION',
      /"asks"/,
    ],
    [
      'no password',
      () => urlFor('asks').replace(`:${encodeURIComponent(PASSWORD)}`, ''),
      'DATABASE_AUTHENTICATION',
      /none/,
    ],
    ['an unknown user', () => urlFor('nobody_here'), 'DATABASE_AUTHENTICATION', /nobody_here/],
    ['an unknown database', () => server.url.replace(/postgres$/, 'odd%20--'), 'DATABASE_NOT_FOUND', /"odd --"/],
    ['a closed database', () => urlFor('asks').replace('/postgres', '/closed'), 'DATABASE_PRIVILEGE', /closed/],
    ['TLS missing', () => urlFor('tls_only', '?sslmode=disable'), 'DATABASE_TLS', /without TLS/],
    [
      'an unknown host',
      () => urlFor('asks', '', 5432, 'no-such-host.invalid'),
      'DATABASE_HOST_UNKNOWN',
      /no-such-host/,
    ],
    ['a missing socket', () => 'postgres://u@/x?host=/no/such/folder', 'DATABASE_UNREACHABLE', /no\/such\/folder/],
  ])('%s', async (_name, url, code, message) => {
    const error = await refusal(url());
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).toBeTruthy();
  });

  it('a closed port, and a server that never answers', async () => {
    expect(await refusal(`postgres://u@127.0.0.1:${await freePort()}/x`)).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const error = await refusal(`postgres://u@127.0.0.1:${port}/x?sslmode=disable&connect_timeout=1`);
    expect(error).toMatchObject({ code: 'DATABASE_UNREACHABLE', message: expect.stringContaining('within 1 s') });
    await new Promise((resolve) => silent.close(resolve));
  });

  it('a cancel while connecting and while a statement runs', async () => {
    const host = createEngineHost();
    const connection = await open(server.url, false, host);
    const waiting = connection.query('select pg_sleep(60)');
    const other = await open(server.url);
    await vi.waitUntil(async () => {
      const rows = await other.query(
        "select 1 from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'",
      );
      return rows.length > 0;
    }, WAITING);
    await other.close();
    host.cancel();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    await connection.close();
    await expect(open(server.url, false, host)).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('a session that the server ends', async () => {
    const connection = await open(server.url);
    const other = await open(server.url);
    const [row] = await connection.query<{ pid: number }>('select pg_backend_pid() as pid');
    const waiting = connection.query('select pg_sleep(60)').catch((error: unknown) => error);
    await other.query('select pg_terminate_backend($1)', [row?.pid]);
    expect(await waiting).toMatchObject({ code: 'DATABASE_CONNECTION_LOST' });
    await expect(connection.query('select 1')).rejects.toMatchObject({ code: 'DATABASE_CONNECTION_LOST' });
    await Promise.all([connection.close(), other.close()]);
  });
});

describe('doctor', () => {
  const examine = (url: string) =>
    examineDatabase(createPostgresEngine(), { engine: 'postgres', url: new Secret(url) }, createEngineHost());
  const authority = () => encodeURIComponent(join(folder, 'ca.crt'));

  it.each([
    [
      'verified',
      () => urlFor('asks', `?sslmode=verify-full&sslrootcert=${authority()}`).replace('127.0.0.1', 'localhost'),
      /is verified$/,
    ],
    ['without the name', () => urlFor('asks', `?sslmode=verify-ca&sslrootcert=${authority()}`), /its host name is not/],
    ['not verified, but near', () => urlFor('asks', '?sslmode=require'), /not verified; the server is on this machine/],
  ])('says what TLS proves: %s', async (_how, url, detail) => {
    expect(findingOf(await examine(url()), 'TLS')).toMatchObject({
      result: 'ok',
      detail: expect.stringMatching(detail),
    });
  });

  it('distinguishes a wrong password, a wrong authority and a database that is closed to the account', async () => {
    const wrong = await examine(urlFor('asks').replace('Zq7', 'Zq8'));
    expect(findingOf(wrong, 'login')).toMatchObject({ result: 'failed', code: 'DATABASE_AUTHENTICATION' });
    expect(JSON.stringify(wrong)).not.toContain('Zq8');
    const stranger = await examine(
      urlFor('asks', `?sslmode=verify-ca&sslrootcert=${encodeURIComponent(join(folder, 'names'))}`),
    );
    expect(findingOf(stranger, 'TLS')).toMatchObject({ result: 'failed' });
    const closed = await examine(urlFor('asks').replace('/postgres', '/closed'));
    expect(findingOf(closed, 'privileges')).toMatchObject({
      result: 'failed',
      remedy: expect.stringContaining('GRANT CONNECT'),
    });
  });
});
