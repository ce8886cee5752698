import type { ReplayFact } from '../../core/checks/facts.ts';
import { plural } from '../format.ts';

/** What was replayed, and up to where. */
export function describeReplay({ base, to, shipments, transactions }: ReplayFact): string {
  const log = `${plural(transactions, 'transaction')} in ${plural(shipments, 'shipment')}`;
  return `${base} was restored, and the log replayed up to ${to} (${log})`;
}
