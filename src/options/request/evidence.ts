import type { DatabaseName } from '../../core/format/database-name.ts';
import type { PrivateKeySpec } from '../../core/keys/key-material.ts';
import type { Period } from '../../core/planning/schedule/period.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { ExpectedIdentity, SigstoreServices } from '../../ports/sigstore.ts';
import type { WorkflowSpec } from '../../ports/workflow-runs.ts';
import type { RetentionKeys } from './retention.ts';

export interface EvidenceRequest extends RetentionKeys {
  readonly mode: 'evidence';
  /** undefined: every database at any of the destinations. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
  readonly period: Period;
  /** A folder that does not exist yet. */
  readonly evidence: string;
  /** Signs the index. */
  readonly verifierKey: PrivateKeySpec | undefined;
  /** Sign the index with the identity of the workflow too. */
  readonly sigstore: SigstoreServices | undefined;
  /** The workflows whose runs are compared with what is stored. */
  readonly workflows: readonly WorkflowSpec[];
  /** IANA name of the time zone in which the workflows' schedules are. */
  readonly scheduleTimeZone: string;
  readonly keepRecordsMs: number;
  readonly timeoutMs: number | undefined;
}

export interface VerifyEvidenceRequest extends RetentionKeys {
  readonly mode: 'verify-evidence';
  /** A folder or a zip file. */
  readonly evidence: string;
  /** Accept an index that nobody signed. */
  readonly allowUnsigned: boolean;
  /** Undefined: a Sigstore bundle is not checked. */
  readonly sigstore: ExpectedIdentity | undefined;
}
