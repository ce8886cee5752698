import { z } from 'zod';
import { streamFields } from '../manifest/contents.ts';
import { parseAnyContents, whyPlainStream } from '../manifest/parse-contents.ts';
import { storedTime } from '../stored-time.ts';
import type { LogManifest } from './log-manifest.ts';
import { logMarkerSchema } from './log-marker.ts';
import { logPositionSchema } from './log-position.ts';

/** The format of the encrypted description of a shipment. */
export const LOG_CONTENTS_FORMAT = 'restorable-log-contents/1';

/** Limit on the log files of one shipment. */
export const MAX_LOG_FILES = 4_096;

const bytes = z.number().int().nonnegative();

export const logContentsSchema = z.strictObject({
  format: z.literal(LOG_CONTENTS_FORMAT),
  id: z.string(),
  database: z.string(),
  /** One for each file of the server's log, in the order of the log. None if nothing was written since the last shipment. */
  streams: z
    .array(
      z.strictObject({
        ...streamFields,
        /** The file's name at the source. */
        file: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,254}$/),
        /** Which bytes of the file: from `start`, up to but not including `end`. */
        start: bytes,
        end: bytes,
      }),
    )
    .max(MAX_LOG_FILES),
  from: logPositionSchema,
  to: logPositionSchema,
  transactions: z.strictObject({
    count: bytes,
    /** Commit times. Null if there is none. */
    firstAt: storedTime.nullable(),
    lastAt: storedTime.nullable(),
    /** How exactly the log says when a transaction was committed. */
    precision: z.enum(['microseconds', 'seconds']),
  }),
  /** Written right before the log was read: it is in this shipment. Absent without a table for markers. */
  marker: logMarkerSchema.optional(),
});

export type LogContents = z.infer<typeof logContentsSchema>;

/** What the contents of a shipment must match. */
export type DescribedLog = Pick<LogManifest, 'id' | 'database' | 'rawBytes'>;

/** Parses the decrypted contents of a shipment. @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT */
export function parseLogContents(raw: Uint8Array, manifest: DescribedLog): LogContents {
  return parseAnyContents(raw, manifest, logContentsSchema, (contents) => whyInconsistent(contents, manifest));
}

function whyInconsistent({ streams, from, to, transactions }: LogContents, manifest: DescribedLog): string | undefined {
  if (new Set(streams.map(({ name }) => name)).size !== streams.length) return 'they name a stream twice';
  if (new Set(streams.map(({ file }) => file)).size !== streams.length) return 'they name a log file twice';
  if (streams.reduce((sum, { rawBytes }) => sum + rawBytes, 0) !== manifest.rawBytes) {
    return 'they and the manifest contradict each other on the length of the streams';
  }
  for (const stream of streams) {
    const why = whyPlainStream(stream) ?? (stream.start > stream.end ? 'it ends before it begins' : undefined);
    if (why !== undefined) return `${stream.name}: ${why}`;
  }
  if (from.kind !== to.kind) return 'they begin and end in different kinds of logs';
  const { count, firstAt, lastAt } = transactions;
  if ((count === 0) !== (firstAt === null) || (firstAt === null) !== (lastAt === null)) {
    return 'they contradict themselves about the transactions';
  }
  return undefined;
}
