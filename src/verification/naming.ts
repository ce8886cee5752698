import type { Named, NamedKind } from '../core/checks/facts.ts';

/** Differences that are named. The rest are counted. */
export const NAMED = 20;
const NAME_LENGTH = 200;

/** The first of these names, and how many more there are. */
export function named(what: NamedKind, names: readonly string[]): Named {
  return { kind: 'named', what, ...firstOf(names) };
}

export function firstOf(names: readonly string[]): Pick<Named, 'names' | 'more'> {
  const shown = names
    .slice(0, NAMED)
    .map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
  return { names: shown, more: names.length - shown.length };
}
