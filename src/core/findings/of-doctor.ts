import type { DatabaseName } from '../format/database-name.ts';

/** Without values. */
export type Bare = Readonly<Record<never, never>>;

/** A sentence of an error, with what to do. */
export interface ErrorText {
  readonly message: string;
  readonly advice: string | undefined;
}

/** What any examination can end with. */
export interface GeneralFacts {
  readonly error: ErrorText;
  readonly 'not-given': { readonly options: readonly string[] };
  readonly 'not-tried': { readonly after: string; readonly because: 'failed' | 'endless' };
}

/** What is seen of this machine. */
export interface MachineFacts {
  readonly program: { readonly name: string; readonly version: string; readonly node: string };
  readonly host: {
    readonly runner: 'github-hosted' | 'self-hosted' | null;
    readonly system: string;
    readonly architecture: string;
    readonly cores: number;
  };
  readonly memory: { readonly availableBytes: number };
  readonly space: { readonly freeBytes: number; readonly folder: string; readonly of: 'workspace' | 'destination' };
  readonly 'recovery-program': { readonly path: string | null };
}

/** What is seen of variables of the environment. */
export interface EnvironmentFacts {
  readonly 'variables-fine': Bare;
  readonly 'variable-empty': Bare;
  readonly 'variable-quoted': Bare;
  readonly 'variable-spaced': Bare;
  readonly 'variable-without-effect': Bare;
  readonly 'variable-unread': { readonly meant: string };
}

/** What is seen of keys. Names of keys are those that every message has. */
export interface KeyFacts {
  readonly 'can-encrypt': { readonly to: readonly string[] };
  readonly 'can-sign': { readonly fingerprint: string };
  /** Sentences of `openpgp/` about keys that end soon. */
  readonly 'key-warnings': { readonly warnings: readonly string[] };
  readonly 'passphrase-given': Bare;
  readonly 'key-unlocked': Bare;
  readonly 'roles-kept': Bare;
  readonly 'keys-accepted': { readonly names: readonly string[] };
  readonly 'keys-fit': Bare;
  readonly 'signer-not-accepted': { readonly key: string; readonly by: string; readonly fingerprint: string };
  readonly 'no-pair': { readonly opens: readonly string[]; readonly encryptedTo: readonly string[] };
}

/** What is seen of the newest backup. */
export interface StoredBackupFacts {
  readonly 'no-backup': Bare;
  readonly 'other-databases': {
    readonly name: DatabaseName;
    readonly others: readonly string[];
    /** The number of names that were cut. */
    readonly more: number;
  };
  readonly 'newest-backup': {
    readonly id: string;
    readonly ageMs: number;
    readonly engine: string;
    readonly serverVersion: string;
    /** How many recovery keys open it. 0: a passphrase does. */
    readonly recipients: number;
  };
  readonly 'signature-accepted': Bare;
  readonly 'not-signed': Bare;
  readonly 'no-signers': Bare;
  readonly 'roles-as-in-backup': Bare;
  readonly 'opens-backup': Bare;
}

/** What is seen of a verification's containment and its server. */
export interface VerificationFacts {
  readonly 'containment-possible': { readonly how: 'root' | 'user' | 'sudo' };
  /** A run installs what is missing. */
  readonly 'containment-installable': { readonly install: string };
  /** It is missing, and `trust-source` accepts that. */
  readonly 'containment-waived': ErrorText;
  readonly 'server-unknown': Bare;
}

/** What `init` sees of channels for alerts. */
export interface AlertFacts {
  readonly 'message-accepted': Bare;
  readonly 'issues-on': Bare;
  readonly 'issues-off': Bare;
}
