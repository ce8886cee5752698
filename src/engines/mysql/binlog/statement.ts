/** Its first words decide. A pattern with a choice in its repetition overflows the stack on megabytes. */
const HEAD_LENGTH = 64 * 1024;

const TEXT = `'(?:[^'\\\\]|''|\\\\[\\s\\S])*'|"(?:[^"\\\\]|""|\\\\[\\s\\S])*"|\`(?:[^\`]|\`\`)*\``;
/** A text, which is kept, or a comment. What runs only on some versions is code: only its marks are taken away. */
const TEXT_OR_COMMENT = new RegExp(
  `(${TEXT})|\\/\\*(?!M?!)[\\s\\S]*?\\*\\/|\\/\\*M?!\\d*|\\*\\/|(?:--(?=\\s)|#)[^\\n]*`,
  'g',
);
const FOR_ONE = /^SET\s+STATEMENT\b[\s\S]*?\bFOR\s+/;

/** A statement of a log in capitals, from its first word on: without comments, and without settings for it alone. */
export function bareStatement(statement: string): string {
  const code = statement.slice(0, HEAD_LENGTH).replaceAll(TEXT_OR_COMMENT, (_, text?: string) => text ?? ' ');
  return code.trimStart().toUpperCase().replace(FOR_ONE, '').trimStart();
}

/** Its first word. */
export function firstWord(bare: string): string {
  return /^[A-Z]+/.exec(bare)?.[0] ?? '';
}

const OF_DATABASE = /^(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:DATABASE|SCHEMA)\b/;
const OF_SERVER =
  /^(?:GRANT|REVOKE|FLUSH|SET|ANALYZE|OPTIMIZE|REPAIR|(?:CREATE|ALTER|DROP|RENAME)\s+(?:OR\s+REPLACE\s+)?(?:USER|ROLE|SERVER|INSTANCE|TABLESPACE|LOGFILE|SPATIAL\s+REFERENCE))\b/;

/** It creates, alters or drops a database. */
export function isOfDatabase(bare: string): boolean {
  return OF_DATABASE.test(bare);
}

/** It is about the server's own objects, which a backup does not have and a replay leaves out. */
export function isOfServer(bare: string): boolean {
  return OF_SERVER.test(bare);
}

/** Statements that change rows: they are logged as rows, unless a session chose statements. */
const DATA = new Set(['INSERT', 'UPDATE', 'DELETE', 'REPLACE', 'LOAD', 'WITH', 'CALL', 'SELECT', 'DO', 'VALUES']);
const OF_TRANSACTION = new Set(['BEGIN', 'START', 'COMMIT', 'ROLLBACK', 'SAVEPOINT', 'RELEASE', 'XA']);

export function changesRows(word: string): boolean {
  return DATA.has(word);
}

export function isOfTransaction(word: string): boolean {
  return OF_TRANSACTION.has(word);
}

const NAME = '(?:`(?:[^`]|``)*`|"(?:[^"]|"")*"|[\\w$\\u0080-\\uffff]+)';
const DEFINER = `DEFINER\\s*=\\s*${NAME}(?:\\s*@\\s*${NAME}|\\s*\\(\\s*\\))?`;
const OPTIONS = `\\s+(?:(?:OR\\s+REPLACE|ALGORITHM\\s*=\\s*\\w+|${DEFINER}|SQL\\s+SECURITY\\s+\\w+|AGGREGATE)\\s+)*`;
const BODIED = '(?:VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE(?:\\s+BODY)?)';
/** Their bodies may read other databases, now as at the source. */
const WITH_BODY = new RegExp(
  `^(?:CREATE${OPTIONS}${BODIED}|ALTER${OPTIONS}VIEW)\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?(?=[^\\s(])`,
);
/** A name that another one qualifies, or a text, which is skipped. */
const QUALIFIED = new RegExp(`(${NAME})\\s*\\.\\s*${NAME}|${TEXT}`, 'g');
const FIRST_QUALIFIER = new RegExp(`^(${NAME})\\s*\\.`);

/** The databases that a definition names for what it creates, alters or drops. In capitals. @param bare as bareStatement returns it */
export function qualifiersOf(bare: string): ReadonlySet<string> {
  const head = WITH_BODY.exec(bare)?.[0];
  const found =
    head === undefined
      ? Array.from(bare.matchAll(QUALIFIED), ([, name]) => name)
      : [FIRST_QUALIFIER.exec(bare.slice(head.length))?.[1]];
  return new Set(found.flatMap((name) => (name === undefined || /^\d+$/.test(name) ? [] : [unquoted(name)])));
}

function unquoted(name: string): string {
  const [quote = ''] = name;
  return quote === '`' || quote === '"' ? name.slice(1, -1).replaceAll(quote + quote, quote) : name;
}

/** What may be between a name and the dot after it: comments of all kinds, and the ends of those that contain code. */
const GAP = String.raw`(?:\s|\/\*(?!M?!)(?:[^*]|\*(?!\/))*\*\/|\/\*M?!\d*|\*\/|(?:--|#)[^\n]*\n)*`;

/**
 * Whether a statement of another database may be about something in this one: `name.`, `\`name\`.` or, as sessions with ANSI_QUOTES
 * have it, `"name".`.
 */
export function names(statement: string, database: string): boolean {
  const forms = ['', '`', '"'].map((quote) =>
    escaped(quote === '' ? database : database.replaceAll(quote, quote + quote)),
  );
  if (new RegExp(`(?<![\\w$])(?:${forms.join('|')})[\`"]?${GAP}\\.`, 'i').test(statement)) return true;
  // A statement is in the character set of its session. In another one than ours, only ASCII can be read.
  return statement.includes('\ufffd') && /[^\0-\x7f]/.test(database) && statement.includes('.');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
