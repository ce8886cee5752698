import type { TestMysql } from './mysql.ts';
import { stockDump } from './mysql-dump.ts';
import { sql, urlWith } from './mysql-sql.ts';

type Flavor = TestMysql['flavor'];

/** Accounts that own views, routines, triggers and events of the sample. */
export const SAMPLE_DEFINERS = ["'odd ''definer'' --'@'%'", "'second'@'localhost'"] as const;

/** Names that need quoting. MySQL allows everything except a trailing space, NUL and characters beyond the first 65,536. */
export const SAMPLE_NAMES = [
  'with `ticks`',
  `it's "quoted"`,
  'new\nline',
  '-- comment',
  'größe 日本',
  '../../up',
  '1e5',
];

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
const [FIRST, SECOND] = SAMPLE_DEFINERS;

/**
 * Accounts on the server. Safe to run again. Their privileges apply to every database, because a dump of what was restored
 * under another name needs them too.
 */
const ACCOUNTS = SAMPLE_DEFINERS.map(
  (name) => `create user if not exists ${name} identified by 'pass-Word1';
    grant select, delete, update, insert, execute, trigger, event on *.* to ${name};`,
).join('\n');

const TYPES = `
set sql_mode = '';
create table types (
  id bigint unsigned not null auto_increment primary key,
  tiny tinyint(1) default -1, small smallint zerofill, money decimal(65,30), ratio float, exact double,
  fixed binary(16), varied varbinary(300), tiny_blob tinyblob, large longblob, flags bit(9) default b'101',
  document json, place geometry not null, line linestring,
  kind enum('it''s', 'a,b', '', 'größe', '"') default '', tags set('x', 'y z', 'ö'),
  day date not null default '0000-00-00', moment datetime(6) default '0000-00-00 00:00:00', stamp timestamp(3) null,
  span time(6), at_year year, padded char(10) default 'a  ', latin varchar(50) character set latin1,
  wide text character set utf16, folded varchar(80) collate utf8mb4_bin comment 'it''s "odd" \\\\ -- ; 日本',
  key (day), key by_prefix (folded(5) desc), fulltext key words (folded), spatial key by_place (place)
) engine=InnoDB auto_increment=4711 comment='a -- comment; with ''quotes'' and 😀';
insert into types (tiny, small, money, ratio, exact, fixed, varied, tiny_blob, large, flags, document, place, line, kind, tags, day,
  moment, stamp, span, at_year, padded, latin, wide, folded) values
 (-128, 7, '-12345678901234567890123456789012345.000000000000000000000000000001', 1.17e-38, 1.7976931348623157e308,
  X'00', X'0027225C0A0D1A', '', X'FFFE00', b'111111111', '{"a": [1, "é😀", null], "b\\\\n": 1e10}',
  st_geomfromtext('POINT(1 2)'), st_geomfromtext('LINESTRING(0 0,1 1)'), 'it''s', 'x,ö', '0000-00-00',
  '2026-02-30 00:00:00', '2026-03-29 01:30:00.123', '-838:59:59.000000', 1901, 'x', 'ÿ€', 'utf16 😀', 'back\\\\slash'),
 (null, null, null, null, -0.0, X'00112233445566778899AABBCCDDEEFF', repeat(X'00', 300), null, repeat('x', 70000), b'0', null,
  st_geomfromtext('POINT(-180 90)'), null, '', '', '2026-00-10', '9999-12-31 23:59:59.999999', null, null, 0, '', '', '', '''),('''),
 (1, 1, 1, 1, 1, '', '', '', '', null, '[]', st_geomfromtext('POINT(0 0)'), null, null, null, '2026-11-21', null,
  '1970-01-02 00:00:00', '12:00:00', 2155, 'a   ', 'plain', null, '\\n-- Dump completed\\nINSERT INTO types VALUES (1);');
set sql_mode = default;
`;

