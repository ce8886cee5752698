import type { Unlock } from '../../core/keys/key-material.ts';
import type { Scenario } from '../../core/scenario.ts';
import type { HistoryQuestion } from './history.ts';
import type { ReadRequest, VerifyRequest } from './recovery.ts';

/** A recovery by the stored instructions, with stock tools. */
export interface DrillRequest
  extends Omit<ReadRequest, 'unlock' | 'tunnel'>,
    Pick<VerifyRequest, 'limits' | 'checks' | 'ignore' | 'digest' | 'digestTimeoutMs' | 'integrityTimeoutMs'>,
    Pick<VerifyRequest, 'rtoMs' | 'rpoMs' | 'verifierKey' | 'verifiers' | 'allowUnsigned'> {
  readonly mode: 'drill';
  readonly scenario: Scenario;
  /** MySQL and MariaDB: the database that the commands create. */
  readonly restoreAs: string | undefined;
  /** Undefined: a person types it in (scenario `key-from-safe`). */
  readonly unlock: Unlock | undefined;
}

/** The recovery of one database as a page, rendered from the configuration and the last measured times. */
export interface RunbookRequest extends HistoryQuestion {
  readonly mode: 'runbook';
  readonly restoreAs: string | undefined;
  /** Who is called. */
  readonly contacts: readonly string[];
  /** Path of a file for it: Markdown if it ends with `.md`, otherwise plain text. */
  readonly output: string | undefined;
  readonly timeoutMs: number | undefined;
}
