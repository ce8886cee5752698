import type { SchemaObject } from './schema.ts';

/** How a full-text table stores its text (https://sqlite.org/fts5.html, section 4.4). */
export type Fts5Content =
  /** In a table of its own, `<name>_content`. */
  | { readonly kind: 'own' }
  /** In another table or view, from which the index is rebuilt. */
  | { readonly kind: 'external' }
  /** Nowhere: only the index exists, and no text can be read back. */
  | { readonly kind: 'none' };

/** The module of a virtual table, in lower case. */
export function moduleOf({ sql }: SchemaObject): string {
  const afterName = sql.slice(endOfName(sql));
  return /^\s*using\s+["'`[]?(\w+)/i.exec(afterName)?.[1]?.toLowerCase() ?? '';
}

function endOfName(sql: string): number {
  const start = sql.slice('CREATE VIRTUAL TABLE'.length).search(/\S/) + 'CREATE VIRTUAL TABLE'.length;
  return tokenEnd(sql, start);
}

/** The position after the quoted or bare word that begins here. */
function tokenEnd(text: string, start: number): number {
  const quote = text[start] ?? '';
  const closing = quote === '[' ? ']' : quote;
  if (!'"\'`['.includes(quote) || quote === '') {
    const length = text.slice(start).search(/[\s("'`[]/);
    return length === -1 ? text.length : start + Math.max(length, 1);
  }
  let at = start + 1;
  for (;;) {
    const end = text.indexOf(closing, at);
    if (end === -1) return text.length;
    if (text[end + 1] !== closing || quote === '[') return end + 1;
    at = end + 2;
  }
}

/** What a definition `CREATE VIRTUAL TABLE x USING fts5(...)` says about its content. */
export function contentOf(table: SchemaObject): Fts5Content {
  for (const argument of argumentsOf(table.sql)) {
    const option = /^content\s*=([\s\S]*)$/i.exec(argument.trim())?.[1]?.trim();
    if (option === undefined) continue;
    return { kind: /^(?:''|""|``|\[\]|)$/.test(option) ? 'none' : 'external' };
  }
  return { kind: 'own' };
}

/** The arguments in the parentheses, split at commas outside of quotes. */
function argumentsOf(sql: string): string[] {
  const open = sql.indexOf('(', endOfName(sql));
  const close = sql.lastIndexOf(')');
  if (open === -1 || close <= open) return [];
  const text = sql.slice(open + 1, close);
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === ',') {
      found.push(text.slice(start, at));
      start = at + 1;
      at += 1;
    } else at = '"\'`['.includes(text[at] ?? '') ? tokenEnd(text, at) : at + 1;
  }
  return [...found, text.slice(start)];
}
