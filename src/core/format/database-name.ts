import { RestorableError } from '../errors.ts';

/** The database's name in storage: a path segment that is safe for every kind of destination. */
export type DatabaseName = string & { readonly __brand: 'DatabaseName' };

const PATTERN = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Limit for showing a name in an error. A longer one is probably the content of a file. */
const SHOWN_AT_MOST = 80;

/** Whether a text can be a database's name in storage. */
export function isDatabaseName(text: string): boolean {
  return PATTERN.test(text) && !text.includes('..');
}

/** Validates a name from user input. @throws {RestorableError} INPUT_INVALID */
export function requireDatabaseName(text: string): DatabaseName {
  if (isDatabaseName(text)) return text as DatabaseName;
  const shown = text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}…` : text;
  throw new RestorableError('INPUT_INVALID', `The name ${JSON.stringify(shown)} can't be used in storage.`, {
    hint: 'Use 1 to 63 lower-case letters, digits, ".", "_" or "-", starting with a letter or digit.',
  });
}

/** Turns any text (a database name in a URL, a file name) into a storage name. Returns undefined if nothing usable is left. */
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
