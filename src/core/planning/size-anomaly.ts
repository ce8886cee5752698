/** With fewer backups there is no usual size. */
const ENOUGH = 3;
const COMPARED = 10;
/** A dump of half or twice the usual length deserves a look: tables that vanished, or a runaway log table. */
const FACTOR = 2;

export interface SizeComparison {
  readonly usual: number;
  readonly isAnomaly: boolean;
}

/**
 * Compares a size with the median of the previous ten.
 * @param earlier newest first
 * @returns undefined if there are too few to compare with
 */
export function compareSize(size: number, earlier: readonly number[]): SizeComparison | undefined {
  const compared = earlier.slice(0, COMPARED).toSorted((a, b) => a - b);
  if (compared.length < ENOUGH) return undefined;
  const middle = Math.floor(compared.length / 2);
  const usual =
    compared.length % 2 === 1 ? (compared[middle] ?? 0) : ((compared[middle - 1] ?? 0) + (compared[middle] ?? 0)) / 2;
  return { usual, isAnomaly: size > usual * FACTOR || size < usual / FACTOR };
}
