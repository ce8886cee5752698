import { toRestorableError } from '../core/errors.ts';
import { isDatabaseName } from '../core/format/database-name.ts';
import type { Sighting } from '../core/watch/condition.ts';
import { isQuietAt, type PendingNotice } from '../core/watch/pending.ts';
import type { IssuesSpec, WatchRequest } from '../options/alerts/watch.ts';
import { optionsOf } from '../options/options.ts';
import type { Request } from '../options/request/request.ts';
import type { ChannelSpec } from '../ports/alerts/channel.ts';
import type { IncidentStore } from '../ports/alerts/incident-store.ts';
import type { Notifier } from '../ports/alerts/notifier.ts';
import type { Clock } from '../ports/clock.ts';
import type { DestinationSpec } from '../ports/destination.ts';
import type { Host } from '../ports/host.ts';
import type { Storage } from '../ports/storage.ts';
import { messageOf } from '../report/watch/message.ts';
import { sightingsOf, sightingsOfRefused } from '../report/watch/sightings.ts';
import type { Watched, WatchOutcome } from '../report/watch/watched.ts';
import { IncidentLog } from '../repository/records/incidents/incident-log.ts';
import { StoredDatabase } from '../repository/stored-database.ts';
import { openIncidentKeys } from './incident-keys.ts';
import { IncidentStores } from './incident-stores.ts';
import { requireWithin } from './require-within.ts';
import { watchIncidents } from './watch-incidents.ts';

export interface WatchDependencies {
  readonly host: Host;
  readonly clock: Clock;
  readonly openChannels: (
    specs: readonly ChannelSpec[],
  ) => Promise<readonly { readonly notifier: Notifier; readonly spec: ChannelSpec }[]>;
  /** @throws {RestorableError} INPUT_INVALID */
  readonly openIssues: (
    spec: IssuesSpec,
    run: {
      readonly databases: readonly string[];
      readonly destinations: readonly string[];
      readonly isQuiet: boolean;
      readonly warn: (sentence: string) => void;
    },
  ) => Promise<IncidentStore & Notifier>;
  readonly openStorage: (spec: DestinationSpec, request: Request) => Promise<Storage>;
}

/** When all messages must be sent: the rest of the minute is for recording that. */
const SENT_MS = 48_000;
/** How long opening all stores may take, and closing them. */
const OPENING_MS = 10_000;
const CLOSING_MS = 5_000;

/** Records what a run observed, and tells the channels. Never fails: what goes wrong is a warning. */
export async function watchRun(watched: Watched, dependencies: WatchDependencies): Promise<WatchOutcome> {
  const { watch, report, database } = watched;
  const { clock, host } = dependencies;
  const warnings: string[] = [];
  const warn = (sentence: string): void => void (warnings.includes(sentence) || warnings.push(sentence));
  const now = clock.now();
  const startedMs = clock.monotonicMs();
  const storages: Storage[] = [];
  await using _ = { [Symbol.asyncDispose]: () => closeAll(storages, warn) };
  const observed = { database, now };
  const seen = report === undefined ? sightingsOfRefused(watched.code, observed) : sightingsOf(report, observed);
  if (seen.length === 0) return { openIncidents: 0, messages: [], warnings };
  const opening: Opening = { ...dependencies, warn, storages, untilMs: startedMs + OPENING_MS };
  // Side by side: a destination that does not answer is that of each database of the run, and the messages must be sent in any case.
  const records = await Promise.all(watched.requests.map((request) => openStores(request, opening)));
  const labels = records.flat().map(({ label }) => label);
  const issues = await openIssuesFor(watch, { seen, labels }, opening);
  const channels = [
    ...(await dependencies.openChannels(watch.channels)),
    ...(issues === undefined ? [] : [{ notifier: issues, spec: watch.issues as IssuesSpec }]),
  ].map(({ notifier, spec }) => ({
    ...{ notifier, filter: spec },
    messageOf: (notice: PendingNotice) => messageOf(notice, { isPublic: false }),
  }));
  const stores = new IncidentStores({
    ...{ warn, clock },
    stores: [...records.flat(), ...(issues === undefined ? [] : [issues])],
  });
  const sendingMs = Math.max(0, startedMs + SENT_MS - clock.monotonicMs());
  const moment = { now, origin: host.origin ?? null, signal: host.signal, warn, sendingMs };
  const facts = await watchIncidents(seen, { stores, channels, quiet: watch.quietHours }, moment);
  return { ...facts, warnings };
}

