import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { CheckResult } from '../../src/core/checks/check.ts';
import { CONTENT_CHECK } from '../../src/core/checks/test-steps.ts';
import { Secret } from '../../src/core/secret.ts';
import { parseCounts, restoredTables } from '../../src/engines/command/counts.ts';
import { createCommandEngine } from '../../src/engines/command/index.ts';
import { besideUs } from '../../src/engines/command/runner/beside.ts';
import { waitUntilReady } from '../../src/engines/command/target/ready.ts';
import type { CommandSpec } from '../../src/ports/programs/command-spec.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { expectQuick } from '../support/baseline.ts';
import { CommandBed } from '../support/command-run.ts';
import { WAITING } from '../support/patience.ts';
import { isRunning, numberIn } from '../support/processes.ts';
import { foundBy } from '../support/rendered.ts';
import { createTargetHost } from '../support/target-host.ts';

/** A database of lines in a file, which shows the faults of commands without a server. */
const FILE = 'file=$LINES_FILE; [ "$RESTORABLE_PURPOSE" != verify ] || file=$RESTORABLE_FOLDER/lines';
const sh = (script: string): string[] => ['sh', '-c', script];
const COMMANDS = {
  environment: ['LINES_FILE', 'LINES_TOKEN'],
  dump: sh('cat "$LINES_FILE"'),
  restore: sh('cat > "$LINES_FILE"'),
  verify: sh('cat > "$RESTORABLE_FOLDER/lines"'),
  inspect: sh(`${FILE}; printf '{"lines": %d}' $(wc -l < "$file")`),
};
type Commands = Partial<Record<Exclude<keyof CommandSpec, 'identity'>, string[] | undefined>> & { identity?: string };
const TOKEN = 'token-of-the-lines-4711';

let bed: CommandBed;
let env: Record<string, string>;
const lines = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');
const configOf = (commands: Commands): string => stringify({ databases: { cache: { commands } } });
const use = (commands: Commands): Promise<void> => bed.configure(configOf({ ...COMMANDS, ...commands }));
const sourceFile = (): string => join(bed.folder, 'source');
const backup = (options: Record<string, string> = {}) => bed.run('backup', { env, options });
const verify = (options: Record<string, string> = {}) => bed.run('verify', { options });
const restore = (options: Record<string, string> = {}) =>
  bed.run('restore', {
    env: { ...env, LINES_FILE: join(bed.folder, 'target') },
    options: { target: 'command:cache', ...options },
  });

beforeEach(async () => {
  bed = await CommandBed.open(configOf(COMMANDS));
  env = { LINES_FILE: sourceFile(), LINES_TOKEN: TOKEN, UNRELATED: 'of the job' };
  await writeFile(sourceFile(), lines(300));
  await writeFile(join(bed.folder, 'target'), '');
});
afterEach(() => bed.remove());

/** A pid that a command wrote to a file, once it exists. */
const pidIn = (name: string): Promise<number> => numberIn(join(bed.folder, name));

