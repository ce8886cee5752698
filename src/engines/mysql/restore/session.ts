import { isRefusal } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { LOCK_WAIT_SECONDS } from '../connection/session.ts';

/** Without these, a server would refuse, change or truncate what was created under other settings. */
const COMMON = [
  'autocommit = 1',
  // Tables of the source may have larger rows, or options, than this mode accepts.
  'innodb_strict_mode = 0',
  // The stream of a slow storage pauses for longer.
  'wait_timeout = 31536000',
  'net_read_timeout = 3600',
  'net_write_timeout = 3600',
  `lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
  // MEMORY tables keep the limit of the session that creates them.
  'max_heap_table_size = 4294966272',
];
const MYSQL = [
  'transaction_read_only = 0',
  'sql_require_primary_key = 0',
  'sql_generate_invisible_primary_key = 0',
  'restrict_fk_on_non_standard_key = 0',
];
const MARIADB = [
  'tx_read_only = 0',
  'max_statement_time = 0',
  'idle_transaction_timeout = 0',
  'idle_write_transaction_timeout = 0',
  'enforce_storage_engine = NULL',
];

/**
 * Sets what a restore needs in a session, as far as the server supports it and allows this account to set it.
 * @returns the statement that sets the same in another session of the account, without a newline
 */
export async function prepareRestoring(connection: Connection): Promise<string> {
  const taken: string[] = [];
  for (const setting of [...COMMON, ...(connection.flavor === 'mysql' ? MYSQL : MARIADB)]) {
    try {
      await connection.simple(`SET SESSION ${setting}`);
      taken.push(`SESSION ${setting}`);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return taken.length === 0 ? '' : `SET ${taken.join(', ')}; `;
}
