import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/engines/postgres/connection/connection.ts';
import { findLockHolder } from '../../src/engines/postgres/connection/lock-holders.ts';

const LOCK = { schema: 'public', name: 'orders', relation: 'public.orders', granted: true, is_replay: false };
const SESSION = { pid: 7, account: 'app', application: 'psql', kind: 'client backend', seconds: 5 };

/** A fake of a connection that has these rows for the lock, and for whom its holder waits. */
async function wordsFor(lock: object, blockers: readonly object[] = []): Promise<string | undefined> {
  const fake: Pick<Connection, 'query'> = {
    query: async <T extends object>(sql: string) => (sql.includes('pg_blocking_pids') ? blockers : [lock]) as T[],
  };
  return (await findLockHolder(fake as Connection, 'read'))?.words;
}

describe('who has a table locked, in words', () => {
  it('is an autovacuum that prevents wraparound, for which an ALTER TABLE waits: nobody cancels it', async () => {
    const worker = { pid: 9, account: null, application: '', kind: 'autovacuum worker', seconds: 600 };
    expect(await wordsFor({ ...LOCK, ...SESSION, granted: false }, [worker])).toBe(
      '"public.orders" is about to be locked by the session 7 (user "app", application "psql", for 5 s), which waits for the autovacuum worker 9 (for 600 s)',
    );
  });

  it('is a session that waits for a prepared transaction, or for one that has ended meanwhile', async () => {
    const prepared = { pid: null, account: null, application: null, kind: null, seconds: null };
    const hidden = { ...LOCK, ...SESSION, application: 'a\nb', seconds: null, kind: null };
    expect(await wordsFor(hidden, [prepared])).toBe(
      '"public.orders" is locked by the session 7 (user "app"), which waits for a prepared transaction',
    );
    expect(await wordsFor({ ...hidden, granted: false })).toMatch(/\(user "app"\), which waits$/);
    expect(await wordsFor({ ...LOCK, ...prepared })).toBe('"public.orders" is locked by a prepared transaction');
  });

  it('is a transaction of the primary, which waits for a session of the standby', async () => {
    const replay = { pid: 3, account: null, application: '', kind: 'startup', seconds: null, is_replay: true };
    expect(await wordsFor({ ...LOCK, ...replay, granted: false }, [SESSION])).toBe(
      '"public.orders" is about to be locked on this standby by a transaction of the primary, which waits for the session 7 (user "app", application "psql", for 5 s)',
    );
  });
});
