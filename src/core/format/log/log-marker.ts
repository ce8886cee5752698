import { z } from 'zod';
import { storedTime } from '../stored-time.ts';

const NAME = '[a-z_][a-z0-9_]{0,62}';

/** The name of a table for markers, with its schema or without. It needs no quotes in any server. */
const TABLE = new RegExp(`^(?:${NAME}\\.)?${NAME}$`);

/** The columns of a table for markers: no other table has them. */
export const MARKER_COLUMNS = { value: 'restorable_marker', time: 'written_at' } as const;

/** Characters of a value. */
export const MARKER_LENGTH = 32;

/** As many markers are kept in the source, the newest. */
export const KEPT_MARKERS = 100;

/** Whether a text can be the name of a table for markers. */
export function isMarkerTable(text: string): boolean {
  return TABLE.test(text);
}

/**
 * A row that was written into the source before its log or its rows were read. Its transaction was committed between two times that
 * the server said before and after it: so it is known, without the times in the log, at which moments the row is there.
 */
export const logMarkerSchema = z.strictObject({
  table: z.string().regex(TABLE),
  /** What is in the row: 16 random bytes. */
  value: z.string().regex(/^[0-9a-f]{32}$/),
  /** By the server's clock: it was not committed before `from`, and it was committed before `to`. */
  from: storedTime,
  to: storedTime,
});

export type LogMarker = z.infer<typeof logMarkerSchema>;
