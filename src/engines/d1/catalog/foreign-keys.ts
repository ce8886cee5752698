import { RestorableError } from '../../../core/errors.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { flawOfKey } from '../../sqlite/catalog/foreign-keys.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { queryRows } from '../api/query.ts';

/**
 * Tables with rows that violate a foreign key. D1 checks keys when rows are written, but not when a referenced table is created
 * or dropped. This is optional for the backup: what the service refuses, or what there is no time for, stays unknown.
 * @throws {RestorableError} CANCELLED
 */
export async function readViolations(api: D1Api, database: D1Database, deadlineMs: number): Promise<Flaw[]> {
  if (SYSTEM_CLOCK.monotonicMs() >= deadlineMs) return [];
  try {
    const sql = 'select distinct "table" from pragma_foreign_key_check order by 1';
    const rows = await queryRows(api, database, sql, 'check foreign keys');
    return rows.map(([table]) => flawOfKey(String(table)));
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return [];
  }
}
