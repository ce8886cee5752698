import { afterAll } from 'vitest';

/** Environment variables that a file's tests set end with the file: the next one may run in the same process. */
const before = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) {
    if (!Object.hasOwn(before, name)) delete process.env[name];
  }
  Object.assign(process.env, before);
});
