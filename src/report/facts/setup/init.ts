import type { Finding } from '../../../core/finding.ts';
import type { RunFacts } from '../run.ts';

/** What became of a file of the setup. */
export type FileOutcome = 'written' | 'replaced' | 'unchanged' | 'kept';

/** What became of a secret of the setup. `file`: its value is in a file, and a command sets it from there. */
export type SecretOutcome = 'set' | 'set-in-repository' | 'file' | 'kept';

export interface InitReport extends RunFacts {
  readonly mode: 'init';
  /** What the tests of the connections saw, as in `doctor`. */
  readonly findings: readonly Finding[];
  readonly files: readonly { readonly path: string; readonly outcome: FileOutcome; readonly purpose: string }[];
  readonly secrets: readonly {
    readonly name: string;
    /** Undefined for a secret of the repository. */
    readonly environment: string | undefined;
    readonly outcome: SecretOutcome;
    readonly holds: string;
  }[];
  /** Who is told about problems, without an address. Undefined if the run ended before that was known. */
  readonly alerts?: { readonly told: readonly string[]; readonly hasHeartbeat: boolean } | undefined;
  /** Commands that are left for the user, without a value in them. */
  readonly commands: readonly string[];
  /** The folder with private keys and the recovery sheet. */
  readonly privateFolder?: string;
}
