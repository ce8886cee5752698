import { entryOf } from '../config-file/entries.ts';
import type { ErrorArea } from '../core/error-codes.ts';
import { type RestorableError, toRestorableError } from '../core/errors.ts';
import { type DatabaseName, isDatabaseName, requireDatabaseName } from '../core/format/database-name.ts';
import { isPattern, nameOf, partOf } from '../core/planning/name-pattern.ts';
import type { ManyMode } from '../options/mode.ts';
import { isSelected, patternUnused, unusedPatterns } from '../options/name-filter.ts';
import type { DiscoverRequest, ManyRequest } from '../options/request/request.ts';
import { invalid } from '../options/schema.ts';
import { EVERY_NAME } from '../options/urls/server-url.ts';
import type { RequestSource } from './parse-request.ts';

/** How many invalid names an error shows. */
const SHOWN = 5;
/** Stands for the name of a database whose options are read before its name is known. */
const ANY = 'x';
/** What is wrong in the run itself, and no server's failure. */
const STOPS_ALL: readonly ErrorArea[] = ['request', 'keys', 'run'];

/** Asks a server, or destinations, for the names of databases. */
export type Discover = (request: DiscoverRequest) => Promise<readonly string[]>;

/** The databases of a run over all of them. */
export interface FoundNames {
  readonly names: readonly DatabaseName[];
  /** Entries whose databases are unknown, because a server or a destination failed. The other databases run. */
  readonly failures: readonly { readonly name: string; readonly error: RestorableError }[];
  readonly warnings: readonly string[];
}

export interface AllOf {
  readonly mode: ManyMode;
  readonly filter: readonly string[];
  /** Its `given` is without the options that select databases. */
  readonly source: RequestSource;
  readonly discover: Discover;
  /** Reads the options of a database. An error shows `shown` instead of its name. */
  readonly requestFor: (name: DatabaseName, shown?: string) => Promise<ManyRequest>;
}

/** Every database of the file, of a server, or at the destinations. @throws {RestorableError} INPUT_INVALID and others */
export async function namesOfAll(all: AllOf): Promise<FoundNames> {
  const { source, filter } = all;
  const known: string[] = [];
  const failures: { name: string; error: RestorableError }[] = [];
  const warnings: string[] = [];
  for (const key of source.file === undefined ? [EVERY_NAME] : Object.keys(source.file.config.databases)) {
    try {
      known.push(...(isPattern(key) ? await namesOfEntry(key, all, warnings) : [key]));
    } catch (thrown) {
      const error = toRestorableError(thrown);
      if (STOPS_ALL.includes(error.area)) throw error;
      failures.push({ name: key, error });
    }
  }
  const names = known.filter((name) => isSelected(name, filter)).map(requireDatabaseName);
  if (names.length === 0 && failures.length === 0) {
    throw invalid('filter', 'No database matches `filter`.', 'Patterns match complete names, such as shop-*.');
  }
  return { names, failures, warnings: [...unusedPatterns(known, filter).map(patternUnused), ...warnings] };
}

/** The names in storage of the databases that a pattern stands for. */
async function namesOfEntry(key: string, all: AllOf, warnings: string[]): Promise<string[]> {
  const request = await all.requestFor(requireDatabaseName(nameOf(key, ANY)), key);
  if (request.mode !== 'backup') return ownFolders(key, await all.discover({ at: 'destinations', request }), all);
  const parts = [...new Set(await all.discover({ at: 'server', request }))].toSorted();
  // A pattern with "!" may exclude a database that the server no longer has.
  const wanted = filterOf(key, all).filter((pattern) => !pattern.startsWith('!'));
  const unused = unusedPatterns(parts, wanted);
  warnings.push(...unused.map((pattern) => `${key}: ${patternUnused(pattern)}`));
  const names = namesOnServer(key, parts, all);
  warnings.push(...(await dropped(key, parts, request, all)));
  return names;
}

/** @throws {RestorableError} INPUT_INVALID for a name that can't be used in storage, or that belongs to another entry */
function namesOnServer(key: string, parts: readonly string[], all: AllOf): string[] {
  const chosen = parts.filter(
    (part) => isSelected(part, filterOf(key, all)) && isSelected(nameOf(key, part), all.filter),
  );
  const unusable = chosen.filter((part) => !isDatabaseName(nameOf(key, part)));
  if (unusable.length > 0) {
    const shown = unusable.slice(0, SHOWN).map((part) => JSON.stringify(part.slice(0, 80)));
    throw invalid(
      'name',
      `The server of "${key}" has ${unusable.length === 1 ? 'a database whose name' : 'databases whose names'} can't be used in storage: ${shown.join(', ')}${unusable.length > SHOWN ? ', ...' : ''}.`,
      `Exclude each with \`filter\`, such as !${/^[\w.-]+$/.test(unusable[0] ?? '') ? unusable[0] : 'Shop*'}, and give it an entry of its own in \`config\`: lower-case letters, digits, ".", "_" or "-".`,
    );
  }
  for (const part of chosen) requireOwner(key, nameOf(key, part), all);
  return chosen.map((part) => nameOf(key, part));
}

function requireOwner(key: string, name: string, { source: { file } }: AllOf): void {
  const owner = file === undefined ? key : entryOf(file.config, name);
  if (owner === key || file === undefined) return;
  throw file.invalid(
    ['databases', key],
    `has the database "${name}" on its server, and that name belongs to the entry "${owner}"`,
    'Two databases would be stored under one name. Exclude it with `filter` of this entry, or rename the other one.',
  );
}

/** The folders at the destinations that belong to a pattern. */
function ownFolders(key: string, folders: readonly string[], all: AllOf): string[] {
  const { file } = all.source;
  const filter = filterOf(key, all);
  return [...new Set(folders)].toSorted().filter((name) => {
    const part = partOf(key, name);
    const isOwn = file === undefined || entryOf(file.config, name) === key;
    return part !== undefined && isOwn && isSelected(part, filter);
  });
}

/** A database that the server no longer has. Its backups stay, and their age is noticed by `status`. */
async function dropped(key: string, parts: readonly string[], request: ManyRequest, all: AllOf): Promise<string[]> {
  let folders: readonly string[];
  try {
    folders = await all.discover({ at: 'destinations', request });
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (error.code === 'BACKUP_NOT_FOUND') return [];
    if (error.area === 'run') throw error;
    return [
      `${key}: The folders at the destinations can't be listed (${error.code}), so a dropped database is not noticed.`,
    ];
  }
  const names = new Set(parts.map((part) => nameOf(key, part)));
  const missing = ownFolders(key, folders, all).filter((name) => !names.has(name) && isSelected(name, all.filter));
  return missing.map(
    (name) =>
      `${name}: The server no longer has this database. Its backups remain. To stop reporting it, exclude it with \`filter\`.`,
  );
}

function filterOf(key: string, { source: { file } }: AllOf): readonly string[] {
  return file?.config.databases[key]?.filter ?? [];
}
