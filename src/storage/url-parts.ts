import { isIP } from 'node:net';
import { didYouMean } from '../config/suggest.ts';
import type { RestorableError } from '../core/errors.ts';

/** True for `localhost` and loopback addresses. */
export function isLoopback(endpoint: URL): boolean {
  const host = endpoint.hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
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
