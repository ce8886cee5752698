import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { createFailure } from '../../parts/server/given-database.ts';
import type { Connection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import { quoteName, quoteText } from '../sql/quote.ts';

export interface NewDatabase {
  readonly name: string;
  readonly owner: string | undefined;
  /** The source's encoding and locale. */
  readonly facts: Fingerprint['facts'];
}

/**
 * Creates an empty database with the source's encoding and locale, or C.UTF-8 (or C) if this machine lacks that locale.
 * @returns notes for the report
 * @throws {RestorableError} DATABASE_PRIVILEGE
 */
export async function createDatabase(admin: Connection, database: NewDatabase): Promise<string[]> {
  const { facts } = database;
  const encoding = facts['encoding'] || 'UTF8';
  const collate = facts['collation'] || 'C';
  const ctype = facts['ctype'] || collate;
  const provider = providerClause(facts);
  const attempts: readonly (readonly [collate: string, ctype: string, provider: string])[] = [
    [collate, ctype, provider],
    // A provider decides the sort order by itself, so it matters more than the name of libc's locale.
    ...(provider === '' ? [] : [['C', 'C', provider] as const]),
    ['C.UTF-8', 'C.UTF-8', ''],
    ['C', 'C', ''],
  ];
  let failure: unknown;
  for (const [index, [wantedCollate, wantedCtype, wantedProvider]] of attempts.entries()) {
    try {
      await admin.outside(`${statement(database, encoding, wantedCollate, wantedCtype)}${wantedProvider}`);
      if (index === 0 || (provider !== '' && wantedProvider === provider)) return [];
      return [
        `The locale ${provider === '' ? collate : `${facts['locale']} (${facts['locale-provider']})`} is missing here. The database was created with ${wantedCollate}, so texts may be sorted differently.`,
      ];
    } catch (error) {
      if (!isLocaleFailure(error)) throw named(error);
      failure = error;
    }
  }
  throw named(failure);
}

function statement(database: NewDatabase, encoding: string, collate: string, ctype: string): string {
  return [
    `create database ${quoteName(database.name)} template template0`,
    database.owner === undefined ? '' : `owner ${quoteName(database.owner)}`,
    `encoding ${quoteText(encoding)} lc_collate ${quoteText(collate)} lc_ctype ${quoteText(ctype)}`,
  ].join(' ');
}

/** Servers of 15 and newer sort by ICU or by built-in rules if told to. Without it, ranges of texts would shift. */
function providerClause(facts: Fingerprint['facts']): string {
  const provider = facts['locale-provider'];
  const locale = facts['locale'];
  if ((provider !== 'icu' && provider !== 'builtin') || locale === undefined) return '';
  const rules = facts['icu-rules'] === undefined ? '' : ` icu_rules ${quoteText(facts['icu-rules'])}`;
  return ` locale_provider ${provider} ${provider}_locale ${quoteText(locale)}${rules}`;
}

/**
 * Codes for an unknown locale, encoding or provider, which depend on the server's version (dbcommands.c, pg_locale.c):
 * invalid parameter, wrong kind of object, invalid definition, unknown option or object, not supported, ICU's own failure.
 */
const LOCALE_STATES = new Set(['22023', '42809', '42P17', '42601', '42704', '0A000', 'XX000']);

function isLocaleFailure(error: unknown): boolean {
  return LOCALE_STATES.has(stateOf(error));
}

const named = (error: unknown): unknown =>
  createFailure(
    error,
    'Grant it: ALTER ROLE name CREATEDB. For a verification, use the superuser of a service container.',
  );
