import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlockBlobUploadOptions, ContainerClient } from '@azure/storage-blob';
import { RestorableError } from '../../core/errors.ts';
import { lengthOf } from '../body.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { type Attempted, failureOf } from './errors.ts';
import { policyOf } from './immutability.ts';
import type { AzureLocation } from './url.ts';

/** Names that Azure has for a blob that is there already. */
const PRESENT = new Set(['BlobAlreadyExists', 'ConditionNotMet']);

interface PutRequest {
  /** The whole name in the container. */
  readonly name: string;
  readonly parts: readonly Uint8Array[];
  readonly ifAbsent: boolean;
  /** What the destination wishes for every blob. */
  readonly wishes: Pick<AzureLocation, 'tier' | 'encryptionScope' | 'tags' | 'lock'>;
}

/**
 * Puts a blob from memory with one Put Blob: atomic, and nothing uncommitted is ever left over. Azure compares the MD5
 * that is sent with what arrived, and answers the MD5 of what it keeps.
 * @throws {RestorableError} OBJECT_EXISTS, STORAGE_CORRUPTED; else what the SDK throws
 */
export async function putBlob(client: ContainerClient, request: PutRequest, attempt: Attempt): Promise<void> {
  const { name, parts, ifAbsent, wishes } = request;
  const blob = client.getBlockBlobClient(name);
  const sizeBytes = lengthOf(parts);
  const md5 = md5Of(parts);
  try {
    // A new stream over the same parts: nothing is copied into one buffer.
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
    // A token that may create and not replace refuses what is there already before it looks at the condition.
    const present = status === 403 ? await digestOf(client, name, attempt) : undefined;
    if (ifAbsent && (PRESENT.has(code) || present !== undefined)) {
      throw new RestorableError('OBJECT_EXISTS', `${name} exists already.`, { cause: error });
    }
    // So it refuses the retry of a put whose answer was lost, too.
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

/** What a token needs for a put besides the right to put. */
export function neededBesides({ lock, tags }: PutRequest['wishes']): NonNullable<Attempted['also']> {
  const locking = lock === undefined ? [] : (['Set immutability policy'] as const);
  return Object.keys(tags).length === 0 ? locking : [...locking, 'Tags'];
}

/** Digest of a blob as Azure has it; empty when it has none, undefined when there is no blob or it may not be looked at. */
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
