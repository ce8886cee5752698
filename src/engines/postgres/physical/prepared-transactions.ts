import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';

/** A fact about the source: its max_prepared_transactions. */
export const PREPARED_TRANSACTIONS = 'source.prepared-transactions';

/** How many transactions the source could prepare, which a server that recovers its cluster must be able to hold. */
export function preparedTransactionsOf({ facts }: Fingerprint): number {
  const text = facts[PREPARED_TRANSACTIONS];
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
