import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { rowsUnlessRefused } from '../../parts/refusals.ts';
import { showName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';

/**
 * Code that was created by a client with another character set is printed in that character set, but its name, table,
 * definer and comment only in part: the server always prints some of them in UTF-8. Read in the wrong character set, they
 * would be other names. Indexed by character set, then by the text in UTF-8: the text in that character set, one character
 * per byte, or undefined if the character set lacks its letters.
 */
export type LegacyTexts = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

export interface LegacyCode {
  readonly texts: LegacyTexts;
  /** Code with a text that its own character set can't represent. */
  readonly flaws: readonly Flaw[];
}

interface CodeRow {
  readonly type: string;
  readonly charset: string;
  readonly name: string;
  readonly relation: string;
  readonly definer: string;
  readonly comment: string;
}

const hexOf = (column: string): string => `hex(convert(coalesce(${column}, '') using utf8mb4))`;

/** A table of information_schema that lists code, and its columns. */
interface CodeList {
  readonly list: string;
  readonly prefix: string;
  readonly type: string;
  readonly relation?: string;
  readonly comment?: string;
}

/** In hexadecimal, because the session may return bytes. */
function codeQuery(): string {
  const select = ({ list, prefix, type, relation = "''", comment = "''" }: CodeList): string =>
    `select lower(${type}) as type, character_set_client as charset, ${hexOf(`${prefix}_name`)} as name, ${hexOf(relation)} as relation,
        ${hexOf('definer')} as definer, ${hexOf(comment)} as comment
       from information_schema.${list} where ${prefix}_schema = database()
        and character_set_client not in ('utf8', 'utf8mb3', 'utf8mb4', 'binary', 'ascii')`;
  return [
    select({ list: 'triggers', prefix: 'trigger', type: "'trigger'", relation: 'event_object_table' }),
    select({ list: 'routines', prefix: 'routine', type: 'routine_type', comment: 'routine_comment' }),
    select({ list: 'events', prefix: 'event', type: "'event'", comment: 'event_comment' }),
  ].join(' union all ');
}

/** Empty if the server refuses the question. @throws {RestorableError} DATABASE_CONNECTION_LOST, CANCELLED */
export async function readLegacyCode(connection: Connection): Promise<LegacyCode> {
  const code = await readRows(connection);
  const texts = new Map<string, Map<string, string | undefined>>();
  const flaws: Flaw[] = [];
  for (const { type, charset, name, relation, definer, comment } of code) {
    const account = definer.slice(0, Math.max(0, definer.lastIndexOf('@'))) || definer;
    const own = [name, relation, account, comment].filter((text) => !isAscii(text));
    if (own.length === 0 || !/^\w+$/.test(charset)) continue;
    const known = texts.get(charset) ?? new Map<string, string | undefined>();
    texts.set(charset, known);
    for (const text of own) {
      const bytes = bytesOf(text);
      if (!known.has(bytes)) known.set(bytes, await convert(connection, bytes, charset));
    }
    if (own.some((text) => known.get(bytesOf(text)) === undefined))
      flaws.push({ kind: 'text-beyond-its-charset', type, name: showName(name) });
  }
  return { texts, flaws };
}

async function readRows(connection: Connection): Promise<CodeRow[]> {
  const rows = await rowsUnlessRefused(connection.query<Readonly<Record<keyof CodeRow, unknown>>>(codeQuery()));
  return rows.map(decoded);
}

function decoded(row: Readonly<Record<keyof CodeRow, unknown>>): CodeRow {
  const text = (value: unknown): string => Buffer.from(String(value), 'hex').toString('utf8');
  const { type, charset, name, relation, definer, comment } = row;
  return {
    type: String(type),
    charset: String(charset),
    name: text(name),
    relation: text(relation),
    definer: text(definer),
    comment: text(comment),
  };
}

const isAscii = (text: string): boolean => Buffer.byteLength(text, 'utf8') === text.length;
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** By the server, whose character sets differ slightly from those of others, and which may have dropped one. */
async function convert(connection: Connection, bytes: string, charset: string): Promise<string | undefined> {
  const hex = Buffer.from(bytes, 'latin1').toString('hex');
  const there = `convert(convert(unhex('${hex}') using utf8mb4) using ${charset})`;
  const [row] = await rowsUnlessRefused(
    connection.query<{ there: unknown; back: unknown }>(
      `select hex(${there}) as there, hex(convert(${there} using utf8mb4)) as back`,
    ),
  );
  if (String(row?.back).toLowerCase() !== hex) return undefined;
  const converted = Buffer.from(String(row?.there), 'hex').toString('latin1');
  // A client that treats each byte as a character would see quotes where there are none.
  return quotesIn(converted) === quotesIn(bytes) ? converted : undefined;
}

const quotesIn = (text: string): number => text.match(/['"`\\]/g)?.length ?? 0;

/**
 * Names and accounts have at most 128 letters, a comment 64 KiB, and each byte may be written as two. Without these limits,
 * a long literal in a body would exceed the limits of the regular expression engine.
 */
const TOKEN =
  /((?:DEFINER=|\b(?:TRIGGER|EVENT|PROCEDURE|FUNCTION|PACKAGE BODY|PACKAGE) | ON )`)((?:[^`]|``){0,1024})(?=`)|( COMMENT ')((?:[^'\\]|\\.|''){0,65536})(?=')/gs;

/**
 * A statement whose names and comment are in the character set of the rest.
 * @param statement one character per byte
 * @returns undefined if that character set can't represent one of them
 */
export function inOneCharset(
  statement: string,
  texts: ReadonlyMap<string, string | undefined> | undefined,
): string | undefined {
  if (texts === undefined) return statement;
  let isLost = false;
  const changed = statement.replaceAll(
    TOKEN,
    (all, before?: string, name?: string, start?: string, comment?: string) => {
      const text = name === undefined ? unescaped(comment ?? '') : name.replaceAll('``', '`');
      if (!texts.has(text)) return all;
      const own = texts.get(text);
      if (own === undefined) isLost = true;
      return name === undefined ? `${start}${escaped(own ?? '')}` : `${before}${(own ?? '').replaceAll('`', '``')}`;
    },
  );
  return isLost ? undefined : changed;
}

const ESCAPED: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r' };

/** Escapes a comment as the server prints it, and back. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(.)|''/gs, (_all, letter?: string) =>
    letter === undefined ? "'" : (ESCAPED[letter] ?? letter),
  );
}

function escaped(text: string): string {
  const words: Readonly<Record<string, string>> = { '\0': '\\0', '\n': '\\n', '\r': '\\r', "'": "''", '\\': '\\\\' };
  return text.replaceAll(/[\0\n\r'\\]/g, (letter) => words[letter] ?? letter);
}
