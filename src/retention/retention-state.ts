import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { KeepReason } from '../core/planning/keep-reason.ts';
import type { RetainableBackup } from '../core/planning/retention.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupCatalog, type BackupFacts } from '../repository/catalog/catalog-facts.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { type Held, readHolds } from '../repository/records/holds.ts';
import { beingRemoved, listRemovals } from '../repository/records/removal-records.ts';
import { VerificationLog } from '../repository/records/verification-log.ts';
import type { KeyRings } from '../run/key-rings.ts';

/** Backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;
/** Backups before one whose record names other destinations, among which one is looked for that was read here. */
const LOOKED_BEYOND = 30;

/** What retention knows of one destination. */
export interface RetentionState {
  readonly catalog: BackupCatalog;
  readonly records: ReadonlyMap<string, Date>;
  /** Backups beside whose manifests lies a record of removal that is believed. */
  readonly beingRemoved: ReadonlySet<string>;
  readonly holds: ReadonlyMap<string, Held>;
  readonly log: VerificationLog;
  /** The storage's clock: retention counts by no other. */
  readonly now: Date;
  /** Of the destination. */
  readonly label: string;
}

/** Reads manifests, and lists records, holds and verifications. @throws the storage's errors */
export async function readRetentionState(
  storage: Storage,
  database: DatabaseName,
  rings: KeyRings,
  signal: AbortSignal,
): Promise<RetentionState> {
  const keys = objectKeys(database);
  const now = await storage.serverTime({ signal });
  // In this order: see listRemovals.
  const catalog = await BackupCatalog.read({ storage, database, ring: rings.signers, signal });
  const records = await listRemovals(storage, keys, signal);
  const beside = catalog.backups.flatMap(({ id }) => (records.has(id) ? [id] : []));
  const removed = await beingRemoved(storage, keys, beside, rings.removers, signal);
  const holds = await readHolds(storage, keys, rings.verifiers, signal);
  const log = await VerificationLog.open({ storage, keys, ring: rings.verifiers, now, signal });
  return { catalog, records, beingRemoved: removed, holds, log, now, label: storage.label };
}

/** What the plan needs; only the newest verified backup of each source is looked for, not every verification. */
export async function retainable(state: RetentionState): Promise<RetainableBackup[]> {
  const { catalog, holds, log } = state;
  const { backups, newestUnknown } = catalog;
  const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
  const verified = new Set<string>();
  const verifiedElsewhere = new Set<string>();
  for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
    const newest = await newestVerified(log, line, state.label);
    if (newest.here !== undefined) verified.add(newest.here);
    for (const id of newest.elsewhere) verifiedElsewhere.add(id);
  }
  return backups.map((backup) => {
    const held = holds.get(backup.id);
    const pinned: KeepReason[] = [];
    if (held !== undefined) pinned.push({ rule: 'held', reason: held.reason });
    if (verifiedElsewhere.has(backup.id)) pinned.push({ rule: 'verified-elsewhere' });
    if (neededByUncounted.has(backup.id)) pinned.push({ rule: 'needed-by-uncounted' });
    if (newestUnknown !== undefined && backup.startedAt < newestUnknown.startedAt)
      pinned.push({ rule: 'may-be-needed', by: newestUnknown.id });
    const { id, startedAt, source } = backup;
    const parents = backup.parents.map((parent) => parent.id);
    return { id, startedAt, source, parents, verified: verified.has(id), pinned };
  });
}

interface Verified {
  readonly here: string | undefined;
  readonly elsewhere: readonly string[];
}

/**
 * The newest backup of which the copy here passed, and newer ones of which another destination's copy did: those are known to
 * restore, but these copies of them are not. A record that names other destinations may have been copied from there.
 */
async function newestVerified(log: VerificationLog, line: readonly BackupFacts[], label: string): Promise<Verified> {
  const elsewhere: string[] = [];
  let copied: string | undefined;
  let looked = 0;
  const newestFirst = line.toReversed();
  const read = async (at: number) => {
    const backup = newestFirst[at] as BackupFacts;
    return { backup, evidence: await log.of(backup) };
  };
  for await (const { backup, evidence } of mapAhead(newestFirst.length, LOOKED_AT_ONCE, read)) {
    const { id } = backup;
    if (evidence?.verdict === 'passed') {
      if (evidence.readFrom.includes(label))
        return { here: id, elsewhere: [...elsewhere, ...(copied ? [copied] : [])] };
      copied ??= id;
    } else if (evidence === undefined && elsewhere.length === 0 && copied === undefined) {
      if (await log.hasPassedElsewhere(backup)) elsewhere.push(id);
    }
    // Where a destination was named in another way it is the record of this one.
    looked += copied === undefined ? 0 : 1;
    if (looked > LOOKED_BEYOND) break;
  }
  return { here: copied, elsewhere };
}
