/**
 * SQL text made on this side for `globals.sql`, which holds one statement a line: what would break a line is escaped. The
 * reader's session must have standard_conforming_strings on, as every server since 9.1 has.
 */

/** A quoted identifier; one with control characters as `U&"..."` (manual, 4.1.2.3). */
export function quoteIdentifier(name: string): string {
  const doubled = name.replaceAll('"', '""');
  return hasControl(name) ? `U&"${escapeControls(doubled)}"` : `"${doubled}"`;
}

/** A string literal; one with control characters as `U&'...'` (manual, 4.1.2.3). */
export function quoteLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return hasControl(text) ? `U&'${escapeControls(doubled)}'` : `'${doubled}'`;
}

/** Splits a list as the server stores it for `search_path` and alike: `"$user", public`. */
export function splitIdentifierList(text: string): string[] {
  return [...text.matchAll(/"((?:[^"]|"")*)"|([^",\s]+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

/** Runs a statement on the database that the reader is connected to, whatever its name: `%I` in it becomes that name. */
export function onCurrentDatabase(statement: string): string {
  const call = `begin execute pg_catalog.format(${quoteLiteral(statement)}, pg_catalog.current_database()); end`;
  return `DO ${quoteLiteral(call)};`;
}

/** Makes a text safe within the format string of onCurrentDatabase. */
export function escapeFormat(text: string): string {
  return text.replaceAll('%', '%%');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

function escapeControls(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(new RegExp(CONTROL, 'g'), (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
