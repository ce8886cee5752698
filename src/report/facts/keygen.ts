import type { RunFacts } from './run.ts';

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
}
