import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT, D1Fake, TOKEN } from '../support/d1-fake.ts';

const run = promisify(execFile);
const wrangler = join(import.meta.dirname, '../../node_modules/wrangler/bin/wrangler.js');
let fake: D1Fake;
let folder: string;

beforeAll(async () => {
  fake = await new D1Fake().start();
  folder = await mkdtemp(join(tmpdir(), 'd1-wrangler-'));
});

afterAll(async () => {
  await fake?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The provider's own tool, which knows nothing of this project. */
async function ask(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_API_BASE_URL: fake.url,
  };
  const { stdout } = await run(process.execPath, [wrangler, 'd1', ...args], { cwd: folder, env, timeout: 60_000 });
  return stdout;
}

test('wrangler exports from, imports into and queries the fake as it does the service', async () => {
  const source = fake.create('shop');
  source.sqlite.exec(`create table items (id integer primary key autoincrement, title text, body blob);
    insert into items (title, body) values ('it''s
two lines', x'00ff'), (null, null); create index by_title on items (title);
    create view titles as select title from items;`);
  const target = fake.create('copy');
  await writeFile(join(folder, 'wrangler.toml'), 'name = "test"\ncompatibility_date = "2026-01-01"\n');
  await ask('export', 'shop', '--remote', '--output', 'shop.sql');
  const sql = await readFile(join(folder, 'shop.sql'), 'utf8');
  expect(sql).toContain(`VALUES(1,replace('it''s\\ntwo lines','\\n',char(10)),X'00ff')`);
  expect(sql).not.toContain('_cf_');
  await ask('execute', 'copy', '--remote', '--yes', '--file', 'shop.sql');
  expect(target.sqlite.prepare('select * from items').all()).toEqual(
    source.sqlite.prepare('select * from items').all(),
  );
  const answer = await ask('execute', 'copy', '--remote', '--json', '--command', 'select count(*) as n from titles');
  expect(JSON.parse(answer)[0].results).toEqual([{ n: 2 }]);
  await expect(ask('export', 'nothing', '--remote', '--output', 'x.sql')).rejects.toThrow(/Couldn't find/);
}, 120_000);
