import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { WAITING } from '../support/patience.ts';
import { runSql } from '../support/postgres-fill.ts';

let bed: BundleBed;

beforeAll(async () => {
  bed = await openBundleBed();
  await runSql(bed.server.url, 'create table orders (a int)');
});

afterAll(() => bed?.stop());

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
      onStart: (child) => {
        let printed = '';
        child.stderr?.on('data', (text: string) => {
          const isWaiting = /"public\.orders" is locked by the session/;
          const before = isWaiting.test(printed);
          printed += text;
          if (!before && isWaiting.test(printed)) child.kill(name);
        });
      },
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
