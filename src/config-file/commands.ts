import { RestorableError } from '../core/errors.ts';
import { type DatabaseName, requireDatabaseName } from '../core/format/database-name.ts';
import { Secret } from '../core/secret.ts';
import { didYouMean } from '../options/text/suggest.ts';
import type { CommandSpec } from '../ports/programs/command-spec.ts';
import type { FileReading } from './config-file.ts';
import { entryOf } from './entries.ts';
import type { CommandsSection } from './schema/command-schema.ts';
import { secretsOfVariable, substitute } from './substitute.ts';

/** Modes that use commands, and the commands that each runs. Commands that it does not run need no variables. */
const USED = {
  backup: ['dump', 'inspect', 'ready'],
  verify: ['verify', 'inspect', 'ready'],
  restore: ['restore', 'inspect', 'ready'],
} as const;
type Mode = keyof typeof USED;

/** Prefix of the name of a database in the configuration file, in `target`. */
const COMMAND = 'command:';

/** Whether `target` names a database of the configuration file. */
export function isCommandTarget(target: string): boolean {
  return target.toLowerCase().startsWith(COMMAND);
}

/**
 * The database's name in `command:NAME`.
 * @throws {RestorableError} INPUT_INVALID
 */
export function commandTargetName(target: string): DatabaseName {
  const name = target.slice(COMMAND.length).trim();
  if (name !== '') return requireDatabaseName(name);
  throw new RestorableError('INPUT_INVALID', '`target` names no database after "command:".', {
    hint: 'Write the name that it has in the configuration file: command:cache.',
  });
}

/**
 * The commands of a database in the file, ready for a mode: variables are substituted and masked.
 * @returns undefined for a database without commands
 * @throws {RestorableError} INPUT_INVALID for a database that is not there, a variable that is not set, `verify`
 * without its command
 */
export function commandsFor(mode: Mode, name: DatabaseName, options: FileReading): CommandSpec | undefined {
  const { file } = options;
  const { databases } = file.config;
  const key = entryOf(file.config, name);
  if (key === undefined) {
    const hint = didYouMean(name, Object.keys(databases));
    throw file.invalid(['databases'], `does not contain the database "${name}"`, hint);
  }
  const section = databases[key]?.commands;
  if (section === undefined) return undefined;
  const path = ['databases', name, 'commands'];
  // Masked in every mode: a verify job that has them unnecessarily must not print them either. Restores for a
  // verification get none of them, so that job does not need them.
  takeEnvironment(section.environment, [...path, 'environment'], options, mode !== 'verify');
  if (mode === 'verify' && section.verify === undefined) {
    throw file.invalid(
      path,
      'has no `verify`: nothing could be restored, so the backup could not be verified',
      'Add `verify:`, a command that restores standard input into a private database in $RESTORABLE_FOLDER; docs/other-databases.md has recipes.',
    );
  }
  return fill(mode, section, name, options);
}

function fill(mode: Mode, section: CommandsSection, name: DatabaseName, options: FileReading): CommandSpec {
  const path = ['databases', name, 'commands'];
  const used: readonly string[] = USED[mode];
  const words = <T extends readonly string[] | undefined>(key: string, argv: T): T =>
    (used.includes(key) ? argv?.map((word, at) => substitute(word, [...path, key, at], options)) : argv) as T;
  return {
    dump: words('dump', section.dump),
    restore: words('restore', section.restore),
    verify: words('verify', section.verify),
    inspect: words('inspect', section.inspect),
    ready: words('ready', section.ready),
    environment: section.environment,
    identity:
      section.identity === undefined || mode !== 'backup'
        ? (section.identity ?? name)
        : substitute(section.identity, [...path, 'identity'], options),
  };
}

/**
 * Masks the variables that commands get.
 * @param isNeeded whether one that is not set is an error
 * @throws {RestorableError} INPUT_INVALID
 */
export function takeEnvironment(
  names: readonly string[],
  path: readonly PropertyKey[],
  { env, file, mask }: FileReading,
  isNeeded = true,
): void {
  for (const name of names) {
    for (const secret of secretsOfVariable(name, env[name] ?? '')) mask(new Secret(secret));
  }
  for (const [at, name] of names.entries()) {
    if (!isNeeded || env[name] !== undefined) continue;
    throw file.invalid(
      [...path, at],
      `names the variable ${name}, which is not set`,
      'Set it in `env` of the step, from a secret; a misspelled secret name gives an empty variable.',
    );
  }
}
