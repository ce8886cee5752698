/** Three of each object kind of a flavor. They refer to each other and are created by clients with different character sets. */
export function threeOfEach(flavor: 'mysql' | 'mariadb'): string {
  return `${TABLES}${CLIENTS.map(codeOf).join('')}${flavor === 'mariadb' ? MARIADB : MYSQL}`;
}

const CLIENTS = ['latin1_general_cs', 'utf8mb3_general_ci', 'utf8mb4_bin'] as const;

const TABLES = `
create table a (id int primary key, b int, d int as (b * 2) stored, e int as (id + b) virtual);
create table b (id int primary key, c int, f varchar(60) default (concat('x', 'y')), check (c > 0));
create table c (id int primary key, a int, g int as (a + 1) virtual, check (a < 1000));
alter table a add foreign key (b) references b(id);
alter table b add foreign key (c) references c(id);
alter table c add foreign key (a) references a(id);
create table part (id int, key (id)) partition by range (id) (partition p0 values less than (10), partition p1 values less than maxvalue);
create table m1 (v int) engine=MyISAM; create table m2 (v int) engine=MyISAM; create table m3 (v int) engine=MyISAM;
create table merged_1 (v int) engine=MERGE union=(m1, m2); create table merged_2 (v int) engine=MERGE union=(m3, m1);
create table watched (v varchar(100));
insert into m1 values (1); insert into m2 values (2); insert into m3 values (3);
set foreign_key_checks = 0; insert into a (id, b) values (1, 1); insert into b (id, c) values (1, 1); insert into c (id, a) values (1, 1);
set foreign_key_checks = 1;
`;

function codeOf(collation: string, at: number): string {
  const charset = collation.slice(0, collation.indexOf('_'));
  return `
set names ${charset} collate ${collation};
set sql_mode = '${['ANSI_QUOTES', 'NO_BACKSLASH_ESCAPES', ''][at]}';
set time_zone = '${['+03:00', 'SYSTEM', '-07:30'][at]}';
alter database character set ${['latin2 collate latin2_general_ci', 'utf8mb4 collate utf8mb4_unicode_ci', 'utf8mb4'][at]};
delimiter ;;
create function equal_${at}(p varchar(10)) returns int deterministic begin return 'a' = 'A' and 'ü' = 'ü' and 'x\\\\' <> p; end;;
create procedure tell_${at}() begin select 'a' = 'A' as e, equal_${(at + 1) % 3}('ä') as f; end;;
create trigger fill_${2 - at} before insert on watched for each row begin set new.v = concat(new.v, ',', ${at}, 'a' = 'A', 'ö'); end;;
create trigger after_${at} after insert on m${at + 1} for each row begin insert into watched values ('a' = 'A'); end;;
create event event_${at} on schedule every ${at + 1} hour starts '2020-01-01 00:00:00' disable comment 'e' do begin select 'a' = 'A'; end;;
delimiter ;
set sql_mode = '';
`;
}

/** Each refers to one that comes later in the alphabet. */
const VIEWS = CLIENTS.map((collation, at) => {
  const charset = collation.slice(0, collation.indexOf('_'));
  const name = ['z', 'y', 'x'][at];
  const under = ['equal_0(1) as n', 'n, s from z_view', 'n, s from y_view'][at];
  const what = at === 0 ? `select ${under}, 'a' = 'A' as s from a` : `select ${under} where 'a' = 'a' and 'ß' <> 'n'`;
  return `set names ${charset} collate ${collation}; create view ${name}_view as ${what};\n`;
}).join('');

/** In a separate table each: two and three defaults, in a history, and next to a text that only looks like one. */
const MARIADB = `${VIEWS}set names utf8mb4; set time_zone = '+00:00';
create sequence s1 start with 10; create sequence s2 start with -20 increment by -1; create sequence s3 cycle maxvalue 5;
create table two (x int default nextval(s1), y int default nextval(s2), v int);
create table three (x int default nextval(s1), y int default (nextval(s2) + lastval(s3)), z int default nextval(s3), t varchar(60) default 'nextval(\`s1\`)');
create table past (x int default nextval(s3), v int) with system versioning;
set sql_mode = 'ORACLE';
delimiter ;;
create package p1 as function f return int; end;;
create package body p1 as function f return int as begin return 'a' = 'A'; end; end;;
create package p2 as function f return int; end;;
create package body p2 as function f return int as begin return p1.f() + 1; end; end;;
create package p3 as procedure g; end;;
delimiter ;
`;

const MYSQL = `${VIEWS}set names utf8mb4; set time_zone = '+00:00';
create library l1 language javascript as $$ // don't
export function f() { return 1 } $$;
create library l2 language javascript as $x$ // $$ isn't
export function f() { return 2 } $x$;
create json relational duality view dual_1 as select json_duality_object('_id': id) from b;
create json relational duality view dual_2 as select json_duality_object('_id': id, 'c': c) from b;
`;
