/**
 * SQL for a database with one of everything that a dump must carry: odd names, several schemas, large objects, partitions,
 * views, generated and identity columns, policies, triggers, types, operators. Works on PostgreSQL 13 to 18.
 */
export const ODD_NAME = 'odd "name" --; é\n*\'%';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const SAMPLE_SQL = `
begin;
create schema app;
create schema ${quoted(ODD_NAME)};
create schema empty_schema;
create extension if not exists pg_trgm schema public;
create type app.mood as enum ('sad', 'ok', 'it''s "fine"');
create type app.pair as (a int, b text);
create domain app.email as text check (value like '%@%') not null;
create type app.span as range (subtype = float8);
create sequence app.counter start 100 increment 5;
select nextval('app.counter'), nextval('app.counter');
create sequence app.never_used;
create table app.customers (
  id bigint generated always as identity primary key,
  name varchar(80) not null default 'no''body',
  mail app.email default 'a@b',
  state varchar(10) not null default 'new' check (state in ('new', 'old', 'gone')),
  mood app.mood default 'ok',
  created timestamptz not null default now(),
  name_length int generated always as (length(name)) stored,
  tags text[] default '{}', amount numeric(10, 2) default -1.5, flag boolean default true,
  check (amount < 1000000 or flag and amount between 1 and 5)
);
insert into app.customers (name, state) select 'customer ' || g || E'\\nline\\\\two', case when g % 2 = 0 then 'old' else 'new' end from generate_series(1, 1000) g;
create table app.orders (
  id serial primary key, customer bigint not null references app.customers on delete cascade deferrable initially deferred,
  at date not null, note text collate "C"
);
insert into app.orders (customer, at) select g, date '2026-01-01' + g % 300 from generate_series(1, 500) g; commit; begin;
create index on app.customers (lower(name), id desc nulls last) where state <> 'gone';
create unique index orders_at on app.orders using btree (at, id) include (customer);
create index customers_trgm on app.customers using gin (name public.gin_trgm_ops);
create statistics app.order_statistics (dependencies) on customer, at from app.orders;
create table app.events (id bigint not null, at timestamptz not null, payload jsonb, primary key (id, at)) partition by range (at);
create table app.events_2025 partition of app.events for values from ('2025-01-01') to ('2026-01-01');
create table app.events_2026 partition of app.events for values from ('2026-01-01') to ('2027-01-01') partition by list (id);
create table app.events_2026_rest partition of app.events_2026 default;
create index on app.events (payload);
insert into app.events select g, timestamptz '2025-06-01 00:00Z' + g * interval '12 hours', '{"a": 1}' from generate_series(1, 600) g;
create table app.base (a int, b text);
create table app.child (c date) inherits (app.base);
alter table app.base add column d int default 7;
insert into app.base values (1, 'x'); insert into app.child values (2, 'y', now(), 8);
create unlogged table app.scratch (a int); insert into app.scratch values (1);
create table ${quoted(ODD_NAME)}.${quoted(ODD_NAME)} (${quoted(ODD_NAME)} int primary key, "select" text);
insert into ${quoted(ODD_NAME)}.${quoted(ODD_NAME)} select g, repeat('x', g) from generate_series(1, 77) g;
create table app.no_columns ();
insert into app.no_columns default values;
create view app.recent as select c.name, count(*) as n from app.customers c join app.orders o on o.customer = c.id group by c.name having count(*) in (1, 2);
create materialized view app.totals as select state, count(*) as n from app.customers group by state;
create unique index on app.totals (state);
create materialized view app.not_filled as select 1 as a with no data;
create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create function app.add(a int, b int default 2) returns int language sql immutable strict parallel safe as 'select a + b';
create procedure app.work(inout x int) language plpgsql as $$ begin x := x + 1; end $$;
create aggregate app.total (int) (sfunc = int4pl, stype = int, initcond = '0');
create operator app.=== (leftarg = int, rightarg = int, function = app.add);
create trigger touch before insert or update of name on app.customers for each row when (new.state <> 'gone') execute function app.touch('an ''argument''');
create trigger part_touch after insert on app.events for each row execute function app.touch();
create function app.ddl() returns event_trigger language plpgsql as $$ begin end $$;
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE') execute function app.ddl();
create rule keep as on delete to app.base do instead nothing;
alter table app.orders enable row level security;
create policy mine on app.orders for select using (customer > 0);
create cast (app.pair as text) with inout;
create collation app.german (provider = libc, locale = 'C');
create text search configuration app.words (copy = simple);
create foreign data wrapper nothing;
create server far foreign data wrapper nothing;
create foreign table app.remote (a int) server far;
select lo_from_bytea(0, decode(repeat('0a0b', 5000), 'hex')), lo_create(0);
comment on table app.customers is 'who ''buys''';
commit;
`;

/** Tables of the sample with their own rows, and how many. */
export const SAMPLE_ROWS: Readonly<Record<string, number>> = {
  'app.customers': 1000,
  'app.orders': 500,
  'app.events_2025': 427,
  'app.events_2026_rest': 173,
  'app.base': 1,
  'app.child': 1,
  'app.scratch': 1,
  'app.no_columns': 1,
  [`${ODD_NAME}.${ODD_NAME}`]: 77,
};
