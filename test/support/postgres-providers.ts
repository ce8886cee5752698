/** A look-alike of a provider's new database, from its documentation and dumps of real ones, with user data. */
export interface Provider {
  readonly name: string;
  /** The account that the provider gives its users. Not a superuser. */
  readonly account: string;
  /** For the server. May run again on one that has them already. */
  readonly roles: string;
  /** Turns a new, empty database into one of the provider's. Run by a superuser. */
  readonly fresh: string;
  /** What the account does in it. */
  readonly use: string;
  /** Tables of the user's, and how many rows each has. */
  readonly rows: Readonly<Record<string, number>>;
}

const role = (name: string, options: string): string =>
  `do $do$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name} ${options}; end if; end $do$;`;

const SUPABASE: Provider = {
  name: 'Supabase',
  account: 'project_owner',
  roles: [
    role('supabase_admin', 'superuser login'),
    role('project_owner', 'login createrole createdb replication bypassrls'),
    ...['anon', 'authenticated', 'dashboard_user'].map((name) => role(name, 'nologin')),
    role('service_role', 'nologin bypassrls'),
    role('authenticator', 'login noinherit'),
    ...['supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin', 'pgbouncer'].map((name) =>
      role(name, 'login noinherit'),
    ),
    'grant anon, authenticated, service_role to authenticator;',
    'grant set on parameter session_replication_role to project_owner;',
    'grant anon, authenticated, service_role to project_owner;',
    "alter role authenticator set statement_timeout = '8s'; alter role anon set statement_timeout = '3s';",
  ].join('\n'),
  fresh: `
    set role supabase_admin;
    create schema auth; create schema storage; create schema realtime; create schema graphql_public; create schema vault;
    create schema pgbouncer authorization pgbouncer;
    create schema extensions authorization project_owner;
    create extension pgcrypto schema extensions; create extension "uuid-ossp" schema extensions;
    create table auth.users (id uuid primary key, email text);
    create table auth.identities (id int generated always as identity primary key, user_id uuid not null references auth.users on delete cascade);
    create table auth.schema_migrations (version text primary key);
    insert into auth.schema_migrations values ('20171026211738'), ('20171026211808');
    create function auth.uid() returns uuid language sql stable as $$ select '00000000-0000-0000-0000-000000000001'::uuid $$;
    create type auth.factor_type as enum ('totp', 'webauthn');
    create table storage.buckets (id text primary key);
    create table storage.objects (id int primary key, bucket_id text references storage.buckets, name text);
    alter table storage.objects enable row level security;
    create table storage.migrations (id int primary key, name text);
    insert into storage.migrations values (0, 'create-migrations-table');
    create table realtime.messages (id bigint, inserted_at date not null) partition by range (inserted_at);
    create table vault.secrets (id int primary key, secret text);
    create function pgbouncer.get_auth(text) returns text language sql as $$ select $1 $$;
    create function extensions.grant_pg_cron_access() returns event_trigger language plpgsql as $$ begin end $$;
    create event trigger issue_pg_cron_access on ddl_command_end when tag in ('CREATE EXTENSION') execute function extensions.grant_pg_cron_access();
    create publication supabase_realtime; alter publication supabase_realtime owner to project_owner;
    do $do$ declare t text; begin
      foreach t in array '{users,identities,schema_migrations}'::text[] loop execute format('alter table auth.%I owner to supabase_auth_admin', t); end loop;
      foreach t in array '{buckets,objects,migrations}'::text[] loop execute format('alter table storage.%I owner to supabase_storage_admin', t); end loop;
    end $do$;
    alter function auth.uid() owner to supabase_auth_admin;
    alter table realtime.messages owner to supabase_realtime_admin;
    grant all on schema auth to supabase_auth_admin; grant all on schema storage to supabase_storage_admin;
    grant usage on schema auth, storage, extensions, realtime, graphql_public, vault, pgbouncer to project_owner, anon, authenticated, service_role;
    grant all on all tables in schema auth, storage, realtime to project_owner, dashboard_user;
    grant all on all sequences in schema auth to project_owner;
    grant select on vault.secrets to project_owner with grant option;
    alter default privileges for role supabase_admin in schema public grant all on tables to project_owner, anon, authenticated, service_role;
    alter default privileges for role supabase_auth_admin in schema auth grant all on tables to project_owner, dashboard_user;
    alter default privileges for role project_owner in schema public grant all on tables to anon, authenticated, service_role;
    grant all on schema public to project_owner, anon, authenticated, service_role;
    reset role;`,
  use: `
    create table public.profiles (id uuid primary key references auth.users on delete cascade, name text, secret text default extensions.crypt('x', 'ab'));
    alter table public.profiles enable row level security;
    create policy own on public.profiles for select to authenticated, anon using (auth.uid() = id);
    create function public.handle_new_user() returns trigger language plpgsql security definer as $$ begin insert into public.profiles values (new.id, new.email); return new; end $$;
    create trigger on_auth_user_created after insert on auth.users for each row execute function public.handle_new_user();
    insert into auth.users select ('00000000-0000-0000-0000-00000000000' || g)::uuid, 'u' || g from generate_series(1, 3) g;
    insert into auth.identities (user_id) select id from auth.users;
    alter publication supabase_realtime add table public.profiles;
    alter default privileges in schema public revoke all on functions from public;`,
  rows: { 'public.profiles': 3, 'auth.users': 3 },
};

