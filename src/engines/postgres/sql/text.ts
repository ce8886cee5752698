import { endOfQuoted } from '../../parts/quoted-text.ts';

/**
 * SQL text for `globals.sql`, which contains one statement per line, so line breaks are escaped. The reader's session must
 * have standard_conforming_strings on, as every server since 9.1 does.
 */

/** A quoted identifier. With control characters: `U&"..."` (manual, 4.1.2.3). */
export function quoteIdentifier(name: string): string {
  const doubled = name.replaceAll('"', '""');
  return hasControl(name) ? `U&"${escapeControls(doubled)}"` : `"${doubled}"`;
}

/** A string literal. With control characters: `U&'...'` (manual, 4.1.2.3). */
export function quoteLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return hasControl(text) ? `U&'${escapeControls(doubled)}'` : `'${doubled}'`;
}

/** Splits a list in the server's format for `search_path` and similar settings: `"$user", public`. */
export function splitIdentifierList(text: string): string[] {
  const names: string[] = [];
  const next = /"|[^",\s]+/g;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [found] = match;
    if (found !== '"') {
      names.push(found);
      continue;
    }
    // Any role can give itself a list of megabytes, which must not end the backups of others.
    next.lastIndex = endOfQuoted(text, match.index);
    names.push(text.slice(match.index + 1, next.lastIndex - 1).replaceAll('""', '"'));
  }
  return names;
}

/** Runs a statement on the database that the session is connected to, whatever its name: `%I` in it becomes that name. */
export function onCurrentDatabase(statement: string): string {
  const call = `begin execute pg_catalog.format(${quoteLiteral(statement)}, pg_catalog.current_database()); end`;
  return `DO ${quoteLiteral(call)};`;
}

/** Escapes a text for the format string of onCurrentDatabase. */
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
