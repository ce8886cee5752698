import { Secret } from '../core/secret.ts';
import type { BundleRole, KeyBundle } from './bundle-roles.ts';

/** An armored key pair. */
export interface KeyPair {
  readonly armoredPublic: string;
  readonly armoredPrivate: Secret;
}

/** The three key pairs of a database's backups. */
export type JobKeys = Readonly<Record<'recovery' | 'runner' | 'verifier', KeyPair>>;

/** Variables for the drivers of storages, by the job that gets them. */
export type JobCredentials = Readonly<Record<BundleRole, ReadonlyMap<string, Secret>>>;

type PublicHalf = Pick<KeyPair, 'armoredPublic'>;

/** The bundles of the two jobs: each key once, where it belongs. */
export function jobBundles(keys: JobKeys, credentials: JobCredentials): readonly KeyBundle[] {
  return [backupBundle(keys, credentials.backup), verifyBundle(keys, credentials.verify)];
}

/** The bundle of the backup job, which never needs the recovery key's private half. */
export function backupBundle(
  keys: { readonly recovery: PublicHalf; readonly runner: KeyPair; readonly verifier: PublicHalf },
  environment: KeyBundle['environment'],
): KeyBundle {
  return {
    role: 'backup',
    options: new Map([
      ['encrypt-to', new Secret(keys.recovery.armoredPublic)],
      ['runner-key', keys.runner.armoredPrivate],
      ['signers', new Secret(keys.runner.armoredPublic)],
      ['verifiers', new Secret(keys.verifier.armoredPublic)],
    ]),
    environment,
  };
}

/** The bundle of the verify job. */
export function verifyBundle(
  keys: { readonly recovery: Pick<KeyPair, 'armoredPrivate'>; readonly runner: PublicHalf; readonly verifier: KeyPair },
  environment: KeyBundle['environment'],
): KeyBundle {
  return {
    role: 'verify',
    options: new Map([
      ['decrypt-with', keys.recovery.armoredPrivate],
      ['signers', new Secret(keys.runner.armoredPublic)],
      ['verifier-key', keys.verifier.armoredPrivate],
      ['verifiers', new Secret(keys.verifier.armoredPublic)],
    ]),
    environment,
  };
}
