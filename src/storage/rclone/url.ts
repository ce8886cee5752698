import { RestorableError } from '../../core/errors.ts';
import { DESTINATION_KINDS } from '../../ports/destination.ts';
import { readParameters, readPrefix } from '../parameters/url-parts.ts';

/** The parts of an `rclone:` destination. */
export interface RcloneLocation {
  /** Name of a remote in rclone's configuration. */
  readonly remote: string;
  /** `/` for a path from the root of the remote's file system, which local and sftp remotes support. */
  readonly root: '' | '/';
  /** Empty, or ends with a slash. */
  readonly prefix: string;
}

/**
 * Reads `rclone://remote/path`, and `rclone://remote//path` for a path that begins at the root of a file system. The
 * path is used as written. Only names of remotes are accepted: a connection string (`remote,option=value:`) or an
 * on-the-fly backend (`:sftp,host=...:`) would put options, and secrets, into a URL that is logged.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseRcloneUrl(url: string): RcloneLocation {
  const match = /^rclone:\/\/([^/?#]*)(?:\/(\/?)([^?#]*))?(?:\?([^#]*))?$/is.exec(url);
  if (match === null) {
    throw invalid(
      'is not a valid URL',
      'Write rclone://remote/path, without "#"; options belong to the remote (`rclone config`, RCLONE_CONFIG_*).',
    );
  }
  const [, remote = '', slash = '', path = '', query = ''] = match;
  if (/[:@,]/.test(remote)) {
    throw invalid(
      'names more than a remote',
      'Create a remote with `rclone config` or RCLONE_CONFIG_* variables, and write only its name.',
    );
  }
  // rclone's own rule for names, without those that only newer versions accept. A leading dash looks like an option.
  if (!/^\w[\w. +-]*$/.test(remote)) {
    throw invalid(
      'has no valid name of a remote',
      'Write rclone://remote/path with a name that `rclone listremotes` shows.',
    );
  }
  readParameters(query, DESTINATION_KINDS.rclone.parameters, invalid);
  return { remote, root: slash === '/' ? '/' : '', prefix: readPrefix(path, invalid) };
}

export function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `An rclone: destination ${what}.`, { hint, cause });
}
