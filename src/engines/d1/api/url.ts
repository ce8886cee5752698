import { RestorableError } from '../../../core/errors.ts';
import type { Secret } from '../../../core/secret.ts';

/** What a D1 URL names. */
export interface D1Address {
  readonly accountId: string;
  /** The database's id, or its name. */
  readonly database: string;
}

const SHAPE = 'Write d1://<account id>/<database id or name>. The API token comes from CLOUDFLARE_API_TOKEN.';

/**
 * Parses `d1://<account-id>/<database-id or name>`.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseD1Url(url: Secret): D1Address {
  const refuse = (message: string): RestorableError => new RestorableError('INPUT_INVALID', message, { hint: SHAPE });
  const text = url.reveal().replace(/^d1:\/\//i, '');
  if (/[@?#]/.test(text)) throw refuse('A D1 URL contains an account and a database, no token and no parameters.');
  const [accountId = '', database = '', ...more] = text.replace(/\/$/, '').split('/');
  if (database === '' || more.length > 0) throw refuse('The D1 URL does not name exactly one database.');
  if (!/^[0-9a-f]{32}$/i.test(accountId)) {
    throw refuse('The account in the D1 URL is not a Cloudflare account id (32 hexadecimal digits).');
  }
  try {
    return { accountId: accountId.toLowerCase(), database: decodeURIComponent(database) };
  } catch {
    throw refuse('The database in the D1 URL is not correctly percent-encoded.');
  }
}
