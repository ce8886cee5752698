import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RECORD_MAX_BYTES, recordBytes } from '../../src/repository/records/signed-record.ts';
import { testRecordSchema } from '../../src/repository/records/test-record.ts';

interface RecordVector {
  readonly why: string;
  /** Fields of the record that are replaced. */
  readonly change: object;
}

interface RecordVectors {
  readonly record: object;
  readonly accept: readonly RecordVector[];
  readonly refuse: readonly RecordVector[];
}

const file = new URL('../vectors/records.json', import.meta.url);
const { record, accept, refuse }: RecordVectors = JSON.parse(readFileSync(file, 'utf8'));

it.each(accept)('accepts: $why', ({ change }) => {
  expect(testRecordSchema.safeParse({ ...record, ...change }).error).toBeUndefined();
});

it.each(refuse)('refuses: $why', ({ change }) => {
  expect(testRecordSchema.safeParse({ ...record, ...change }).success).toBe(false);
});

it('is not written if readers would refuse it for its size', () => {
  const empty = recordBytes({ unread: '' }).length;
  const largest = { unread: 'a'.repeat(RECORD_MAX_BYTES - empty) };
  expect(recordBytes(largest)).toHaveLength(RECORD_MAX_BYTES);
  const larger = () => recordBytes({ unread: `${largest.unread}a` });
  expect(larger).toThrow(expect.objectContaining({ code: 'INTERNAL', hint: expect.stringContaining('destinations') }));
});
