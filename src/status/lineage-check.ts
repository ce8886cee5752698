import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { Storage } from '../ports/storage.ts';
import { type CheckResult, LINEAGE_CHECK } from '../report/report.ts';
import { BackupCatalog } from '../repository/catalog/catalog-facts.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { type FoundGap, gapsAmong, type LineageAt } from '../repository/removal/lineage.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';

/** Gaps that a check names. */
const NAMED = 3;

/** The backup that a gap is about. */
export function idOfGap(gap: FoundGap): string {
  return 'missing' in gap ? gap.missing.id : gap.newer.id;
}

/** Which backup is missing, between which. */
export function describeGap(gap: FoundGap): string {
  if (!('missing' in gap)) {
    return `${gap.newer.id} names no backup before it, although ${gap.older.id} is there: whether others were removed between them is not known`;
  }
  const { missing, newer, older, isReplaced, isClaimed } = gap;
  const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
  if (isReplaced) return `${missing.id} ${where} was replaced: its manifest is not the one that the next backup names`;
  const claim = isClaimed ? ', and the record of its removal is signed by nobody who is accepted' : '';
  return `${missing.id} is missing ${where}${claim}`;
}

/**
 * Whether a backup is missing from the line in which each names the one before it.
 * @param isEverywhere whether all destinations could be looked at: else what one seems to lack may be there
 */
export async function evaluateLineage(places: readonly LineageAt[], isEverywhere: boolean): Promise<CheckResult> {
  const check = { name: LINEAGE_CHECK, group: 'authenticity' } as const;
  const gaps = await gapsAmong(places);
  if (gaps.length === 0)
    return {
      ...check,
      outcome: 'passed',
      detail: 'no backup is missing that a later one names, and each names the one before it',
    };
  const more = gaps.length > NAMED ? `; and ${gaps.length - NAMED} more` : '';
  const detail = `${gaps.slice(0, NAMED).map(describeGap).join('; ')}${more}`;
  return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', detail };
}

/** The same, of destinations that were not looked at yet. One that can't be is a warning. */
export async function checkLineage(
  destinations: readonly Storage[],
  database: DatabaseName,
  { signers: ring, removers }: KeyRings,
  run: Run,
  signal: AbortSignal,
): Promise<CheckResult> {
  const keys = objectKeys(database);
  const places: LineageAt[] = [];
  for (const storage of destinations) {
    try {
      const catalog = await BackupCatalog.read({ storage, database, ring, signal });
      places.push({ catalog, gaps: await GapRecords.open({ storage, keys, ring: removers, signal }) });
    } catch (thrown) {
      throwIfCancelled(signal);
      run.warn(`Whether backups are missing at ${storage.label} is not known: ${toRestorableError(thrown).message}`);
    }
  }
  return evaluateLineage(places, places.length === destinations.length);
}
