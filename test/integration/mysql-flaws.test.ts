import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../src/ports/engine/target.ts';
import { warningsOfFlaws } from '../../src/report/words/checks/flaws.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { nextSecond, sql, type TestMysql, urlWith } from '../support/mysql.ts';
import { type Dumped, dumpAll } from '../support/mysql-source.ts';
import { ask, FLAVORS, mysqlHost, streamsOf, withTarget } from '../support/mysql-target.ts';
import { foundBy, wordsOf } from '../support/rendered.ts';
import type { TargetHost } from '../support/target-host.ts';

const EPHEMERAL: TargetSpec = { kind: 'ephemeral', trustSource: false };

/** Six digits are not enough for these, and Unicode lacks some of those letters. */
const VALUES = `
create table by_float (f float primary key, g float, d double);
insert into by_float values (16777216, 0.1, 0.1), (16777218, 1e-40, 1e300), (16777200, 3.14159274, -1);
create table floats (id int primary key, f float, t varchar(99), twice double as (f * 2) virtual);
insert into floats (id, f, t) values (1, 16777216, 'it''s \\\\ (a,b);\\n'), (2, null, null), (3, 7654321, '),('), (4, 0.5, ''),
  (5, 123456.789, 'INSERT INTO \`floats\` VALUES (1');
create table by_text (a varchar(20), b varbinary(9), f float, primary key (a, b));
insert into by_text values ('it''s\\\\x', x'00ff27', 123456.789), ('', '', 7654321);
create table letters (a varchar(9) character set big5 collate big5_bin primary key, s varchar(9) character set sjis, n int);
insert into letters values (x'F9FE', x'815F', 1), (x'C8A4', x'8160', 2), ('a', x'875F', 3);
set sql_mode = '';
create table choices (id int primary key, e enum('', 'x'), o enum('a', 'b'));
insert into choices values (1, '', 'b'), (2, 'refused', 'refused');
set sql_mode = default;
create table no_key (f float, same float);
insert into no_key values (16777216, 0.5);`;
const SAME = [
  'select f + 0e0, g + 0e0, d from by_float order by f',
  'select id, f + 0e0, t, twice from floats order by id',
  'select hex(a), hex(b), f + 0e0 from by_text order by a',
  'select hex(a), hex(s), n from letters order by n',
  'select id, e, e + 0, o, o + 0 from choices order by id',
];

const BROKEN = `
create table base (id int primary key, gone int, stays int);
insert into base values (1, 1, 1);
create view over_column as select id, gone from base;
create view over_view as select * from over_column;
create table dropped (id int);
create view over_table as select * from dropped;
drop table dropped;
create trigger Uses_gone before insert on base for each row set new.gone = 'old.x', new.stays = 1;
create trigger fine before update on base for each row set new.stays = new.id + length('new.gone') /* new.gone */;
alter table base drop column gone;
set foreign_key_checks = 0;
create table child (id int primary key, p int, constraint to_nowhere foreign key (p) references nowhere (id));
insert into child values (1, 1);
create table rows_gone (id int primary key, b int, t varchar(9) character set latin1, constraint to_base foreign key (b) references base (id));
insert into rows_gone (id, b) values (1, 1), (2, 99), (3, null);
create table rows_whole (id int primary key, b int, constraint whole_base foreign key (b) references base (id));
insert into rows_whole values (1, 1);
create view sound as select id from base;
create view of_two as select base.id, '(' as x from base, rows_whole r where (base.id + 1) * 2 = 4 and r.id = base.id;
create user leaver@localhost;
grant all on *.* to leaver@localhost;
create definer=leaver@localhost view of_leaver as select id, 'x' as x from base;
create view a_view_of_it as select id from of_leaver;
drop user leaver@localhost;
create table made_by_select as select max(id) from base;
create function f_one() returns int deterministic return 1;
create procedure p_good() select 'it''s; good';`;

