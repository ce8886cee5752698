/** For sql_select_limit. */
export const NO_LIMIT = '18446744073709551615';

/**
 * What our sessions set first, in one statement. Without these, the fingerprint would depend on the server's settings and
 * its init_connect.
 */
export const REQUIRED_SETTINGS = ["session sql_mode = ''", "session time_zone = '+00:00'", 'names utf8mb4'] as const;

/** What our sessions set if the server supports it. */
export function wishedSettings(flavor: 'mysql' | 'mariadb'): string[] {
  return [
    ...WHOLE_ANSWERS,
    'session transaction isolation level repeatable read',
    ...LIMITS,
    ...(flavor === 'mysql' ? MYSQL : MARIADB),
  ];
}

/** A table that stays locked longer fails the dump instead of blocking the job until its time limit. */
export const LOCK_WAIT_SECONDS = 300;

/** Otherwise a list of tables or a count may be truncated, or wait for a lock that an open transaction holds. */
const WHOLE_ANSWERS = [
  'session autocommit = 1',
  `session max_join_size = ${NO_LIMIT}`,
  'session sql_big_selects = 1',
  'session sql_auto_is_null = 0',
  "session completion_type = 'NO_CHAIN'",
];

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
  // Otherwise AUTO_INCREMENT and sizes may be a day old.
  'session information_schema_stats_expiry = 0',
  'session show_create_table_skip_secondary_engine = 0',
  'session show_create_table_verbosity = 0',
  // A secondary engine may lag behind.
  'session use_secondary_engine = off',
];
const MARIADB = [
  'session max_statement_time = 0',
  'session idle_transaction_timeout = 0',
  'session idle_readonly_transaction_timeout = 0',
  'session idle_write_transaction_timeout = 0',
  // Otherwise system-versioned tables would show their content at another time.
  'session system_versioning_asof = default',
];
