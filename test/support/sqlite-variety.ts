/** A SQLite database with every kind of table and value that a digest could misread. */
export const VARIETY_SQL = `
create table typed (id integer primary key, name text, amount integer, price real, note varchar(20), made datetime, raw blob, any);
insert into typed values
  (1, 'Zoë', 1, 1.5, 'padded   ', '2024-03-31 01:30:00', x'00ff10', 1),
  (2, '', 0, 0.0, null, '2024-03-31T02:30:00Z', x'', 1.0),
  (3, null, -1, -0.0, 'Grüße  ', null, null, '1'),
  (4, 'a''b"c', 9223372036854775807, 9e999, 'x', '1999-12-31 23:59:59.999', zeroblob(40), x'31'),
  (-5, cast(x'61006200ff' as text), -9223372036854775808, 5e-324, char(10, 13, 9), '', x'c3a9', -0.0),
  (6, cast(x'fffe' as text), 127, 1.7976931348623157e308, '1', 'now', x'00', null),
  (7, '日本語 🎉', 9007199254740993, 0.1, '1.0', '2024-01-01 00:00:00', x'01', 0.30000000000000004);
create table untyped (a, b, c);
insert into untyped values (1, '1', 1.0), (null, '', x''), (0, '0', -0.0), ('NULL', null, 'null'), (1e15, 1e16, 123456789012345678),
  ('a:text:1:b', 'text:1:b', 'r0'), (x'6e756c6c', 'i', 0.1), ('line' || char(10) || 'end', char(13, 10), ' ');
insert into untyped select value, 'row ' || value, value / 7.0 from (with recursive n(value) as (select 1 union all select value + 1 from n where value < 300) select value from n);
create table keyed (k text primary key, v, w collate nocase) without rowid;
insert into keyed values ('a', 1, 'A'), ('b', null, 'b'), ('', '', x'00'), (cast(x'ff00' as text), 2.5, 'é');
create table pairs (a integer, b text, c, primary key (b, a)) without rowid;
insert into pairs values (1, 'x', 'one'), (2, 'x', 'two'), (1, 'y', null);
create table "strict ""one""" (i int, r real, t text, b blob, a any) strict;
insert into "strict ""one""" values (1, 2, '3', x'34', 5), (null, null, null, null, null), (9, 0.5, 'ü ', x'', '5'), (7, 7.25, '2024-05-05 10:00:00', x'ff', 5.0);
create table computed (a integer, b text, later text generated always as (b || a) virtual, kept text generated always as (a || b) stored);
insert into computed (a, b) values (1, 'x'), (2, 'y'), (null, 'z');
create table counted (id integer primary key autoincrement, v text);
insert into counted (v) values ('one'), ('two'), ('three');
delete from counted where id = 3;
create table hidden (rowid text, _rowid_ text, oid text);
insert into hidden values ('a', 'b', 'c'), ('a', 'b', 'd');
create table late (a);
insert into late values (1), (2);
alter table late add column added text default 'dé' not null;
create table empty (a, b);
create index by_name on typed (name collate nocase);
create view shown as select name from typed;
create virtual table found using fts5 (title, body);
insert into found values ('first', 'the quick brown fox'), ('second', 'jumps over');
create virtual table boxes using rtree (id, x1, x2);
insert into boxes values (1, 0, 1), (2, 5, 6);
analyze;
`;

/** A table with more columns than a function has arguments. */
export function wideSql(columns = 300): string {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  const values = (from: number): string =>
    names.map((_, at) => (at % 3 === 0 ? `'${at + from}'` : String(at + from))).join(', ');
  return `create table wide (${names.join(', ')}); insert into wide values (${values(0)}), (${values(7)});`;
}
