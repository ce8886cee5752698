import { toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { achievedRpo, type RecoveryPoint } from '../core/planning/achieved-rpo.ts';
import type { LineBackup } from '../core/planning/chain/lineage.ts';
import { PERIOD_MS } from '../core/planning/schedule/missed-runs.ts';
import type { ListRequest } from '../options/request/status.ts';
import type { Storage } from '../ports/storage.ts';
import type { ListReport } from '../report/facts/status/list.ts';
import type { LogFacts } from '../report/facts/status/log-reach.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import type { Held } from '../repository/records/holds.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';
import { gapsAmong, type LineageAt, type LineCatalog } from '../repository/removal/lineage.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openDestination } from '../run/destinations/open-destinations.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import { beginRun, type RunContext, storedAt } from '../run/run-context.ts';
import { summarizeBackup } from '../run/summary.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';
import { gapFact } from './lineage-check.ts';
import { readLogReach, type SourcedBackup } from './log/log-reach.ts';
import { lostInWords, missingShipments, type ShipmentsAt } from './log/missing-shipments.ts';

/** Number of manifests read at once, if the storage does not state more. */
const READS_AHEAD = 16;

type Destination = ListReport['destinations'][number];

interface Entry {
  readonly id: string;
  readonly backup?: Destination['backups'][number];
  readonly invalid?: Destination['invalid'][number];
  /** Undefined if the manifest can't be read. */
  readonly stored: StoredManifest | undefined;
}

interface Listing {
  readonly request: ListRequest;
  readonly rings: KeyRings;
  readonly context: RunContext;
  /** What each database has at each destination, for the line of predecessors. */
  readonly places: Map<DatabaseName, (LineageAt & ShipmentsAt)[]>;
}

/** Lists the backups of one database or all, at each destination. Needs no key. Never throws. */
export async function runList(request: ListRequest, dependencies: Dependencies): Promise<ListReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const destinations: Destination[] = [];
  const gaps: ListReport['gaps'][number][] = [];
  await run.guard(async () => {
    const rings = await openKeyRings(request);
    const listing: Listing = { request, rings, context, places: new Map() };
    for (const spec of request.destinations) {
      const storage = await openDestination(spec, context);
      destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(listing, storage)));
    }
    for (const [database, places] of listing.places) {
      const found = await gapsAmong(places);
      gaps.push(...found.map((gap) => ({ database, ...gapFact(gap) })));
      const missing = await missingShipments(places, { ring: rings.signers, now: context.clock.now() });
      run.warn(...missing.warnings, ...(missing.recent.length > 0 ? [lostInWords(missing.recent)] : []));
    }
  });
  const invalid = destinations.some((destination) => destination.invalid.length > 0);
  return { mode: 'list', ...run.facts(invalid || gaps.length > 0), destinations, gaps };
}

async function listDestination(listing: Listing, storage: Storage): Promise<Destination> {
  const { request, context } = listing;
  const names = request.name === undefined ? await databasesAt(storage, context.host.signal) : [request.name];
  const entries: Entry[] = [];
  const achieved: NonNullable<Destination['achievedRpo']>[number][] = [];
  const logs: NonNullable<Destination['logs']>[number][] = [];
  // One by one: a call accepts a limited number of arguments, and there may be more manifests.
  for (const name of names) {
    const { entries: here, log } = await listDatabase(listing, storedAt(storage, name, context));
    for (const entry of here) entries.push(entry);
    if (log !== undefined) logs.push({ database: name, ...log });
    const reached = achievedRpo(here.flatMap(pointsOf), { now: context.clock.now(), periodMs: PERIOD_MS });
    if (reached !== undefined) achieved.push({ database: name, ...reached });
  }
  return {
    label: storage.label,
    backups: entries.flatMap(({ backup }) => backup ?? []),
    invalid: entries.flatMap(({ invalid }) => invalid ?? []),
    achievedRpo: achieved,
    ...(logs.length > 0 && { logs }),
  };
}

