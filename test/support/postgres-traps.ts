import { setTimeout as sleep } from 'node:timers/promises';
import { runSql } from './postgres-fill.ts';

/**
 * Statements that an ordinary user with CREATE in `public` can run: operators, functions, types and views that are found before
 * the server's own if a name is not qualified. Each works like the original and is counted by the server (`track_functions`),
 * even in a transaction that is rolled back. `evil.orders` has an index and statistics whose function the planner evaluates.
 */
const TRAPS = `
create function public.sentinel() returns bool language plpgsql as 'begin return true; end';
create function public.trap_type() returns bool language plpgsql as 'begin return true; end';
create function public.trap_relation() returns bool language plpgsql as 'begin return true; end';
do $do$
declare
  types pg_catalog.text[] := '{name,text,oid,int2,int4,int8,"char",regclass}';
  operators pg_catalog.text[] := '{=,<>,~,!~,<,>,>=,<=,||,-,*}';
  l pg_catalog.text; r pg_catalog.text; o pg_catalog.text; n int := 0; f record;
begin
  foreach l in array types loop foreach r in array types loop
    n := n operator(pg_catalog.+) 1;
    execute pg_catalog.format('create function public.trap_operator_%s(pg_catalog.%s, pg_catalog.%s) returns bool language plpgsql as ''begin return true; end''', n, l, r);
    foreach o in array operators loop
      execute pg_catalog.format('create operator public.%s (leftarg = pg_catalog.%s, rightarg = pg_catalog.%s, function = public.trap_operator_%s)', o, l, r, n);
    end loop;
  end loop; end loop;
  for f in select p.proname, pg_catalog.format_type(p.prorettype, null) as result,
      (select pg_catalog.string_agg(pg_catalog.format_type(a, null), ', ' order by i) from pg_catalog.unnest(p.proargtypes) with ordinality t(a, i)) as arguments
    from pg_catalog.pg_proc p
    where p.pronamespace operator(pg_catalog.=) 'pg_catalog'::pg_catalog.regnamespace and p.prokind operator(pg_catalog.=) 'f' and not p.proretset
      and p.proname operator(pg_catalog.~) '^(quote_ident|quote_literal|format_type|pg_get_.*|encode|pg_relation_size|pg_table_size|current_setting|set_config|has_.*_privilege|row_security_active|pg_has_role|pg_encoding_to_char|current_database|pg_database_size|pg_is_in_recovery|pg_export_snapshot|pg_backend_pid|inet_client_port|date_part|floor|length|lo_unlink|pg_terminate_backend|pg_last_.*|version|to_jsonb|clock_timestamp)$'
      and not exists (select from pg_catalog.pg_type t where t.typtype operator(pg_catalog.=) 'p'
        and (t.oid operator(pg_catalog.=) p.prorettype or t.oid operator(pg_catalog.=) any (p.proargtypes::pg_catalog.oid[])))
  loop
    execute pg_catalog.format('create function public.%I(%s) returns %s language plpgsql as ''begin return null; end''', f.proname, f.arguments, f.result);
  end loop;
end $do$;
create function public.format(pg_catalog.text, pg_catalog.name, pg_catalog.name) returns pg_catalog.text language plpgsql as 'begin return null; end';
create function public.concat_ws(pg_catalog.text, pg_catalog.text, pg_catalog.text) returns pg_catalog.text language plpgsql as 'begin return null; end';
create aggregate public.count(*) (sfunc = pg_catalog.int8inc, stype = int8, initcond = '0');
create schema evil;
create table evil.orders (a int, b int);
insert into evil.orders select g, g from pg_catalog.generate_series(1, 100) g;
create function evil.planned(int) returns int immutable language plpgsql as 'begin return $1; end';
create index on evil.orders ((a operator(pg_catalog.+) evil.planned(1)));
create index on evil.orders (b) where a operator(pg_catalog.<>) evil.planned(7);
create table evil.plain (a int);
insert into evil.plain values (1), (2);
`;

/**
 * Foreign keys whose rows can't be compared, or whose join can't be planned, without calling a function: of a cast, a check
 * constraint, a partition key, or an index and statistics of a completely partitioned table.
 */
