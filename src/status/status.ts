import { placeOf } from '../backup/three-two-one.ts';
import type { CheckResult } from '../core/check.ts';
import { throwIfCancelled } from '../core/errors.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { CLOCK_SKEW_MS } from '../core/planning/catalog-trust.ts';
import { longestRule } from '../core/planning/keep-reason.ts';
import { projectCapacity, type SizedBackup } from '../core/planning/projection.ts';
import { evaluateCopies, type ThreeTwoOne } from '../core/planning/three-two-one.ts';
import type { StatusRequest } from '../options/request.ts';
import type { Storage } from '../ports/storage.ts';
import type { DestinationStatus, StatusReport, StoredShare } from '../report/report.ts';
import { readManifest } from '../repository/catalog/catalog.ts';
import type { BackupFacts, UncountedManifest } from '../repository/catalog/catalog-facts.ts';
import { type ExpectedObjects, expectedObjects, markPresent } from '../repository/catalog/chain-health.ts';
import { deletedBackups } from '../repository/catalog/untrusted-backups.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { type Inventory, type Remains, sortRemains, takeInventory } from '../repository/removal/inventory.ts';
import type { LineageAt } from '../repository/removal/lineage.ts';
import { Wholeness } from '../repository/replication/wholeness.ts';
import { planCounted } from '../retention/retention-plan.ts';
import { type RetentionState, readRetentionState } from '../retention/retention-state.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import { openDestinations } from '../run/open-destinations.ts';
import { Run } from '../run/run.ts';
import { summarizeBackup } from '../run/summary.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { evaluateLineage } from './lineage-check.ts';
import { checkStatus } from './status-checks.ts';

/** Judges the backups of a database by what is stored, at each destination. Needs no key. Never throws. */
export async function runStatus(request: StatusRequest, dependencies: Dependencies): Promise<StatusReport> {
  const run = new Run(dependencies);
  const statuses: DestinationStatus[] = [];
  const checks: CheckResult[] = [];
  const looked: Looked[] = [];
  await run.guard(async () => {
    const rings = await openKeyRings(request);
    const opened = await openDestinations(request.destinations, dependencies, run);
    for (const storage of opened) {
      try {
        const found = await run.phase(`look at ${storage.label}`, () =>
          lookAt(request, storage, rings, dependencies, run),
        );
        statuses.push(found.status);
        looked.push({ storage, ...found });
        const at = opened.length > 1 ? { at: storage.label } : {};
        checks.push(...found.checks.map((check) => ({ ...check, ...at })));
      } catch (thrown) {
        // The others are still looked at; the run's error is this one.
        throwIfCancelled(dependencies.host.signal);
        run.fail(thrown);
      }
    }
    if (looked.length > 0) checks.push(await evaluateLineage(looked, looked.length === opened.length));
  });
  const isBreached = checks.some((check) => check.outcome === 'failed');
  return { mode: 'status', ...run.facts(isBreached), checks, destinations: statuses, rule: ruleOf(looked) };
}

interface Looked extends LineageAt {
  readonly storage: Storage;
  readonly status: DestinationStatus;
  readonly checks: readonly CheckResult[];
}

/** A destination counts when it has the newest backup of all, whole. */
function ruleOf(looked: readonly Looked[]): ThreeTwoOne | undefined {
  const newest = looked
    .flatMap(({ status }) => status.newest?.id ?? [])
    .toSorted()
    .at(-1);
  if (newest === undefined) return undefined;
  const isBroken = ({ checks }: Looked): boolean =>
    checks.some(({ group, outcome }) => group === 'stored-bytes' && outcome === 'failed');
  const isRefuted = ({ status }: Looked): boolean => status.lastVerification?.verdict === 'failed';
  const places = looked.map((each) => placeOf(each.storage, each.status.newest?.id === newest && !isBroken(each)));
  return evaluateCopies(places, looked.filter((each) => isBroken(each) || isRefuted(each)).length);
}

