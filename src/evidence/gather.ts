import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { parseManifest } from '../core/format/manifest.ts';
import { signaturePath } from '../core/format/object-keys.ts';
import { readHistory } from '../history/read-history.ts';
import type { EvidenceRequest } from '../options/request.ts';
import type { DatabaseHistory } from '../report/report.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { openDestinations, openStored } from '../run/open-destinations.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { PAYLOADS } from './pack-storage.ts';

/** Before a period, so that what was due on its first day is known. */
const BEFORE_MS = 40 * 24 * 3_600_000;
const PAYLOAD_MAX_BYTES = 64 * 1024;

/** The payloads of one database, by their paths in a pack. */
export interface Gathered {
  readonly name: DatabaseName;
  readonly findings: DatabaseHistory['chain']['findings'];
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
    for (const wanted of wantedOf(history, period.from)) await addPayload(payloads, wanted, { places, context: own });
  });
  return { name, findings: history.chain.findings, payloads };
}

/** An object to fetch, with its signature. */
interface Wanted {
  /** Below the database's folder. */
  readonly key: string;
  /** Undefined for a record of removal, which destinations write for themselves. */
  readonly sha256: string | undefined;
  readonly signature: Signature | undefined;
}

/** Below the database's folder. That of a manifest is named after its signer. */
type Signature = string | ((manifest: Buffer) => string | undefined);

function wantedOf({ database, backups, removed, tests }: DatabaseHistory, from: Date): Wanted[] {
  const isWithin = (time: string): boolean => new Date(time) >= from;
  const first = <T>(all: readonly T[], time: (item: T) => string): T[] => {
    const before = all.findLast((item) => !isWithin(time(item)));
    return [...(before === undefined ? [] : [before]), ...all.filter((item) => isWithin(time(item)))];
  };
  return [
    ...first(backups, ({ startedAt }) => startedAt).map(({ id, manifestSha256 }) => ({
      key: `manifests/${id}.json`,
      sha256: manifestSha256,
      signature: (bytes: Buffer): string | undefined => {
        const { signer } = parseManifest(bytes, { id, database });
        return signer === null ? undefined : signaturePath(id, signer);
      },
    })),
    ...removed.map(({ id, signedBy }) => ({
      key: `pruned/${id}.json`,
      sha256: undefined,
      signature: signedBy === null ? undefined : `pruned/${id}.json.asc`,
    })),
    ...first(tests, ({ finishedAt }) => finishedAt).map(({ record, recordSha256, verifier }) => ({
      key: record,
      sha256: recordSha256,
      signature: verifier === null ? undefined : `${record}.asc`,
    })),
  ];
}

interface Places {
  readonly places: readonly StoredDatabase[];
  readonly context: RunContext;
}

/** From the first destination that has it as it is wanted, together with its signature. */
async function addPayload(payloads: Map<string, Buffer>, wanted: Wanted, { places, context }: Places): Promise<void> {
  let why = '';
  for (const at of places) {
    try {
      const bytes = Buffer.from(await at.get(at.keys.absolute(wanted.key), PAYLOAD_MAX_BYTES));
      if (wanted.sha256 !== undefined && sha256Hex(bytes) !== wanted.sha256) continue;
      const found = [[wanted.key, bytes] as const];
      const path = typeof wanted.signature === 'function' ? wanted.signature(bytes) : wanted.signature;
      if (path !== undefined) {
        found.push([path, Buffer.from(await at.get(at.keys.absolute(path), PAYLOAD_MAX_BYTES))]);
      }
      for (const [key, content] of found) payloads.set(PAYLOADS + at.keys.absolute(key), content);
      return;
    } catch (thrown) {
      throwIfCancelled(at.signal);
      why = `: ${toRestorableError(thrown).message}`;
    }
  }
  context.run.warn(`${wanted.key} is left out of the evidence, because no destination has it as it was signed${why}`);
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
