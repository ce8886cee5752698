import { createHash } from 'node:crypto';
import type { Subject } from '../../core/watch/condition.ts';

/** The names that a message uses. */
export interface Places {
  /** `shop`, `database 1a2b3c4d` without names, and empty if the run failed before its database was known. */
  readonly database: string;
  /** Undefined if the condition is not about a destination. */
  readonly destination: string | undefined;
  /** The owner of a key: `recovery`. */
  readonly key: string | undefined;
}

const DIGITS = 8;

/**
 * The names of a database and its destination. @param isPublic a digest takes the place of each name: equal names have equal ones,
 * and it tells nothing to those who do not know the name
 */
export function placesOf({ condition, database, destination }: Subject, isPublic: boolean): Places {
  const isKey = condition === 'key-expiry';
  const name = (kind: string, text: string): string => (isPublic ? `${kind} ${digestOf(text)}` : text);
  return {
    database: database === '' ? '' : name('database', database),
    destination: destination === null || isKey ? undefined : name('destination', destination),
    key: isKey && destination !== null ? destination : undefined,
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}
