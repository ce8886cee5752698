import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOBODY, startPostgres } from '../support/postgres.ts';
import { runSql } from '../support/postgres-fill.ts';
import { setTemplatesFolder } from '../support/templates.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'));
  await chmod(folder, 0o755);
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
  setTemplatesFolder(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('the first servers of a version, started at once, are copies of one data folder and have names of their own', async () => {
  const started = await Promise.allSettled([startPostgres({ major: 18 }), startPostgres({ major: 18 })]);
  const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    expect(started).toEqual([expect.objectContaining({ status: 'fulfilled' }), expect.anything()]);
    const query = 'select system_identifier::text from pg_control_system()';
    const names = await Promise.all(servers.map(async ({ url }) => (await runSql(url, query))[0]?.[0]));
    expect(new Set(names).size).toBe(2);
    expect((await readdir(folder)).sort()).toEqual(['postgres-18', 'postgres-18-lock']);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
});
