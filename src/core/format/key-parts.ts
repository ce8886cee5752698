/** Digits in the number of a pack or part: enough for 8 TB in packs of 8 MiB, and sortable by name. */
const NUMBER_DIGITS = 6;

/** A number in a key. */
export function numbered(index: number): string {
  return String(index).padStart(NUMBER_DIGITS, '0');
}

/** A time in a key: `20261121T020000000Z`. Sorts by time. */
export function stamp(time: Date): string {
  return time.toISOString().replaceAll(/[-:.]/g, '');
}
