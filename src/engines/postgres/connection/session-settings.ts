/** What decides which settings a server takes. */
export interface ServerTraits {
  readonly major: number;
  /** It can look whether we are still there while a statement runs: from 14 on, not on every platform. */
  readonly canCheckClient: boolean;
  /** It has restrict_nonsystem_relation_kind: since August 2024, on every major version. */
  readonly canRestrictKinds: boolean;
  /** The database's encoding is SQL_ASCII: its texts are bytes (raw-bytes.ts). */
  readonly isOfBytes: boolean;
}

export interface TransactionOptions {
  /** Read committed by default, whatever the server's own default is. */
  readonly isolation?: 'repeatable read';
  /** Without it, what the account's and the database's default is. */
  readonly readOnly?: boolean;
  /** As pg_export_snapshot() gave it. */
  readonly snapshot?: string;
  /** The session's own search_path, for a statement that a user wrote. Without it there is none but pg_catalog. */
  readonly ownSearchPath?: boolean;
  /** None by default. */
  readonly lockTimeoutMs?: number;
  /** None by default. */
  readonly statementTimeoutMs?: number;
}

/**
 * The statements that begin a transaction with all of our settings. They end with the transaction (SET LOCAL), so that a
 * pooler never hands a server session that has them to another client. The first is what no other statement may precede.
 */
export function beginStatements(server: ServerTraits, options: TransactionOptions): string {
  const modes = [
    `isolation level ${options.isolation ?? 'read committed'}`,
    ...(options.readOnly === undefined ? [] : [options.readOnly ? 'read only' : 'read write']),
  ];
  const snapshot =
    options.snapshot === undefined ? [] : [`set transaction snapshot '${options.snapshot.replaceAll("'", "''")}'`];
  const settings = options.ownSearchPath === true ? sharedSettings(server, options) : allSettings(server, options);
  return [`begin ${modes.join(', ')}`, ...snapshot, ...settings.map((setting) => `set local ${setting}`)].join('; ');
}

function allSettings(server: ServerTraits, options: TransactionOptions): string[] {
  return [
    "search_path = ''",
    // Else somebody could put a view in the place of a table just before we count it, as with pg_dump (CVE-2024-7348).
    // Not where something is made: an extension's script may read its own views.
    ...(server.canRestrictKinds && options.readOnly === true
      ? ["restrict_nonsystem_relation_kind = 'view, foreign-table'"]
      : []),
    ...sharedSettings(server, options),
  ];
}

function sharedSettings(server: ServerTraits, options: TransactionOptions): string[] {
  return [
    // A statement that would see only a part of the rows fails instead of lying.
    'row_security = off',
    `statement_timeout = ${options.statementTimeoutMs ?? 0}`,
    `lock_timeout = ${options.lockTimeoutMs ?? 0}`,
    'idle_in_transaction_session_timeout = 0',
    ...(server.major >= 17 ? ['transaction_timeout = 0'] : []),
    // Ends a long count on the server when we are gone.
    ...(server.canCheckClient ? ["client_connection_check_interval = '5s'"] : []),
    // How the server reads our statements and prints values, whatever the role's or the database's settings.
    'standard_conforming_strings = on',
    'transform_null_equals = off',
    "datestyle = 'ISO, MDY'",
    "intervalstyle = 'postgres'",
    "timezone = 'UTC'",
    'extra_float_digits = 3',
    "bytea_output = 'hex'",
    "xmlbinary = 'base64'",
    "lc_monetary = 'C'",
    'quote_all_identifiers = off',
    // Else the server refuses every row that holds a text which is no UTF-8.
    ...(server.isOfBytes ? ["client_encoding = 'SQL_ASCII'"] : []),
  ];
}

/**
 * For the whole session, which must be no pooler's: the limits outside of transactions, where SET LOCAL does not reach
 * (CREATE DATABASE, and waiting between two transactions).
 */
export function sessionStatements({ major }: ServerTraits, writes: boolean): string {
  return [
    ...['statement_timeout', 'lock_timeout', ...(major >= 14 ? ['idle_session_timeout'] : [])].map(
      (name) => `set ${name} = 0`,
    ),
    ...(writes ? ['set default_transaction_read_only = off'] : []),
  ].join('; ');
}
