import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, vi } from 'vitest';

/** Undoes what a file's tests change in their process when the file ends, because the next file runs in the same process. */
const environment = process.env;
const before = { ...environment };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** A process that only imported the program has less. */
const MUCH_BYTES = 300 * 1024 ** 2;

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  // The program replaces it with another object before it starts the toolkit.
  process.env = environment;
  for (const name of Object.keys(environment)) {
    if (!Object.hasOwn(before, name)) delete environment[name];
  }
  Object.assign(environment, before);
  // Each program that a test starts copies the page tables of this process: with 600 MB, that takes 27 ms of CPU time.
  if (process.memoryUsage.rss() > MUCH_BYTES) collectGarbage();
});
