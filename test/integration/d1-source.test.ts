import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { replay, WHOLE_DUMP } from '../contract/engine.ts';
import { ABANDONED_MS, ACCOUNT, bookmarkAt, D1Fake, type Fault, TOKEN } from '../support/d1-fake.ts';
import { type D1Host, type Dumped, d1Url, dumpD1, hostFor, hurriedEngine } from '../support/d1-fake-engine.ts';
import { expectSameContent } from '../support/digests.ts';
import { examineDatabase, findingOf, resultsOf } from '../support/doctor.ts';
import { WAITING } from '../support/patience.ts';
import { streamsIn } from '../support/streams-in.ts';

const engine = hurriedEngine();
let fake: D1Fake;
let host: D1Host;

beforeEach(async () => {
  fake = await new D1Fake().start();
  host = hostFor(fake);
});

afterEach(async () => {
  await fake.stop();
  await host.remove();
});

async function refusalOf(work: Promise<unknown>): Promise<RestorableError> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof RestorableError)) throw new Error(`not refused: ${String(thrown)}`);
  expect(thrown.hint, thrown.message).toBeTypeOf('string');
  expect(`${thrown.message} ${thrown.hint} ${host.lines.join('\n')}`).not.toContain(TOKEN);
  return thrown;
}

function shop(sql = ''): ReturnType<D1Fake['create']> {
  const database = fake.create('shop');
  database.sqlite.exec(
    `create table items (id integer primary key autoincrement, title text); insert into items (title) values ('a'), ('b'), ('c');${sql}`,
  );
  return database;
}

/** Restores into SQLite, compares, and returns the rows of a query there. */
async function rowsAfterRestore(dumped: Dumped, sql: string): Promise<readonly (readonly unknown[])[]> {
  const target = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, dumped.needs, host);
  try {
    await target.restore(replay(dumped));
    const failed = compareFingerprints(dumped.fingerprint, await target.inspect()).filter(
      (each) => each.outcome === 'failed',
    );
    expect(failed).toEqual([]);
    expect((await target.integrity()).filter((each) => !each.ok)).toEqual([]);
    await expectSameContent(target, dumped);
    expect(dumped.digests.exempt.filter(({ reason }) => reason !== 'not-dumped')).toEqual([]);
    return (await target.query(sql, { timeoutMs: 600_000 })).rows;
  } finally {
    await target.close();
  }
}

