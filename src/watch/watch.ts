import { toRestorableError } from '../core/errors.ts';
import { isDatabaseName } from '../core/format/database-name.ts';
import type { Sighting } from '../core/watch/condition.ts';
import type { PendingNotice } from '../core/watch/pending.ts';
import type { Request } from '../options/request.ts';
import type { IssuesSpec } from '../options/watch.ts';
import type { ChannelSpec } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { DestinationSpec } from '../ports/destination.ts';
import type { Host } from '../ports/host.ts';
import type { IncidentStore } from '../ports/incident-store.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Storage } from '../ports/storage.ts';
import type { WatchFacts } from '../report/facts/watch.ts';
import { messageOf } from '../report/watch/message.ts';
import { sightingsOf, sightingsOfRefused } from '../report/watch/sightings.ts';
import type { Watched, WatchOutcome } from '../report/watch/watched.ts';
import { IncidentLog } from '../repository/records/incident-log.ts';
import { StoredDatabase } from '../repository/stored-database.ts';
import { openIncidentKeys } from './incident-keys.ts';
import { IncidentStores } from './incident-stores.ts';
import { type Watchers, watchDatabase } from './watch-database.ts';

export interface WatchDependencies {
  readonly host: Host;
  readonly clock: Clock;
  readonly openChannels: (
    specs: readonly ChannelSpec[],
  ) => Promise<readonly { readonly notifier: Notifier; readonly spec: ChannelSpec }[]>;
  readonly openStorage: (spec: DestinationSpec, request: Request) => Promise<Storage>;
  /** Issues tell people, and keep incidents. */
  readonly openIssues: (spec: IssuesSpec, of: IssuesOf) => Promise<IncidentStore & Notifier>;
}

/** What issues are about. A public repository shows digests of these names, which are recognized again. */
export interface IssuesOf {
  readonly databases: readonly string[];
  readonly destinations: readonly string[];
  readonly now: () => Date;
  readonly warn: (sentence: string) => void;
}

/** What stands in the place of a destination if a condition is about a key. */
const KEY_OWNERS = ['recovery', 'runner', 'verifier'];

/** Records what a run observed, and tells the channels. Never fails: what goes wrong is a warning. */
export async function watchRun(watched: Watched, dependencies: WatchDependencies): Promise<WatchOutcome> {
  const { watch, report, database } = watched;
  const { clock, host } = dependencies;
  const warnings: string[] = [];
  const warn = (sentence: string): void => void (warnings.includes(sentence) || warnings.push(sentence));
  const now = clock.now();
  const moment = { now, origin: host.origin ?? null, signal: host.signal, warn };
  await using resources = new AsyncDisposableStack();
  const channels = (await dependencies.openChannels(watch.channels)).map(({ notifier, spec }) => ({
    ...{ notifier, filter: spec },
    messageOf: (notice: Parameters<typeof messageOf>[0]) => messageOf(notice, { isPublic: false }),
  }));
  const facts: WatchFacts[] = [];
  const observed = { database, now };
  const seen = report === undefined ? sightingsOfRefused(watched.code, observed) : sightingsOf(report, observed);
  const byDatabase = Map.groupBy(seen, (sighting: Sighting) => sighting.database);
  for (const [name, sightings] of byDatabase) {
    const request = watched.requests.find((each) => 'name' in each && each.name === name);
    const records = await openStores(request, { ...dependencies, warn, resources });
    const issues = await openIssues(name, records, { ...dependencies, watch, warn });
    const stores = [...records, ...issues.map(({ notifier }) => notifier)];
    const watchers: Watchers = {
      stores: stores.length === 0 ? [] : [new IncidentStores({ stores, warn })],
      channels: [...channels, ...issues],
      quiet: watch.quietHours,
    };
    facts.push(await watchDatabase(sightings, watchers, moment));
  }
  return {
    openIncidents: facts.reduce((sum, each) => sum + each.openIncidents, 0),
    messages: facts.flatMap(({ messages }) => messages),
    warnings,
  };
}

/** The issues about one database, if alerts are issues. Their own repository decides which names they show. */
async function openIssues(
  database: string,
  records: readonly IncidentStore[],
  opening: WatchDependencies & { readonly watch: Watched['watch']; readonly warn: (sentence: string) => void },
) {
  const { clock, watch, warn } = opening;
  const spec = watch.issues;
  if (spec === undefined) return [];
  const destinations = [...records.map(({ label }) => label), ...KEY_OWNERS];
  const of = { databases: [database], destinations, now: () => clock.now(), warn };
  const notifier = await attempt('GitHub issues', () => opening.openIssues(spec, of), warn);
  if (notifier === undefined) return [];
  return [{ notifier, filter: spec, messageOf: (notice: PendingNotice) => messageOf(notice, { isPublic: false }) }];
}

interface Opening extends WatchDependencies {
  readonly warn: (sentence: string) => void;
  readonly resources: AsyncDisposableStack;
}

/** The stores beside the backups of a database, one per destination that can be opened. */
async function openStores(request: Request | undefined, opening: Opening): Promise<IncidentStore[]> {
  if (request === undefined || !('destinations' in request) || !('name' in request)) return [];
  const { name } = request;
  if (name === undefined || !isDatabaseName(name)) return [];
  const { clock, host, openStorage, resources, warn } = opening;
  const keys = await attempt('The incidents beside the backups', () => openIncidentKeys(request, clock.now()), warn);
  if (keys === undefined) return [];
  if (keys.ring !== undefined && keys.signerAt === undefined) {
    warn('Incidents are not remembered, so messages repeat: this run can sign no records. Give `verifier-key`.');
    return [];
  }
  const stores: IncidentStore[] = [];
  for (const spec of request.destinations) {
    if ('line' in spec) continue;
    const storage = await attempt('The incidents at a destination', () => openStorage(spec, request), warn);
    if (storage === undefined) continue;
    resources.defer(() => attempt(`The destination ${storage.label}`, () => storage.close(), warn));
    const stored = new StoredDatabase(storage, { name, clock, signal: host.signal });
    stores.push(new IncidentLog(stored, { ring: keys.ring, signer: async () => keys.signerAt?.(stored), warn }));
  }
  return stores;
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
