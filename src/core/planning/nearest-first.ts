/** What is known of a destination before anything large is read from it. */
export interface Distance {
  /** Away from the machine and its network. */
  readonly offsite: boolean;
  /** How long its first response took, including connecting. */
  readonly answerMs: number;
}

/** Times below this measure connection setup more than the network, so they count as equal. */
const SHORTEST_MS = 100;
/** A destination that is at most this many times slower than the fastest keeps its position. */
const AS_QUICK = 2;

/**
 * Orders destinations by proximity: local ones before offsite ones, then by the time of the first response. Destinations of
 * similar speed keep the given order: each position goes to the first one that took at most twice as long as the fastest
 * remaining one.
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
