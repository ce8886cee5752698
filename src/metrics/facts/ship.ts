import type { ShipReport } from '../../report/facts/ship.ts';
import { type Sample, samplesOf, secondsAt } from '../sample.ts';

/** Of a shipment that is committed. */
export function samplesOfShipment({ shipment, startedAt, durationMs }: ShipReport): Sample[] {
  if (shipment === undefined) return [];
  const { to, transactions, rawBytes, storedBytes } = shipment;
  const endedAt = new Date(Date.parse(startedAt) + durationMs).toISOString();
  return [
    ...samplesOf('restorable_log_last_reached_timestamp_seconds', secondsAt(to)),
    ...samplesOf('restorable_log_last_completion_timestamp_seconds', secondsAt(endedAt)),
    ...samplesOf('restorable_log_last_transactions', transactions),
    ...samplesOf('restorable_log_last_size_bytes', rawBytes),
    ...samplesOf('restorable_log_last_stored_bytes', storedBytes),
  ];
}
