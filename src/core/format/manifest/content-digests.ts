import { z } from 'zod';
import { type TableName, tableKey } from './table-name.ts';

/**
 * The content of each table as one number: the sum, modulo 2^128, of a keyed 128-bit hash of each row, with the number of rows.
 * It does not depend on the order of the rows. The key is random, is used for one backup, and is part of the encrypted contents,
 * so nobody who can write to the database can find two contents with the same digest.
 */
export const contentDigestsSchema = z.strictObject({
  /** What a row is, and how it is hashed. Digests of different methods are not comparable. */
  method: z.string().regex(/^[a-z0-9-]{1,40}\/[0-9]{1,3}$/),
  /** 16 bytes, hex. */
  key: z.string().regex(/^[0-9a-f]{32}$/),
  tables: z.array(
    z.strictObject({
      schema: z.string(),
      /** As in the fingerprint's `tables`, the root of its partitions, or `large objects`. */
      name: z.string(),
      rows: z.number().int().nonnegative(),
      /** 16 bytes, hex, the most significant first. */
      sum: z.string().regex(/^[0-9a-f]{32}$/),
    }),
  ),
  /** Tables without a digest, with the reason. */
  exempt: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      /** report/words/checks/digests.ts has the texts. */
      reason: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
    }),
  ),
  /** Tables of the fingerprint whose rows are part of another table's digest: partitions, and their root. */
  parts: z
    .array(
      z.strictObject({
        schema: z.string(),
        name: z.string(),
        of: z.strictObject({ schema: z.string(), name: z.string() }),
      }),
    )
    .optional(),
});

/** The lines of a dump as the rows of one table, whatever tables they are of. */
export const LINES_METHOD = 'lines/1';

export type ContentDigests = z.infer<typeof contentDigestsSchema>;
export type TableDigest = ContentDigests['tables'][number];
export type DigestExemption = ContentDigests['exempt'][number];

/**
 * Names that are not valid text may be read as the same one. Such tables can't be told apart, so they are exempt: contents that
 * name a table twice are refused when the backup is read.
 */
export function eachNameOnce(digests: ContentDigests): ContentDigests {
  const { tables, exempt } = digests;
  const named = Map.groupBy([...tables, ...exempt], tableKey);
  const shared = [...named.values()].filter((those) => those.length > 1).flatMap(([first]) => first ?? []);
  if (shared.length === 0) return digests;
  const isShared = (each: TableName): boolean => shared.some((other) => tableKey(other) === tableKey(each));
  return {
    ...digests,
    tables: tables.filter((table) => !isShared(table)),
    exempt: [
      ...exempt.filter((table) => !isShared(table)),
      ...shared.map(({ schema, name }) => ({ schema, name, reason: 'same-name' })),
    ],
  };
}

/** Tables that the digests name neither with a digest nor as exempt: nothing is known about their content. */
export function unaccounted(
  { method, tables, exempt, parts = [] }: ContentDigests,
  all: readonly TableName[],
): TableName[] {
  if (method === LINES_METHOD) return [];
  const named = new Set([...tables, ...exempt].map(tableKey));
  const owners = new Map(parts.map((part) => [tableKey(part), tableKey(part.of)]));
  return all.filter((table) => !named.has(tableKey(table)) && !named.has(owners.get(tableKey(table)) ?? ''));
}
