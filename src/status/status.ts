import { placeOf } from '../backup/three-two-one.ts';
import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { refutes } from '../core/checks/verdict.ts';
import type { ErrorCode } from '../core/error-codes.ts';
import { toRestorableError } from '../core/errors.ts';
import { compareIds } from '../core/format/backup-id.ts';
import { startOfOwner } from '../core/format/log/log-id.ts';
import { achievedRpo } from '../core/planning/achieved-rpo.ts';
import { CLOCK_SKEW_MS } from '../core/planning/retention/catalog-trust.ts';
import { longestRule } from '../core/planning/retention/keep-reason.ts';
import { projectCapacity, type SizedBackup } from '../core/planning/retention/projection.ts';
import { PERIOD_MS } from '../core/planning/schedule/missed-runs.ts';
import { evaluateCopies, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import { usualAgeMs } from '../core/planning/usual-age.ts';
import type { StatusRequest } from '../options/request/status.ts';
import type { DestinationStatus, StatusReport, StoredShare } from '../report/facts/status/status.ts';
import type { BackupFacts, UncountedManifest } from '../repository/catalog/catalog-facts.ts';
import { type ExpectedObjects, expectedObjects, markPresent } from '../repository/catalog/chain-health.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { type Inventory, type Remains, sortRemains } from '../repository/removal/inventory.ts';
import type { LineageAt } from '../repository/removal/lineage.ts';
import { Completeness } from '../repository/replication/completeness.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { planCounted } from '../retention/retention-plan.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openStored } from '../run/destinations/open-destinations.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import { beginRun } from '../run/run-context.ts';
import { lastVerification, summarizeBackup } from '../run/summary.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { incompleteRuns, withoutCommit } from './incomplete-runs.ts';
import { startsAt } from './known-starts.ts';
import { evaluateLineage } from './lineage-check.ts';
import { lateInWords } from './log-check.ts';
import { readLogReach } from './log-reach.ts';
import { findScheduledRuns, type RunsAt, type ScheduledRuns } from './scheduled-runs.ts';
import { checkStatus, shareRestoreTime } from './status-checks.ts';

/** Evaluates the stored backups of a database, at each destination. Needs no key. Never throws. */
export async function runStatus(request: StatusRequest, dependencies: Dependencies): Promise<StatusReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const checks: CheckResult[] = [];
  const readable: ReadDestination[] = [];
  const unreadable: { label: string; code: ErrorCode }[] = [];
  let found: ScheduledRuns | undefined;
  await run.guard(async () => {
    const rings = await openKeyRings(request);
    const opened = await openStored(request, context);
    for (const at of opened) {
      try {
        const here = await run.phase(`read ${at.label}`, () => readDestination({ request, rings, run }, at));
        readable.push(here);
        const where = opened.length > 1 ? { at: at.label } : {};
        checks.push(...here.checks.map((check) => ({ ...check, ...where })));
      } catch (thrown) {
        // The others are still checked. This is the run's error.
        throwIfCancelled(dependencies.host.signal);
        unreadable.push({ label: at.label, code: toRestorableError(thrown).code });
        run.fail(thrown);
      }
    }
    shareRestoreTime(checks);
    if (readable.length === 0) return;
    const isEverywhere = readable.length === opened.length;
    checks.push(await evaluateLineage(readable, isEverywhere));
    found = await findScheduledRuns(request, context, { readable, isEverywhere });
    checks.push(...found.checks);
  });
  const isBreached = checks.some((check) => check.outcome === 'failed');
  const { rpoMs, rtoMs, verifyEveryMs, logRpoMs, capacityBytes } = request;
  const objectives = { rpoMs, rtoMs, verifyEveryMs, logRpoMs, capacityBytes };
  return {
    mode: 'status',
    ...run.facts(isBreached),
    objectives,
    checks,
    destinations: found?.destinations ?? readable.map(({ status }) => status),
    unreadable,
    schedules: found?.schedules ?? [],
    workflow: found?.workflow,
    rule: ruleOf(readable),
  };
}

