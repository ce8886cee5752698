import type { Observation } from '../../../core/finding.ts';
import type { Seen, SeenKind, SeenOf, SeenValues } from '../../../core/findings/seen.ts';
import { DATABASE_WORDS } from './of-database.ts';
import { DESTINATION_WORDS } from './of-destination.ts';
import { DOCTOR_WORDS } from './of-doctor.ts';
import type { Wording, Words } from './wording.ts';

const WORDS: Words<SeenValues> = { ...DOCTOR_WORDS, ...DESTINATION_WORDS, ...DATABASE_WORDS };

/** What was seen, and what could be done about it, also if it is fine. */
export function describeSeen(seen: Seen): Exclude<Wording, string> {
  const words = wordsOf(seen);
  return typeof words === 'string' ? [words] : words;
}

/** What an examination saw. */
export function detailOf({ seen }: Pick<Observation, 'seen'>): string {
  return describeSeen(seen)[0];
}

/** What to do about it. Undefined if it is fine, or if nothing is known. */
export function remedyOf({ seen, result }: Pick<Observation, 'seen' | 'result'>): string | undefined {
  return result === 'ok' ? undefined : describeSeen(seen)[1];
}

function wordsOf<K extends SeenKind>(seen: SeenOf<K>): Wording {
  return WORDS[seen.kind](seen);
}
