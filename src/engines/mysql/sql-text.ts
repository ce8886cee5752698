/**
 * Behind the name in a query that is for a table (or sequence) alone. It changes nothing there, and is an error of a view:
 * somebody could put one in the table's place after we looked, whose functions would run with our rights.
 */
export const TABLE_ONLY = 'use index for order by ()';

/** A name as an SQL identifier, whatever letters it has. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A name for lists that people read and that must tell `a.b` of `c` from `a` of `b.c`. */
export function showName(...parts: readonly string[]): string {
  return parts.map((part) => (/^[\p{L}\p{N}_$-]+$/u.test(part) ? part : quoteName(part))).join('.');
}

/**
 * A table's definition whose defaults name MariaDB's sequences of this database without its name: as written, a table that is
 * restored elsewhere would draw its numbers from the source.
 */
export function withOwnSequences(definition: string, database: string): string {
  return pointSequences(definition, database, undefined);
}

const TOKEN = /'(?:[^'\\]|\\.|'')*'|`(?:[^`]|``)*`\.?/gs;

/**
 * A view's body without its own database before the names of tables, which another database has another name for.
 * @returns undefined where something in the body has the same name as the database: then they can't be told apart
 */
export function withoutQualifier(body: string, database: string): string | undefined {
  const own = quoteName(database);
  let isAmbiguous = false;
  const stripped = body.replace(TOKEN, (token) => {
    if (token === own) isAmbiguous = true;
    return token === `${own}.` ? '' : token;
  });
  return isAmbiguous ? undefined : stripped;
}

/** A definition or default whose calls of one database's sequences name those of another, or of none. Texts in it stay. */
export function pointSequences(definition: string, from: string, to: string | undefined): string {
  const there = `val(${quoteName(from)}.`;
  if (!definition.includes(there)) return definition;
  const here = to === undefined ? 'val(' : `val(${quoteName(to)}.`;
  return definition.replaceAll(TEXT_NAME_OR_CALL, (part) =>
    part.endsWith(there) ? part.slice(0, -there.length) + here : part,
  );
}

/** A text, a call of a sequence up to its database, or a name: what stands in the first and the last is no call. */
const TEXT_NAME_OR_CALL = /'(?:[^'\\]+|\\.|'')*'|\b(?:next|last|set)val\(`(?:[^`]+|``)*`\.|`(?:[^`]+|``)*`/gs;
