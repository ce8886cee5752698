import { isAbsolute, relative, resolve, sep } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';

/**
 * The absolute path in `sqlite:path`, `sqlite:/abs` or `sqlite:///abs`. The path is literal, without percent-decoding, so
 * that every name that a shell can pass works.
 * @throws {RestorableError} INPUT_INVALID
 */
export function pathOfUrl(url: Secret, cwd = process.cwd()): string {
  const path = url.reveal().replace(/^sqlite:(?:\/\/)?/i, '');
  const refuse = (message: string, hint: string): RestorableError =>
    new RestorableError('INPUT_INVALID', message, { hint });
  if (path === '') throw refuse('The SQLite URL names no file.', 'Write sqlite:path/to/file.db.');
  if (path.includes('\0')) throw refuse('The SQLite path contains a NUL character.', 'No file can have such a name.');
  if (path.startsWith(':memory:')) throw refuse("A database in memory can't be backed up.", 'Name a file.');
  if (/\?\w+=/.test(path)) throw refuse('SQLite URLs accept no parameters here.', 'Remove what follows "?".');
  return resolve(cwd, path);
}

/**
 * The long-term identity of a SQLite source: its path, relative to the working folder if it is inside. A fresh checkout on
 * another runner gives the file a new inode, another device and often another parent folder, and `application_id` is
 * usually 0, so neither can identify it. Symbolic links are not followed, because deployments that swap a `current` link
 * keep the database that they name.
 */
export function identityOf(path: string, cwd = process.cwd()): string {
  const inside = relative(cwd, path);
  const isInside = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  return isInside ? `./${inside.split(sep).join('/')}` : path;
}

/** The identities that a path can have, for every working folder. */
export function identitiesOf(path: string): string[] {
  const names = path.split(sep).filter((name) => name !== '');
  return [path, ...names.map((_, at) => `./${names.slice(at).join('/')}`)];
}
