import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';
import { EQ, GT, isOwnSchema } from './sql-operators.ts';
import type { PostgresUrl } from './url.ts';

/**
 * How the tools' sessions print and read values, whatever the role, the database or the server sets: what they set
 * themselves and what they leave (`lc_monetary`, by which `money` is printed times 100 otherwise). Only a session's
 * start-up options reach them.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  array_nulls: 'on',
  bytea_output: 'hex',
  datestyle: 'ISO,MDY',
  extra_float_digits: '3',
  intervalstyle: 'postgres',
  lc_monetary: 'C',
  standard_conforming_strings: 'on',
  timezone: 'UTC',
  transform_null_equals: 'off',
  xmlbinary: 'base64',
};

/** What a restoring tool needs besides: the database that it fills may be one whose sessions only read by default. */
const RESTORING: Readonly<Record<string, string>> = { default_transaction_read_only: 'off' };

/** The fact of a fingerprint that names the `lc_monetary` by which the dump's `money` was printed, where it is not `C`. */
const MONEY_FACT = 'source.money_locale';

/** A session as the tools get it. */
export interface LikeTool {
  readonly connection: Connection;
  /** The tools' own way there. */
  readonly url: PostgresUrl;
  /** False where a pooler or a provider's proxy refuses start-up options, or ignores them. */
  readonly hasSettings: boolean;
  /** By which the tools print and read `money`. */
  readonly moneyLocale: string;
}

/**
 * Finds out whether the tools' settings reach the server, by a session that has them. Whether they were refused or what
 * else failed is not read from words: without them it must work, or that failure is the one that counts.
 * @throws what openConnection throws
 */
export async function openLikeTool(
  url: PostgresUrl,
  host: Host,
  options: ConnectionOptions,
  moneyLocale: string = SETTINGS['lc_monetary'] as string,
  more: Readonly<Record<string, string>> = {},
): Promise<LikeTool> {
  const wanted = { ...SETTINGS, ...more, lc_monetary: moneyLocale };
  const withSettings = { ...url, options: withOptions(url.options, wanted) };
  const first = await openConnection(withSettings, host, options).catch((error: unknown) => {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  });
  if (first !== undefined && (await holds(first, wanted))) {
    return { connection: first, url: withSettings, hasSettings: true, moneyLocale };
  }
  await first?.close();
  const connection = await openConnection(url, host, options);
  const held = await readSettings(connection, ['lc_monetary']);
  return { connection, url, hasSettings: false, moneyLocale: held.get('lc_monetary') ?? '' };
}

/**
 * The tools' way to a target, which they may write to. `money` is read as the source's tool printed it.
 * @param facts of the source's fingerprint
 * @returns with a note where the target reads money by another locale
 */
export async function toolUrlFor(
  url: PostgresUrl,
  facts: Readonly<Record<string, string>>,
  host: Host,
): Promise<{ url: PostgresUrl; notes: string[] }> {
  const wanted = facts[MONEY_FACT];
  const options = { requireTls: false };
  let like = await openLikeTool(url, host, options, wanted, RESTORING);
  await like.connection.close();
  if (!like.hasSettings && wanted !== undefined) {
    // Perhaps only that locale is missing here.
    like = await openLikeTool(url, host, options, undefined, RESTORING);
    await like.connection.close();
  }
  if (wanted === undefined || like.moneyLocale === wanted) return { url: like.url, notes: [] };
  const note = `The source printed \`money\` by its lc_monetary, which this server lacks or can't be told: compare the amounts.`;
  return { url: like.url, notes: [note] };
}

/**
 * For a dump whose tool could not be told its settings: columns of `money` are named, and the locale that they are printed
 * by is a fact for the restore.
 */
export async function warnOfMoney(
  connection: Connection,
  locale: string,
): Promise<{ warnings: string[]; facts: Record<string, string> }> {
  const rows = await connection.query<{ name: string }>(MONEY_COLUMNS);
  if (rows.length === 0) return { warnings: [], facts: {} };
  const names = rows.slice(0, NAMED_AT_MOST).map(({ name }) => JSON.stringify(name));
  const more = rows.length > names.length ? ` and ${rows.length - names.length} more` : '';
  return {
    warnings: [
      `The pooler or proxy takes no start-up options, so \`money\` was dumped as this session's lc_monetary prints it, and reads right only where that is the same: ${names.join(', ')}${more}. Connect directly, or use numeric.`,
    ],
    facts: locale === '' || locale === SETTINGS['lc_monetary'] ? {} : { [MONEY_FACT]: locale },
  };
}

const NAMED_AT_MOST = 8;

/** Columns of money, and of arrays, domains, ranges and rows that hold it. */
const MONEY_COLUMNS = `with recursive part(whole, of) as (
    select oid, typelem from pg_catalog.pg_type where typelem ${GT} 0
    union all select oid, typbasetype from pg_catalog.pg_type where typbasetype ${GT} 0
    union all select rngtypid, rngsubtype from pg_catalog.pg_range
    union all select t.oid, a.atttypid from pg_catalog.pg_type t join pg_catalog.pg_attribute a on a.attrelid ${EQ} t.typrelid where t.typrelid ${GT} 0 and a.attnum ${GT} 0
  ), money(oid) as (
    select 'pg_catalog.money'::pg_catalog.regtype::pg_catalog.oid
    union select part.whole from money join part on part.of ${EQ} money.oid
  )
  select pg_catalog.concat(n.nspname, '.', c.relname, '.', a.attname) as name from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid ${EQ} a.attrelid join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
   where a.atttypid ${EQ} any (select oid from money) and a.attnum ${GT} 0 and not a.attisdropped
     and c.relkind ${EQ} any ('{r,p}') and c.relpersistence operator(pg_catalog.<>) 't' and not c.relispartition and ${isOwnSchema('n')} order by 1`;

/** As libpq's `options` takes them; a value of ours holds no space or backslash, a locale's name might. */
function withOptions(own: string | undefined, settings: Readonly<Record<string, string>>): string {
  const words = Object.entries(settings).map(
    ([name, value]) => `-c ${name}=${value.replaceAll(/[\\\s]/g, (letter) => `\\${letter}`)}`,
  );
  return [...(own === undefined ? [] : [own]), ...words].join(' ');
}

async function holds(connection: Connection, wanted: Readonly<Record<string, string>>): Promise<boolean> {
  const held = await readSettings(connection, Object.keys(wanted));
  const plain = (text: string | undefined): string | undefined => text?.replaceAll(' ', '').toLowerCase();
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
