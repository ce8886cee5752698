import { isIP } from 'node:net';
import { didYouMean } from '../config/suggest.ts';
import type { RestorableError } from '../core/errors.ts';

/** True for `localhost` and loopback addresses. */
export function isLoopback(endpoint: URL): boolean {
  return isLoopbackHost(endpoint.hostname.replace(/^\[|\]$/g, ''));
}

/** @param host a name or an address, IPv6 without brackets */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** True for addresses of private networks (RFC 1918, RFC 4193) and names that only such a network knows. */
export function isPrivateHost(host: string): boolean {
  if (isIP(host) === 4) return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
  if (isIP(host) === 6) return /^f[cde]/i.test(host);
  return !host.includes('.') || /\.(?:local|lan|home|internal|localdomain)$/i.test(host);
}

/**
 * The parameters of a destination's URL, each known and given once.
 * @param invalid makes the error of this kind of destination from what the URL does wrong and a hint
 */
export function readParameters<P extends string>(
  query: string,
  known: readonly P[],
  invalid: (what: string, hint: string) => RestorableError,
): Map<P, string> {
  const found = new Map<P, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const parameter = known.find((each) => each === name);
    if (parameter === undefined) {
      throw invalid(`has an unknown parameter "${name.slice(0, 40)}"`, didYouMean(name, known));
    }
    if (found.has(parameter)) throw invalid(`has the parameter "${parameter}" twice`, 'Remove one.');
    if (value === '') throw invalid(`has an empty parameter "${parameter}"`, 'Give it a value or remove it.');
    found.set(parameter, value);
  }
  return found;
}
