import { existsSync } from 'node:fs';
import { Secret } from '../../core/secret.ts';
import { type BundleOption, type BundleRole, invalidBundle, type KeyBundle } from '../../key-bundle/bundle-roles.ts';
import { holdsBundle } from '../../key-bundle/bundle-text.ts';
import { readKeyBundle } from '../../key-bundle/key-bundle.ts';
import { readInputFile } from '../../options/files.ts';
import type { Mode } from '../../options/mode.ts';
import { type OptionName, optionsOf, type RawOptions } from '../../options/options.ts';
import type { Mask } from '../../options/parse-environment.ts';
import type { BundleUse } from '../../options/request/request.ts';
import { secretsIn } from '../../secrets/secrets.ts';

/** Options with those that come from a key bundle. */
export interface BundleOptions {
  readonly raw: RawOptions;
  readonly bundle: BundleUse | undefined;
}

/** The job whose bundle a mode needs. The others read signers and verifiers, which both have. */
const ROLE_OF: Readonly<Partial<Record<Mode, BundleRole>>> = {
  backup: 'backup',
  verify: 'verify',
  restore: 'verify',
  drill: 'verify',
};

/** Given options that replace parts of a bundle besides those with the same name: one kind of lock, and a key with its passphrase. */
const REPLACED_BY: Readonly<Partial<Record<BundleOption, readonly OptionName[]>>> = {
  'encrypt-to': ['passphrase'],
  'decrypt-with': ['passphrase'],
  'key-passphrase': ['passphrase', 'decrypt-with'],
  passphrase: ['encrypt-to', 'decrypt-with'],
  'runner-key-passphrase': ['runner-key'],
  'verifier-key-passphrase': ['verifier-key'],
};

/**
 * Adds the parts of `key-bundle` to the given options, which replace them. Masks all of it before anything can fail.
 * @param given without those that are empty, with those of the configuration file
 * @throws {RestorableError} KEY_BUNDLE_INVALID, FILE_UNREADABLE
 */
export function withBundleOptions(mode: Mode, given: RawOptions, mask: Mask): BundleOptions {
  const value = given.get('key-bundle');
  if (value === undefined) return { raw: given, bundle: undefined };
  const bundle = readKeyBundle(textOf(value, mask), namedVariables(given.get('destination')));
  requireRole(mode, bundle);
  const supported: readonly OptionName[] = optionsOf(mode);
  const raw = new Map(given);
  for (const [name, text] of bundle.options) {
    const isReplaced = [name, ...(REPLACED_BY[name] ?? [])].some((each) => given.has(each));
    if (supported.includes(name) && !isReplaced) raw.set(name, text.reveal());
  }
  return {
    raw,
    bundle: { holdsRecoveryKey: bundle.options.has('decrypt-with'), environment: bundle.environment },
  };
}

function textOf(value: string, mask: Mask): string {
  const path = value.trim();
  if (holdsBundle(value) && !existsSync(path)) return value;
  // The path of a file is shown; a word that is neither may be a secret in a wrong place.
  const text = readInputFile('key-bundle', path, /\.\w{1,10}$/.test(path));
  for (const secret of secretsIn(new Map([['key-bundle', text]]))) mask(new Secret(secret));
  return text;
}

function requireRole(mode: Mode, { role }: KeyBundle): void {
  const needed = ROLE_OF[mode];
  if (needed === undefined || needed === role) return;
  throw invalidBundle(
    `is the bundle of the ${role} job, and this is \`${mode}\``,
    needed === 'backup'
      ? 'Give `backup.bundle`. A backup job must not hold the recovery key: remove the other bundle from the secrets that it can read.'
      : 'Give `verify.bundle`: a backup bundle holds nothing that decrypts.',
  );
}

/** The variables that destinations name by `env=` and `sse-c-key-env=`. An s3: destination names the beginning of several. */
function namedVariables(destinations = ''): string[] {
  return destinations.split(/\r?\n/).flatMap((line) => {
    const parameters = new URLSearchParams(line.slice(line.indexOf('?') + 1));
    return ['env', 'sse-c-key-env'].flatMap((name) => parameters.get(name) ?? []);
  });
}
