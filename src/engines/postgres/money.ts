import { RestorableError } from '../../core/errors.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import type { Host } from '../../ports/host.ts';
import type { Connection } from './connection/connection.ts';
import { type LikeTool, openLikeTool, TOOL_MONEY_LOCALE } from './connection/tool-settings.ts';
import { EQ, GT, isOwnSchema } from './sql/operators.ts';
import { quoteText } from './sql/quote.ts';
import type { TargetDatabase } from './target/database.ts';
import type { PostgresUrl } from './url/url.ts';

/** The facts of a fingerprint that tell how the dump's `money` was printed, if not as in the locale `C`. */
const LOCALE_FACT = 'source.money_locale';
/** An amount as it was printed, and its value. */
const SAMPLE_FACT = 'source.money_sample';
const VALUE_FACT = 'source.money_value';

/**
 * The tools' URL for a target that they may write to, with `money` read as the source's tool printed it.
 * @returns with a note if the restore continues although the target reads money in another locale
 * @throws {RestorableError} EXTENSION_MISSING if the target would read other amounts, or none
 */
export async function toolUrlFor(
  url: PostgresUrl,
  facts: Fingerprint['facts'],
  target: Pick<TargetDatabase, 'onError'>,
  host: Host,
): Promise<{ url: PostgresUrl; notes: string[] }> {
  const wanted = facts[LOCALE_FACT];
  const options = { requireTls: false, restores: true };
  let like = await openLikeTool(url, host, { ...options, moneyLocale: wanted });
  if (!like.hasSettings && wanted !== undefined) {
    // Perhaps only that locale is missing here.
    await like.connection.close();
    like = await openLikeTool(url, host, options);
  }
  const isAlike = await readsAmounts(like, facts);
  if (isAlike || wanted === undefined) return { url: like.url, notes: [] };
  if (target.onError !== 'continue') throw localeMissing(wanted);
  const note = `The source printed \`money\` in its lc_monetary locale, which this server lacks or can't be set to: compare the amounts.`;
  return { url: like.url, notes: [note] };
}

/** Whether sessions like this one, which is closed, read the amounts of the source. */
async function readsAmounts({ connection, moneyLocale }: LikeTool, facts: Fingerprint['facts']): Promise<boolean> {
  await using session = connection;
  const wanted = facts[LOCALE_FACT];
  return wanted === undefined || moneyLocale === wanted || (await readsAlike(session, moneyLocale, facts));
}

/** Whether this locale reads the source's sample correctly: many locales differ only by name. */
async function readsAlike(connection: Connection, locale: string, facts: Fingerprint['facts']): Promise<boolean> {
  const { [SAMPLE_FACT]: sample, [VALUE_FACT]: value } = facts;
  if (sample === undefined || value === undefined) return false;
  try {
    const [row] = await connection.transaction(
      async () => {
        await connection.simple(`set local lc_monetary = ${quoteText(locale)}`);
        return connection.query<{ same: boolean }>(
          `select $1::pg_catalog.money::pg_catalog.numeric ${EQ} $2::pg_catalog.numeric as same`,
          [sample, value],
        );
      },
      { rollBack: true },
    );
    return row?.same === true;
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code !== 'DATABASE_QUERY') throw error;
    return false;
  }
}

function localeMissing(locale: string): RestorableError {
  return new RestorableError(
    'EXTENSION_MISSING',
    `The backup contains \`money\` printed in the locale ${JSON.stringify(locale)}, and this server lacks that locale or can't be set to it: it would read other amounts.`,
    {
      hint: "Install the locale on the server's machine (Debian: the package locales-all), or back up over a direct connection, which does not need it. The backup is not at fault.",
    },
  );
}

/**
 * For a dump whose tool did not get its settings: columns of `money` are reported, and how they are printed becomes facts
 * for the restore.
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
      `The pooler or proxy accepts no start-up options, so \`money\` was dumped in this session's lc_monetary locale and is read correctly only in the same locale: ${names.join(', ')}${more}. Connect directly, or use numeric.`,
    ],
    facts: locale === '' || locale === TOOL_MONEY_LOCALE ? {} : await sampleOf(connection, locale),
  };
}

async function sampleOf(connection: Connection, locale: string): Promise<Record<string, string>> {
  const [row] = await connection.transaction(
    async () => {
      await connection.simple(`set local lc_monetary = ${quoteText(locale)}`);
      return connection.query<{ sample: string; value: string }>(
        `select m.amount::pg_catalog.text as sample, m.amount::pg_catalog.numeric::pg_catalog.text as value
           from (select '-1234.56'::pg_catalog.numeric::pg_catalog.money as amount) m`,
      );
    },
    { rollBack: true },
  );
  return {
    [LOCALE_FACT]: locale,
    ...(row !== undefined && { [SAMPLE_FACT]: row.sample, [VALUE_FACT]: row.value }),
  };
}

const NAMED_AT_MOST = 8;

/** Columns of money, and of arrays, domains, ranges and rows that contain it. */
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
