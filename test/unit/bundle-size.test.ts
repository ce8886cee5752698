import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** Bytes. Every runner downloads the whole bundle at every run. */
const LIMIT = 8_300_000;
const LEAST_SAVED_BYTES = 4096;

it('keeps the bundle below its size limit', () => {
  const bytes = readdirSync(DIST).reduce((sum, name) => sum + statSync(DIST + name).size, 0);
  const advice = `dist/ has ${bytes} bytes, and the limit is ${LIMIT}: see "The bundle" in docs/architecture.md`;
  expect(bytes, advice).toBeLessThan(LIMIT);
});

it('holds each large module once', () => {
  const files = new Map<string, { readonly bytes: number; readonly names: readonly string[] }>();
  // Without its number and the comma after it, as scripts/share-modules.mjs counts.
  for (const name of readdirSync(DIST).filter((file) => file.endsWith('.js')))
    for (const [, id = '', code = ''] of readFileSync(DIST + name, 'utf8').matchAll(/^(\d+): (\(.*?),?$/gm))
      files.set(id, { bytes: code.length, names: [...(files.get(id)?.names ?? []), name] });
  expect(files.size).toBeGreaterThan(1000);
  const repeated = [...files].filter(([, { bytes, names }]) => bytes * (names.length - 1) >= LEAST_SAVED_BYTES);
  expect(repeated).toEqual([]);
});

it('gives every part the modules that it shares', async () => {
  for (const name of readdirSync(DIST).filter((file) => file.endsWith('.index.js'))) {
    const text = readFileSync(DIST + name, 'utf8');
    const imported = [...text.matchAll(/^import \{ modules as s\d+ \} from "\.\/(\d+)\.shared\.js";$/gm)];
    if (imported.length === 0) continue;
    const { modules } = (await import(DIST + name)) as { readonly modules: object };
    expect(Object.keys(modules)).toEqual(expect.arrayContaining(imported.map(([, id]) => id)));
  }
});
