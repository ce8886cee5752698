import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Hooks } from '../../src/options/hooks.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { keptWords } from '../support/kept-words.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { WAITING } from '../support/patience.ts';
import { isRunning, numberIn } from '../support/processes.ts';

let keys: TestKeys;
let folder: string;
let storage: MemoryStorage;
let bench: Workbench;

beforeAll(async () => {
  keys = await makeTestKeys();
  folder = await mkdtemp(join(tmpdir(), 'hooks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
  bench.hostParts = {
    env: { PATH: process.env['PATH'], HOME: '/home/us', AWS_SECRET_ACCESS_KEY: 'no business of theirs', WANTED: 'w' },
    scrub: (text) => text.replaceAll('s3cret', '***'),
    toolWords: keptWords((text) => text.replaceAll('s3cret', '***')),
  };
});

/** The output of hooks, for the diagnostics. */
const words = (): string => bench.hostParts.toolWords?.text ?? '';
const kept = (): string[] => words().trim().split('\n');

const sh = (script: string): [string, ...string[]] => ['/bin/sh', '-c', script];
const hooks = (change: Partial<Hooks>): Hooks => ({
  before: undefined,
  beforeCommit: undefined,
  after: undefined,
  environment: [],
  ...change,
});
const stored = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const { key } of storage.list('')) found.push(key);
  return found;
};
const manifests = async (): Promise<string[]> => (await stored()).filter((key) => key.includes('/manifests/'));