interface ReadDestination extends LineageAt, RunsAt {
  readonly at: StoredDatabase;
  readonly checks: readonly CheckResult[];
}

/** A destination counts if it has the newest backup of all, and that copy is complete. */
function ruleOf(readable: readonly ReadDestination[]): ThreeTwoOne | undefined {
  const newest = readable
    .flatMap(({ status }) => status.newest?.id ?? [])
    .toSorted()
    .at(-1);
  if (newest === undefined) return undefined;
  const isBroken = ({ checks }: ReadDestination): boolean =>
    checks.some(({ group, outcome }) => group === 'stored-bytes' && outcome === 'failed');
  const isRefuted = ({ status }: ReadDestination): boolean =>
    status.lastVerification !== undefined && refutes(status.lastVerification);
  const places = readable.map((each) => placeOf(each.at.storage, each.status.newest?.id === newest && !isBroken(each)));
  return evaluateCopies(places, readable.filter((each) => isBroken(each) || isRefuted(each)).length);
}

interface StatusContext {
  readonly request: StatusRequest;
  readonly rings: KeyRings;
  readonly run: Run;
}

async function readDestination({ request, rings, run }: StatusContext, at: StoredDatabase): Promise<ReadDestination> {
  const state = await at.read(rings, { isLenient: true });
  const { catalog, now } = state;
  warnOfUncounted(catalog.uncounted, at, run);
  const past = catalog.backups.filter((each) => each.startedAt.getTime() <= now.getTime() + CLOCK_SKEW_MS);
  const newest = past.at(-1);
  const expected: ExpectedObjects =
    newest === undefined ? { sizes: new Map(), problems: [] } : await expectedObjects(at, newest);
  const inventory = await state.removals.takeInventory((relative, sizeBytes) =>
    markPresent(expected, relative, sizeBytes),
  );
  const { all: hidden } = await at.listDeleted();
  const remains = sortRemains(inventory, catalog, { now, hidden });
  const orphaned = remains.orphaned.map((id) => `${id} was committed, but its manifest is missing at ${at.label}.`);
  warnOfSome(run, orphaned, (more) => `The manifests of ${more} more are missing at ${at.label}.`);
  const uncounted = newestUncounted(catalog.uncounted, newest);
  const stored: Stored = { state, inventory, remains, line: past.filter(({ source }) => source === newest?.source) };
  const status: DestinationStatus = {
    label: at.label,
    newest: newest && summarizeBackup((await at.readManifest(newest.id)).manifest, null),
    newestAgeMs: newest && Math.max(0, now.getTime() - newest.snapshotAt.getTime()),
    backups: catalog.backups.length,
    oldestAt: past[0]?.startedAt.toISOString(),
    usualAgeMs: newest && usualAgeMs(stored.line.map(({ startedAt }) => startedAt)),
    achievedRpo: achievedRpo(stored.line, { now, periodMs: PERIOD_MS }),
    uncounted: uncounted?.id,
    lastVerification: await lastVerification(await state.verifications(), state.now),
    log: await readLogReach(at, { ids: catalog.logs, ring: rings.signers, backups: past, recent: { now } }, run),
    brokenObjects: expected.sizes.size,
    incompleteRuns: withoutCommit(remains).length,
    incomplete: incompleteRuns(remains, inventory, catalog.backups, now),
    shares: await sharesOf(request, stored),
    totalBytes: inventory.totalBytes,
    capacityReachedOn: capacityDay(request, stored),
  };
  const missing = [...expected.sizes.keys()].slice(0, 3).map((key) => `${key} is missing or of another size.`);
  const problems = [...expected.problems, ...missing];
  const starts = await startsAt(state, rings);
  const planted = (await state.verifications()).problem;
  run.warn(...lateInWords(request, status, now));
  const checks = checkStatus(request, { status, uncounted, problems, planted, line: stored.line, now });
  return { at, status, checks, starts, catalog, gaps: await GapRecords.listAfter(catalog, rings.removers) };
}

