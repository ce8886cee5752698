import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { ArchiveTocReader } from '../../src/engines/postgres/archive/toc.ts';
import { PLANNED_CATALOGS } from '../../src/engines/postgres/catalog/object-kinds.ts';
import { OMISSIONS } from '../../src/engines/postgres/catalog/omissions.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { StoredStream, Target, TargetSpec } from '../../src/ports/engine/target.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { CATALOG_KINDS, IN_SYSTEM_SCHEMAS, MORE_KINDS, type Treatment } from '../support/postgres-catalog-kinds.ts';
import { clientBinaries, pgBin } from '../support/postgres-clients.ts';
import { BEFORE_DIFFERENCES, DIFFERENCES } from '../support/postgres-differences.ts';
import { type Dumped, dumpAll, storedStreams, streamsOf } from '../support/postgres-dump.ts';
import { EVERY_KIND_BEFORE, everyKind, SUPERUSER_KINDS } from '../support/postgres-every-kind.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { foundBy } from '../support/rendered.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';
import { whenTrue } from '../support/when-true.ts';

const PATIENCE = 600_000;
let server: TestPostgres;
let host: TargetHost;
let source: Dumped;

beforeAll(async () => {
  server = await startPostgres({ major: 18 });
  host = await createTargetHost({ PG_BIN: await pgBin(18) });
  await runSql(
    server.url,
    'create role tenant login; create role reader; create role stranger login; grant pg_create_subscription to tenant',
  );
  await makeDatabase('source', everyKind('new'));
  source = await dumpAll(urlOf(server, 'source'), host);
}, PATIENCE);

afterAll(async () => {
  await server?.stop();
  host?.remove();
});

const asTenant = (name: string): string => urlOf(server, name).replace('postgres@', 'tenant@');

/** A database of an account that can't create another one, filled by that account. */
async function makeDatabase(name: string, sql: string, bySuperuser = ''): Promise<void> {
  await runSql(server.url, `create database "${name}" owner tenant`);
  await runSql(urlOf(server, name), EVERY_KIND_BEFORE, `${bySuperuser};`);
  await runSql(asTenant(name), sql);
}

/** All that pg_dump can describe of a database, including rows, grants and owners. */
async function contentOf(name: string): Promise<string> {
  const program = join(await clientBinaries(18), 'pg_dump');
  const { stdout } = await promisify(execFile)(program, [`--dbname=${urlOf(server, name)}`, '--column-inserts'], {
    maxBuffer: 100_000_000,
  });
  return stdout.replaceAll(/^\\(?:un)?restrict .*$/gm, '');
}

async function replaceIn(
  name: string,
  dump: Dumped,
  work: (target: Target) => Promise<void>,
  url = asTenant(name),
): Promise<void> {
  const needs = { majorVersion: '18', fingerprint: dump.fingerprint, rawBytes: dump.database.length };
  const target = await openPostgresTarget({ kind: 'restore', url: new Secret(url), replace: true }, needs, host);
  try {
    expect(target.strategy).toBe('in-place');
    await work(target);
  } finally {
    await target.close();
  }
}

async function differences(target: Target, dump: Dumped): Promise<string[]> {
  const results = compareFingerprints(dump.fingerprint, await target.inspect());
  return results.filter(({ outcome }) => outcome === 'failed').map((result) => `${result.name}: ${foundBy(result)}`);
}

/** What accompanies objects: comments, default privileges, owners and privileges of large objects. */
const BESIDE = `
  select pg_describe_object(classoid, objoid, objsubid) as what, description as is from pg_description where objoid >= 16384
  union all select concat('default for ', defaclrole::regrole, ' ', defaclnamespace::regnamespace, ' ', defaclobjtype), defaclacl::text from pg_default_acl
  union all select concat('large object ', oid), concat(lomowner::regrole, ' ', lomacl) from pg_largeobject_metadata`;

