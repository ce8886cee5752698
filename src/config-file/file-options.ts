import { failureOf } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import type { Mode } from '../options/mode.ts';
import type { OptionName, RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import type { OptionProblem } from '../options/request/doctor.ts';
import { invalid } from '../options/schema.ts';
import { WATCH_OPTIONS } from '../options/table/watch.ts';
import { didYouMean } from '../options/text/suggest.ts';
import { secretsIn } from '../secrets/secrets.ts';
import type { ConfigFile, FileReading } from './config-file.ts';
import { type Choice, type Choices, chooseFromFile } from './file-choice.ts';
import { destinationLine, isDestinationOf, lenientDestinationLine } from './file-destinations.ts';
import { located } from './located.ts';
import { channelLine } from './schema/channel-schema.ts';
import { lacksVariable, substituteLeniently, substituteValue } from './substitute.ts';

/** Options with those that come from the configuration file. */
export interface FileOptions {
  readonly raw: RawOptions;
  /** The name of each destination in the file, in the order of their lines. undefined for a URL. */
  readonly destinationNames: readonly (string | undefined)[];
  /** Options that could not be read. Only `doctor` continues without them. */
  readonly problems: readonly OptionProblem[];
  /** Runs a function with the options. An error about an option from the file states its location. */
  located<T>(work: () => T): T;
}

/**
 * Adds the file's options to the given ones, as texts in the form of inputs, for the same readers. Every secret in them
 * is masked before anything can fail.
 * @param given without those that are empty
 * @throws {RestorableError} INPUT_INVALID; with the location, without a value
 */
export function withFileOptions(
  mode: Mode,
  file: ConfigFile,
  given: RawOptions,
  environment: ParseEnvironment,
): FileOptions {
  // `matrix` reads names. It runs in a job that needs no secret, and therefore no variable.
  if (mode === 'matrix') return { raw: given, destinationNames: [], problems: [], located: (work) => work() };
  const options = { file, ...environment };
  const choices = chooseFromFile(mode, given, file);
  maskChosen(choices, given, options);
  const raw = new Map<string, string>(given);
  if (choices.name !== undefined) raw.set('name', choices.name);
  const problems: OptionProblem[] = [];
  const attempt = mode === 'doctor' ? tolerantly(problems) : <T>(_: OptionName, work: () => T): T => work();
  for (const [name, choice] of choices.values) {
    if (isDispensable(mode, name) && lacksVariable(listed(choice.value).join('\n'), environment.env)) continue;
    const text = attempt(name, () => textOf(name, choice, options));
    if (text !== undefined) raw.set(name, text);
  }
  const lines = destinationLines(choices, given, options, (name, from) =>
    attempt('destination', () => destinationLine(name, from)),
  );
  requireUrls(lines, file);
  if (lines.length > 0) raw.set('destination', lines.join('\n'));
  // A destination that can't be read has no line.
  const names = namesOfLines(choices, given, file);
  return {
    raw,
    problems,
    destinationNames: names.length === lines.length ? names : [],
    located: (work) => located(work, ({ message }) => placeOf(message, choices, file)),
  };
}

/** Modes that a person runs when they are needed, perhaps on a machine that has none of the jobs' secrets. */
const BY_HAND: readonly Mode[] = ['restore', 'drill', 'runbook', 'list', 'hold', 'release', 'check-destinations'];
/** Modes that need the verifier key for records of incidents only. */
const WITHOUT_KEY: readonly Mode[] = ['list', 'status', 'history', 'sync', 'page'];

/** What a mode does without if the file has a variable for it that is not set here: a key for records, or who is told of a problem. */
function isDispensable(mode: Mode, name: OptionName): boolean {
  if (name === 'verifier-key' || name === 'verifier-key-passphrase') return WITHOUT_KEY.includes(mode);
  return BY_HAND.includes(mode) && Object.hasOwn(WATCH_OPTIONS, name);
}

function namesOfLines({ destinations }: Choices, given: RawOptions, file: ConfigFile): (string | undefined)[] {
  const lines = given
    .get('destination')
    ?.split(/\r?\n/)
    .map((line) => line.trim());
  // Empty lines are no destinations.
  const named = lines?.filter((line) => line !== '').map((line) => (isDestinationOf(line, file) ? line : undefined));
  return named ?? [...destinations];
}

/** Collects what can't be read, instead of ending at the first. */
function tolerantly(problems: OptionProblem[]) {
  return <T>(option: OptionName, work: () => T): T | undefined => {
    try {
      return work();
    } catch (thrown) {
      problems.push({ option, error: failureOf(thrown, ['request']) });
      return undefined;
    }
  };
}

/** The given lines, each possibly the name of a destination of the file. Otherwise the file's selected destinations. */
function destinationLines(
  { destinations }: Choices,
  given: RawOptions,
  options: FileReading,
  lineOf: (name: string, options: FileReading) => string | undefined,
): string[] {
  const lines = given.get('destination');
  if (lines === undefined) return destinations.flatMap((name) => lineOf(name, options) ?? []);
  return lines.split(/\r?\n/).flatMap((line) => {
    const name = line.trim();
    return isDestinationOf(name, options.file) ? (lineOf(name, options) ?? []) : name;
  });
}

/** Text that looks like neither a URL nor a name of the file is a misspelled name. */
function requireUrls(lines: readonly string[], { config }: ConfigFile): void {
  const known = Object.keys(config.destinations ?? {});
  if (known.length === 0) return;
  for (const line of lines) {
    if (line === '' || line.includes(':')) continue;
    throw invalid('destination', 'A `destination` is neither a URL nor a name of `config`.', didYouMean(line, known));
  }
}

function maskChosen(choices: Choices, given: RawOptions, options: FileReading): void {
  maskTexts(choices.values, options);
  const lines = destinationLines(choices, given, options, lenientDestinationLine).join('\n');
  for (const secret of secretsIn(new Map([['destination', lines]]))) options.mask(new Secret(secret));
}

/** Masks what is secret in values of the file, with as many of their variables as are set. */
export function maskTexts(values: Choices['values'], { env, mask }: Pick<FileReading, 'env' | 'mask'>): void {
  const texts = [...values].map(
    ([name, { value }]) => [name, substituteLeniently(listed(value).join('\n'), env)] as const,
  );
  for (const secret of secretsIn(new Map(texts))) mask(new Secret(secret));
}

/** A value of the file as the text of its input. @throws {RestorableError} INPUT_INVALID for a variable that is not set */
export function textOf(name: OptionName, { value, path }: Choice, options: FileReading): string {
  // As written: SQL has its own uses for "$", and errors about a check name its line.
  if ((name === 'checks' || name === 'ignore') && typeof value === 'object') return options.file.source(path);
  const isList = typeof value === 'object';
  return listed(value)
    .map((item, at) => substituteValue(item, isList ? [...path, at] : path, options))
    .join('\n');
}

function listed(value: Choice['value']): string[] {
  return typeof value === 'object' ? value.map(channelLine) : [String(value)];
}

/** Messages name options in backquotes. The first one that came from the file is the subject. */
function placeOf(message: string, { values }: Choices, file: ConfigFile): string | undefined {
  for (const [, name = ''] of message.matchAll(/`([a-z-]+)`/g)) {
    const choice = values.get(name as OptionName);
    if (choice !== undefined) return file.place(choice.path);
  }
  return undefined;
}
