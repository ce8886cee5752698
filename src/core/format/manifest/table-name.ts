/** A table, or what has a name like one. Engines without schemas have an empty one. */
export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** Equal for the same table only: `"a.b"."c"` is not `"a"."b.c"`. */
export function tableKey({ schema, name }: TableName): string {
  return JSON.stringify([schema, name]);
}

/**
 * A table as reports show it and as rules name it, like the objects of a fingerprint: `shop.orders`, `shop."line items"`. Without a
 * schema, the name as it is.
 */
export function tableText({ schema, name }: TableName): string {
  return schema === '' ? name : `${quotedIfNeeded(schema)}.${quotedIfNeeded(name)}`;
}

function quotedIfNeeded(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
