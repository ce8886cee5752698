import { afterAll, vi } from 'vitest';

/** Undoes what a file's tests change in their process when the file ends, because the next file runs in the same process. */
const environment = process.env;
const before = { ...environment };

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  // The program replaces it with another object before it starts the toolkit.
  process.env = environment;
  for (const name of Object.keys(environment)) {
    if (!Object.hasOwn(before, name)) delete environment[name];
  }
  Object.assign(environment, before);
});
