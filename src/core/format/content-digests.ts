import { z } from 'zod';

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
      /** As in the fingerprint's `tables`. A partition's rows belong to its root. Large objects have the name `large objects`. */
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
      /** verification/digests has the texts. */
      reason: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
    }),
  ),
});

export type ContentDigests = z.infer<typeof contentDigestsSchema>;
export type TableDigest = ContentDigests['tables'][number];
export type DigestExemption = ContentDigests['exempt'][number];

/**
 * Names that are not valid text may be read as the same one. Such tables can't be told apart, so they are exempt: contents that
 * name a table twice are refused when the backup is read.
 */
export function eachNameOnce(digests: ContentDigests): ContentDigests {
  const { tables, exempt } = digests;
  const named = Map.groupBy([...tables, ...exempt], ({ schema, name }) => JSON.stringify([schema, name]));
  const shared = [...named.values()].filter((those) => those.length > 1).flatMap(([first]) => first ?? []);
  if (shared.length === 0) return digests;
  const isShared = (each: { readonly schema: string; readonly name: string }): boolean =>
    shared.some(({ schema, name }) => schema === each.schema && name === each.name);
  return {
    ...digests,
    tables: tables.filter((table) => !isShared(table)),
    exempt: [
      ...exempt.filter((table) => !isShared(table)),
      ...shared.map(({ schema, name }) => ({ schema, name, reason: 'same-name' })),
    ],
  };
}
