/**
 * What a session of ours sets: without `required` the fingerprint would depend on the server's settings, `wished` are
 * limits that not every server knows.
 */
export function connectionSettings(flavour: 'mysql' | 'mariadb'): {
  readonly required: readonly string[];
  readonly wished: readonly string[];
} {
  return {
    required: ["session sql_mode = ''", "session time_zone = '+00:00'"],
    wished: [
      'session transaction isolation level repeatable read',
      ...LIMITS,
      ...(flavour === 'mysql' ? MYSQL : MARIADB),
    ],
  };
}

/** A table that stays locked longer fails the dump, rather than holding the job until its time limit. */
export const LOCK_WAIT_SECONDS = 300;

const LIMITS = [
  'session wait_timeout = 31536000',
  'session net_read_timeout = 3600',
  'session net_write_timeout = 3600',
  `session lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
  // Identifiers in SHOW CREATE are always quoted, whatever the server's default.
  'session sql_quote_show_create = 1',
];
const MYSQL = [
  'session max_execution_time = 0',
  // Else AUTO_INCREMENT and sizes are up to a day old.
  'session information_schema_stats_expiry = 0',
  'session show_create_table_skip_secondary_engine = 0',
];
const MARIADB = ['session max_statement_time = 0', 'session idle_transaction_timeout = 0'];
