import { z } from 'zod';
import { KINDS, parseBackupId } from '../backup-id.ts';
import { storedTime } from '../stored-time.ts';
import { backupReference, manifestFields, parseAnyManifest, serializeAnyManifest } from './manifest-fields.ts';

/** The format version. A reader refuses any other. See docs/format.md. */
export const FORMAT = 'restorable/1';

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  id: z.string().refine((text) => parseBackupId(text) !== undefined, 'not a backup id'),
  ...manifestFields,
  kind: z.enum(KINDS),
  /** Backups that this one needs, nearest first. Empty for a full. */
  parents: z.array(backupReference),
  /** The newest backup at the time of the commit, needed or not. A gap in these predecessors reveals a removed backup. */
  predecessor: backupReference.nullable(),
  /** The time of the snapshot. The age of the data counts from here. */
  snapshotAt: storedTime,
  /** Of a source whose log can be shipped: the contents do not say where the backup is in it, so that no shipment continues it. */
  inLog: z.literal(false).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The only serialization of a manifest. @throws {RestorableError} INTERNAL if it would exceed its size limit */
export function serializeManifest(manifest: Manifest): Buffer {
  return serializeAnyManifest(manifest);
}

/**
 * Parses the bytes at `manifests/<id>.json` of a database.
 * @throws {RestorableError} BACKUP_FORMAT for another format version; MANIFEST_INVALID for anything else that is wrong,
 *   including a manifest that was copied from another id or database
 */
export function parseManifest(stored: Uint8Array, expected: { id: string; database: string }): Manifest {
  const startOf = (id: string): Date | undefined => parseBackupId(id)?.startedAt;
  return parseAnyManifest(stored, expected, { format: FORMAT, schema: manifestSchema, of: 'backup', startOf, whyNot });
}

/** Why a manifest can't be the one at its location, even though each field is valid. */
function whyNot({ id, kind, parents, predecessor }: Manifest): string | undefined {
  if (parseBackupId(id)?.kind !== kind) return 'its id and its kind contradict each other';
  const kinds = parents.map((parent) => parseBackupId(parent.id)?.kind);
  if ((kind === 'full') !== (parents.length === 0)) return 'its kind and its parents contradict each other';
  if (kind === 'differential' && parents.length !== 1) return 'a differential has one parent';
  if (kinds.some((each, at) => (each === 'full') !== (at === parents.length - 1)))
    return 'only its last parent can be a full';
  if (new Set([id, ...parents.map((parent) => parent.id)]).size !== parents.length + 1)
    return 'it names a parent twice';
  if (predecessor?.id === id) return 'it claims to be its own predecessor';
  return undefined;
}
