import { endOfQuoted } from '../../parts/quoted-text.ts';

/** A token of a statement that pg_dump wrote: a word, a quoted name, a text or a symbol. */
interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'mark';
  /** A quoted name without its quotes; a word as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The beginning of a token. What a quote or a dollar begins has an end of its own. */
const TOKEN = /(\s+|--[^\n]*)|([eE]?'|\$\w{0,63}\$|")|([\p{L}\p{N}_][\p{L}\p{N}_$]*)|([\s\S])/uy;

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(sql); match !== null; match = TOKEN.exec(sql)) {
    const [whole, space, opening, word] = match;
    if (space !== undefined) continue;
    const start = match.index;
    const end = opening === undefined ? start + whole.length : endOfOpened(sql, start, opening);
    TOKEN.lastIndex = end;
    const text = sql.slice(start, end);
    if (opening === undefined) tokens.push({ kind: word === undefined ? 'mark' : 'word', text, start, end });
    else if (opening !== '"') tokens.push({ kind: 'text', text, start, end });
    else tokens.push({ kind: 'name', text: text.slice(1, -1).replaceAll('""', '"'), start, end });
  }
  return tokens;
}

/** Not by a regular expression, which would need too much stack for a comment of several megabytes. */
function endOfOpened(sql: string, start: number, opening: string): number {
  if (opening.startsWith('$')) {
    const end = sql.indexOf(opening, start + opening.length);
    return end === -1 ? sql.length : end + opening.length;
  }
  if (opening.length === 1) return endOfQuoted(sql, start);
  for (let at = start + opening.length; at < sql.length; at += 1) {
    if (sql[at] === '\\') at += 1;
    else if (sql[at] === "'" && sql[at + 1] === "'") at += 1;
    else if (sql[at] === "'") return at + 1;
  }
  return sql.length;
}

/** Splits what pg_dump wrote for one entry into statements, without the semicolons. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let start = 0;
  for (const token of tokensOf(sql)) {
    if (token.kind !== 'mark' || token.text !== ';') continue;
    statements.push(sql.slice(start, token.start).trim());
    start = token.end;
  }
  statements.push(sql.slice(start).trim());
  return statements.filter((statement) => statement !== '');
}

/** A list of roles in a statement, and its position. */
export interface RoleList {
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * The roles in a statement of an ACL, DEFAULT ACL, POLICY or USER MAPPING, in pg_dump's form. Without PUBLIC and the roles
 * that every server has.
 */
export function roleListsOf(description: string, statement: string): RoleList[] {
  const tokens = tokensOf(statement);
  if (description === 'POLICY') return listsAfter(tokens, ['TO'], 'first');
  if (description === 'USER MAPPING') return listsAfter(tokens, ['FOR'], 'first');
  if (/^SET SESSION AUTHORIZATION\b/i.test(statement)) return listsAfter(tokens, ['AUTHORIZATION'], 'first');
  const grantees = listsAfter(tokens, ['TO', 'FROM'], 'last');
  if (description !== 'DEFAULT ACL') return grantees;
  return [...listsAfter(tokens, ['ROLE'], 'first'), ...grantees];
}

/** The list after the first or last of these keywords outside of parentheses. */
function listsAfter(tokens: readonly Token[], keywords: readonly string[], which: 'first' | 'last'): RoleList[] {
  let depth = 0;
  const found: number[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'mark' && text === '(') depth += 1;
    else if (kind === 'mark' && text === ')') depth -= 1;
    else if (depth === 0 && kind === 'word' && keywords.includes(text)) found.push(index);
  }
  const at = which === 'first' ? found[0] : found.at(-1);
  return at === undefined ? [] : [readList(tokens, at + 1)];
}

function readList(tokens: readonly Token[], from: number): RoleList {
  const names: string[] = [];
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'name')) break;
    if (token.kind === 'name' || !NO_ROLE.test(token.text)) names.push(token.text);
    at += 1;
    if (tokens[at]?.text !== ',' || tokens[at]?.kind !== 'mark') break;
    at += 1;
  }
  return {
    names: names.filter((name) => !/^pg_/.test(name)),
    start: tokens[from]?.start ?? 0,
    end: tokens[at - 1]?.end ?? 0,
  };
}

/** Keywords in the place of a role. pg_dump quotes a role with such a name. */
const NO_ROLE = /^(?:PUBLIC|CURRENT_USER|CURRENT_ROLE|SESSION_USER)$/i;
