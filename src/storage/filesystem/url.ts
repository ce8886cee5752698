import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RestorableError } from '../../core/errors.ts';
import { COMMON_PARAMETERS } from '../../ports/destination.ts';
import { unknownParameter } from '../parameters/url-parts.ts';

const COMMON = new RegExp(`[?&](${COMMON_PARAMETERS.join('|')})=`);

/**
 * The absolute folder that a destination names. `file:path` is used as written, relative to the working directory, so
 * that a path can contain `%` or a space. `file:///path` is a URL (RFC 8089) and is percent-decoded.
 * @throws {RestorableError} INPUT_INVALID
 */
export function folderOf(url: string): string {
  const rest = /^file:(.*)$/is.exec(url)?.[1];
  if (rest === undefined || rest === '') throw invalid('names no folder', 'Write file:path or file:///absolute/path.');
  // Otherwise the result would be a folder with this name, and no lock.
  const [, ...queries] = rest.split('?');
  const query = queries.length === 0 ? '' : `?${queries.join('?')}`;
  if (/[?&]lock=/.test(query)) throw unknownParameter('lock', [], invalid);
  const parameter = COMMON.exec(query)?.[1];
  if (parameter !== undefined && !rest.startsWith('//')) {
    const hint = `Only a URL takes parameters: file:///absolute/path?${parameter}=...`;
    throw invalid(`has "${parameter}" as a part of its folder's name`, hint);
  }
  if (rest.includes('\0')) throw invalid('holds a NUL character', 'Remove it.');
  if (rest.startsWith('//')) return fromUrl(url, rest);
  if (rest === '~' || rest.startsWith('~/')) {
    throw invalid('starts with "~", which only a shell expands', 'Write the full path.');
  }
  return resolve(rest);
}

function fromUrl(url: string, rest: string): string {
  if (!/^\/\/(localhost)?\//i.test(rest)) {
    throw invalid('has a host name after "file://"', 'An absolute path has three slashes: file:///srv/backups.');
  }
  if (/[?#]/.test(rest)) throw invalid('has a "?" or "#"', 'Write them as %3F and %23, or use file:path.');
  try {
    return resolve(fileURLToPath(url));
  } catch (cause) {
    throw invalid('is not a valid URL', 'Write "%" as %25, or use file:path, which is read as written.', cause);
  }
}

function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `A file: destination ${what}.`, { hint, cause });
}
