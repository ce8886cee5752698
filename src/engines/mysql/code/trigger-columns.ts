import { replaceTokens } from '../catalog/sql-text.ts';

/** Where something that is not code begins in a trigger's body: a text, a comment, or a quoted name. */
const TOKEN = /['"`]|--\s[^\n]*|#[^\n]*|\/\*(?![!M]).*?\*\//gs;
const LETTER = '[\\p{L}\\p{N}_$]';
const WORD = `(?:\`(?:[^\`]|\`\`)+\`|${LETTER}+)`;
/** Without texts and comments. A guess is not worth reading megabytes for. */
const LONGEST_CODE = 1024 * 1024;
/** NEW or OLD, plain or quoted, and not the end of `@new`, `db.new` or `renew`. */
const QUALIFIER = `(?<![@.\`]|\\.\\s|${LETTER})(?:(NEW|OLD)(?!${LETTER})|\`(NEW|OLD)\`)`;
const USE = new RegExp(`${QUALIFIER}(?:\\s*\\.\\s*(${WORD})(\\s*[.(])?)?`, 'giu');
/** Before `new.orders`, where NEW is a database. */
const BEFORE_TABLE = /\b(?:from|join|into|update|table|call|truncate|ignore|replace|references)\s+$/i;
/** Columns that a table may have without listing them: MariaDB's system versioning, MySQL's generated primary key. */
const UNLISTED = ['row_start', 'row_end', 'my_row_id'];

/**
 * The columns of NEW and OLD that a trigger uses and its table does not have. Determined from its text, because the server
 * reports it only when the trigger runs. A wrong guess would blame a sound trigger, so a name is skipped that also means
 * something else there: a table's alias, a database, a variable.
 */
export function missingColumns(body: string, columns: readonly string[], sqlMode: string): string[] {
  const present = new Set([...columns, ...UNLISTED].map((name) => name.toLowerCase()));
  const isAnsi = sqlMode.includes('ANSI_QUOTES');
  const code = replaceTokens(body, TOKEN, (token) => {
    if (token.startsWith('`')) return token;
    if (!isAnsi || !token.startsWith('"')) return ' ';
    return `\`${token.slice(1, -1).replaceAll('""', '"').replaceAll('`', '``')}\``;
  });
  if (code.length > LONGEST_CODE) return [];
  const used = new Map<string, string[]>();
  const others = new Set<string>();
  for (const match of code.matchAll(USE)) {
    const [, plain, quoted, column, behind] = match;
    const row = (plain ?? quoted ?? '').toLowerCase();
    const isTable = BEFORE_TABLE.test(code.slice(Math.max(0, match.index - 40), match.index));
    if (column === undefined || behind !== undefined || isTable) others.add(row);
    else used.set(row, [...(used.get(row) ?? []), unquoted(column)]);
  }
  const own = [...used].filter(([row]) => !others.has(row)).flatMap(([, names]) => names);
  return [...new Set(own)].filter((name) => !present.has(name.toLowerCase()));
}

const unquoted = (name: string): string => (name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name);
