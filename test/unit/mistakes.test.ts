import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';

const PASSWORD = 'Hush4711x';

type Options = Readonly<Record<string, string>>;
const backup = (change: Options): Options => ({
  mode: 'backup',
  database: 'sqlite:shop.db',
  destination: 'file:b',
  passphrase: 'correct horse battery staple orbit',
  ...change,
});
const verify = (change: Options): Options => ({
  mode: 'verify',
  name: 'shop',
  destination: 'file:b',
  passphrase: 'correct horse battery staple orbit',
  ...change,
});
const database = (text: string): Options => backup({ database: text });
const destination = (text: string): Options => backup({ destination: text });
const status = (change: Options): Options => ({ mode: 'status', name: 'shop', destination: 'file:b', ...change });

async function parse(options: Options) {
  const masked: string[] = [];
  const said: string[] = [];
  const environment = { mask: (secret: { reveal(): string }) => void masked.push(secret.reveal()), env: {} };
  const request = await parseRequest(new Map(Object.entries(options)), {
    ...environment,
    say: (line) => said.push(line),
  });
  return { request, masked, said };
}

const PG = `postgres://u:${PASSWORD}@h:5432/shop`;

/** What was pasted, the URL that is meant, and what is said. */
const UNDERSTOOD: readonly (readonly [mistake: string, pasted: string, url: string, said?: string])[] = [
  ['in double quotes', `"${PG}"`, PG],
  ['in single quotes', `'${PG}'`, PG],
  ['in typographic quotes', `“${PG}”`, PG],
  ['in angle brackets', `<${PG}>`, PG],
  ['a line of an .env file', `DATABASE_URL=${PG}`, PG],
  ['a line of an .env file with quotes', `DATABASE_URL="${PG}"`, PG],
  ['a line of a shell', `export DATABASE_URL='${PG}'`, PG],
  ['a line of YAML', `url: ${PG}`, PG],
  ['a command', `psql "${PG}"`, PG],
  ['with a semicolon and a line end', `${PG};\n`, PG],
  ['Rails', `${PG}?pool=5&prepared_statements=false`, PG, 'pool, prepared_statements'],
  [
    'Prisma',
    `${PG}?schema=public&connection_limit=5&pgbouncer=true&sslmode=require`,
    `${PG}?pgbouncer=true&sslmode=require`,
    'schema',
  ],
  ['SQLAlchemy with psycopg2', `postgresql+psycopg2://u:${PASSWORD}@h/shop`, `postgresql://u:${PASSWORD}@h/shop`],
  ['SQLAlchemy with asyncpg', `postgresql+asyncpg://u:${PASSWORD}@h/shop`, `postgresql://u:${PASSWORD}@h/shop`],
  [
    'SQLAlchemy with PyMySQL',
    `mysql+pymysql://u:${PASSWORD}@h/shop?charset=utf8mb4`,
    `mysql://u:${PASSWORD}@h/shop`,
    'charset',
  ],
  ['Rails with mysql2', `mysql2://u:${PASSWORD}@h/shop?reconnect=true`, `mysql://u:${PASSWORD}@h/shop`, 'reconnect'],
  [
    'Django with PostGIS',
    `postgis://u:${PASSWORD}@h/shop?conn_max_age=600`,
    `postgres://u:${PASSWORD}@h/shop`,
    'conn_max_age',
  ],
  ['Doctrine', `mysql://u:${PASSWORD}@h/shop?serverVersion=8.0.37`, `mysql://u:${PASSWORD}@h/shop`, 'serverVersion'],
  [
    'JDBC',
    `jdbc:postgresql://h:5432/shop?user=u&password=${PASSWORD}&ApplicationName=x`,
    `postgresql://u:${PASSWORD}@h:5432/shop`,
    'ApplicationName',
  ],
  [
    'JDBC for MySQL',
    `jdbc:mysql://h/shop?user=u&password=${PASSWORD}&useSSL=false`,
    `mysql://u:${PASSWORD}@h/shop?useSSL=false`,
  ],
  ['sqlite3', 'sqlite3:data/shop.db', 'sqlite:data/shop.db'],
];

