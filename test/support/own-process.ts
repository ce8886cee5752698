import { afterAll, vi } from 'vitest';

/** What a file's tests change of their process ends with the file: the next one runs in the same. */
const environment = process.env;
const before = { ...environment };

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  // The program puts another object in its place before it starts the toolkit.
  process.env = environment;
  for (const name of Object.keys(environment)) {
    if (!Object.hasOwn(before, name)) delete environment[name];
  }
  Object.assign(environment, before);
});
