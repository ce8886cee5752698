import { GtidSet } from './gtid-set.ts';
import { type LogPosition, LSN, lsnOf } from './log-position.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const NUMBER = '[1-9][0-9]{0,18}';
/** MySQL: the server's UUID, from 8.3 on also a tag, and a number. */
const MYSQL = new RegExp(`^${UUID}:(?:[a-z_][a-z0-9_]{0,31}:)?${NUMBER}$`);
/** MariaDB: the domain, the server and a number. */
const MARIADB = /^(\d{1,10})-\d{1,10}-(\d{1,20})$/;

/** A GTID of MySQL or MariaDB as the server writes it. Undefined for another text. */
export function gtidOf(text: string): string | undefined {
  const gtid = text.trim().toLowerCase();
  return MYSQL.test(gtid) || MARIADB.test(gtid) ? gtid : undefined;
}

/** An LSN as PostgreSQL writes it. Undefined for another text. */
export function lsnTextOf(text: string): string | undefined {
  const lsn = text.trim().toUpperCase();
  return LSN.test(lsn) ? lsn : undefined;
}

/**
 * Whether a transaction is before a position.
 * @param transaction as `gtidOf` or `lsnTextOf` returns it
 * @returns undefined if the position does not say: another server's notation, or a log without such ids
 */
export function isIncluded(transaction: string, position: LogPosition): boolean | undefined {
  if (position.kind === 'wal') {
    return LSN.test(transaction) ? lsnOf({ lsn: transaction }) < lsnOf(position) : undefined;
  }
  const { gtid } = position;
  if (gtid === null) return undefined;
  if (MYSQL.test(transaction)) return GtidSet.parse(gtid).has(transaction);
  const [, domain, sequence] = MARIADB.exec(transaction) ?? [];
  if (domain === undefined || sequence === undefined || gtid.includes(':')) return undefined;
  return isReached(gtid, BigInt(domain), BigInt(sequence));
}

/** Whether an LSN is that of a position: everything before it is before the position, and nothing else. */
export function isEndOf(transaction: string, position: LogPosition): boolean {
  return position.kind === 'wal' && LSN.test(transaction) && lsnOf({ lsn: transaction }) === lsnOf(position);
}

/** Whether the last transactions of all domains of MariaDB include a number. Numbers of a domain rise. */
function isReached(last: string, domain: bigint, sequence: bigint): boolean {
  return last.split(',').some((part) => {
    const [, at, reached] = MARIADB.exec(part.trim()) ?? [];
    return at !== undefined && reached !== undefined && BigInt(at) === domain && BigInt(reached) >= sequence;
  });
}