async function lookAt(
  request: StatusRequest,
  storage: Storage,
  rings: KeyRings,
  { host }: Dependencies,
  run: Run,
): Promise<Omit<Looked, 'storage'>> {
  const keys = objectKeys(request.name);
  const state = await readRetentionState(storage, request.name, rings, host.signal);
  const { catalog } = state;
  warnOfUncounted(catalog.uncounted, storage, run);
  const past = catalog.backups.filter((each) => each.startedAt.getTime() <= state.now.getTime() + CLOCK_SKEW_MS);
  const newest = past.at(-1);
  const expected: ExpectedObjects =
    newest === undefined
      ? { sizes: new Map(), problems: [] }
      : await expectedObjects(storage, request.name, newest, host.signal);
  const inventory = await takeInventory(storage, keys, host.signal, (relative, sizeBytes) =>
    markPresent(expected, relative, sizeBytes),
  );
  const hidden = await deletedBackups(storage, keys, host.signal);
  const remains = sortRemains(inventory, catalog, state.records, state.now, hidden);
  for (const id of remains.orphaned) run.warn(`${id} was committed, but its manifest is missing at ${storage.label}.`);
  const line = past.filter((backup) => backup.source === newest?.source);
  const { listings } = inventory;
  const looking = { storage, database: request.name, catalog, listings, signal: host.signal };
  const shares = await sharesOf(request, state, inventory, remains, new Wholeness(looking));
  const summary = newest && (await readManifest(storage, request.name, keys.manifest(newest.id), host.signal)).manifest;
  const missing = [...expected.sizes.keys()].slice(0, 3).map((key) => `${key} is missing or of another size.`);
  const status: DestinationStatus = {
    label: storage.label,
    newest: summary && summarizeBackup(summary, null),
    newestAgeMs: newest && Math.max(0, state.now.getTime() - newest.snapshotAt.getTime()),
    backups: catalog.backups.length,
    lastVerification: await lastVerificationOf(state),
    brokenObjects: expected.sizes.size,
    incompleteRuns: remains.dead.length + remains.unfinished.length,
    shares,
    totalBytes: inventory.totalBytes,
    capacityReachedOn: capacityDay(request, state, line, inventory),
  };
  const problems = [...expected.problems, ...missing];
  const uncounted = newestUncounted(catalog.uncounted, newest?.id ?? '');
  const checks = checkStatus(request, { status, uncounted, problems, line });
  const gaps = await GapRecords.open({ storage, keys, ring: rings.removers, signal: host.signal });
  return { status, checks, catalog, gaps };
}

function warnOfUncounted(uncounted: readonly UncountedManifest[], { label }: Storage, run: Run): void {
  const untrusted = uncounted.map(({ id, reason }) => `${id} at ${label} does not count: ${reason}`);
  warnOfSome(run, untrusted, (more) => `${more} more manifests at ${label} do not count.`);
}

/** The newest that does not count, where it is newer than the newest that does. */
function newestUncounted(uncounted: readonly UncountedManifest[], newest: string): UncountedManifest | undefined {
  return uncounted.toSorted((a, b) => (a.id < b.id ? 1 : -1)).find(({ id }) => id > newest);
}

async function lastVerificationOf({ log, now }: RetentionState): Promise<DestinationStatus['lastVerification']> {
  const last = await log.last();
  if (last === undefined) return undefined;
  const { verdict, finishedAt, restoreMs } = last;
  const ageMs = Math.max(0, now.getTime() - Date.parse(finishedAt));
  return { id: last.backup.id, verdict, finishedAt, ageMs, restoreMs };
}

/** Stored bytes by the generation that keeps each backup; by kind where there is no policy. */
async function sharesOf(
  { policy }: StatusRequest,
  state: RetentionState,
  inventory: Inventory,
  remains: Remains,
  wholeness: Wholeness,
): Promise<StoredShare[]> {
  const sorts = new Map<StoredShare['of'], string[]>();
  const sort = (of: StoredShare['of'], ids: readonly string[]): void => {
    if (ids.length > 0) sorts.set(of, [...(sorts.get(of) ?? []), ...ids]);
  };
  if (policy === undefined) {
    for (const { id, kind } of state.catalog.backups) sort(kind, [id]);
  } else {
    const { decisions, notCounted } = await planCounted(state, policy, async () => wholeness);
    for (const { id, reasons } of decisions) {
      sort(notCounted.has(id) ? 'not-counted' : (longestRule(reasons) ?? 'no-rule'), [id]);
    }
  }
  sort(
    'not-counted',
    state.catalog.uncounted.map(({ id }) => id),
  );
  sort('waiting', [...remains.waiting, ...remains.expired]);
  sort('incomplete-runs', [...remains.dead, ...remains.unfinished]);
  sort('orphaned', remains.orphaned);
  return [...sorts].map(([of, ids]) => {
    const bytes = ids.reduce((sum, id) => sum + (inventory.owned.get(id)?.bytes ?? 0), 0);
    return { of, backups: ids.length, bytes };
  });
}

function capacityDay(
  { capacityBytes, policy }: StatusRequest,
  { now }: RetentionState,
  line: readonly BackupFacts[],
  inventory: Inventory,
): string | null | undefined {
  if (capacityBytes === undefined) return undefined;
  const sized = line.map(({ id, startedAt, storedBytes }): SizedBackup => {
    return { id, startedAt, storedBytes: inventory.owned.get(id)?.bytes ?? storedBytes };
  });
  const other = inventory.totalBytes - sized.reduce((sum, backup) => sum + backup.storedBytes, 0);
  const day = projectCapacity({ backups: sized, otherBytes: other, policy, capacityBytes }, now);
  return day === undefined || day === null ? day : day.toISOString().slice(0, 10);
}
