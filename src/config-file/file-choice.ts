import { type DatabaseName, requireDatabaseName } from '../core/format/database-name.ts';
import { isPattern } from '../core/planning/name-pattern.ts';
import type { Mode } from '../options/mode.ts';
import { findOption, type OptionName, optionsOf, type RawOptions } from '../options/options.ts';
import { invalid } from '../options/schema.ts';
import { POLICY } from '../options/table/option.ts';
import { didYouMean } from '../options/text/suggest.ts';
import type { ConfigFile } from './config-file.ts';
import { entryOf } from './entries.ts';
import type { DatabaseSection, OptionSection } from './schema/config-schema.ts';
import { fileOptionsOf } from './schema/file-keys.ts';
import type { FileValue } from './schema/file-values.ts';

type Path = readonly PropertyKey[];

/** A value of the file, before its variables are substituted. */
export interface Choice {
  readonly value: FileValue;
  readonly path: Path;
}

/** The parts of the file that a run uses. */
export interface Choices {
  /** The database. undefined if the mode works on all of them. */
  readonly name: DatabaseName | undefined;
  readonly values: ReadonlyMap<OptionName, Choice>;
  readonly destinations: readonly string[];
}

export interface Layer {
  readonly section: OptionSection;
  readonly path: Path;
}

/** The options that encrypt a backup. Setting one kind in a closer section overrides the other kind. */
const BY_PASSPHRASE: readonly OptionName[] = ['passphrase'];
const BY_KEYS: readonly OptionName[] = ['encrypt-to', 'decrypt-with', 'key-passphrase'];
const KEEP: readonly OptionName[] = [
  'keep-last',
  'keep-within',
  'keep-hourly',
  'keep-daily',
  'keep-weekly',
  'keep-monthly',
  'keep-yearly',
];

/** Options that decide about a database: its retention and its accepted signers. */
const DECISIVE: ReadonlySet<OptionName> = new Set([
  ...[...KEEP, 'time-zone' as const],
  ...(['signers', 'verifiers', 'passphrase', 'key-bundle'] as const),
]);
/** Modes that without `name` are read-only, at every destination of the file. */
const LOOKS_EVERYWHERE: ReadonlySet<Mode> = new Set<Mode>([
  ...['list', 'check-destinations', 'doctor', 'notify-test', 'evidence'],
] as Mode[]);

/**
 * Selects from the file what a run needs: for each option, the value closest to the run. Given options override the
 * file, which is not read for them.
 * @throws {RestorableError} INPUT_INVALID for a database that is not there, or none where one is needed
 */
export function chooseFromFile(mode: Mode, given: RawOptions, file: ConfigFile): Choices {
  const name = databaseIn(file, mode, given.get('name'));
  if (name === undefined) requireAlike(mode, given, file);
  const layers = layersOf(mode, name, file);
  const values = new Map<OptionName, Choice>();
  for (const option of fileOptionsOf(mode)) {
    const choice = given.has(option) ? undefined : choiceOf(option, layers);
    if (choice !== undefined) values.set(option, choice);
  }
  dropOtherLock(values, given, layers);
  dropUnused(mode, name, values, file);
  return { name, values, destinations: destinationsIn(mode, name, layers, file) };
}

function destinationsIn(
  mode: Mode,
  name: DatabaseName | undefined,
  layers: readonly Layer[],
  { config }: ConfigFile,
): readonly string[] {
  if (!optionsOf(mode).includes('destination')) return [];
  const chosen =
    name === undefined && LOOKS_EVERYWHERE.has(mode)
      ? config.defaults?.modes?.[mode]
      : layers.findLast(({ section }) => section.destinations !== undefined)?.section;
  return chosen?.destinations ?? Object.keys(config.destinations ?? {});
}

/**
 * A run on all databases has one policy, one set of signers, and one set of destinations. A database with different
 * ones in the file would be processed with the wrong ones.
 */
function requireAlike(mode: Mode, given: RawOptions, { config, invalid: wrong }: ConfigFile): void {
  const options = fileOptionsOf(mode).filter(
    (option) => DECISIVE.has(option) && !given.has(option) && !(option === 'time-zone' && !hasPolicy(mode)),
  );
  const names =
    LOOKS_EVERYWHERE.has(mode) || given.has('destination') ? options : [...options, 'destinations' as const];
  // The shared passphrase would report the backups of a database that is encrypted to keys as forged.
  const inherited = { ...config.defaults, ...config.defaults?.modes?.[mode] };
  const isByPassphrase = options.includes('passphrase') && inherited.passphrase !== undefined;
  for (const [database, section] of Object.entries(config.databases)) {
    const own = { ...section, ...section.modes?.[mode] };
    const name =
      names.find((each) => own[each] !== undefined || (each !== 'destinations' && isLeftOut(each, section))) ??
      (isByPassphrase ? BY_KEYS.find((each) => own[each] !== undefined) : undefined);
    if (name === undefined) continue;
    throw wrong(
      ['databases', database],
      `has ${name} of its own, and \`${mode}\` without \`name\` takes all databases alike`,
      'Give `name`, in a run for each database; `matrix` lists them for a workflow.',
    );
  }
}

