import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODES } from '../../src/options/mode.ts';
import { leastProgramMs } from '../support/baseline.ts';
import { BUNDLE, runAction, runBundle } from '../support/bundle.ts';

/** Help and an input error take at most this many times as long as the minimal program, because they load nothing heavy. */
const LIMIT = 10;
const LOG_LOADS = fileURLToPath(new URL('../support/log-loads.mjs', import.meta.url));
/** Bytes. All that a run of a mode needs is a hundred times as much. */
const LOADED_BY_HELP = 60_000;
const LOADED_BY_COMMAND_HELP = 200_000;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'startup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * How many times as long as the minimal program something takes: the minimum of several runs, each paired with a run of that
 * program, because other work on the machine only adds time. What is below the limit once needs no further run.
 */
async function timesTheLeast(run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5 && least >= LIMIT; round += 1) {
    const leastMs = await leastProgramMs();
    const began = performance.now();
    await run();
    least = Math.min(least, (performance.now() - began) / leastMs);
  }
  return least;
}

it('answers --help at once', async () => {
  const result = await runBundle(['--help']);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  expect(result.stdout).toMatch(/^Usage: restorable <command>/);
  expect(await timesTheLeast(() => runBundle(['backup', '--help']))).toBeLessThan(LIMIT);
});

/** The bytes of code that a start loads from the bundle. */
async function codeLoadedBy(args: readonly string[]): Promise<number> {
  const log = join(folder, 'loaded');
  const { code } = await runBundle(args, { env: { NODE_OPTIONS: `--import=${LOG_LOADS}`, LOADED_FILES: log } });
  expect(code).toBe(0);
  const files = (await readFile(log, 'utf8')).trim().split('\n');
  await rm(log);
  const sizes = await Promise.all(files.map(async (file) => (await stat(fileURLToPath(file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

it('loads for the help nothing but the help, and for the help of a command the options', async () => {
  expect(await codeLoadedBy(['--help'])).toBeLessThan(LOADED_BY_HELP);
  expect(await codeLoadedBy(['backup', '--help'])).toBeLessThan(LOADED_BY_COMMAND_HELP);
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

describe('an older Node.js', () => {
  it.each(['12.22.12', '18.20.8', '20.20.2', '22.23.3', '23.11.0'])(
    '%s gets one error, and loads nothing',
    async (version) => {
      const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}` };
      for (const args of [['list', '--destination', `file:${folder}`], ['--help'], []]) {
        const result = await runBundle(args, { env });
        expect(result).toMatchObject({ code: 2, stdout: '' });
        expect(result.stderr).toMatch(
          /^error NODE_VERSION Node\.js 24 or newer is required; this is \S+\.\n {2}hint: .*\n$/,
        );
        expect(result.stderr).toContain(version);
      }
      const step = await runAction({ mode: 'list' }, folder, { env });
      expect(step.code).toBe(2);
      expect(step.stdout).toMatch(/^::error title=restorable%3A NODE_VERSION::.*%0AHint: .*\n$/);
    },
  );

  it('can read the file that is started, as a module and as a script', async () => {
    const text = await readFile(BUNDLE, 'utf8');
    expect(() => new Script(text.replace(/^#!.*/, ''))).not.toThrow();
    const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
    expect(code).not.toMatch(/\?\.|\?\?|\b(?:class|async|await|export)\b|import(?!\()/);
    const { engines } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(engines.node).toBe(`>=${/LEAST_MAJOR = (\d+)/.exec(text)?.[1]}`);
  });
});
