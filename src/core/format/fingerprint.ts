import { z } from 'zod';
import { storedTime } from './stored-time.ts';

/**
 * What a source held in the dump's own snapshot, or what a restored database holds. Two fingerprints of the same engine
 * are compared by verification/comparison.ts; nothing here is specific to an engine.
 */
export const fingerprintSchema = z.strictObject({
  engine: z.string(),
  serverVersion: z.string(),
  takenAt: storedTime,
  /** Size of the database as the server states it. */
  sizeBytes: z.number().int().nonnegative().nullable(),
  /** Each table that holds rows of its own. `rows` is null only where `rowsFrom` is 'unknown'. */
  tables: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      rows: z.number().int().nonnegative().nullable(),
      /** count: select count(*) in the snapshot; dump: counted in the dump's own bytes; unknown: neither was possible. */
      rowsFrom: z.enum(['count', 'dump', 'unknown']),
      /**
       * What the source counted just before and just after the dump's snapshot, where the two differ: it was being written
       * to, and no count in the snapshot itself was to be had.
       */
      counted: z
        .strictObject({ before: z.number().int().nonnegative(), after: z.number().int().nonnegative() })
        .optional(),
      /** The partitioned table within which a restore may put rows into other partitions: their sum is what counts. */
      movesWithin: z.string().optional(),
    }),
  ),
  /** Schema objects by type ('table', 'index', 'constraint', 'view', 'function', 'trigger', 'policy', 'type', ...). */
  objects: z.array(
    z.strictObject({
      type: z.string(),
      /** Qualified and unique within the type. */
      name: z.string(),
      /** SHA-256 (hex) of the definition as the server prints it, or null where versions print it differently. */
      definitionSha256: z.string().nullable(),
    }),
  ),
  sequences: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      lastValue: z.string().nullable(),
      /** Where it doesn't count up: `down`, or `around` when it begins anew at its end. */
      goes: z.enum(['down', 'around']).optional(),
    }),
  ),
  extensions: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  /** Facts that are compared by equality and have no other place: large objects, encoding, user_version, ... */
  facts: z.record(z.string(), z.string()),
  /**
   * What the source itself had broken when it was backed up, or what this program can't evaluate there: an object that a
   * restore may leave out or define differently. It is noted, and held against neither the backup nor the restore.
   */
  flaws: z
    .array(
      z.strictObject({
        /** Such as `foreign-key-without-parent`; verification/flaws.ts has the words. */
        kind: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
        /** As in `objects`, or `database` for all of it. */
        type: z.string(),
        /** Qualified, as in `objects`; empty for the database. */
        name: z.string(),
      }),
    )
    .optional(),
});

export type Fingerprint = z.infer<typeof fingerprintSchema>;

/** One flaw of a source. */
export type Flaw = NonNullable<Fingerprint['flaws']>[number];

/** Flaws of rows alone: a restore has the object as it was, and its definition is compared. */
export const FLAWS_OF_ROWS: ReadonlySet<string> = new Set(['foreign-key-violated']);
