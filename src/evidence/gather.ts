import type { DatabaseName } from '../core/format/database-name.ts';
import { gapExplanations } from '../history/gap-explanations.ts';
import { readHistory } from '../history/read-history.ts';
import type { EvidenceRequest } from '../options/request/evidence.ts';
import type { DatabaseHistory } from '../report/facts/history.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import { openDestinations, openStored } from '../run/open-destinations.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { namedBy } from './facts/chains.ts';
import { addPayload, testsOf, type Wanted, wantedOf } from './payloads.ts';

/** Before a period, so that what was due on its first day is known. */
const BEFORE_MS = 40 * 24 * 3_600_000;

/** The payloads of one database, by their paths in a pack. */
export interface Gathered {
  readonly name: DatabaseName;
  readonly findings: DatabaseHistory['chain']['findings'];
  /** Labels of the destinations that could not be read. */
  readonly unread: readonly string[];
  readonly payloads: ReadonlyMap<string, Buffer>;
}

/** The databases that evidence is about: the one that was named, or every one at any of the destinations. */
export async function databasesOf(request: EvidenceRequest, context: RunContext): Promise<DatabaseName[]> {
  if (request.name !== undefined) return [request.name];
  const names = new Set<DatabaseName>();
  await inOwnRun(context, async (own) => {
    for (const storage of await openDestinations(request.destinations, own)) {
      for (const name of await databasesAt(storage, own.host.signal)) names.add(name);
    }
  });
  return [...names].toSorted();
}

/**
 * The signed payloads of a period, and the last ones before it, byte for byte as they are stored. Which of them count is decided when
 * they are read from the pack.
 * @throws {RestorableError} as readHistory
 */
export async function gather(request: EvidenceRequest, name: DatabaseName, context: RunContext): Promise<Gathered> {
  const { period, signers, verifiers, passphrase, destinations, scheduleTimeZone } = request;
  const since = new Date(period.from.getTime() - BEFORE_MS);
  const nothing = { rpoMs: undefined, rtoMs: undefined, verifyEveryMs: undefined, capacityBytes: undefined };
  const question = {
    ...{ name, destinations, signers, verifiers, passphrase, since, to: period.to, scheduleTimeZone },
    ...{ ...nothing, policy: undefined, keepRecordsMs: request.keepRecordsMs },
  };
  const history = await inOwnRun(context, (own) => readHistory(question, own));
  const payloads = new Map<string, Buffer>();
  await inOwnRun(context, async (own) => {
    const places = await openStored({ destinations, name }, own);
    const rings = await openKeyRings(request);
    const removals = await wantedRemovals(history, { request, rings, places, now: own.clock.now() });
    for (const wanted of [...wantedOf(history, period, rings), ...removals])
      await addPayload(payloads, wanted, { places, context: own });
  });
  const unread = history.destinations.flatMap(({ label, isReachable }) => (isReachable ? [] : [label]));
  return { name, findings: history.chain.findings, unread, payloads };
}

interface Removing {
  readonly request: EvidenceRequest;
  readonly rings: KeyRings;
  readonly places: readonly StoredDatabase[];
  readonly now: Date;
}

/** The removals of records that those in the evidence name. */
async function wantedRemovals(
  { tests: all, destinations }: DatabaseHistory,
  { request, rings, places, now }: Removing,
): Promise<Wanted[]> {
  const tests = testsOf(all, request.period);
  const hashes = new Set(tests.map(({ recordSha256 }) => recordSha256));
  const named = tests.flatMap(namedBy).filter(({ recordSha256 }) => !hashes.has(recordSha256));
  const missing = [...new Map(named.map((each) => [each.recordSha256, each])).values()];
  if (missing.length === 0) return [];
  const reachable = new Set(destinations.flatMap(({ label, isReachable }) => (isReachable ? [label] : [])));
  const { removalsOf } = gapExplanations(
    places.filter(({ label }) => reachable.has(label)).map((at) => ({ at, now })),
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
