import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { EQ } from '../sql/operators.ts';
import type { PostgresUrl } from '../url/url.ts';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';

/** The locale in which the tools print and read `money`, if it can be set. */
export const TOOL_MONEY_LOCALE = 'C';

/**
 * How the tools' sessions print and read values, whatever the role, the database or the server sets. Includes what the
 * tools set themselves and what they don't (`lc_monetary`: otherwise `money` may be printed times 100). Only a session's
 * start-up options affect them.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  array_nulls: 'on',
  bytea_output: 'hex',
  datestyle: 'ISO,MDY',
  extra_float_digits: '3',
  intervalstyle: 'postgres',
  lc_monetary: TOOL_MONEY_LOCALE,
  standard_conforming_strings: 'on',
  timezone: 'UTC',
  transform_null_equals: 'off',
  xmlbinary: 'base64',
};

/** On these depends how a value is printed, and pg_dump does not set them itself. */
const PRINTING = ['bytea_output', 'lc_monetary', 'timezone'];

/** What a restoring tool needs in addition: the sessions of its database may be read-only by default. */
const RESTORING: Readonly<Record<string, string>> = { default_transaction_read_only: 'off' };

export interface ToolSessionOptions extends ConnectionOptions {
  /** Default: `C`. */
  readonly moneyLocale?: string | undefined;
  /** The tool writes to the database. */
  readonly restores?: boolean;
}

/** A session like the tools' own. */
export interface LikeTool {
  readonly connection: Connection;
  /** The URL for the tools. */
  readonly url: PostgresUrl;
  /** False if a pooler or a provider's proxy refuses or ignores start-up options. */
  readonly hasSettings: boolean;
  /** The locale in which the tools print and read `money`. */
  readonly moneyLocale: string;
  /** Settings on which the text of a value depends, and that the tools' sessions don't have as wanted. */
  readonly unsettled: readonly string[];
}

/**
 * Finds out whether the tools' settings reach the server, using a session that has them. Whether they were refused, or what
 * else failed, is not determined from messages: without them it must work, or that failure counts.
 * @throws what openConnection throws
 */
export async function openLikeTool(url: PostgresUrl, host: Host, options: ToolSessionOptions): Promise<LikeTool> {
  const { moneyLocale = TOOL_MONEY_LOCALE, restores = false } = options;
  const wanted = { ...SETTINGS, ...(restores && RESTORING), lc_monetary: moneyLocale };
  const withSettings = { ...url, options: withOptions(url.options, wanted) };
  const first = await openConnection(withSettings, host, options).catch((error: unknown) => {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  });
  if (first !== undefined && (await holds(first, wanted))) {
    const unsettled = moneyLocale === TOOL_MONEY_LOCALE ? [] : ['lc_monetary'];
    return { connection: first, url: withSettings, hasSettings: true, moneyLocale, unsettled };
  }
  await first?.close();
  const connection = await openConnection(url, host, options);
  const held = await readSettings(connection, PRINTING);
  const unsettled = PRINTING.filter((name) => plain(held.get(name)) !== plain(SETTINGS[name]));
  return { connection, url, hasSettings: false, moneyLocale: held.get('lc_monetary') ?? '', unsettled };
}

/** In the format of libpq's `options`. Our own values contain no space or backslash, but a locale's name might. */
function withOptions(own: string | undefined, settings: Readonly<Record<string, string>>): string {
  const words = Object.entries(settings).map(
    ([name, value]) => `-c ${name}=${value.replaceAll(/[\\\s]/g, (letter) => `\\${letter}`)}`,
  );
  return [...(own === undefined ? [] : [own]), ...words].join(' ');
}

function plain(value: string | undefined): string | undefined {
  return value?.replaceAll(' ', '').toLowerCase();
}

async function holds(connection: Connection, wanted: Readonly<Record<string, string>>): Promise<boolean> {
  const held = await readSettings(connection, Object.keys(wanted));
  return Object.entries(wanted).every(([name, value]) => plain(held.get(name)) === plain(value));
}

/** What the session began with, whatever our transaction sets. */
async function readSettings(connection: Connection, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await connection.query<{ name: string; value: string }>(
    `select pg_catalog.lower(name) as name, reset_val as value from pg_catalog.pg_settings where pg_catalog.lower(name) ${EQ} any ($1)`,
    [names],
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}
