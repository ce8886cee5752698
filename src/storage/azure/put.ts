import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlockBlobUploadOptions, ContainerClient } from '@azure/storage-blob';
import { RestorableError } from '../../core/errors.ts';
import { lengthOf } from '../body.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { type Attempted, failureOf } from './errors.ts';
import { policyOf } from './immutability.ts';
import type { AzureLocation } from './url.ts';

/** Azure's error names for a blob that already exists. */
const PRESENT = new Set(['BlobAlreadyExists', 'ConditionNotMet']);

interface PutRequest {
  /** The complete name in the container. */
  readonly name: string;
  readonly parts: readonly Uint8Array[];
  readonly ifAbsent: boolean;
  /** The destination's settings for every blob. */
  readonly wishes: Pick<AzureLocation, 'tier' | 'encryptionScope' | 'tags' | 'lock'>;
}

/**
 * Puts a blob from memory with one Put Blob: atomic, and without uncommitted leftovers. Azure compares the MD5 that is
 * sent with the received bytes, and returns the MD5 of the stored ones.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; otherwise what the SDK throws
 */
export async function putBlob(client: ContainerClient, request: PutRequest, attempt: Attempt): Promise<void> {
  const { name, parts, ifAbsent, wishes } = request;
  const blob = client.getBlockBlobClient(name);
  const sizeBytes = lengthOf(parts);
  const md5 = md5Of(parts);
  try {
    // A new stream over the same parts, without copying them into one buffer.
    const answer = await blob.upload(() => Readable.from(parts, { objectMode: false }), sizeBytes, {
      abortSignal: attempt.signal,
      onProgress: attempt.alive,
      blobHTTPHeaders: { blobContentType: 'application/octet-stream', blobContentMD5: md5 },
      ...(ifAbsent ? { conditions: { ifNoneMatch: '*' } } : {}),
      ...optionsOf(wishes),
    });
    const stored = answer.contentMD5;
    if (stored === undefined ? await hasSize(client, name, sizeBytes, attempt) : md5.equals(stored)) return;
  } catch (error) {
    const { code = '', status } = failureOf(error);
    // With a token that may create but not replace, Azure refuses an existing blob before it checks the condition.
    const present = status === 403 ? await digestOf(client, name, attempt) : undefined;
    if (ifAbsent && (PRESENT.has(code) || present !== undefined)) {
      throw new RestorableError('OBJECT_EXISTS', `${name} exists already.`, { cause: error });
    }
    // Therefore the retry of a put whose answer was lost is refused, too.
    if (present !== undefined && md5.equals(present)) return;
    throw error;
  }
  await blob.deleteIfExists({ abortSignal: attempt.signal }).catch(() => {});
  throw new RestorableError('STORAGE_CORRUPTED', `The storage keeps different bytes for ${name} than were sent.`, {
    hint: 'Do not use this storage: it damages data. Check for a proxy or gateway in between.',
  });
}

function optionsOf({ tier, encryptionScope, tags, lock }: PutRequest['wishes']): BlockBlobUploadOptions {
  return {
    ...(tier === undefined ? {} : { tier }),
    ...(encryptionScope === undefined ? {} : { encryptionScope }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
    ...(lock === undefined ? {} : { immutabilityPolicy: policyOf(lock) }),
  };
}

/** Permissions of a token for a put in addition to write access. */
export function neededBesides({ lock, tags }: PutRequest['wishes']): NonNullable<Attempted['also']> {
  const locking = lock === undefined ? [] : (['Set immutability policy'] as const);
  return Object.keys(tags).length === 0 ? locking : [...locking, 'Tags'];
}

/** Digest of a blob as reported by Azure. Empty if it has none, undefined if there is no blob or it can't be read. */
async function digestOf(client: ContainerClient, name: string, { signal }: Attempt): Promise<Uint8Array | undefined> {
  try {
    const { contentMD5 } = await client.getBlobClient(name).getProperties({ abortSignal: signal });
    return contentMD5 ?? new Uint8Array();
  } catch {
    return undefined;
  }
}

function md5Of(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

async function hasSize(client: ContainerClient, name: string, sizeBytes: number, attempt: Attempt): Promise<boolean> {
  const { contentLength } = await client.getBlobClient(name).getProperties({ abortSignal: attempt.signal });
  return contentLength === sizeBytes;
}
