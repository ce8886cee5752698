import type { Flavor } from '../connection/connection.ts';
import { type GrantNames, privilegesOf } from './privileges.ts';
import { quoteName } from './sql-text.ts';
import { isSystemDatabase } from './system-databases.ts';

/** What one account may do, as statements without their semicolons. */
export interface AccountGrants {
  /** On the database as a whole: it needs no table. */
  readonly onDatabase: readonly string[];
  /** On tables, columns and routines, which must exist. Their names are those of the session's own database. */
  readonly onObjects: readonly string[];
  /** On the server, as the source prints them. */
  readonly onServer: readonly string[];
}

/** Where the grants were read. */
export interface GrantPlace {
  readonly database: string;
  readonly flavor: Flavor;
  readonly names: GrantNames;
}

interface Grant {
  readonly line: string;
  readonly words: string;
  /** `PROCEDURE ` and the like. Empty for a table, and for all of a database. */
  readonly kind: string;
  /** Without quotes: `*`, a name, or a pattern. */
  readonly database: string;
  /** Quoted, or `*`. */
  readonly object: string;
  readonly withGrantOption: boolean;
}

// A name does not end before another backtick, so that a text has one reading only.
/** Regular expressions for parts of a grant: a quoted name, */
export const NAME = '`(?:[^`]|``)*`(?!`)';
const TEXT = "'(?:[^']|'')*'(?!')";
/** an account or a role, */
export const ACCOUNT = `(?:${NAME}|${TEXT})(?:@(?:${NAME}|${TEXT}))?`;
/** and the kind of an object that is no table. */
export const KIND = '(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY|LIBRARY) ';
const GRANT = new RegExp(
  `^GRANT ((?:${NAME}|[^\`])+?) ON (${KIND})?(\\*|${NAME})\\.(\\*|${NAME}) TO ${ACCOUNT}(.*)$`,
  's',
);
const RESTRICTED = new RegExp(`^REVOKE .* ?ON (${NAME})\\.\\* FROM `, 's');

/** What can be granted on a database. Who has all of it was given ALL. */
const SHARED = [
  ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'REFERENCES', 'INDEX', 'ALTER'],
  ...['CREATE TEMPORARY TABLES', 'LOCK TABLES', 'EXECUTE', 'CREATE VIEW', 'SHOW VIEW', 'CREATE ROUTINE'],
  ...['ALTER ROUTINE', 'EVENT', 'TRIGGER'],
];
const ON_DATABASE: Readonly<Record<Flavor, readonly string[]>> = {
  mysql: SHARED,
  mariadb: [...SHARED, 'DELETE HISTORY', 'SHOW CREATE ROUTINE'],
};

/**
 * Sorts what SHOW GRANTS prints for one account. On the database it gets what it had at the source, by a grant on this database, on
 * several or on all: its views and routines run with these privileges. It gets no more than that.
 * @param account quoted
 */
export function grantsOn(place: GrantPlace, account: string, lines: readonly string[]): AccountGrants {
  const grants = lines.flatMap(readGrant);
  return {
    onDatabase: databaseGrant(place, account, lines),
    onObjects: grants
      .filter((grant) => !isOfDatabases(grant) && isSame(place, grant.database))
      .map(({ words, kind, object, withGrantOption }) => statement(words, kind + object, account, withGrantOption)),
    onServer: lines.filter((line) => /^GRANT PROXY ON /.test(line) || readGrant(line).some(isOfServer)),
  };
}

/** The database's name in a grant on all of it, where `_` and `%` would be wildcards. */
export function grantedName(database: string): string {
  return quoteName(database.replaceAll(/[\\_%]/g, '\\$&'));
}

function readGrant(line: string): Grant[] {
  const match = GRANT.exec(line);
  if (match === null) return [];
  const [, words = '', kind = '', database = '', object = '', rest = ''] = match;
  const name = database.startsWith('`') ? database.slice(1, -1).replaceAll('``', '`') : database;
  return [{ line, words, kind, database: name, object, withGrantOption: / GRANT OPTION\b/.test(rest) }];
}

const isOfDatabases = ({ kind, object }: Grant): boolean => kind === '' && object === '*';

const isOfServer = ({ words, database }: Grant): boolean =>
  words !== 'USAGE' && (database === '*' || isSystemDatabase(database));

function isSame({ database, names }: GrantPlace, name: string): boolean {
  return names.foldsCase ? name.toLowerCase() === database.toLowerCase() : name === database;
}

/** One grant that says all of what the account may do in the database. */
function databaseGrant(place: GrantPlace, account: string, lines: readonly string[]): string[] {
  const { database, flavor, names } = place;
  const all = lines.flatMap(readGrant).filter(isOfDatabases);
  const can = (from: readonly string[]): string[] => {
    const privileges = privilegesOf(from, database, names);
    return ON_DATABASE[flavor].filter((each) => privileges.isOnDatabase(each));
  };
  const revokes = lines.filter((line) => line.startsWith('REVOKE '));
  const everywhere = all.filter(({ database: on }) => on === '*');
  const here = mostSpecific(
    place,
    all.filter(({ line, database: on }) => on !== '*' && can([line]).length > 0),
  );
  const given = [...everywhere, ...here].filter(({ line }) => can([line, ...revokes]).length > 0);
  const words = can([...given.map(({ line }) => line), ...revokes]);
  if (words.length === 0) return [];
  const text = words.length === ON_DATABASE[flavor].length ? 'ALL PRIVILEGES' : words.join(', ');
  // MySQL prints a partial revoke of the grant option without its words, and not at all beside other privileges.
  const isRestricted = revokes.some((line) => isSame(place, restrictedDatabase(line) ?? ''));
  const passesOn = given.every(({ withGrantOption, database: on }) => withGrantOption && !(on === '*' && isRestricted));
  return [statement(text, `${grantedName(database)}.*`, account, passesOn)];
}

/** The database for which a partial revoke takes back what was granted on all. */
function restrictedDatabase(revoke: string): string | undefined {
  const name = RESTRICTED.exec(revoke)?.[1];
  return name?.slice(1, -1).replaceAll('``', '`');
}

/** Of several grants whose patterns fit, the server applies one: the one for the name, or the one with the latest wildcard. */
function mostSpecific(place: GrantPlace, grants: readonly Grant[]): Grant[] {
  const rank = ({ database }: Grant): number => {
    if (isSame(place, database.replaceAll(/\\(.)/gs, '$1'))) return Number.POSITIVE_INFINITY;
    const wildcard = database.replaceAll(/\\./gs, '..').search(/[_%]/);
    return wildcard === -1 ? Number.POSITIVE_INFINITY : wildcard;
  };
  const best = Math.max(...grants.map(rank));
  return grants.filter((grant) => rank(grant) === best);
}

function statement(words: string, on: string, account: string, passesOn: boolean): string {
  return `GRANT ${words} ON ${on} TO ${account}${passesOn ? ' WITH GRANT OPTION' : ''}`;
}
