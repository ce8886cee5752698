import { throwIfCancelled } from '../core/cancellation.ts';
import { compareIds } from '../core/format/backup-id.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import type { SyncedBackup, SyncOutcome } from '../report/facts/sync.ts';
import type { ReadPreference } from '../repository/reading/read-preference.ts';
import type { CopyOptions } from '../repository/replication/copy-backup.ts';
import { copyVerifications } from '../repository/replication/copy-verifications.ts';
import { type ReplicatedBackup, replicasOf } from '../repository/replication/replicas.ts';
import { followBytes } from '../run/progress.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { copyOne, type Kind, lacksObjects, type Work } from './copy-one.ts';
import { expectedListings } from './sync-contents.ts';
import {
  NOTHING,
  planAt,
  readDestinations,
  removeRemains,
  type SyncJob,
  type SyncTarget,
} from './sync-destinations.ts';
import { logsToSync, syncLogs } from './sync-logs.ts';

/**
 * Brings the destinations in sync for one database, backup by backup, oldest first, and then the shipments of the log.
 * @param outcomes receives what was done
 */
export async function syncDatabase(database: DatabaseName, job: SyncJob, outcomes: SyncOutcome[]): Promise<void> {
  const { request, context } = job;
  const { run, host } = context;
  const readable = await run.phase(`read ${database}`, () => readDestinations(database, job));
  if (!request.dryRun) await removeRemains(readable, context);
  if (readable.length < 2) return;
  const replicas = replicasOf(readable.map(({ state }) => state));
  const untrusted = [...replicas.uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
  warnOfSome(run, untrusted, (more) => `${more} more manifests that do not count are not copied.`);
  const logs = logsToSync(readable, job);
  const all = [...replicas.backups.values(), ...logs.logs];
  const expected = await run.phase(`read the lists of ${database}`, () => expectedListings(all, host.signal));
  const destinations: SyncTarget[] = [];
  for (const each of readable) destinations.push(await planAt(each, { replicas, expected }, job));
  // Before anything is copied, so that a cancelled run reports what it did.
  for (const { state, backups, shipments } of destinations) {
    const { catalog, at } = state;
    const held = { held: catalog.backups.length, heldShipments: catalog.logs.length };
    outcomes.push({ database, label: at.label, ...held, backups, shipments, records: 0 });
  }
  const work: Work = {
    job,
    replicas,
    destinations,
    expected,
    options: optionsOf(database, job),
    unreliable: new Set(),
  };
  const oldestFirst = [...replicas.backups.values()].sort((a, b) => compareIds(a.facts.id, b.facts.id));
  await run.phase(`copy ${database}`, async () => {
    for (const replicated of oldestFirst) await copyOne(replicated, backupKind(work), work);
  });
  await run.phase(`copy the log of ${database}`, () => syncLogs(logs, work));
  await run.phase(`copy the records of ${database}`, () => syncRecords(database, work, outcomes));
}

/** Evidence of what was verified, also about backups that were removed since then. */
async function syncRecords(
  database: DatabaseName,
  { job, destinations }: Work,
  outcomes: readonly SyncOutcome[],
): Promise<void> {
  const { request, rings, context } = job;
  const open = destinations.filter(({ failure }) => failure === undefined).map(({ state }) => state);
  const now = Math.max(...open.map((state) => state.now.getTime()));
  const options = { ring: rings.verifiers, since: new Date(now - request.keepRecordsMs), dryRun: request.dryRun };
  try {
    const copied = await copyVerifications(
      open.map(({ at }) => at),
      options,
    );
    for (const [at, count] of copied) {
      const outcome = outcomes.find((each) => each.database === database && each.label === at.label);
      if (outcome !== undefined) outcome.records = count;
    }
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    context.run.fail(thrown);
  }
}

function optionsOf(database: DatabaseName, { request, rings, context }: SyncJob): CopyOptions {
  return {
    ring: rings.signers,
    removers: rings.removers,
    readBack: request.readBack,
    dryRun: request.dryRun,
    elapsedMs: () => context.run.elapsedMs,
    onBytes: followBytes(context, `sync ${database}`, undefined),
  };
}

/** How backups are decided on: by the plan of each destination. */
function backupKind(work: Work): Kind<ReplicatedBackup> {
  return {
    wants: async (replicated, destination, order) =>
      replicated.holders.includes(destination.state)
        ? await isMissingSomething(replicated, destination, order, work)
        : isToBeCopied(replicated, destination),
    isOwed: ({ facts }, { decisions }) => decisions.get(facts.id)?.decision === 'copy',
    reason: ({ facts }, { decisions }) => decisions.get(facts.id)?.reason,
    reported: ({ backups }) => backups,
  };
}

/** Whether a destination that has the backup lacks part of it. */
async function isMissingSomething(
  replicated: ReplicatedBackup,
  destination: SyncTarget,
  order: ReadPreference,
  work: Work,
): Promise<boolean> {
  const { id, parents } = replicated.facts;
  const lost = parents.find((parent) => !work.replicas.backups.has(parent.id));
  if (lost !== undefined) {
    destination.backups.push({ id, outcome: 'damaged', reason: { why: 'needs-lost', id: lost.id }, ...NOTHING });
  }
  return await lacksObjects(replicated, destination, order, work);
}

/** Whether a destination that does not have the backup receives it. Records why if not. */
function isToBeCopied({ facts }: ReplicatedBackup, { decisions, lacking, backups }: SyncTarget): boolean {
  const { id } = facts;
  const decision = decisions.get(id);
  if (decision === undefined) throw new RangeError(`nothing was decided about ${id}`);
  const blocked = facts.parents.find((parent) => lacking.has(parent.id));
  if (decision.decision === 'copy' && blocked === undefined) return true;
  lacking.add(id);
  const isBlocked = blocked !== undefined && decision.decision === 'copy';
  const reason: SyncedBackup['reason'] = isBlocked ? { why: 'needs-absent', id: blocked.id } : decision.reason;
  backups.push({ id, outcome: decision.decision === 'skip' ? 'skipped' : 'damaged', reason, ...NOTHING });
  return false;
}
