import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { childEnvironment, describeServer, parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';

const parse = (text: string) => parsePostgresUrl(new Secret(text));
const failure = (text: string): RestorableError => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof RestorableError) return error;
  }
  throw new Error(`accepted: ${text}`);
};

describe('a PostgreSQL URL', () => {
  it('yields user, password, host, port, database and parameters, percent-decoded', () => {
    const url = parse(
      'postgresql://us%40er:p%40ss%2Fword:x@db.example.com:6000/my%20db?sslmode=verify-full&connect_timeout=5&options=-c%20a%3Db&application_name=job',
    );
    expect(url).toMatchObject({
      user: 'us@er',
      host: 'db.example.com',
      port: 6000,
      database: 'my db',
      sslMode: 'verify-full',
      connectTimeoutSeconds: 5,
      options: '-c a=b',
      applicationName: 'job',
    });
    expect(url.password?.reveal()).toBe('p@ss/word:x');
  });

  it.each([
    ['postgres://u@[2001:db8::1]:5433/x', '2001:db8::1', 5433, '[2001:db8::1]:5433'],
    ['postgres://u@/x?host=%2Fvar%2Frun%2Fpg', '/var/run/pg', 5432, '/var/run/pg/.s.PGSQL.5432'],
    ['postgres://u@%2Fvar%2Frun%2Fpg:5433/x', '/var/run/pg', 5433, '/var/run/pg/.s.PGSQL.5433'],
    ['postgres:///x?host=h&port=7&user=u', 'h', 7, 'h:7'],
    ['postgres://u@h', 'h', 5432, 'h:5432'],
  ])('%s leads to %s', (text, host, port, described) => {
    const url = parse(text);
    expect(url).toMatchObject({ host, port, user: 'u' });
    expect(describeServer(url)).toBe(described);
  });

  it.each([
    ['postgres://u:p@h/x?sslmod=require', /unknown "sslmod"/, /"sslmode"/],
    ['postgres://u:p@h/x?sslmode=full', /sslmode/, /verify-full/],
    ['postgres://u:p@h/x?sslmode=verify-ca', /sslrootcert/, /verify-full/],
    ['postgres://u:p@h1,h2/x', /several hosts/, /one server/],
    ['postgres://u:p@h/x?host=h1,h2&port=1,2', /several hosts/, /one server/],
    ['postgres://u:p@/x?hostaddr=10.0.0.1,10.0.0.2', /several hosts/, /one server/],
    ['postgres://u:p@h/x?hostaddr=h2', /hostaddr/, /host/],
    ['postgres://u:p@h/x?target_session_attrs=master', /target_session_attrs/, /primary/],
    ['postgres://u:p@h/x?ssl_min_protocol_version=1.2', /ssl_min_protocol_version/, /TLSv1\.2/],
    ['postgres://u:p@h/x?client_encoding=latin1', /client_encoding/, /client_encoding/],
    ['postgres://u:p@h/x?keepalives=0', /keepalives/, /keepalives/],
    ['postgres://u:p@h/x?connect_timeout=soon', /connect_timeout/, /postgres:\/\/user/],
    ['postgres://u:p@h/x?service=shop', /service is not supported/, /URL itself/],
    ['postgres://u:p@h/x?require_auth=scram-sha-256', /require_auth is not supported/, /password/],
    ['postgres://u:p@h/x?sslcrl=%2Ff', /sslcrl is not supported/, /verify-full/],
    ['postgres://u:p@h:99999/x', /port/, /postgres:\/\/user/],
    ['postgres://u:p%zz@h/x', /percent-encoding/, /%25/],
    ['postgres://u:p@h/x%00user%00admin', /zero byte/, /postgres:\/\/user/],
    ['mysql://u:p@h/x', /malformed/, /postgres:\/\/user/],
  ])('%s is refused', (text, message, hint) => {
    const error = failure(text);
    expect(error.code).toBe('INPUT_INVALID');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  it('never shows a part of a password, encoded or not, in its errors or when printed', () => {
    const password = fc
      .array(fc.constantFrom('Zq7', '@', '/', ':', '?', '#', '&', '=', '%', ',', '['), { minLength: 4, maxLength: 9 })
      .map((parts) => `Zq7${parts.join('')}Zq7`);
    fc.assert(
      fc.property(password, fc.boolean(), (secret, encoded) => {
        const text = `postgres://u:${encoded ? encodeURIComponent(secret) : secret}@h/x`;
        let shown: string;
        try {
          const url = parse(text);
          if (encoded) expect(url.password?.reveal()).toBe(secret);
          shown = encoded ? inspect(url, { depth: 5 }) : '';
        } catch (error) {
          expect(encoded).toBe(false);
          shown = `${(error as RestorableError).message} ${(error as RestorableError).hint}`;
        }
        expect(shown).not.toContain('Zq7');
      }),
      { numRuns: 500 },
    );
  });

  it('passes everything to the tools by environment, and nothing else of ours', () => {
    const url = parse('postgres://u:secret@h:1/x?sslmode=require&channel_binding=require&options=-c%20a%3Db');
    expect(childEnvironment(url, { PATH: '/bin', HOME: '/root', AWS_SECRET_ACCESS_KEY: 'k' })).toEqual({
      PATH: '/bin',
      LANG: 'C.UTF-8',
      LC_ALL: 'C',
      TZ: 'UTC',
      PGTZ: 'UTC',
      PGDATESTYLE: 'ISO, MDY',
      PGHOST: 'h',
      PGPORT: '1',
      PGUSER: 'u',
      PGPASSWORD: 'secret',
      PGDATABASE: 'x',
      PGAPPNAME: 'restorable',
      PGCONNECT_TIMEOUT: '20',
      PGSSLMODE: 'require',
      PGCHANNELBINDING: 'require',
      PGOPTIONS: '-c a=b',
    });
    expect(
      childEnvironment(
        parse(
          'postgres://u@h/x?hostaddr=10.0.0.1&ssl_min_protocol_version=TLSv1.3&target_session_attrs=primary&keepalives=1&keepalives_idle=9&sslsni=1&fallback_application_name=job&load_balance_hosts=random',
        ),
      ),
    ).toMatchObject({
      PGHOST: 'h',
      PGHOSTADDR: '10.0.0.1',
      PGSSLMINPROTOCOLVERSION: 'TLSv1.3',
      PGTARGETSESSIONATTRS: 'primary',
      PGAPPNAME: 'job',
    });
    expect(childEnvironment(parse('postgres://u@h/x'), { PGPASSWORD: 'job' }, 'other')).toMatchObject({
      PGPASSWORD: 'job',
      PGDATABASE: 'other',
    });
  });
});
