import { RestorableError } from '../core/errors.ts';

/**
 * Refuses a key that is not a plain relative path. A key with `..`, a leading slash or an empty segment would name a
 * different location in a folder than in a bucket, or point outside the destination.
 * @throws {RestorableError} INPUT_INVALID
 */
export function checkKey(key: string): void {
  if (isKey(key)) return;
  throw new RestorableError('INPUT_INVALID', `${JSON.stringify(key)} is not a valid name of a stored object.`, {
    hint: 'Names are relative, without "..", empty segments and control characters.',
  });
}

function isKey(key: string): boolean {
  const segments = key.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u001f\u007f]/.test(key);
}

/**
 * The key of a listed object. This program can't have written an object whose name is not a key: someone else with
 * write access created it, and it must not stop those who read the listing.
 * @param name as the storage reports it
 * @param root the destination's own prefix of each key
 * @returns undefined for a name that is not a key, including folder markers, which end with a slash
 */
export function listedKey(name: string, root: string): string | undefined {
  const key = name.startsWith(root) ? name.slice(root.length) : '';
  return isKey(key) ? key : undefined;
}

/** The same for key prefixes, which may end anywhere. @throws {RestorableError} INPUT_INVALID */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}

/** The key prefix of a folder's content. @param root the destination's own prefix of each key */
export function folderStart(root: string, prefix: string): string {
  checkPrefix(prefix);
  return root + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
}

/** The names of folders, in byte order, from the prefixes that a bucket lists below the start of a folder. */
export function folderNames(start: string, prefixes: readonly string[]): readonly string[] {
  const names = prefixes.map((prefix) => prefix.slice(start.length, -1));
  return names.filter((name) => name !== '').sort(compareBytes);
}

/** Byte order, as in S3. JavaScript's own order differs beyond U+FFFF. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
