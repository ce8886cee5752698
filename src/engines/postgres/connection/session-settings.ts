/** What decides which settings a server accepts. */
export interface ServerTraits {
  readonly major: number;
  /** It can check for a lost client while a statement runs: since 14, not on every platform. */
  readonly canCheckClient: boolean;
  /** It has restrict_nonsystem_relation_kind: since August 2024, on every major version. */
  readonly canRestrictKinds: boolean;
  /** The database's encoding is SQL_ASCII: its texts are bytes (raw-bytes.ts). */
  readonly isOfBytes: boolean;
}

export interface TransactionOptions {
  /** Read committed by default, whatever the server's own default is. */
  readonly isolation?: 'repeatable read';
  /** If absent, the default of the account and the database. */
  readonly readOnly?: boolean;
  /** As pg_export_snapshot() returned it. */
  readonly snapshot?: string;
  /** The session's own search_path, for a user's statement. Otherwise only pg_catalog. */
  readonly ownSearchPath?: boolean;
  /** None by default. */
  readonly lockTimeoutMs?: number;
  /** None by default. */
  readonly statementTimeoutMs?: number;
}

/**
 * The statements that begin a transaction with all of our settings. The settings end with the transaction (SET LOCAL), so
 * that a pooler never passes a server session with them to another client. The first one must not be preceded by any other
 * statement.
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
    // Otherwise somebody could replace a table by a view just before we count it, as with pg_dump (CVE-2024-7348). Not
    // while objects are created: an extension's script may read its own views.
    ...(server.canRestrictKinds && options.readOnly === true
      ? ["restrict_nonsystem_relation_kind = 'view, foreign-table'"]
      : []),
    ...sharedSettings(server, options),
  ];
}

function sharedSettings(server: ServerTraits, options: TransactionOptions): string[] {
  return [
    // A statement that would see only some of the rows fails instead of returning a wrong result.
    'row_security = off',
    `statement_timeout = ${options.statementTimeoutMs ?? 0}`,
    `lock_timeout = ${options.lockTimeoutMs ?? 0}`,
    'idle_in_transaction_session_timeout = 0',
    ...(server.major >= 17 ? ['transaction_timeout = 0'] : []),
    // Ends a long count on the server if we are gone.
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
    // Otherwise the server refuses every row with a text that is not valid UTF-8.
    ...(server.isOfBytes ? ["client_encoding = 'SQL_ASCII'"] : []),
  ];
}

/**
 * For the whole session, which must not belong to a pooler: the limits outside of transactions, where SET LOCAL has no
 * effect (CREATE DATABASE, and waiting between two transactions).
 */
export function sessionStatements({ major }: ServerTraits, writes: boolean): string {
  return [
    ...['statement_timeout', 'lock_timeout', ...(major >= 14 ? ['idle_session_timeout'] : [])].map(
      (name) => `set ${name} = 0`,
    ),
    ...(writes ? ['set default_transaction_read_only = off'] : []),
  ].join('; ');
}
