import type { ContainerClient } from '@azure/storage-blob';
import type { ProxyInUse } from '../connection/proxies.ts';
import type { Access } from './credentials.ts';

/**
 * Makes the SDK's client of a container; the SDK is loaded here, on first use. Its retry is switched off in favour of
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
 * The SDK reads the environment by itself, also ALL_PROXY, and of NO_PROXY neither networks nor ports. What is reached directly is
 * added there by its name, once the SDK is about to read it.
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
