import { placeOf } from '../backup/three-two-one.ts';
import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { refutes } from '../core/checks/verdict.ts';
import type { ErrorCode } from '../core/error-codes.ts';
import { toRestorableError } from '../core/errors.ts';
import { compareIds, parseBackupId } from '../core/format/backup-id.ts';
import { startOfOwner } from '../core/format/log/log-id.ts';
import { achievedRpo } from '../core/planning/achieved-rpo.ts';
import { CLOCK_SKEW_MS } from '../core/planning/retention/catalog-trust.ts';
import { projectCapacity, type SizedBackup } from '../core/planning/retention/projection.ts';
import { PERIOD_MS } from '../core/planning/schedule/missed-runs.ts';
import { evaluateCopies, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import { usualAgeMs } from '../core/planning/usual-age.ts';
import type { StatusRequest } from '../options/request/status.ts';
import type { DestinationStatus, StatusReport } from '../report/facts/status/status.ts';
import type { BackupFacts, UncountedManifest } from '../repository/catalog/catalog-facts.ts';
import { type ExpectedObjects, expectedObjects, markPresent } from '../repository/catalog/chain-health.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { type Remains, sortRemains } from '../repository/removal/inventory.ts';
import type { LineageAt } from '../repository/removal/lineage.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
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
import { lateInWords } from './log/log-check.ts';
import { type ReadLog, readLogReach } from './log/log-reach.ts';
import { checkShipments, type EvaluatedLog } from './log/lost-shipments.ts';
import { findScheduledRuns, type RunsAt, type ScheduledRuns } from './scheduled-runs.ts';
import { checkStatus, shareRestoreTime } from './status-checks.ts';
import { type Stored, sharesOf } from './stored-shares.ts';

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
    checks.push(
      await evaluateLineage(readable, isEverywhere),
      ...(await checkShipments(readable, { ring: rings.signers, run, isEverywhere })),
    );
    found = await findScheduledRuns(request, context, { readable, isEverywhere });
    checks.push(...found.checks);
  });
  const isBreached = checks.some((check) => check.outcome === 'failed');
  return {
    mode: 'status',
    ...run.facts(isBreached),
    objectives: objectivesOf(request),
    checks,
    destinations: found?.destinations ?? readable.map(({ status }) => status),
    unreadable,
    schedules: found?.schedules ?? [],
    workflow: found?.workflow,
    rule: ruleOf(readable),
  };
}

function objectivesOf({ rpoMs, rtoMs, verifyEveryMs, logRpoMs, capacityBytes }: StatusRequest) {
  return { rpoMs, rtoMs, verifyEveryMs, logRpoMs, capacityBytes };
}

interface ReadDestination extends LineageAt, RunsAt {
  readonly at: StoredDatabase;
  readonly shipments: EvaluatedLog;
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
  const expected = await expectedOf(at, newest);
  const inventory = await state.removals.takeInventory((relative, sizeBytes) =>
    markPresent(expected, relative, sizeBytes),
  );
  const { all: hidden } = await at.listDeleted();
  const remains = sortRemains(inventory, catalog, { now, hidden });
  warnOfOrphaned(remains, at, run);
  const uncounted = newestUncounted(catalog.uncounted, newest);
  const stored: Stored = { state, inventory, remains, line: past.filter(({ source }) => source === newest?.source) };
  const reading = { ids: catalog.logs, ring: rings.signers, backups: past, recent: { now } };
  const { log, absent } = await readLogReach(at, reading, run);
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
    log,
    brokenObjects: expected.sizes.size,
    incompleteRuns: withoutCommit(remains).length,
    incomplete: incompleteRuns(remains, inventory, catalog.backups, now),
    shares: await sharesOf(request, stored),
    totalBytes: inventory.totalBytes,
    capacityReachedOn: capacityDay(request, stored),
  };
  const problems = problemsOf(expected);
  const planted = (await state.verifications()).problem;
  run.warn(...lateInWords(request, status, now));
  const checks = checkStatus(request, { status, uncounted, problems, planted, line: stored.line, now });
  const lineage = { catalog, gaps: await GapRecords.listAfter(catalog, rings.removers) };
  const shipments = await shipmentsOf(stored, { log, absent });
  return { at, status, checks, starts: await startsAt(state, rings), ...lineage, shipments };
}

async function expectedOf(at: StoredDatabase, newest: BackupFacts | undefined): Promise<ExpectedObjects> {
  return newest === undefined ? { sizes: new Map(), problems: [] } : expectedObjects(at, newest);
}

function problemsOf({ problems, sizes }: ExpectedObjects): string[] {
  const missing = [...sizes.keys()].slice(0, 3).map((key) => `${key} is missing or of another size.`);
  return [...problems, ...missing];
}

async function shipmentsOf({ state, line }: Stored, { log, absent }: ReadLog): Promise<EvaluatedLog> {
  const { at, catalog, now } = state;
  const backups = catalog.backups.map(({ id }) => id);
  return { at, ids: catalog.logs, absent, backups, log, line, records: await state.verifications(), now };
}

/** Shipments are not named here: what is missing of them is compared among all destinations. */
function warnOfOrphaned({ orphaned }: Remains, { label }: StoredDatabase, run: Run): void {
  const ids = orphaned.filter((id) => parseBackupId(id) !== undefined);
  const warnings = ids.map((id) => `${id} was committed, but its manifest is missing at ${label}.`);
  warnOfSome(run, warnings, (more) => `The manifests of ${more} more are missing at ${label}.`);
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
