import { Readable } from 'node:stream';
import type { PutObjectCommand } from '@aws-sdk/client-s3';

interface HttpRequestLike {
  headers: Record<string, string>;
  body: unknown;
}

/**
 * Sets the body of a command: each attempt gets a new stream over the same parts. Nothing is copied into one buffer,
 * and the SDK's retry, which refuses streams because they can't be read twice, never sees one. The body's SHA-256,
 * which is already known, is signed as x-amz-content-sha256, so that servers that check it refuse different bytes.
 */
export function sendParts(command: PutObjectCommand, parts: readonly Uint8Array[], sha256: string): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      (args.request as HttpRequestLike).headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'restorableSignBody' },
  );
  command.middlewareStack.add(
    (next) => async (args) => {
      const request = Object.assign(Object.create(Object.getPrototypeOf(args.request)), args.request);
      request.body = Readable.from(parts, { objectMode: false });
      return next({ ...args, request });
    },
    // The last step of each attempt: after the retry and the signature.
    { step: 'finalizeRequest', name: 'restorableSendParts', priority: 'low' },
  );
}
