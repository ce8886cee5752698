import { confirms } from '../core/checks/verdict.ts';
import { CLOCK_SKEW_MS } from '../core/planning/retention/catalog-trust.ts';
import type { KeepReason } from '../core/planning/retention/keep-reason.ts';
import type { HistoryQuestion } from '../options/request/history.ts';
import type { HistoryDestination } from '../report/facts/history.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { Completeness } from '../repository/replication/completeness.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { planCounted } from '../retention/retention-plan.ts';
import type { KeyRings } from '../run/key-rings.ts';
import { type StartsAt, startsAt } from '../status/known-starts.ts';
import { capacityDay } from '../status/status.ts';

/** Number of backups whose records are read at once. */
const READS_AHEAD = 16;

/** What one destination has. */
export interface ReadPlace {
  readonly state: StoredState;
  readonly engine: string | null;
  readonly destination: HistoryDestination;
  readonly starts: StartsAt;
  /** Why retention keeps each backup here, by its id. Undefined without a policy. */
  readonly kept: ReadonlyMap<string, readonly KeepReason[]> | undefined;
}

interface Asked {
  readonly question: HistoryQuestion;
  readonly rings: KeyRings;
}

/** @throws the storage's errors */
export async function readPlace({ question, rings }: Asked, at: StoredDatabase): Promise<ReadPlace> {
  const state = await at.read(rings, { isLenient: true });
  const { catalog, now } = state;
  const inventory = await state.removals.takeInventory();
  const past = catalog.backups.filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + CLOCK_SKEW_MS);
  const newest = past.at(-1);
  const line = past.filter(({ source }) => source === newest?.source);
  const { policy } = question;
  const plan = policy && (await planCounted(state, policy, async () => new Completeness(catalog, inventory)));
  return {
    state,
    engine: newest === undefined ? null : (await at.readManifest(newest.id)).manifest.engine.name,
    destination: {
      label: at.label,
      isReachable: true,
      backups: catalog.backups.length,
      totalBytes: inventory.totalBytes,
      newestId: newest?.id ?? null,
      lastProvedAt: await lastProvedAt(state),
      capacityReachedOn: capacityDay(question, { state, inventory, line }) ?? null,
    },
    starts: await startsAt(state, rings),
    kept: plan && new Map(plan.decisions.map(({ id, keep, reasons }) => [id, keep ? reasons : []])),
  };
}

export function unreachablePlace({ label }: StoredDatabase): HistoryDestination {
  const nothing = { backups: 0, totalBytes: 0, newestId: null, lastProvedAt: null, capacityReachedOn: null };
  return { label, isReachable: false, ...nothing };
}

/** When a copy that is stored here was last read and passed. */
async function lastProvedAt(state: StoredState): Promise<string | null> {
  const log = await state.verifications();
  const read = async (backup: BackupFacts) => log.of(backup);
  let newest: string | null = null;
  for await (const record of mapAhead(state.catalog.backups, READS_AHEAD, read)) {
    if (record === undefined || record.state !== 'read' || !confirms(record)) continue;
    if (newest === null || record.finishedAt > newest) newest = record.finishedAt;
  }
  return newest;
}
