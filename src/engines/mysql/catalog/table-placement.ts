import { replaceTokens } from './sql-text.ts';

/** A path or a name of a tablespace. */
const VALUE = "(?:'(?:[^'\\\\]|\\\\.|''){0,4096}'|`(?:[^`]|``){0,256}`|[\\w$]+)";
/** As SHOW CREATE TABLE prints them, in versioned comments or not. */
const OPTIONS = [
  `(?:DATA|INDEX) DIRECTORY ?=? ?${VALUE}`,
  `TABLESPACE ?=? ?${VALUE}(?: STORAGE (?:DISK|MEMORY))?`,
  "`?ENCRYPTED`?=(?:'?(?:YES|NO|DEFAULT)'?)",
  '`?ENCRYPTION_KEY_ID`?=\\d+',
  `ENCRYPTION ?= ?${VALUE}`,
];
const OPTION = ` (?:/\\*!\\d{5,6} )?(?:${OPTIONS.join('|')})(?: \\*/)?(?=[\\s,);])`;
/** Texts and names are skipped whole, so that nothing in them is mistaken for an option. */
const TOKEN = new RegExp(`['\`]|${OPTION}`, 'gis');

/**
 * A table's definition without the location of its files and their encryption. Those belong to the source's server, and a
 * database that is dropped after a verification does not need them.
 */
export function withoutPlacement(definition: string): string {
  return replaceTokens(definition, TOKEN, (token) => (token.startsWith(' ') ? '' : token));
}
