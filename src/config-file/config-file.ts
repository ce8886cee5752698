import { basename } from 'node:path';
import type { z } from 'zod';
import { RestorableError } from '../core/errors.ts';
import { readInputFile } from '../options/files.ts';
import { findOption } from '../options/options.ts';
import { ONCE } from '../options/readers.ts';
import { didYouMean } from '../options/text/suggest.ts';
import { type CheckedFile, requireKnownNames } from './config-references.ts';
import { type Config, configSchema, knownKeys } from './schema/config-schema.ts';
import { whyNotInFile, whyOnlyInModes } from './schema/file-keys.ts';
import type { Substitution } from './substitute.ts';
import { parseYaml, type YamlDocument } from './yaml-document.ts';

/** The configuration file, read and checked. */
export interface ConfigFile extends CheckedFile {
  /** The file and the line of a value. */
  place(path: readonly PropertyKey[]): string;
  /** A value as written in the file, on its own lines. */
  source(path: readonly PropertyKey[]): string;
}

/** A file whose values are read, with the variables that they name. */
export interface FileReading extends Substitution {
  readonly file: ConfigFile;
}

/** Represents bytes that are not UTF-8. */
const UNREADABLE = '\u{FFFD}';
const HINT = 'docs/configuration.md has every key with an example.';

/** @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID; no value of the file is repeated */
export function readConfigFile(path: string): ConfigFile {
  const document = readDocument(path);
  const parsed = configSchema.safeParse(document.value ?? {}, ONCE);
  if (!parsed.success) throw explain(parsed.error.issues, document);
  // The schema is built from the table of options. TypeScript sees only the names.
  const file = fileOf(parsed.data as Config, document);
  requireKnownNames(file);
  return file;
}

/** Reads a file without looking at its content. @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID */
export function readDocument(path: string): YamlDocument {
  const text = readInputFile('config', path);
  if (!text.includes(UNREADABLE)) return parseYaml(text, path);
  throw new RestorableError('INPUT_INVALID', `${basename(path)} is not valid UTF-8 text.`, {
    hint: 'Save it as UTF-8: another encoding would change its letters.',
  });
}

/** A configuration with the places of its values. */
export function fileOf(config: Config, document: YamlDocument): ConfigFile {
  return {
    config,
    invalid: (at, message, hint) => errorAt(at, message, hint, document),
    place: document.place,
    source: document.source,
  };
}

function explain(issues: readonly z.core.$ZodIssue[], document: YamlDocument): RestorableError {
  const found = issues.map(deepest);
  // A misspelled key is also a missing one: the key that is there is more informative than the one that is not.
  const issue = found.find(({ code }) => code === 'unrecognized_keys') ?? found[0];
  const path = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys') return unknownKey(path, issue.keys[0] ?? '', document);
  if (issue?.code === 'invalid_key') {
    return errorAt(path, issue.issues[0]?.message ?? 'is not a valid name', HINT, document);
  }
  if (issue?.code === 'invalid_type' && valueAt(document.value ?? {}, path) === undefined) {
    return errorAt(path, 'is missing', HINT, document);
  }
  if (issue?.code === 'invalid_type' && issue.expected === 'object') {
    return errorAt(path, `must have keys: ${knownKeys(path).join(', ')}`, HINT, document);
  }
  if (valueAt(document.value, path) === null)
    return errorAt(path, 'is empty: give it a value or remove it', HINT, document);
  return errorAt(path, issue?.message ?? 'is not valid', hintOf(issue, path), document);
}

/** If several forms are allowed, the objections to the form that was meant. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const meant = issue.errors.find(([first]) => first !== undefined && !isOtherForm(first));
  const [inner] = meant ?? [];
  return inner === undefined ? issue : deepest({ ...inner, path: [...issue.path, ...inner.path] });
}

function isOtherForm({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

function unknownKey(path: readonly PropertyKey[], key: string, document: YamlDocument): RestorableError {
  const at = [...path, key];
  const inSection = path[0] === 'defaults' || path[0] === 'databases';
  const why = inSection ? whyNotInFile(key) : undefined;
  if (why !== undefined) return errorAt(at, 'does not belong in the file', why, document);
  const whyElsewhere = inSection && path.at(-2) !== 'modes' ? whyOnlyInModes(key) : undefined;
  if (whyElsewhere !== undefined) return errorAt(at, 'is not for all modes', whyElsewhere, document);
  const option = findOption(key);
  if (path.at(-2) === 'modes' && option !== undefined) {
    const modes = option.modes.map((mode) => `\`${mode}\``).join(', ');
    return errorAt(at, `is not an option of \`${String(path.at(-1))}\``, `It is an option of ${modes}.`, document);
  }
  return errorAt(at, 'is not known', didYouMean(key, knownKeys(path)), document);
}

function hintOf(issue: z.core.$ZodIssue | undefined, path: readonly PropertyKey[]): string {
  const own: unknown = issue?.code === 'custom' ? issue.params?.['hint'] : undefined;
  if (typeof own === 'string') return own;
  const name = path.findLast((part) => typeof part === 'string');
  const option = name === undefined || path[0] === 'destinations' ? undefined : findOption(name);
  if (option === undefined) return HINT;
  return `${option.description}${option.example === undefined ? '' : ` For example: ${option.example}`}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function errorAt(path: readonly PropertyKey[], message: string, hint: string, document: YamlDocument): RestorableError {
  const shown = path.map((part) => visible(String(part))).join('.');
  const subject = shown === '' ? 'the file' : `\`${shown}\``;
  return new RestorableError('INPUT_INVALID', `${document.place(path)}: ${subject} ${message}.`, { hint });
}

/** A key may be anything, including a misplaced secret. Only plain words are repeated. */
function visible(part: string): string {
  return /^[\w.@/-]{1,64}$/.test(part) ? part : '?';
}
