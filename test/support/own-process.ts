import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, vi } from 'vitest';

/** Undoes what a file's tests change in their process when the file ends, because the next file runs in the same process. */
const environment = process.env;
const before = { ...environment };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/** More than most files leave. */
const MUCH_BUFFERED_BYTES = 150 * 1024 ** 2;
/** Several times what is in use. */
const MUCH_BYTES = 1024 ** 3;

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  // The program replaces it with another object before it starts the toolkit.
  process.env = environment;
  for (const name of Object.keys(environment)) {
    if (!Object.hasOwn(before, name)) delete environment[name];
  }
  Object.assign(environment, before);
  // A program that a test starts copies the page tables of the buffers, but not of the JavaScript heap: with 600 MB, that takes 27 ms of
  // CPU time. A collection after each file would take more, because it also throws away compiled functions.
  const { rss, external } = process.memoryUsage();
  if (external > MUCH_BUFFERED_BYTES || rss > MUCH_BYTES) collectGarbage();
});
