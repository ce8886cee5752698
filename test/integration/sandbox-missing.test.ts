import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createCommandEngine } from '../../src/engines/command/index.ts';
import { createD1Engine } from '../../src/engines/d1/index.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../src/ports/engine/target.ts';
import { observeContainment } from '../../src/process/sandbox/observation.ts';
import { moduleUrl, runAs, USERS } from '../support/as-user.ts';
import { inWords } from '../support/doctor.ts';
import { serverBinaries, startPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { pathWithRefusingBwrap } from '../support/refusing-bwrap.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

/** A machine that forbids namespaces, like Ubuntu's AppArmor. */
let folder: string;
let path: string;
let programs: string;
let host: TargetHost;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'missing-'));
  await chmod(folder, 0o755);
  path = await pathWithRefusingBwrap(folder);
  programs = `${serverBinaries(15)}:${await clientBinaries(15)}`;
  host = await createTargetHost({ PATH: path, PG_BIN: programs });
});

afterAll(async () => {
  host?.remove();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const needsOf = (engine: TargetNeeds['fingerprint']['engine']): TargetNeeds => ({
  majorVersion: engine === 'postgres' ? '15' : '10.11',
  rawBytes: 1e6,
  fingerprint: {
    engine,
    serverVersion: '1',
    takenAt: '2026-01-01T00:00:00.000Z',
    sizeBytes: null,
    tables: [],
    objects: [],
    sequences: [],
    extensions: [],
    facts: {},
  },
});

const COMMANDS = {
  identity: 'x',
  dump: ['true'],
  restore: ['cat'],
  verify: ['cat'],
  inspect: undefined,
  ready: undefined,
  environment: [],
} as const;
const DATABASE = Buffer.from('create table t (a);\ninsert into t values (1);\n');

function stream(name: string, bytes: Buffer): readonly ByteStream[] {
  const content = (async function* () {
    yield bytes;
  })();
  return [{ name, content }];
}

describe('a verification', () => {
  const ephemeral: TargetSpec = { kind: 'ephemeral' };
  const scratch = (url: string): TargetSpec => ({ kind: 'scratch', url: new Secret(url) });
  const cases: readonly (readonly [string, () => Engine, TargetNeeds['fingerprint']['engine'], TargetSpec])[] = [
    ['PostgreSQL', createPostgresEngine, 'postgres', ephemeral],
    ['MariaDB', createMysqlEngine, 'mariadb', ephemeral],
    ['SQLite', createSqliteEngine, 'sqlite', ephemeral],
    ['D1', createD1Engine, 'd1', ephemeral],
    ['commands', () => createCommandEngine(COMMANDS), 'command', ephemeral],
    ['PostgreSQL, into a server', createPostgresEngine, 'postgres', scratch('postgres://a@127.0.0.1:1/x')],
    ['MariaDB, into a server', createMysqlEngine, 'mariadb', scratch('mariadb://a@127.0.0.1:1/x')],
  ];

  test.each(cases)('of %s is refused', async (_name, create, engine, spec) => {
    await expect(create().openTarget(spec, needsOf(engine), host)).rejects.toMatchObject({
      code: 'SANDBOX_MISSING',
      message: expect.stringMatching(/can't contain .*namespaces are not allowed on this machine/),
      hint: expect.stringContaining('trust-source'),
    });
  });

  test.each([['D1', createD1Engine, 'd1', 'database.sql']] as const)(
    'of %s runs where the source is trusted, and says so',
    async (_name, create, engine, name) => {
      const spec = { kind: 'ephemeral', trustSource: true } as const;
      await withTarget(await create().openTarget(spec, needsOf(engine), host), async (target) => {
        await target.restore(stream(name, DATABASE));
        expect((await target.query('select a from t', { timeoutMs: 600_000 })).rows).toEqual([[1]]);
        expect(target.notes.join()).toContain('without containment');
      });
    },
  );
});

describe('a restore still runs', () => {
  test('into a SQLite file', async () => {
    const at = join(folder, 'restored.sqlite');
    const spec = { kind: 'restore', url: new Secret(`sqlite:${at}`), replace: false } as const;
    await withTarget(await createD1Engine().openTarget(spec, needsOf('d1'), host), async (target) => {
      await target.restore(stream('database.sql', DATABASE));
      await target.publish();
    });
    const database = new DatabaseSync(at);
    expect(database.prepare('select a from t').get()).toEqual({ a: 1 });
    database.close();
  });

  test('into a PostgreSQL server', async () => {
    const server = await startPostgres({ major: 15 });
    try {
      await runSql(server.url, 'create table t (a int); insert into t values (1)');
      await runSql(server.url, 'create database target');
      const dumped = await dumpAll(server.url, host);
      const needs = { ...needsOf('postgres'), fingerprint: dumped.fingerprint };
      const spec = { kind: 'restore', url: new Secret(urlOf(server, 'target')), replace: false } as const;
      await withTarget(await createPostgresEngine().openTarget(spec, needs, host), async (target) => {
        await target.restore(stream('database.dump', dumped.database));
        await target.publish();
      });
      expect(await runSql(urlOf(server, 'target'), 'select a from t')).toEqual([[1]]);
    } finally {
      await server.stop();
    }
  });
});

async function withTarget(target: Target, work: (target: Target) => Promise<void>): Promise<void> {
  try {
    await work(target);
  } finally {
    await target.close();
  }
}

/** Everything in the workspace that another user can list, read or connect to. */
const STRANGER = `
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
const found = [];
async function look(path) {
  let names = [];
  try { names = readdirSync(path); found.push('lists ' + path); } catch {}
  for (const name of names) await look(join(path, name));
}
async function tryPath(path) {
  await look(path);
  for (const name of ['.s.PGSQL.5432', 'm', 'data/PG_VERSION', 'data/auto.cnf', 'data/ibdata1']) {
    try { statSync(join(path, name)); found.push('sees ' + join(path, name)); } catch {}
    await new Promise((done) => {
      const socket = connect(join(path, name));
      socket.on('connect', () => { found.push('connects ' + join(path, name)); socket.destroy(); done(); });
      socket.on('error', done);
    });
  }
}
for (const path of process.argv.slice(2)) await tryPath(path);
console.log(JSON.stringify(found));
`;

const program = (call: string): string => `
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openMysqlTarget } from '${moduleUrl('src/engines/mysql/target.ts')}';
import { openPostgresTarget } from '${moduleUrl('src/engines/postgres/target.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const host = await createTargetHost({ PATH: '${path}', PG_BIN: '${programs}' });
const fingerprint = ${JSON.stringify(needsOf('postgres').fingerprint)};
const target = await ${call};
const stranger = join(host.folder, '..', 'stranger-' + process.pid + '.mjs');
writeFileSync(stranger, ${JSON.stringify(STRANGER)}, { mode: 0o644 });
let found, inside;
try {
  const folders = readdirSync(host.folder).filter((name) => /^[pm]/.test(name)).flatMap((name) => ['', 's', 'd'].map((part) => join(host.folder, name, part)));
  inside = folders.filter((folder) => /\\/[sd]$/.test(folder)).map((folder) => (statSync(folder).mode & 0o777).toString(8));
  const us = process.getuid();
  const other = us === 0 ? ['setpriv', '--reuid=64999', '--regid=64999', '--clear-groups'] : [];
  const [file, ...args] = [...other, process.execPath, stranger, host.folder, ...folders];
  found = us === 0 ? JSON.parse(execFileSync(file, args).toString()) : [];
} finally {
  execFileSync('rm', ['-f', stranger]);
  await target.close();
}
host.remove();
console.log(JSON.stringify({ found, inside, notes: target.notes }));
`;

describe.each(USERS)('a trusted source without containment, verified by %s', (user) => {
  const CALLS = {
    PostgreSQL:
      "openPostgresTarget({ kind: 'ephemeral', trustSource: true }, { majorVersion: '15', fingerprint, rawBytes: 1e6 }, host)",
    MariaDB:
      "openMysqlTarget({ kind: 'ephemeral', trustSource: true }, { majorVersion: '10.11', fingerprint: { ...fingerprint, engine: 'mariadb' }, rawBytes: 1e6 }, host)",
  };
  // The ordinary user of these tests has no account. PostgreSQL requires one to create a cluster.
  const calls = Object.entries(CALLS).filter(([name]) => user === 'root' || name !== 'PostgreSQL');
  test.each(calls)('is not accessible to any other user: %s', async (_name, call) => {
    const { found, inside, notes } = (await runAs(user, folder, program(call))) as {
      found: string[];
      inside: string[];
      notes: string[];
    };
    expect(found).toEqual([]);
    expect(inside).toEqual(['700', '700']);
    expect(notes.join()).toContain('without containment');
  });
});

test('doctor tries containment as a verification would, and says what to do without it', async () => {
  const refused = inWords(await observeContainment(host));
  expect(refused).toMatchObject({
    result: 'failed',
    detail: expect.stringMatching(/namespaces are not allowed/),
    remedy: expect.stringMatching(/trust-source/),
  });
  const able = await createTargetHost();
  try {
    expect(inWords(await observeContainment(able))).toMatchObject({
      result: 'ok',
      detail: expect.stringContaining('bubblewrap'),
    });
  } finally {
    able.remove();
  }
});
