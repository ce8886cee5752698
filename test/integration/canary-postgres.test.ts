import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Secret } from '../../src/core/secret.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { TargetSpec } from '../../src/ports/engine/target.ts';
import { refusalOf } from '../contract/engine-parts.ts';
import { CANARY, canariesIn, expectNoCanary, expectSilentReport } from '../support/canary.ts';
import { CommandBed } from '../support/command-run.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { foundBy } from '../support/rendered.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

let server: TestPostgres;
let bin: string;
let host: TargetHost;
let count = 0;

beforeAll(async () => {
  server = await startPostgres({ major: 15 });
  bin = `${await clientBinaries(15)}:${serverBinaries(15)}`;
  host = await createTargetHost({ PG_BIN: bin });
});
afterAll(async () => {
  await server?.stop();
  host?.remove();
});

async function databaseOf(...statements: readonly string[]): Promise<string> {
  count += 1;
  const name = `canary_${count}`;
  await runSql(server.url, `create database ${name}`);
  const url = urlOf(server, name);
  await runSql(url, ...statements);
  return url;
}

const ROW = `(1, '${CANARY.text}', '${CANARY.email}', ${CANARY.number}, '${CANARY.date}', '${CANARY.uuid}', '\\x${CANARY.bytes}', '${CANARY.json}')`;
/** A column of every kind. `more` is what the case adds. */
const people = (more = ''): string =>
  `create table people (id int primary key, name varchar(40) not null, email text, card numeric, born date, code uuid,
     photo bytea, about jsonb${more})`;
const insert = (columns = ''): string => `insert into people${columns} values ${ROW}`;
const COLUMNS = '(id, name, email, card, born, code, photo, about)';
/** A function that accepts every row while the source is filled, and fails afterwards, as after a faulty migration. */
const lenient = (body: string): string =>
  `create function public.f(text) returns boolean language plpgsql immutable as $$ begin ${body} end $$`;
const strict = (body: string): string => lenient(body).replace('create', 'create or replace');

interface Case {
  readonly source: readonly string[];
  readonly change?: (bytes: Buffer) => Buffer;
  readonly says: RegExp;
}

const swap =
  (from: string, to: string) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

const CASES: Readonly<Record<string, Case>> = {
  'a CHECK constraint that fails': {
    source: [lenient('return true;'), people(', check (public.f(name))'), insert(), strict('return false;')],
    says: /check constraint violation \(SQLSTATE 23514\), at TABLE DATA "public\.people"/,
  },
  'a unique index over an expression': {
    source: [
      'create function public.g(text) returns text language sql immutable as $$ select $1 $$',
      people(),
      insert(),
      insert().replace('(1,', '(2,').replaceAll(CANARY.text, `${CANARY.text} b`),
      'create unique index by_start on people (public.g(name))',
      'create or replace function public.g(text) returns text language sql immutable as $$ select left($1, 20) $$',
    ],
    says: /unique violation \(SQLSTATE 23505\), at INDEX "public\.by_start"/,
  },
  'a generated column whose function raises the row': {
    source: [
      lenient('return true;'),
      people(', ok boolean generated always as (public.f(name)) stored'),
      insert(COLUMNS),
      strict(
        "raise exception E'row of %\\npg_restore: from TOC entry 1; 1 1 TABLE % x', $1, $1 using detail = $1, hint = $1;",
      ),
    ],
    says: /exit code 1\): at TABLE DATA "public\.people"/,
  },
  'a function that raises a value as SQLSTATE': {
    source: [
      lenient('return true;'),
      people(', ok boolean generated always as (public.f(name)) stored'),
      insert(COLUMNS),
      strict("raise exception '%', $1 using errcode = upper(left($1, 5));"),
    ],
    says: /pg_restore failed \(exit code 1\)/,
  },
  'a domain': {
    source: [
      lenient('return true;'),
      'create domain nickname as text check (public.f(value))',
      people(', nick nickname'),
      insert().replace(/\)$/, `, '${CANARY.text}')`),
      strict('return false;'),
    ],
    says: /SQLSTATE 23514/,
  },
  'a text that is too long': {
    source: [people(), insert()],
    change: swap('varying(40)', 'varying(04)'),
    says: /22001/,
  },
  'an invalid date': { source: [people(), insert()], change: swap('1907-03-09', '1907-03-79'), says: /2200[78]/ },
  'an invalid number': { source: [people(), insert()], change: swap('7390415526', '739041552x'), says: /22P02/ },
  'COPY with too few columns': {
    source: [people(), insert()],
    change: swap(`${CANARY.text}\t`, `${CANARY.text} `),
    says: /22P04|23502|2200|22P02/,
  },
};

