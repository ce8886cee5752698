import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { freeMemory } from '../../src/core/free-memory.ts';
import type { Body, Storage } from '../../src/ports/storage.ts';

const MiB = 1024 * 1024;
export const signal = new AbortController().signal;

export function sha256(body: Body): string {
  const hash = createHash('sha256');
  for (const part of body instanceof Uint8Array ? [body] : body) hash.update(part);
  return hash.digest('hex');
}

/** Puts with the digest of the body. */
export async function put(
  storage: Storage,
  key: string,
  body: Body | string,
  options: { ifAbsent?: boolean; signal?: AbortSignal } = {},
): Promise<void> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  await storage.put(key, bytes, { sha256: sha256(bytes), signal, ...options });
}

export async function text(storage: Storage, key: string): Promise<string> {
  return Buffer.from(await storage.get(key, { maxBytes: MiB, signal })).toString();
}

export async function keys(storage: Storage, prefix: string, its: AbortSignal = signal): Promise<string[]> {
  return (await Array.fromAsync(storage.list(prefix, { signal: its }))).map((object) => object.key);
}

/** The error that a promise is rejected with, which must be one of ours. */
export async function failure(promise: Promise<unknown>): Promise<RestorableError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RestorableError) return error;
  throw new Error('expected a RestorableError', { cause: error });
}

/** Asserts that a time is between then and now, except for rounding by clocks. @param ms the allowed difference */
export function expectSince(thenMs: number, time: Date | undefined, ms = 2_000): void {
  expect(time?.getTime()).toBeGreaterThanOrEqual(thenMs - ms);
  expect(time?.getTime()).toBeLessThanOrEqual(Date.now() + ms);
}

/** Puts many small objects, some at once. */
export async function putAll(storage: Storage, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += 16) {
    await Promise.all(keys.slice(from, from + 16).map((key) => put(storage, key, 'x')));
  }
}

/** The servers of the test environment list 100 objects at once. */
export const SEVERAL_PAGES = 225;

const ODD_KEYS = [
  'odd/a b',
  'odd/a+b',
  'odd/100%25',
  'odd/%2e%2e',
  `odd/"quoted" 'twice'`,
  'odd/naïve-日本-🗄',
  'odd/--help',
  'odd/a&b=c;d',
  'odd/*?[x]',
  'odd/back\\slash',
  'odd/trailing.',
  'odd/<tag>',
];

/**
 * What every kind of storage must do. `open` returns an empty destination that nothing else uses. `refused` are the odd keys
 * that it can't store unchanged, and so must refuse. `fill` stores many small objects in a way other than puts, if puts would
 * take minutes.
 */
