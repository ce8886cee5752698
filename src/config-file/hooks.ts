import type { DatabaseName } from '../core/format/database-name.ts';
import type { Argv, Hooks } from '../options/hooks.ts';
import { takeEnvironment } from './commands.ts';
import type { FileReading } from './config-file.ts';
import { entryOf } from './entries.ts';
import { substitute } from './substitute.ts';

type Key = 'before' | 'before-commit' | 'after' | 'environment';

/**
 * The commands around a backup of a database, each from its own section or else from `defaults`. Variables are
 * substituted and masked.
 * @throws {RestorableError} INPUT_INVALID for a variable that is not set
 */
export function hooksFor(name: DatabaseName, options: FileReading): Hooks | undefined {
  const { defaults, databases } = options.file.config;
  const key = entryOf(options.file.config, name) ?? name;
  const own = databases[key]?.hooks;
  if (own === undefined && defaults?.hooks === undefined) return undefined;
  const pathOf = (hook: Key): readonly PropertyKey[] =>
    hasOwn(own?.[hook]) ? ['databases', key, 'hooks', hook] : ['defaults', 'hooks', hook];
  const environment = hasOwn(own?.environment) ? own.environment : (defaults?.hooks?.environment ?? []);
  takeEnvironment(environment, pathOf('environment'), options);
  const argv = (hook: Exclude<Key, 'environment'>): Argv | undefined => {
    const [program, ...words] = own?.[hook] ?? defaults?.hooks?.[hook] ?? [];
    if (program === undefined) return undefined;
    const fill = (word: string, at: number): string => substitute(word, [...pathOf(hook), at], options);
    return [fill(program, 0), ...words.map((word, at) => fill(word, at + 1))];
  };
  return { before: argv('before'), beforeCommit: argv('before-commit'), after: argv('after'), environment };
}

/** An empty list counts as missing. */
function hasOwn<T extends readonly unknown[]>(value: T | undefined): value is T {
  return value !== undefined && value.length > 0;
}