const RELATIONS = `
create table empty_table (a int) auto_increment=99;
create table parents (
  id int not null auto_increment primary key, name varchar(50) not null unique, other int,
  doubled int generated always as (id_source * 2) virtual, id_source int default 3,
  shouted varchar(60) generated always as (upper(name)) stored, key (shouted),
  constraint \`odd check --\` check (id_source > 0), check (name <> '')
) auto_increment=1000;
create table children (
  id int not null primary key, parent int, self int,
  constraint \`to \`\`parent\`\`\` foreign key (parent) references parents (id) on delete set null on update cascade,
  foreign key (self) references children (id)
);
insert into parents (name) values ('one'), ('zwei'), ('三'), ('😀');
insert into children values (2, null, null), (1, 1000, 2), (3, 1002, null);
update children set self = case id when 2 then 1 when 3 then 3 else self end;
alter table parents add constraint back foreign key (other) references children (id);
update parents set other = 1 where id = 1001;
create table by_range (id int not null, at date not null, primary key (id, at)) partition by range (to_days(at)) (
  partition old values less than (to_days('2026-01-01')), partition rest values less than maxvalue);
insert into by_range values (1, '2025-05-05'), (2, '2026-05-05');
create table by_hash (id int not null primary key, kind varchar(9)) partition by key (id) partitions 5;
insert into by_hash values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd');
create table not_transactional (id int primary key, t varchar(9)) engine=MyISAM;
insert into not_transactional values (1, 'myisam');
create table digits (d int primary key);
insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
create table many (id int primary key, body varchar(200));
insert into many select a.d + 10 * b.d + 100 * c.d + 1000 * d.d, concat(repeat('row; ', 20), a.d, '😀')
  from digits a, digits b, digits c, digits d;
`;

const CODE = `
create definer=${FIRST} view z_base as select id, name from parents where name <> 'a;b';
create definer=${SECOND} sql security invoker view m_middle as select id, concat(name, ' "x"') as \`the name\` from z_base;
create view a_top as select \`the name\` from m_middle where id > 0;
create algorithm=merge view zz_checked as select id, name from z_base where id > 0 with cascaded check option;
DELIMITER ;;
create definer=${FIRST} function total(a int) returns bigint deterministic reads sql data
comment 'it''s; a function'
begin
  declare result bigint default 0; -- a comment; with a semicolon
  /* and $$ another; */
  select sum(id) + a into result from parents where name <> 'DELIMITER ;';
  return result;
end;;
create definer=${SECOND} procedure \`odd \`\`name\`\` --\`(in a int, inout b varchar(10) character set latin1, out c int)
  sql security invoker
begin
  declare exit handler for sqlexception begin set c = -1; end;
  if a > 0 then set c = total(a); else set c = 0; end if;
  set b = 'it''s';
end;;
set sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES';;
create function ansi() returns varchar(100) deterministic return 'back\\' || "mysql_text"();;
set sql_mode = default;;
create definer=${FIRST} trigger first_trigger before insert on children for each row
begin
  if new.parent is null then set new.self = new.id; end if;
end;;
create definer=${SECOND} trigger \`second \`\`trigger\` before insert on children for each row follows first_trigger
  set new.parent = coalesce(new.parent, 1000);;
create trigger after_delete after delete on parents for each row delete from digits where d = old.id;;
create definer=${FIRST} event yearly on schedule every 1 year starts '2030-01-01 00:00:00' ends '2037-01-01 00:00:00'
  on completion preserve disable comment 'an event; of ''ours''' do begin delete from digits where d > 9; end;;
create event enabled on schedule every 10 hour starts '2030-06-01 00:00:00' on completion preserve do delete from empty_table;;
DELIMITER ;
`;

const ODD_TABLES = SAMPLE_NAMES.map(
  (name, index) =>
    `create table ${quote(name)} (${quote(name)} int primary key, key ${quote(`by ${name}`)} (${quote(name)}));
     insert into ${quote(name)} values (${index});`,
).join('\n');

