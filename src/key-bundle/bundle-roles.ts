import { RestorableError } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';

/** The jobs that have a bundle. */
export const BUNDLE_ROLES = ['backup', 'verify'] as const;
export type BundleRole = (typeof BUNDLE_ROLES)[number];

/** The options that a bundle of a role can hold: all keys of its job. A backup job never holds the recovery key. */
export const BUNDLE_OPTIONS = {
  backup: ['encrypt-to', 'passphrase', 'runner-key', 'runner-key-passphrase', 'signers', 'verifiers'],
  verify: [
    'decrypt-with',
    'key-passphrase',
    'passphrase',
    'signers',
    'verifier-key',
    'verifier-key-passphrase',
    'verifiers',
  ],
} as const;
export type BundleOption = (typeof BUNDLE_OPTIONS)[BundleRole][number];

/** Everything that a job needs in one secret, except the database's URL. */
export interface KeyBundle {
  readonly role: BundleRole;
  readonly options: ReadonlyMap<BundleOption, Secret>;
  /** Variables for the drivers of storages. Nothing else gets them. */
  readonly environment: ReadonlyMap<string, Secret>;
}

const HINT =
  'Copy the complete line of `backup.bundle` or `verify.bundle` again, or give the path of the file. `restorable keygen` writes both.';

/** An error about a bundle. Its message continues "`key-bundle`". */
export function invalidBundle(what: string, hint: string = HINT): RestorableError {
  return new RestorableError('KEY_BUNDLE_INVALID', `\`key-bundle\` ${what}.`, { hint });
}
