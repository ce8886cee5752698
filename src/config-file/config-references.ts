import { isPattern } from '../core/planning/name-pattern.ts';
import { didYouMean } from '../options/text/suggest.ts';
import type { Config, DatabaseSection, OptionSection, Section } from './schema/config-schema.ts';
import type { FileErrors } from './substitute.ts';

type Path = readonly PropertyKey[];

/** A file whose values are each valid. */
export interface CheckedFile extends FileErrors {
  readonly config: Config;
}

/**
 * Checks that a schema of single values can't do: names that refer to other parts of the file, and keys that exclude each other.
 * @throws {RestorableError} INPUT_INVALID
 */
export function requireKnownNames(file: CheckedFile): void {
  const { defaults, databases } = file.config;
  if (defaults !== undefined) requireDestinations(defaults, ['defaults'], file);
  for (const [name, section] of Object.entries(databases)) {
    const path = ['databases', name];
    requireDestinations(section, path, file);
    requirePattern(name, section, file);
    if (section.commands === undefined || section.database === undefined) continue;
    throw file.invalid(
      [...path, 'database'],
      'is given together with `commands`, so the database is ambiguous',
      'Keep `database` for one that this program dumps itself, or `commands` for one that commands dump.',
    );
  }
}

/** Only `*` can stand for several databases, and only of a server. */
function requirePattern(name: string, { commands, filter }: DatabaseSection, file: CheckedFile): void {
  const path = ['databases', name];
  if (isPattern(name) && commands !== undefined) {
    throw file.invalid(path, 'has `commands`, which dump one database', 'Give it a name without *.');
  }
  if (isPattern(name) || filter === undefined) return;
  throw file.invalid(
    [...path, 'filter'],
    'selects databases of a server, but the name is that of one database',
    'Give it a name with *, such as "prod-*", and a `database` that ends with /*.',
  );
}

function requireDestinations(section: Section, path: Path, file: CheckedFile): void {
  requireIn(section, path, file);
  for (const [mode, inner] of Object.entries(section.modes ?? {})) requireIn(inner, [...path, 'modes', mode], file);
}

function requireIn({ destinations = [] }: OptionSection, path: Path, file: CheckedFile): void {
  const known = Object.keys(file.config.destinations ?? {});
  for (const [at, name] of destinations.entries()) {
    const here = [...path, 'destinations', at];
    if (destinations.indexOf(name) !== at) throw file.invalid(here, 'is named twice', 'Remove one.');
    if (known.includes(name)) continue;
    const hint = known.length === 0 ? 'Write it under `destinations` at the top of the file.' : didYouMean(name, known);
    throw file.invalid(here, 'is not the name of a destination in the file', hint);
  }
}
