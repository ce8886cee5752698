import { z } from 'zod';
import { logMarkerSchema } from '../log/log-marker.ts';
import { logPositionSchema } from '../log/log-position.ts';
import { contentDigestsSchema } from './content-digests.ts';
import { fingerprintSchema } from './fingerprint.ts';
import { timeTravelSchema } from './time-travel.ts';

/** The format of the encrypted description of a backup. */
export const CONTENTS_FORMAT = 'restorable-contents/1';

/** Limit for reading it. A database with 100,000 tables and their objects needs about two thirds of this. */
export const CONTENTS_MAX_BYTES = 128 * 1024 * 1024;

/** A digest of the stream from its beginning is stored after each this many bytes. */
export const CHECKPOINT_BYTES = 64 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** No pack expands to more than this, whatever the contents claim: 8 times the mean chunk of the largest databases. */
export const MAX_PACK_BYTES = 256 * 1024 * 1024;

/** A stream's name is a path segment in storage. */
export const STREAM_NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** What describes a stream whose packs, in order, are the stream. */
export const streamFields = {
  name: z.string().regex(STREAM_NAME),
  rawBytes: z.number().int().nonnegative(),
  /** Of the bytes that the dump tool produced. */
  sha256,
  /** SHA-256 of the first 64 MiB, of the first 128 MiB, and so on, to locate where a stream went wrong. */
  checkpoints: z.array(sha256),
  packCount: z.number().int().nonnegative(),
  /** No pack of the stream decompresses to more than this. */
  maxPackBytes: z.number().int().nonnegative().max(MAX_PACK_BYTES),
};

export const contentsSchema = z.strictObject({
  format: z.literal(CONTENTS_FORMAT),
  id: z.string(),
  database: z.string(),
  streams: z.array(
    z.strictObject({
      ...streamFields,
      /**
       * Only for a differential or incremental backup: the number of parts that map the stream to runs of packs. A full has
       * no map: its packs, in order, are the stream.
       */
      map: z
        .strictObject({
          partCount: z.number().int().nonnegative(),
          /** What the source numbers of runs refer to. No pack of any of them decompresses to more than `maxPackBytes`. */
          sources: z.array(z.strictObject({ backup: z.string(), stream: z.string().regex(STREAM_NAME) })),
          maxPackBytes: z.number().int().nonnegative().max(MAX_PACK_BYTES),
        })
        .optional(),
    }),
  ),
  fingerprint: fingerprintSchema,
  /** The content of each table. Absent if the rows were not hashed. */
  digests: contentDigestsSchema.optional(),
  /** Where the snapshot is in the server's log. Absent if that is not known: no log can be replayed after this backup. */
  position: logPositionSchema.optional(),
  /** Written right before the dump: it is in the snapshot. Absent without a table for markers. */
  marker: logMarkerSchema.optional(),
  /** Only of Cloudflare D1, whose Time Travel can return to the moment of the backup. */
  timeTravel: timeTravelSchema.optional(),
  /** The `include` and `exclude` of the backup. */
  selection: z.strictObject({ include: z.array(z.string()), exclude: z.array(z.string()) }),
  warnings: z.array(z.string()),
});

export type Contents = z.infer<typeof contentsSchema>;
export type StreamContents = Contents['streams'][number];
