import type { RawOptions } from '../options/options.ts';
import type { DiscoverRequest, ManyRequest, Request } from '../options/request/request.ts';
import type { Host, Leftover } from '../ports/host.ts';
import type { Report } from '../report/report.ts';
import type { Watched, WatchOutcome } from '../report/watch/watched.ts';

/** What the composed program offers to a host. */
export interface App {
  /** The report contains any failure. @throws {RestorableError} for a request that is wrong in itself */
  runRequest(request: Request, host: Host): Promise<Report>;
  /** What must be true of the requests of a run together. @throws {RestorableError} */
  requireTogether(requests: readonly ManyRequest[]): Promise<void>;
  /** The names of the databases on a server or at destinations. @throws {RestorableError} */
  databasesOf(request: DiscoverRequest, host: Host): Promise<readonly string[]>;
  /** Records what a run observed, and tells the channels. */
  watch(watched: Watched, host: Host): Promise<WatchOutcome>;
  /** Undoes what a run left behind. `inputs` are those of that run; they contain the URL of a database to drop. */
  cleanUp(host: Host, remains: Remains): Promise<void>;
}

export interface Remains {
  readonly leftovers: readonly Leftover[];
  readonly inputs: RawOptions;
}

/** Loads the program with all its engines. Only called for valid input, so that an invalid input is reported at once. */
export type LoadApp = () => Promise<App>;

export interface Outcome {
  /** Missing only if the mode itself is unknown. Scrubbed. */
  readonly report: Report | undefined;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string | undefined } | undefined;
  readonly exitCode: number;
}
