import { expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Relation } from '../../src/engines/mysql/catalog/catalog.ts';
import { countRows } from '../../src/engines/mysql/catalog/row-counts.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';

const lockWait = () => new RestorableError('DATABASE_QUERY', 'locked', { cause: { errno: 1205 } });

it('lets a table be locked for a while after other tables took long to count', async () => {
  let nowMs = 0;
  vi.spyOn(SYSTEM_CLOCK, 'monotonicMs').mockImplementation(() => nowMs);
  let locked = 2;
  const query = async (sql: string) => {
    const isLast = sql.includes('`last`');
    nowMs += isLast ? 10_000 : 600_000;
    if (isLast && locked-- > 0) throw lockWait();
    return [{ at: 0, row_count: 7n }];
  };
  const connection = { query, simple: async () => {} } as unknown as Connection;
  const tables = ['first', 'last'].map((name) => ({ name, kind: 'table', bytes: 32 * 1024 * 1024 })) as Relation[];
  expect([...(await countRows(connection, tables))]).toEqual([
    ['first', 7],
    ['last', 7],
  ]);
  locked = Number.POSITIVE_INFINITY;
  const beganMs = nowMs;
  await expect(countRows(connection, tables)).rejects.toMatchObject({ code: 'DUMP_FAILED' });
  expect(nowMs - beganMs).toBe(600_000 + 300_000);
});
