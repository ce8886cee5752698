import { createHash } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { readBody } from '../connection/read-body.ts';
import type { Answer, Api } from './client.ts';
import { objectPath } from './objects.ts';

interface Wanted {
  readonly bucket: string;
  /** The complete name in the bucket. */
  readonly name: string;
  /** For messages. */
  readonly key: string;
  /** undefined: the current version. */
  readonly generation?: string;
}

/**
 * Reads one version of an object, and compares it with the digest that the storage sends with it.
 * @throws {RestorableError} STORAGE_CORRUPTED; {ApiError} and what the connection throws
 */
export async function readObject(api: Api, wanted: Wanted, maxBytes: number, attempt: Attempt): Promise<Uint8Array> {
  const { bucket, name, key, generation } = wanted;
  const query = { alt: 'media', generation };
  const answer = await api.open({ method: 'GET', path: objectPath(bucket, name), query }, attempt);
  const length = answer.headers.get('content-length');
  const announced = length === null ? undefined : Number(length);
  const body = await readBody(answer.stream, { key, announced, maxBytes, ...attempt });
  checkDigest(key, body, answer);
  return body;
}

/** Compares the received bytes with the digest that the storage sends: `x-goog-hash: crc32c=...,md5=...`. */
function checkDigest(key: string, body: Uint8Array, { headers }: Answer): void {
  const said = /(?:^|[\s,])md5=([A-Za-z0-9+/]{22}==)/.exec(headers.get('x-goog-hash') ?? '')?.[1];
  if (said === undefined || createHash('md5').update(body).digest('base64') === said) return;
  throw new RestorableError('STORAGE_CORRUPTED', `${key} arrived with bytes that differ from those stored.`, {
    hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
  });
}