describe('every catalog', () => {
  it('is carried, named in a warning, or has a reason for neither', async () => {
    const rows = await runSql(
      server.url,
      `select relname::text from pg_class where relnamespace = 'pg_catalog'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    // A new kind of object needs a decision. Otherwise a backup silently omits it.
    expect(rows.flat()).toEqual(Object.keys(CATALOG_KINDS).sort());
    const parents = Object.values(CATALOG_KINDS).flatMap((it) => ('partOf' in it ? [it.partOf] : []));
    expect(parents.filter((name) => !('archive' in (CATALOG_KINDS[name] ?? {})))).toEqual([]);
  });

  it('is where the list says it is', { timeout: PATIENCE }, async () => {
    await makeDatabase('kinds', everyKind('new'), SUPERUSER_KINDS);
    const url = urlOf(server, 'kinds');
    await runSql(url, MORE_KINDS);
    await runSql(
      url,
      'set allow_in_place_tablespaces = on',
      "create tablespace placed location ''",
      'create table app.placed (a int) tablespace placed',
    );
    try {
      const dump = await dumpAll(url, host);
      const reader = new ArchiveTocReader();
      reader.push(dump.database);
      const kinds = new Set(reader.entries.map(({ description }) => description));
      const treatments = Object.entries(CATALOG_KINDS);
      const isThere = (it: Treatment): boolean => {
        if ('archive' in it) return kinds.has(it.archive);
        if ('globals' in it) return new RegExp(`^(?:DO .*)?${it.globals} `, 'm').test(dump.globals);
        return !('warning' in it) || OMISSIONS.some(({ says }) => it.warning.test(says));
      };
      expect(treatments.filter(([, it]) => !isThere(it)).map(([name]) => name)).toEqual([]);
      expect(dump.globals).toMatch(/^SECURITY LABEL FOR "words" ON ROLE "stranger" IS 'l2'/m);
      expect(dump.globals).toMatch(/SECURITY LABEL FOR "words" ON DATABASE %I IS ''''l3''''/);
      expect(dump.warnings.join('\n')).toMatch(/Tablespaces belong to the server.*: "placed"/);
      expect(dump.warnings.join('\n')).toMatch(IN_SYSTEM_SCHEMAS);
    } finally {
      await runSql(url, 'drop table app.placed', 'drop tablespace placed', 'delete from pg_shseclabel');
    }
  });
});

it('a real difference is detected, for each property of each kind, and none after a restore', {
  timeout: PATIENCE,
}, async () => {
  await runSql(server.url, 'create database differing');
  const url = urlOf(server, 'differing');
  await runSql(url, BEFORE_DIFFERENCES);
  const dump = await dumpAll(url, host);
  const needs = { majorVersion: '18', fingerprint: dump.fingerprint, rawBytes: dump.database.length };
  const target = await openPostgresTarget({ kind: 'scratch', url: new Secret(server.url) }, needs, host);
  try {
    await target.restore(streamsOf(dump));
    expect(await differences(target, dump)).toEqual([]);
  } finally {
    await target.close();
  }
  await runSql(url, ...DIFFERENCES.map(([sql]) => sql));
  const after = (await dumpAll(url, host)).fingerprint.objects;
  const unnoticed = DIFFERENCES.filter(([, type, name]) => {
    const isIt = (object: { type: string; name: string }): boolean =>
      object.type === type && object.name === `public.${name}`.replace(/^public\.(?=pu\d)/, '');
    // Only this object as it is now, and all others as they were.
    const objects = dump.fingerprint.objects.map((object) => (isIt(object) ? (after.find(isIt) ?? object) : object));
    const results = compareFingerprints(dump.fingerprint, { ...dump.fingerprint, objects });
    return !results.some(({ outcome, name: check }) => outcome === 'failed' && check === `schema: ${type}`);
  });
  expect(unnoticed.map(([sql]) => sql)).toEqual([]);
});

describe('a replacement in place', () => {
  it('has a plan for every catalog that contains objects', async () => {
    const rows = await runSql(
      server.url,
      `select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'oid'
       where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r' order by 1`,
    );
    // An unplanned kind would be left in the way, or be lost.
    expect(rows.flat().filter((name) => !PLANNED_CATALOGS.includes(String(name)))).toEqual([]);
  });

  it('works with names in another encoding', { timeout: PATIENCE }, async () => {
    const latin1 = "template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'";
    for (const [name, word] of [
      ['new_latin', 'caf\xe9'],
      ['old_latin', 'v\xe9rit\xe9'],
    ]) {
      await runSql(server.url, `create database ${name} owner tenant ${latin1}`);
      await runSql(
        asTenant(name ?? ''),
        `create schema "${word}"; create table "${word}"."${word}" as select '${word}' as a;
         create materialized view "mv ${word}" as select * from "${word}"."${word}"; grant select on "mv ${word}" to reader;
         alter table "${word}"."${word}" enable row level security, force row level security;
         create policy "${word}" on "${word}"."${word}" to reader, tenant using (true)`,
      );
    }
    const dump = await dumpAll(urlOf(server, 'new_latin'), host);
    await replaceIn('old_latin', dump, async (target) => {
      await target.restore(streamsOf(dump));
      expect(await differences(target, dump)).toEqual([]);
    });
    expect(await contentOf('old_latin')).toBe(await contentOf('new_latin'));
  });

  it('replaces three of every kind with three of every kind, and names what it cannot drop', {
    timeout: PATIENCE,
  }, async () => {
    await makeDatabase(
      'full',
      `${everyKind('old')} create table public.later (a int); create function app.later() returns int language sql as 'select 1';
      create operator public.### (leftarg = int, rightarg = int, function = int4eq);
      create subscription sub1 connection 'host=h password=x' publication p with (connect = false); create subscription sub2 connection 'host=h password=x' publication p with (connect = false, slot_name = none)`,
    );
    await runSql(urlOf(server, 'full'), SUPERUSER_KINDS);
    await replaceIn('full', source, async (target) => {
      await target.restore(streamsOf(source));
      expect(await differences(target, source)).toEqual([]);
      expect(target.notes.join('\n')).toMatch(/left unchanged: .*provider/);
      expect(target.notes.join('\n')).toContain('replication slots stay');
    });
    const url = urlOf(server, 'full');
    const rest = `select to_regclass('public.later')::text, to_regproc('app.later')::text, to_regoperator('public.###(int,int)')::text,
      (select count(*)::int from pg_subscription), (select a from provider.config), (select count(*)::int from pg_event_trigger),
      (select string_agg(distinct trim(text), ',') from app.t), (select count(*)::int from pg_largeobject_metadata)`;
    expect(await runSql(url, rest)).toEqual([[null, null, null, 0, 1, 2, 'new', 4]]);
    const grants = `select has_table_privilege('reader', 'app.t', 'select'), has_function_privilege('stranger', 'app.f1(int)', 'execute'),
      has_schema_privilege('reader', 'app', 'usage'), (select count(*)::int from app.owned), (select relforcerowsecurity and relrowsecurity from pg_class where oid = 'app.own'::regclass),
      (select count(*)::int from pg_default_acl)`;
    expect(await runSql(url, grants)).toEqual([[true, true, true, 3, true, 3]]);
    const beside = await runSql(urlOf(server, 'source'), BESIDE);
    expect(beside).toHaveLength(19);
    expect(await runSql(url, BESIDE)).toEqual(expect.arrayContaining(beside));
  });

  it('grants its privileges in the one transaction, and omits those that it cannot grant', {
    timeout: PATIENCE,
  }, async () => {
    await makeDatabase('witnessed', 'create schema old; create table old.t (a int)');
    // An object that the account can't drop sees every statement, and its transaction.
    await runSql(
      urlOf(server, 'witnessed'),
      `create schema witness; create table witness.seen (transaction text, tag text);
       create function witness.see() returns event_trigger language plpgsql security definer set search_path = '' as
         $$ begin insert into witness.seen values (pg_catalog.txid_current()::text, tg_tag); end $$;
       create event trigger witness on ddl_command_end execute function witness.see()`,
    );
    const database = Buffer.from(
      source.database.toString('latin1').replaceAll('TO stranger;', 'TO gone_way;'),
      'latin1',
    );
    const dump = { ...source, database };
    await replaceIn('witnessed', dump, async (target) => {
      await target.restore(streamsOf(dump));
      expect(await differences(target, dump)).toEqual([]);
      expect(target.notes.join('\n')).toMatch(/\d+ grants were left out/);
    });
    const transactions = `select count(distinct transaction)::int from witness.seen where tag in ('CREATE TABLE', 'GRANT', 'ALTER DEFAULT PRIVILEGES')`;
    expect(await runSql(urlOf(server, 'witnessed'), transactions)).toEqual([[1]]);
    const granted = `select has_table_privilege('reader', 'app.t', 'select'), (select count(*) from witness.seen where tag = 'GRANT') > 0`;
    expect(await runSql(urlOf(server, 'witnessed'), granted)).toEqual([[true, true]]);
  });

  it('works with any role that the old database sets for its sessions, and if they are read-only by default', {
    timeout: PATIENCE,
  }, async () => {
    await runSql(server.url, 'create role guise; grant guise to tenant');
    const settings =
      'alter database guised set role = guise; alter database guised set default_transaction_read_only = on';
    await makeDatabase('guised', 'create schema old; create table old.t (a int)');
    await runSql(urlOf(server, 'guised'), settings);
    await replaceIn('guised', source, async (target) => {
      await target.restore(streamsOf(source));
      expect(await differences(target, source)).toEqual([]);
    });
    expect(await runSql(urlOf(server, 'guised'), "select to_regnamespace('old')::text")).toEqual([[null]]);
  });

  describe('that fails', () => {
    beforeAll(async () => {
      await makeDatabase('kept', everyKind('old'), SUPERUSER_KINDS);
    }, PATIENCE);

    const cut = (): Dumped => ({ ...source, database: source.database.subarray(0, source.database.length - 50_000) });

    it.each([
      ['in the data', async () => cut(), 'RESTORE_FAILED'],
      ['in the last statement', lastStatementFails, 'RESTORE_FAILED'],
    ] as const)('%s leaves everything as it was, and says so', { timeout: PATIENCE }, async (_name, make, code) => {
      const dump = await make();
      const before = await contentOf('kept');
      await replaceIn('kept', dump, async (target) => {
        await expect(target.restore(streamsOf(dump))).rejects.toMatchObject({
          code,
          // What would continue is not available here.
          hint: expect.stringMatching(/The database is unchanged\..*by an account with CREATEDB, can continue/),
        });
      });
      expect(await contentOf('kept')).toEqual(before);
      await runSql(
        asTenant('kept'),
        'insert into public.passing default values',
        'refresh materialized view app.mv',
        'update app.v1 set f = 1',
      );
    });

    it('because it was cancelled leaves everything unchanged', { timeout: PATIENCE }, async () => {
      const before = await contentOf('kept');
      const cancelled = await createTargetHost(host.env);
      const needs = { majorVersion: '18', fingerprint: source.fingerprint, rawBytes: source.database.length };
      const spec = { kind: 'restore', url: new Secret(asTenant('kept')), replace: true } as const;
      const target = await openPostgresTarget(spec, needs, cancelled);
      const reached = Promise.withResolvers<void>();
      async function* content(): AsyncGenerator<Uint8Array> {
        yield source.database.subarray(0, source.database.length - 50_000);
        reached.resolve();
        await new Promise(() => {});
      }
      const restoring = target.restore([{ name: 'database.dump', content: content() }]);
      restoring.catch(() => {});
      await reached.promise;
      cancelled.cancel();
      await expect(restoring).rejects.toMatchObject({ code: 'CANCELLED', hint: expect.stringContaining('unchanged') });
      await target.close();
      cancelled.remove();
      expect(await contentOf('kept')).toEqual(before);
    });

    it('because a table is in use names the table and the session', { timeout: PATIENCE }, async () => {
      const user = new pg.Client({ connectionString: asTenant('kept'), application_name: 'shop' });
      await user.connect();
      try {
        await user.query('begin; select from public.own');
        const url = `${asTenant('kept')}?options=-c%20lock_timeout%3D200`;
        const check = async (target: Target): Promise<void> => {
          await expect(target.restore(streamsOf(source))).rejects.toMatchObject({
            code: 'DATABASE_QUERY',
            message: expect.stringMatching(/could not be dropped: .*55P03/),
            hint: expect.stringMatching(
              /^The database is unchanged\. "public\.own" is locked by the session \d+ \(user "tenant", application "shop"/,
            ),
          });
        };
        await replaceIn('kept', source, check, url);
      } finally {
        await user.end();
      }
    });

    it('at once if a table of another user is in the way', { timeout: PATIENCE }, async () => {
      await runSql(urlOf(server, 'kept'), 'create schema other; create table other.t (a int)');
      await runSql(server.url, 'create database "other source"');
      await runSql(urlOf(server, 'other source'), 'create schema other; create table other.t (a int)');
      const dump = await dumpAll(urlOf(server, 'other source'), host);
      await replaceIn('kept', dump, async (target) => {
        await expect(target.restore(streamsOf(dump))).rejects.toMatchObject({
          code: 'DATABASE_PRIVILEGE',
          message: expect.stringMatching(/may not drop .*other\.t.*Nothing was changed/),
        });
      });
    });
  });
});

describe('a replacement next to the old database', () => {
  const strategyOf = async (name: string, login: string): Promise<string | undefined> => {
    const needs = { majorVersion: '18', fingerprint: source.fingerprint, rawBytes: source.database.length };
    const url = new Secret(urlOf(server, name).replace('postgres@', `${login}@`));
    const target = await openPostgresTarget({ kind: 'restore', url, replace: true }, needs, host);
    await target.close();
    return target.strategy;
  };

  it('works for any account that can rename the old database, even if its sessions are read-only by default', async () => {
    await runSql(server.url, 'create role team; create role heir login createdb in role team');
    await runSql(server.url, 'create role member login createdb noinherit; grant team to member');
    await runSql(server.url, 'create database reading owner team');
    await runSql(urlOf(server, 'reading'), 'create table t (a int); alter table t owner to team');
    await runSql(urlOf(server, 'reading'), 'alter database reading set default_transaction_read_only = on');
    expect(await strategyOf('reading', 'heir')).toBe('beside');
    // The missing permission would only be reported after the restore.
    await expect(strategyOf('reading', 'member')).resolves.not.toBe('beside');
  });
});

/** A dump whose materialized view can't be created again. Its content is the last step of a restore. */
async function lastStatementFails(): Promise<Dumped> {
  await makeDatabase('flawed', everyKind('new'));
  await runSql(
    asTenant('flawed'),
    `create function public.once() returns int language sql as 'select 1'; create materialized view public.zz as select public.once();
     create or replace function public.once() returns int language sql as 'select 1 / 0'`,
  );
  return dumpAll(urlOf(server, 'flawed'), host);
}

describe('a restore with several jobs', () => {
  const into = (name: string, jobs: number, more: Partial<TargetSpec> = {}): TargetSpec =>
    ({ kind: 'restore', url: new Secret(urlOf(server, name)), replace: false, jobs, ...more }) as TargetSpec;
  const open = (spec: TargetSpec, dump: Dumped, at: TargetHost): Promise<Target> =>
    openPostgresTarget(spec, { majorVersion: '18', fingerprint: dump.fingerprint, rawBytes: 1 }, at);

  /** Tables with indexes that can be created in the source only: elsewhere, this runs instead. */
  async function dumpWith(name: string, elsewhere: string): Promise<Dumped> {
    await runSql(server.url, `create database "${name}"`);
    const tables = Array.from(
      { length: 6 },
      (_, at) => `create table t${at} (a int primary key); insert into t${at} values (1);
      create index good${at} on t${at} (abs(a)); create index bad${at} on t${at} (odd(a))`,
    );
    await runSql(
      urlOf(server, name),
      `create function odd(int) returns int immutable language plpgsql as $$ begin
         if current_database() <> '${name}' then ${elsewhere}; end if; return $1; end $$`,
      tables.join(';'),
    );
    return dumpAll(urlOf(server, name), host);
  }

  it('equals one with a single job, with every kind of object', { timeout: PATIENCE }, async () => {
    await makeDatabase('all kinds', everyKind('new'));
    await runSql(
      urlOf(server, 'all kinds'),
      'select lo_create(90010), lo_create(90011); grant select on large object 90010, 90011 to reader',
      // Each of its indexes is created, and then changes the table, in one transaction.
      `create function public.slowly(int) returns int immutable language plpgsql as $$ begin
         if $1 = 1 and current_database() <> 'all kinds' then perform pg_sleep(0.5); end if; return $1; end $$;
       create table public."an identity" (a int not null, b int); insert into public."an identity" select i, i from generate_series(1, 2000) i;
       create index by_1 on public."an identity" (slowly(b)); create unique index by_2 on public."an identity" (a);
       alter table public."an identity" cluster on by_1, replica identity using index by_2`,
      `create function public.watch() returns event_trigger language plpgsql as $$ begin raise exception 'frozen'; end $$;
       create event trigger watching on ddl_command_end execute function public.watch()`,
    );
    const dump = await dumpAll(urlOf(server, 'all kinds'), host);
    const { streams: parts } = await dumpAll(urlOf(server, 'all kinds'), host, { lanes: 3 });
    expect(parts.has('data-3.dump')).toBe(true);
    for (const [name, jobs, streams] of [
      ['by 1', 1, streamsOf(dump)],
      ['by 3', 3, streamsOf(dump)],
      ['lanes by 3', 3, storedStreams(parts)],
    ] as const) {
      host.lines.length = 0;
      const target = await open(into(name, jobs), dump, host);
      const begun: string[] = [];
      await target.restore(streams, (part) => void begun.push(part));
      expect(await differences(target, dump), name).toEqual([]);
      await target.close();
      expect(host.lines.some((line) => line.endsWith('entries (jobs: 3).'))).toBe(jobs === 3);
      expect([...new Set(begun)]).toEqual(['pre-data', 'data', 'post-data']);
      if (name !== 'by 1') expect(await contentOf(name), name).toBe(await contentOf('by 1'));
    }
  });

  it('reports each object that could not be created, or stops', { timeout: PATIENCE }, async () => {
    const dump = await dumpWith('choosy', "raise exception using errcode = '22012'");
    const going = await open(into('going on', 3, { onError: 'continue' }), dump, host);
    await going.restore(streamsOf(dump));
    expect(going.leftOut?.toSorted()).toEqual([0, 1, 2, 3, 4, 5].map((at) => `INDEX "public.bad${at}" (refused)`));
    await going.close();
    const stopping = await open(into('stopping', 3), dump, host);
    await expect(stopping.restore(streamsOf(dump))).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringMatching(/SQLSTATE 22012\), at INDEX "public\.bad\d"\.$/),
      hint: expect.stringContaining('was dropped'),
    });
    await stopping.close();
  });

  it('leaves nothing behind if it is cancelled', { timeout: PATIENCE }, async () => {
    const dump = await dumpWith('slow', 'perform pg_sleep(3600)');
    await runSql(server.url, 'create database "cut short"');
    const own = await createTargetHost({ PG_BIN: await pgBin(18) });
    onTestFinished(own.remove);
    const target = await open(into('cut short', 3), dump, own);
    const restored = target.restore(streamsOf(dump)).catch((error: unknown) => error);
    const busy = "select count(*)::int from pg_stat_activity where datname = 'cut short' and wait_event = 'PgSleep'";
    await expect.poll(() => runSql(server.url, busy), { timeout: PATIENCE }).toEqual([[3]]);
    own.cancel();
    expect(await restored).toMatchObject({ code: 'CANCELLED', hint: expect.stringContaining('empty again') });
    await target.close();
    expect(await runSql(server.url, "select pid from pg_stat_activity where datname = 'cut short'")).toEqual([]);
  });

  it('uses as many sessions as the server admits', { timeout: PATIENCE }, async () => {
    for (const [limit, jobs] of [
      [1, 1],
      [3, 2],
    ] as const) {
      const name = `limit${limit}`;
      await runSql(
        server.url,
        `create role ${name} login connection limit ${limit}`,
        `create database ${name} owner ${name}`,
      );
      await runSql(urlOf(server, name), `alter schema public owner to ${name}`);
      const dump = await dumpWith(`source${limit}`, 'null');
      const url = new Secret(urlOf(server, name).replace('postgres@', `${name}@`));
      const target = await open(into(name, 4, { url }), dump, host);
      await target.restore(streamsOf(dump));
      expect(await differences(target, dump)).toEqual([]);
      expect(target.notes).toContain(`The restore used ${jobs} of 4 jobs, because the server admits no more sessions.`);
      await target.close();
    }
  });
});

