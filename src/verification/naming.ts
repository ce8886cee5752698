import { grouped } from '../report/format.ts';

/** Differences that are named; the rest is counted. */
export const NAMED = 20;
const NAME_LENGTH = 200;

/** `schema.name` as reports show it; SQLite has no schemas. */
export function qualified({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return schema === '' ? name : `${schema}.${name}`;
}

/** `a, b, c and 17 more`. */
export function nameSome(names: readonly string[], separator = ', '): string {
  const shown = names
    .slice(0, NAMED)
    .map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
  const rest = names.length - shown.length;
  return `${shown.join(separator)}${rest > 0 ? ` and ${grouped(rest)} more` : ''}`;
}
