import type { Contents } from '../core/contents.ts';
import { RestorableError } from '../core/errors.ts';
import { type Manifest, parseManifest } from '../core/manifest.ts';
import { parseContents } from '../core/parse-contents.ts';

/**
 * Reads what is about to be committed as a reader will: nothing is committed that this program itself would refuse.
 * @throws {RestorableError} INTERNAL
 */
export function assertReadable(manifestBytes: Uint8Array, manifest: Manifest, contents: Contents): void {
  try {
    parseManifest(manifestBytes, manifest);
    parseContents(Buffer.from(JSON.stringify(contents)), manifest);
  } catch (cause) {
    const why = cause instanceof RestorableError ? cause.message : String(cause);
    throw new RestorableError('INTERNAL', `This backup could not be read again, so it is not committed. ${why}`, {
      hint: 'This is a defect of the program, or a name in the database that it can not write down. Report it.',
      cause,
    });
  }
}
