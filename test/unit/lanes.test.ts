import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParallel } from '../../src/core/in-parallel.ts';
import { dealToLanes, lanesFor, readLanes } from '../../src/core/planning/lanes.ts';

const MiB = 1024 * 1024;
const sized = fc.array(fc.record({ id: fc.nat(), bytes: fc.nat(1_000) }), { maxLength: 40 });
const sum = (items: readonly { readonly bytes: number }[]): number => items.reduce((all, { bytes }) => all + bytes, 0);

describe('tasks in parallel', () => {
  it('begin in order, as many at once as allowed, and none after a failure, which is thrown when all have ended', async () => {
    const log: string[] = [];
    const gate = Promise.withResolvers<void>();
    const task = async (item: number): Promise<number> => {
      log.push(`begin ${item}`);
      if (item === 2) throw new Error('broken');
      await gate.promise;
      log.push(`end ${item}`);
      return item * 10;
    };
    const stop = async (thrown: unknown): Promise<void> => {
      log.push(String(thrown));
      gate.resolve();
      throw new Error('stopping fails, too');
    };
    await expect(inParallel([1, 2, 3], task, stop, 2)).rejects.toThrow('broken');
    expect(log).toEqual(['begin 1', 'begin 2', 'Error: broken', 'end 1']);
    expect(await inParallel([3, 1, 4], task, stop)).toEqual([30, 10, 40]);
    expect(await inParallel([1, 3, 4], task, stop, 1)).toEqual([10, 30, 40]);
  });
});

describe('lanes', () => {
  it('are auto or a number up to 16', () => {
    expect(['auto', '1', '16'].map(readLanes)).toEqual(['auto', 1, 16]);
    for (const text of ['', '0', '17', '100', '-1', '1.5', ' 2', 'many']) expect(readLanes(text)).toBeUndefined();
  });

  it('are one for each core up to four, and one for a small database', () => {
    expect([1, 2, 4, 64].map((cores) => lanesFor('auto', cores, 256 * MiB))).toEqual([1, 2, 4, 4]);
    expect(lanesFor('auto', 8, 256 * MiB - 1)).toBe(1);
    expect(lanesFor(7, 2, 0)).toBe(7);
  });
});

describe('items that are dealt to lanes', () => {
  it('go to the lane with the fewest bytes, the largest first', () => {
    const items = [5, 4, 3, 3, 3].map((bytes) => ({ bytes }));
    expect(dealToLanes(items, 2).map(sum)).toEqual([8, 10]);
    expect(dealToLanes(items, 2, 100).map(sum)).toEqual([0, 18]);
    expect(dealToLanes(items, 8)).toHaveLength(5);
    expect(dealToLanes([], 4)).toEqual([[]]);
  });

  it('are each in exactly one lane, and no lane exceeds the best one by more than its last item', () => {
    fc.assert(
      fc.property(sized, fc.integer({ min: 1, max: 16 }), fc.nat(2_000), (items, lanes, firstBytes) => {
        const dealt = dealToLanes(items, lanes, firstBytes);
        expect(dealt.length).toBeLessThanOrEqual(lanes);
        expect(new Set(dealt.flat())).toEqual(new Set(items));
        expect(dealt.flat()).toHaveLength(items.length);
        expect(dealt.slice(1).every((lane) => lane.length > 0)).toBe(true);
        const loads = dealt.map((lane, index) => sum(lane) + (index === 0 ? firstBytes : 0));
        const least = dealt.length < lanes ? 0 : Math.min(...loads);
        for (const [index, lane] of dealt.entries()) {
          const last = lane.at(-1);
          if (last !== undefined) expect((loads[index] ?? 0) - last.bytes).toBeLessThanOrEqual(least);
        }
      }),
    );
  });
});