const OF_MYSQL = `
create table only_mysql (
  id int primary key, hidden int invisible default 7, code binary(16) default (uuid_to_bin('6ccd780c-baba-1026-9564-5b8c656024db')),
  document json, place point not null srid 4326, embedding vector(3),
  key by_expression ((cast(document->>'$.n' as unsigned))), key unseen (id desc) invisible, spatial key (place)
);
insert into only_mysql (id, document, place, embedding) values (1, '{"n": 5}', st_geomfromtext('POINT(10 20)', 4326), string_to_vector('[1,2,3]'));
create library plus comment 'it''s' language javascript as $$ // don't
export function plus(n) { return n + 1 } $$;
create library other language javascript as $x$ /* $$ */ export function f() { return 1 } $x$;
create definer=${FIRST} json relational duality view of_digits as select json_duality_object('_id': d) from digits;
`;

const OF_MARIADB = `
create sequence odd_sequence start with 5 increment by -3 minvalue -1000 maxvalue 100 cache 10 cycle;
select nextval(odd_sequence), nextval(odd_sequence);
create table only_mariadb (
  id int primary key default nextval(odd_sequence), hidden int invisible default 7, code uuid default uuid(), address inet6,
  small inet4, checked int check (checked > 0), key unseen (hidden) ignored
);
insert into only_mariadb (id, code, address, small, checked) values
  (1, '6ccd780c-baba-1026-9564-5b8c656024db', '2001:db8::ff00:42:8329', '192.0.2.1', 1);
create table versioned (id int primary key, price int) with system versioning;
insert into versioned values (1, 10), (2, 20);
update versioned set price = 11 where id = 1;
delete from versioned where id = 2;
create table aria_table (a int) engine=Aria;
insert into aria_table values (1);
`;

/** Statements of the complete sample, for the stock client. `mysql_text` exists so that a function can call it. */
function sampleSql(flavor: Flavor): string {
  return [
    `set time_zone = '+00:00';`,
    TYPES,
    RELATIONS,
    `create function mysql_text() returns varchar(20) deterministic return 'text';`,
    CODE,
    ODD_TABLES,
    flavor === 'mysql' ? OF_MYSQL : OF_MARIADB,
  ].join('\n');
}

/** Tables of the sample that contain rows, and how many. */
export function sampleRows(flavor: Flavor): Readonly<Record<string, number>> {
  return {
    types: 3,
    empty_table: 0,
    parents: 4,
    children: 3,
    by_range: 2,
    by_hash: 4,
    not_transactional: 1,
    digits: 10,
    many: 10_000,
    ...Object.fromEntries(SAMPLE_NAMES.map((name) => [name, 1])),
    ...(flavor === 'mysql' ? { only_mysql: 1 } : { only_mariadb: 1, versioned: 1, aria_table: 1 }),
  };
}

/**
 * Creates a database with the sample: every kind of object, type and name of the flavor that a dump can get wrong.
 * @returns its URL as root
 */
export async function fillMysqlSample(server: TestMysql, name: string): Promise<string> {
  await sql(
    server.url,
    `${ACCOUNTS}\ncreate database ${quote(name)} character set utf8mb4 collate utf8mb4_german2_ci;`,
  );
  for (const definer of SAMPLE_DEFINERS) {
    await sql(server.url, `grant select, execute on ${quote(name).replaceAll('_', '\\_')}.* to ${definer};`);
  }
  const url = urlWith(server.url, { database: name });
  await sql(url, sampleSql(server.flavor));
  return url;
}

/**
 * Creates a database with the sample that yields the same dump again after a restore. MySQL writes a column's character set
 * explicitly once its definition was dumped and restored, so the stock tools do that here too.
 */
export async function fillRestoredMysqlSample(server: TestMysql, name: string): Promise<string> {
  const origin = `${name}_origin`;
  await fillMysqlSample(server, origin);
  const dump = Buffer.from(await stockDump(server, origin), 'latin1').toString('utf8');
  await sql(
    server.url,
    `create database ${quote(name)} character set utf8mb4 collate utf8mb4_german2_ci; use ${quote(name)};
     ${dump.replaceAll('<database>', name)}; drop database ${quote(origin)};`,
  );
  return urlWith(server.url, { database: name });
}
