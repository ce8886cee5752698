import { toRestorableError } from '../../core/errors.ts';
import { compareIds } from '../../core/format/backup-id.ts';
import type { Link } from '../../core/planning/chain/lineage.ts';
import type { ShippedLog } from '../../core/planning/log/log-line.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { authenticate } from './authenticity.ts';
import { readLogManifest, type StoredLog } from './catalog.ts';

/** Manifests read at once, if the storage does not state more. */
const READS_AHEAD = 16;

/** A manifest of a shipment that does not count. */
export interface UncountedLog {
  readonly id: string;
  readonly reason: string;
}

/** The shipments of a server's log at one destination. They are no backups: nothing that counts backups reads them. */
export interface StoredLogs {
  /** Those that are authentic, oldest first. */
  readonly logs: readonly StoredLog[];
  readonly uncounted: readonly UncountedLog[];
}

/**
 * Reads the manifests of shipments.
 * @param ids as a listing names them
 * @param ring accepted signers; if undefined, they are not authenticated
 * @throws the storage's errors
 */
export async function readLogs(
  at: StoredDatabase,
  ids: readonly string[],
  ring: SignerRing | undefined,
): Promise<StoredLogs> {
  const logs: StoredLog[] = [];
  const uncounted: UncountedLog[] = [];
  const read = (id: string) => readLog(at, id, ring);
  for await (const found of mapAhead(ids, at.storage.readsAtOnce ?? READS_AHEAD, read)) {
    if (found === undefined) continue;
    if ('reason' in found) uncounted.push(found);
    else logs.push(found);
  }
  return { logs: logs.sort((a, b) => compareIds(a.manifest.id, b.manifest.id)), uncounted };
}

/** @returns undefined if it was removed since it was listed */
async function readLog(
  at: StoredDatabase,
  id: string,
  ring: SignerRing | undefined,
): Promise<StoredLog | UncountedLog | undefined> {
  try {
    const stored = await readLogManifest(at, id);
    if (ring !== undefined) await authenticate([at], stored, ring);
    return stored;
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (error.code === 'OBJECT_MISSING') return undefined;
    if (!error.isFinding) throw error;
    return { id, reason: error.message };
  }
}

/** Names a shipment by the digest of its manifest. */
export function linkToLog({ manifest: { id }, sha256 }: StoredLog): Link {
  return { id, manifestSha256: sha256 };
}

/** What the line of shipments needs of one. */
export function shippedLog(stored: StoredLog): ShippedLog {
  const { base, follows, from, to, startedAt, finishedAt } = stored.manifest;
  const ofServer = { from: new Date(from), to: new Date(to) };
  const ofRun = { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
  return { ...linkToLog(stored), follows, baseId: base.id, ...ofServer, ...ofRun };
}
