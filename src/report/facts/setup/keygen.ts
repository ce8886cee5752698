import type { RunFacts } from '../run.ts';

export interface KeygenReport extends RunFacts {
  readonly mode: 'keygen';
  readonly keys: readonly {
    readonly role: 'recovery' | 'runner' | 'verifier';
    readonly fingerprint: string;
    readonly userId: string;
    readonly publicPath: string;
    readonly privatePath: string;
    readonly belongs: string;
  }[];
  readonly bundles: readonly {
    readonly role: 'backup' | 'verify';
    readonly path: string;
    /** Names of the storage credentials in it. */
    readonly variables: readonly string[];
    readonly belongs: string;
  }[];
}
