import { RestorableError } from '../../core/errors.ts';
import { attributesOf, closeFile, isPlainFile, openFile, readInto } from './requests.ts';
import type { Session } from './session.ts';

/**
 * Reads a file into memory. A symbolic link is not followed.
 * @returns undefined if there is no file
 * @throws {RestorableError} STORAGE_CORRUPTED if it is larger than `maxBytes` (before it is read), or ends early
 */
export async function readFile(
  session: Session,
  path: string,
  { key, maxBytes, signal }: { readonly key: string; readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<Uint8Array | undefined> {
  const found = await attributesOf(session, path, signal);
  if (found === undefined || !isPlainFile(found)) return undefined;
  if (found.size > maxBytes) throw damaged(`${key} has ${found.size} bytes; at most ${maxBytes} are expected.`);
  const handle = await openFile(session, path, signal);
  try {
    const bytes = Buffer.allocUnsafeSlow(found.size);
    const read = await readInto(session, handle, bytes, signal);
    if (read < bytes.length) throw damaged(`${key} ended after ${read} of ${bytes.length} bytes.`);
    return bytes;
  } finally {
    // Nothing depends on it, and a cancel must not wait for it.
    closeFile(session, handle, new AbortController().signal).catch(() => {});
  }
}

function damaged(message: string): RestorableError {
  return new RestorableError('STORAGE_CORRUPTED', message, {
    hint: 'The object differs from what was written. Use another destination or an earlier backup.',
  });
}
