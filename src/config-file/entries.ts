import { closestPattern } from '../core/planning/name-pattern.ts';
import type { Config } from './schema/config-schema.ts';

/** The key of `databases` to which a name belongs: its own, or a pattern such as `prod-*`. */
export function entryOf({ databases }: Config, name: string): string | undefined {
  return Object.hasOwn(databases, name) ? name : closestPattern(Object.keys(databases), name);
}
