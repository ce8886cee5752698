import { throwIfCancelled } from '../core/cancellation.ts';
import { failureOf, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { gapExplanations } from '../history/gap-explanations.ts';
import { readHistory } from '../history/read-history.ts';
import type { EvidenceRequest } from '../options/request/evidence.ts';
import type { DatabaseHistory } from '../report/facts/history.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { openDestinations, openStored } from '../run/destinations/open-destinations.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { namedBy } from './facts/chains.ts';
import { addPayload, testsOf, type Wanted, wantedOf } from './payloads.ts';
import { gatherShipments } from './shipments/gather-shipments.ts';

/** Before a period, so that what was due on its first day is known. */
const BEFORE_MS = 40 * 24 * 3_600_000;

/** The payloads of one database, by their paths in a pack. */
export interface Gathered {
  readonly name: DatabaseName;
  readonly findings: DatabaseHistory['chain']['findings'];
  /** Labels of the destinations that could not be read. */
  readonly unread: readonly string[];
  readonly payloads: ReadonlyMap<string, Buffer>;
  /** Manifests of shipments that did not count at any of them. */
  readonly uncountedShipments: number;
}

interface Subjects {
  readonly names: readonly DatabaseName[];
  /** Labels of the destinations whose databases could not be listed. */
  readonly unlisted: readonly string[];
}

/**
 * The databases that evidence is about: the one that was named, or every one at any of the destinations. A destination that can't be
 * listed is a warning.
 * @throws the last storage's error if none can be listed
 */
export async function databasesOf(request: EvidenceRequest, context: RunContext): Promise<Subjects> {
  if (request.name !== undefined) return { names: [request.name], unlisted: [] };
  const names = new Set<DatabaseName>();
  const unlisted: string[] = [];
  await inOwnRun(context, async (own) => {
    const opened = await openDestinations(request.destinations, own);
    for (const storage of opened) {
      try {
        for (const name of await databasesAt(storage, own.host.signal)) names.add(name);
      } catch (thrown) {
        throwIfCancelled(own.host.signal);
        unlisted.push(storage.label);
        if (unlisted.length === opened.length) throw thrown;
        own.run.keepToolOutput(thrown);
        own.run.warn(`The databases at ${storage.label} are unknown: ${toRestorableError(thrown).message}`);
      }
    }
  });
  return { names: [...names].toSorted(), unlisted };
}

/**
 * The signed payloads of a period, and the last ones before it, byte for byte as they are stored. Which of them count is decided when
 * they are read from the pack.
 * @throws {RestorableError} as readHistory
 */
async function gather(request: EvidenceRequest, name: DatabaseName, context: RunContext): Promise<Gathered> {
  const { period, signers, verifiers, passphrase, destinations, scheduleTimeZone } = request;
  const since = new Date(period.from.getTime() - BEFORE_MS);
  const nothing = { rpoMs: undefined, rtoMs: undefined, verifyEveryMs: undefined, capacityBytes: undefined };
  const question = {
    ...{ name, destinations, signers, verifiers, passphrase, since, to: period.to, scheduleTimeZone },
    ...{ ...nothing, policy: undefined, keepRecordsMs: request.keepRecordsMs },
  };
  const history = await inOwnRun(context, (own) => readHistory(question, own));
  const unread = history.destinations.flatMap(({ label, isReachable }) => (isReachable ? [] : [label]));
  const payloads = new Map<string, Buffer>();
  const shipments = await inOwnRun(context, async (own) => {
    // Each request to one that is away would wait for its last attempt.
    const places = (await openStored({ destinations, name }, own)).filter(({ label }) => !unread.includes(label));
    const rings = await openKeyRings(request);
    const removals = await wantedRemovals(history, { request, rings, places, now: own.clock.now() });
    for (const wanted of [...wantedOf(history, period, rings), ...removals])
      await addPayload(payloads, wanted, { places, context: own });
    return gatherShipments({ history, period, places, rings, context: own });
  });
  for (const [path, bytes] of shipments.payloads) payloads.set(path, bytes);
  return {
    ...{ name, findings: history.chain.findings, payloads },
    unread: [...unread, ...shipments.unread],
    uncountedShipments: shipments.uncounted,
  };
}

/** As `gather`. If the evidence is about all databases, one that no destination lets read is named as unread. */
export async function gatherIfReadable(
  request: EvidenceRequest,
  name: DatabaseName,
  context: RunContext,
): Promise<Gathered> {
  try {
    return await gather(request, name, context);
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    if (request.name !== undefined) throw thrown;
    const { message } = failureOf(thrown, ['storage', 'object']);
    context.run.warn(`${name} could not be read: ${message}`);
    const places = await inOwnRun(context, (own) => openStored({ destinations: request.destinations, name }, own));
    return { name, findings: [], unread: places.map(({ label }) => label), payloads: new Map(), uncountedShipments: 0 };
  }
}

interface Removing {
  readonly request: EvidenceRequest;
  readonly rings: KeyRings;
  readonly places: readonly StoredDatabase[];
  readonly now: Date;
}

/** The removals of records that those in the evidence name. */
async function wantedRemovals(
  { tests: all }: DatabaseHistory,
  { request, rings, places, now }: Removing,
): Promise<Wanted[]> {
  const tests = testsOf(all, request.period);
  const hashes = new Set(tests.map(({ recordSha256 }) => recordSha256));
  const named = tests.flatMap(namedBy).filter(({ recordSha256 }) => !hashes.has(recordSha256));
  const missing = [...new Map(named.map((each) => [each.recordSha256, each])).values()];
  if (missing.length === 0) return [];
  const { removalsOf } = gapExplanations(
    places.map((at) => ({ at, now })),
    { question: request, rings, now },
  );
  const found = await Promise.all(missing.map(removalsOf));
  // One is enough for each.
  const wanted = found.flatMap(([first]): [string, Wanted][] => {
    if (first === undefined) return [];
    const key = first.key.slice(first.key.indexOf('/') + 1);
    const signature = first.isSigned ? `${key}.asc` : undefined;
    return [[key, { key, sha256: first.sha256, signature, ring: rings.removers }]];
  });
  return [...new Map(wanted).values()];
}

/** A destination can be opened once in a run, so each step that opens them is one of its own. Its warnings are the run's. */
async function inOwnRun<T>(context: RunContext, work: (own: RunContext) => Promise<T>): Promise<T> {
  const own = beginRun(context);
  const results: { readonly value: T }[] = [];
  let failure: unknown;
  await own.run.guard(async () => {
    try {
      results.push({ value: await work(own) });
    } catch (thrown) {
      failure = thrown;
      throw thrown;
    }
  });
  context.run.warn(...own.run.facts(false).warnings);
  const [result] = results;
  if (result === undefined) throw failure ?? own.run.error;
  return result.value;
}