describe('hooks around a backup', () => {
  it('receive its properties, and only the promised variables of the job', async () => {
    const to = (stage: string): string => join(folder, stage);
    const save = (stage: string) => sh(`env | sort > '${to(stage)}'; echo the word s3cret; echo on the other >&2`);
    const report = await bench.backup({
      hooks: hooks({
        before: save('before'),
        beforeCommit: save('before-commit'),
        after: save('after'),
        environment: ['WANTED', 'MISSING'],
      }),
    });
    expect(report.error).toBeUndefined();
    const read = async (stage: string) =>
      Object.fromEntries(
        (await readFile(to(stage), 'utf8'))
          .trim()
          .split('\n')
          .map((line) => line.split(/=(.*)/s, 2))
          .filter(([name]) => !['PWD', 'OLDPWD', '_', 'SHLVL'].includes(name ?? '')),
      );
    const common = { PATH: process.env['PATH'], HOME: '/home/us', WANTED: 'w', HOOK_DATABASE: 'shop' };
    expect(await read('before')).toEqual({ ...common, HOOK_STAGE: 'before' });
    const facts = {
      HOOK_BACKUP_ID: report.backup?.id,
      HOOK_KIND: 'full',
      HOOK_RAW_BYTES: String(report.backup?.rawBytes),
    };
    expect(await read('before-commit')).toEqual({ ...common, ...facts, HOOK_STAGE: 'before-commit' });
    expect(await read('after')).toEqual({
      ...common,
      ...facts,
      HOOK_STAGE: 'after',
      HOOK_OUTCOME: 'committed',
      HOOK_ERROR: '',
    });
    expect(words()).toContain('--- the hook `before`\nthe word ***\non the other\n');
    expect(words()).toContain('--- the hook `before-commit`\n');
    expect(bench.printed.join()).not.toMatch(/the word|on the other/);
  });

  it('veto before anything touches the database', async () => {
    let connected = false;
    const open = bench.engine.openSource.bind(bench.engine);
    bench.engine.openSource = () => {
      connected = true;
      return open();
    };
    const report = await bench.backup({ hooks: hooks({ before: sh('echo not; echo now >&2; exit 3') }) });
    expect(report).toMatchObject({
      exitCode: 2,
      error: { code: 'HOOK_FAILED', message: 'The hook `before` ended with exit code 3.' },
    });
    expect(connected).toBe(false);
    expect(await stored()).toEqual([]);
  });

  it('veto the commit, and written objects are removed', async () => {
    const report = await bench.backup({
      hooks: hooks({
        beforeCommit: sh('exit 1'),
        after: sh(`echo "$HOOK_OUTCOME $HOOK_ERROR" > '${join(folder, 'told')}'`),
      }),
    });
    expect(report).toMatchObject({
      exitCode: 2,
      error: { code: 'HOOK_FAILED', message: expect.stringContaining('printed nothing') },
    });
    expect((await stored()).filter((key) => !key.includes('RECOVERY-v1'))).toEqual([]);
    expect(await readFile(join(folder, 'told'), 'utf8')).toBe('failed HOOK_FAILED\n');
  });

  it('fail the run afterwards without undoing it', async () => {
    const report = await bench.backup({ hooks: hooks({ after: sh('kill -9 $$') }) });
    expect(report).toMatchObject({
      exitCode: 2,
      error: { code: 'HOOK_FAILED', message: expect.stringContaining('was ended by SIGKILL') },
      destinations: [{ outcome: 'committed' }],
    });
    expect(await manifests()).toHaveLength(1);
  });

  it('hide no failure of the run itself', async () => {
    bench.engine.failAtEnd = new RestorableError('DUMP_FAILED', 'the tool said so');
    const report = await bench.backup({ hooks: hooks({ after: ['/no/such/program'] }) });
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'DUMP_FAILED' } });
    expect(report.warnings).toContainEqual(expect.stringContaining("Can't start /no/such/program"));
  });

  it('are arguments, and not a shell command line', async () => {
    const report = await bench.backup({ hooks: hooks({ before: ['/bin/echo', '$(id)', '; exit 1', '--x'] }) });
    expect(report.error).toBeUndefined();
    expect(words()).toContain('\n$(id) ; exit 1 --x\n');
  });

  it('end with a cancel, including everything that they started, and the last one still runs', async () => {
    const controller = new AbortController();
    bench.signal = controller.signal;
    const [mark, last] = [join(folder, 'its-child'), join(folder, 'last')];
    const running = bench.backup({
      hooks: hooks({
        before: sh(`sleep 600 & echo $! > '${mark}'; wait`),
        after: sh(`echo "$HOOK_OUTCOME" > '${last}'`),
      }),
    });
    const child = await numberIn(mark);
    controller.abort();
    const report = await running;
    expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect(await readFile(last, 'utf8')).toBe('cancelled\n');
    await expect.poll(() => isRunning(child), WAITING).toBe(false);
  });

  it('that ignore signals are killed, and the last one still has its time', async () => {
    const controller = new AbortController();
    bench.signal = controller.signal;
    const mark = join(folder, 'stubborn');
    const stubborn = sh(`trap "" TERM; echo $$ > '${mark}'; sleep 600; sleep 600`);
    const running = bench.backup({ hooks: hooks({ before: stubborn, after: stubborn }) });
    await numberIn(mark);
    controller.abort();
    const report = await running;
    expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect(report.warnings.join()).toContain('it took too long after the cancel');
  });

  it('may leave a program behind that keeps its output open', async () => {
    const mark = join(folder, 'left-behind');
    const report = await bench.backup({ hooks: hooks({ before: sh(`sleep 600 & echo $! > '${mark}'; echo begun`) }) });
    expect(report.error).toBeUndefined();
    expect(process.kill(await numberIn(mark), 'SIGKILL')).toBe(true);
    expect(words()).toContain('\nbegun\n');
  });

  it('may end without a line feed, and print none in many megabytes', async () => {
    const before = sh('head -c 50000000 /dev/zero | tr "\\\\0" x; echo; sleep 0.3; printf "why s3cret" >&2; exit 1');
    const report = await bench.backup({ hooks: hooks({ before }) });
    expect(report.error?.message).toBe('The hook `before` ended with exit code 1.');
    const [long] = kept().filter((line) => line.startsWith('xxx'));
    expect(long).toHaveLength(1_003);
    expect(kept().at(-1)).toBe('why ***');
  });

  it('that cannot be started report how to fix it', async () => {
    const report = await bench.backup({ hooks: hooks({ before: [import.meta.filename] }) });
    expect(report.error).toMatchObject({ code: 'HOOK_FAILED', hint: expect.stringMatching(/chmod \+x/) });
  });

  it('print no more than the limit', async () => {
    await bench.backup({ hooks: hooks({ before: sh('seq 1 5000; printf "%05000d\\n" 7') }) });
    expect(kept()).toHaveLength(202);
    expect(kept().at(-1)).toContain('more lines');
  });
});
