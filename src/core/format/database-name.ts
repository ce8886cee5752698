import { RestorableError } from '../errors.ts';

/** The database's name in storage: a path segment that is safe at every kind of destination. */
export type DatabaseName = string & { readonly __brand: 'DatabaseName' };

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Of a name in an error: more is a file that was given for a name. */
const SHOWN_AT_MOST = 80;

/** Whether a text can be a database's name in storage. */
export function isDatabaseName(text: string): boolean {
  return PATTERN.test(text) && !text.includes('..');
}

/** Reads a name that a user gave. @throws {RestorableError} INPUT_INVALID */
export function requireDatabaseName(text: string): DatabaseName {
  if (isDatabaseName(text)) return text as DatabaseName;
  const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
  throw new RestorableError('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
    hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit.',
  });
}

/** Turns any text (a database's name from a URL, a file name) into a storage name, or undefined when nothing is left. */
export function suggestDatabaseName(text: string): DatabaseName | undefined {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[._-]+/, '')
    .slice(0, 63)
    .replace(/[._-]+$/, '');
  return PATTERN.test(name) ? (name as DatabaseName) : undefined;
}
