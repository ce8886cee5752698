import { messageOf, RestorableError } from '../../core/errors.ts';
import { type Manifest, parseManifest } from '../../core/format/manifest/manifest.ts';
import { parseContents } from '../../core/format/manifest/parse-contents.ts';

/**
 * Reads what is about to be committed as a reader would. Nothing is committed that this program itself would refuse.
 * @throws {RestorableError} INTERNAL
 */
export function assertReadable(manifestBytes: Uint8Array, manifest: Manifest, contents: Uint8Array): void {
  try {
    parseManifest(manifestBytes, manifest);
    parseContents(contents, manifest);
  } catch (cause) {
    throw new RestorableError(
      'INTERNAL',
      `This backup could not be read again, so it is not committed. ${messageOf(cause)}`,
      {
        hint: "This is a defect in the program, or a name in the database that it can't represent. Report it.",
        cause,
      },
    );
  }
}
