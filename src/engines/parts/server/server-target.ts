import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { FoundMarkers, IntegrityOptions, QueryResult, Target, TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';

/** What every step of a restore works with. */
export interface RestoreContext<T> {
  readonly target: T;
  readonly needs: TargetNeeds;
  /** What messages may name. */
  readonly known: KnownNames;
  readonly host: Host;
}

/** A restore target on a server of any kind. */
interface ServerPlace {
  readonly description: string;
  readonly notes: readonly string[];
  readonly strategy: Target['strategy'];
  publish(): Promise<{ readonly keptAs?: string | undefined }>;
  close(): Promise<void>;
}

/** For a table of about a hundred rows. */
const MARKERS = { timeoutMs: 60_000 };

/** Runs one read-only statement about markers. */
export type AskMarkers = (sql: string) => Promise<QueryResult>;

/** What an engine does with one session in the restored database. */
export interface ServerTargetParts<C extends { close(): Promise<void> }> {
  readonly restore: Target['restore'];
  readonly replay?: Target['replay'];
  readonly replaysOn?: Target['replaysOn'];
  connect(): Promise<C>;
  inspect(connection: C): ReturnType<Target['inspect']>;
  query(connection: C, sql: string, timeoutMs: number): ReturnType<Target['query']>;
  integrity(connection: C, options: IntegrityOptions): ReturnType<Target['integrity']>;
  readonly digests?: Target['digests'];
  /** Undefined for an engine whose log can't be replayed. */
  readonly markers?: ((connection: C, query: AskMarkers, table: string) => Promise<FoundMarkers>) | undefined;
}

/** A target whose restored database is queried over one session, opened when it is first needed. */
export function serverTarget<C extends { close(): Promise<void> }>(
  place: ServerPlace,
  parts: ServerTargetParts<C>,
): Target {
  let session: Promise<C> | undefined;
  const connection = (): Promise<C> => {
    session ??= parts.connect();
    return session;
  };
  const disconnect = async (): Promise<void> => {
    const open = session;
    session = undefined;
    await open?.then((it) => it.close()).catch(() => {});
  };
  const { markers } = parts;
  const query: Target['query'] = async (sql, { timeoutMs }) => parts.query(await connection(), sql, timeoutMs);
  let closed: Promise<void> | undefined;
  return {
    description: place.description,
    notes: place.notes,
    strategy: place.strategy,
    restore: parts.restore,
    replay: parts.replay,
    replaysOn: parts.replaysOn,
    inspect: async () => parts.inspect(await connection()),
    query,
    markers: markers && (async (table) => markers(await connection(), (sql) => query(sql, MARKERS), table)),
    integrity: async (options = {}) => parts.integrity(await connection(), options),
    digests: parts.digests,
    publish: async () => {
      await disconnect();
      return place.publish();
    },
    close: () => {
      closed ??= disconnect().then(() => place.close());
      return closed;
    },
  };
}
