/** What is known of a place before anything large is read from it. */
export interface Distance {
  /** Away from the machine and its network. */
  readonly offsite: boolean;
  /** How long its first answer took, connecting included. */
  readonly answerMs: number;
}

/** Below this, times tell more of connecting than of the way, and are taken for equal. */
const SHORTEST_MS = 100;
/** Who is no more than so many times slower than the quickest keeps the place that it was given. */
const AS_QUICK = 2;

/**
 * The nearest first: what is not offsite before what is; then by the time of the first answer. The order given is kept among
 * those that are about as quick: each place goes to the first in it that took at most twice as long as the quickest left.
 */
export function nearestFirst<T extends Distance>(places: readonly T[]): T[] {
  const here = places.filter((place) => !place.offsite);
  const away = places.filter((place) => place.offsite);
  return [...quickestFirst(here), ...quickestFirst(away)];
}

function quickestFirst<T extends Distance>(places: readonly T[]): T[] {
  const left = [...places];
  const ordered: T[] = [];
  const timeOf = ({ answerMs }: T): number => Math.max(SHORTEST_MS, answerMs);
  while (left.length > 0) {
    const limit = AS_QUICK * Math.min(...left.map(timeOf));
    const at = left.findIndex((place) => timeOf(place) <= limit);
    ordered.push(...left.splice(Math.max(0, at), 1));
  }
  return ordered;
}
