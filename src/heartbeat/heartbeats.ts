import type { HeartbeatAddress } from '../options/alerts/heartbeat.ts';
import { type Ended, endingOf } from './ending.ts';
import { Heartbeat, type HeartbeatOptions } from './heartbeat.ts';

/** The heartbeat for a database of the run, or for a run that is not about one. */
export type AddressFor = (name: string | undefined) => HeartbeatAddress | undefined;

interface Watched {
  readonly heartbeat: Heartbeat;
  readonly names: Set<string>;
}

/** The heartbeats of a run: each reports a success only if all databases that have it were successful. */
export class Heartbeats {
  readonly #addressFor: AddressFor;
  readonly #probableNames: readonly string[];
  readonly #options: HeartbeatOptions;
  /** By address. */
  readonly #watched = new Map<string, Watched>();
  #hasStarted = false;

  /** @param probableNames the databases, if the run ends before they are certain */
  constructor(addressFor: AddressFor, probableNames: readonly string[], options: HeartbeatOptions) {
    this.#addressFor = addressFor;
    this.#probableNames = probableNames;
    this.#options = options;
  }

  /** Reports that the work begins, next to it. Never fails. @param names the databases; none if the run is not about some */
  start(names: readonly string[]): void {
    this.#hasStarted = true;
    this.#watch(names);
    for (const { heartbeat } of this.#watched.values()) heartbeat.start();
  }

  /**
   * Reports how the run ended. Never fails, and takes at most 30 s.
   * @param signal ends it early
   * @returns a warning for each signal that was not delivered
   */
  async finish(ended: Ended, signal?: AbortSignal): Promise<string[]> {
    const { report } = ended;
    if (report?.mode === 'fleet') this.#watch(Object.keys(report.databases));
    else if (!this.#hasStarted) this.#watch(this.#probableNames);
    const finished = [...this.#watched.values()].map(({ heartbeat, names }) =>
      heartbeat.finish(endingOf(ended, names.size === 0 ? undefined : names), signal),
    );
    return (await Promise.all(finished)).flat();
  }

  #watch(names: readonly string[]): void {
    for (const name of names.length === 0 ? [undefined] : names) {
      const address = this.#addressFor(name);
      if (address === undefined) continue;
      const url = address.url.reveal();
      const watched = this.#watched.get(url) ?? { heartbeat: new Heartbeat(address, this.#options), names: new Set() };
      this.#watched.set(url, watched);
      if (name !== undefined) watched.names.add(name);
    }
  }
}