describe('a restore that fails on a row', () => {
  it.each(Object.entries(CASES))('%s', async (name, { source, change, says }) => {
    const dump = await dumpAll(await databaseOf(...source), host);
    const needs = { majorVersion: '15', fingerprint: dump.fingerprint, rawBytes: dump.database.length };
    // Our own server shows the code in its log. For another one, it is in the start of its message.
    const spec: TargetSpec =
      name === 'a CHECK constraint that fails'
        ? { kind: 'ephemeral', trustSource: false }
        : { kind: 'scratch', url: new Secret(server.url) };
    const target = await openPostgresTarget(spec, needs, host);
    try {
      const refusal = await refusalOf(target.restore(streamsOf(dump, change)));
      expect(refusal.code).toBe('RESTORE_FAILED');
      expect(refusal.message, refusal.foreign?.reveal()).toMatch(says);
      expect(canariesIn(refusal.foreign?.reveal() ?? ''), refusal.foreign?.reveal()).not.toEqual([]);
      expectNoCanary([target.notes, host.lines, host.toolWords.text]);
    } finally {
      await target.close();
    }
  });
});

describe('a complete run', () => {
  let bed: CommandBed;
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    const url = await databaseOf(...(CASES['a CHECK constraint that fails']?.source ?? []));
    bed = await CommandBed.open(stringify({ databases: { cache: { database: url } } }));
    folder = await mkdtemp(join(tmpdir(), 'canary-'));
    env = { PG_BIN: bin };
    expect((await bed.run('backup', { env })).error).toBeUndefined();
  });
  afterAll(async () => {
    await bed.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the code and the table, and keeps the row for the owner of the key', async () => {
    const path = join(folder, 'diagnostics.zst.pgp');
    const ran = await bed.run('verify', { env, options: { diagnostics: path } });
    expect(ran.verdict).toBe('failed');
    expectSilentReport(ran);
    expectNoCanary(ran.log, 'debug log');
    expect(JSON.stringify(ran.checks)).toContain('SQLSTATE 23514');
    expect(ran.diagnostics).toMatchObject({ path, open: `gpg -d '${path}' | zstd -d` });
    expectNoCanary((await readFile(path)).toString('latin1'), 'diagnostics as stored');
    const gpg = ['--homedir', folder, '--batch', '--quiet'];
    execFileSync('gpg', [...gpg, '--import'], { input: bed.recoveryKey, stdio: ['pipe', 'ignore', 'ignore'] });
    const opened = execFileSync('gpg', [...gpg, '-d', path], { stdio: ['ignore', 'pipe', 'ignore'] });
    const text = execFileSync('zstd', ['-d', '--quiet'], { input: opened }).toString();
    expect(text).toContain('Failing row contains');
    expect(text).toContain(CANARY.text);
  });

  it('into a server of the user', async () => {
    for (const mode of ['verify', 'restore'] as const) {
      const into = mode === 'verify' ? server.url : await databaseOf();
      const ran = await bed.run(mode, { env, options: { target: into } });
      expect(ran.exitCode).not.toBe(0);
      expectSilentReport(ran);
      expectNoCanary(ran.log, 'debug log');
      expect(canariesIn(ran.words()).length).toBeGreaterThan(0);
      expect(ran.diagnostics).toBeUndefined();
    }
  });

  it('drops the output of the tool if the stored bytes differ from the dump', async () => {
    // The tool fails on the row before the reader reaches the end, where the digest is checked.
    const { restoreChecked } = await import('../../src/restore/restore-checked.ts');
    const { RestorableError } = await import('../../src/core/errors.ts');
    const dump = await dumpAll(await databaseOf(...(CASES['a CHECK constraint that fails']?.source ?? [])), host);
    const needs = { majorVersion: '15', fingerprint: dump.fingerprint, rawBytes: dump.database.length };
    const target = await openPostgresTarget({ kind: 'ephemeral', trustSource: false }, needs, host);
    const forged = streamsOf(dump).map(({ name, content }) => ({
      name,
      content: (async function* () {
        yield* content;
        if (name === 'database.dump') throw new RestorableError('BACKUP_DAMAGED', 'It is not what was dumped.');
      })(),
    }));
    try {
      const refusal = await refusalWithoutHint(restoreChecked(target, forged, host.signal));
      expect(refusal).toMatchObject({ code: 'BACKUP_DAMAGED', foreign: undefined });
      expectNoCanary(refusal);
    } finally {
      await target.close();
    }
    expectNoCanary([host.lines, host.toolWords.text]);
  });

  it('shows numbers and times of checks, and for text only whether it matches', async () => {
    const url = await databaseOf(people(), insert());
    await bed.configure(stringify({ databases: { cache: { database: url } } }));
    expect((await bed.run('backup', { env, options: { 'accept-new-source': 'true' } })).error).toBeUndefined();
    const checks = stringify([
      { name: 'text', sql: 'select name from people', expect: { equals: 'another' } },
      { name: 'digits', sql: "select '4111777788889999'::text", expect: { matches: '^5' } },
      { name: 'same', sql: 'select name from people', expect: { matches: '^Z' } },
      { name: 'any', sql: 'select about from people' },
      { name: 'number', sql: 'select count(*) + 41 as n from people', expect: { equals: 41 } },
      { name: 'time', sql: "select timestamp '2020-01-02 03:04:05'", expect: { within: '1h' } },
      { name: 'broken', sql: 'select name::int from people', expect: { equals: 1 } },
      { name: 'unknown', sql: 'select surname from people', expect: { equals: 1 } },
    ]);
    const ran = await bed.run('verify', { env, options: { checks } });
    const details = Object.fromEntries(
      ran.checks.filter(({ group }) => group === 'query').map((c) => [c.name, foundBy(c)]),
    );
    expect(details['text']).toMatch(/^the text does not match; expected exactly another/);
    expect(details['digits']).toMatch(/^the text does not match/);
    expect(details['same']).toBe('the text matches (a match of /^Z/ expected)');
    expect(details['any']).toBe('the value is a text (something expected)');
    expect(details['number']).toContain('the count is 42');
    expect(details['time']).toContain('2020-01-02T03:04:05');
    expect(details['broken']).toContain('invalid text representation (SQLSTATE 22P02)');
    expect(details['unknown']).toContain('unknown column (SQLSTATE 42703): "surname"');
    expectSilentReport(ran);
    expectNoCanary(ran.log, 'debug log');
    expect(JSON.stringify(ran)).not.toContain('4111777788889999');
    expect(existsSync(join(bed.folder, 'storage'))).toBe(true);
  });
});

/** An error of the test itself has no hint. */
async function refusalWithoutHint(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

it('a dump tool that has no permission to read a table reports its name', async () => {
  const url = await databaseOf(people(), insert(), 'create table hidden (id int)');
  await runSql(server.url, "create role reader_x login password 'x'");
  await runSql(url, 'grant select on people to reader_x');
  const reader = new Secret(url.replace('postgres://postgres', 'postgres://reader_x:x'));
  const refusal = await refusalOf(
    createPostgresEngine()
      .openSource(reader, { requireTls: false }, host)
      .then((s) =>
        s
          .dump({ include: [], exclude: [], rowCountTimeoutMs: 1_000, withPasswordHashes: false })
          .finally(() => s.close()),
      ),
  );
  expect(refusal.code).toBe('DATABASE_PRIVILEGE');
  expect(refusal.message).toContain('hidden');
});