interface ListedDatabase {
  readonly entries: readonly Entry[];
  readonly log: LogFacts | undefined;
}

async function listDatabase({ rings, context, places }: Listing, at: StoredDatabase): Promise<ListedDatabase> {
  const { signers, verifiers, removers } = rings;
  const manifests = await at.listManifests();
  await warnOfDeletedBackups(context.run, at);
  const records = await at.openVerifications(verifiers, await at.now());
  // Without accepted verifiers no release is accepted, so this shows every hold that prune may respect.
  const holds = await at.readHolds(verifiers);
  const read = (id: string): Promise<Entry> => readEntry({ at, ring: signers, log: records, holds }, id);
  const entries: Entry[] = [];
  for await (const entry of mapAhead(manifests.ids, at.storage.readsAtOnce ?? READS_AHEAD, read)) entries.push(entry);
  if (await signers?.tryMore(at.name)) {
    for (const [index, { id, invalid }] of entries.entries())
      if (invalid !== undefined) entries[index] = await read(id);
  }
  const gaps = await GapRecords.listAfter(manifests, removers);
  const backups = entries.flatMap(sourcedOf);
  const { log, absent } = await readLogReach(at, { ids: manifests.logs, ring: signers, backups }, context.run);
  const shipments = { at, ids: manifests.logs, absent, backups: backups.map(({ id }) => id) };
  places.set(at.name, [...(places.get(at.name) ?? []), { catalog: lineOf(entries), gaps, ...shipments }]);
  return { entries, log };
}

function sourcedOf({ id, backup, stored }: Entry): SourcedBackup[] {
  if (backup === undefined || stored === undefined) return [];
  const { snapshotAt, finishedAt, source, inLog } = stored.manifest;
  const times = { snapshotAt: new Date(snapshotAt), finishedAt: new Date(finishedAt) };
  return [{ id, ...times, inLog, source: `${source.salt}:${source.identity}` }];
}

function pointsOf({ id, backup, stored }: Entry): RecoveryPoint[] {
  if (backup === undefined || stored === undefined) return [];
  const { snapshotAt, finishedAt, predecessor } = stored.manifest;
  return [{ id, snapshotAt: new Date(snapshotAt), finishedAt: new Date(finishedAt), predecessor }];
}

function lineOf(entries: readonly Entry[]): LineCatalog {
  const backups: LineBackup[] = [];
  const uncounted: LineCatalog['uncounted'][number][] = [];
  for (const { id, stored, backup } of entries) {
    if (stored === undefined) {
      uncounted.push({ id, manifestSha256: undefined, predecessor: null });
      continue;
    }
    const { predecessor, startedAt, finishedAt } = stored.manifest;
    const link = { id, manifestSha256: stored.sha256, predecessor };
    if (backup === undefined) uncounted.push(link);
    else backups.push({ ...link, begunAt: new Date(startedAt), finishedAt: new Date(finishedAt) });
  }
  return { backups, uncounted };
}

interface Reading {
  readonly at: StoredDatabase;
  readonly ring: KeyRings['signers'];
  readonly log: VerificationLog;
  readonly holds: ReadonlyMap<string, Held>;
}

async function readEntry({ at, ring, log, holds }: Reading, id: string): Promise<Entry> {
  let stored: StoredManifest | undefined;
  try {
    stored = await at.readManifest(id);
    const by = ring === undefined ? null : await authenticate([at], stored, ring);
    const record = await log.of({ id, manifestSha256: stored.sha256 });
    const verified = {
      verdict: record?.verdict ?? null,
      reason: record?.reason ?? null,
      verifiedAt: record?.finishedAt ?? null,
    };
    const backup = { ...summarizeBackup(stored.manifest, by), ...verified, held: holds.get(id)?.reason };
    return { id, stored, backup };
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return { id, stored, invalid: { key: at.keys.manifest(id), reason: error.message } };
  }
}