const KEY_TRAPS = `
create table evil.numbers (a int primary key);
insert into evil.numbers values (1);
create type evil.mood as enum ('happy');
create function evil.trap_cast(evil.mood) returns int language plpgsql as $f$ begin return 1; end $f$;
create cast (evil.mood as int) with function evil.trap_cast(evil.mood) as implicit;
create table evil.moods (m evil.mood references evil.numbers);
insert into evil.moods values ('happy');
create function evil.trap_check(int) returns int immutable language plpgsql as $f$ begin return $1; end $f$;
create function evil.trap_partition(int) returns int immutable language plpgsql as $f$ begin return $1; end $f$;
create function evil.trap_index(int) returns int immutable language plpgsql as $f$ begin return $1; end $f$;
create function evil.trap_statistics(int) returns int immutable language plpgsql as $f$ begin return $1; end $f$;
create table evil.checked (a int references evil.numbers, check (a operator(pg_catalog.<>) evil.trap_check(3))) partition by range (a);
create table evil.checked_1 partition of evil.checked for values from (0) to (9);
create table evil.cut (a int references evil.numbers) partition by range ((a operator(pg_catalog.+) evil.trap_partition(1)));
create table evil.cut_1 partition of evil.cut for values from (0) to (9);
create table evil.without (a int references evil.numbers, b int) partition by range (a);
create index on evil.without ((a operator(pg_catalog.+) evil.trap_index(1)));
create table evil.with_statistics (a int references evil.numbers, b int) partition by range (a);
create table evil.with_statistics_1 partition of evil.with_statistics for values from (0) to (9);
do $do$ begin
  if pg_catalog.current_setting('server_version_num')::int operator(pg_catalog.>=) 140000 then
    create statistics evil.s on (a operator(pg_catalog.+) evil.trap_statistics(1)), b from evil.with_statistics;
  end if;
end $do$;
`;

/** Autovacuum would run an index's function, as its owner. */
export const TRAP_SETTINGS = { track_functions: 'all', autovacuum: 'off' } as const;

/** Found by name alone, if `public` comes before `pg_catalog`. */
const SHADOWED = ['pg_class', 'pg_namespace', 'pg_proc', 'pg_type', 'pg_roles', 'pg_database', 'pg_depend', 'pg_index'];
const TYPES = `create domain public.text as pg_catalog.text check (public.trap_type());
  create domain public.regclass as pg_catalog.regclass check (public.trap_type())`;

/** A role that owns its own database and has no other privileges, and its traps. The server needs TRAP_SETTINGS. */
export async function layTraps(adminUrl: string, database: string): Promise<string> {
  await runSql(
    adminUrl,
    `do $$ begin if not exists (select from pg_roles where rolname = 'attacker') then create role attacker login; end if; end $$`,
    `create database ${database} owner attacker`,
  );
  const url = adminUrl.replace(/postgres$/, database);
  const asAttacker = url.replace('postgres@', 'attacker@');
  // Before version 15, everyone may create in public.
  await runSql(url, 'grant create on schema public to attacker');
  const views = SHADOWED.map(
    (name) => `create view public.${name} as select * from pg_catalog.${name} where public.trap_relation()`,
  );
  await runSql(asAttacker, TRAPS, KEY_TRAPS, ...views, TYPES);
  await runSql(asAttacker, `alter database ${database} set search_path = public, pg_catalog`);
  // The calls during creation are counted too.
  await sprungTraps(adminUrl, url);
  await runSql(url, 'select pg_catalog.pg_stat_reset()');
  return url;
}

/** The attacker's functions that anyone has run since the traps were set. Waits until every other session has ended. */
export async function sprungTraps(adminUrl: string, url: string): Promise<string[]> {
  const database = url.slice(url.lastIndexOf('/') + 1);
  for (let left = 2_400; left > 0; left -= 1) {
    const [[others] = []] = await runSql(
      adminUrl,
      `select count(*)::int from pg_stat_activity where datname = '${database}' and backend_type = 'client backend'`,
    );
    if (others === 0) break;
    await sleep(50);
  }
  // What is reported now comes after what those sessions reported at their end.
  await runSql(url, `set search_path = ''`, 'select public.sentinel()');
  for (let left = 2_400; left > 0; left -= 1) {
    const rows = await runSql(
      url,
      `set search_path = ''`,
      'select schemaname operator(pg_catalog.||) $$.$$ operator(pg_catalog.||) funcname from pg_catalog.pg_stat_user_functions where schemaname operator(pg_catalog.<>) $$pg_catalog$$ and calls operator(pg_catalog.>) 0 order by 1',
    );
    const names = rows.map(([name]) => String(name));
    if (names.includes('public.sentinel')) return names.filter((name) => name !== 'public.sentinel');
    await sleep(50);
  }
  throw new Error('The server counts no calls: is track_functions on?');
}
