import { createHash } from 'node:crypto';
import { type Asking, addressBelow, askService } from './services/ask-service.ts';
import type { SigningService } from './services/services-in-use.ts';

/**
 * Requests a timestamp (RFC 3161) of a signature, in the JSON form of Sigstore's timestamp authority:
 * https://github.com/sigstore/timestamp-authority/blob/main/openapi.yaml
 * @throws {RestorableError} SIGSTORE_FAILED, INPUT_INVALID, CANCELLED
 */
export async function timestampOf(signature: Buffer, { url }: SigningService, asking: Asking): Promise<Buffer> {
  const artifactHash = createHash('sha256').update(signature).digest('base64');
  // A signing configuration has the complete address, and older ones that of the host.
  const address = url.pathname === '/' ? addressBelow(url, '/api/v1/timestamp') : url;
  const body = { artifactHash, hashAlgorithm: 'sha256' };
  return (await askService({ method: 'POST', url: address, what: 'confirm the time', body }, asking)).bytes;
}
