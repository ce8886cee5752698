import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import type { Link } from '../core/planning/chain/lineage.ts';
import type { ManifestListing } from '../repository/catalog/catalog.ts';
import { newestManifest } from '../repository/catalog/newest-manifest.ts';
import { writeGap } from '../repository/records/gap-records.ts';
import type { Run } from '../run/run.ts';
import type { Opened } from './opened.ts';
import type { WrittenBackup } from './writing/write-backup.ts';

/**
 * Records at a destination that it did not receive the backup before this one. Without the record, it would later be unknown
 * whether that backup was missed or removed. A failure is a warning.
 */
export async function recordMissed(run: Run, opened: Opened, { holders }: WrittenBackup): Promise<void> {
  const { predecessor, listed } = opened;
  if (predecessor === undefined) return;
  const backup = { id: predecessor.manifest.id, manifestSha256: predecessor.sha256 };
  for (const listing of listed) {
    const holder = holders.find(({ storage }) => storage === listing.at.storage);
    if (holder === undefined || listing.has(backup.id)) continue;
    run.warn(`${holder.label} does not hold ${backup.id}, the backup before this one; \`sync\` copies it there.`);
    try {
      const older = await newestIn(listing, opened);
      await writeGap(holder, { backup, reason: 'missed', older }, opened.signer);
    } catch (thrown) {
      throwIfCancelled(holder.signal);
      run.warn(`That ${holder.label} lacks ${backup.id} could not be recorded: ${toRestorableError(thrown).message}`);
    }
  }
}

async function newestIn(listing: ManifestListing, { rings }: Opened): Promise<Link | null> {
  const onFailure = (_: unknown, thrown: unknown): never => {
    throw thrown;
  };
  const { newest } = await newestManifest([listing], { ring: rings.signers, onFailure });
  return newest === undefined ? null : { id: newest.manifest.id, manifestSha256: newest.sha256 };
}
