import { z } from 'zod';

/**
 * Parses a value like `schema.safeParse`, but replaces the items of its lists one by one, so that a description of 20,000 tables is
 * never in memory twice. A list, or its object, that has a rule of its own, such as a maximum length, is parsed as a whole.
 * @param value is changed, so nobody else may use it. If it is not valid, it is incomplete afterwards.
 * @returns what `safeParse` returns, or undefined if the value is not valid
 */
export function parseByItems<T>(schema: z.ZodType<T>, value: unknown): { readonly data: T } | undefined {
  const taken: Taken[] = [];
  if (!takeLists(schema, value, taken)) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) return undefined;
  for (const { path, list } of taken) putList(parsed.data, path, list);
  return parsed;
}

/** A list that was taken out of its object, which has an empty list until the rest has been parsed. */
interface Taken {
  readonly path: readonly string[];
  readonly list: readonly unknown[];
}

function takeLists(schema: z.core.$ZodType, value: unknown, taken: Taken[], path: readonly string[] = []): boolean {
  // A rule of the object may be about its lists, which would be empty when it is applied.
  if (!(schema instanceof z.ZodObject) || hasRules(schema) || !isObject(value)) return true;
  for (const [name, field] of Object.entries<z.core.$ZodType>(schema.shape)) {
    // A field that may be absent can have a rule of its own, besides those of its value.
    if (!Object.hasOwn(value, name) || hasRules(field)) continue;
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    const list = value[name];
    if (inner instanceof z.ZodArray && Array.isArray(list) && !hasRules(inner)) {
      if (!parseItems(inner.element, list)) return false;
      value[name] = [];
      taken.push({ path: [...path, name], list });
    } else if (!takeLists(inner, list, taken, [...path, name])) return false;
  }
  return true;
}

function parseItems(item: z.core.$ZodType, list: unknown[]): boolean {
  for (const [index, each] of list.entries()) {
    const parsed = z.core.safeParse(item, each);
    if (!parsed.success) return false;
    list[index] = parsed.data;
  }
  return true;
}

function putList(data: unknown, path: readonly string[], list: readonly unknown[]): void {
  let holder = data;
  for (const name of path.slice(0, -1)) holder = isObject(holder) ? holder[name] : undefined;
  if (!isObject(holder)) throw new RangeError(`there is no object for ${path.join('.')}`);
  holder[path.at(-1) ?? ''] = list;
}

function hasRules({ _zod }: z.core.$ZodType): boolean {
  return (_zod.def.checks ?? []).length > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
