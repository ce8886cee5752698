import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../../core/errors.ts';

const SCRATCH = /^restorable_verify_[0-9a-f]{12}$/;
const BESIDE = /_restorable_[0-9a-f]{6}$/;

/** How a server limits the length of a database's name: in characters (MySQL) or in UTF-8 bytes (PostgreSQL). */
export type NameLength = (name: string) => number;

/** A name for a verification's database and its account. */
export function scratchName(): string {
  return `restorable_verify_${randomBytes(6).toString('hex')}`;
}

/**
 * A name for the database that a replacement is restored into, one for the replaced database, and one for the restored
 * database if it does not replace the old one.
 */
export function replacementNames(database: string, limit: number, lengthOf: NameLength, now: Date) {
  // To the millisecond: two restores of a small database can end in one second.
  const stamp = now.toISOString().slice(0, -1).replaceAll(/[-:.]/g, '').toLowerCase();
  const suffixes = {
    beside: `_restorable_${randomBytes(3).toString('hex')}`,
    keptAs: `_before_${stamp}z`,
    incomplete: `_incomplete_${stamp}z`,
  };
  let short = database;
  const room = limit - Math.max(...Object.values(suffixes).map(({ length }) => length));
  // A longer name would be refused or silently truncated. No character is cut in half.
  while (lengthOf(short) > room) short = [...short].slice(0, -1).join('');
  return { beside: short + suffixes.beside, keptAs: short + suffixes.keptAs, incomplete: short + suffixes.incomplete };
}

/**
 * Which of our temporary names this is, before a database with it is dropped.
 * @throws {RestorableError} INTERNAL for any name that this program does not generate
 */
export function temporaryKindOf(name: string): 'scratch' | 'beside' {
  if (SCRATCH.test(name)) return 'scratch';
  if (BESIDE.test(name)) return 'beside';
  throw new RestorableError('INTERNAL', `The database ${JSON.stringify(name)} was not created by this program.`);
}
