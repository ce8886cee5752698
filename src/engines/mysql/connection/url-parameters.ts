import { closest } from 'fastest-levenshtein';
import { RestorableError } from '../../../core/errors.ts';

/** MySQL's own modes (manual, 6.2.3 "Command Options for Connecting", --ssl-mode). */
export const SSL_MODES = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
export type SslMode = (typeof SSL_MODES)[number];

/** Every supported parameter, by MySQL's name, with the spellings of other programs for the same. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  'ssl-mode': ['sslmode', 'ssl_mode', 'sslMode'],
  'ssl-ca': ['ssl_ca', 'sslca', 'sslcert-ca', 'serverSslCert'],
  'ssl-cert': ['ssl_cert'],
  'ssl-key': ['ssl_key', 'sslkey'],
  'connect-timeout': ['connect_timeout', 'connectTimeout', 'connection-timeout'],
  socket: ['unix_socket', 'unixSocket', 'socketPath'],
  // Prisma's `sslaccept=strict|accept_invalid_certs`; PlanetScale's `ssl={"rejectUnauthorized":true}`; Go's `tls=true`.
  sslaccept: [],
  ssl: ['useSSL'],
  tls: [],
  // Parameters of other programs that say nothing about how to connect.
  charset: ['characterEncoding'],
  connection_limit: ['connectionLimit'],
  pool_timeout: [],
  parseTime: [],
  serverTimezone: ['timezone'],
};

const CANONICAL = new Map(
  Object.entries(SPELLINGS).flatMap(([name, others]) => [name, ...others].map((each) => [each, name] as const)),
);

/** Other programs' names for a mode: libpq's (DigitalOcean, SQLAlchemy), Go's and JDBC's. */
const MODE_WORDS: Readonly<Record<string, SslMode>> = {
  disable: 'DISABLED',
  disabled: 'DISABLED',
  prefer: 'PREFERRED',
  preferred: 'PREFERRED',
  require: 'REQUIRED',
  required: 'REQUIRED',
  'verify-ca': 'VERIFY_CA',
  'verify-full': 'VERIFY_IDENTITY',
  'verify-identity': 'VERIFY_IDENTITY',
};
const ON_WORDS: Readonly<Record<string, SslMode>> = {
  true: 'VERIFY_IDENTITY',
  '1': 'VERIFY_IDENTITY',
  strict: 'VERIFY_IDENTITY',
  '{"rejectunauthorized":true}': 'VERIFY_IDENTITY',
  '{}': 'VERIFY_IDENTITY',
  '{"rejectunauthorized":false}': 'REQUIRED',
  accept_invalid_certs: 'REQUIRED',
  'skip-verify': 'REQUIRED',
  preferred: 'PREFERRED',
  false: 'DISABLED',
  '0': 'DISABLED',
};

/**
 * The parameters in a URL's query, by MySQL's name.
 * @throws {RestorableError} INPUT_INVALID for an unknown one, with the nearest known one
 */
export function readParameters(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of query.split('&').filter((text) => text !== '')) {
    const equals = part.indexOf('=');
    const written = decode(equals === -1 ? part : part.slice(0, equals));
    const name = CANONICAL.get(written);
    if (name === undefined) {
      // Only what looks like a name is shown: this may be part of a password that is not percent-encoded.
      const shown = /^[A-Za-z_-]{2,40}$/.test(written) ? `"${written}"` : 'parameter';
      const nearest = closest(written, Object.keys(SPELLINGS).slice(0, 9));
      throw invalid(`The MySQL URL has an unknown ${shown}.`, `Did you mean "${nearest}"?`);
    }
    const value = equals === -1 ? '' : decode(part.slice(equals + 1));
    const before = parameters.get(name);
    // Programs disagree about which one counts: it could be another server, or a connection without TLS.
    if (before !== undefined && before !== value) {
      throw invalid(`The MySQL URL has two different values of ${name}.`, 'Leave one of them out.');
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** The mode in the URL, or undefined if it has none: then the location of the host decides. */
export function readSslMode(parameters: ReadonlyMap<string, string>): SslMode | undefined {
  const mode = statedMode(parameters);
  if (mode === 'VERIFY_CA' && !parameters.get('ssl-ca')) {
    throw invalid(
      'ssl-mode=VERIFY_CA needs ssl-ca, the file of your private authority.',
      'With public authorities, anyone can get a certificate. Use ssl-mode=VERIFY_IDENTITY.',
    );
  }
  return mode;
}

function statedMode(parameters: ReadonlyMap<string, string>): SslMode | undefined {
  const stated = parameters.get('ssl-mode');
  if (stated !== undefined) {
    const mode = MODE_WORDS[stated.toLowerCase().replaceAll('_', '-')];
    if (mode === undefined) {
      throw invalid('The MySQL URL has an unknown ssl-mode.', `Use one of ${SSL_MODES.join(', ')}.`);
    }
    return mode;
  }
  for (const name of ['ssl', 'tls', 'sslaccept']) {
    const value = parameters.get(name);
    if (value === undefined) continue;
    const mode = ON_WORDS[value.toLowerCase().replaceAll(/\s/g, '')];
    if (mode === undefined) {
      throw invalid(`The MySQL URL's ${name} has an unknown value.`, 'Write ssl-mode=VERIFY_IDENTITY instead.');
    }
    return mode;
  }
  return undefined;
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('The MySQL URL has a "%" that does not begin a percent-encoding.', 'Write a literal "%" as %25.');
  }
}

const EXAMPLE = 'mysql://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY';

export function invalid(message: string, hint?: string): RestorableError {
  return new RestorableError('INPUT_INVALID', message, {
    hint:
      hint ?? `Write it as ${EXAMPLE}, with special characters in the password percent-encoded (@ is %40, / is %2F).`,
  });
}
