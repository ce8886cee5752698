import { z } from 'zod';
import { logPositionSchema } from './log-position.ts';

/** The format of part 0 of a shipment's index, its only part. */
export const LOG_NOTE_FORMAT = 'restorable-log-note/1';

/** Where a shipment ends. Encrypted like the index of a backup: the job that ships next can't read the contents. */
export const logNoteSchema = z.strictObject({
  format: z.literal(LOG_NOTE_FORMAT),
  id: z.string(),
  position: logPositionSchema,
});

export type LogNote = z.infer<typeof logNoteSchema>;
