import { RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { Decision } from '../core/planning/retention.ts';
import type { Signer } from '../openpgp/signatures/signatures.ts';
import type { RetentionRules } from '../options/request.ts';
import type { Storage } from '../ports/storage.ts';
import type { PlannedBackup, RetentionOutcome } from '../report/report.ts';
import type { BackupCatalog } from '../repository/catalog/catalog-facts.ts';
import { deletedBackups } from '../repository/catalog/untrusted-backups.ts';
import type { Evidence } from '../repository/records/evidence.ts';
import { listRemovals } from '../repository/records/removal-records.ts';
import { takeInventory } from '../repository/removal/inventory.ts';
import { removeBackups } from '../repository/removal/removal.ts';
import { restoreManifests } from '../repository/removal/restore-manifests.ts';
import { Wholeness } from '../repository/replication/wholeness.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { planCounted } from './retention-plan.ts';
import { type RetentionState, readRetentionState } from './retention-state.ts';
import { type At, sweepAt } from './sweep-destination.ts';

/** What is to be done, at all destinations. */
export interface RetentionJob {
  readonly database: DatabaseName;
  readonly settings: RetentionRules;
  readonly rings: KeyRings;
  /** Signs the records of what is removed. */
  readonly signer: Signer | undefined;
  /** Take backups that are missing for lost. */
  readonly acceptMissing: boolean;
  readonly dryRun: boolean;
}

const NOTHING = {
  backups: [],
  removed: 0,
  waiting: 0,
  freedBackups: 0,
  freedRuns: 0,
  freedObjects: 0,
  freedBytes: 0,
  lockedObjects: 0,
} as const;

/**
 * Plans, removes and sweeps at each destination by itself. One that can't be reached is a warning as long as another can.
 * The first refusal or failure is thrown at the end, after the others had their turn.
 * @param outcomes what was done is added here
 * @throws {RestorableError} PRUNE_REFUSED, RETENTION_EMPTY and the storage's errors
 */
export async function retainEverywhere(
  job: RetentionJob,
  destinations: readonly Storage[],
  { host, clock }: Dependencies,
  run: Run,
  outcomes: RetentionOutcome[],
): Promise<void> {
  if (job.rings.verifiers === undefined) {
    run.warn('Records of verifications are not authenticated: set `verifiers` to believe only accepted verifiers.');
  }
  let first: RestorableError | undefined;
  const { database, signer, dryRun, acceptMissing } = job;
  const { removers } = job.rings;
  const common = { database, clock, signal: host.signal, signer, removers, dryRun, acceptMissing, run };
  for (const storage of destinations) {
    const at: At = { storage, ...common };
    const { label } = storage;
    try {
      const { refusal, ...outcome } = await retainAt(at, job);
      outcomes.push(outcome);
      first ??= refusal;
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      outcomes.push({ ...NOTHING, label, outcome: 'failed', detail: error.message });
      if (error.code === 'STORAGE_UNREACHABLE' && destinations.length > 1) run.warn(`Not pruned: ${error.message}`);
      else first ??= error;
    }
  }
  if (first !== undefined) throw first;
  const reached = outcomes.some((outcome) => outcome.outcome !== 'failed');
  if (reached || destinations.length === 0) return;
  throw new RestorableError('STORAGE_UNREACHABLE', 'No destination could be reached; nothing was removed.', {
    hint: 'The warnings name each. Check endpoint, region and network.',
  });
}

async function retainAt(
  common: At,
  { settings, rings }: RetentionJob,
): Promise<RetentionOutcome & { readonly refusal: RestorableError | undefined }> {
  const { storage, database, dryRun, run, signal } = common;
  const { label } = storage;
  const state = await run.phase(`read ${label}`, () => readRetentionState(storage, database, rings, signal));
  const at: At = { ...common, signer: common.signer ?? (await passphraseSigner(state, rings)) };
  if (!dryRun) await mend(at, state.catalog, state.records);
  const decisions = await planAt(at, state, settings);
  const backups = decisions.map((decision): PlannedBackup => {
    const facts = state.catalog.get(decision.id);
    const startedAt = (facts?.startedAt ?? new Date(0)).toISOString();
    return { ...decision, kind: facts?.kind ?? 'full', startedAt, storedBytes: facts?.storedBytes ?? 0 };
  });
  const hidden = await deletedBackups(storage, objectKeys(database), signal);
  const unwanted = decisions.filter((decision) => !decision.keep).map((decision) => decision.id);
  const going = spareBefore(hidden, unwanted, label, run);
  // Asked only where something would go: otherwise every run after a failed verification were a failure of its own.
  const refusal = going.length === 0 ? undefined : await refusalFor(state, settings, label);
  const isRemoving = !dryRun && refusal === undefined;
  const removed = isRemoving ? await remove(at, state.catalog, going) : { count: dryRun ? going.length : 0, locked: 0 };
  const swept = await run.phase(`sweep ${label}`, () => sweepAt(at, state.catalog));
  const lockedObjects = removed.locked + swept.lockedObjects;
  if (lockedObjects > 0) {
    run.warn(`${lockedObjects} objects at ${label} may not be deleted (Object Lock, or no permission); they stay.`);
  }
  const outcome = refusal !== undefined ? 'refused' : dryRun ? 'planned' : 'pruned';
  const detail = refusal?.message ?? '';
  return { label, outcome, detail, backups, removed: removed.count, ...swept, lockedObjects, refusal };
}

/** Plans by what counts here, and says what does not. */
async function planAt(
  { storage, database, run, signal }: At,
  state: RetentionState,
  { policy }: RetentionRules,
): Promise<readonly Decision[]> {
  const { catalog } = state;
  const { label } = storage;
  const untrusted = catalog.uncounted.map(
    ({ id, reason }) => `${id} at ${label} fills no place of the policy and is not removed: ${reason}`,
  );
  warnOfSome(run, untrusted, (more) => `${more} more manifests at ${label} fill no place and are not removed.`);
  const { decisions, notCounted } = await planCounted(state, policy, async () => {
    const { listings } = await takeInventory(storage, objectKeys(database), signal);
    return new Wholeness({ storage, database, catalog, listings, signal });
  });
  const broken = [...notCounted].map(([id, reason]) => `${id} at ${label} fills no place of the policy: ${reason}`);
  warnOfSome(run, broken, (more) => `${more} more backups at ${label} fill no place of the policy.`);
  return decisions;
}

/** The key of the passphrase with the salt of the newest backup: one that readers derive in any case. */
async function passphraseSigner({ catalog }: RetentionState, { passphrase }: KeyRings): Promise<Signer | undefined> {
  const salt = catalog.backups.findLast((backup) => backup.salt !== null)?.salt;
  return typeof salt === 'string' ? passphrase?.signer(salt) : undefined;
}

/** A backup that somebody hid may need anything that is older than it: hiding it must not make us remove that for good. */
function spareBefore(hidden: readonly string[], unwanted: readonly string[], label: string, run: Run): string[] {
  const newest = hidden.at(-1) ?? '';
  const going = unwanted.filter((id) => id > newest);
  if (going.length < unwanted.length) {
    run.warn(
      `${unwanted.length - going.length} backups at ${label} stay: the manifest of ${newest}, which may need them, was deleted, but not by \`prune\`.`,
    );
  }
  return going;
}

/** The error that stops removal, or undefined. Only records of accepted verifiers are believed. */
async function refusalFor(
  { log }: RetentionState,
  settings: RetentionRules,
  label: string,
): Promise<RestorableError | undefined> {
  if (settings.allowFailedVerification) return undefined;
  const last: Evidence | undefined = await log.last();
  if (last?.verdict !== 'failed') return undefined;
  return new RestorableError(
    'PRUNE_REFUSED',
    `The last verification at ${label} failed (${last.backup.id}, ${last.finishedAt}); nothing is removed.`,
    {
      hint: 'An older backup may be the good one. Find out why it failed and verify again, or set `allow-failed-verification: true`.',
    },
  );
}

async function remove(
  at: At,
  catalog: BackupCatalog,
  going: readonly string[],
): Promise<{ readonly count: number; readonly locked: number }> {
  const { run, storage, database, signal } = at;
  if (going.length === 0) return { count: 0, locked: 0 };
  const removal = await run.phase(`remove at ${storage.label}`, () =>
    removeBackups(at, catalog, going, 'no rule of the retention policy keeps it'),
  );
  if (removal.spared.length > 0) {
    run.warn(
      `${removal.spared.length} backups at ${storage.label} stay: one that is locked, or was made meanwhile, may need them.`,
    );
  }
  await mend(at, catalog, await listRemovals(storage, objectKeys(database), signal));
  return { count: removal.removed.length, locked: removal.locked.length };
}

async function mend(at: At, catalog: BackupCatalog, records: ReadonlyMap<string, Date>): Promise<void> {
  const { restored, warnings } = await restoreManifests(at, catalog, records);
  at.run.warn(...warnings);
  for (const id of restored) at.run.warn(`${id} at ${at.storage.label} was being removed, but is needed: it is back.`);
}
