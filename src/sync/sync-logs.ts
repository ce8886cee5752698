import { compareIds } from '../core/format/backup-id.ts';
import { allLogUsers, endOfUse, logUsersAt } from '../repository/removal/expired-logs.ts';
import {
  type LogFacts,
  type Replicated,
  type ReplicatedLogs,
  replicatedLogs,
} from '../repository/replication/replicas.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { copyOne, type Kind, lacksObjects, type Work } from './copy-one.ts';
import { NOTHING, type ReadDestination, type SyncJob } from './sync-destinations.ts';

/** The shipments that a backup can use, oldest first, and those that nobody can judge. */
export interface LogsToSync extends Pick<ReplicatedLogs, 'conflicts'> {
  readonly logs: readonly Replicated<LogFacts>[];
}

/**
 * Every destination should have every shipment that a backup at any of them can use: retention removes the others, and would remove
 * them again.
 */
export function logsToSync(readable: readonly ReadDestination[], { destinations, context }: SyncJob): LogsToSync {
  const { logs, conflicts, uncounted } = replicatedLogs(readable);
  const untrusted = [...uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
  warnOfSome(context.run, untrusted, (more) => `${more} more shipments that do not count are not copied.`);
  const users = readable.map(({ state }) => logUsersAt(state.catalog, state.removals.ids));
  // One that can't be read may have an older backup.
  const isKnown = readable.length === destinations.length;
  const endMs = isKnown ? endOfUse(allLogUsers(users)) : Number.NEGATIVE_INFINITY;
  const usable = [...logs.values()].filter(({ facts }) => facts.to.getTime() >= endMs);
  return { logs: usable.sort((a, b) => compareIds(a.facts.id, b.facts.id)), conflicts };
}

/** Brings the destinations in sync, shipment by shipment. Their backups were copied before. */
export async function syncLogs({ logs, conflicts }: LogsToSync, work: Work): Promise<void> {
  for (const { state, shipments } of work.destinations) {
    for (const [id, reason] of conflicts)
      if (state.catalog.has(id)) shipments.push({ id, outcome: 'damaged', reason, ...NOTHING });
  }
  const kind: Kind<Replicated<LogFacts>> = {
    wants: async (replicated, destination, order) =>
      !replicated.holders.includes(destination.state) || lacksObjects(replicated, destination, order, work),
    isOwed: () => true,
    reason: () => ({ why: 'continues' }),
    reported: ({ shipments }) => shipments,
  };
  for (const replicated of logs) await copyOne(replicated, kind, work);
}
