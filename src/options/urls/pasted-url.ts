/*
 * URLs as people paste them: from an .env file, a shell, a framework's configuration. What they certainly mean is understood. Anything
 * else is left as it is, for the reader's error.
 */

const SCHEME = '(?:jdbc:)?[a-z][a-z0-9+.-]*:';
/** `DATABASE_URL=`, `export DATABASE_URL=`, `url: ` and `psql ` in front of a URL. */
const IN_FRONT = new RegExp(
  String.raw`^(?:(?:export|set)\s+)?(?:[a-z_]\w*\s*(?:=|:(?=\s))\s*|(?:psql|mysql|mariadb)\s+)(?=["'\u0060“”‘’]?${SCHEME})`,
  'i',
);
const QUOTED = /^(["'`])(.*)\1$|^[“”](.*)[“”]$|^[‘’](.*)[‘’]$|^<(.*)>$/s;

/** Names of other programs for an engine. */
const ENGINES: Readonly<Record<string, string>> = {
  postgres: 'postgres',
  postgresql: 'postgresql',
  postgis: 'postgres',
  pgsql: 'postgres',
  mysql: 'mysql',
  mysql2: 'mysql',
  mariadb: 'mariadb',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
};

/** Drivers of SQLAlchemy and Django after a `+`. Anything else there, such as `+ssh` and `+srv`, is another way to find the server. */
const DRIVERS = new Set(
  `aiomysql aiosqlite asyncmy asyncpg cymysql mariadbconnector mysqlconnector mysqldb pg8000 psycopg psycopg2 psycopg2cffi psycopg_async
  pygresql pymysql pyodbc pysqlcipher pysqlite`.split(/\s+/),
);

/** Parameters of frameworks and drivers that say nothing about how to connect, or what to back up. */
const IGNORED = new Set(
  `adapter allowmultiqueries allowpublickeyretrieval applicationname autoreconnect autosave cacheprepstmts charset characterencoding
  checkout_timeout collation conn_health_checks conn_max_age connection_limit connectionlimit currentschema encoding idle_timeout
  interpolateparams loc logintimeout max_overflow max_pool_size maxpoolsize min_pool_size minpoolsize multistatements parsetime pool
  pool_pre_ping pool_recycle pool_size pool_timeout pooltimeout preparedstatementcachequeries prepared_statements preparethreshold
  reaping_frequency reconnect rewritebatchedinserts rewritebatchedstatements schema search_path server_version servertimezone serverversion
  single_use_connections socket_timeout sockettimeout statement_cache_size statement_limit stringtype supa tcpkeepalive timezone
  uselegacydatetimecode uselibpqcompat useunicode workaround zerodatetimebehavior`.split(/\s+/),
);

/** The URL in a pasted line: without quotes, a variable's name in front, or a semicolon at the end. */
export function unwrapUrl(text: string): string {
  let url = text.trim();
  for (let round = 0; round < 3; round += 1) {
    const before = url;
    url = url.replace(IN_FRONT, '');
    if (/:\/\//.test(url)) url = url.replace(/[;,]+$/, '');
    const quoted = QUOTED.exec(url);
    if (quoted !== null)
      url =
        quoted
          .slice(2)
          .find((part) => part !== undefined)
          ?.trim() ?? url;
    if (url === before) break;
  }
  return url;
}

/** A database URL, and the parameters in it that are ignored. */
export interface PastedDatabaseUrl {
  readonly url: string;
  readonly ignored: readonly string[];
}

/** Reads the URL of a framework or a driver: `postgresql+psycopg2://`, `mysql2://`, `jdbc:postgresql://host/db?user=u`, `?pool=5`. */
export function readPastedUrl(text: string): PastedDatabaseUrl {
  const unwrapped = unwrapUrl(text);
  const parts = /^(jdbc:)?([a-z][a-z0-9]*)(?:\+([a-z0-9_]+))?:(.*)$/is.exec(unwrapped) ?? [];
  const [, jdbc, scheme = '', driver, rest = ''] = parts;
  const engine = Object.hasOwn(ENGINES, scheme.toLowerCase()) ? ENGINES[scheme.toLowerCase()] : undefined;
  if (engine === undefined || (driver !== undefined && !DRIVERS.has(driver.toLowerCase())))
    return { url: unwrapped, ignored: [] };
  if (!rest.startsWith('//') || engine === 'sqlite') return { url: `${engine}:${rest}`, ignored: [] };
  const at = rest.indexOf('?');
  const address = at === -1 ? rest : rest.slice(0, at);
  const pairs = at === -1 ? [] : rest.slice(at + 1).split('&');
  const nameOf = (pair: string): string => pair.split('=', 1)[0] ?? '';
  const isIgnored = (pair: string): boolean => IGNORED.has(nameOf(pair).toLowerCase());
  const kept = pairs.filter((pair) => !isIgnored(pair));
  const plain = jdbc === undefined ? { address, pairs: kept } : withUserInfo(address, kept);
  const query = plain.pairs.length === 0 ? '' : `?${plain.pairs.join('&')}`;
  return { url: `${engine}:${plain.address}${query}`, ignored: pairs.filter(isIgnored).map(nameOf) };
}

/** JDBC has the account in the parameters. */
function withUserInfo(address: string, pairs: readonly string[]): { address: string; pairs: readonly string[] } {
  const parameters = new Map(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
  const user = parameters.get('user');
  if (user === undefined || address.includes('@')) return { address, pairs };
  const password = parameters.get('password');
  const account = [user, ...(password === undefined ? [] : [password])].map(encoded).join(':');
  return {
    address: `//${account}@${address.slice(2)}`,
    pairs: pairs.filter((pair) => !/^(?:user|password)=/.test(pair)),
  };
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text));
  } catch {
    return encodeURIComponent(text);
  }
}

/** What stands where a URL would have its user and password: of an engine, or without a scheme. */
const ACCOUNT_FIRST = /^(?:(?:jdbc:|r2dbc:)?(?:postgres\w*|mysql2?|mariadb)\b:?\/{0,2})?([^:@/\s]+:(.+)@)/is;
/** Without a password, as these have none. */
const PATHS = /^(?:file|sqlite3?|rclone|d1|command):/i;

/**
 * Passwords in connection texts that are no URLs, to be masked: `Host=h;Password=p`, `(password=p)`, `mysql -pp`, `u:p@tcp(h)/d` and
 * `u:p@h/d`.
 */
export function passwordsInText(text: string): string[] {
  const named = /\b(?:password|pwd)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^;\s]+))/gi;
  const short = /\b(?:password|pwd)\s*=\s*([^"';\s,)&]+)/gi;
  const flag = /^\s*(?:mysql|mariadb)\w*\s.*?\s-p(\S+)/is.exec(text)?.[1];
  const account = PATHS.test(text) || text.includes('://') ? undefined : ACCOUNT_FIRST.exec(text)?.[2];
  const found = [named, short].flatMap((pattern) => [...text.matchAll(pattern)].map(([, ...parts]) => parts));
  return [...found.map((parts) => parts.find((part) => part !== undefined)), flag, account].filter(
    (part) => part !== undefined && part !== '',
  ) as string[];
}

/** The URLs in a text that holds more than one URL, to be masked. */
export function urlsInText(text: string): string[] {
  return text.match(/[a-z][a-z0-9+.-]*:\/\/[^\s"'`<>]+/gi) ?? [];
}
