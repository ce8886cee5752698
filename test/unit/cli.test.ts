import { describe, expect, it } from 'vitest';
import { type Invocation, readArguments } from '../../src/cli/arguments.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { MODES } from '../../src/options/mode.ts';
import { optionsOf } from '../../src/options/options.ts';
import { progressLine } from '../../src/report/progress.ts';

function run(args: string[], env: Record<string, string> = {}): Extract<Invocation, { kind: 'run' }> {
  const invocation = readArguments(args, env);
  if (invocation.kind !== 'run') throw new Error('Nothing to run.');
  return invocation;
}

function printed(args: string[]): string {
  const invocation = readArguments(args, {});
  return invocation.kind === 'print' ? invocation.text : '';
}

describe('the command line', () => {
  it('reads flags in both spellings and repeats', () => {
    const { raw, json, logLevel } = run([
      'backup',
      '--database=sqlite:a.db',
      '--destination',
      'file:a',
      '--destination',
      'file:b',
      '--accept-new-source',
      '--json',
      '--log-level=debug',
    ]);
    expect(Object.fromEntries(raw)).toEqual({
      mode: 'backup',
      database: 'sqlite:a.db',
      destination: 'file:a\nfile:b',
      'accept-new-source': 'true',
    });
    expect([json, logLevel]).toEqual([true, 'debug']);
  });

  it('reads the options of the command from the environment, and flags take precedence', () => {
    const env = { RESTORABLE_PASSPHRASE: 'from env', RESTORABLE_NAME: 'a', RESTORABLE_RTO: '5m', OTHER: 'x' };
    expect(Object.fromEntries(run(['backup', '--name', 'b'], env).raw)).toEqual({
      mode: 'backup',
      passphrase: 'from env',
      name: 'b',
    });
  });

  it.each([
    ['backup', 'database', /Init/, /every database of a server\./],
    ['init', 'database', /Init:/, /One or more databases, one per line/],
    ['keygen', 'identity', /Init|Keygen:/, /Required unless keep-keys is set/],
    ['list', 'name', /Backup:|Check-destinations|List/, /Every database by default/],
    ['doctor', 'name', /Check-destinations|List/, /Backup: by default the name in the URL/],
  ] as const)('%s --help describes `%s` for this command alone', (mode, option, others, own) => {
    const [, text = ''] = new RegExp(`\\n  --${option} (.*?)\\n  -`, 's').exec(printed([mode, '--help'])) ?? [];
    const line = text.replaceAll(/\s+/g, ' ');
    expect(line).not.toMatch(others);
    expect(line).toMatch(own);
  });

  it.each(MODES)('%s --help names every option, the environment and an example', (mode) => {
    const help = printed([mode, '--help']);
    for (const name of optionsOf(mode)) expect(help).toContain(`--${name}`);
    expect(help).toContain('RESTORABLE_');
    expect(help).toContain(`  restorable ${mode}`);
    expect(printed(['help', mode])).toBe(help);
  });

  it('names all commands in its help', () => {
    for (const mode of MODES) expect(printed(['--help'])).toContain(`  ${mode}`);
    expect(printed(['--version'])).toMatch(/^restorable \d+\.\d+\.\d+\n$/);
  });

  it.each<[string, string[], Record<string, string>, string, RegExp]>([
    ['a misspelt command', ['verfy'], {}, 'INPUT_UNKNOWN', /`verify`/],
    ['a flag before the command', ['--json', 'list'], {}, 'INPUT_INVALID', /keygen/],
    ['a misspelt flag', ['backup', '--pasphrase=s3cretvalue'], {}, 'INPUT_UNKNOWN', /`passphrase`/],
    ['a flag of another command', ['backup', '--rto=s3cretvalue'], {}, 'INPUT_UNKNOWN', /--help/],
    ['a word without a flag', ['backup', 's3cretvalue'], {}, 'INPUT_INVALID', /--option/],
    ['a flag without its value', ['backup', '--name'], {}, 'INPUT_INVALID', /shop/],
    ['a flag for a value', ['backup', '--name', '--accept-new-source'], {}, 'INPUT_INVALID', /shop/],
    ['a value for a switch', ['backup', '--accept-new-source=s3cretvalue'], {}, 'INPUT_INVALID', /Leave it out/],
    ['one flag twice', ['restore', '--name=a', '--name=b'], {}, 'INPUT_INVALID', /once/],
    ['a log level', ['list', '--log-level=loud'], {}, 'INPUT_INVALID', /debug/],
    ['a variable', ['list'], { RESTORABLE_PASPHRASE: 's3cretvalue' }, 'INPUT_UNKNOWN', /RESTORABLE_PASSPHRASE/],
  ])('refuses %s without repeating values', (_what, args, env, code, hint) => {
    let error: unknown;
    try {
      readArguments(args, env);
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof RestorableError)) throw new Error('It was accepted.');
    expect(error.code).toBe(code);
    expect(error.hint).toMatch(hint);
    expect(`${error.message}${error.hint}`).not.toContain('s3cretvalue');
  });
});

describe('a line of progress', () => {
  it('shows the done bytes, the total and the speed', () => {
    expect(progressLine({ phase: 'dump', doneBytes: 25_000_000, totalBytes: 100_000_000 }, 5_000)).toBe(
      'dump: 25 MB of about 100 MB (25 %), 5 MB/s',
    );
  });

  it('never shows more than the total', () => {
    expect(progressLine({ phase: 'dump', doneBytes: 300, totalBytes: 100 }, 0)).toContain('(99 %)');
    expect(progressLine({ phase: 'dump', doneBytes: 300, totalBytes: 0 }, 0)).toBe('dump: 300 B');
  });
});
