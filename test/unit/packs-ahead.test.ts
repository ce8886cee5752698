import { expect, it } from 'vitest';
import { PacksAhead } from '../../src/repository/reading/packs-ahead.ts';

const MIB = 1024 * 1024;

/** Streams of packs with numbers, and how many are in progress or in a reader's hands. */
function streamsOf(count: number, packBytes: number) {
  const ahead = new PacksAhead();
  let begun = 0;
  const read = async (number: number): Promise<number> => {
    begun += 1;
    return number;
  };
  const streams = Array.from({ length: count }, () => ahead.read([0, 1, 2, 3, 4, 5], packBytes, read));
  return { streams, begun: () => begun };
}

const first = (streams: readonly AsyncGenerator<number>[]) => Promise.all(streams.map((stream) => stream.next()));

it('one stream reads one pack ahead, however large it is', async () => {
  for (const packBytes of [MIB, 256 * MIB]) {
    const { streams, begun } = streamsOf(1, packBytes);
    await first(streams);
    expect(begun()).toBe(2);
    await first(streams);
    expect(begun()).toBe(3);
  }
});

it('streams that are read in parallel share the room, and none of them waits for another', async () => {
  for (const [packBytes, most] of [
    [4 * MIB, 8],
    [16 * MIB, 5],
  ] as const) {
    const { streams, begun } = streamsOf(4, packBytes);
    await first(streams);
    expect(begun()).toBe(most);
    const numbers = await Promise.all(streams.map((stream) => Array.fromAsync(stream)));
    expect(numbers).toEqual(Array.from({ length: 4 }, () => [1, 2, 3, 4, 5]));
  }
});

it('a stream that is left gives its room to the others, after what it had begun ended', async () => {
  const ahead = new PacksAhead();
  const pack = Promise.withResolvers<number>();
  const left = ahead.read([0, 1], 16 * MIB, (number) => (number === 0 ? Promise.resolve(0) : pack.promise));
  await left.next();
  const returned = left.return(undefined);
  pack.reject(new Error('nobody reads this'));
  await returned;
  let begun = 0;
  const other = ahead.read([0, 1, 2], 16 * MIB, async () => (begun += 1));
  await other.next();
  expect(begun).toBe(2);
});