describe('a dump', () => {
  it('gets PATH, LC_ALL, HOME, the named variables and ours, and nothing else from the job', async () => {
    await use({ dump: ['env', '-0'], restore: sh('cat > "$LINES_FILE.env"'), inspect: undefined });
    expect(await backup()).toMatchObject({ exitCode: 0 });
    expect(await restore({ replace: 'true' })).toMatchObject({ exitCode: 0 });
    const entries = (await readFile(join(bed.folder, 'target.env'), 'utf8'))
      .split('\0')
      .filter((entry) => entry !== '');
    const got = new Map(entries.map((entry) => entry.split('=', 2) as [string, string]));
    expect([...got.keys()].sort()).toEqual(
      ['HOME', 'LC_ALL', 'LINES_FILE', 'LINES_TOKEN', 'PATH', 'RESTORABLE_FOLDER', 'RESTORABLE_PURPOSE'].sort(),
    );
    expect(got.get('RESTORABLE_PURPOSE')).toBe('source');
    expect(existsSync(got.get('RESTORABLE_FOLDER') ?? '/')).toBe(false);
  });

  it.each<[string, string, string, RegExp]>([
    [
      'fails after a part',
      'head -c 500 "$LINES_FILE"; echo "no: $LINES_TOKEN" >&2; exit 3',
      'DUMP_FAILED',
      /code 3\.$/,
    ],
    ['fails without a word', 'cat "$LINES_FILE"; exit 1', 'DUMP_FAILED', /code 1 and said nothing/],
    ['is killed', 'head -c 500 "$LINES_FILE"; kill -KILL $$', 'DUMP_FAILED', /SIGKILL/],
    ['prints nothing', 'echo "is it empty?" >&2', 'DUMP_EMPTY', /without printing anything\.$/],
    ['is no program', 'no-such-program-here', 'CLIENT_MISSING', /not found/],
  ])('that %s is an error with a hint, and nothing is committed', async (_name, script, code, message) => {
    await use({ dump: sh(script) });
    const report = await backup();
    expect(report).toMatchObject({ exitCode: 2, error: { code, hint: expect.stringMatching(/\w/) } });
    expect(report.error?.message).toMatch(message);
    expect(JSON.stringify(report) + report.log + report.words()).not.toContain(TOKEN);
    if (/echo/.test(script)) expect(report.words()).toMatch(/no: \*\*\*|is it empty\?/);
    expect(await bed.committed()).toEqual([]);
  });

  it('whose program is missing names it', async () => {
    await use({ dump: ['no-such-program-here'] });
    expect((await backup()).error).toMatchObject({ code: 'CLIENT_MISSING' });
  });

  it('that hangs and ignores SIGTERM is gone after a cancel, with everything that it started', async () => {
    const pids = join(bed.folder, 'pid');
    await use({ dump: sh(`trap '' TERM; echo begun; sleep 300 & echo $! > ${pids}; wait; sleep 300`) });
    const abort = new AbortController();
    const running = bed.run('backup', { env, signal: abort.signal });
    const pid = await pidIn('pid');
    const startMs = performance.now();
    abort.abort();
    expect((await running).error).toMatchObject({ code: 'CANCELLED' });
    // It has 3 s to react to the SIGTERM.
    await expectQuick(performance.now() - startMs - 3_000);
    // The kernel ends it a moment after the signal.
    await expect.poll(() => isRunning(pid), WAITING).toBe(false);
    expect(await bed.committed()).toEqual([]);
  });

  it('of another database under the same name is refused', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    await use({ identity: 'another' });
    expect((await backup()).error).toMatchObject({ code: 'SOURCE_MISMATCH' });
    expect(await backup({ 'accept-new-source': 'true' })).toMatchObject({ exitCode: 0 });
  });

  it.each(['include', 'exclude', 'require-tls', 'password-hashes'])('refuses `%s`', async (name) => {
    const report = await backup({ [name]: name === 'include' || name === 'exclude' ? 'x' : 'true' });
    expect(report.error).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining(name) });
  });
});

