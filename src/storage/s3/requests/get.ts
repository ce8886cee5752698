import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { RestorableError } from '../../../core/errors.ts';
import { retry } from '../../../ports/retry.ts';
import { readBody } from '../../connection/read-body.ts';

export interface GetOptions {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** How often a body may be truncated. The SDK retries only until the answer begins. */
  readonly attempts: number;
}

/**
 * Reads an object into memory.
 * @throws {RestorableError} STORAGE_CORRUPTED if it is larger than `maxBytes` (before it is read), or always ends
 * early; otherwise what the SDK throws
 */
export async function readObject(
  client: S3Client,
  at: { readonly Bucket: string; readonly Key: string },
  { maxBytes, signal, attempts }: GetOptions,
): Promise<Uint8Array> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const read = async (): Promise<Uint8Array> => {
    const { Body, ContentLength } = await client.send(new GetObjectCommand(at), { abortSignal: signal });
    const stream = Body as Readable | undefined;
    if (stream === undefined) return new Uint8Array();
    return readBody(stream, { key: at.Key, announced: ContentLength, maxBytes, signal }).catch((error: unknown) => {
      throw error instanceof RestorableError ? error : new BrokenBody(error);
    });
  };
  const policy = { attempts, baseMs: 100, longestMs: 10_000 };
  try {
    return await retry(read, { signal, after: (error) => (error instanceof BrokenBody ? policy : undefined) });
  } catch (error) {
    throw error instanceof BrokenBody ? error.cause : error;
  }
}

/** A truncated body, rather than a missing answer or an error. */
class BrokenBody extends Error {
  constructor(cause: unknown) {
    super('the body broke off', { cause });
  }
}
