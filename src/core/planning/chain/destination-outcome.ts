import type { ErrorFacts } from '../../errors.ts';
import type { ChainFlaw } from './chain-flaw.ts';

/** Why a destination lacks what the run wrote. */
export type DestinationProblem =
  | ({ readonly why: 'error' } & ErrorFacts)
  /** It lacks what the backup builds on. */
  | { readonly why: 'out-of-sync'; readonly flaw: ChainFlaw }
  /** The run ended before its commit there. */
  | { readonly why: 'not-committed' }
  /**
   * A prune removed what the backup builds on at the same time, so the commit was rolled back. `left`: why the manifest could not be
   * deleted.
   */
  | { readonly why: 'parent-removed'; readonly id: string; readonly left?: ErrorFacts }
  /** It is committed, but whether everything exists that it builds on could not be checked. */
  | { readonly why: 'parents-unknown'; readonly error: ErrorFacts };

/** `failed`: it had an error; `too-slow`: it held the others back; `out-of-sync`: it lacks what this backup builds on. */
export type LackOutcome = 'failed' | 'too-slow' | 'out-of-sync';

/** What became of a backup, or of a shipment of a log, at one destination. */
export type DestinationOutcome =
  | { readonly label: string; readonly outcome: 'committed' }
  | { readonly label: string; readonly outcome: LackOutcome; readonly problem: DestinationProblem };
