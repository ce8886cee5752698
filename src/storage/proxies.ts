import { RestorableError } from '../core/errors.ts';

const VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'https_proxy', 'http_proxy', 'all_proxy'];

/**
 * What speaks HTTP reads these variables by itself, and some of it repeats a broken one, with the password in it.
 * @throws {RestorableError} INPUT_INVALID, without the value
 */
export function requireProxyUrls(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of VARIABLES) {
    const value = env[name];
    if (!value || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) continue;
    throw new RestorableError('INPUT_INVALID', `The variable ${name} is not the address of a proxy.`, {
      hint: 'Write http://host:port or http://user:password@host:port, special characters percent-encoded (@ is %40, / is %2F).',
    });
  }
}