/** A client with latin1 reads two letters each. A table name that latin1 can't represent follows. */
const LEGACY = `
set names latin1;
create table \`tafé\` (id int primary key, \`café\` varchar(20));
create procedure \`procé\`(\`argé\` varchar(20)) comment 'it''s \\\\ commenté' select 'bodé', \`argé\`;
create function \`funcé\`(a int) returns int deterministic comment 'é' return a + length('é');
create event \`evé\` on schedule every 1 day starts '2030-01-01' comment 'é' do select 'é';
create view \`vié\` as select \`café\`, 'é' as x from \`tafé\`;
create table renamed (id int, a varchar(20));
create trigger \`trigé\` before insert on \`tafé\` for each row set new.\`café\` = 'é';
create trigger on_renamed before insert on renamed for each row set new.a = 'plain';
set names utf8mb4;
rename table renamed to \`表\`;`;

const ZONE = `
insert into mysql.time_zone values (9, 'N');
insert into mysql.time_zone_name values ('Europe/Vienna', 9);
insert into mysql.time_zone_transition_type values (9, 0, 3600, 0, 'CET'), (9, 1, 7200, 1, 'CEST');
insert into mysql.time_zone_transition values (9, 0, 0), (9, 1774746000, 1), (9, 1792890000, 0);
set time_zone = 'Europe/Vienna';
create event daily on schedule every 1 day starts '2030-01-01 02:00:00' do select 1;
create view summer as select convert_tz('2026-07-01 00:00:00', '+00:00', 'Europe/Vienna') as t;`;

const OF_MARIADB = `
create procedure p_unreadable() select 1;
update mysql.proc set body = 'selec 1', body_utf8 = 'selec 1' where name = 'p_unreadable';
create sequence numbers;
create view of_sequence as select id, lastval(numbers) as l from base;
set global mysql56_temporal_format = off;
create table old_times (id int, a timestamp, b datetime(3));
set global mysql56_temporal_format = on;`;

const OF_MYSQL = `
create function keyring_key_type_fetch returns string soname 'keyring_udf.so';
create procedure of_library() select keyring_key_type_fetch('x');
create tablespace own_space add datafile 'own_space.ibd';
create table elsewhere (id int comment 'TABLESPACE \`own_space\`') tablespace own_space comment ' TABLESPACE \`own_space\`';
create spatial reference system 4120000 name 'ours' definition 'GEOGCS["WGS 84",DATUM["World Geodetic System 1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.017453292519943278,AUTHORITY["EPSG","9122"]],AXIS["Lat",NORTH],AXIS["Lon",EAST]]';
create table places (id int primary key, p point not null srid 4120000, spatial key (p));
insert into places values (1, st_geomfromtext('POINT(1 2)', 4120000));
set global restrict_fk_on_non_standard_key = off;
set restrict_fk_on_non_standard_key = off;
create table not_unique (k int, key (k));
create table refers (k int, foreign key (k) references not_unique (k));`;

