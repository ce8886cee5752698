import { throwIfCancelled } from '../core/cancellation.ts';
import { refutes } from '../core/checks/verdict.ts';
import { factsOfError, RestorableError, toRestorableError } from '../core/errors.ts';
import type { Decision } from '../core/planning/retention/retention.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { RetentionRules } from '../options/request/retention.ts';
import type { PlannedBackup, RetentionOutcome } from '../report/facts/retention.ts';
import type { BackupCatalog } from '../repository/catalog/catalog-facts.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import type { RemovalRecords } from '../repository/records/removal-records.ts';
import { removeBackups } from '../repository/removal/removal.ts';
import { restoreManifests } from '../repository/removal/restore-manifests.ts';
import { Completeness } from '../repository/replication/completeness.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { freeLogs, type Retained } from './free-logs.ts';
import { planCounted } from './retention-plan.ts';
import { type Retaining, sweepAt } from './sweep-destination.ts';

/** What to do at all destinations. */
export interface RetentionJob {
  readonly settings: RetentionRules;
  readonly rings: KeyRings;
  /** Signs the records of what is removed. */
  readonly signer: Signer | undefined;
  /** Accept missing backups as lost. */
  readonly acceptMissing: boolean;
  readonly dryRun: boolean;
  /** Whether these are all destinations of the database. Otherwise another one may have a backup that needs a shipment of the log. */
  readonly isEverywhere: boolean;
  readonly run: Run;
}

const NOTHING_SWEPT = {
  waiting: 0,
  freedBackups: 0,
  freedRuns: 0,
  freedRecords: 0,
  keptRecords: 0,
  freedObjects: 0,
  freedBytes: 0,
  lockedObjects: 0,
} as const;

const NOTHING = {
  backups: [],
  removed: 0,
  refused: 0,
  ...NOTHING_SWEPT,
} as const;

/**
 * Plans, removes and sweeps at each destination separately, and shipments of logs at all of them together. A destination that can't be
 * reached is a warning as long as another can. The first refusal or failure is thrown at the end, after all destinations were processed.
 * @param outcomes receives what was done
 * @throws {RestorableError} PRUNE_REFUSED, RETENTION_EMPTY and the storage's errors
 */
export async function retainEverywhere(
  job: RetentionJob,
  destinations: readonly StoredDatabase[],
  outcomes: RetentionOutcome[],
): Promise<void> {
  const { run } = job;
  if (job.rings.verifiers === undefined) {
    run.warn('Records of verifications are not authenticated: set `verifiers` to believe only accepted verifiers.');
  }
  let first: RestorableError | undefined;
  const retained: Retained[] = [];
  for (const at of destinations) {
    const { label } = at;
    try {
      const { refusal, ...done } = await retainAt(at, job);
      outcomes.push(done.outcome);
      retained.push(done);
      first ??= refusal;
    } catch (thrown) {
      throwIfCancelled(at.signal);
      const error = toRestorableError(thrown);
      outcomes.push({ ...NOTHING, label, outcome: 'failed', problem: factsOfError(error) });
      if (error.code === 'STORAGE_UNREACHABLE' && destinations.length > 1) run.warn(`Not pruned: ${error.message}`);
      else first ??= error;
    }
  }
  if (job.isEverywhere && retained.length === destinations.length) {
    const freed = await freeLogs(retained);
    outcomes.splice(0, outcomes.length, ...freed.outcomes);
    first ??= freed.failure;
  }
  if (first !== undefined) throw first;
  const reached = outcomes.some((outcome) => outcome.outcome !== 'failed');
  if (reached || destinations.length === 0) return;
  throw new RestorableError('STORAGE_UNREACHABLE', 'No destination could be reached; nothing was removed.', {
    hint: 'The warnings name each. Check endpoint, region and network.',
  });
}

async function retainAt(
  at: StoredDatabase,
  job: RetentionJob,
): Promise<Retained & { readonly refusal: RestorableError | undefined }> {
  const { settings, rings, dryRun, run } = job;
  const { label } = at;
  const state = await run.phase(`read ${label}`, () => at.read(rings));
  const { catalog } = state;
  const signer = job.signer ?? (await passphraseSigner(state, rings));
  const retaining: Retaining = {
    ...job,
    at,
    signer,
    signers: rings.signers,
    removers: rings.removers,
    keepRecordsMs: settings.keepRecordsMs,
  };
  if (!dryRun) await restoreNeeded(retaining, catalog, state.removals);
  const backups = await planAt(state, job);
  const { ids: hidden } = await at.listDeleted();
  const unwanted = backups.flatMap(({ id, keep }) => (keep ? [] : [id]));
  const going = spareBefore(hidden, unwanted, retaining);
  // Checked only if something would be removed. Otherwise every run after a failed verification would fail too.
  const refusal = going.length === 0 ? undefined : await refusalFor(state, settings);
  const isRemoving = !dryRun && refusal === undefined;
  const removed = isRemoving
    ? await remove(retaining, catalog, going)
    : { count: refusal === undefined ? going.length : 0, locked: 0 };
  const { users, ...swept } = await run.phase(`sweep ${label}`, () => sweepUnlessRefused(retaining, catalog, refusal));
  const lockedObjects = removed.locked + swept.lockedObjects;
  if (lockedObjects > 0) {
    run.warn(`${lockedObjects} objects at ${label} can't be deleted (Object Lock, or no permission).`);
  }
  const counts = { removed: removed.count, refused: refusal === undefined ? 0 : going.length, ...swept, lockedObjects };
  const outcome: RetentionOutcome = {
    label,
    outcome: refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned',
    problem: refusal && factsOfError(refusal),
    backups,
    ...counts,
  };
  return { retaining, catalog, users, outcome, refusal };
}

