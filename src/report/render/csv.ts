import { withoutControls } from './visible.ts';

/** RFC 4180: every cell quoted, so that no content is a separator. */
export function csvOf(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** Spreadsheets run a text that begins like a formula, and some skip what looks empty before it. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

function cellOf(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `"${value}"`;
  const plain = withoutControls(value);
  const safe = FORMULA.test(value) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}
