import type { DestinationOutcome } from '../../core/planning/chain/destination-outcome.ts';
import type { RunFacts } from './run.ts';

/** A shipment that is committed somewhere. */
export interface ShipmentSummary {
  readonly id: string;
  readonly database: string;
  readonly engine: string;
  /** The backup at which the line of shipments begins. */
  readonly base: string;
  /** The shipment that it continues. Null for the first of a line. */
  readonly follows: string | null;
  /** Where the line before it ended, if this one begins a new line: moments between can't be restored. Otherwise null. */
  readonly gapSince: string | null;
  /** ISO times: any moment between them can be restored. */
  readonly from: string;
  readonly to: string;
  readonly transactions: number;
  readonly precision: 'microseconds' | 'seconds';
  readonly rawBytes: number;
  readonly storedBytes: number;
}

export interface ShipReport extends RunFacts {
  readonly mode: 'ship';
  /** Undefined if nothing was committed. */
  readonly shipment: ShipmentSummary | undefined;
  /** With `drop-slot`: the slot, and whether there was one. */
  readonly dropped: { readonly slot: string; readonly existed: boolean } | undefined;
  readonly destinations: readonly DestinationOutcome[];
}
