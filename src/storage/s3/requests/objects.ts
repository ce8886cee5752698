import type { PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import type { ReadOptions } from '../../../ports/storage.ts';
import type { Encryption } from '../settings/settings.ts';
import { failureOf } from './failure.ts';
import { readObject } from './get.ts';

/** Parameters of a request about an object whose key the storage does not keep. */
type CustomerKey = Pick<PutObjectCommandInput, 'SSECustomerAlgorithm' | 'SSECustomerKey'>;

/** A bucket, and the parameters of every request about its objects. */
export interface Bucket {
  readonly client: S3Client;
  readonly name: string;
  readonly customerKey: CustomerKey;
  /** How often the body of an answer may be truncated. */
  readonly attempts: number;
  readonly debug: (message: string) => void;
}

/**
 * The key of SSE-C from its variable, masked.
 * @throws {RestorableError} INPUT_INVALID if it is missing or not 32 bytes in base64
 */
export function customerKeyOf(encryption: Encryption | undefined, host: Host): CustomerKey {
  if (encryption?.kind !== 'c') return {};
  const { keyVariable } = encryption;
  const text = (host.env[keyVariable] ?? '').trim();
  if (text !== '') host.mask(new Secret(text));
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 32 && bytes.toString('base64') === text) {
    return { SSECustomerAlgorithm: 'AES256', SSECustomerKey: text };
  }
  throw new RestorableError('INPUT_INVALID', `${keyVariable} holds no key for sse=c: 32 bytes in base64 are needed.`, {
    hint: 'Make one with `openssl rand -base64 32`, keep it with the recovery key, and set it in the `env` of the step.',
  });
}

/** Reads an object, or one version of it. @throws like readObject */
export async function readFrom(
  { client, name, customerKey, attempts }: Bucket,
  at: { readonly key: string; readonly versionId?: string },
  { maxBytes, signal }: ReadOptions,
): Promise<Uint8Array> {
  const version = at.versionId === undefined ? {} : { VersionId: at.versionId };
  const request = { Bucket: name, Key: at.key, ...version, ...customerKey };
  return readObject(client, request, { maxBytes, signal, attempts });
}

/** Also false if reading is not permitted. Then only the condition on the put decides. */
export async function isThere({ client, name, customerKey }: Bucket, key: string, signal: AbortSignal) {
  const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
  try {
    await client.send(new HeadObjectCommand({ Bucket: name, Key: key, ...customerKey }), { abortSignal: signal });
    return true;
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 404 || status === 403 || status === 400) return false;
    throw error;
  }
}

/** Deletes an object with a plain delete, or one version permanently. A missing object is not an error. */
export async function deleteFrom(
  { client, name }: Bucket,
  at: { readonly key: string; readonly versionId?: string },
  signal: AbortSignal,
): Promise<void> {
  const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
  const version = at.versionId === undefined ? {} : { VersionId: at.versionId };
  try {
    await client.send(new DeleteObjectCommand({ Bucket: name, Key: at.key, ...version }), { abortSignal: signal });
  } catch (error) {
    const { name: code } = failureOf(error);
    if (code !== 'NoSuchKey' && code !== 'NoSuchVersion') throw error;
  }
}
