import type { Readable } from 'node:stream';
import type { BlobClient, ContainerClient } from '@azure/storage-blob';
import { throwIfCancelled } from '../../core/cancellation.ts';
import type { Host } from '../../ports/host.ts';
import type { Cancellable, ReadOptions } from '../../ports/storage.ts';
import { objectMissing } from '../answers.ts';
import type { Attempt, Retrying } from '../connection/http-retry.ts';
import { readBody } from '../connection/read-body.ts';
import { type Attempted, azureError, failureOf } from './errors.ts';
import { checkBlobKey } from './keys.ts';
import { type AzureLocation, labelOf } from './url.ts';

type What = Pick<Attempted, 'permission' | 'key' | 'also'>;

interface Parts extends Pick<Attempted, 'proxy' | 'endsAt'> {
  readonly client: ContainerClient;
  readonly retrying: Retrying;
  readonly host: Host;
}

/** Requests to a container, with retries if they may help. Errors name the request that failed. */
export class AzureRequests {
  readonly location: AzureLocation;
  readonly label: string;
  readonly client: ContainerClient;
  readonly host: Host;
  readonly #retrying: Retrying;
  readonly #access: Pick<Attempted, 'proxy' | 'endsAt'>;

  constructor(location: AzureLocation, { client, retrying, host, ...access }: Parts) {
    this.location = location;
    this.label = labelOf(location);
    this.client = client;
    this.host = host;
    this.#retrying = retrying;
    this.#access = access;
  }

  /** A key's name in the container. */
  nameOf(key: string): string {
    checkBlobKey(key);
    return this.location.prefix + key;
  }

  blobOf(key: string): BlobClient {
    return this.client.getBlobClient(this.nameOf(key));
  }

  listing<T>(options: Cancellable, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    return this.run({ permission: 'List' }, options, act);
  }

  /** An operation on one blob, which may be missing. @throws {RestorableError} OBJECT_MISSING */
  onBlob<T>(what: What & { readonly key: string }, options: Cancellable, act: (attempt: Attempt) => Promise<T>) {
    return this.run(what, options, async (attempt) => {
      try {
        return await act(attempt);
      } catch (error) {
        const { code, status } = failureOf(error);
        if (code !== 'BlobNotFound' && !(status === 404 && code?.startsWith('Container') !== true)) throw error;
        throw objectMissing(what.key, this.label, error);
      }
    });
  }

  read(blob: BlobClient, key: string, options: ReadOptions): Promise<Uint8Array> {
    return this.onBlob({ permission: 'Read', key }, options, async ({ signal, alive }) => {
      const wanted = { abortSignal: signal, maxRetryRequests: 0, onProgress: alive };
      const { readableStreamBody, contentLength } = await blob.download(0, undefined, wanted);
      const stream = readableStreamBody as Readable | undefined;
      if (stream === undefined) return new Uint8Array();
      return readBody(stream, { key, announced: contentLength, maxBytes: options.maxBytes, signal });
    });
  }

  async run<T>(what: What, { signal }: Cancellable, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await this.#retrying(signal, act);
    } catch (error) {
      const { account, container } = this.location;
      const its = { ...this.#access, label: this.label, account, container, signal, host: this.host };
      throw azureError(error, { ...what, ...its });
    }
  }
}