/** How a server reads UTF-8 from a client with latin1. */
const mojibake = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe.each(FLAVORS)('%s: a source with flaws and values that a dump loses', (flavor, start) => {
  let server: TestMysql;
  let url: string;
  let host: TargetHost;
  let dump: Dumped;
  let needs: TargetNeeds;
  let target: Target;

  beforeAll(async () => {
    server = await start({ settings: { 'performance-schema': 'ON' } });
    await sql(server.url, 'create database flawed character set utf8mb4');
    url = urlWith(server.url, { database: 'flawed' });
    await sql(url, [VALUES, BROKEN, LEGACY, flavor === 'MySQL' ? OF_MYSQL : OF_MARIADB, ZONE].join('\n'));
    host = await mysqlHost();
    await nextSecond(url);
    dump = await dumpAll(url, host);
    const series = server.version.split('.').slice(0, 2).join('.');
    needs = { majorVersion: series, fingerprint: dump.fingerprint, rawBytes: dump.database.length };
    target = await openMysqlTarget(EPHEMERAL, needs, host);
    await target.restore(streamsOf(dump.database, dump.globals));
  });
  afterAll(async () => {
    await target?.close();
    await server?.stop();
    host?.remove();
  });

  test('the dump contains exact values, and names the columns where this is impossible', async () => {
    for (const query of SAME) {
      const after = (await ask(target, query)).map((row) => row.map((value) => value?.replace('e+', 'e') ?? null));
      expect(after, query).toEqual(await sql(url, query));
    }
    const inexact = dump.warnings.filter((warning) => warning.includes('exact values'));
    expect(inexact.join()).toMatch(/: no_key\.f\. /);
    const unread = await dumpAll(url, host, { rowCountTimeoutMs: 0, include: ['floats', 'base'] });
    expect(unread.warnings.join('\n')).toMatch(/may round or lose .*row-count-timeout.*: floats\.$/m);
  });

  test('what is broken in the source is recorded with a warning, the rest restored, and it counts against nothing', async () => {
    const routine = flavor === 'MariaDB' ? ['routine-unreadable procedure p_unreadable'] : [];
    const flaws = (dump.fingerprint.flaws ?? []).map(({ kind, type, name }) => `${kind} ${type} ${name}`);
    expect(flaws.sort()).toEqual(
      [
        'foreign-key-violated foreign key rows_gone.to_base',
        'foreign-key-without-parent foreign key child.to_nowhere',
        ...routine,
        'text-beyond-its-charset trigger on_renamed',
        'trigger-over-gone-column trigger Uses_gone',
        'view-over-something-gone view over_column',
        'view-over-something-gone view over_table',
        'view-over-something-gone view over_view',
        'view-without-definer view a_view_of_it',
        'view-without-definer view of_leaver',
      ].sort(),
    );
    expect(warningsOfFlaws(dump.fingerprint).join()).toMatch(/view over_table \(refers to a missing object/);
    // The definitions are in the backup, for a user who fixes what they need.
    for (const name of ['over_column', 'over_view', 'over_table'])
      expect(dump.database).toContain(`VIEW \`${name}\` AS`);
    const checks = compareFingerprints(dump.fingerprint, await target.inspect());
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(checks.find(({ name }) => name === 'schema: trigger')).toMatchObject({ outcome: 'passed' });
    expect(foundBy(checks.find(({ name }) => name === 'flaws of the source'))).toContain('trigger Uses_gone');
    const integrity = await target.integrity();
    expect(integrity.filter(({ ok }) => !ok)).toEqual([]);
    const keys = wordsOf(integrity.find(({ name }) => name === 'foreign keys'));
    expect(keys).toContain('1 without a parent table');
    expect(keys).toContain('as in the source: 1 in "rows_gone" without a parent in "base"');
    expect(checks.find(({ name }) => name === 'schema: foreign key')).toMatchObject({ outcome: 'passed' });
    expect(target.notes.join()).toMatch(
      /Not restored.*view over_column.*view over_view.*trigger Uses_gone|trigger Uses_gone.*view over/,
    );
    expect(await ask(target, 'select (select id from sound), (select id from a_view_of_it), f_one()')).toEqual([
      ['1', '1', '1'],
    ]);
    const triggers = await ask(
      target,
      'select trigger_name from information_schema.triggers where trigger_schema = database()',
    );
    expect(triggers.flat().sort()).toEqual(['fine', 'on_renamed', mojibake('trigé')]);
  });

  test('code from a client with another character set is restored under its own names', async () => {
    const asked = `select hex(routine_name), hex(routine_comment) from information_schema.routines where routine_schema = database() and routine_comment <> ''
      union select hex(event_name), hex(event_comment) from information_schema.events where event_schema = database() and event_comment <> '' order by 1`;
    expect(await ask(target, asked)).toEqual(await sql(url, asked));
    expect(await ask(target, asked)).toHaveLength(3);
  });

  test('rows without a parent are a finding if the source had none, and not if this is unknown', async () => {
    const changed = dump.database.replace(/INSERT INTO `rows_whole` VALUES\s+\(1,1\)/, '$&,(2,98)');
    expect(changed).not.toBe(dump.database);
    const found = async (known: TargetNeeds): Promise<{ ok: boolean; detail: string }> => {
      await sql(server.url, 'create database by_rows');
      const spec: TargetSpec = {
        kind: 'restore',
        url: new Secret(urlWith(server.url, { database: 'by_rows' })),
        replace: false,
      };
      try {
        return await withTarget(spec, known, host, async (other) => {
          await other.restore(streamsOf(changed, dump.globals));
          const keys = (await other.integrity()).find(({ name }) => name === 'foreign keys');
          return { ok: keys?.ok ?? false, detail: wordsOf(keys) };
        });
      } finally {
        await sql(server.url, 'drop database by_rows');
      }
    };
    expect(await found(needs)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/which the source did not have: 1 in "rows_whole"/),
    });
    const flaws = dump.fingerprint.flaws?.filter(({ kind }) => kind !== 'foreign-key-violated');
    const unknown = await found({ ...needs, fingerprint: { ...dump.fingerprint, flaws, facts: {} } });
    expect(unknown).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/not checked at the source: 1 in "rows_/),
    });
  });

  test('a restore under another name restores the same, and an error that is not a flaw still ends it', async () => {
    await sql(server.url, 'create database other_name');
    const into = new Secret(urlWith(server.url, { database: 'other_name' }));
    const spec: TargetSpec = { kind: 'restore', url: into, replace: false };
    await withTarget(spec, needs, host, async (other) => {
      await other.restore(streamsOf(dump.database, dump.globals));
      const checks = compareFingerprints(dump.fingerprint, await other.inspect());
      expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      await other.publish();
    });
    const broken = dump.database.replace('INSERT INTO `base`', 'INSERT INTO `bese`');
    await sql(server.url, 'drop database other_name; create database other_name');
    await withTarget(spec, needs, host, async (other) => {
      await expect(other.restore(streamsOf(broken, dump.globals))).rejects.toMatchObject({
        code: 'RESTORE_FAILED',
        message: expect.stringContaining('unknown table (error 1146), at INSERT'),
      });
    });
  });

  test('a private server has the server-level objects of the source', async () => {
    expect(await ask(target, 'select * from summer')).toEqual([['2026-07-01 02:00:00']]);
    expect(await ask(target, "select time_zone from information_schema.events where event_name = 'daily'")).toEqual([
      ['Europe/Vienna'],
    ]);
    expect(dump.fingerprint.facts).toMatchObject({ 'source.time_zones': 'Europe/Vienna' });
    if (flavor === 'MySQL') {
      expect(await ask(target, 'select st_srid(p) from places')).toEqual([['4120000']]);
      expect(
        await ask(target, "select table_comment from information_schema.tables where table_name = 'elsewhere'"),
      ).toEqual([[' TABLESPACE `own_space`']]);
    }
    // Another start of MySQL would cost more than it is worth.
    if (flavor === 'MySQL') return;
    const facts = { ...dump.fingerprint.facts, 'source.innodb_page_size': '8192' };
    const small = { ...needs, fingerprint: { ...dump.fingerprint, facts } };
    await withTarget(EPHEMERAL, small, host, async (other) => {
      await other.restore(streamsOf(dump.database, dump.globals));
      expect(await ask(other, 'select @@innodb_page_size')).toEqual([['8192']]);
    });
  });

  test('a server that lacks what the source has is an error, and nothing is written', async () => {
    const facts = { ...dump.fingerprint.facts, 'source.storage_engines': 'Nosuch' };
    const lacking = { ...needs, fingerprint: { ...dump.fingerprint, facts } };
    const into: TargetSpec = { kind: 'scratch', url: new Secret(server.url) };
    for (const spec of flavor === 'MySQL' ? [into] : [EPHEMERAL, into]) {
      await expect(openMysqlTarget(spec, lacking, host)).rejects.toMatchObject({
        code: 'EXTENSION_MISSING',
        message: expect.stringContaining('Nosuch'),
        hint: expect.stringMatching(/target:.*is not a verdict on the backup/),
      });
    }
    if (flavor === 'MySQL') {
      expect(dump.warnings.join('\n')).toMatch(/which no dump contains: keyring_key_type_fetch\./);
      const called = dump.database.replace(/(VIEW `sound` AS select )`base`.`id`/, '$1no_such_function(1)');
      expect(called).not.toBe(dump.database);
      await withTarget(into, needs, host, async (other) => {
        await expect(other.restore(streamsOf(called))).rejects.toMatchObject({
          code: 'EXTENSION_MISSING',
          message: expect.stringContaining('functions of a shared library (keyring_key_type_fetch)'),
        });
      });
    }
    const unknown = dump.database.replaceAll(/collate[ =]utf8mb4_\w+/gi, 'COLLATE utf8mb4_of_nobody_ci');
    expect(unknown).not.toBe(dump.database);
    await withTarget(into, needs, host, async (other) => {
      await expect(other.restore(streamsOf(unknown))).rejects.toMatchObject({
        code: 'EXTENSION_MISSING',
        message: expect.stringContaining('a collation of the source'),
      });
    });
  });
});