describe('a database URL as it was pasted is understood', () => {
  const cases = UNDERSTOOD.map(([mistake, pasted, url, said]) => ({ mistake, pasted, url, said }));
  it.each(cases)('$mistake', async ({ pasted, url, said }) => {
    const { request, masked, said: lines } = await parse(database(pasted));
    expect((request as BackupRequest).database.url.reveal()).toBe(url);
    expect(String((request as BackupRequest).name)).toBe('shop');
    if (said === undefined) expect(lines).toEqual([]);
    else expect(lines).toEqual([expect.stringMatching(`^\`database\`: ${said}.* is ignored\\.$`)]);
    expect(lines.join()).not.toContain(PASSWORD);
    if (pasted.includes(PASSWORD)) expect(masked).toContain(PASSWORD);
  });

  it('and an ordinary one is not changed', async () => {
    for (const url of [
      `${PG}?sslmode=verify-full&options=-c%20a%3Db`,
      'postgres://u@h:5432/shop?user=me@corp',
      'mysql://u@h:3306/shop?ssl-mode=REQUIRED',
      'sqlite:/data/shop;1.db',
      'd1://account/shop',
    ]) {
      const { request, said } = await parse(backup({ database: url, name: 'x' }));
      expect((request as BackupRequest).database.url.reveal()).toBe(url);
      expect(said).toEqual([]);
    }
  });

  it('and a destination in quotes too', async () => {
    const { request } = await parse(destination('"s3://bucket/p?region=eu-central-1"'));
    expect((request as BackupRequest).destinations[0]?.url.reveal()).toBe('s3://bucket/p?region=eu-central-1');
  });
});

