import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { RestorableError } from '../../src/core/errors.ts';

const SECRET = 'Hush-hush-4711';

describe('the command line', () => {
  const run = (argv: string[], env: Record<string, string> = {}): Map<string, string> => {
    const invocation = readArguments(argv, env);
    if (invocation.kind !== 'run') throw new Error('it printed instead');
    return new Map(invocation.raw);
  };
  const refusalOf = (argv: string[], env: Record<string, string> = {}): RestorableError => {
    try {
      readArguments(argv, env);
    } catch (error) {
      expect(error).toBeInstanceOf(RestorableError);
      expect(`${(error as RestorableError).message}${(error as RestorableError).hint}`).not.toContain(SECRET);
      return error as RestorableError;
    }
    throw new Error('was not refused');
  };

  it('reads missing options from RESTORABLE_<OPTION>; flags take precedence, and options of other modes are ignored', () => {
    const env = {
      RESTORABLE_DATABASE: 'sqlite:a',
      RESTORABLE_PASSPHRASE: SECRET,
      RESTORABLE_TARGET: 'sqlite:b',
      OTHER: 'x',
    };
    expect(run(['backup', '--database', 'sqlite:c', '--destination', 'file:d'], env)).toEqual(
      new Map([
        ['database', 'sqlite:c'],
        ['passphrase', SECRET],
        ['destination', 'file:d'],
        ['mode', 'backup'],
      ]),
    );
  });

  it('joins repeated destinations and keys, and supports flags without a value', () => {
    const raw = run(['backup', '--destination=file:a', '--destination', 'file:b', '--accept-new-source']);
    expect(raw.get('destination')).toBe('file:a\nfile:b');
    expect(raw.get('accept-new-source')).toBe('true');
  });

  it.each<[string, string[], Record<string, string>, RegExp, RegExp]>([
    ['an unknown command', ['bakup'], {}, /`bakup` is not a command/, /`backup`\?/],
    ['an option first', ['--name', 'x'], {}, /first word must be a command/, /backup/],
    ['a misspelt flag', ['backup', `--encript-to=${SECRET}`], {}, /`encript-to`/, /`encrypt-to`\?/],
    ["another mode's flag", ['list', '--target', SECRET], {}, /not an option of `list`/, /--help/],
    ['a flag given twice', ['restore', '--name', 'a', '--name', 'b'], {}, /given twice/, /once/],
    ['a missing value', ['backup', '--name'], {}, /`--name` needs a value/, /shop/],
    ['a flag for a value', ['backup', '--name', '--accept-new-source'], {}, /`--name` needs a value/, /shop/],
    ['a value for a flag', ['backup', '--accept-new-source=yes'], {}, /takes no value/, /Leave it out/],
    ['a value for a flag of its own', ['backup', '--json=yes'], {}, /`--json` takes no value/, /Leave it out/],
    ['a loose word', ['backup', SECRET], {}, /takes options only/, /--option/],
    ['a misspelt variable', ['backup'], { RESTORABLE_DATABSE: SECRET }, /RESTORABLE_DATABSE/, /RESTORABLE_DATABASE/],
    ['an unknown level', ['backup', '--log-level', 'loud'], {}, /`log-level`/, /debug/],
  ])('refuses %s', (_name, argv, env, message, hint) => {
    const error = refusalOf(argv, env);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });
});
