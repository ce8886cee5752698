import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { cancellation, RestorableError } from '../../core/errors.ts';
import { readBody } from '../read-body.ts';

export interface GetOptions {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** How often a body may break off; the SDK retries only until the answer begins. */
  readonly attempts: number;
}

/**
 * Reads an object into memory.
 * @throws {RestorableError} STORAGE_CORRUPTED when it is larger than `maxBytes` (before it is read), or always ends early;
 *   else what the SDK throws
 */
export async function readObject(
  client: S3Client,
  at: { readonly Bucket: string; readonly Key: string },
  { maxBytes, signal, attempts }: GetOptions,
): Promise<Uint8Array> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  for (let attempt = 1; ; attempt += 1) {
    const { Body, ContentLength } = await client.send(new GetObjectCommand(at), { abortSignal: signal });
    const stream = Body as Readable | undefined;
    if (stream === undefined) return new Uint8Array();
    try {
      return await readBody(stream, { key: at.Key, announced: ContentLength, maxBytes, signal });
    } catch (error) {
      if (signal.aborted) throw cancellation(signal);
      if (error instanceof RestorableError || attempt >= attempts) throw error;
    }
    const delayMs = Math.min(10_000, 100 * 2 ** attempt) * Math.random();
    await sleep(delayMs, undefined, { signal }).catch(() => {
      throw cancellation(signal);
    });
  }
}
