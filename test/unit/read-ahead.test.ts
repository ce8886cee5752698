import { expect, it } from 'vitest';
import { mapAhead, upTo } from '../../src/repository/reading/read-ahead.ts';

it('as much is in progress as there is room for, and something larger alone', async () => {
  const sizes = [4, 4, 4, 30, 1, 2, 3, 4, 5];
  let inProgress: number[] = [];
  const seen: string[] = [];
  const results: number[] = [];
  const task = async (size: number): Promise<number> => {
    inProgress.push(size);
    seen.push(inProgress.join('+'));
    return size;
  };
  for await (const size of mapAhead(sizes, 4, task, { maxBytes: 10, bytesOf: (each) => each })) {
    inProgress = inProgress.slice(1);
    results.push(size);
  }
  expect(results).toEqual(sizes);
  expect(seen).toEqual(['4', '4+4', '4+4', '30', '1', '1+2', '1+2+3', '1+2+3+4', '4+5']);
});

it('the first failure in the order of the items is thrown, and what is in progress is awaited', async () => {
  const ended: number[] = [];
  const task = async (item: number): Promise<number> => {
    for (let turn = item; turn < 5; turn += 1) await Promise.resolve();
    ended.push(item);
    if (item > 0) throw new Error(`item ${item}`);
    return item;
  };
  const results: number[] = [];
  const reading = async (): Promise<void> => {
    for await (const item of mapAhead(upTo(5), 5, task)) results.push(item);
  };
  await expect(reading()).rejects.toThrow('item 1');
  expect(results).toEqual([0]);
  expect(ended).toEqual([4, 3, 2, 1, 0]);
});
