import { NEWLINE } from '../../parts/bytes.ts';
/** What a statement does and to what, as errors name it. */
export interface StatementHead {
  readonly kind: string;
  /** Of a table, view, routine, trigger or event, as the dump has it. Undefined if it has none. */
  readonly name: string | undefined;
}

interface Begun extends StatementHead {
  readonly line: number;
}

/** What is buffered between us and a client that fails: pipes and its own buffer hold far fewer. */
const KEPT = 4_000;
const NAME = '`((?:[^`]|``)+)`';
/** Comments for certain versions contain code. */
const OPEN = '(?:\\/\\*M?!\\d{5,6} )?';
const HEADS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['INSERT', new RegExp(`^(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+)?INTO ${NAME}`)],
  ['CREATE TABLE', new RegExp(`^${OPEN}CREATE TABLE (?:IF NOT EXISTS )?${NAME}`)],
  ['CREATE SEQUENCE', new RegExp(`^${OPEN}CREATE SEQUENCE ${NAME}`)],
  ['ALTER TABLE', new RegExp(`^${OPEN}ALTER TABLE ${NAME}`)],
  ['DROP TABLE', new RegExp(`^${OPEN}DROP (?:TABLE|VIEW)(?: IF EXISTS)? ${NAME}`)],
  ['CREATE VIEW', new RegExp(`^${OPEN}CREATE [\\s\\S]*?VIEW ${NAME}`)],
  ['CREATE TRIGGER', new RegExp(`^${OPEN}CREATE[\\s\\S]*?TRIGGER ${NAME}`)],
  // MariaDB prints a trigger as it was typed: without quotes, in any case, with the database.
  [
    'CREATE TRIGGER',
    new RegExp(
      `^${OPEN}CREATE\\b[\\s\\S]*?\\btrigger\\s+(?:if\\s+not\\s+exists\\s+)?(?:(?:\`(?:[^\`]|\`\`)+\`|[\\w$]+)\\s*\\.\\s*)?(?:${NAME}|([\\p{L}\\p{N}_$]+))\\s+(?:before|after)\\b`,
      'iu',
    ),
  ],
  ['CREATE EVENT', new RegExp(`^${OPEN}CREATE[\\s\\S]*?EVENT ${NAME}`)],
  ['CREATE PROCEDURE', new RegExp(`^${OPEN}CREATE[\\s\\S]*?PROCEDURE ${NAME}`)],
  ['CREATE FUNCTION', new RegExp(`^${OPEN}CREATE[\\s\\S]*?FUNCTION ${NAME}`)],
  ['CREATE PACKAGE', new RegExp(`^${OPEN}CREATE[\\s\\S]*?PACKAGE (?:BODY )?${NAME}`)],
  ['LOCK TABLES', new RegExp(`^${OPEN}LOCK TABLES ${NAME}`)],
  ['SET', /^(?:\/\*M?!\d{5,6} )?SET /],
];

const DROP = new RegExp(`^${OPEN}DROP (VIEW|EVENT|PROCEDURE|FUNCTION|PACKAGE)(?: BODY)? IF EXISTS ${NAME}`);
const unquoted = (name: string | undefined): string | undefined => name?.replaceAll('``', '`');
const isAscii = (text: string): boolean => Buffer.byteLength(text, 'utf8') === text.length;

/**
 * Records which of the last statements of a dump begins in which line. The client reports the line of an error, and its own
 * message may contain values.
 */
export class StatementLog {
  #line = 1;
  /** A ring buffer: a new entry replaces the oldest. */
  readonly #begun: Begun[] = [];
  #next = 0;
  /** What was dropped last. Its name is in UTF-8, whatever the character set of the statement that recreates it. */
  #dropped: StatementHead | undefined;

  /** Takes bytes of the output. */
  pass(bytes: Uint8Array): void {
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) this.#line += 1;
  }

  /** Announces the next statement of the output. @param head its first characters */
  begin(head: string): void {
    const last = this.#begun[(this.#next + KEPT - 1) % KEPT];
    const dropped = DROP.exec(head);
    if (dropped !== null) this.#dropped = { kind: `CREATE ${dropped[1]}`, name: unquoted(dropped[2]) };
    const found = this.#named(headOf(head));
    // Thousands of inserts into one table are one entry.
    if (last !== undefined && last.kind === found.kind && last.name === found.name) return;
    this.#begun[this.#next] = { ...found, line: this.#line };
    this.#next = (this.#next + 1) % KEPT;
  }

  #named(found: StatementHead): StatementHead {
    if (found.name === undefined || isAscii(found.name) || this.#dropped?.kind !== found.kind) return found;
    return this.#dropped;
  }

  /** What the last DROP of a dump named. */
  get lastDropped(): StatementHead | undefined {
    return this.#dropped;
  }

  /** The statement that the line belongs to. Undefined if it is no longer recorded. */
  at(line: number): StatementHead | undefined {
    let found: Begun | undefined;
    for (const begun of this.#begun) {
      if (begun.line <= line && (found === undefined || begun.line >= found.line)) found = begun;
    }
    return found;
  }
}

function headOf(head: string): StatementHead {
  for (const [kind, pattern] of HEADS) {
    const match = pattern.exec(head);
    if (match !== null) return { kind, name: unquoted(match[1]) ?? match[2] };
  }
  return { kind: 'another statement', name: undefined };
}
