import type { DatabaseName } from '../../core/format/database-name.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../../core/keys/key-material.ts';
import type { Selector } from '../../core/planning/retention/catalog-trust.ts';
import type { RetentionPolicy } from '../../core/planning/retention/policy.ts';
import type { Secret } from '../../core/secret.ts';
import type { DestinationSpec } from '../../ports/destination.ts';

/** The signers whose manifests, verifications, releases and records of removal are accepted. */
export interface RetentionKeys {
  /** Empty, and no passphrase: every manifest counts. For a backup: manifests signed by its own key. */
  readonly signers: readonly ArmoredPublicKey[];
  /** The keys derived from it are accepted signers and verifiers too. */
  readonly passphrase?: Secret | undefined;
  /** Empty: every verification is accepted if there is no passphrase either, and no release. */
  readonly verifiers: readonly ArmoredPublicKey[];
}

export interface RetentionRules {
  readonly policy: RetentionPolicy;
  /** Remove although the last verification failed. */
  readonly allowFailedVerification: boolean;
  /** Records of verifications of removed backups are kept this long. */
  readonly keepRecordsMs: number;
}

export interface PruneRequest extends RetentionKeys, RetentionRules {
  readonly mode: 'prune';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  /** Signs the records of what is removed; without them, a removal can't be distinguished from a theft. */
  readonly verifierKey: PrivateKeySpec | undefined;
  /** Treat missing backups without a record of removal as lost, and sign that. */
  readonly acceptMissing: boolean;
  /** Report what would be done, and do nothing. */
  readonly dryRun: boolean;
  readonly timeoutMs: number | undefined;
}

export interface HoldRequest {
  readonly mode: 'hold' | 'release';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly backup: Selector;
  readonly reason: string;
  readonly verifierKey: PrivateKeySpec | undefined;
}
