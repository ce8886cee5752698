import type { KeepReason } from '../core/planning/keep-reason.ts';
import type { RetainableBackup } from '../core/planning/retention.ts';
import { confirms } from '../core/verdict.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';

/** Number of backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;
/** How many backups are searched for one that was read here, from the first one whose record names other destinations. */
const LOOKED_BEYOND = 30;

/** Returns what the plan needs. Looks only for the newest verified backup of each source, not for every verification. */
export async function retainable(state: StoredState): Promise<RetainableBackup[]> {
  const { at, catalog, holds } = state;
  const log = await state.verifications();
  const { backups, newestUnknown } = catalog;
  const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
  const verified = new Set<string>();
  const verifiedElsewhere = new Set<string>();
  for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
    const newest = await newestVerified(log, line, at.label);
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
 * Returns the newest backup whose copy here passed, and newer ones whose copy at another destination passed. Those are known to
 * restore, but their copies here are not. A record that names other destinations may have been copied from there.
 */
async function newestVerified(log: VerificationLog, line: readonly BackupFacts[], label: string): Promise<Verified> {
  const elsewhere: string[] = [];
  let copied: string | undefined;
  let looked = 0;
  const read = async (backup: BackupFacts) => ({ backup, evidence: await log.of(backup) });
  for await (const { backup, evidence } of mapAhead(line.toReversed(), LOOKED_AT_ONCE, read)) {
    const { id } = backup;
    if (evidence !== undefined && confirms(evidence)) {
      if (evidence.readFrom.includes(label))
        return { here: id, elsewhere: [...elsewhere, ...(copied ? [copied] : [])] };
      copied ??= id;
    } else if (evidence === undefined && elsewhere.length === 0 && copied === undefined) {
      if (await log.hasPassedElsewhere(backup)) elsewhere.push(id);
    }
    // If the destination had a different name then, this is its own record.
    looked += copied === undefined ? 0 : 1;
    if (looked > LOOKED_BEYOND) break;
  }
  return { here: copied, elsewhere };
}
