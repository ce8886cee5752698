import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const TESTS = join(import.meta.dirname, '..');
/** The limit that vitest.config.ts sets for every test and hook. */
const GENERAL_MS = 600_000;

/** A test's or hook's own limits, after its function or between title and function. */
const OWN_LIMIT = /^\s*\}, ([\d_]{5,})\);|\{\s*timeout: ([\d_]+),?\s*\},\s*(?:async|\()/gm;

it('no test sets a limit that a slow machine exceeds', async () => {
  const files = (await readdir(TESTS, { recursive: true })).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(200);
  const short: string[] = [];
  for (const file of files) {
    for (const match of (await readFile(join(TESTS, file), 'utf8')).matchAll(OWN_LIMIT)) {
      const limitMs = Number((match[1] ?? match[2] ?? '').replaceAll('_', ''));
      if (limitMs < GENERAL_MS) short.push(`${file}: ${match[0].trim()}`);
    }
  }
  expect(short).toEqual([]);
});
