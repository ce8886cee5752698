import { failureOf } from '../core/errors.ts';
import { isPattern } from '../core/planning/name-pattern.ts';
import type { Mode } from '../options/mode.ts';
import type { OptionName } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import { ONCE } from '../options/readers.ts';
import { type ConfigFile, fileOf, readDocument } from './config-file.ts';
import { type Choice, choiceOf, layersOf } from './file-choice.ts';
import { maskTexts, textOf } from './file-options.ts';
import type { Config, DatabaseSection, OptionSection } from './schema/config-schema.ts';
import { FILE_MODES, FILE_OPTIONS } from './schema/file-keys.ts';
import { fileValueOf } from './schema/file-values.ts';

/** What a run asks the file for. */
export interface WatchQuery {
  /** undefined if the mode itself is wrong. */
  readonly mode: Mode | undefined;
  /** The database of the run. undefined if it is not exactly one, or not known. */
  readonly name: string | undefined;
  readonly options: readonly OptionName[];
  /** Those of them that a run has once, also if it is about several databases. */
  readonly shared: readonly OptionName[];
}

export interface WatchTexts {
  /** As the texts of inputs. */
  readonly texts: ReadonlyMap<OptionName, string>;
  /** Where a value is: the file and the line. */
  place(option: OptionName): string | undefined;
  /** The first database with a shared option of its own. undefined for a run on one database. */
  readonly own: { readonly key: string; readonly option: OptionName; readonly file: ConfigFile } | undefined;
}

/**
 * Reads some options of a file that can have errors everywhere else, so that these errors are reported too. Values with errors are left
 * out: they are found again when the complete file is read.
 * @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID if it is not YAML
 */
export function readWatchOptions(
  path: string,
  { mode, name, options, shared }: WatchQuery,
  environment: ParseEnvironment,
): WatchTexts {
  const file = readLeniently(path, options);
  const { config } = file;
  const database = name ?? onlyDatabase(config);
  const layers = layersOf(mode, database, file);
  const values = new Map<OptionName, Choice>();
  for (const option of options) {
    const choice = choiceOf(option, layers);
    if (choice !== undefined) values.set(option, choice);
  }
  maskTexts(values, environment);
  const texts = new Map<OptionName, string>();
  for (const [option, choice] of values) {
    try {
      texts.set(option, textOf(option, choice, { file, ...environment }));
    } catch (thrown) {
      // A variable that is not set.
      failureOf(thrown, ['request']);
    }
  }
  return {
    texts,
    place: (option) => {
      const choice = values.get(option);
      return choice === undefined ? undefined : file.place(choice.path);
    },
    own: database === undefined ? ownOption(config, mode, shared, file) : undefined,
  };
}

/**
 * The part of a file that consists of these options, without what is not valid.
 * @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID if it is not YAML
 */
export function readLeniently(path: string, options: readonly OptionName[]): ConfigFile {
  const document = readDocument(path);
  return fileOf(lenientConfig(document.value, options), document);
}

/** The database of a file with one. */
function onlyDatabase({ databases }: Config): string | undefined {
  const [only, ...others] = Object.keys(databases);
  return only === undefined || others.length > 0 || isPattern(only) ? undefined : only;
}

function ownOption(
  { databases }: Config,
  mode: Mode | undefined,
  options: readonly OptionName[],
  file: ConfigFile,
): WatchTexts['own'] {
  for (const [key, section] of Object.entries(databases)) {
    const own = { ...section, ...(mode === undefined ? {} : section.modes?.[mode]) };
    const option = options.find((each) => own[each] !== undefined);
    if (option !== undefined) return { key, option, file };
  }
  return undefined;
}

function lenientConfig(value: unknown, options: readonly OptionName[]): Config {
  const names = options.filter((name) => FILE_OPTIONS.includes(name));
  const { defaults, databases } = mappingOf(value);
  const sections = Object.entries(mappingOf(databases)).map(([key, each]) => [key, sectionOf(each, names)] as const);
  return { defaults: sectionOf(defaults, names), databases: Object.fromEntries(sections) };
}

function sectionOf(value: unknown, names: readonly OptionName[]): DatabaseSection {
  const section = mappingOf(value);
  const modes = mappingOf(section['modes']);
  const without = Array.isArray(section['without']) ? section['without'] : [];
  return {
    // `filter` of a database is no option of the file.
    ...(optionsIn(section, names) as Omit<OptionSection, 'filter'>),
    modes: Object.fromEntries(FILE_MODES.map((mode) => [mode, optionsIn(mappingOf(modes[mode]), names)])),
    without: names.filter((name) => without.includes(name)),
  };
}

function optionsIn(section: Readonly<Record<string, unknown>>, names: readonly OptionName[]): OptionSection {
  const valid = names.flatMap((name) => {
    const result = Object.hasOwn(section, name) ? fileValueOf(name).safeParse(section[name], ONCE) : undefined;
    return result?.success === true ? [[name, result.data] as const] : [];
  });
  return Object.fromEntries(valid);
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
