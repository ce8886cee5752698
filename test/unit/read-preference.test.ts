import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { ReadPreference, readFromFirstHealthy } from '../../src/repository/reading/read-preference.ts';
import type { StoredDatabase } from '../../src/repository/stored-database.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';

const sourcesWith = (signal?: AbortSignal) =>
  ['a', 'b', 'c'].map((label) => shopIn(new MemoryStorage(label), signal && { signal })) as [
    StoredDatabase,
    StoredDatabase,
    StoredDatabase,
  ];
const [a, b, c] = sourcesWith();
const damaged = new RestorableError('BACKUP_DAMAGED', 'damaged');
const gone = new RestorableError('STORAGE_UNREACHABLE', 'gone');

function labels(sources: readonly Pick<StoredDatabase, 'label'>[]): string {
  return sources.map(({ label }) => label).join('');
}

/** Requests an object that these sources have as given, and the others intact. */
function read(order: ReadPreference, state: Readonly<Record<string, RestorableError>> = {}): Promise<string> {
  return readFromFirstHealthy(order, async (source) => {
    const error = state[source.label];
    if (error !== undefined) throw error;
    order.noteServed(source, 1);
    return source.label;
  });
}

describe('a source', () => {
  it('that fails is tried last, and of several that failed, the one with the oldest failure is tried first', async () => {
    const warnings: string[] = [];
    const order = new ReadPreference([a, b, c], { warn: (text) => warnings.push(text) });
    expect(await read(order, { a: gone })).toBe('b');
    expect(labels(order.current)).toBe('bca');
    expect(await read(order, { b: gone, c: gone })).toBe('a');
    expect(labels(order.current)).toBe('abc');
    expect(await read(order, { a: gone })).toBe('b');
    expect(labels(order.current)).toBe('bca');
    expect(warnings).toHaveLength(3);
    expect(labels([...order.unreliable])).toBe('abc');
  });

  it('with three bad objects in a row is tried last, and with two occasional ones is not', async () => {
    const order = new ReadPreference([a, b]);
    for (const state of [{ a: damaged }, { a: damaged }, {}, { a: damaged }, { a: damaged }]) await read(order, state);
    expect(labels(order.current)).toBe('ab');
    await read(order, { a: damaged });
    expect(labels(order.current)).toBe('ba');
    expect(order.problems).toHaveLength(5);
  });

  it('with twenty bad objects in total is tried last, so that warnings end', async () => {
    const warnings: string[] = [];
    const order = new ReadPreference([a, b], { warn: (text) => warnings.push(text) });
    for (let at = 0; at < 100; at += 1) await read(order, at % 2 === 0 ? { a: damaged } : {});
    expect(order.problems).toHaveLength(20);
    expect(warnings).toEqual(['a is asked last from now on: 20 objects are missing or wrong there.']);
  });

  it('that may lack many objects keeps its position', async () => {
    const order = new ReadPreference([a, b], { tolerant: true });
    for (let at = 0; at < 50; at += 1) await read(order, { a: damaged });
    expect(labels(order.current)).toBe('ab');
  });

  it('that is the only one is never abandoned, and causes no warning', async () => {
    const warnings: string[] = [];
    const order = new ReadPreference([a], { warn: (text) => warnings.push(text), patienceMs: 1 });
    await expect(read(order, { a: gone })).rejects.toBe(gone);
    const slow = readFromFirstHealthy(order, () => new Promise((resolve) => setTimeout(() => resolve('late'), 20)));
    expect(await slow).toBe('late');
    expect(warnings).toEqual([]);
  });
});

describe('the error', () => {
  it('is the failure of a storage that might still have a good copy, else the first finding', async () => {
    const other = new RestorableError('OBJECT_MISSING', 'missing');
    await expect(read(new ReadPreference([a, b]), { a: damaged, b: gone })).rejects.toBe(gone);
    await expect(read(new ReadPreference([a, b]), { a: damaged, b: other })).rejects.toBe(damaged);
  });

  it('is the cancel, at once', async () => {
    const controller = new AbortController();
    const asked: string[] = [];
    const cancelled = readFromFirstHealthy(new ReadPreference(sourcesWith(controller.signal)), async ({ label }) => {
      asked.push(label);
      controller.abort();
      throw gone;
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(asked).toEqual(['a']);
  });
});
