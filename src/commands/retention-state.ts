import type { RetentionKeys } from '../config/request.ts';
import type { DatabaseName } from '../core/database-name.ts';
import { objectKeys } from '../core/keys.ts';
import type { RetainableBackup } from '../core/retention.ts';
import { createSignerRing, openSignerRing, type SignerRing } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupCatalogue, type BackupFacts } from '../repository/catalogue-facts.ts';
import { type Held, readHolds } from '../repository/holds.ts';
import { mapAhead } from '../repository/read-ahead.ts';
import { listRemovals } from '../repository/removal.ts';
import { VerificationLog } from '../repository/verification-log.ts';

/** Backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;

/** Public keys, opened once for all destinations. */
export interface Rings {
  readonly signers: SignerRing | undefined;
  readonly verifiers: SignerRing | undefined;
}

/** @throws {RestorableError} KEY_INVALID */
export async function openRings(settings: RetentionKeys): Promise<Rings> {
  return {
    signers: await openSignerRing(settings.signers, settings.passphrase),
    verifiers: settings.verifiers.length > 0 ? await createSignerRing(settings.verifiers) : undefined,
  };
}

/** What retention knows of one destination. */
export interface RetentionState {
  readonly catalogue: BackupCatalogue;
  readonly records: ReadonlyMap<string, Date>;
  readonly holds: ReadonlyMap<string, Held>;
  readonly log: VerificationLog;
  /** The storage's clock: retention counts by no other. */
  readonly now: Date;
}

/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
export async function readRetentionState(
  storage: Storage,
  database: DatabaseName,
  rings: Rings,
  signal: AbortSignal,
): Promise<RetentionState> {
  const keys = objectKeys(database);
  const now = await storage.serverTime({ signal });
  // In this order: see listRemovals.
  const catalogue = await BackupCatalogue.read({ storage, database, ring: rings.signers, signal });
  const records = await listRemovals(storage, keys, signal);
  const holds = await readHolds(storage, keys, rings.verifiers, signal);
  const log = await VerificationLog.open({ storage, keys, ring: rings.verifiers, now, signal });
  return { catalogue, records, holds, log, now };
}

/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
export async function retainable(state: RetentionState): Promise<RetainableBackup[]> {
  const { catalogue, holds, log } = state;
  const { backups, newestUnknown } = catalogue;
  const neededByUncounted = new Set(catalogue.uncounted.flatMap((each) => each.parents ?? []));
  const verified = new Set<string>();
  const verifiedElsewhere = new Set<string>();
  for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
    const newest = await newestVerified(log, line);
    if (newest.here !== undefined) verified.add(newest.here);
    if (newest.elsewhere !== undefined) verifiedElsewhere.add(newest.elsewhere);
  }
  return backups.map((backup) => {
    const held = holds.get(backup.id);
    const pinned: string[] = [];
    if (held !== undefined) pinned.push(`held: ${held.reason}`);
    if (verifiedElsewhere.has(backup.id)) pinned.push('newest verified at another destination');
    if (neededByUncounted.has(backup.id)) pinned.push('needed by a backup that does not count');
    if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
      pinned.push(`may be needed by ${newestUnknown.id}, which can't be read`);
    const { id, startedAt, source } = backup;
    const parents = backup.parents.map((parent) => parent.id);
    return { id, startedAt, source, parents, verified: verified.has(id), pinned };
  });
}

/**
 * The newest backup of which the copy here passed, and a newer one of which another destination's copy did: that one is known
 * to restore, but this copy of it is not.
 */
async function newestVerified(
  log: VerificationLog,
  line: readonly BackupFacts[],
): Promise<{ here: string | undefined; elsewhere: string | undefined }> {
  let elsewhere: string | undefined;
  const newestFirst = line.toReversed();
  const read = async (at: number) => {
    const backup = newestFirst[at] as BackupFacts;
    return { backup, verdict: (await log.of(backup))?.verdict };
  };
  for await (const { backup, verdict } of mapAhead(newestFirst.length, LOOKED_AT_ONCE, read)) {
    if (verdict === 'passed') return { here: backup.id, elsewhere };
    if (verdict === undefined && elsewhere === undefined && (await log.hasPassedElsewhere(backup))) {
      elsewhere = backup.id;
    }
  }
  return { here: undefined, elsewhere };
}
