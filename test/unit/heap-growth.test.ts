import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MODULE = new URL('../../src/host/heap-growth.ts', import.meta.url).href;

/** Keeps 200,000 objects, and returns the size of the part of the heap for new ones. */
const SCRIPT = `
  const { getHeapSpaceStatistics } = await import('node:v8');
  if (process.argv[1] === 'small') (await import('${MODULE}')).keepHeapSmall();
  const kept = [];
  for (let id = 0; id < 200_000; id += 1) kept.push({ id, name: 'table ' + id });
  const sizes = getHeapSpaceStatistics().filter((space) => space.space_name === 'new_space');
  console.log(JSON.stringify({ kept: kept.length, bytes: sizes[0].space_size }));
`;

async function newSpaceBytes(kind: 'small' | 'default'): Promise<number> {
  const args = ['--input-type=module', '--eval', SCRIPT, kind];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  // V8 names flags that it does not know there.
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { bytes: number }).bytes;
}

test('the part of the heap for new objects does not grow with what stays in use', async () => {
  const [small, usual] = await Promise.all([newSpaceBytes('small'), newSpaceBytes('default')]);
  expect(small).toBeLessThan(4 * 1024 * 1024);
  expect(usual).toBeGreaterThan(2 * small);
});
