import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { JsonError, parseJson } from '../core/format/strict-json.ts';
import { Secret } from '../core/secret.ts';
import { findOption } from '../options/options.ts';
import { didYouMean, nearest } from '../options/text/suggest.ts';
import { STORAGE_VARIABLES, storageVariable } from '../ports/storage-variables.ts';
import {
  BUNDLE_OPTIONS,
  BUNDLE_ROLES,
  type BundleOption,
  type BundleRole,
  invalidBundle,
  type KeyBundle,
} from './bundle-roles.ts';

const VERSION = 1;
const PARTS = ['restorable-bundle', 'role', 'options', 'environment'] as const;
const texts = z.record(
  z.string(),
  z.string().refine((text) => text.trim() !== ''),
);
const schema = z.strictObject({
  'restorable-bundle': z.literal(VERSION),
  role: z.enum(BUNDLE_ROLES),
  options: texts,
  environment: texts.optional(),
});
const versionSchema = z.looseObject({ 'restorable-bundle': z.number() });

/**
 * Reads the document in a bundle.
 * @throws {RestorableError} KEY_BUNDLE_INVALID
 */
export function parseBundle(bytes: Uint8Array, named: readonly string[]): KeyBundle {
  const document = readDocument(bytes);
  refuseLostName(document);
  const { role, options, environment = {} } = readParts(document);
  return {
    role,
    options: readOptions(role, options),
    environment: readEnvironment(environment, named),
  };
}

function readDocument(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    // Without the cause, whose message could quote the text. After a gap, the rest is moved by some bits, and is no text.
    const isCut = bytes.at(-1) !== 0x7d && isUtf8(bytes);
    throw invalidBundle(isCut ? 'is cut off: its end is missing' : 'is damaged: a part of it is missing or changed');
  }
}

/** The schema's reader leaves out this one name, and every other unknown one is an error. */
function refuseLostName(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, '__proto__')) throw invalidBundle('has an unknown part `__proto__`');
  Object.values(value).forEach(refuseLostName);
}

function readParts(document: unknown): z.infer<typeof schema> {
  const version = versionSchema.safeParse(document).data?.['restorable-bundle'];
  if (version !== undefined && version !== VERSION) {
    throw invalidBundle(
      `has version ${version}, and this program reads version ${VERSION}`,
      'Use the version of this program that wrote it, or a newer one.',
    );
  }
  const { data, error } = schema.safeParse(document);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    throw invalidBundle(`has an unknown part \`${shown(key)}\``, didYouMean(key, PARTS));
  }
  if (issue?.path[0] === 'role') {
    throw invalidBundle('has an unknown role', `Roles are ${BUNDLE_ROLES.join(' and ')}.`);
  }
  const place = issue?.path.map((part) => shown(String(part))).join('.') ?? '';
  throw invalidBundle(place === '' ? 'is not a document with names' : `has no text, or an empty one, in \`${place}\``);
}

function readOptions(role: BundleRole, options: Readonly<Record<string, string>>): Map<BundleOption, Secret> {
  const allowed: readonly BundleOption[] = BUNDLE_OPTIONS[role];
  const found = new Map<BundleOption, Secret>();
  for (const [name, value] of Object.entries(options)) {
    const option = allowed.find((each) => each === name);
    if (option === undefined) throw optionNotAllowed(role, name, allowed);
    // A path would be one of the machine that wrote the bundle.
    if (findOption(option)?.secrecy === 'keys' && !value.includes('-----BEGIN PGP ')) {
      throw invalidBundle(
        `has no armored key in \`${option}\``,
        'A bundle holds the keys themselves, not their paths.',
      );
    }
    found.set(option, new Secret(value));
  }
  return found;
}

function optionNotAllowed(role: BundleRole, name: string, allowed: readonly BundleOption[]) {
  if (role === 'backup' && (name === 'decrypt-with' || name === 'key-passphrase')) {
    return invalidBundle(
      `is the bundle of a backup job, and contains \`${name}\``,
      'A backup job must not hold the recovery key. Put it into the bundle of the verify job only.',
    );
  }
  return invalidBundle(`has an unknown option \`${shown(name)}\` for the role ${role}`, didYouMean(name, allowed));
}

function readEnvironment(environment: Readonly<Record<string, string>>, named: readonly string[]): Map<string, Secret> {
  const found = new Map<string, Secret>();
  for (const [name, value] of Object.entries(environment)) {
    if (storageVariable(name) === undefined && !named.includes(name)) {
      const guess = nearest(
        name,
        STORAGE_VARIABLES.map((each) => each.toLowerCase()),
      )?.toUpperCase();
      throw invalidBundle(
        `has the variable ${shown(name)}, which no storage driver reads`,
        guess === undefined
          ? 'A bundle holds credentials of storages, under the names that the page of the storage lists, or that a destination names by `env=`.'
          : `Did you mean ${guess}?`,
      );
    }
    if (value.includes('\0')) throw invalidBundle(`has a zero byte in ${shown(name)}`);
    found.set(name, new Secret(value));
  }
  return found;
}

/** A name from the document, if it looks like one of an option or a variable. Otherwise it may be a secret in a wrong place. */
function shown(name: string): string {
  return /^(?:[a-z_]+(?:-[a-z]+)*|[A-Z][A-Z_]*(?:_[A-Z0-9_]+)?)$/.test(name) && name.length <= 40 ? name : '?';
}
