/**
 * Follows the name in a query that is meant only for a table (or sequence). It has no effect there, and is an error for a view.
 * Otherwise somebody could replace the table by a view after our check, and its functions would run with our privileges.
 */
export const TABLE_ONLY = 'use index for order by ()';

/** A name as an SQL identifier, whatever characters it contains. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A name for lists that people read and that must distinguish `a.b` of `c` from `a` of `b.c`. */
export function showName(...parts: readonly string[]): string {
  return parts.map((part) => (/^[\p{L}\p{N}_$-]+$/u.test(part) ? part : quoteName(part))).join('.');
}

/**
 * A table's definition in which defaults name MariaDB's sequences of this database without its name. Unchanged, a table
 * that is restored elsewhere would draw its numbers from the source.
 */
export function withOwnSequences(definition: string, database: string): string {
  return pointSequences(definition, database, undefined);
}

/**
 * A view's body without its own database before the names of tables, since another database has another name.
 * @returns undefined if something else in the body has the database's name: then they can't be distinguished
 */
export function withoutQualifier(body: string, database: string): string | undefined {
  const own = quoteName(database);
  let isAmbiguous = false;
  const stripped = replaceTokens(body, /['`]/g, (token) => {
    if (token === own) isAmbiguous = true;
    return token === `${own}.` ? '' : token;
  });
  return isAmbiguous ? undefined : stripped;
}

/**
 * A view's body without parentheses outside of texts and names. A server prints `from a, b` as `from a join b`, and, once
 * that has been read back by a restore, as `from (a join b)`.
 */
export function withoutParentheses(body: string): string {
  return replaceTokens(body, /['`()]/g, (token) => (token === '(' || token === ')' ? '' : token));
}

/**
 * A definition or default whose calls of one database's sequences name those of another, or none. Texts in it stay unchanged.
 */
export function pointSequences(definition: string, from: string, to: string | undefined): string {
  const there = `val(${quoteName(from)}.`;
  const here = to === undefined ? 'val(' : `val(${quoteName(to)}.`;
  let own = '';
  let copied = 0;
  // Without one regular expression for all of it, because a text may be as long as a table's definition.
  for (let at = definition.indexOf(there) === -1 ? -1 : 0; at !== -1; ) {
    const [next, quote] = nextQuote(definition, at);
    if (next === -1) break;
    const isCall =
      quote === '`' && /(?:^|\W)(?:next|last|set)val\($/.test(definition.slice(Math.max(0, next - 9), next));
    if (isCall && definition.startsWith(there, next - 4)) {
      own += definition.slice(copied, next - 4) + here;
      copied = next - 4 + there.length;
      at = copied;
    } else at = endOfQuoted(definition, next, quote);
  }
  return own + definition.slice(copied);
}

function nextQuote(text: string, from: number): [at: number, quote: string] {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (letter === "'" || letter === '`') return [at, letter];
  }
  return [-1, ''];
}

/**
 * Code with its texts, names and other tokens replaced. No regular expression matches a whole text, because megabytes
 * exceed the engine's limits.
 * @param start finds a quote, after which everything up to its end is the token (of a name with the dot that follows), or
 *   another whole token
 */
export function replaceTokens(code: string, start: RegExp, replace: (token: string) => string): string {
  const search = new RegExp(start);
  let made = '';
  let copied = 0;
  for (let match = search.exec(code); match !== null; match = search.exec(code)) {
    const [found] = match;
    let end = match.index + found.length;
    if (/^['"`]$/.test(found)) end = endOfQuoted(code, match.index, found);
    if (found === '`' && code[end] === '.') end += 1;
    made += code.slice(copied, match.index) + replace(code.slice(match.index, end));
    copied = end;
    search.lastIndex = end;
  }
  return made + code.slice(copied);
}

/** The position after a text or name. In a text, a backslash escapes. A doubled quote does not end it. */
function endOfQuoted(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote !== '`') at += 1;
    else if (text[at] === quote && text[at + 1] === quote) at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
}
