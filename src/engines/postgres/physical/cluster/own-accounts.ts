import { quoteName } from '../../sql/quote.ts';
import { OWN_ROLES } from '../names.ts';

const { admin: ADMIN, reader: READER } = OWN_ROLES;
/** Reads all tables, since this version. */
const READS_ALL = 14;
const HAS_LOGIN_TRIGGERS = 17;

interface OwnAccounts {
  /** Of the superuser. */
  readonly password: string;
  /** The database that is looked into. */
  readonly database: string;
  readonly major: number;
}

/** Statements that create the accounts of a verification in the restored cluster, one a line, for its single-user mode. */
export function ownAccounts({ password, database, major }: OwnAccounts): string[] {
  return [...accounts(password, major), ...privileges(database, major)];
}

/**
 * The source may have a role of that name: then creating it fails, and the rest applies to it. A database of the source may load
 * libraries into every session that this machine lacks. A role's own settings have precedence. A trigger of logins, which can write
 * rows or refuse accounts that it does not know, runs for neither.
 */
function accounts(password: string, major: number): string[] {
  return [
    "set search_path = ''",
    ...[ADMIN, READER].map((name) => `create role ${name}`),
    `alter role ${ADMIN} superuser login connection limit -1 valid until 'infinity' password '${password}'`,
    `alter role ${READER} nosuperuser login bypassrls connection limit -1`,
    ...[ADMIN, READER].flatMap((name) => [
      `alter role ${name} set session_preload_libraries from current`,
      `alter role ${name} set local_preload_libraries from current`,
      ...(major >= HAS_LOGIN_TRIGGERS ? [`alter role ${name} set event_triggers = off`] : []),
    ]),
  ];
}

/** What the checks read. Privileges are not compared. */
function privileges(database: string, major: number): string[] {
  const name = quoteName(database);
  return [
    `alter database ${name} connection limit -1`,
    `grant connect on database ${name} to ${READER}`,
    `grant select on pg_catalog.pg_largeobject to ${READER}`,
    major >= READS_ALL ? `grant pg_read_all_data to ${READER}` : READ_EACH_SCHEMA,
  ];
}

const READ_EACH_SCHEMA = [
  'do $$ declare s pg_catalog.name; w text; begin',
  "for s in select nspname from pg_catalog.pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop",
  "foreach w in array array['usage on schema', 'select on all tables in schema', 'select on all sequences in schema'] loop",
  `execute pg_catalog.format('grant %s %I to ${READER}', w, s); end loop; end loop; end $$`,
].join(' ');
