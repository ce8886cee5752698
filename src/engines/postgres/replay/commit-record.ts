import { WalFlaw } from './wal-flaw.ts';
import { lsnText } from './wal-form.ts';
import type { WalRecord } from './wal-scanner.ts';

const OF_TRANSACTIONS = 1;
const KIND_BITS = 0x70;
const COMMIT = 0x00;
const COMMIT_PREPARED = 0x30;

/** What can be before the data of a record (`xlogrecord.h`), with its length. */
const DATA_SHORT = 255;
const DATA_LONG = 254;
const ORIGIN = 253;
const TOP_LEVEL = 252;

/** From 1970 to 2000, in which the server's time begins. */
const EPOCH_US = 946_684_800_000_000n;
/** In the year 2255. */
const LATEST_US = BigInt(Number.MAX_SAFE_INTEGER);

/** @returns when the transaction was committed, in microseconds since 1970. Undefined if it is not the record of a commit */
export function commitTimeOf({ manager, info, head, start }: WalRecord): number | undefined {
  const kind = info & KIND_BITS;
  if (manager !== OF_TRANSACTIONS || (kind !== COMMIT && kind !== COMMIT_PREPARED)) return undefined;
  const at = dataStart(head);
  if (at === undefined || at + 8 > head.length) throw new WalFlaw('damaged', lsnText(start));
  const time = head.readBigInt64LE(at) + EPOCH_US;
  if (time < 0n || time > LATEST_US) throw new WalFlaw('damaged', lsnText(start));
  return Number(time);
}

/** Where the data of a record begins that is not about pages. */
export function dataStart(head: Buffer): number | undefined {
  let at = 0;
  while (at < head.length) {
    const block = head.readUInt8(at);
    if (block === DATA_SHORT) return at + 2;
    if (block === DATA_LONG) return at + 5;
    if (block !== ORIGIN && block !== TOP_LEVEL) return undefined;
    at += block === ORIGIN ? 3 : 5;
  }
  return undefined;
}

/** The precision of commit times: PostgreSQL writes microseconds in each record. */
export const EXACT = { last: 'microseconds', next: 'microseconds' } as const;
