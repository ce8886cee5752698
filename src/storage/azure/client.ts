import type { ContainerClient } from '@azure/storage-blob';
import type { Access } from './credentials.ts';

/**
 * Makes the SDK's client of a container; the SDK is loaded here, on first use. Its retry is switched off in favour of
 * `createRetrying`.
 */
export async function connect({ credentials, endpoint }: Access, container: string): Promise<ContainerClient> {
  const { AnonymousCredential, ContainerClient, newPipeline, StorageSharedKeyCredential } = await import(
    '@azure/storage-blob'
  );
  const address = `${endpoint}/${container}`;
  const options = { retryOptions: { maxTries: 1 } };
  if (credentials.kind === 'sas') {
    const url = `${address}?${credentials.token.reveal()}`;
    return new ContainerClient(url, newPipeline(new AnonymousCredential(), options));
  }
  const shared = new StorageSharedKeyCredential(credentials.account, credentials.key.reveal());
  return new ContainerClient(address, newPipeline(shared, options));
}
