import { isIP } from 'node:net';
import { closest } from 'fastest-levenshtein';
import { RestorableError } from '../../../core/errors.ts';
import {
  FOREIGN_PARAMETERS,
  IDLE_PARAMETERS,
  PARAMETER_VARIABLES,
  REFUSED_PARAMETERS,
  SSL_MODES,
  type SslMode,
} from './parameters.ts';

const EXAMPLE = 'postgres://user:password@host:5432/database?sslmode=verify-full';

/** The query parameters of a URL. @throws {RestorableError} INPUT_INVALID for an unknown or unsupported one */
export function readParameters(query: string): Map<string, string> {
  const known: readonly string[] = [
    ...Object.keys(PARAMETER_VARIABLES),
    ...FOREIGN_PARAMETERS,
    ...Object.keys(IDLE_PARAMETERS),
    ...Object.keys(REFUSED_PARAMETERS),
  ];
  const parameters = new Map<string, string>();
  for (const part of query.split('&').filter((text) => text !== '')) {
    const equals = part.indexOf('=');
    const name = decode(equals === -1 ? part : part.slice(0, equals));
    if (!known.includes(name)) {
      // Only what looks like a name is shown: this may be part of a password that is not percent-encoded.
      const shown = /^[a-z_]{2,40}$/.test(name) ? `"${name}"` : 'parameter';
      throw invalid(`The PostgreSQL URL has an unknown ${shown}.`, `Did you mean "${closest(name, [...known])}"?`);
    }
    const value = equals === -1 ? '' : decode(part.slice(equals + 1));
    refuseUnsupported(name, value);
    requireOneValue(name, parameters.get(name), value);
    parameters.set(name, value);
  }
  return parameters;
}

/**
 * Two different values, where programs disagree about which one counts: it could be another database, or a connection without TLS.
 * @throws {RestorableError} INPUT_INVALID
 */
export function requireOneValue(name: string, one: string | undefined, other: string | undefined): void {
  if (!one || !other || one === other) return;
  throw invalid(`The PostgreSQL URL has two different values of ${name}.`, 'Leave one of them out.');
}

/** @throws {RestorableError} INPUT_INVALID for what the tools may honor and the driver does not */
function refuseUnsupported(name: string, value: string): void {
  const instead = Object.hasOwn(REFUSED_PARAMETERS, name) ? REFUSED_PARAMETERS[name] : undefined;
  if (instead !== undefined) throw invalid(`The PostgreSQL URL's ${name} is not supported.`, instead);
  const idle = Object.hasOwn(IDLE_PARAMETERS, name) ? IDLE_PARAMETERS[name] : undefined;
  if (idle !== undefined && !idle.test(value)) {
    throw invalid(`The PostgreSQL URL's ${name} has a value that is not supported.`, `Leave ${name} out.`);
  }
}

/** @throws {RestorableError} INPUT_INVALID for a value that is not one of the choices */
export function readChoice<T extends string>(
  name: string,
  choices: readonly T[],
  parameters: ReadonlyMap<string, string>,
): T | undefined {
  const text = parameters.get(name);
  if (text === undefined || text === '') return undefined;
  const choice = choices.find((known) => known === text);
  if (choice === undefined)
    throw invalid(`The PostgreSQL URL's ${name} is unknown.`, `Use one of ${choices.join(', ')}.`);
  return choice;
}

/** @throws {RestorableError} INPUT_INVALID for a name */
export function readAddress(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (isIP(text) === 0) throw invalid("The PostgreSQL URL's hostaddr is not an IP address.", 'Put names into host.');
  return text;
}

/** @throws {RestorableError} INPUT_INVALID for an unknown mode, or one that proves nothing */
export function readSslMode(parameters: Map<string, string>): SslMode {
  const text = parameters.get('sslmode') ?? modeOfSsl(parameters.get('ssl'));
  const mode = SSL_MODES.find((known) => known === text);
  if (mode === undefined) {
    throw invalid('The PostgreSQL URL has an unknown sslmode.', `Use one of ${SSL_MODES.join(', ')}.`);
  }
  if (mode === 'verify-ca' && (parameters.get('sslrootcert') ?? 'system') === 'system') {
    throw invalid(
      'sslmode=verify-ca needs sslrootcert, the file of your private authority.',
      'With public authorities, anyone can get a certificate. Use sslmode=verify-full.',
    );
  }
  return mode;
}

/** `ssl` of JDBC, where an empty value means true, and of Node's drivers. */
function modeOfSsl(text: string | undefined): SslMode {
  if (text === undefined || /^(?:false|0|no|off)$/i.test(text)) return 'prefer';
  if (/^(?:true|1|yes|on|)$/i.test(text)) return 'require';
  throw invalid(
    "The PostgreSQL URL's ssl has an unknown value.",
    'Write sslmode=require, or better sslmode=verify-full.',
  );
}

/** @throws {RestorableError} INPUT_INVALID for anything but a whole number within the limits */
export function readNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid(`The PostgreSQL URL's ${name} is not a number from ${min} to ${max}.`);
}

/** Percent-decodes a part. @throws {RestorableError} INPUT_INVALID */
export function decode(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    throw invalid(
      'The PostgreSQL URL has a "%" that does not begin a percent-encoding.',
      'Write a literal "%" as %25.',
    );
  }
  // A NUL ends a value in the protocol: what follows would be read as parameters of the connection.
  if (decoded.includes('\0')) throw invalid('The PostgreSQL URL contains a zero byte.');
  return decoded;
}

/** An error about a URL, without any part of it. */
export function invalid(message: string, hint?: string): RestorableError {
  return new RestorableError('INPUT_INVALID', message, {
    hint:
      hint ?? `Write it as ${EXAMPLE}, with special characters in the password percent-encoded (@ is %40, / is %2F).`,
  });
}
