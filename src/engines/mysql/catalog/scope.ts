import { closest } from 'fastest-levenshtein';
import { RestorableError } from '../../../core/errors.ts';
import type { DumpOptions } from '../../../ports/engine/source.ts';

/** Which part of the database is dumped. */
export interface Scope {
  readonly isAll: boolean;
  /** Also routines and events: only if nothing was included by name. */
  readonly hasCode: boolean;
  /** The dump tool's arguments before the database's name, and after it. */
  readonly options: readonly string[];
  readonly tables: readonly string[];
  readonly warnings: readonly string[];
  /** Applies to tables, views and sequences. */
  hasTable(name: string): boolean;
}

export const WHOLE_DATABASE: Scope = {
  isAll: true,
  hasCode: true,
  options: [],
  tables: [],
  warnings: [],
  hasTable: () => true,
};

/** What a scope is resolved against. */
export interface DatabaseTables {
  readonly database: string;
  /** Tables, views and sequences. */
  readonly names: readonly string[];
  /** Names are not case-sensitive, as `lower_case_table_names` says. */
  readonly foldsCase?: boolean;
}

/**
 * Resolves include and exclude against the names of the database's tables, views and sequences. `*` matches any characters.
 * A name that itself contains a star is written in backticks. The database's name may precede a dot.
 * @throws {RestorableError} INPUT_INVALID for an item that matches nothing, because a typo would leave a table unprotected
 */
export function resolveScope(
  { database, names, foldsCase = false }: DatabaseTables,
  { include, exclude }: Pick<DumpOptions, 'include' | 'exclude'>,
): Scope {
  if (include.length + exclude.length === 0) return WHOLE_DATABASE;
  const included = include.map((text) => matcherOf(text, database, names, foldsCase));
  const excluded = exclude.map((text) => matcherOf(text, database, names, foldsCase));
  const hasTable = (name: string): boolean =>
    (included.length === 0 || included.some((fits) => fits(name))) && !excluded.some((fits) => fits(name));
  // In the order in which the tool lists tables itself. The server's own order is another one.
  const chosen = names.filter(hasTable).toSorted();
  if (chosen.length === 0) {
    throw new RestorableError('INPUT_INVALID', '`include` and `exclude` together leave nothing to dump.', {
      hint: 'In `include`, name a table that `exclude` does not match.',
    });
  }
  if (included.length > 0) {
    return { isAll: false, hasCode: false, options: [], tables: chosen, warnings: [ONLY_INCLUDED], hasTable };
  }
  return {
    isAll: false,
    hasCode: true,
    // The tool compares it as a whole with `database.table`, so a name may contain any character.
    options: names.filter((name) => !hasTable(name)).map((name) => `--ignore-table=${database}.${name}`),
    tables: [],
    warnings: [
      'Some objects were left out by `exclude`: a restore has only the rest, and what refers to them may fail to restore.',
    ],
    hasTable,
  };
}

const ONLY_INCLUDED =
  'Only what `include` names was dumped, with its triggers. Routines, events and everything else are not in this backup.';

type Matcher = (name: string) => boolean;

function matcherOf(text: string, database: string, names: readonly string[], foldsCase: boolean): Matcher {
  for (const written of [text, withoutDatabase(text, database, foldsCase)]) {
    if (written === undefined) continue;
    const fits = pattern(written, foldsCase);
    if (names.some(fits)) return fits;
  }
  const nearest = names.length === 0 ? 'The database is empty.' : `Did you mean "${closest(text, [...names])}"?`;
  throw new RestorableError('INPUT_INVALID', `There is no table or view ${JSON.stringify(text)}.`, {
    hint: foldsCase ? nearest : `${nearest} Names are case-sensitive.`,
  });
}

function withoutDatabase(text: string, database: string, foldsCase: boolean): string | undefined {
  const start = (prefix: string): string => (foldsCase ? text.slice(0, prefix.length).toLowerCase() : text);
  for (const prefix of [`${database}.`, `\`${database.replaceAll('`', '``')}\`.`]) {
    if (start(prefix).startsWith(foldsCase ? prefix.toLowerCase() : prefix)) return text.slice(prefix.length);
  }
  return undefined;
}

function pattern(text: string, foldsCase: boolean): Matcher {
  const quoted = /^`((?:[^`]|``)+)`$/.exec(text)?.[1];
  if (quoted !== undefined) {
    const own = quoted.replaceAll('``', '`');
    return (name) => name === own || (foldsCase && name.toLowerCase() === own.toLowerCase());
  }
  const pieces = text.split('*').map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const expression = new RegExp(`^${pieces.join('[^]*')}$`, foldsCase ? 'iu' : 'u');
  return (name) => expression.test(name);
}
