import { z } from 'zod';
import {
  backupReference,
  manifestFields,
  parseAnyManifest,
  serializeAnyManifest,
  sha256,
} from '../manifest/manifest-fields.ts';
import { storedTime } from '../stored-time.ts';
import { parseLogId } from './log-id.ts';

/** The format version of the manifest of a shipment. */
export const LOG_FORMAT = 'restorable-log/1';

const logId = z.string().refine((text) => parseLogId(text) !== undefined, 'not the id of a shipment');

/**
 * The manifest of a shipment: a piece of a server's log. It is not a backup, and nothing that counts backups counts it. Where the
 * piece begins and ends in the log is in the encrypted contents.
 */
export const logManifestSchema = z.strictObject({
  format: z.literal(LOG_FORMAT),
  id: logId,
  kind: z.literal('log'),
  ...manifestFields,
  /** The backup at whose position the line of shipments begins. */
  base: backupReference,
  /** The shipment that this one continues. Null for the first after the base. */
  follows: z.strictObject({ id: logId, manifestSha256: sha256 }).nullable(),
  /** Any moment from here on can be restored, with the base and the shipments before this one. */
  from: storedTime,
  /** Up to here. By the clock of the source's server. */
  to: storedTime,
});

export type LogManifest = z.infer<typeof logManifestSchema>;

/** The only serialization. @throws {RestorableError} INTERNAL if it would exceed its size limit */
export function serializeLogManifest(manifest: LogManifest): Buffer {
  return serializeAnyManifest(manifest);
}

/** Parses the bytes at `manifests/<id>.json` of a database. @throws {RestorableError} BACKUP_FORMAT, MANIFEST_INVALID */
export function parseLogManifest(stored: Uint8Array, expected: { id: string; database: string }): LogManifest {
  const startOf = (id: string): Date | undefined => parseLogId(id)?.startedAt;
  const form = { format: LOG_FORMAT, schema: logManifestSchema, of: 'shipment', startOf, whyNot };
  return parseAnyManifest(stored, expected, form);
}

function whyNot({ id, follows, from, to }: LogManifest): string | undefined {
  if (follows?.id === id) return 'it claims to follow itself';
  return Date.parse(from) > Date.parse(to) ? 'it ends before it begins' : undefined;
}
