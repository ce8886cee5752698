import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { cancellation, RestorableError } from '../../core/errors.ts';

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
      if (ContentLength !== undefined && ContentLength > maxBytes) throw tooLarge(at.Key, `${ContentLength}`, maxBytes);
      return await readBody(stream, at.Key, ContentLength, maxBytes, signal);
    } catch (error) {
      stream.destroy();
      if (signal.aborted) throw cancellation(signal);
      if (error instanceof RestorableError || attempt >= attempts) throw error;
    }
    const delayMs = Math.min(10_000, 100 * 2 ** attempt) * Math.random();
    await sleep(delayMs, undefined, { signal }).catch(() => {
      throw cancellation(signal);
    });
  }
}

/** Into one buffer of the announced length, when one was announced: no copy, and no trust beyond `maxBytes`. */
async function readBody(
  stream: Readable,
  key: string,
  announced: number | undefined,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const whole = announced === undefined ? undefined : Buffer.allocUnsafeSlow(announced);
  const parts: Uint8Array[] = [];
  let received = 0;
  // The SDK's signal ends with the head of the answer; without this a cancel would wait for the body.
  const onAbort = (): void => void stream.destroy(cancellation(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      if (received + part.length > (announced ?? maxBytes)) throw tooLarge(key, 'more', announced ?? maxBytes);
      if (whole === undefined) parts.push(part);
      else whole.set(part, received);
      received += part.length;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  if (announced !== undefined && received !== announced) {
    throw Object.assign(new Error(`the body ended after ${received} of ${announced} bytes`), { code: 'ECONNRESET' });
  }
  return whole ?? Buffer.concat(parts);
}

function tooLarge(key: string, size: string, maxBytes: number): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', `${key} has ${size} bytes; at most ${maxBytes} are expected.`, {
    hint: 'The object is not what was written. Use another destination or an earlier backup.',
  });
}
