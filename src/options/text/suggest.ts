import { closest, distance } from 'fastest-levenshtein';

const LONGEST = 100;

/** The known word that was probably meant, or undefined if none is close. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  // No name is longer, and comparison time grows with the product of the lengths.
  const word = typed.slice(0, LONGEST);
  if (known.length === 0 || word === '') return undefined;
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_\s]/g, '');
  const same = known.find((name) => plain(name) === plain(word));
  if (same !== undefined) return same;
  const best = closest(word.toLowerCase(), known);
  if (distance(word.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3))) return best;
  const [partly, ...others] = known.filter((name) => name.split('-').includes(word.toLowerCase()));
  return others.length === 0 ? partly : undefined;
}

/** The known word that differs by one or two letters, or undefined. */
export function misspelled(typed: string, known: readonly string[]): string | undefined {
  const word = typed.slice(0, LONGEST);
  return known.find((name) => distance(word, name) <= 2);
}

/** `Did you mean "x"?` if a known word is close, otherwise the list of known words. */
export function didYouMean(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  return best === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean \`${best}\`?`;
}