/** Elsewhere, a time zone belongs to the hours in which a warning waits, which change nothing of a database. */
function hasPolicy(mode: Mode): boolean {
  return POLICY.some((each) => each === mode);
}

function isLeftOut(option: OptionName, { without }: DatabaseSection): boolean {
  return without?.includes(option) === true;
}

function databaseIn(file: ConfigFile, mode: Mode, given: string | undefined): DatabaseName | undefined {
  const names = Object.keys(file.config.databases);
  if (given !== undefined) {
    const name = requireDatabaseName(given.trim());
    if (entryOf(file.config, name) !== undefined) return name;
    throw file.invalid(['databases'], `does not contain the database "${name}"`, didYouMean(name, names));
  }
  const isNeeded = mode === 'backup' || mode === 'ship' || findOption('name')?.required?.includes(mode) === true;
  if (!isNeeded && mode !== 'doctor') return undefined;
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0 && !isPattern(only)) return requireDatabaseName(only);
  if (!isNeeded) return undefined;
  const shown = names.slice(0, 20).join(', ');
  throw invalid(
    'name',
    `\`config\` holds ${names.some(isPattern) ? 'several' : names.length} databases, and \`name\` does not say which one is meant.`,
    names.some(isPattern)
      ? 'Give `name`, or `all: true` for all of them.'
      : `Give \`name\`: ${shown}${names.length > 20 ? ', ...' : ''}.`,
  );
}

/** The sections that apply to a run, the closest last. */
export function layersOf(
  mode: Mode | undefined,
  name: string | undefined,
  { config }: Pick<ConfigFile, 'config'>,
): Layer[] {
  const key = name === undefined ? undefined : entryOf(config, name);
  const database = key === undefined ? undefined : config.databases[key];
  const { defaults } = config;
  const ofModes = (sections: DatabaseSection | typeof defaults, path: Path): Layer[] =>
    appliedModes(mode).map((each) => ({ section: sections?.modes?.[each] ?? {}, path: [...path, 'modes', each] }));
  const inherited: Layer[] = [{ section: defaults ?? {}, path: ['defaults'] }, ...ofModes(defaults, ['defaults'])];
  if (database === undefined) return inherited;
  const without = new Set<string>(database.without);
  const path = ['databases', key ?? ''];
  return [
    ...inherited.map((layer) => ({ ...layer, section: omit(layer.section, without) })),
    { section: database, path },
    ...ofModes(database, path),
  ];
}

/** The modes whose sections apply, the closest last. `doctor` examines what a backup and a verification would use. */
function appliedModes(mode: Mode | undefined): readonly Mode[] {
  if (mode === undefined) return [];
  return mode === 'doctor' ? ['backup', 'verify', 'doctor'] : [mode];
}

function omit(section: OptionSection, names: ReadonlySet<string>): OptionSection {
  return Object.fromEntries(Object.entries(section).filter(([name]) => !names.has(name)));
}

/** The value of the closest section that has one. */
export function choiceOf(option: OptionName, layers: readonly Layer[]): Choice | undefined {
  const layer = layers.findLast(({ section }) => section[option] !== undefined);
  const value = layer?.section[option];
  return layer === undefined || value === undefined ? undefined : { value, path: [...layer.path, option] };
}

function dropOtherLock(values: Map<OptionName, Choice>, given: RawOptions, layers: readonly Layer[]): void {
  const nearness = (names: readonly OptionName[]): number =>
    names.some((name) => given.has(name))
      ? layers.length
      : layers.findLastIndex(({ section }) => names.some((name) => section[name] !== undefined));
  const [passphrase, keys] = [nearness(BY_PASSPHRASE), nearness(BY_KEYS)];
  // If both are in one place, both were meant. The reader of the options reports that they exclude each other.
  if (passphrase === keys) return;
  for (const name of passphrase > keys ? BY_KEYS : BY_PASSPHRASE) values.delete(name);
}

/** Values in a file for all modes that this run does not use. As inputs, they are refused. */
function dropUnused(
  mode: Mode,
  name: DatabaseName | undefined,
  values: Map<OptionName, Choice>,
  { config }: ConfigFile,
): void {
  if (mode !== 'backup' && mode !== 'doctor') return;
  const key = name === undefined ? undefined : entryOf(config, name);
  if (key !== undefined && config.databases[key]?.commands !== undefined) values.delete('database');
}
