import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { mysqlBinaries, sql, startMysql, urlWith } from '../support/mysql.ts';
import { WAITING } from '../support/patience.ts';
import { runSql } from '../support/postgres-fill.ts';

let bed: BundleBed;

beforeAll(async () => {
  bed = await openBundleBed();
  await runSql(bed.server.url, 'create table orders (a int)');
});

afterAll(() => bed?.stop());

/** Does something as soon as standard error matches. */
function oncePrinted(child: ChildProcess, expected: RegExp, action: () => void): void {
  let printed = '';
  child.stderr?.on('data', (text: string) => {
    const before = expected.test(printed);
    printed += text;
    if (!before && expected.test(printed)) action();
  });
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'a backup that waits for a locked table ends at once by %s, and leaves nothing behind',
  async (name) => {
    const { folder, keys, clients, server } = bed;
    const migration = new pg.Client({ connectionString: server.url, application_name: 'migration' });
    await migration.connect();
    await migration.query('begin; lock table orders');
    const temporary = join(folder, name);
    await mkdir(temporary);
    const destination = join(temporary, 'stored');
    const which = ['--database', server.url, '--name', 'shop', '--destination', `file:${destination}`];
    const opening = ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
    const result = await runBundle(['backup', ...which, ...opening], {
      env: { PG_BIN: clients, TMPDIR: temporary },
      onStart: (child) => oncePrinted(child, /"public\.orders" is locked by the session/, () => child.kill(name)),
    });
    // The table is still locked: the backup did not wait until it had an answer.
    expect(result, result.stderr).toMatchObject({ code: 130, signal: null });
    expect(result.stderr).toContain(`Cancelled by ${name} before the end.`);
    const others = `select count(*)::int from pg_stat_activity
      where backend_type = 'client backend' and application_name <> 'migration' and pid <> pg_backend_pid()`;
    await expect.poll(() => runSql(server.url, others), WAITING).toEqual([[0]]);
    expect((await readdir(temporary)).filter((each) => each !== 'stored')).toEqual([]);
    const stored = await readdir(destination, { recursive: true, withFileTypes: true }).catch(() => []);
    expect(stored.filter((each) => each.isFile()).map((each) => each.name)).toEqual([]);
    await migration.end();
  },
);

// While it waits, a session of MySQL does not notice that its dump tool has ended.
it('a backup of MySQL that waits for a locked table ends at once by SIGINT, and so does its session', async () => {
  const { folder, keys } = bed;
  const server = await startMysql();
  try {
    await sql(server.url, 'create database shop; create table shop.orders (a int primary key)');
    const url = urlWith(server.url, { database: 'shop' });
    await using migration = await openConnection(parseMysqlUrl(new Secret(url)), createEngineHost(), {
      requireTls: false,
    });
    await migration.simple('lock tables orders write');
    const temporary = join(folder, 'mysql');
    await mkdir(temporary);
    const destination = join(temporary, 'stored');
    const opening = ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
    const which = ['--database', url, '--name', 'shop', '--destination', `file:${destination}`];
    const result = await runBundle(['backup', ...which, ...opening], {
      env: { MYSQL_BIN: await mysqlBinaries(), TMPDIR: temporary },
      onStart: (child) => oncePrinted(child, /orders is locked by another session/, () => child.kill('SIGINT')),
    });
    expect(result, result.stderr).toMatchObject({ code: 130, signal: null });
    const others = `select count(*) from information_schema.processlist where db = 'shop' and id <> ${migration.threadId}`;
    await expect.poll(() => sql(server.url, others), WAITING).toEqual([['0']]);
    expect((await readdir(temporary)).filter((each) => each !== 'stored')).toEqual([]);
  } finally {
    await server.stop();
  }
});
