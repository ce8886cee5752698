import { RestorableError } from '../../../core/errors.ts';
import type { D1Api } from './api.ts';

/** Where Cloudflare stores exports and accepts imports: R2, under its S3 host names. */
const PROVIDER_DOMAINS = ['cloudflarestorage.com', 'cloudflare.com'];

/**
 * Checks an address from the service before anything is sent there. It must be https on Cloudflare's own domains. If
 * `CLOUDFLARE_API_BASE_URL` names another service, that service's own host and protocol are accepted too.
 * @throws {RestorableError} DATABASE_QUERY
 */
export function checkLink(api: D1Api, link: string): URL {
  const url = URL.parse(link);
  const base = api.baseUrl;
  if (url !== null && url.username === '' && url.password === '') {
    if (url.protocol === base.protocol && url.host === base.host) return url;
    const isCloudflare = PROVIDER_DOMAINS.some((domain) => url.hostname.endsWith(`.${domain}`));
    if (url.protocol === 'https:' && url.port === '' && isCloudflare) return url;
  }
  // Neither path nor query, because they give access to the data.
  const where = url === null ? 'no URL' : url.host === '' ? `a ${url.protocol} URL` : `${url.protocol}//${url.host}`;
  throw new RestorableError('DATABASE_QUERY', `The D1 service returned an address that is not its own: ${where}.`, {
    hint: 'Nothing was sent there. Check CLOUDFLARE_API_BASE_URL and any proxies. Only https at cloudflarestorage.com is followed.',
  });
}
