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

/** What is done with indexes while a dump passes. */
export interface HeldIndexes {
  /** @param definition a complete CREATE TABLE @returns what is passed on instead */
  hold(definition: string): string;
  /** The statement to run before the one that begins so. Once for each. */
  due(glance: string): string | undefined;
}

/** A table whose indexes may be created later. */
interface Candidate {
  readonly table: string;
  readonly lines: readonly string[];
  /** Columns whose index it needs itself. */
  readonly needed: readonly string[];
  /** It has a foreign key. */
  readonly isChild: boolean;
}

/** @returns undefined if the table is left as it is */
export function readCandidate(definition: string, isLarge: (table: string) => boolean): Candidate | undefined {
  const lines = definition.split('\n');
  const foreign = readForeign(lines);
  if (definition.length > LONGEST_DEFINITION || definition.includes(UNREADABLE)) return undefined;
  const table = unquoted(FIRST_LINE.exec(lines[0] ?? '')?.[1]);
  if (table === undefined || !lines.every(isWhole)) return undefined;
  if (foreign.length !== lines.filter((line) => ANY_FOREIGN.test(line)).length) return undefined;
  if (!LAST_LINE.test(lines.at(-1) ?? '') || lines.some((line) => SPECIAL.test(line)) || !isLarge(table))
    return undefined;
  const counters = lines.filter((line) => / AUTO_INCREMENT\b/.test(line)).map((line) => COLUMN.exec(line)?.[1] ?? '');
  const needed = [...foreign.map(({ column }) => column), ...counters];
  return { table, lines, needed, isChild: foreign.length > 0 };
}

/** First columns that foreign keys refer to, by table. */
export class ReferredColumns {
  readonly #columns = new Map<string, Set<string>>();

  /** Also of a table that is left as it is: without their index, another table could not be created. */
  read(definition: string): void {
    for (const { parent, referred } of readForeign(definition.split('\n'))) {
      const table = parent.toLowerCase();
      this.#columns.set(table, (this.#columns.get(table) ?? new Set()).add(referred));
    }
  }

  of(table: string): readonly string[] {
    return [...(this.#columns.get(table.toLowerCase()) ?? [])];
  }
}

/**
 * Holds back plain indexes of InnoDB tables until their rows are there. Sorting takes half to two thirds of the time of inserting
 * each row into each index. Only what provably results in the same table is held back, and only indexes after which no other stays,
 * so that their order remains.
 */
export class LateIndexes implements HeldIndexes {
  readonly #isLarge: (table: string) => boolean;
  /** Of earlier tables. */
  readonly #referred = new ReferredColumns();
  #held: Held | undefined;

  constructor(isLarge: (table: string) => boolean) {
    this.#isLarge = isLarge;
  }

  hold(definition: string): string {
    this.#referred.read(definition);
    const candidate = readCandidate(definition, this.#isLarge);
    if (candidate === undefined) return definition;
    const { table, lines, needed } = candidate;
    const late = lastPlain(lines, new Set([...needed, ...this.#referred.of(table)]));
    if (late.length === 0) return definition;
    this.#held = { table, lines: late };
    return without(lines, late).join('\n');
  }

  due(glance: string): string | undefined {
    const held = this.#held;
    if (held === undefined || BEFORE_LAST_ROW.test(glance)) return undefined;
    this.#held = undefined;
    return addIndexes(held);
  }
}

/** The statement that creates indexes from their lines in a definition. */
export function addIndexes({ table, lines }: Held): string {
  return alter(
    table,
    lines.map((line) => `ADD ${line.trim().replace(/,$/, '')}`),
  );
}

export function dropIndexes({ table, lines }: Held): string {
  return alter(
    table,
    lines.map((line) => `DROP KEY \`${PLAIN.exec(line)?.[1] ?? ''}\``),
  );
}

const alter = (table: string, changes: readonly string[]): string =>
  `ALTER TABLE \`${table.replaceAll('`', '``')}\` ${changes.join(', ')};\n`;

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
export function lastPlain(lines: readonly string[], needed: ReadonlySet<string>): string[] {
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
