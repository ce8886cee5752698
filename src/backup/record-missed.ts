import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { BackupRequest } from '../options/request.ts';
import { newestManifest } from '../repository/catalog/newest-manifest.ts';
import { writeGap } from '../repository/records/gap-records.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { Run } from '../run/run.ts';
import type { Opened, WrittenBackup } from './write-backup.ts';

/**
 * At a destination that did not get the backup before this one, says so in a record: else nobody could tell later whether it was
 * missed or removed. What goes wrong is a warning.
 */
export async function recordMissed(
  { name }: BackupRequest,
  { host, clock }: Dependencies,
  run: Run,
  { listed, predecessor, rings, signer }: Opened,
  { holders }: WrittenBackup,
): Promise<void> {
  if (predecessor === undefined) return;
  const backup = { id: predecessor.manifest.id, manifestSha256: predecessor.sha256 };
  for (const listing of listed) {
    const { storage, ids } = listing;
    if (!holders.includes(storage) || ids.includes(backup.id)) continue;
    run.warn(`${storage.label} does not hold ${backup.id}, the backup before this one; \`sync\` copies it there.`);
    const asked = { database: name, ring: rings.signers, now: clock.now(), signal: host.signal };
    try {
      const onFailure = (_: unknown, thrown: unknown): never => {
        throw thrown;
      };
      const { newest } = await newestManifest([listing], { ...asked, onFailure });
      const older = newest === undefined ? null : { id: newest.manifest.id, manifestSha256: newest.sha256 };
      await writeGap(storage, objectKeys(name), { backup, reason: 'missed', older }, signer, host.signal);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.warn(`That ${storage.label} lacks ${backup.id} could not be recorded: ${toRestorableError(thrown).message}`);
    }
  }
}