const MISTAKES: readonly (readonly [mistake: string, options: Options, message: RegExp, hint: RegExp])[] = [
  ["Go's MySQL driver", database(`u:${PASSWORD}@tcp(h:3306)/shop`), /text of Go's MySQL driver/, /mysql:\/\/user/],
  [
    'ADO.NET',
    database(`Host=h;Username=u;Password=${PASSWORD};Database=shop`),
    /text of ADO\.NET/,
    /postgres:\/\/user/,
  ],
  ['libpq', database(`host=h user=u password=${PASSWORD} dbname=shop`), /libpq connection string/, /postgres:\/\/user/],
  ['# in the password', database(`postgres://u:${PASSWORD}#x@h/shop`), /special character in its password/, /%23/],
  ['/ in the password', database(`postgres://u:${PASSWORD}/x@h/shop`), /special character in its password/, /%2F/],
  ['? in the password', database(`mysql://u:${PASSWORD}?x@h/shop`), /special character in its password/, /%3F/],
  [
    'a placeholder',
    database('postgres://postgres:[YOUR-PASSWORD]@h/shop'),
    /placeholder of its password/,
    /Replace the placeholder/,
  ],
  ['an expression in a shell', database(`\${{ secrets.DATABASE_URL }}`), /was not evaluated/, /`run:`/],
  ['a variable in single quotes', database('$DATABASE_URL'), /name of a variable/, /double quotes/],
  ['no name of a database', database('postgres://u:p@h'), /`name` is needed/, /after the host/],
  ['a host without a scheme', database('h/shop'), /has no scheme/, /postgres:\/\//],
  ['a SQLite file without a scheme', database('data/shop.sqlite3'), /has no scheme/, /sqlite:/],
  ['a web address', database('https://xyz.supabase.co'), /web page or an API/, /connection string/],
  ['another kind of database', database('mongodb://h/shop'), /your own commands/, /other-databases/],
  ['s3:bucket', destination('s3:bucket/p'), /needs "\/\/" after "s3:"/, /s3:\/\//],
  [
    'a bucket by its host name',
    destination('https://shop.s3.eu-central-1.amazonaws.com/p/'),
    /web address of a bucket/,
    /s3:\/\/shop\/p\?region=eu-central-1/,
  ],
  [
    'a bucket by its path',
    destination('https://s3.eu-west-1.amazonaws.com/shop/p'),
    /web address of a bucket/,
    /s3:\/\/shop\/p\?region=eu-west-1/,
  ],
  ['an ARN', destination('arn:aws:s3:::shop'), /is an ARN/, /s3:\/\/shop\/prefix/],
  ['a bucket without a scheme', destination('shop-backups/p'), /has no scheme/, /s3:\/\/bucket/],
  ['keys in the URL', destination(`s3://AKIA:${PASSWORD}@bucket/p`), /./, /./],
  ['a path of Windows', destination('C:\\backups'), /path of Windows/, /file:/],
  ['an absolute path', destination('/srv/backups'), /has no scheme/, /file:\/srv/],
  ['a relative path', destination('./backups'), /has no scheme/, /file:/],
  ['several in one line', destination('file:a,s3://b/c'), /several destinations in one line/, /on each line/],
  ['an SFTP path like scp', destination('sftp://u@h:backups'), /path in scp's format/, /sftp:\/\/user/],
  ['an SSH address like scp', destination('u@h:/backups'), /path in scp's format/, /sftp:\/\/user/],
  ['a duration without a unit', verify({ rto: '30' }), /needs a unit: 30m, not 30/, /30m/],
  ['a duration in words', verify({ rpo: '1 day' }), /units are ms, s, m, h, d and w/, /24h/],
  ['a schedule as a duration', backup({ 'full-every': '0 3 * * 0' }), /belongs in `on: schedule:`/, /14d/],
  ['a word as a duration', backup({ 'full-every': 'weekly' }), /units are/, /14d/],
  ['a size without a unit', status({ capacity: '50' }), /needs a unit: 50GB, not 50/, /50GB/],
  ['a size with half a unit', status({ capacity: '50G' }), /ends with B/, /50GB/],
  ['bits', backup({ 'max-rate': '20Mbit/s' }), /bits are not a unit/, /20MB/],
  ['a schedule as a window', backup({ window: '0 3 * * *' }), /belongs in `on: schedule:`/, /22:00/],
  ['a window with am and pm', backup({ window: '10pm-5am' }), /without am and pm/, /22:00/],
  ['keep', backup({ keep: '7' }), /`keep` is not a known option/, /`keep-daily: 30`/],
  ['retention-days', backup({ 'retention-days': '30' }), /`retention-days`/, /`keep-daily`/],
  ['password', backup({ password: PASSWORD }), /`password`/, /`passphrase`/],
  ['s3-bucket', backup({ 's3-bucket': 'shop' }), /`s3-bucket`/, /`destination`/],
  ['cron', backup({ cron: '0 3 * * *' }), /`cron`/, /`on: schedule:/],
  ['yes', backup({ 'require-tls': 'yes' }), /true or false \(not yes, on or 1\)/, /./],
  ['1', backup({ 'require-tls': '1' }), /true or false \(not yes, on or 1\)/, /./],
  [
    'a time without a zone',
    verify({ backup: 'before:2026-11-21 02:00' }),
    /ISO 8601 time with its zone/,
    /before:2026-11-21T02:00Z/,
  ],
  ['yesterday', verify({ backup: 'before:yesterday' }), /ISO 8601/, /before:2026/],
  ['a date', verify({ backup: '2026-11-21' }), /is a date/, /before:/],
  ['newest', verify({ backup: 'newest' }), /not a backup id/, /latest/],
  ['a name in capitals', verify({ name: 'Shop' }), /can't be used/, /lower-case/],
  [
    'a city without its continent',
    backup({ 'time-zone': 'Vienna', window: '1:00-2:00' }),
    /not a time zone/,
    /Europe\/Vienna/,
  ],
  ['a time span as a count', backup({ 'keep-daily': '7d' }), /whole number/, /30/],
  ['a level of another tool', backup({ compression: '22' }), /from 1 to 19/, /zstd/],
];

describe('a mistake', () => {
  it.each(MISTAKES)('%s: says what to write', async (_mistake, options, message, hint) => {
    const masked: string[] = [];
    const parsing = parseRequest(new Map(Object.entries(options)), {
      mask: (secret) => void masked.push(secret.reveal()),
      env: {},
    }).then(async (request) => {
      // What only the driver of the storage finds.
      const { openStorage } = await import('../../src/storage/index.ts');
      const { testHost } = await import('../support/commands.ts');
      for (const spec of (request as BackupRequest).destinations) await openStorage(spec, testHost());
    });
    const error = await parsing.then(
      () => undefined,
      (thrown: unknown) => thrown as RestorableError,
    );
    expect(error).toBeInstanceOf(RestorableError);
    expect(error?.message).toMatch(message);
    expect(error?.hint).toMatch(hint);
    expect(`${error?.message}${error?.hint}`).not.toContain(PASSWORD);
    if (JSON.stringify(options).includes(PASSWORD)) expect(masked.join('\n')).toContain(PASSWORD);
  });

  it.each([
    ['dump', 'backup'],
    ['snapshot', 'backup'],
    ['test', 'verify'],
    ['check', 'verify'],
    ['recover', 'restore'],
    ['ls', 'list'],
    ['clean', 'prune'],
    ['forget', 'prune'],
    ['copy', 'sync'],
    ['genkey', 'keygen'],
    ['Backup', 'backup'],
  ])('%s as a mode suggests %s', async (word, mode) => {
    const hint = `Did you mean \`${mode}\`?`;
    expect(() => readArguments([word], {})).toThrow(expect.objectContaining({ hint }));
    await expect(parse({ mode: word })).rejects.toMatchObject({ hint });
  });
});
