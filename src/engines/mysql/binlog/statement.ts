const COMMENT = /\/\*(?!M?!)[\s\S]*?\*\/|(?<=^\s*)(?:--\s|#)[^\n]*\n/g;
/** What runs only on some versions is code. */
const VERSIONED = /^(?:\s|\/\*M?!\d*)+/;
const FOR_ONE = /^SET\s+STATEMENT\b[\s\S]*?\bFOR\s+/;

/** A statement of a log in capitals, from its first word on: without comments before it, and without settings for it alone. */
export function bareStatement(statement: string): string {
  const code = statement.replaceAll(COMMENT, ' ').replace(VERSIONED, '').toUpperCase();
  return code.replace(FOR_ONE, '').replace(VERSIONED, '');
}

/** Its first word. */
export function firstWord(bare: string): string {
  return /^[A-Z]+/.exec(bare)?.[0] ?? '';
}

const OF_DATABASE = /^(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?:DATABASE|SCHEMA)\b/;
const OF_SERVER =
  /^(?:GRANT|REVOKE|FLUSH|SET|ANALYZE|OPTIMIZE|REPAIR|(?:CREATE|ALTER|DROP|RENAME)\s+(?:OR\s+REPLACE\s+)?(?:USER|ROLE|SERVER|TABLESPACE|LOGFILE))\b/;

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
