import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import { Secret } from '../../src/core/secret.ts';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { TestMysql } from './mysql.ts';
import { dumpAll } from './mysql-source.ts';
import { sql, urlWith } from './mysql-sql.ts';
import { streamsAgain } from './mysql-target.ts';
import type { TargetHost } from './target-host.ts';

/** For dumps whose digests are compared. */
export const DIGEST_KEY = '000102030405060708090a0b0c0d0e0f';

const OF_BOTH = `
create table bits (id int primary key, one bit(1), nine bit(9), most bit(64));
insert into bits values (1, b'1', b'101', b'1'), (2, null, 0, ~0), (3, 0, 0x1ff, 39);
create table floats (id int primary key, f float, fixed float(10,2), d double, wide double(20,3), filled float zerofill);
insert into floats values (1, 1.2345678, 1.155, 1e0/3, 12345678901234567, 1.5),
  (2, 3.4028234e38, 99999.994, 2.2250738585072014e-308, -0.0005, 1e-3), (3, 1.17549435e-38, 16777217, 5e-324, 1e17, 16777217);
create table floats_without_key (f float);
insert into floats_without_key values (1.2345678), (1.2345678), (16777217);
create table letters (id int primary key, s varchar(50) character set sjis, b varchar(50) character set big5,
  l varchar(50) character set latin1, e enum('a', '', 'b'));
insert ignore into letters values (1, 0x815F, 0xA259, 0x8081, 'a'), (2, 0x5C, 0xA145, 0xFF, 'zzz'), (3, '', '', '  x  ', '');
create table computed (a int, doubled int as (a * 2) stored, named varchar(99) as (concat(a, 'x')) virtual, z int);
insert into computed (a, z) values (1, 2), (3, 4);
create table one (a int) engine=MyISAM; create table two (a int) engine=MyISAM;
insert into one values (1);
create table merged (a int) engine=MERGE union=(one, two);
create table in_memory (a int) engine=MEMORY; insert into in_memory values (1), (2);
create table csv_file (a int not null, b varchar(10) not null) engine=CSV; insert into csv_file values (1, 'a"b');
`;
const OF_MYSQL = `
create table documents (id int primary key, d json, copy json as (d) stored, other json);
insert into documents (id, d) values (1, json_object('a', 10.50, 'b', 10.00, 'c', cast(2 as decimal(30,20)) / 3, 'd', 1e10,
  'e', 0.00001, 'f', 123456789012345678901234567890, 'g', -0.0, 'h', 12345678901234567890, 'i', cast('2020-01-01' as date),
  'j', 1.7976931348623157e308, 'k', x'00ff', 'l', time'12:00:00', 'm', 0.99999999999999999999)),
  (2, '10.50'), (3, cast(10.50 as json)), (4, '"a \\\\"1.50\\\\" b"'), (5, null);
create table hidden_key (id int invisible, a int); insert into hidden_key (a) values (1);
set sql_generate_invisible_primary_key = 1;
create table own_key (a varchar(10)); insert into own_key values ('x'), ('x');
`;
const OF_MARIADB = `
create table visible_times (id int, since timestamp(6) generated always as row start, until timestamp(6) generated always as row end,
  period for system_time (since, until)) with system versioning;
insert into visible_times (id) values (1), (2); update visible_times set id = 5 where id = 2;
create table hidden_times (id int primary key, since timestamp(6) generated always as row start invisible,
  until timestamp(6) generated always as row end invisible, hidden int invisible default 4, period for system_time (since, until))
  with system versioning;
insert into hidden_times (id) values (1), (2); delete from hidden_times where id = 1;
create table compressed (t text compressed, b blob compressed); insert into compressed values (repeat('a', 1000), repeat(x'00ff', 500));
`;

/** Tables whose dump differs, or might, after a correct restore; and one without rows of its own. */
export function changingTables({ flavor }: Pick<TestMysql, 'flavor'>): string {
  return `set sql_mode = ''; ${OF_BOTH} ${flavor === 'mysql' ? OF_MYSQL : OF_MARIADB}`;
}

/** Changes of these tables and of `cells`, `loose` and `parts`: in each round, one change of each of these tables. bench/mysql-mutations.ts makes a thousand. */
export const CHANGES: readonly Readonly<Record<string, string>>[] = [
  {
    cells: "update cells set body = concat(body, ' ') where id = 7",
    floats: 'update floats set f = 1.23457 where id = 1',
    loose: 'delete from loose limit 1; insert into loose select * from loose limit 1',
    parts: "update parts set v = convert(cast(convert('größe' using utf8mb4) as binary) using latin1) where id < 9",
  },
  {
    bits: 'update bits set nine = nine ^ 256 where id = 1',
    cells: 'update cells set moment = moment + interval 1 hour where id = 9',
    floats: 'update floats set d = round(d, 9) where id = 1',
    letters: 'update letters set l = trim(l) where id = 3',
  },
];

/** What is done with a restored database and its digests. */
export interface RestoredDigests {
  readonly expected: ContentDigests;
  /** Of the restored database as it is now. */
  read(signal?: AbortSignal): Promise<ContentDigests>;
  /** As root. */
  readonly url: string;
}

/** Dumps a database and restores it into a scratch database of the same server. */
export async function withRestoredDigests<T>(
  server: Pick<TestMysql, 'url'>,
  { database, lanes }: { readonly database: string; readonly lanes?: number },
  host: TargetHost,
  work: (restored: RestoredDigests) => Promise<T>,
): Promise<T> {
  const dumped = await dumpAll(urlWith(server.url, { database }), host, { digestKey: DIGEST_KEY, lanes });
  const { digests: expected } = dumped;
  if (expected === undefined) throw new Error('The dump has no digests.');
  const needs = { majorVersion: dumped.info.majorVersion, fingerprint: dumped.fingerprint, rawBytes: 1 };
  const target = await openMysqlTarget({ kind: 'scratch', url: new Secret(server.url) }, needs, host);
  try {
    await target.restore(streamsAgain(dumped));
    const [[name = null] = []] = await sql(server.url, "show databases like 'restorable%'");
    const read = async (signal = new AbortController().signal): Promise<ContentDigests> => {
      const found = await target.digests?.({ expected, include: [], exclude: [], signal });
      if (found === undefined) throw new Error('The restored database has no digests.');
      return found;
    };
    return await work({ expected, read, url: urlWith(server.url, { database: name ?? '' }) });
  } finally {
    await target.close();
  }
}
