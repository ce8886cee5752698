import type { Unlock } from '../core/key-material.ts';
import type { Scenario } from '../core/scenario.ts';
import type { ReadRequest, VerifyRequest } from './request.ts';

/** A recovery by the stored instructions, with stock tools. */
export interface DrillRequest
  extends Omit<ReadRequest, 'unlock' | 'tunnel'>,
    Pick<VerifyRequest, 'limits' | 'checks' | 'ignore' | 'digest' | 'digestTimeoutMs' | 'integrityTimeoutMs'>,
    Pick<VerifyRequest, 'rtoMs' | 'rpoMs' | 'verifierKey' | 'verifiers' | 'allowUnsigned'> {
  readonly mode: 'drill';
  readonly scenario: Scenario;
  /** Undefined: a person types it in (scenario `key-from-safe`). */
  readonly unlock: Unlock | undefined;
}
