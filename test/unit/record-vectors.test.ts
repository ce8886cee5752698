import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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
