import type { Fingerprint, Flaw } from '../core/fingerprint.ts';
import type { CheckResult } from '../report/report.ts';
import { nameSome } from './naming.ts';

/** What a kind of flaw means, after the name of the object. Kinds of a later version of this program have no words here. */
const WORDS: Readonly<Record<string, string>> = {
  'foreign-key-without-parent': 'its parent table is missing',
  'routine-unreadable': 'the server can not parse it',
  'trigger-over-gone-column': 'uses a column that its table does not have',
  'view-over-something-gone': 'refers to what is missing, or its account may not read it',
  'view-without-definer': 'its definer does not exist',
};

/** Tells whether an object is exempt from the comparison because the source had it broken. */
export type IsFlawed = (type: string, name: string) => boolean;

/** @returns whether an object of this source was flawed when it was backed up */
export function flawedIn({ flaws = [] }: Fingerprint): IsFlawed {
  const names = new Set(flaws.map(({ type, name }) => `${type}\0${name}`));
  return (type, name) => names.has(`${type}\0${name}`);
}

/** `view shop.v (refers to what is missing)`, for a warning at backup and a note at verification. */
export function describeFlaw({ kind, type, name }: Flaw): string {
  const object = name === '' ? type : `${type} ${name}`;
  return `${object} (${WORDS[kind] ?? kind})`;
}

/** What a backup warns of. */
export function warningsOfFlaws({ flaws = [] }: Fingerprint): string[] {
  if (flaws.length === 0) return [];
  return [
    `The source has this broken; the backup keeps what can be read, and a restore may lack it: ${nameSome(flaws.map(describeFlaw))}.`,
  ];
}

/** What a report says of flaws that the source had: no finding, but said. */
export function flawsNoted({ flaws = [] }: Fingerprint): CheckResult[] {
  if (flaws.length === 0) return [];
  const detail = `noted when the backup was made, not held against it: ${nameSome(flaws.map(describeFlaw))}`;
  return [{ name: 'flaws of the source', group: 'comparison', outcome: 'skipped', detail }];
}