describe('a backup with lanes', () => {
  let dump: Dumped;

  beforeAll(async () => {
    await runSql(server.url, 'create database lanes');
    await runSql(
      urlOf(server, 'lanes'),
      `create function fits(text) returns boolean immutable language plpgsql as $$ begin
         if current_database() = 'choosy lanes' and $1 like '%1' then raise exception using errcode = '22012'; end if; return true; end $$`,
      ...['small', 'big', 'bigger'].map((name) => `create table ${name} (a int primary key, t text check (fits(t)))`),
      "insert into small values (1, 'x'); insert into big select i, repeat('b', 90) || i from generate_series(1, 3000) i",
      "insert into bigger select i, repeat('c', 180) || i from generate_series(1, 3000) i",
    );
    dump = await dumpAll(urlOf(server, 'lanes'), host, { lanes: 3 });
    // The largest table is in the first lane, and the next one in the second.
    expect([...dump.streams].map(([name, { length }]) => [name, length > 200_000])).toEqual([
      ['globals.sql', false],
      ['schema.dump', false],
      ['data-1.dump', true],
      ['data-2.dump', true],
      ['data-3.dump', false],
    ]);
  }, PATIENCE);

  const open = (name: string, more: Partial<TargetSpec> = {}, at = host): Promise<Target> => {
    const spec = {
      kind: 'restore',
      url: new Secret(urlOf(server, name)),
      replace: false,
      jobs: 3,
      ...more,
    } as TargetSpec;
    return openPostgresTarget(spec, { majorVersion: '18', fingerprint: dump.fingerprint, rawBytes: 1 }, at);
  };

  /** The streams, with something done before each piece of the rows of a lane. */
  const watched = (before: (name: string, piece: number) => Promise<unknown> | undefined): readonly StoredStream[] =>
    storedStreams(dump.streams).map((stream) => ({
      ...stream,
      content: (async function* () {
        let piece = 0;
        for await (const bytes of stream.content) {
          await before(stream.name, piece);
          piece += 1;
          yield bytes;
        }
      })(),
    }));

  const sessionsIn = (name: string): Promise<unknown[][]> =>
    runSql(server.url, `select pid from pg_stat_activity where datname = '${name}'`);

  it('is restored in parallel, the largest first, or one after the other', { timeout: PATIENCE }, async () => {
    const bigger = Promise.withResolvers<void>();
    const big = Promise.withResolvers<void>();
    // Each waits until the other is being read.
    const together = watched((name, piece) => {
      if (piece === 1 && name === 'data-1.dump') bigger.resolve();
      if (piece === 1 && name === 'data-2.dump') big.resolve();
      return piece === 2 ? { 'data-1.dump': big.promise, 'data-2.dump': bigger.promise }[name] : undefined;
    });
    const read: string[] = [];
    const singly = (jobs: number) =>
      [{ jobs }, watched(async (name, piece) => void (piece > 0 && read.at(-1) !== name && read.push(name)))] as const;
    for (const [more, streams, order] of [
      [{ jobs: 2 }, together, undefined],
      [...singly(1), ['data-1.dump', 'data-2.dump']],
    ] as const) {
      const target = await open(`together ${more.jobs}`, more);
      await target.restore(streams);
      expect(await differences(target, dump)).toEqual([]);
      await target.close();
      if (order !== undefined) expect(read).toEqual(order);
    }
  });

  it('replaces a database in place, in one transaction', { timeout: PATIENCE }, async () => {
    await makeDatabase('old lanes', everyKind('old'));
    const { streams } = await dumpAll(urlOf(server, 'source'), host, { lanes: 3 });
    await replaceIn('old lanes', source, async (target) => {
      await target.restore(storedStreams(streams));
      expect(await differences(target, source)).toEqual([]);
    });
  });

  it('stops all of them if one fails, and leaves nothing', { timeout: PATIENCE }, async () => {
    const killed = Promise.withResolvers<void>();
    const damaged = new RestorableError('BACKUP_DAMAGED', 'It is not what was dumped.');
    const end = "select pg_terminate_backend(pid) from pg_stat_activity where query like 'COPY public.big %'";
    const cases: Readonly<Record<string, { code: string; act: () => Promise<void> }>> = {
      'a damaged stream': { code: 'BACKUP_DAMAGED', act: async () => Promise.reject(damaged) },
      'a session that is ended': {
        code: 'DATABASE_CONNECTION_LOST',
        act: async () => void (await whenTrue(async () => (await runSql(server.url, end)).length > 0)),
      },
      'a killed client': {
        code: 'RESTORE_FAILED',
        act: async () => {
          // Looked for once: while a program starts another in its place, it has no command line for a moment.
          process.kill(await vi.waitUntil(() => clientsOf('cut lanes')[0], { timeout: PATIENCE }), 'SIGKILL');
          killed.resolve();
        },
      },
    };
    for (const [name, { code, act }] of Object.entries(cases)) {
      const target = await open('cut lanes');
      const begun = Promise.withResolvers<void>();
      const streams = watched((stream, piece) => {
        if (stream === 'data-1.dump' && piece === 2) {
          begun.resolve();
          return code === 'BACKUP_DAMAGED' ? undefined : killed.promise;
        }
        return stream === 'data-2.dump' && piece === 2 ? begun.promise.then(act) : undefined;
      });
      await expect(target.restore(streams), name).rejects.toMatchObject({ code });
      expect(clientsOf('cut lanes'), name).toEqual([]);
      await target.close();
      expect(await runSql(server.url, "select from pg_database where datname = 'cut lanes'")).toEqual([]);
    }
  });

  it('leaves nothing behind if it is cancelled', { timeout: PATIENCE }, async () => {
    await runSql(server.url, 'create database "cancelled lanes"');
    const own = await createTargetHost({ PG_BIN: await pgBin(18) });
    onTestFinished(own.remove);
    const target = await open('cancelled lanes', {}, own);
    let waiting = 0;
    const streams = watched((name, piece) => {
      if (piece !== 2 || name === 'schema.dump') return undefined;
      waiting += 1;
      return new Promise(() => {});
    });
    const restored = target.restore(streams).catch((error: unknown) => error);
    await expect.poll(() => waiting, { timeout: PATIENCE }).toBe(2);
    own.cancel();
    expect(await restored).toMatchObject({ code: 'CANCELLED', hint: expect.stringContaining('empty again') });
    await target.close();
    expect(await sessionsIn('cancelled lanes')).toEqual([]);
  });

  it('reports rows that were refused, or stops', { timeout: PATIENCE }, async () => {
    const going = await open('choosy lanes', { onError: 'continue' });
    await going.restore(storedStreams(dump.streams));
    expect(going.leftOut?.toSorted()).toEqual(['big', 'bigger'].map((name) => `TABLE DATA "public.${name}" (refused)`));
    await going.close();
    await runSql(server.url, 'drop database "choosy lanes"');
    const stopping = await open('choosy lanes');
    await expect(stopping.restore(storedStreams(dump.streams))).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringMatching(/at TABLE DATA "public\.big(?:ger)?"\.$/),
      hint: expect.stringContaining('was dropped'),
    });
    await stopping.close();
  });
});

/** The pg_restore programs that restore into a database, without those that contain them. */
function clientsOf(database: string): number[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const text = /^\d+$/.test(pid) ? readFileSync(`/proc/${pid}/cmdline`, 'latin1') : '';
      return text.includes(`dbname='${database}'`) && !text.startsWith('/usr/bin/bwrap') ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}
