import { confirms } from '../core/checks/verdict.ts';
import type { KeepReason } from '../core/planning/retention/keep-reason.ts';
import type { RetainableBackup } from '../core/planning/retention/retention.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';

/** Number of backups whose records are read at once. */
const LOOKED_AT_ONCE = 4;

/** Returns what the plan needs. Looks only for the newest verified backup of each source, not for every verification. */
export async function retainable(state: StoredState): Promise<RetainableBackup[]> {
  const { catalog, holds } = state;
  const log = await state.verifications();
  const { backups, newestUnknown } = catalog;
  const neededByUncounted = new Set(catalog.uncounted.flatMap((each) => each.parents ?? []));
  const verified = new Set<string>();
  const verifiedElsewhere = new Set<string>();
  for (const line of Map.groupBy(backups, (backup) => backup.source).values()) {
    const newest = await newestVerified(log, line);
    if (newest.here !== undefined) verified.add(newest.here);
    if (newest.elsewhere !== undefined) verifiedElsewhere.add(newest.elsewhere);
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
  readonly elsewhere: string | undefined;
}

/**
 * Returns the newest backup whose copy here passed, and a newer one whose copy at another destination passed. That one is known to
 * restore, but its copy here is not.
 */
async function newestVerified(log: VerificationLog, line: readonly BackupFacts[]): Promise<Verified> {
  let elsewhere: string | undefined;
  const read = async (backup: BackupFacts) => ({ backup, evidence: await log.of(backup) });
  for await (const { backup, evidence } of mapAhead(line.toReversed(), LOOKED_AT_ONCE, read)) {
    if (evidence !== undefined && confirms(evidence)) return { here: backup.id, elsewhere };
    if (evidence !== undefined || elsewhere !== undefined) continue;
    if (await log.hasPassedElsewhere(backup)) elsewhere = backup.id;
  }
  return { here: undefined, elsewhere };
}
