import { toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { ListRequest } from '../options/request.ts';
import type { Storage } from '../ports/storage.ts';
import type { ListReport } from '../report/report.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { listBackupIds, readManifest, type StoredManifest } from '../repository/catalog/catalog.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { GapRecords } from '../repository/records/gap-records.ts';
import { readHolds } from '../repository/records/holds.ts';
import { VerificationLog } from '../repository/records/verification-log.ts';
import { gapsAmong, type LineageAt, type LineCatalog } from '../repository/removal/lineage.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import { openDestination } from '../run/open-destinations.ts';
import { Run } from '../run/run.ts';
import { summarizeBackup } from '../run/summary.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';
import { gapFact } from './lineage-check.ts';

/** Manifests that are read at once. */
const READS_AHEAD = 8;

type Destination = ListReport['destinations'][number];

interface Entry {
  readonly id: string;
  readonly backup?: Destination['backups'][number];
  readonly invalid?: Destination['invalid'][number];
  /** Of one that can be read. */
  readonly stored: StoredManifest | undefined;
}

interface Listing {
  readonly request: ListRequest;
  readonly rings: KeyRings;
  readonly run: Run;
  readonly signal: AbortSignal;
  /** What each database has at each destination, for the line of predecessors. */
  readonly places: Map<DatabaseName, LineageAt[]>;
}

/** Lists the backups of one database or of all, at each destination. Needs no key. Never throws. */
export async function runList(request: ListRequest, dependencies: Dependencies): Promise<ListReport> {
  const run = new Run(dependencies);
  const destinations: Destination[] = [];
  const gaps: ListReport['gaps'][number][] = [];
  await run.guard(async () => {
    const rings = await openKeyRings(request);
    const listing: Listing = { request, rings, run, signal: dependencies.host.signal, places: new Map() };
    for (const spec of request.destinations) {
      const storage = await openDestination(spec, dependencies, run);
      destinations.push(await run.phase(`list ${storage.label}`, () => listDestination(listing, storage)));
    }
    for (const [database, places] of listing.places) {
      const found = await gapsAmong(places);
      gaps.push(...found.map((gap) => ({ database, ...gapFact(gap) })));
    }
  });
  const invalid = destinations.some((destination) => destination.invalid.length > 0);
  return { mode: 'list', ...run.facts(invalid || gaps.length > 0), destinations, gaps };
}

async function listDestination(listing: Listing, storage: Storage): Promise<Destination> {
  const { request, signal } = listing;
  const names = request.name === undefined ? await databasesAt(storage, signal) : [request.name];
  const entries: Entry[] = [];
  // One by one: a call takes only so many arguments, and there may be more manifests.
  for (const name of names) for (const entry of await listDatabase(listing, storage, name)) entries.push(entry);
  return {
    label: storage.label,
    backups: entries.flatMap(({ backup }) => backup ?? []),
    invalid: entries.flatMap(({ invalid }) => invalid ?? []),
  };
}

async function listDatabase(
  { rings, run, signal, places }: Listing,
  storage: Storage,
  name: DatabaseName,
): Promise<Entry[]> {
  const keys = objectKeys(name);
  const { signers: ring, verifiers, removers } = rings;
  const ids = await listBackupIds(storage, keys, signal);
  await warnOfDeletedBackups(run, storage, keys, signal);
  const now = await storage.serverTime({ signal });
  const log = await VerificationLog.open({ storage, keys, ring: verifiers, now, signal });
  // Without accepted verifiers no release is believed, so this shows every hold that prune may respect.
  const holds = await readHolds(storage, keys, verifiers, signal);
  const entries: Entry[] = [];
  const read = async (index: number): Promise<Entry> => {
    const id = ids[index] ?? '';
    const entry = await readEntry({ storage, name, ring, log, signal }, id);
    return entry.backup === undefined ? entry : { ...entry, backup: { ...entry.backup, held: holds.get(id)?.reason } };
  };
  for await (const entry of mapAhead(ids.length, READS_AHEAD, read)) entries.push(entry);
  if (await ring?.tryMore(name)) {
    for (const [index, { invalid }] of entries.entries()) if (invalid !== undefined) entries[index] = await read(index);
  }
  const gaps = await GapRecords.open({ storage, keys, ring: removers, signal });
  places.set(name, [...(places.get(name) ?? []), { catalog: lineOf(entries), gaps }]);
  return entries;
}

function lineOf(entries: readonly Entry[]): LineCatalog {
  const linked = entries.map(({ id, stored, backup }) => {
    const { predecessor = null, startedAt = '', finishedAt = '' } = stored?.manifest ?? {};
    const ran = { begunAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
    return { id, backup, manifestSha256: stored?.sha256, predecessor, ...ran };
  });
  return {
    backups: linked.flatMap(({ backup, manifestSha256, ...rest }) =>
      backup === undefined || manifestSha256 === undefined ? [] : { ...rest, manifestSha256 },
    ),
    uncounted: linked.filter(({ backup }) => backup === undefined),
  };
}

interface Reading {
  readonly storage: Storage;
  readonly name: DatabaseName;
  readonly ring: SignerRing | undefined;
  readonly log: VerificationLog;
  readonly signal: AbortSignal;
}

async function readEntry({ storage, name, ring, log, signal }: Reading, id: string): Promise<Entry> {
  const keys = objectKeys(name);
  const key = keys.manifest(id);
  let stored: StoredManifest | undefined;
  try {
    stored = await readManifest(storage, name, key, signal);
    const by = ring === undefined ? null : await authenticate([storage], keys, stored, ring, signal);
    const record = await log.of({ id, manifestSha256: stored.sha256 });
    const verified = { verdict: record?.verdict ?? null, verifiedAt: record?.finishedAt ?? null };
    return { id, stored, backup: { ...summarizeBackup(stored.manifest, by), ...verified } };
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return { id, stored, invalid: { key, reason: error.message } };
  }
}
