import { grouped } from '../format.ts';

const NAME_LENGTH = 200;

/** `a, b and 17 more`. @param more how many are not among the names; a number below one is not mentioned */
export function listed(names: readonly string[], more: number): string {
  const shown = names.map((name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
  return `${shown.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`;
}
