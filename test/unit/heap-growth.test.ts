import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MODULE = new URL('../../src/host/heap-growth.ts', import.meta.url).href;

/** Keeps objects in steps, and returns the size of the part of the heap for new ones. */
const SCRIPT = `
  const { getHeapSpaceStatistics } = await import('node:v8');
  const { setTimeout } = await import('node:timers/promises');
  if (process.argv[1] === 'limited') (await import('${MODULE}')).limitHeapGrowth();
  const kept = [];
  for (let step = 0; step < 30; step += 1) {
    for (let id = 0; id < 40_000; id += 1) kept.push({ id, name: 'table ' + id });
    await setTimeout(60);
  }
  const sizes = getHeapSpaceStatistics().filter((space) => space.space_name === 'new_space');
  console.log(JSON.stringify({ kept: kept.length, bytes: sizes[0].space_size }));
`;

async function newSpaceBytes(kind: 'limited' | 'default'): Promise<number> {
  const args = ['--max-semi-space-size=64', '--input-type=module', '--eval', SCRIPT, kind];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  // V8 names flags that it does not know there.
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { bytes: number }).bytes;
}

test('the part of the heap for new objects stops growing when it is large', async () => {
  const [limited, usual] = await Promise.all([newSpaceBytes('limited'), newSpaceBytes('default')]);
  expect(limited).toBeLessThan(12 * 1024 * 1024);
  expect(usual).toBeGreaterThan(1.9 * limited);
});
