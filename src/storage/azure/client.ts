import type { ContainerClient } from '@azure/storage-blob';
import type { ProxyInUse } from '../../http/proxies.ts';
import type { Access } from './credentials.ts';

/**
 * Creates the SDK's client of a container. The SDK is loaded here, on first use. Its retries are disabled in favor of
 * `createRetrying`.
 */
export async function connect(
  { credentials, endpoint }: Access,
  container: string,
  proxy: ProxyInUse | undefined,
): Promise<ContainerClient> {
  if (proxy === undefined) goDirectly(new URL(endpoint).hostname);
  const { AnonymousCredential, ContainerClient, newPipeline, StorageSharedKeyCredential } = await import(
    '@azure/storage-blob'
  );
  const address = `${endpoint}/${container}`;
  const options = {
    retryOptions: { maxTries: 1 },
    ...(proxy === undefined ? {} : { proxyOptions: settingsOf(proxy) }),
  };
  if (credentials.kind === 'sas') {
    const url = `${address}?${credentials.token.reveal()}`;
    return new ContainerClient(url, newPipeline(new AnonymousCredential(), options));
  }
  const shared = new StorageSharedKeyCredential(credentials.account, credentials.key.reveal());
  return new ContainerClient(address, newPipeline(shared, options));
}

/**
 * The SDK reads the environment itself. It also reads ALL_PROXY, and ignores networks and ports in NO_PROXY. A host
 * that is reached directly is added there by name just before the SDK reads it.
 */
function goDirectly(host: string): void {
  const { env } = process;
  const hasProxy = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'].some((name) => env[name] || env[name.toLowerCase()]);
  if (!hasProxy) return;
  env['NO_PROXY'] = [env['NO_PROXY'] || env['no_proxy'], host].filter(Boolean).join(',');
}

function settingsOf({ url }: ProxyInUse) {
  const { protocol, hostname, port, username, password } = new URL(url);
  return {
    host: `${protocol}//${hostname}`,
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(username === '' ? {} : { username: decodeURIComponent(username), password: decodeURIComponent(password) }),
  };
}
