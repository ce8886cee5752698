import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';
import { nameQueryFailure } from '../../src/engines/mysql/connection/errors.ts';
import { markerTableOf } from '../../src/engines/mysql/markers.ts';

/** A server that refuses this many inserts with this error. */
function fakeServer(refusals: number, errno: number) {
  const statements: string[] = [];
  let left = refusals;
  const query = async (sql: string): Promise<unknown[]> => {
    statements.push(sql.split(' ')[0] ?? '');
    if (!sql.startsWith('insert')) return [{ written: 1n }];
    left -= 1;
    if (left < 0) return [];
    throw nameQueryFailure(Object.assign(new Error('refused'), { errno, sqlState: '40001' }), 'server', sql);
  };
  const simple = async (sql: string): Promise<void> => void statements.push(sql);
  const control = { query, simple, url: { database: 'd' } } as unknown as Connection;
  return { statements, table: markerTableOf(control, 'markers') };
}

const ENDED = ['start transaction', 'select', 'insert', 'rollback'];

describe('a marker whose transaction the server ends because of a deadlock', () => {
  it('is written by another one, from its beginning', async () => {
    const { statements, table } = fakeServer(2, 1213);
    await table.insert('value');
    expect(statements).toEqual([...ENDED, ...ENDED, 'start transaction', 'select', 'insert', 'select', 'commit']);
  });

  it('is not tried for ever', async () => {
    const { statements, table } = fakeServer(100, 1213);
    await expect(table.insert('value')).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
    expect(statements).toEqual([...ENDED, ...ENDED, ...ENDED]);
  });

  it('is not repeated after another error', async () => {
    const { statements, table } = fakeServer(1, 1062);
    await expect(table.insert('value')).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
    expect(statements).toEqual(ENDED);
  });
});