const NEON: Provider = {
  name: 'Neon',
  account: 'neondb_owner',
  roles: [
    role('cloud_admin', 'superuser login'),
    role('neon_superuser', 'nologin createdb createrole bypassrls replication'),
    role('neondb_owner', 'login createdb createrole bypassrls replication'),
    'grant pg_read_all_data, pg_write_all_data to neon_superuser; grant neon_superuser to neondb_owner;',
  ].join('\n'),
  fresh: `
    alter default privileges for role cloud_admin in schema public grant all on tables to neon_superuser with grant option;
    alter default privileges for role cloud_admin in schema public grant all on sequences to neon_superuser with grant option;`,
  use: `
    create table public.playing_with_neon (id serial primary key, name text, value real);
    insert into public.playing_with_neon (name, value) select md5(g::text), g from generate_series(1, 10) g;
    grant select on public.playing_with_neon to neon_superuser;
    create schema app; create view app.names as select name from public.playing_with_neon;
    alter default privileges in schema app grant select on tables to neon_superuser`,
  rows: { 'public.playing_with_neon': 10 },
};

const RDS: Provider = {
  name: 'RDS',
  account: 'master',
  roles: [
    role('rdsadmin', 'superuser login'),
    role('rds_superuser', 'nologin'),
    ...['rds_replication', 'rds_iam', 'rds_password'].map((name) => role(name, 'nologin')),
    role('master', 'login createdb createrole'),
    role('rds_reader', 'nologin'),
    'grant pg_monitor, pg_signal_backend to rds_superuser; grant rds_superuser, rds_reader to master;',
  ].join('\n'),
  fresh:
    'create extension pg_stat_statements; alter extension pg_stat_statements update; grant create on schema public to master;',
  use: `
    create extension hstore;
    create table public.orders (id int generated always as identity primary key, tags hstore);
    insert into public.orders (tags) select hstore('a', g::text) from generate_series(1, 7) g;
    create schema shared; grant usage on schema shared to rds_superuser, rds_iam; grant all on schema shared to rds_reader;
    create table shared.t (a int); insert into shared.t values (1); alter table shared.t owner to rds_reader;
    grant select on shared.t to master, rds_iam;
    create materialized view public.totals as select count(*) as n from shared.t;
    create policy readers on public.orders to rds_reader using (true);
    alter database DATABASE set search_path = shared, public`,
  rows: { 'public.orders': 7, 'shared.t': 1 },
};

const AZURE: Provider = {
  name: 'Azure',
  account: 'citizen',
  roles: [
    role('azuresu', 'superuser login'),
    role('azure_pg_admin', 'nologin'),
    role('citizen', 'login createdb createrole'),
    role('web_anon', 'nologin'),
    'grant azure_pg_admin to citizen;',
  ].join('\n'),
  fresh: 'alter schema public owner to azure_pg_admin; grant all on schema public to public;',
  use: `
    create schema api; create table api.todos (id int primary key, task text); insert into api.todos values (1, 'x');
    grant usage on schema api to web_anon; grant select on api.todos to web_anon, azure_pg_admin;
    alter table api.todos enable row level security; create policy everybody on api.todos for select to web_anon, azure_pg_admin using (true);
    alter default privileges in schema api grant select on tables to web_anon`,
  rows: { 'api.todos': 1 },
};

export const PROVIDERS: readonly Provider[] = [SUPABASE, NEON, RDS, AZURE];