describe('counts', () => {
  it('that changed during the dump are a range, and a restored count within it is accepted', async () => {
    await use({ dump: sh('cat "$LINES_FILE"; echo more >> "$LINES_FILE"') });
    const report = await backup();
    expect(report.tables).toEqual([{ name: 'lines', rows: null }]);
    expect(report.warnings.join()).toMatch(/written to during the dump: 1 of 1 counts differ/);
    const good = await verify();
    expect(good).toMatchObject({ verdict: 'passed' });
    const counted = good.checks.find(({ name }) => name === 'count of lines');
    expect(counted?.outcome).toBe('passed');
    expect(foundBy(counted)).toMatch(/300 .* 301/);
    await use({ verify: sh('head -n 20 > "$RESTORABLE_FOLDER/lines"; cat > /dev/null') });
    expect(await verify()).toMatchObject({ verdict: 'failed', exitCode: 1 });
    await use({ restore: sh('cat > /dev/null') });
    expect((await restore()).error).toMatchObject({ code: 'RESTORE_FAILED' });
  });

  it('that did not change must be equal after the restore', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0, tables: [{ name: 'lines', rows: 300 }] });
    await use({ verify: sh('head -n 299 > "$RESTORABLE_FOLDER/lines"; cat > /dev/null') });
    const report = await verify();
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1 });
    expect(report.checks.find((check) => check.outcome === 'failed')?.facts).toEqual([
      { kind: 'measured', found: 299, expected: 300, unit: 'rows' },
    ]);
  });

  it('are counted again by a verification, and may be omitted in a restore', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    await use({ inspect: undefined });
    expect((await verify()).error).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('`inspect`'),
    });
    expect((await restore()).error).toMatchObject({
      code: 'INPUT_INVALID',
      hint: expect.stringMatching(/replace: true/),
    });
    const done = await restore({ replace: 'true' });
    expect(done).toMatchObject({ exitCode: 0 });
    expect(done.notes.join()).toMatch(/was not counted/);
  });

  it('are not all that a verification compares if the lines of the dump are hashed', async () => {
    const dump = sh(`${FILE}; cat "$file"`);
    await use({ dump });
    expect(await backup({ digest: 'lines' })).toMatchObject({ exitCode: 0 });
    const contentOf = async () => {
      const { checks } = await verify();
      return checks.find(({ name }) => name === CONTENT_CHECK);
    };
    expect(await contentOf()).toMatchObject({ outcome: 'passed' });
    // In another order, with a line that is there as often.
    await use({ dump, verify: sh('sort -r > "$RESTORABLE_FOLDER/lines"') });
    expect(await contentOf()).toMatchObject({ outcome: 'passed' });
    await use({ dump, verify: sh('sed "s/^line 7$/line 8/" > "$RESTORABLE_FOLDER/lines"') });
    const found = await contentOf();
    expect(found).toMatchObject({ outcome: 'failed' });
    expect(describeCheck(found as CheckResult)).toContain('lines of the dump');
    // A dump that works on the source only.
    await use({});
    const skipped = await contentOf();
    expect(skipped).toMatchObject({ outcome: 'skipped' });
    expect(describeCheck(skipped as CheckResult)).toContain('`dump` does not run on the restored database');
    expect(await backup()).toMatchObject({ exitCode: 0 });
    expect(await contentOf()).toMatchObject({ outcome: 'skipped', facts: [{ kind: 'state', state: 'no-digests' }] });
  });

  it('without a command leave a warning at every step', async () => {
    await use({ inspect: undefined });
    expect((await backup()).warnings.join()).toMatch(/no `inspect` command/);
    const report = await verify();
    expect(report).toMatchObject({ verdict: 'passed' });
    expect(report.warnings.join()).toMatch(/No check saw any data/);
  });

  it.each<[string, string, RegExp]>([
    ['a failure', 'echo gone >&2; exit 4', /exited with code 4\.$/],
    ['no JSON', 'echo "keys: 3"', /printed no JSON\.$/],
    ['nothing', ':', /printed no JSON/],
    ['a mebibyte', 'head -c 3000000 /dev/zero', /more than 1 MiB/],
  ])('that are %s fail the backup', async (_name, script, message) => {
    await use({ inspect: sh(script) });
    const { error } = await backup();
    expect(error).toMatchObject({ code: 'DATABASE_QUERY', hint: expect.stringMatching(/\{"keys": 12\}/) });
    expect(error?.message).toMatch(message);
  });

  it('are read from flat and nested objects', () => {
    const { rows, version } = parseCounts('{"version": "7.2", "a": 1, "shop": {"b": 0}, "__proto__": 5}');
    expect([...rows].map(([name, { schema, rows: count }]) => [name, schema, count])).toEqual([
      ['["","a"]', '', 1],
      ['["shop","b"]', 'shop', 0],
      ['["","__proto__"]', '', 5],
    ]);
    const flat = restoredTables(
      [{ schema: 'shop', name: 'b', rows: 9, rowsFrom: 'count' }],
      parseCounts('{"shop.b": 9}'),
    );
    expect(flat.map(({ schema, name, rows: count }) => [schema, name, count])).toEqual([
      ['shop', 'b', 0],
      ['', 'shop.b', 9],
    ]);
    expect(version).toBe('7.2');
    expect(parseCounts('{"version": "7\\n::set-output"}').version).toBe('unknown');
  });

  it.each([
    '[1]',
    '3',
    'null',
    '{"a": -1}',
    '{"a": 1.5}',
    '{"a": "1"}',
    '{"a": null}',
    '{"a": {"b": {"c": 1}}}',
    '{"a": 1e300}',
    '{"a.b": 1, "a": {"b": 1}}',
  ])('are not %s', (text) => {
    expect(() => parseCounts(text)).toThrow(/`inspect` printed/);
  });
});

