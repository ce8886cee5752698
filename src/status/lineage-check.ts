import { throwIfCancelled } from '../core/cancellation.ts';
import { type CheckResult, LINEAGE_CHECK } from '../core/checks/check.ts';
import { type GapFact, state, textFact } from '../core/checks/facts.ts';
import { toRestorableError } from '../core/errors.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { type FoundGap, gapsAmong, type LineageAt } from '../repository/removal/lineage.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import { lostInWords, missingShipments, type ShipmentsAt } from './log/missing-shipments.ts';

/** Number of gaps that a check names. */
const NAMED = 3;

/** A gap as reports show it. */
export function gapFact(gap: FoundGap): GapFact {
  if (!('missing' in gap)) {
    return { kind: 'gap', state: 'unlinked', id: gap.newer.id, older: gap.older.id, newer: gap.newer.id };
  }
  const { missing, newer, older, isReplaced, isClaimed } = gap;
  const state = isReplaced ? 'replaced' : isClaimed ? 'removal-untrusted' : 'missing';
  return { kind: 'gap', state, id: missing.id, older, newer };
}

/**
 * Checks whether a backup is missing from the line in which each names its predecessor.
 * @param isEverywhere whether all destinations could be read; otherwise a backup that seems missing may be at another
 */
export async function evaluateLineage(places: readonly LineageAt[], isEverywhere: boolean): Promise<CheckResult> {
  const check = { name: LINEAGE_CHECK, group: 'lineage' } as const;
  const gaps = await gapsAmong(places);
  if (gaps.length === 0) return { ...check, outcome: 'passed', facts: [state('line-complete')] };
  const more = gaps.length > NAMED ? [textFact(`and ${gaps.length - NAMED} more`)] : [];
  const facts = [...gaps.slice(0, NAMED).map(gapFact), ...more];
  return { ...check, outcome: isEverywhere ? 'failed' : 'skipped', facts };
}

/** The same, for destinations that were not read yet. A destination that can't be read is a warning. */
export async function checkLineage(
  destinations: readonly StoredDatabase[],
  { signers, removers }: KeyRings,
  run: Run,
): Promise<CheckResult> {
  const places: (LineageAt & ShipmentsAt)[] = [];
  for (const at of destinations) {
    try {
      const catalog = await at.readCatalog(signers);
      const backups = catalog.backups.map(({ id }) => id);
      const shipments = { at, ids: catalog.logs, absent: [], backups };
      places.push({ catalog, gaps: await GapRecords.listAfter(catalog, removers), ...shipments });
    } catch (thrown) {
      throwIfCancelled(at.signal);
      run.warn(`Whether backups are missing at ${at.label} is unknown: ${toRestorableError(thrown).message}`);
    }
  }
  const isEverywhere = places.length === destinations.length;
  await warnOfMissing(places, { signers, run, isEverywhere });
  return evaluateLineage(places, isEverywhere);
}

interface Asked {
  readonly signers: KeyRings['signers'];
  readonly run: Run;
  readonly isEverywhere: boolean;
}

/** Warns of missing shipments. What can't be found out says nothing about a backup. */
async function warnOfMissing(places: readonly ShipmentsAt[], { signers, run, isEverywhere }: Asked): Promise<void> {
  const [first] = places;
  if (first === undefined) return;
  try {
    const { recent, warnings } = await missingShipments(places, { ring: signers, now: first.at.clock.now() });
    run.warn(...warnings, ...(isEverywhere && recent.length > 0 ? [lostInWords(recent)] : []));
  } catch (thrown) {
    throwIfCancelled(first.at.signal);
    run.warn(`Whether shipments of the log are missing is unknown: ${toRestorableError(thrown).message}`);
  }
}
