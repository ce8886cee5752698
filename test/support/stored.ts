import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { type DatabaseAccess, StoredDatabase } from '../../src/repository/stored-database.ts';

export const systemClock: Clock = SYSTEM_CLOCK;

/** The database `shop` in a storage. */
export function shopIn(storage: Storage, change: Partial<DatabaseAccess> = {}): StoredDatabase {
  const { signal } = new AbortController();
  return new StoredDatabase(storage, { name: requireDatabaseName('shop'), clock: systemClock, signal, ...change });
}
