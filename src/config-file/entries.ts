import { closestPattern } from '../core/planning/name-pattern.ts';

/** The key of `databases` to which a name belongs: its own, or a pattern such as `prod-*`. */
export function entryOf(
  { databases }: { readonly databases: Readonly<Record<string, unknown>> },
  name: string,
): string | undefined {
  return Object.hasOwn(databases, name) ? name : closestPattern(Object.keys(databases), name);
}
