import { RestorableError } from '../core/errors.ts';

/**
 * Refuses a key that is not a plain relative path: with `..`, a leading slash or an empty segment it would name another
 * place in a folder than in a bucket, or lead out of the destination.
 * @throws {RestorableError} INPUT_INVALID
 */
export function checkKey(key: string): void {
  const segments = key.split('/');
  const bad = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!bad && !/[\u0000-\u001f\u007f]/.test(key)) return;
  throw new RestorableError('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a stored object.`, {
    hint: 'Names are relative, without "..", empty segments and control characters.',
  });
}

/** The same for the beginning of keys, which may end anywhere. @throws {RestorableError} INPUT_INVALID */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}

/** Byte order, which is S3's; JavaScript's own order differs beyond U+FFFF. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