/** What takes the place of a destination in incidents about keys. */
const KEY_USES = ['recovery', 'runner', 'verifier'];

/** Undefined if they were not requested, or can't be used. */
async function openIssuesFor(
  { issues, quietHours }: WatchRequest,
  { seen, labels }: { readonly seen: readonly Sighting[]; readonly labels: readonly string[] },
  { openIssues, clock, warn }: Opening,
): Promise<(IncidentStore & Notifier) | undefined> {
  if (issues === undefined) return undefined;
  const databases = [...new Set(seen.map(({ database }) => database))];
  // In a public repository, issues have only digests of names, which are compared with these.
  const destinations = [...new Set([...labels, ...KEY_USES, ...seen.flatMap(({ destination }) => destination ?? [])])];
  const names = { databases, destinations, isQuiet: isQuietAt(clock.now(), quietHours) };
  return attempt('The issues for alerts', () => openIssues(issues, { ...names, warn }), warn);
}

interface Opening extends WatchDependencies {
  readonly warn: (sentence: string) => void;
  /** Receives what was opened. */
  readonly storages: Storage[];
  /** When all of it must be open, by the monotonic clock. */
  readonly untilMs: number;
}

/** The stores next to the backups of a database, one per destination that can be opened. */
async function openStores(request: Request, opening: Opening): Promise<IncidentStore[]> {
  if (request.mode === 'init' || !('destinations' in request) || !('name' in request)) return [];
  const { name } = request;
  if (name === undefined || !isDatabaseName(name)) return [];
  const { clock, host, openStorage, storages, untilMs, warn } = opening;
  const keys = await openIncidentKeys(request, clock.now()).catch((thrown: unknown) => {
    // Messages are sent without records. An expired key is also an incident of its own.
    const { message, hint } = toRestorableError(thrown);
    warn([`Incidents are not remembered, so messages repeat. ${message}`, hint].filter((text) => text).join(' '));
    return undefined;
  });
  if (keys === undefined) return [];
  if (keys.ring !== undefined && keys.signerAt === undefined) {
    const remedy = optionsOf(request.mode).includes('verifier-key') ? '`verifier-key`' : '`alerts: github-issues`';
    warn(`Incidents are not remembered, so messages repeat: this run can sign no records. Give ${remedy}.`);
    return [];
  }
  const signer = keys.signerAt;
  const opened = request.destinations.map(async (spec): Promise<IncidentStore[]> => {
    const opens = () => requireWithin(untilMs - clock.monotonicMs(), () => openStorage(spec, request));
    const storage = await attempt('The incidents at a destination', opens, warn);
    if (storage === undefined) return [];
    storages.push(storage);
    const stored = new StoredDatabase(storage, { name, clock, signal: host.signal });
    return [new IncidentLog(stored, { ring: keys.ring, signer: async () => signer?.(stored), warn })];
  });
  return (await Promise.all(opened)).flat();
}

async function closeAll(storages: readonly Storage[], warn: Opening['warn']): Promise<void> {
  const closing = storages.map((storage) => {
    const closes = () => requireWithin(CLOSING_MS, () => storage.close());
    return attempt(`The destination ${storage.label}`, closes, warn);
  });
  await Promise.all(closing);
}

/** A failure here must not keep a message from being sent. */
async function attempt<T>(what: string, work: () => Promise<T>, warn: Opening['warn']): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    warn(`${what} can't be used: ${toRestorableError(thrown).message}`);
    return undefined;
  }
}
