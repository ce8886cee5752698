import { describe, expect, it } from 'vitest';
import { readMarkerTable } from '../../src/requests/parts/server-log.ts';

describe('`marker-table`', () => {
  it.each(['pg_temp.markers', 'pg_catalog.markers', 'information_schema.markers'])('refuses %s', (table) => {
    expect(() => readMarkerTable(table, 'postgres-physical')).toThrow(/schema of the server itself/);
  });

  it('takes a schema of the database, in PostgreSQL only', () => {
    expect(readMarkerTable('ops.markers', 'postgres-physical')).toBe('ops.markers');
    expect(() => readMarkerTable('ops.markers', 'mysql')).toThrow(/before the dot/);
  });
});
