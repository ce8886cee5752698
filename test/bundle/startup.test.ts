import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MODES } from '../../src/config/request.ts';
import { runAction, runBundle } from '../support/bundle.ts';

const LIMIT_MS = 500;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'startup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The median of five: one slow start says more of the machine than of the program. */
async function medianMs(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY;
}

it('answers --help within half a second', async () => {
  const result = await runBundle(['--help']);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  expect(result.stdout).toMatch(/^Usage: restorable <command>/);
  expect(await medianMs(() => runBundle(['backup', '--help']))).toBeLessThan(LIMIT_MS);
});

it('answers an input error within half a second, as a command line and in a job', async () => {
  expect((await runBundle(['backup', '--nonsense'])).code).toBe(2);
  expect(await medianMs(() => runBundle(['backup', '--nonsense']))).toBeLessThan(LIMIT_MS);
  expect(await medianMs(() => runAction({ mode: 'backup', nonsense: 'x' }, folder))).toBeLessThan(LIMIT_MS);
});

it.each(MODES)('explains every option of %s with an example', async (mode) => {
  const { code, stdout } = await runBundle([mode, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain(`restorable ${mode} --`);
  expect((await runBundle(['help', mode])).stdout).toBe(stdout);
});

it('prints its version, and the help on standard error with code 2 when nothing is asked', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect((await runBundle(['--version'])).stdout).toBe(`restorable ${version}\n`);
  expect(await runBundle([])).toMatchObject({ code: 2, stdout: '' });
});