describe('a verification', () => {
  it('runs its commands without network, and without the environment and files of the job', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    const seen = `env; ls -d ${bed.folder} /root/.ssh ${process.cwd()} /home/*; tail -n +3 /proc/net/dev; id -u; exit 7`;
    await use({
      verify: sh(
        `cat > /dev/null; { ${seen.replace('; exit 7', '')}; } > "$RESTORABLE_FOLDER/seen" 2>&1; cat "$RESTORABLE_FOLDER/seen" >&2; exit 7`,
      ),
    });
    const report = await bed.run('verify', { env });
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1, leftovers: 0 });
    const words = report.words();
    expect(words).toMatch(/RESTORABLE_PURPOSE=verify/);
    expect(words).not.toContain('LINES_FILE');
    expect(words).not.toContain('UNRELATED');
    expect(words).not.toContain(TOKEN);
    expect(words).toMatch(new RegExp(`cannot access '${process.cwd()}'`));
    expect(words).not.toMatch(/eth0|ens\d/);
    expect(words).not.toMatch(/^0$/m);
  });

  it('can access scripts and programs that an argument names by a path, and no others', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    const scripts = join(bed.folder, 'my scripts');
    await mkdir(scripts);
    await writeFile(join(scripts, 'verify.sh'), 'cat > "$RESTORABLE_FOLDER/lines"; ! [ -e "$1" ]\n');
    await writeFile(join(scripts, 'other.sh'), '');
    await chmod(join(scripts, 'verify.sh'), 0o644);
    await use({ verify: sh('exec sh "$0" "$1x"').concat(join(scripts, 'verify.sh'), join(scripts, 'other.sh')) });
    expect(await verify()).toMatchObject({ verdict: 'passed' });
    await use({ verify: sh(`sh '${join(scripts, 'verify.sh')}'`) });
    expect(await verify()).toMatchObject({ verdict: 'failed' });
  });

  it('waits for a server that keeps running, and ends it', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    // No other program of this machine has this command line.
    const server = `sleep 4711.${process.pid}`;
    await use({
      verify: sh(
        `cat > "$RESTORABLE_FOLDER/loading"; sleep 0.4; mv "$RESTORABLE_FOLDER/loading" "$RESTORABLE_FOLDER/lines"; exec ${server}`,
      ),
      ready: sh('[ "$RESTORABLE_PURPOSE" != verify ] || test -e "$RESTORABLE_FOLDER/lines"'),
    });
    const report = await verify();
    expect(report).toMatchObject({ verdict: 'passed', leftovers: 0 });
    expect(report.restoreMs).toBeGreaterThan(350);
    expect(await processesNamed(server)).toEqual([]);
  });

  it.each<[string, Commands, RegExp]>([
    [
      'a server that ends before it is up',
      { verify: sh('cat > /dev/null; echo bad page >&2; exit 9'), ready: sh('[ "$RESTORABLE_PURPOSE" != verify ]') },
      /exited with code 9\. Run it by hand/,
    ],
    [
      'a command that fails',
      { verify: sh('cat > /dev/null; echo bad dump; exit 1') },
      /exited with code 1\. Run it by hand/,
    ],
    ['a command that reads nothing', { verify: ['true'] }, /before it had read the entire dump/],
  ])('of %s fails', async (_name, commands, message) => {
    await writeFile(sourceFile(), lines(200_000));
    expect(await backup()).toMatchObject({ exitCode: 0 });
    await use(commands);
    const report = await verify();
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1, leftovers: 0 });
    expect(foundBy(report.checks.find((check) => check.outcome === 'failed'))).toMatch(message);
  });

  it('without its program reports it as missing, which is not a finding', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    for (const argv of [['no-such-program-here'], sh('cat > /dev/null; no-such-program-here')]) {
      await use({ verify: argv });
      expect(await verify()).toMatchObject({ verdict: 'error', error: { code: 'CLIENT_MISSING' } });
    }
  });

  it('accepts neither SQL nor another server', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    const checked = await verify({ checks: 'checks: [{ name: one, sql: select 1, expect: { min: 1 } }]' });
    expect(checked).toMatchObject({
      verdict: 'error',
      error: { code: 'INPUT_INVALID', hint: expect.stringMatching(/inspect/) },
    });
    expect((await verify({ target: 'postgres://h/' })).error).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('a restore', () => {
  it('never passes the end of a truncated dump to its command', async () => {
    const host = await createTargetHost({ LINES_FILE: join(bed.folder, 'target') });
    const done = join(bed.folder, 'done');
    const spec: CommandSpec = {
      ...COMMANDS,
      restore: sh(`cat > "$LINES_FILE"; echo whole > ${done}`),
      identity: 'x',
      environment: ['LINES_FILE'],
    };
    const fingerprint = {
      engine: 'command',
      serverVersion: '',
      takenAt: '',
      sizeBytes: 0,
      tables: [],
      objects: [],
      sequences: [],
      extensions: [],
      facts: {},
    };
    const engine = createCommandEngine(spec);
    const target = await engine.openTarget(
      { kind: 'restore', url: new Secret('command:x'), replace: true },
      { majorVersion: '0', rawBytes: 10, fingerprint },
      host,
    );
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(lines(10));
      await wait(100);
      throw new Error('the stored pack is damaged');
    }
    await expect(target.restore([{ name: 'database.dump', content: broken() }])).rejects.toThrow(/pack is damaged/);
    await target.close();
    expect(existsSync(done)).toBe(false);
    host.remove();
  });

  it('that fails shows the output of its command, and states that something may be left', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    await use({ restore: sh('cat > /dev/null; echo "refused: $LINES_TOKEN" >&2; exit 5') });
    const report = await restore();
    expect(report.error).toMatchObject({ code: 'RESTORE_FAILED', hint: expect.stringMatching(/so far stays/) });
    expect(report.error?.message).toMatch(/exited with code 5\.$/);
    expect(report.words()).toContain('refused: ***');
  });

  it('whose command stops reading fails at once', async () => {
    await writeFile(sourceFile(), lines(200_000));
    expect(await backup()).toMatchObject({ exitCode: 0 });
    await use({ restore: sh('head -c 10 > /dev/null; exec 0<&-; sleep 600') });
    const { error } = await restore();
    expect(error).toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringMatching(/closed its standard input/),
    });
  });

  it('of a command backup cannot use a URL, and a backup of another kind cannot use commands', async () => {
    expect(await backup()).toMatchObject({ exitCode: 0 });
    expect((await restore({ target: 'sqlite:x.db' })).error).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

it('`ready` is repeated until it succeeds, for a limited time', async () => {
  const host = await createTargetHost();
  const runner = await besideUs({ ...COMMANDS, environment: [], identity: 'x' }, 'source', host);
  const flag = join(bed.folder, 'flag');
  const late = wait(300).then(() => writeFile(flag, ''));
  await waitUntilReady(runner, { argv: ['test', '-e', flag], limitMs: 300_000 }, host);
  await late;
  await expect(
    waitUntilReady(runner, { argv: sh('echo connection refused >&2; exit 1'), limitMs: 400 }, host),
  ).rejects.toMatchObject({
    code: 'DATABASE_UNREACHABLE',
    message: expect.stringMatching(/within \d+ s: the server could not be reached\.$/),
  });
  host.remove();
});

async function processesNamed(words: string): Promise<string[]> {
  const { execFileSync } = await import('node:child_process');
  return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line === words);
}