export function describeStorage(
  name: string,
  open: () => Promise<Storage>,
  refused: readonly string[] = [],
  fill: (storage: Storage, keys: readonly string[]) => Promise<void> = putAll,
): void {
  describe(`storage: ${name}`, () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
    });
    afterAll(async () => {
      await storage.close();
    });

    it('is empty at first', async () => {
      expect(await keys(storage, '')).toEqual([]);
      expect(await storage.folders('', { signal })).toEqual([]);
    });

    it('returns what was put', async () => {
      await put(storage, 'basic/hello.txt', 'hello');
      expect(await text(storage, 'basic/hello.txt')).toBe('hello');
    });

    it('puts a body of several parts as one object', async () => {
      const parts = [Buffer.from('one'), new Uint8Array(), Buffer.from('two'), randomBytes(70_000)];
      await put(storage, 'basic/parts', parts);
      const stored = await storage.get('basic/parts', { maxBytes: MiB, signal });
      expect(sha256(stored)).toBe(sha256(parts));
    });

    it('stores an empty object', async () => {
      await put(storage, 'basic/empty', Buffer.alloc(0));
      expect(await storage.get('basic/empty', { maxBytes: 0, signal })).toHaveLength(0);
    });

    it('stores 8 MiB, and gives them to each reader in memory that it may free', async () => {
      const body = [randomBytes(600), randomBytes(8 * MiB)];
      const expected = sha256(body);
      await put(storage, 'basic/large', body);
      const read = (): Promise<Uint8Array> => storage.get('basic/large', { maxBytes: 9 * MiB, signal });
      const [freed, kept] = await Promise.all([read(), read()]);
      expect(sha256(freed)).toBe(expected);
      freeMemory(freed);
      expect(freed).toHaveLength(0);
      expect(sha256(kept)).toBe(expected);
      expect(sha256(body)).toBe(expected);
    });

    it('replaces an object, also with a shorter one', async () => {
      await put(storage, 'basic/replaced', 'a longer first version');
      await put(storage, 'basic/replaced', 'second');
      expect(await text(storage, 'basic/replaced')).toBe('second');
    });

    it('does not replace an object with ifAbsent', async () => {
      await put(storage, 'basic/once', 'first', { ifAbsent: true });
      expect(await failure(put(storage, 'basic/once', 'second', { ifAbsent: true }))).toMatchObject({
        code: 'OBJECT_EXISTS',
      });
      expect(await text(storage, 'basic/once')).toBe('first');
    });

    it('lets exactly one of 20 simultaneous ifAbsent puts win, and keeps its bytes', async () => {
      for (const round of [1, 2, 3]) {
        const bodies = Array.from({ length: 20 }, (_, index) => `writer ${index} `.repeat(1 + index * 500));
        const outcomes = await Promise.allSettled(
          bodies.map((body) => put(storage, `race/${round}`, body, { ifAbsent: true })),
        );
        const winners = bodies.filter((_, index) => outcomes[index]?.status === 'fulfilled');
        expect(winners).toHaveLength(1);
        const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(new Set(lost.map((outcome) => outcome.reason.code))).toEqual(new Set(['OBJECT_EXISTS']));
        expect(await text(storage, `race/${round}`)).toBe(winners[0]);
      }
    });

    it('names a missing object', async () => {
      expect(await failure(storage.get('basic/missing', { maxBytes: MiB, signal }))).toMatchObject({
        code: 'OBJECT_MISSING',
      });
      expect(await failure(storage.get('basic', { maxBytes: MiB, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
    });

    it('refuses to read an object that is larger than expected', async () => {
      await put(storage, 'basic/bomb', Buffer.alloc(5_000));
      expect(await failure(storage.get('basic/bomb', { maxBytes: 4_999, signal }))).toMatchObject({
        code: 'STORAGE_CORRUPTED',
        message: expect.stringContaining('5000 bytes'),
      });
    });

    it('accepts odd keys unchanged, and lists them in byte order', async () => {
      const taken = ODD_KEYS.filter((key) => !refused.includes(key));
      for (const key of taken) await put(storage, key, `this is ${key}`);
      for (const key of taken) expect(await text(storage, key)).toBe(`this is ${key}`);
      const sorted = [...taken].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await keys(storage, 'odd/')).toEqual(sorted);
    });

    it.each(['../escape', 'a/../../escape', '/absolute', 'a//b', 'a/./b', 'a/', '', 'new\nline', 'nul\0', ...refused])(
      'refuses the key %j',
      async (key) => {
        expect(await failure(put(storage, key, 'x'))).toMatchObject({ code: 'INPUT_INVALID' });
        expect(await failure(storage.get(key, { maxBytes: 1, signal }))).toMatchObject({ code: 'INPUT_INVALID' });
        expect(await failure(storage.delete(key, { signal }))).toMatchObject({ code: 'INPUT_INVALID' });
      },
    );

    it('lists sizes and times', async () => {
      const before = Date.now();
      await put(storage, 'listed/one', 'x'.repeat(1_234));
      const [object] = await Array.fromAsync(storage.list('listed/', { signal }));
      expect(object).toMatchObject({ key: 'listed/one', sizeBytes: 1_234 });
      expectSince(before, object?.modifiedAt);
    });

    it('lists by prefix, in byte order across folders', async () => {
      for (const key of ['tree/a/1', 'tree/a-b', 'tree/a.b', 'tree/a0', 'tree/b', 'tree/ab/c', 'treetop']) {
        await put(storage, key, key);
      }
      expect(await keys(storage, 'tree/')).toEqual([
        'tree/a-b',
        'tree/a.b',
        'tree/a/1',
        'tree/a0',
        'tree/ab/c',
        'tree/b',
      ]);
      expect(await keys(storage, 'tree/a')).toEqual(['tree/a-b', 'tree/a.b', 'tree/a/1', 'tree/a0', 'tree/ab/c']);
      expect(await keys(storage, 'tree')).toContain('treetop');
      expect(await keys(storage, 'nothing/here/')).toEqual([]);
    });

    it('lists folders', async () => {
      for (const key of ['top/b/1/2', 'top/a/x', 'top/file', 'top/c d/x']) await put(storage, key, 'x');
      expect(await storage.folders('top/', { signal })).toEqual(['a', 'b', 'c d']);
      expect(await storage.folders('', { signal })).toContain('top');
      expect(await storage.folders('absent/', { signal })).toEqual([]);
    });

    it('lists several pages', async () => {
      const names = Array.from({ length: SEVERAL_PAGES }, (_, index) => `many/${String(index).padStart(5, '0')}`);
      await fill(storage, names);
      expect(await keys(storage, 'many/')).toEqual(names);
    });

    it('deletes, and accepts that there is nothing to delete', async () => {
      await put(storage, 'gone/deep/er', 'x');
      await storage.delete('gone/deep/er', { signal });
      await storage.delete('gone/deep/er', { signal });
      expect(await failure(storage.get('gone/deep/er', { maxBytes: 1, signal }))).toMatchObject({
        code: 'OBJECT_MISSING',
      });
      expect(await keys(storage, 'gone/')).toEqual([]);
      expect(await storage.folders('gone/', { signal })).toEqual([]);
    });

    it('does nothing once cancelled', async () => {
      const cancelled = AbortSignal.abort();
      expect(await failure(put(storage, 'late/put', 'x', { signal: cancelled }))).toMatchObject({ code: 'CANCELLED' });
      const reads = [
        storage.get('basic/hello.txt', { maxBytes: 9, signal: cancelled }),
        storage.delete('basic/hello.txt', { signal: cancelled }),
        storage.folders('', { signal: cancelled }),
        Array.fromAsync(storage.list('', { signal: cancelled })),
      ];
      for (const read of reads) expect(await failure(read)).toMatchObject({ code: 'CANCELLED' });
      expect(await text(storage, 'basic/hello.txt')).toBe('hello');
      expect(await keys(storage, 'late/')).toEqual([]);
    });

    it('leaves a complete object or none if a put is cancelled in the middle', async () => {
      const body = randomBytes(8 * MiB);
      const delays = [0, 1, 2, 4, 8, 16, 32];
      await Promise.all(
        delays.map(async (delayMs) => {
          const controller = new AbortController();
          setTimeout(() => controller.abort(), delayMs);
          await put(storage, `aborted/${delayMs}`, body, { signal: controller.signal }).catch((error) => {
            expect(error).toMatchObject({ code: 'CANCELLED' });
          });
        }),
      );
      for await (const object of storage.list('aborted/', { signal })) {
        expect(object.sizeBytes).toBe(body.length);
      }
    });

    it('returns the time', async () => {
      const before = Date.now();
      expectSince(before, await storage.serverTime({ signal }));
    });
  });
}
