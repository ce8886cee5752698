import { z } from 'zod';
import { storedTime } from '../stored-time.ts';

/**
 * What a source contained in the dump's own snapshot, or what a restored database contains. verification/comparison.ts
 * compares two fingerprints of the same engine. Nothing here is specific to an engine.
 */
export const fingerprintSchema = z.strictObject({
  engine: z.string(),
  serverVersion: z.string(),
  takenAt: storedTime,
  /** Size of the database as the server reports it. */
  sizeBytes: z.number().int().nonnegative().nullable(),
  /** Every table that has rows of its own. `rows` is null only if `rowsFrom` is 'unknown'. */
  tables: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      rows: z.number().int().nonnegative().nullable(),
      /** count: select count(*) in the snapshot; dump: counted in the bytes of the dump; unknown: neither was possible. */
      rowsFrom: z.enum(['count', 'dump', 'unknown']),
      /**
       * The source's counts just before and just after the dump's snapshot, if they differ. The table was being written to,
       * and counting in the snapshot itself was not possible.
       */
      counted: z
        .strictObject({ before: z.number().int().nonnegative(), after: z.number().int().nonnegative() })
        .optional(),
      /**
       * The partitioned table within which a restore may put rows into other partitions. The sum over its partitions is
       * compared.
       */
      movesWithin: z.string().optional(),
    }),
  ),
  /** Schema objects by type ('table', 'index', 'constraint', 'view', 'function', 'trigger', 'policy', 'type', ...). */
  objects: z.array(
    z.strictObject({
      type: z.string(),
      /** Qualified, and unique within the type. */
      name: z.string(),
      /** SHA-256 (hex) of the definition as the server prints it, or null if versions print it differently. */
      definitionSha256: z.string().nullable(),
    }),
  ),
  sequences: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      lastValue: z.string().nullable(),
      /** If it does not count up: `down`, or `around` for one that cycles. */
      goes: z.enum(['down', 'around']).optional(),
    }),
  ),
  extensions: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  /** Other facts that are compared for equality: large objects, encoding, user_version, ... */
  facts: z.record(z.string(), z.string()),
  /**
   * Defects of the source at the time of the backup, and parts of it that this program can't evaluate. A restore may leave
   * out such an object or define it differently. This is noted and does not count against the backup or the restore.
   */
  flaws: z
    .array(
      z.strictObject({
        /** For example `foreign-key-without-parent`. verification/flaws.ts has the texts. */
        kind: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
        /** As in `objects`, or `database` for the whole database. */
        type: z.string(),
        /** Qualified, as in `objects`. Empty for the database. */
        name: z.string(),
      }),
    )
    .optional(),
});

export type Fingerprint = z.infer<typeof fingerprintSchema>;

export type Flaw = NonNullable<Fingerprint['flaws']>[number];

/** Flaws of rows alone: a restore has the object as it was, and its definition is compared. */
export const FLAWS_OF_ROWS: ReadonlySet<string> = new Set(['foreign-key-violated']);

/** Flaws of the source's indexes, which a restore builds anew: the object is as it was, and its definition is compared. */
export const FLAWS_OF_INDEXES: ReadonlySet<string> = new Set(['collation-changed']);
