import type { StoragePlace } from '../../ports/storage.ts';
import { isLoopback, isLoopbackHost, isPrivateHost } from './url-parts.ts';

/** A server with a name or an address. */
export function placeOfHost(host: string): StoragePlace {
  return isLoopbackHost(host)
    ? { provider: 'this machine', region: undefined, offsite: false }
    : { provider: host, region: undefined, offsite: !isPrivateHost(host) };
}

/**
 * A provider's own service, or the server of a given endpoint.
 * @param own the provider's host names; a group in it is the region
 */
export function placeOfService(provider: string, endpoint: URL | undefined, own?: RegExp): StoragePlace {
  const match = endpoint === undefined ? undefined : own?.exec(endpoint.hostname);
  if (endpoint === undefined || match != null) return { provider, region: match?.[1], offsite: true };
  return placeOfHost(isLoopback(endpoint) ? 'localhost' : endpoint.hostname);
}
