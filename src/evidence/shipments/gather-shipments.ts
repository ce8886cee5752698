import { throwIfCancelled } from '../../core/cancellation.ts';
import { toRestorableError } from '../../core/errors.ts';
import { compareIds } from '../../core/format/backup-id.ts';
import { startOfOwner } from '../../core/format/log/log-id.ts';
import { LONG_BEFORE_MS } from '../../core/planning/log/log-line.ts';
import { plural } from '../../report/format.ts';
import { fetchSignature } from '../../repository/catalog/authenticity.ts';
import { readLogManifest } from '../../repository/catalog/catalog.ts';
import { mapAhead } from '../../repository/reading/read-ahead.ts';
import { StoredDatabase } from '../../repository/stored-database.ts';
import type { PackFiles } from '../archive/files.ts';
import { shippedInPack } from '../facts/log.ts';
import { PackStorage } from '../pack-storage.ts';
import { type BundledShipment, bundlesOf } from './bundle.ts';
import { baseOf, type CountedShipment, type Gathering } from './gathering.ts';
import { lookForMissing } from './missing-shipments.ts';

/** Manifests read at once, if the storage does not state more. */
const READS_AHEAD = 16;
/** Shipments after the period. The first of them usually has its last moments. */
const FEW_AFTER = 8;

/** The shipments of a period that count, and those that lead to it from the last backup before it. */
export interface GatheredShipments {
  readonly payloads: PackFiles;
  /** How many have a manifest at some destination, and count at none. */
  readonly uncounted: number;
  /** Labels of the destinations whose shipments could not be read. */
  readonly unread: readonly string[];
}

/** Reads each shipment from the first destination at which it counts. A destination that can't be read is a warning. */
export async function gatherShipments(gathering: Gathering): Promise<GatheredShipments> {
  const { history, places, context } = gathering;
  const counted = new Map<string, CountedShipment>();
  const listed = new Set<string>();
  const unread: string[] = [];
  for (const at of places) {
    try {
      const ids = shipmentsOf((await at.listManifests()).logs, gathering).filter((id) => !counted.has(id));
      for (const each of await countedAmong(await fetchFrom(at, ids, listed), gathering)) {
        counted.set(each.bundled.id, each);
      }
    } catch (thrown) {
      throwIfCancelled(at.signal);
      context.run.warn(`The shipments at ${at.label} could not be read: ${toRestorableError(thrown).message}`);
      unread.push(at.label);
    }
  }
  await lookForMissing(counted, gathering, (fetched) => countedAmong(fetched, gathering));
  const uncounted = [...listed].filter((id) => !counted.has(id)).length;
  if (uncounted > 0) context.run.warn(`${plural(uncounted, 'shipment')} of ${history.database} did not count.`);
  const bundled = [...counted.values()].map((each) => each.bundled);
  const [first] = places;
  return { payloads: first === undefined ? new Map() : bundlesOf(first.name, bundled), uncounted, unread };
}

/** By their names, which are by the clocks of the machines that shipped. */
function shipmentsOf(all: readonly string[], gathering: Gathering): string[] {
  const { from, to } = gathering.period;
  const base = baseOf(gathering);
  const sinceMs = Math.min(from.getTime(), base === undefined ? Number.POSITIVE_INFINITY : Date.parse(base.snapshotAt));
  const sorted = all.toSorted(compareIds).map((id) => ({ id, startMs: startOfOwner(id).getTime() }));
  const after = sorted.filter(({ startMs }) => startMs >= to.getTime());
  const soonAfter = after.filter(({ startMs }, at) => at < FEW_AFTER || startMs < to.getTime() + LONG_BEFORE_MS);
  const until = sorted.filter(({ startMs }) => startMs >= sinceMs - LONG_BEFORE_MS && startMs < to.getTime());
  return [...until, ...soonAfter].map(({ id }) => id);
}

/** @param listed receives those that have a manifest */
async function fetchFrom(at: StoredDatabase, ids: readonly string[], listed: Set<string>): Promise<BundledShipment[]> {
  const fetched: BundledShipment[] = [];
  const read = async (id: string) => ({ id, found: await fetchOne(at, id) });
  for await (const { id, found } of mapAhead(ids, at.storage.readsAtOnce ?? READS_AHEAD, read)) {
    if (found === 'removed') continue;
    listed.add(id);
    if (found !== 'damaged') fetched.push(found);
  }
  return fetched;
}

async function fetchOne(at: StoredDatabase, id: string): Promise<BundledShipment | 'removed' | 'damaged'> {
  try {
    const { manifest, bytes } = await readLogManifest(at, id);
    const signature = manifest.signer === null ? undefined : await fetchSignature(at, id, manifest.signer);
    return { id, manifest: bytes, signature };
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (error.code === 'OBJECT_MISSING') return 'removed';
    if (!error.isFinding) throw error;
    return 'damaged';
  }
}

/** Judged as a reader of the evidence will judge them. */
async function countedAmong(
  fetched: readonly BundledShipment[],
  { places, rings, context }: Gathering,
): Promise<CountedShipment[]> {
  const [first] = places;
  if (first === undefined || fetched.length === 0) return [];
  const { name, clock, signal } = first;
  const storage = new PackStorage(bundlesOf(name, fetched), context.clock.now());
  const { logs } = await shippedInPack(new StoredDatabase(storage, { name, clock, signal }), rings);
  const byId = new Map(logs.map((stored) => [stored.manifest.id as string, stored]));
  return fetched.flatMap((bundled) => {
    const stored = byId.get(bundled.id);
    return stored === undefined ? [] : [{ stored, bundled }];
  });
}