describe('values that the service changes in its export', () => {
  test('are corrected if the row can be found again, and named', async () => {
    shop(`create table odd (a text, b integer, n, primary key (a, b)) without rowid;
      insert into odd values ('k''1', 1, 'two' || char(10) || 'li\\nes'), ('k' || char(10), 2, 9007199254740993),
        ('x', 3, 'cr' || char(13) || '\\r' || char(10)), ('y', 4, -9223372036854775808), ('z', 5, 9e999), ('nul', 6, 'a' || char(0) || 'b''c');
      create trigger changes after update on odd begin insert into items (title) values ('fired'); end;`);
    const dumped = await dumpD1(engine, 'shop', host);
    const rows = await rowsAfterRestore(dumped, 'select n from odd order by b');
    expect(rows.map(([value]) => value)).toEqual([
      'two\nli\\nes',
      9007199254740993n,
      'cr\r\\r\n',
      -9223372036854775808n,
      Number.POSITIVE_INFINITY,
      "a\0b'c",
    ]);
    expect(dumped.warnings).toHaveLength(2);
    expect(dumped.warnings.join('\n')).toMatch(/odd\.n has integers beyond 2\^53 \(in 2 rows\).*correct them/);
  });

  test('are corrected in the INSERT itself: keys, UNIQUE, checks, tables without a key, with views and triggers', async () => {
    const base = 1_234_567_890_123_456_700n;
    const ids = Array.from({ length: 700 }, (_, index) => base + BigInt(index));
    const json = `{"a":"line\\nbreak"}` + '\n';
    shop(`create table snow (id integer primary key, other text); create table loose (id integer, n integer unique, r real);
      create table texts (k text primary key, doc text check (json_valid(doc)), both) without rowid;
      create table shadowed (n integer, "ROWID" as ('x'), _rowid_ as ('y') stored);
      create unique index by_other on snow (other);
      insert into shadowed values ${ids.map((id) => `(${id})`).join()};
      insert into snow values ${ids.map((id) => `(${id}, 'o${id}')`).join()};
      insert into loose values (9007199254740993, 9007199254740993, 1), (9007199254740993, 9007199254740995, 9e999), (1, -9223372036854775808, 0.1);
      insert into texts values ('a', '${json}', 9007199254740993), ('b', '${json}', 'two' || char(10) || char(10)), ('c', '{}', x'00');`);
    const dumped = await dumpD1(engine, 'shop', host);
    const sql = `select (select count(*) from snow where other = 'o' || id), (select group_concat(n, ' ') from (select n from loose order by n)),
      (select count(*) from texts where doc = '{"a":"line\\nbreak"}' || char(10)), (select both from texts where k = 'b'),
      (select count(distinct n) || ' ' || max(n) from shadowed)`;
    const all = '-9223372036854775808 9007199254740993 9007199254740995';
    expect(await rowsAfterRestore(dumped, sql)).toEqual([[700, all, 2, 'two\n\n', `700 ${ids.at(-1)}`]]);
    expect(dumped.warnings).toHaveLength(6);
    expect(dumped.warnings.join('\n')).not.toMatch(/NOT/);
    fake.create('again');
    const target = await engine.openTarget(
      { kind: 'restore', url: d1Url('again'), replace: false },
      dumped.needs,
      host,
    );
    await target.restore(replay(dumped));
    await target.close();
    expect((await dumpD1(engine, 'again', host)).text).toBe(dumped.text);
  });

  test('in rows that are too long or too wide for one expression do not end a backup', async () => {
    const names = Array.from({ length: 99 }, (_, index) => `n${index}`);
    const long = `'a' || char(10) || '\\n' || hex(zeroblob(650000))`;
    shop(`create table long (id integer primary key, n integer, t text, u text); create table wide (id integer primary key, ${names.join(' integer, ')});
      insert into long values (1, 9007199254740993, ${long}, 'x'), (2, 9007199254740995, 'b' || char(10) || '\\n', 'c' || char(10) || '\\n');
      insert into wide values (1, ${names.map((_, index) => 9_007_199_254_740_993n + 2n * BigInt(index)).join()});`);
    const dumped = await dumpD1(engine, 'shop', host);
    const read = `select (select group_concat(n) from long), (select t from long where id = 2), n0, n98 from wide`;
    expect(await rowsAfterRestore(dumped, read)).toEqual([
      ['9007199254740993,9007199254740995', 'b\n\\n', 9007199254740993n, 9007199254741189n],
    ]);
    expect(dumped.warnings.filter((each) => /NOT be exact/.test(each))).toEqual([
      expect.stringMatching(/^long\.t .*: 1 of them/),
    ]);
  });

  test('that a later exporter writes exactly are unchanged, without a warning', async () => {
    shop(
      'create table ids (id integer primary key, n integer); insert into ids values (9007199254740993, 9007199254740995)',
    );
    fake.exporter = (line) =>
      line.replaceAll('9007199254740992', '9007199254740993').replaceAll('9007199254740996', '9007199254740995');
    const dumped = await dumpD1(engine, 'shop', host);
    expect(dumped.warnings).toEqual([]);
    expect(await rowsAfterRestore(dumped, 'select id, n from ids')).toEqual([[9007199254740993n, 9007199254740995n]]);
  });

  test.each([
    ['more rows in one statement', (line: string) => line.replace(/VALUES\((.*)\);$/, 'VALUES($1),(7,1);')],
    ['another head', (line: string) => line.replace('INSERT INTO "ids"', 'INSERT OR REPLACE INTO ids')],
  ])('in an unsupported notation are counted as doubtful: %s', async (_what, exporter) => {
    shop('create table ids (id integer primary key, n integer); insert into ids values (1, 9007199254740993)');
    fake.exporter = (line) => (line.includes('"ids"') && line.startsWith('INSERT') ? exporter(line) : line);
    fake.afterExport = (database) => database.exec('delete from ids; insert into ids values (1, 2), (3, 4)');
    const { warnings } = await dumpD1(engine, 'shop', host);
    expect(warnings).toEqual([expect.stringMatching(/^1 statements of .* values of ids\.n .*NOT be exact/)]);
  });

  test('are reported if the row has changed by then', async () => {
    shop('create table ids (id integer primary key, n integer); insert into ids values (1, 9007199254740993)');
    fake.afterExport = (database) => database.exec('update ids set n = 5');
    const { warnings } = await dumpD1(engine, 'shop', host);
    expect(warnings).toEqual([expect.stringMatching(/ids\.n .*NOT be exact/)]);
  });

  test('in a row that was written after the export stay unchanged', async () => {
    shop(`insert into items values (9, 'x' || char(10) || '\\n')`);
    fake.afterExport = (database) => database.exec(`update items set title = 'new' || char(10) || '\\n' where id = 9`);
    const rows = await rowsAfterRestore(await dumpD1(engine, 'shop', host), 'select title from items where id = 9');
    expect(rows).toEqual([['x\n\n']]);
  });
});

