import { isIP } from 'node:net';
import type { RestorableError } from '../../core/errors.ts';
import { didYouMean } from '../../options/text/suggest.ts';
import { kindsWith } from '../../ports/destination.ts';
import type { Host } from '../../ports/host.ts';
import { checkKey } from '../keys.ts';

/** True for `localhost` and loopback addresses. */
export function isLoopback(endpoint: URL): boolean {
  return isLoopbackHost(endpoint.hostname.replace(/^\[|\]$/g, ''));
}

/** @param host a name or an address, IPv6 without brackets */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** True for addresses of private networks (RFC 1918, RFC 4193) and names that exist only in such a network. */
export function isPrivateHost(host: string): boolean {
  if (isIP(host) === 4) return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
  if (isIP(host) === 6) return /^f[cde]/i.test(host);
  return !host.includes('.') || /\.(?:local|lan|home|internal|localdomain)$/i.test(host);
}

/** Creates the error of one kind of destination from the problem with its URL and a hint. */
export type Invalid = (what: string, hint: string, cause?: unknown) => RestorableError;

/** The error for a parameter that this kind of destination does not support. A requested lock must not be ignored silently. */
export function unknownParameter(name: string, known: readonly string[], invalid: Invalid): RestorableError {
  const kinds = kindsWith(name);
  if (kinds === '') {
    const hint = known.length === 0 ? 'Remove it: this kind has no parameters.' : didYouMean(name, known);
    return invalid(`has an unknown parameter "${name.slice(0, 40)}"`, hint);
  }
  return invalid(
    `can't have the parameter "${name}"`,
    `Remove it, or use a kind of destination that supports it: ${kinds}.`,
  );
}

/**
 * The parameters of a destination's URL, each known and given once.
 * @param invalid creates the error of this kind of destination from the problem with the URL and a hint
 */
export function readParameters<P extends string>(query: string, known: readonly P[], invalid: Invalid): Map<P, string> {
  const found = new Map<P, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const parameter = known.find((each) => each === name);
    if (parameter === undefined) throw unknownParameter(name, known, invalid);
    if (found.has(parameter)) throw invalid(`has the parameter "${parameter}" twice`, 'Remove one.');
    if (value === '') throw invalid(`has an empty parameter "${parameter}"`, 'Give it a value or remove it.');
    found.set(parameter, value);
  }
  return found;
}

/**
 * The address of a service in `endpoint=`.
 * @param example an endpoint of this kind of destination
 * @throws {RestorableError} INPUT_INVALID
 */
export function readEndpoint(text: string, example: string, invalid: Invalid): URL {
  const endpoint = URL.canParse(text) ? new URL(text) : undefined;
  if (endpoint === undefined || !/^https?:$/.test(endpoint.protocol) || endpoint.hostname === '') {
    throw invalid('has an endpoint that is not a web address', `Write endpoint=${example}.`);
  }
  if (endpoint.username !== '' || endpoint.password !== '' || endpoint.search !== '' || endpoint.hash !== '') {
    throw invalid('has an endpoint with credentials, "?" or "#"', 'Write endpoint=https://host or https://host:port.');
  }
  return endpoint;
}

/** Warns of an endpoint without TLS that is not on this machine. */
export function warnUnencrypted(label: string, endpoint: URL | undefined, { log }: Host): void {
  if (endpoint?.protocol !== 'http:' || isLoopback(endpoint)) return;
  log.warning(`The connection to ${label} is not encrypted: its endpoint begins with http://.`);
}

/** The name of an environment variable in `env=`. @throws {RestorableError} INPUT_INVALID */
export function readVariable(name: string | undefined, invalid: Invalid): string | undefined {
  if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  // Not repeated: it may be the secret itself.
  throw invalid('has an `env` that is not the name of an environment variable', 'Write env=NAME.');
}

/**
 * The prefix in a destination's path, as written: empty, or with a trailing slash.
 * @param invalid creates the error of this kind of destination
 */
export function readPrefix(path: string, invalid: Invalid): string {
  const trimmed = path.replace(/\/$/, '');
  if (trimmed === '') return '';
  try {
    checkKey(trimmed);
  } catch (cause) {
    throw invalid('has a prefix with "..", an empty segment or a control character', 'Use a plain path.', cause);
  }
  return `${trimmed}/`;
}
