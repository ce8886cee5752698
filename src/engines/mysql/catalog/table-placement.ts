/** Texts and names are skipped whole, so that nothing in them is mistaken for an option. */
const QUOTED = "'(?:[^'\\\\]|\\\\.|'')*'|`(?:[^`]|``)*`";
const VALUE = `(?:${QUOTED}|[\\w$]+)`;
/** As SHOW CREATE TABLE prints them, in versioned comments or not. */
const OPTIONS = [
  `(?:DATA|INDEX) DIRECTORY ?=? ?${VALUE}`,
  `TABLESPACE ?=? ?${VALUE}(?: STORAGE (?:DISK|MEMORY))?`,
  "`?ENCRYPTED`?=(?:'?(?:YES|NO|DEFAULT)'?)",
  '`?ENCRYPTION_KEY_ID`?=\\d+',
  `ENCRYPTION ?= ?${VALUE}`,
];
const OPTION = new RegExp(`${QUOTED}|( (?:/\\*!\\d{5,6} )?(?:${OPTIONS.join('|')})(?: \\*/)?(?=[\\s,);]))`, 'gis');

/**
 * A table's definition without the location of its files and their encryption. Those belong to the source's server, and a
 * database that is dropped after a verification does not need them.
 */
export function withoutPlacement(definition: string): string {
  return definition.replace(OPTION, (all, option: string | undefined) => (option === undefined ? all : ''));
}
