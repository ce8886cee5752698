import { RestorableError } from '../core/errors.ts';

/**
 * Refuses a key that is not a plain relative path: with `..`, a leading slash or an empty segment it would name another
 * place in a folder than in a bucket, or lead out of the destination.
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
 * The key of a listed object. This program can't have written one whose name is not a key: anyone who may put objects made it, and
 * it must not stop those who read the listing.
 * @param name as the storage has it
 * @param root what the destination's own prefix adds to each key
 * @returns undefined for a name that is not a key, among them the marks of folders, which end with a slash
 */
export function listedKey(name: string, root: string): string | undefined {
  const key = name.startsWith(root) ? name.slice(root.length) : '';
  return isKey(key) ? key : undefined;
}

/** The same for the beginning of keys, which may end anywhere. @throws {RestorableError} INPUT_INVALID */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}

/** Byte order, which is S3's; JavaScript's own order differs beyond U+FFFF. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
