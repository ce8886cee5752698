import { addAbortListener } from 'node:events';
import type { Readable } from 'node:stream';
import { cancellation } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';

interface Expected {
  /** For messages. */
  readonly key: string;
  /** The length announced in the header of the answer, in bytes. */
  readonly announced: number | undefined;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Called whenever bytes arrive. */
  readonly alive?: () => void;
}

/**
 * Reads an answer into one buffer, of the announced length if there is one: no copy, and no trust beyond `maxBytes`.
 * The stream is destroyed if it is not read to its end.
 * @throws {RestorableError} STORAGE_CORRUPTED if it is larger than `maxBytes` (before anything is read if that was
 * announced); CANCELLED; otherwise what the stream throws, or an error with the code ECONNRESET if it ends early
 */
export async function readBody(stream: Readable, expected: Expected): Promise<Uint8Array> {
  const { key, announced, maxBytes, signal, alive } = expected;
  // The signal of a request may end with the header of the answer. Without this, a cancel would wait for the body.
  using _ = addAbortListener(signal, () => void stream.destroy(cancellation(signal)));
  try {
    if (announced !== undefined && announced > maxBytes) throw tooLarge(key, `${announced}`, maxBytes);
    const whole = announced === undefined ? undefined : Buffer.allocUnsafeSlow(announced);
    const parts: Uint8Array[] = [];
    let received = 0;
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      alive?.();
      if (received + part.length > (announced ?? maxBytes)) throw tooLarge(key, 'more', announced ?? maxBytes);
      if (whole === undefined) parts.push(part);
      else whole.set(part, received);
      received += part.length;
    }
    if (announced !== undefined && received !== announced) {
      throw Object.assign(new Error(`the body ended after ${received} of ${announced} bytes`), { code: 'ECONNRESET' });
    }
    return whole ?? Buffer.concat(parts);
  } finally {
    stream.on('error', () => {});
    stream.destroy();
  }
}

function tooLarge(key: string, size: string, maxBytes: number): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', `${key} has ${size} bytes; at most ${maxBytes} are expected.`, {
    hint: 'The object differs from what was written. Use another destination or an earlier backup.',
  });
}
