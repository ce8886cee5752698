import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withNumbersFrom } from '../../src/engines/postgres/archive/renumber.ts';
import { openArchives, sortStreams } from '../../src/engines/postgres/restore/parallel/archives.ts';

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32LE(value, 1);
  return bytes;
};

/** A block of rows, or of large objects, with content that looks like the heads of blocks. */
const block = (id: number, isOfObjects: boolean, sizes: readonly number[]): Buffer => {
  const pieces = sizes.flatMap((size) => [int(size), Buffer.alloc(size, Buffer.concat([Buffer.from([1]), int(7)]))]);
  return isOfObjects
    ? Buffer.concat([Buffer.from([3]), int(id), int(99), ...pieces, int(0), int(0)])
    : Buffer.concat([Buffer.from([1]), int(id), ...pieces, int(0)]);
};

const blocks = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 2 ** 20 }),
    isOfObjects: fc.boolean(),
    sizes: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  }),
  { maxLength: 6 },
);
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield Buffer.from(bytes.subarray(at, at + size));
    at += size;
  }
}

it('the blocks of an archive get other numbers, wherever their bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, cuts, fc.integer({ min: 0, max: 2 ** 20 }), async (all, sizes, firstId) => {
      const written = (from: number): Buffer =>
        Buffer.concat(all.map(({ id, isOfObjects, sizes: of }) => block(from + id, isOfObjects, of)));
      const given = written(0);
      const read: Buffer[] = [];
      for await (const piece of withNumbersFrom(firstId, cut(given, sizes))) read.push(Buffer.from(piece));
      expect(Buffer.concat(read).equals(written(firstId))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('bytes that are not blocks are refused', async () => {
  for (const [bytes, words] of [
    [Buffer.concat([Buffer.from([2]), int(5)]), /a block has the unknown type 2/],
    [Buffer.concat([Buffer.from([1]), int(5), Buffer.from([1, 9, 0, 0, 0])]), /a length is negative/],
  ] as const) {
    await expect(Array.fromAsync(withNumbersFrom(1, cut(bytes, [3])))).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringMatching(words),
    });
  }
});

it('a backup of which a part is missing is refused, and one that has both kinds of dump', () => {
  const restored =
    (...names: string[]) =>
    () =>
      sortStreams(names.map((name) => ({ name, content: cut(Buffer.alloc(0), [1]) })));
  for (const [names, words] of [
    [['globals.sql'], /does not contain database\.dump/],
    [['schema.dump'], /does not contain data-1\.dump/],
    [['schema.dump', 'data-2.dump'], /does not contain data-1\.dump/],
    [['schema.dump', 'data-1.dump', 'data-3.dump'], /does not contain data-2\.dump/],
    [['data-1.dump', 'globals.sql'], /does not contain database\.dump/],
    [['schema.dump', 'data-1.dump', 'database.dump'], /stream "database\.dump", which is not valid/],
    [['database.dump', 'data-1.dump'], /stream "data-1\.dump", which is not valid/],
  ] as const) {
    expect(restored(...names)).toThrow(
      expect.objectContaining({ code: 'RESTORE_FAILED', message: expect.stringMatching(words) }),
    );
  }
  const { first, lanes } = restored('data-2.dump', 'data-1.dump', 'schema.dump')();
  expect([first, ...lanes].map(({ name }) => name)).toEqual(['schema.dump', 'data-1.dump', 'data-2.dump']);
});

it('an archive of a lane that is cut short is refused before anything is restored', async () => {
  const head = [
    Buffer.from('PGDMP'),
    Buffer.from([1, 14, 0, 4, 8, 1]),
    int(0),
    Buffer.alloc(35),
    int(0),
    int(0),
    int(0),
  ];
  const empty = Buffer.concat([...head, int(0)]);
  const released: string[] = [];
  const stream = (name: string, bytes: Buffer) => ({
    name,
    content: (async function* () {
      try {
        yield* cut(bytes, [9]);
      } finally {
        released.push(name);
      }
    })(),
  });
  const opened = openArchives(
    sortStreams([
      stream('schema.dump', Buffer.concat([empty, Buffer.alloc(99)])),
      stream('data-1.dump', Buffer.concat([empty, Buffer.alloc(99)])),
      stream('data-2.dump', Buffer.concat(head)),
    ]),
  );
  await expect(opened).rejects.toMatchObject({ code: 'RESTORE_FAILED', message: expect.stringMatching(/incomplete/) });
  expect(released.toSorted()).toEqual(['data-1.dump', 'data-2.dump', 'schema.dump']);
});
