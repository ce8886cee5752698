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

/** The bundles of the two jobs: each key once, where it belongs. */
export function jobBundles({ recovery, runner, verifier }: JobKeys, credentials: JobCredentials): readonly KeyBundle[] {
  const signers = new Secret(runner.armoredPublic);
  const verifiers = new Secret(verifier.armoredPublic);
  return [
    {
      role: 'backup',
      options: new Map([
        ['encrypt-to', new Secret(recovery.armoredPublic)],
        ['runner-key', runner.armoredPrivate],
        ['signers', signers],
        ['verifiers', verifiers],
      ]),
      environment: credentials.backup,
    },
    {
      role: 'verify',
      options: new Map([
        ['decrypt-with', recovery.armoredPrivate],
        ['signers', signers],
        ['verifier-key', verifier.armoredPrivate],
        ['verifiers', verifiers],
      ]),
      environment: credentials.verify,
    },
  ];
}
