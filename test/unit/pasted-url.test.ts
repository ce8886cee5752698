import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { Masker } from '../../src/host/logging/masker.ts';
import { readDatabaseUrl } from '../../src/options/urls/urls.ts';
import { secretsIn } from '../../src/secrets/secrets.ts';

const PASSWORD = 'Hush4711x';

/** The connection that a pasted text means, as both readers together understand it. */
function connectionOf(pasted: string) {
  const { engine, url } = readDatabaseUrl('database', pasted);
  return engine === 'mysql' || engine === 'mariadb' ? parseMysqlUrl(url) : parsePostgresUrl(url);
}

function refusalOf(pasted: string): RestorableError {
  try {
    connectionOf(pasted);
  } catch (error) {
    if (error instanceof RestorableError) return error;
    throw error;
  }
  return expect.fail('was accepted');
}

describe('a pasted URL that could mean another server or database', () => {
  it.each([
    ['a login by SSH', `postgres+ssh://deploy@bastion/shop?name=x`, /login by SSH/],
    ['a login by SSH and one by password', `mysql+ssh://deploy@bastion/app:${PASSWORD}@db/shop`, /login by SSH/],
    ['a record of DNS', `mysql+srv://u:${PASSWORD}@cluster.example.com/shop`, /unknown scheme/],
    ['the parts of a host', `jdbc:mysql://address=(host=h)(password=${PASSWORD})/shop`, /format of a JDBC driver/],
    [
      'the parts of a host, with @',
      `jdbc:mysql://address=(host=h)(password=${PASSWORD}@x)/shop`,
      /format of a JDBC driver/,
    ],
    ['several hosts as parameters', `postgresql+psycopg2://u@/shop?host=h1&host=h2`, /two different values of host/],
    ['two hosts', 'postgres://u@h/shop?host=other', /two different values of host/],
    ['two ports', 'postgres://u@h:5432/shop?port=5433', /two different values of port/],
    ['two databases', 'postgres://u@h/shop?dbname=other', /two different values of dbname/],
    ['two users', `jdbc:postgresql://u:${PASSWORD}@h/shop?user=other`, /two different values of user/],
    ['two passwords', `postgres://u:${PASSWORD}@h/shop?password=other`, /two different values of password/],
    ['two modes of TLS', 'postgres://u@h/shop?sslmode=require&sslmode=disable', /two different values of sslmode/],
    ['two modes of TLS', 'mysql://u@h/shop?ssl-mode=REQUIRED&sslMode=DISABLED', /two different values of ssl-mode/],
    ['parameters without ?', 'postgres://u@h/shop&sslmode=require', /parameters without a "\?"/],
    ['a parameter as a part of the password', `postgres://u:123?pool=${PASSWORD}@h/shop`, /special character/],
    ['? in a password of digits', `postgres://u:123?${PASSWORD}@h/shop`, /special character/],
    ['an unknown ssl', 'postgres://u@h/shop?ssl=no-verify', /ssl has an unknown value/],
  ])('%s: %s', (_what, pasted, message) => {
    expect(refusalOf(pasted).message).toMatch(message);
  });

  it.each([
    `DATABASE_URL=postgres://u:p@h/shop SECRET=${PASSWORD}`,
    `psql "postgres://u:p@h/shop" -v token=${PASSWORD}`,
    `postgres://u:p@h/shop\nTOKEN=${PASSWORD}`,
    `- DATABASE_URL=postgres://u:${PASSWORD}@h/shop`,
  ])('%s has more text, which would be shown as the name of a database', (pasted) => {
    const error = refusalOf(pasted);
    expect(error.message).toMatch(/more text than the URL/);
    expect(`${error.message}${error.hint}`).not.toContain(PASSWORD);
  });

  it.each(['postgres://u@h/shop?host=h', 'postgres://u@h/shop?sslmode=require&sslmode=require'])(
    '%s says the same twice',
    (pasted) => expect(connectionOf(pasted)).toMatchObject({ host: 'h', database: 'shop' }),
  );
});

describe('a parameter that an engine acts on', () => {
  it('is not ignored: a pooler', () => {
    expect(connectionOf('postgres://u@h/shop?pool=5&pgbouncer=true')).toMatchObject({ saysPooler: true });
  });

  it.each(['1', 'true', 'on', ''])('is not ignored: ssl=%s', (value) => {
    expect(connectionOf(`postgres://u@h/shop?ssl=${value}`)).toMatchObject({ sslMode: 'require' });
  });
});

describe('the password in a text that is no URL', () => {
  it.each([
    `DATABASE_URL="postgres://u:${PASSWORD}@h/shop" # production`,
    `"DATABASE_URL": "postgres://u:${PASSWORD}@h/shop",`,
    `psql -d postgres://u:${PASSWORD}@h/shop`,
    `r2dbc:pool:postgresql://u:${PASSWORD}@h/shop`,
    `jdbc:mysql:loadbalance://u:${PASSWORD}@h1,h2/shop`,
    `jdbc:mysql://address=(host=h)(password=${PASSWORD})/shop`,
    `jdbc:mysql://(host=h,password=${PASSWORD},user=u)/shop`,
    `postgres://admin@server:${PASSWORD}@server.example.com/shop`,
    `prisma+postgres://accelerate.example.com/?api_key=${PASSWORD}`,
    `u:${PASSWORD}@h:5432/shop`,
    `postgres:u:${PASSWORD}@h/shop`,
    `postgres//u:${PASSWORD}@h/shop`,
    `mysql -h h -u u -p${PASSWORD} shop`,
  ])('is masked: %s', (pasted) => {
    const masker = new Masker();
    for (const secret of secretsIn(new Map([['database', pasted]]))) masker.add(secret);
    expect(masker.scrub(`login of ${PASSWORD} failed`)).not.toContain(PASSWORD);
  });

  it.each(['file:/srv/a@b/c', 'sqlite:data/u:x@y.db', 'postgres://h/shop?application_name=a@b'])(
    'is not found in %s',
    (pasted) => expect(secretsIn(new Map([['destination', pasted]]))).toEqual([]),
  );
});
