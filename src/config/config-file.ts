import type { z } from 'zod';
import { RestorableError } from '../core/errors.ts';
import { type Config, configSchema, knownKeys } from './config-schema.ts';
import { readInputFile } from './files.ts';
import { didYouMean } from './suggest.ts';
import { parseYaml, type YamlDocument } from './yaml-document.ts';

/** The configuration file, read and checked. */
export interface ConfigFile {
  readonly config: Config;
  /** An error about a value of the file, which says where it stands. */
  invalid(path: readonly PropertyKey[], message: string, hint: string): RestorableError;
}

const HINT = 'docs/configuration.md has every key with an example.';

/** @throws {RestorableError} FILE_UNREADABLE, INPUT_INVALID; no value of the file is repeated */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const document = await parseYaml(readInputFile('config', path), path);
  const parsed = configSchema.safeParse(document.value ?? {});
  if (!parsed.success) throw explain(parsed.error.issues, document);
  return {
    config: parsed.data,
    invalid: (at, message, hint) => errorAt(at, message, hint, document),
  };
}

function explain(issues: readonly z.core.$ZodIssue[], document: YamlDocument): RestorableError {
  // A misspelt key is also a missing one: what stands there tells more than what doesn't.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return errorAt([...path, key], 'is not known', didYouMean(key, knownKeys(path)), document);
  }
  if (issue?.code === 'invalid_type' && valueAt(document.value ?? {}, path) === undefined) {
    return errorAt(path, 'is missing', HINT, document);
  }
  if (issue?.code === 'invalid_type' && issue.expected === 'object') {
    return errorAt(path, `must hold keys: ${knownKeys(path).join(', ')}`, HINT, document);
  }
  return errorAt(path, issue?.message ?? 'is not valid', HINT, document);
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

/** A key may be anything, a secret in the wrong place too; what is no plain word is not repeated. */
function visible(part: string): string {
  return /^[\w.@/-]{1,64}$/.test(part) ? part : '?';
}
