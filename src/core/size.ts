const UNITS = ['k', 'm', 'g', 't', 'p'];

/** Parses `500MB`, `50 GB`, `1.5TiB` to bytes (`kB` is 1000, `KiB` 1024). Undefined for anything else, and for zero. */
export function parseSizeBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i?))?b$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, number, unit = '', binary] = match;
  const power = unit === '' ? 0 : UNITS.indexOf(unit.toLowerCase()) + 1;
  const bytes = Math.round(Number(number) * (binary ? 1024 : 1000) ** power);
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}
