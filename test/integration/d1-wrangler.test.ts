import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, D1Fake, TOKEN } from '../support/d1-fake.ts';
import { dumpAsTheService } from '../support/d1-fake-dump.ts';
import { dumpD1, hostFor, hurriedEngine } from '../support/d1-fake-engine.ts';

const run = promisify(execFile);
const wrangler = fileURLToPath(new URL('../../node_modules/wrangler/bin/wrangler.js', import.meta.url));
let fake: D1Fake;
let folder: string;

beforeAll(async () => {
  fake = await new D1Fake().start();
  folder = await mkdtemp(join(tmpdir(), 'd1-wrangler-'));
  const bindings = ['seed', 'copy'].map(
    (name, index) =>
      `[[d1_databases]]\nbinding = "${name.toUpperCase()}"\ndatabase_name = "local-${name}"\ndatabase_id = "00000000-0000-0000-0000-00000000000${index}"\n`,
  );
  await writeFile(
    join(folder, 'wrangler.toml'),
    `name = "test"\ncompatibility_date = "2026-01-01"\n${bindings.join('')}`,
  );
});

afterAll(async () => {
  await fake?.stop();
  await rm(folder, { recursive: true, force: true });
});

/**
 * The provider's own tool, which is independent of this project. With `--local`, it runs the service's own database in workerd.
 */
async function ask(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    // It is started seven times, and takes two seconds each time to compile.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_API_BASE_URL: fake.url,
  };
  const { stdout } = await run(process.execPath, [wrangler, 'd1', ...args], { cwd: folder, env, timeout: 600_000 });
  return stdout;
}

test('wrangler exports from, imports into and queries the fake like the service', async () => {
  const source = fake.create('shop');
  source.sqlite.exec(`create table items (id integer primary key autoincrement, title text, body blob);
    insert into items (title, body) values ('it''s
two lines', x'00ff'), (null, null); create index by_title on items (title);
    create view titles as select title from items;`);
  const target = fake.create('copy');
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
});

const SEED = `create table "odd; name" (id integer primary key autoincrement, title text, n, twice integer as (length(title) * 2) stored);
insert into "odd; name" (title, n) values ('two' || char(10) || 'li\\nes''', 9007199254740993), ('cr' || char(13), -1.5), (null, x'00ff7f');
create table later (a primary key, b references later(a)) without rowid;
insert into later values ('x', 'x');
create index by_title on "odd; name" (title) where n > 1;
create view shown as select title from "odd; name";
create trigger into_shown instead of insert on shown begin insert into "odd; name" (title) values (new.title); select 1; end;`;

describe("the service's own database, as workerd runs it", () => {
  test('writes the same export as the fake, byte for byte', async () => {
    await writeFile(join(folder, 'seed.sql'), SEED);
    await ask('execute', 'local-seed', '--local', '--file', 'seed.sql');
    await ask('export', 'local-seed', '--local', '--output', 'local.sql');
    const database = new DatabaseSync(':memory:');
    database.exec(SEED);
    expect([...dumpAsTheService(database, {})].join('\n')).toBe(await readFile(join(folder, 'local.sql'), 'utf8'));
  });

  test('runs the contents of a backup: corrections, full-text tables, triggers of views', async () => {
    const source = fake.create('rich');
    source.sqlite.exec(`${SEED}
      create virtual table notes using fts5(body, "b c" unindexed); insert into notes values ('hello world', 'x');
      create virtual table found using fts5(title, content='odd; name', content_rowid='id'); insert into found (found) values ('rebuild');`);
    const { text } = await dumpD1(hurriedEngine(), 'rich', hostFor(fake));
    const sql = `insert into shown values ('through the view');
      select hex(title) as title, cast(n as text) as n from "odd; name" where id = 1;
      select (select count(*) from notes where notes match 'hello') as own, (select rowid from found where found match 'two') as external,
        (select max(id) from "odd; name") as last`;
    await writeFile(join(folder, 'rich.sql'), `${text}\n${sql};\n`);
    const answer = JSON.parse(await ask('execute', 'local-copy', '--local', '--json', '--file', 'rich.sql'));
    expect(answer.at(-2).results).toEqual([
      { title: Buffer.from("two\nli\\nes'").toString('hex').toUpperCase(), n: '9007199254740993' },
    ]);
    expect(answer.at(-1).results).toEqual([{ own: 1, external: 1, last: 4 }]);
  });
});