/** What was removed a week ago may be the good backup too, so a run that is refused deletes nothing at all. */
async function sweepUnlessRefused(
  retaining: Retaining,
  catalog: BackupCatalog,
  refusal: RestorableError | undefined,
): Promise<Awaited<ReturnType<typeof sweepAt>>> {
  if (refusal === undefined) return sweepAt(retaining, catalog);
  const { waiting, freedBackups, keptRecords, users } = await sweepAt({ ...retaining, dryRun: true }, catalog);
  return { ...NOTHING_SWEPT, waiting: waiting + freedBackups, keptRecords, users };
}

/** Plans with what counts here, and warns about what does not. */
async function planAt(state: StoredState, { settings, run }: RetentionJob): Promise<readonly PlannedBackup[]> {
  const { at, catalog } = state;
  const { label } = at;
  const untrusted = catalog.uncounted.map(
    ({ id, reason }) => `${id} at ${label} is not counted by any keep rule and is not removed: ${reason}`,
  );
  warnOfSome(
    run,
    untrusted,
    (more) => `${more} more manifests at ${label} are not counted by any keep rule and are not removed.`,
  );
  const { decisions, notCounted } = await planCounted(state, settings.policy, async () => {
    return new Completeness(catalog, await state.removals.takeInventory());
  });
  const broken = [...notCounted].map(([id, reason]) => `${id} at ${label} is not counted by any keep rule: ${reason}`);
  warnOfSome(run, broken, (more) => `${more} more backups at ${label} are not counted by any keep rule.`);
  return decisions.map((decision) => ({ ...decision, ...factsOf(catalog, decision.id) }));
}

/** What the report shows about a planned backup. */
function factsOf(catalog: BackupCatalog, id: string): Omit<PlannedBackup, keyof Decision> {
  const facts = catalog.get(id);
  if (facts === undefined) throw new RangeError(`a decision about ${id}, which is not in the catalog`);
  return { kind: facts.kind, startedAt: facts.startedAt.toISOString(), storedBytes: facts.storedBytes };
}

/** The key derived from the passphrase with the salt of the newest backup, which readers derive anyway. */
async function passphraseSigner({ catalog }: StoredState, { passphrase }: KeyRings): Promise<Signer | undefined> {
  const salt = catalog.backups.findLast((backup) => backup.salt !== null)?.salt;
  return typeof salt === 'string' ? passphrase?.signer(salt) : undefined;
}

/** A hidden backup may need any older one. Hiding it must not cause those to be permanently removed. */
function spareBefore(
  hidden: readonly string[],
  unwanted: readonly string[],
  { at, run }: Retaining,
): readonly string[] {
  const newest = hidden.at(-1);
  if (newest === undefined) return unwanted;
  const going = unwanted.filter((id) => id > newest);
  if (going.length < unwanted.length) {
    run.warn(
      `${unwanted.length - going.length} backups at ${at.label} were kept: the manifest of ${newest}, which may need them, was deleted, but not by \`prune\`.`,
    );
  }
  return going;
}

/** The error that stops removal, or undefined. Only records of accepted verifiers count. */
async function refusalFor(state: StoredState, settings: RetentionRules): Promise<RestorableError | undefined> {
  if (settings.allowFailedVerification) return undefined;
  const log = await state.verifications();
  const last = await log.last();
  if (last === undefined || !refutes(last)) return undefined;
  return new RestorableError(
    'PRUNE_REFUSED',
    `The last verification at ${state.at.label} failed (${last.backup.id}, ${last.finishedAt}); nothing is removed.`,
    {
      hint: 'An older backup may be the good one. Find out why it failed and verify again, or set `allow-failed-verification: true`.',
    },
  );
}

async function remove(
  retaining: Retaining,
  catalog: BackupCatalog,
  going: readonly string[],
): Promise<{ readonly count: number; readonly locked: number }> {
  const { at, run } = retaining;
  if (going.length === 0) return { count: 0, locked: 0 };
  const removal = await run.phase(`remove at ${at.label}`, () =>
    removeBackups(retaining, catalog, going, 'no rule of the retention policy keeps it'),
  );
  if (removal.spared.length > 0) {
    run.warn(
      `${removal.spared.length} backups at ${at.label} were kept: a backup that is locked or new may need them.`,
    );
  }
  await restoreNeeded(retaining, catalog, await catalog.listRemovals());
  return { count: removal.removed.length, locked: removal.locked.length };
}

/** Puts back the manifests of backups that are still needed. */
async function restoreNeeded(retaining: Retaining, catalog: BackupCatalog, removals: RemovalRecords): Promise<void> {
  const { at, run } = retaining;
  const { restored, warnings } = await restoreManifests(retaining, catalog, removals);
  run.warn(...warnings);
  for (const id of restored)
    run.warn(`${id} at ${at.label} was being removed, but another backup needs it. Its manifest was restored.`);
}
