// Shows that content digests find damage: restores databases of SQLite and D1, damages the content of each restored copy once,
// and counts the damage that the digests do not show. Prints what was missed, and the false alarms of undamaged copies.
// Usage: npm run bench:digest-mutations -- [--mutations 1000] [--seed 1] [SQLite files of your own]
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import type { ContentDigests } from '../src/core/format/manifest/content-digests.ts';
import { Secret } from '../src/core/secret.ts';
import { restoredForm } from '../src/engines/d1/digests/restored-form.ts';
import { createD1Engine } from '../src/engines/d1/index.ts';
import { type DigestForm, takeDigests, wholeFile } from '../src/engines/sqlite/digests/take.ts';
import { SqliteSession } from '../src/engines/sqlite/session/session.ts';
import { ACCOUNT, D1Fake, TOKEN } from '../test/support/d1-fake.ts';
import { createEngineHost } from '../test/support/engine-host.ts';
import { mutate, randomOf } from '../test/support/sqlite-mutations.ts';
import { VARIETY_SQL, wideSql } from '../test/support/sqlite-variety.ts';
import { streamsIn } from '../test/support/streams-in.ts';

const { values, positionals } = parseArgs({
  options: { mutations: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const KEY = '000102030405060708090a0b0c0d0e0f';
const { signal } = new AbortController();
const folder = await mkdtemp(join(tmpdir(), 'digest-mutations-'));
const host = createEngineHost();
type FormOf = (session: SqliteSession) => Promise<DigestForm>;
const whole: FormOf = async () => wholeFile(KEY);

async function digestsOf(path: string, form: FormOf): Promise<ContentDigests> {
  await using session = new SqliteSession({ path, access: 'still' }, host);
  return await takeDigests(session, await form(session), { signal, isSource: false });
}

function make(name: string, sql: string): string {
  const path = join(folder, name);
  const database = new DatabaseSync(path);
  database.exec(`pragma synchronous = off; pragma foreign_keys = off; begin; ${sql}; commit`);
  database.close();
  return path;
}

interface Subject {
  readonly name: string;
  /** The restored file. */
  readonly path: string;
  readonly expected: ContentDigests;
  readonly form: FormOf;
}

async function ofFile(path: string): Promise<Subject> {
  return { name: `sqlite ${basename(path)}`, path, expected: await digestsOf(path, whole), form: whole };
}

/** A D1 database with the same content, dumped from a fake of the service and restored. */
async function ofD1(fake: D1Fake, name: string, path: string): Promise<Subject> {
  const database = fake.create(name);
  const source = new DatabaseSync(path);
  const script = dumpScript(source);
  source.close();
  database.sqlite.exec(`pragma foreign_keys = off; begin; ${script}; commit; pragma foreign_keys = on`);
  const d1Host = createEngineHost({ CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: fake.url });
  const engine = createD1Engine({ pollMs: 5, retryMs: 5 });
  const opened = await engine.openSource(new Secret(`d1://${ACCOUNT}/${name}`), { requireTls: true }, d1Host);
  const options = { include: [], exclude: [], rowCountTimeoutMs: 60_000, withPasswordHashes: false, digestKey: KEY };
  const dump = await opened.dump(options);
  const parts: Uint8Array[] = [];
  for await (const stream of streamsIn(dump)) for await (const part of stream.content) parts.push(Buffer.from(part));
  await dump.fingerprint();
  const expected = await dump.digests?.();
  await opened.close();
  if (expected === undefined) throw new Error('D1 gave no digests');
  const restored = make(`d1-${name}.db`, Buffer.concat(parts).toString('utf8'));
  return { name: `d1 ${name}`, path: restored, expected, form: (session) => restoredForm(KEY, session) };
}

/** Definitions and rows of ordinary tables, with exact values. */
function dumpScript(database: DatabaseSync): string {
  const tables = database.prepare('pragma main.table_list').all();
  const own = tables.filter(({ type, name }) => type === 'table' && !String(name).startsWith('sqlite_'));
  const schema = database.prepare("select name, sql from sqlite_schema where type = 'table' order by rowid").all();
  return schema
    .filter(({ name }) => own.some((table) => table['name'] === name))
    .map(({ name, sql }) => {
      const quoted = `"${String(name).replaceAll('"', '""')}"`;
      const columns = database
        .prepare(`pragma table_info(${quoted})`)
        .all()
        .map((column) => `"${String(column['name']).replaceAll('"', '""')}"`);
      const literals = columns.map(
        (column) =>
          `case typeof(${column}) when 'text' then 'cast(x''' || hex(${column}) || ''' as text)' else quote(${column}) end`,
      );
      const rows = database.prepare(`select ${literals.join(" || ',' || ")} as r from ${quoted}`).all();
      return `${sql};${rows.map(({ r }) => `insert into ${quoted} (${columns.join(',')}) values (${r});`).join('')}`;
    })
    .join('');
}

const shop = `create table customers (id integer primary key, name text, email text, joined datetime, balance numeric, score real, note);
  insert into customers select n, 'Customer ' || n || iif(n % 3, ' Ünï', '  '), 'c' || n || '@example.com', datetime(1700000000 + n * 3677, 'unixepoch'), n * 1.25, n / 7.0, iif(n % 5, n, null)
  from (with recursive k(n) as (select 1 union all select n + 1 from k where n < 2000) select n from k);
  create table orders (id text primary key, customer int, at text, lines blob) without rowid;
  insert into orders select hex(n), id, strftime('%Y-%m-%dT%H:%M:%SZ', 1700000000 + id * 997, 'unixepoch'), zeroblob(id % 30) from (select id, id * 7919 as n from customers);`;

const fake = await new D1Fake().start();
try {
  const files = [make('variety.db', `${VARIETY_SQL.replace('analyze;', '')} ${wideSql()}`), make('shop.db', shop)];
  const copies = await Promise.all(
    positionals.map(async (path) => {
      await copyFile(path, join(folder, basename(path)));
      return join(folder, basename(path));
    }),
  );
  const subjects: Subject[] = [];
  for (const path of [...files, ...copies]) {
    subjects.push(await ofFile(path), await ofD1(fake, basename(path).replaceAll(/\W/g, '-'), path));
  }
  await report(subjects, Number(values.mutations), Number(values.seed));
} finally {
  await fake.stop();
  await rm(folder, { recursive: true, force: true });
}

async function report(subjects: readonly Subject[], mutations: number, seed: number): Promise<void> {
  const copy = join(folder, 'copy.db');
  const isSame = async ({ expected, form }: Subject): Promise<boolean> => {
    const found = new Map((await digestsOf(copy, form)).tables.map((table) => [table.name, table]));
    return expected.tables.every(
      ({ name, rows, sum }) => found.get(name)?.rows === rows && found.get(name)?.sum === sum,
    );
  };
  const kinds = new Map<string, number>();
  let falseAlarms = 0;
  const missed: string[] = [];
  for (const subject of subjects) {
    await copyFile(subject.path, copy);
    const isEqual = await isSame(subject);
    const { tables, exempt } = subject.expected;
    console.log(
      `${subject.name}: ${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, exempt: ${exempt.map(({ name, reason }) => `${name} (${reason})`).join(', ') || 'none'}, undamaged: ${isEqual ? 'equal' : 'DIFFERENT'}`,
    );
    if (!isEqual) falseAlarms += 1;
  }
  for (let at = 0; at < mutations; at += 1) {
    const subject = subjects[at % subjects.length] as Subject;
    await copyFile(subject.path, copy);
    const database = new DatabaseSync(copy);
    database.exec('pragma synchronous = off');
    const damage = mutate(database, randomOf(seed * 1_000_000 + at), (table) =>
      subject.expected.tables.some(({ name }) => name === table),
    );
    database.close();
    const kind = damage.split(':')[0] ?? '';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (await isSame(subject)) missed.push(`${subject.name}: ${damage}`);
  }
  for (const [kind, count] of [...kinds].toSorted()) console.log(`${String(count).padStart(5)} ${kind}`);
  console.log(`${mutations} mutations, ${missed.length} missed, ${falseAlarms} false alarms`);
  for (const each of missed) console.log(`missed: ${each}`);
  if (missed.length + falseAlarms > 0) process.exitCode = 1;
}
