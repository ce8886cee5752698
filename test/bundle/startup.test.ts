import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MODES } from '../../src/options/mode.ts';
import { leastProgramMs } from '../support/baseline.ts';
import { runAction, runBundle } from '../support/bundle.ts';

/** Help and an input error take at most this many times as long as the minimal program, because they load nothing heavy. */
const LIMIT = 10;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'startup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * How many times as long as the minimal program something takes: the minimum of several runs, each paired with a run of that
 * program, because other work on the machine only adds time.
 */
async function timesTheLeast(run: () => Promise<unknown>): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const leastMs = await leastProgramMs();
    const began = performance.now();
    await run();
    ratios.push((performance.now() - began) / leastMs);
  }
  return Math.min(...ratios);
}

it('answers --help at once', async () => {
  const result = await runBundle(['--help']);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  expect(result.stdout).toMatch(/^Usage: restorable <command>/);
  expect(await timesTheLeast(() => runBundle(['backup', '--help']))).toBeLessThan(LIMIT);
});

it('reports an input error at once, on the command line and in a job', async () => {
  expect((await runBundle(['backup', '--nonsense'])).code).toBe(2);
  expect(await timesTheLeast(() => runBundle(['backup', '--nonsense']))).toBeLessThan(LIMIT);
  expect(await timesTheLeast(() => runAction({ mode: 'backup', nonsense: 'x' }, folder))).toBeLessThan(LIMIT);
});

it.each(MODES)('explains every option of %s with an example', async (mode) => {
  const { code, stdout } = await runBundle([mode, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain(`restorable ${mode} --`);
  expect((await runBundle(['help', mode])).stdout).toBe(stdout);
});

it('prints its version, and the help on standard error with code 2 without arguments', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect((await runBundle(['--version'])).stdout).toBe(`restorable ${version}\n`);
  expect(await runBundle([])).toMatchObject({ code: 2, stdout: '' });
});