/** What is stored at a destination, classified. */
interface Stored {
  readonly state: StoredState;
  readonly inventory: Inventory;
  readonly remains: Remains;
  /** Backups of the newest backup's source, oldest first. */
  readonly line: readonly BackupFacts[];
}

function warnOfUncounted(uncounted: readonly UncountedManifest[], { label }: StoredDatabase, run: Run): void {
  const untrusted = uncounted.map(({ id, reason }) => `${id} at ${label} does not count: ${reason}`);
  warnOfSome(run, untrusted, (more) => `${more} more manifests at ${label} do not count.`);
}

/** The newest backup that does not count, if it is newer than the newest one that does. */
function newestUncounted(
  uncounted: readonly UncountedManifest[],
  newest: BackupFacts | undefined,
): UncountedManifest | undefined {
  const isNewer = ({ id }: UncountedManifest): boolean => newest === undefined || id > newest.id;
  return uncounted.toSorted((a, b) => compareIds(b.id, a.id)).find(isNewer);
}

/** Stored bytes by the generation that keeps each backup, or by kind if there is no policy. */
async function sharesOf({ policy }: StatusRequest, { state, inventory, remains }: Stored): Promise<StoredShare[]> {
  const sorts = new Map<StoredShare['of'], string[]>();
  const sort = (of: StoredShare['of'], ids: readonly string[]): void => {
    if (ids.length > 0) sorts.set(of, [...(sorts.get(of) ?? []), ...ids]);
  };
  if (policy === undefined) {
    for (const { id, kind } of state.catalog.backups) sort(kind, [id]);
  } else {
    const { decisions, notCounted } = await planCounted(
      state,
      policy,
      async () => new Completeness(state.catalog, inventory),
    );
    for (const { id, reasons } of decisions) {
      sort(notCounted.has(id) ? 'not-counted' : (longestRule(reasons) ?? 'no-rule'), [id]);
    }
  }
  sort(
    'not-counted',
    state.catalog.uncounted.map(({ id }) => id),
  );
  sort('waiting', [...remains.waiting, ...remains.expired]);
  sort('incomplete-runs', [...remains.abandoned, ...remains.unfinished]);
  sort('orphaned', remains.orphaned);
  const shares = [...sorts].map(([of, ids]): StoredShare => {
    const bytes = ids.reduce((sum, id) => sum + bytesOf(inventory, state, id), 0);
    return { of, backups: ids.length, bytes };
  });
  const removed = [...inventory.owned].filter(([id, of]) => !state.catalog.has(id) && of.evidenceObjects > 0);
  if (removed.length === 0) return shares;
  const bytes = removed.reduce((sum, [, of]) => sum + of.evidenceBytes, 0);
  return [...shares, { of: 'records', backups: removed.length, bytes }];
}

/** With the records of its verifications, if it exists. Those of removed backups are a share of their own. */
function bytesOf({ owned }: Inventory, { catalog }: StoredState, id: string): number {
  const of = owned.get(id);
  return of === undefined ? 0 : of.bytes + (catalog.has(id) ? of.evidenceBytes : 0);
}

/** The day on which `capacity` is reached at the present pace. */
export function capacityDay(
  { capacityBytes, policy }: Pick<StatusRequest, 'capacityBytes' | 'policy'>,
  { state: { catalog, now }, line, inventory }: Pick<Stored, 'state' | 'line' | 'inventory'>,
): string | null | undefined {
  if (capacityBytes === undefined) return undefined;
  const sized = line.map(({ id, startedAt, storedBytes }): SizedBackup => {
    return { id, startedAt, storedBytes: inventory.owned.get(id)?.bytes ?? storedBytes };
  });
  const logs = catalog.logs.map((id): SizedBackup => {
    return { id, startedAt: startOfOwner(id), storedBytes: inventory.owned.get(id)?.bytes ?? 0 };
  });
  const other = [...sized, ...logs].reduce((rest, { storedBytes }) => rest - storedBytes, inventory.totalBytes);
  const day = projectCapacity({ backups: sized, logs, otherBytes: other, policy, capacityBytes }, now);
  return day === undefined || day === null ? day : day.toISOString().slice(0, 10);
}
