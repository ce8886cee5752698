import { grouped, visible } from './format.ts';

export const NAME_LENGTH = 120;
export const TEXT_LENGTH = 400;

/** A line for what is left out. */
export function more(count: number): string[] {
  return count > 0 ? [`  ... and ${grouped(count)} more`] : [];
}

/** Aligns cells; the last of a line is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const safe = rows.map((row) => row.map((cell) => visible(cell, TEXT_LENGTH)));
  const widths: number[] = [];
  for (const row of safe) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return safe.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
