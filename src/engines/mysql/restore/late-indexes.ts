/** Rows from which creating an index afterwards, by sorting, takes less time than one more statement costs. */
const LEAST_ROWS = 10_000;

/** Whether a table with this number of rows gains. Null: not known. */
export const isWorthSorting = (rows: number | null): boolean => rows === null || rows >= LEAST_ROWS;

/** Regular expressions need too much stack for megabytes. */
const LONGEST_DEFINITION = 2 * 1024 * 1024;
/** A foreign key has up to 32 columns, and names of up to 64 characters, each of which may be doubled. */
const LONGEST_FOREIGN = 16 * 1024;
/** Stands for bytes that are not UTF-8. */
const UNREADABLE = '\ufffd';
const NAME = '`((?:[^`]|``)+)`';
const FIRST_LINE = new RegExp(`^CREATE TABLE ${NAME} \\($`);
const LAST_LINE = /^\) ENGINE=InnoDB\b/;
/** Partitions, versions of rows and columns that are calculated have rules of their own for indexes. */
const SPECIAL = /\bPARTITION BY\b|\bSYSTEM VERSIONING\b|\bPERIOD FOR\b|\bGENERATED ALWAYS\b|\bAS \(/;
const COLUMN = new RegExp(`^ {2}${NAME} `);
/** A plain index whose first part is a column. Not one that is unique, or for texts or places, or on an expression. */
const PLAIN = new RegExp(`^ {2}KEY ${NAME} \\(${NAME}`);
/** They come in this order: primary, unique, plain and spatial ones as they were created, full texts, constraints. */
const INDEX = /^ {2}(?:\w+ )?KEY `/;
const ON_EXPRESSION = /\(\(|, ?\(/;
const FOREIGN = new RegExp(`^ {2}CONSTRAINT ${NAME} FOREIGN KEY \\(${NAME}.*\\) REFERENCES ${NAME} \\(${NAME}`);
const ANY_FOREIGN = /\bFOREIGN KEY\b/;
/** What a dump has between the definition of a table and its last row. */
const BEFORE_LAST_ROW = /^(?:INSERT|REPLACE) |^\/\*!\d+ SET character_set_client|^\/\*!\d+ ALTER TABLE .* DISABLE KEYS/;

interface Held {
  readonly table: string;
  readonly lines: readonly string[];
}

/**
 * Holds back plain indexes of InnoDB tables until their rows are there. Sorting takes half to two thirds of the time of inserting
 * each row into each index. Only what provably results in the same table is held back, and only indexes after which no other stays,
 * so that their order remains.
 */
export class LateIndexes {
  readonly #isLarge: (table: string) => boolean;
  /** First columns that foreign keys of earlier tables refer to, by table. */
  readonly #referred = new Map<string, Set<string>>();
  #held: Held | undefined;

  constructor(isLarge: (table: string) => boolean) {
    this.#isLarge = isLarge;
  }

  /** @param definition a complete CREATE TABLE @returns it without the indexes that are held back */
  hold(definition: string): string {
    const lines = definition.split('\n');
    const foreign = readForeign(lines);
    // Also of a table that is left as it is: without their index, another table could not be created.
    for (const { parent, referred } of foreign) this.#refer(parent, referred);
    if (definition.length > LONGEST_DEFINITION || definition.includes(UNREADABLE)) return definition;
    const table = unquoted(FIRST_LINE.exec(lines[0] ?? '')?.[1]);
    if (table === undefined || !lines.every(isWhole)) return definition;
    if (foreign.length !== lines.filter((line) => ANY_FOREIGN.test(line)).length) return definition;
    if (!LAST_LINE.test(lines.at(-1) ?? '') || lines.some((line) => SPECIAL.test(line)) || !this.#isLarge(table))
      return definition;
    const needed = new Set([
      ...foreign.map(({ column }) => column),
      ...(this.#referred.get(table.toLowerCase()) ?? []),
      ...lines.filter((line) => / AUTO_INCREMENT\b/.test(line)).map((line) => COLUMN.exec(line)?.[1] ?? ''),
    ]);
    const late = lastPlain(lines, needed);
    if (late.length === 0) return definition;
    this.#held = { table, lines: late };
    return without(lines, late).join('\n');
  }

  /** The statement to run before the one that begins so. Once for each table. */
  due(glance: string): string | undefined {
    const held = this.#held;
    if (held === undefined || BEFORE_LAST_ROW.test(glance)) return undefined;
    this.#held = undefined;
    const indexes = held.lines.map((line) => `ADD ${line.trim().replace(/,$/, '')}`);
    return `ALTER TABLE \`${held.table.replaceAll('`', '``')}\` ${indexes.join(', ')};\n`;
  }

  #refer(parent: string, column: string): void {
    const table = parent.toLowerCase();
    this.#referred.set(table, (this.#referred.get(table) ?? new Set()).add(column));
  }
}

interface Foreign {
  readonly column: string;
  readonly parent: string;
  readonly referred: string;
}

function readForeign(lines: readonly string[]): Foreign[] {
  return lines.flatMap((line) => {
    if (line.length > LONGEST_FOREIGN) return [];
    const [, , column = '', parent, referred = ''] = FOREIGN.exec(line) ?? [];
    return parent === undefined ? [] : [{ column, parent: unquoted(parent) ?? '', referred }];
  });
}

/** The plain indexes after the last one that must stay. Full texts and constraints come after all of them. */
function lastPlain(lines: readonly string[], needed: ReadonlySet<string>): string[] {
  const late: string[] = [];
  for (const line of lines) {
    const column = PLAIN.exec(line)?.[2];
    if (column !== undefined && !ON_EXPRESSION.test(line) && !mentions(line, needed)) late.push(line);
    else if (INDEX.test(line) && !line.startsWith('  FULLTEXT ')) late.length = 0;
  }
  return late;
}

/** A foreign key may name a column in another case. */
const mentions = (line: string, columns: ReadonlySet<string>): boolean =>
  [...columns].some((column) => line.toLowerCase().includes(`\`${column.toLowerCase()}\``));

/** The line before the definition's end has no comma. */
function without(lines: readonly string[], late: readonly string[]): string[] {
  const kept = lines.filter((line) => !late.includes(line));
  const last = kept.length - 2;
  return kept.map((line, at) => (at === last ? line.replace(/,$/, '') : line));
}

/** No text of a column begins or ends in another line, so that no line is taken for what it is not. */
function isWhole(line: string): boolean {
  return !line.includes('\\') && line.replaceAll(/'(?:[^']|'')*'|`(?:[^`]|``)*`/g, '').search(/['`"]/) === -1;
}

const unquoted = (name: string | undefined): string | undefined => name?.replaceAll('``', '`');