describe('the parts of a database', () => {
  test('triggers of views, generated columns, counters, strict tables and odd names are restored', async () => {
    const database =
      shop(`create table "o'dd ""name""" ("c;1" text default ';', twice integer as (length("c;1") * 2) stored) strict;
      insert into "o'dd ""name""" ("c;1") values ('--'), ('/*');
      create view shown as select title from items;
      create trigger into_shown instead of insert on shown begin
        insert into items (title) values (case when new.title = 'end;' then 'x' else new.title end); select 1; end;
      create index part on items (title) where title > ';'; create table d1_migrations (id integer primary key, name text);
      delete from items where id = 3; analyze;`);
    const dumped = await dumpD1(engine, 'shop', host);
    const rows = await rowsAfterRestore(dumped, `select twice from "o'dd ""name"""`);
    expect(rows).toEqual([[4], [4]]);
    expect(dumped.fingerprint.sequences).toEqual([{ schema: '', name: 'items', lastValue: '3' }]);
    expect(dumped.fingerprint.tables.map(({ name }) => name)).toEqual(['items', `o'dd "name"`, 'd1_migrations']);
    expect(database.sqlite.prepare('select count(*) as n from _cf_KV').get()).toEqual({ n: 0 });
  });

  test('full-text tables are never requested, and are rebuilt with the terms that they find', async () => {
    shop(`create virtual table notes using fts5(body, "b c" unindexed, tokenize = 'porter');
      insert into notes values ('hello, world', 'first'), ('line' || char(10) || '\\n', 'second');
      create virtual table found using fts5(title, content='items', content_rowid="id");
      create trigger ai after insert on items begin insert into found (rowid, title) values (new.id, new.title); end;
      insert into items (title) values ('needle'); create view needles as select * from notes;
      create virtual table words using fts5vocab(notes, 'row');
      create virtual table hollow using fts5(x, content=''); insert into hollow (rowid, x) values (1, 'gone');`);
    const dumped = await dumpD1(engine, 'shop', host);
    expect(fake.requests.filter((each) => each.includes('/export'))[0]).toContain('"tables":["items","notes_content"]');
    expect(dumped.warnings.join('\n')).toMatch(/hollow stores no text/);
    expect(dumped.fingerprint.tables).toMatchObject([
      { name: 'items', rows: 4 },
      { name: 'notes', rows: 2 },
    ]);
    const rows = await rowsAfterRestore(
      dumped,
      `select (select body from notes where notes match 'worlds'), (select rowid from found where found match 'needle'),
        (select body from notes where rowid = 2), (select count(*) from words), (select count(*) from hollow)`,
    );
    expect(rows).toEqual([['hello, world', 4, 'line\n\\n', 4, 0]]);
  });

  test('if Cloudflare does not export a part of such a database, the backup fails with a hint', async () => {
    shop('create virtual table notes using fts5(body)');
    const words = 'D1 Export error: cannot export databases with Virtual Tables (fts5)';
    fake.faults = [{ on: 'export', how: { kind: 'task-error', words } }];
    const refusal = await refusalOf(dumpD1(engine, 'shop', host));
    expect(refusal).toMatchObject({ code: 'DUMP_FAILED', hint: expect.stringContaining('full-text') });
  });

  test('definitions of full-text tables are parsed with any quotes', async () => {
    shop(`create table "it""ems, (" (id integer primary key, body text); insert into "it""ems, (" values (1, 'needle');
      create virtual table "a ""b(" using "fts5"('body', content = "it""ems, (", content_rowid=id, tokenize = 'unicode61 separators '',''');
      insert into "a ""b(" ("a ""b(") values ('rebuild');
      create virtual table [c d] using FTS5(x, prefix='2,3' , CONTENT=''); create virtual table e using fts5(content, detail=none);
      insert into e values ('content=''''');`);
    const dumped = await dumpD1(engine, 'shop', host);
    expect(dumped.warnings).toEqual([expect.stringContaining('c d stores no text')]);
    expect(dumped.fingerprint.tables.map(({ name }) => name)).toEqual(['items', 'it"ems, (', 'e']);
    const sql = `select (select rowid from "a ""b(" where "a ""b(" match 'needle'), (select content from e)`;
    expect(await rowsAfterRestore(dumped, sql)).toEqual([[1, "content=''"]]);
  });

  test('tables with up to a hundred columns are checked', async () => {
    const names = Array.from({ length: 99 }, (_, index) => `"c ${index}"`);
    shop(
      `create table wide (id integer primary key, ${names.join(', ')}); insert into wide (id, "c 98") values (1, 9007199254740995)`,
    );
    const dumped = await dumpD1(engine, 'shop', host);
    expect(await rowsAfterRestore(dumped, 'select "c 98" from wide')).toEqual([[9007199254740995n]]);
  });

  test('a table that is too large to be checked or counted is reported', async () => {
    shop('create table huge (a integer); insert into huge values (9007199254740995)');
    fake.slowSql = /instr\(.*"huge"/;
    const seen = await dumpD1(engine, 'shop', host);
    expect(seen.fingerprint.tables[1]).toEqual({ schema: '', name: 'huge', rows: 1, rowsFrom: 'dump' });
    expect(seen.warnings).toEqual([expect.stringMatching(/no time to search huge for/)]);
    fake.slowSql = /count.*"huge"/;
    const uncounted = await dumpD1(engine, 'shop', host);
    expect(uncounted.fingerprint.tables[1]).toEqual({ schema: '', name: 'huge', rows: 1, rowsFrom: 'dump' });
  });

  test('rows that a writer changed in the meantime are recorded as a range', async () => {
    shop();
    fake.duringExport = (database) => database.exec("insert into items (title) values ('d')");
    fake.afterExport = (database) => database.exec("insert into items (title) values ('e')");
    const { fingerprint } = await dumpD1(engine, 'shop', host);
    expect(fingerprint.tables).toEqual([
      { schema: '', name: 'items', rows: 4, rowsFrom: 'dump', counted: { before: 3, after: 5 } },
    ]);
  });

  test('an export that omits rows is refused', async () => {
    shop();
    fake.duringExport = (database) => database.exec('delete from items where id = 2');
    fake.afterExport = (database) => database.exec("insert into items values (2, 'b')");
    const refusal = await refusalOf(dumpD1(engine, 'shop', host));
    expect(refusal).toMatchObject({ code: 'DUMP_FAILED', message: expect.stringContaining('has 2 rows of items') });
  });

  test('a migration in the middle is refused', async () => {
    shop();
    fake.afterExport = (database) => database.exec('create table late (id)');
    expect(await refusalOf(dumpD1(engine, 'shop', host))).toMatchObject({ code: 'DUMP_FAILED' });
    fake.afterExport = undefined;
    fake.duringExport = (database) => database.exec('drop table late');
    expect(await refusalOf(dumpD1(engine, 'shop', host))).toMatchObject({ code: 'DUMP_TRUNCATED' });
  });
});

describe('data from the service', () => {
  test('cannot put a path in the place of an id', async () => {
    Object.assign(shop(), { uuid: '../../tokens' });
    const refused = await refusalOf(dumpD1(engine, 'shop', host));
    expect(refused).toMatchObject({ code: 'DATABASE_QUERY', message: expect.stringContaining('no id of a database') });
    expect(fake.requests.filter((each) => each.includes('tokens'))).toEqual([]);
  });

  test.each([
    ['http elsewhere', () => 'http://example.com/dump.sql'],
    ['https at another domain', () => 'https://example.com/dump.sql'],
    ['a domain that only ends alike', () => 'https://evilcloudflarestorage.com/dump.sql'],
    ['http at the right domain', () => 'http://a.r2.cloudflarestorage.com/dump.sql'],
    ['the right domain with a port', () => 'https://a.r2.cloudflarestorage.com:8443/dump.sql'],
    ['the right domain as a user name', () => 'https://a.r2.cloudflarestorage.com@example.com/dump.sql'],
    ['another port of this machine', () => 'http://127.0.0.1:1/dump.sql'],
    ['a name of this machine', (own: string) => own.replace('127.0.0.1', 'localhost')],
    ['the address of a cloud for its machines', () => 'http://169.254.169.254/latest/meta-data'],
    ['data', () => 'data:application/sql,create table t (a);'],
    ['a file', () => 'file:///etc/passwd'],
    ['no URL', () => 'dump.sql'],
  ])('%s is not followed', async (_what, handedOver) => {
    shop();
    fake.handedOver = handedOver;
    const thrown = await refusalOf(dumpD1(engine, 'shop', host));
    expect(thrown).toMatchObject({ code: 'DATABASE_QUERY', message: expect.stringContaining('not its own') });
    expect(`${thrown.message}${thrown.hint}`).not.toMatch(/dump\.sql|passwd|meta-data|create table/);
  });

  test('redirects are not followed, wherever they lead', async () => {
    shop();
    const other = await new D1Fake().start();
    try {
      fake.redirectTo = `${new URL(other.url).origin}/signed/x`;
      expect(await refusalOf(dumpD1(engine, 'shop', host))).toMatchObject({ code: 'DUMP_FAILED' });
      expect(other.requests).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  test('a response that expands endlessly is read only up to its limit', async () => {
    shop();
    fake.bombBytes = 2 * 1024 ** 3;
    const before = process.memoryUsage().rss;
    let peak = before;
    const sampler = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 5);
    const thrown = await refusalOf(dumpD1(engine, 'shop', host)).finally(() => clearInterval(sampler));
    expect(thrown).toMatchObject({ code: 'DATABASE_QUERY', message: expect.stringContaining('MiB') });
    expect((peak - before) / 1024 ** 2).toBeLessThan(400);
  });
});

describe('doctor', () => {
  const examine = (name = 'shop') => examineDatabase(engine, { engine: 'd1', url: d1Url(name) }, host);

  test('finds nothing wrong with a token that can read, and exports nothing', async () => {
    const database = shop();
    const report = await examine();
    expect(resultsOf(report, 'database')).toEqual({
      ...{ URL: 'ok', TCP: 'ok', login: 'ok', name: 'ok', version: 'ok', server: 'ok' },
      ...{ 'selected tables': 'ok', 'permission of the token': 'ok' },
    });
    expect(database.task).toBeUndefined();
  });

  test.each<[string, Fault, string]>([
    ['an unknown token', { on: 'any', how: { status: 401 } }, 'login'],
    ['a service that is down', { on: 'any', how: { status: 503 } }, 'TCP'],
    ['a token of another account', { on: 'any', how: { status: 403 } }, 'privileges'],
  ])('shows how far it came: %s', async (_what, fault, name) => {
    shop();
    fake.faults = [fault];
    const report = await examine();
    expect(findingOf(report, name)).toMatchObject({ result: 'failed', remedy: expect.stringMatching(/\w/) });
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });

  test('names the databases of the account, and what is not a token', async () => {
    shop();
    expect(findingOf(await examine('shopp'), 'name').detail).toContain('it has shop');
    host = { ...host, env: { ...host.env, CLOUDFLARE_API_TOKEN: '' } };
    expect(findingOf(await examine(), 'URL').remedy).toContain('CLOUDFLARE_API_TOKEN');
  });
});

describe('refusals of the service', () => {
  const cases: [string, Fault, string, RegExp][] = [
    ['an unknown token', { on: 'any', how: { status: 401 } }, 'DATABASE_AUTHENTICATION', /HTTP 401, code 7500/],
    ['a malformed token', { on: 'any', how: { status: 400, code: 6003 } }, 'DATABASE_AUTHENTICATION', /6003/],
    [
      'a token without the permission',
      { on: 'export', how: { status: 403 } },
      'DATABASE_PRIVILEGE',
      /export the database/,
    ],
    ['a service that is down', { on: 'any', how: { status: 503 } }, 'DATABASE_UNREACHABLE', /HTTP 503/],
    ['too many requests', { on: 'raw', how: { status: 429 } }, 'DATABASE_UNREACHABLE', /HTTP 429/],
    ['an answer that is no JSON', { on: 'any', how: { kind: 'no-json' } }, 'DATABASE_QUERY', /no JSON/],
    [
      'a failed export',
      { on: 'export', how: { kind: 'task-error', words: 'D1 was reset' } },
      'DUMP_FAILED',
      /export failed\.$/,
    ],
    [
      'a stuck export',
      { on: 'export', how: { kind: 'stuck', words: 'Uploaded part 7' } },
      'DUMP_FAILED',
      /no progress for \S+ minutes\.$/,
    ],
    [
      'an export that always has news',
      { on: 'export', how: { kind: 'chatty' } },
      'DUMP_FAILED',
      /it did not end within \S+ minutes\.$/,
    ],
    ['a cut download', { on: 'download', how: { kind: 'cut', at: 60 } }, 'DUMP_TRUNCATED', /interrupted|bytes arrived/],
    ['an empty download', { on: 'download', how: { kind: 'empty' } }, 'DUMP_EMPTY', /no bytes/],
    ['a download that fails', { on: 'download', how: { status: 500 } }, 'DUMP_FAILED', /HTTP 500/],
  ];
  test.each(cases)('%s', async (_what, fault, code, message) => {
    shop();
    fake.faults = [fault];
    const refusal = await refusalOf(dumpD1(hurriedEngine({ idleMs: 100, longestMs: 500 }), 'shop', host));
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) });
    // The service's own messages are kept, but not shown.
    const said = 'words' in fault.how ? fault.how.words : undefined;
    if (said !== undefined) expect(refusal.foreign?.reveal()).toContain(said);
    expect(`${refusal.message}${refusal.hint}${host.lines.join()}`).not.toMatch(/D1 was reset|part 7|on demand/);
  });

  test('passes: an expired link, a fault or two, a requested wait', async () => {
    shop();
    fake.faults = [
      { on: 'download', how: { status: 403 }, times: 1 },
      { on: 'any', how: { status: 502 }, times: 2 },
      { on: 'raw', how: { status: 429, retryAfter: '1' }, times: 1 },
      { on: 'export', how: { status: 500 }, times: 1 },
    ];
    const startMs = performance.now();
    expect((await dumpD1(engine, 'shop', host)).fingerprint.tables).toMatchObject([{ rows: 3 }]);
    expect(performance.now() - startMs).toBeGreaterThan(950);
  });

  test('states where Time Travel has its moment, and is made without that too', async () => {
    shop();
    const requested = (): boolean => fake.requests.some((request) => request.includes('time_travel'));
    const stated = (await dumpD1(engine, 'shop', host)).timeTravel;
    expect(stated).toEqual({ database: 'shop', bookmark: expect.stringMatching(/^00000085-[0-9a-f]{8}-/) });
    expect(requested()).toBe(false);
    // Nothing is pasted into a shell that could be more than a bookmark.
    fake.exportBookmark = '$(id)';
    const asked = await dumpD1(engine, 'shop', host);
    expect(asked.timeTravel?.bookmark).toBe(bookmarkAt(asked.fingerprint.takenAt));
    expect(asked.warnings).toEqual([]);
    fake.faults = [{ on: 'time_travel', how: { status: 403 } }];
    const refused = await dumpD1(engine, 'shop', host);
    expect(refused.timeTravel).toBeUndefined();
    expect(refused.warnings).toEqual([
      expect.stringContaining('The Time Travel bookmark of this backup is not known.'),
    ]);
    expect(await rowsAfterRestore(refused, 'select count(*) from items')).toEqual([[3]]);
  });

  test('waits while another export blocks the database', async () => {
    const database = shop();
    database.task = {
      kind: 'export',
      bookmark: 'other',
      polls: 9,
      result: {},
      lastPollMs: performance.now() - (ABANDONED_MS - 100),
    };
    const patient = hurriedEngine({ retryMs: 50 });
    expect((await dumpD1(patient, 'shop', host)).fingerprint.tables).toMatchObject([{ rows: 3 }]);
  });

  test('an unknown database lists the existing ones, on all pages', async () => {
    for (let index = 0; index < 230; index += 1) fake.create(`number ${index}`);
    expect((await engine.openSource(d1Url('number 229'), { requireTls: true }, host)).info.engine).toBe('d1');
    const refusal = await refusalOf(engine.openSource(d1Url('shopp'), { requireTls: true }, host));
    expect(refusal).toMatchObject({
      code: 'DATABASE_NOT_FOUND',
      message: expect.stringMatching(/number 0, .* and 220 more/),
    });
    const id = d1Url('00000000-0000-0000-0000-000000000000');
    expect(await refusalOf(engine.openSource(id, { requireTls: true }, host))).toMatchObject({
      code: 'DATABASE_NOT_FOUND',
    });
    const account = new Secret(`d1://${'f'.repeat(32)}/shop`);
    expect(await refusalOf(engine.openSource(account, { requireTls: true }, host))).toMatchObject({
      code: 'DATABASE_NOT_FOUND',
    });
  });

  test('no token, an odd token, no server, and URLs that name nothing', async () => {
    const codeWith = async (env: Record<string, string | undefined>, url = d1Url('shop')): Promise<string> =>
      (await refusalOf(engine.openSource(url, { requireTls: true }, hostFor(fake, env)))).code;
    expect(await codeWith({ CLOUDFLARE_API_TOKEN: undefined })).toBe('INPUT_INVALID');
    expect(await codeWith({ CLOUDFLARE_API_TOKEN: 'with\nnewline' })).toBe('INPUT_INVALID');
    expect(await codeWith({ CLOUDFLARE_API_TOKEN: 'wrong' })).toBe('DATABASE_AUTHENTICATION');
    expect(await codeWith({ CLOUDFLARE_API_BASE_URL: 'http://127.0.0.1:9' })).toBe('DATABASE_UNREACHABLE');
    expect(await codeWith({ CLOUDFLARE_API_BASE_URL: 'ftp://x' })).toBe('INPUT_INVALID');
    for (const text of [
      'd1://',
      `d1://${ACCOUNT}`,
      'd1://short/shop',
      `d1://${ACCOUNT}/a?token=x`,
      `d1://${ACCOUNT}/a/b`,
    ]) {
      expect(await codeWith({}, new Secret(text)), text).toBe('INPUT_INVALID');
    }
  });
});

test('a cancel ends the polling, and so the export', async () => {
  const database = shop();
  fake.polls = 1_000;
  const source = await engine.openSource(d1Url('shop'), { requireTls: true }, host);
  const reading = (async () => {
    const dump = await source.dump(WHOLE_DUMP);
    for await (const stream of streamsIn(dump)) for await (const _part of stream.content);
  })();
  await vi.waitUntil(() => database.task !== undefined && database.task.polls < 995, WAITING);
  host.cancel();
  expect(await refusalOf(reading)).toMatchObject({ code: 'CANCELLED' });
  // The request that was under way may still be read.
  await vi.waitUntil(async () => {
    const asked = fake.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return fake.requests.length === asked;
  }, WAITING);
});
