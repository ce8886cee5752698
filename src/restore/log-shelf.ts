import { compareIds } from '../core/format/backup-id.ts';
import { startOfOwner } from '../core/format/log/log-id.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import { LONG_BEFORE_MS, type ShippedLog } from '../core/planning/log/log-line.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { StoredLog } from '../repository/catalog/catalog.ts';
import { readLogs, shippedLog } from '../repository/catalog/log-catalog.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';

/** A shipment, and where it can be read. */
export interface PlacedLog extends ShippedLog {
  readonly stored: StoredLog;
  readonly places: StoredDatabase[];
}

type Source = Pick<Manifest, 'source'>;

/** Whether a backup or a shipment is of a source. */
export function isSourceOf({ source }: Source, { identity, salt }: Manifest['source']): boolean {
  return source.identity === identity && source.salt === salt;
}

const DAY_MS = 86_400_000;
/** The longest run of a shipment, and more: the name says when it began. */
const LONGEST_RUN_MS = 4 * DAY_MS;
/** Of which one is usually authentic and of the source. */
const FEW = 8;

interface Shelf {
  readonly at: StoredDatabase;
  readonly ids: readonly string[];
  readonly read: Set<string>;
}

/**
 * The shipments at all destinations. A schedule of every 15 minutes leaves thousands, so only those are read that can matter, by the
 * time in their names: the run of a shipment began at that time, and what it contains was committed before its end.
 */
export class LogShelf {
  readonly #shelves: readonly Shelf[];
  readonly #ring: SignerRing | undefined;
  /** Oldest first. */
  readonly #ids: readonly string[];
  readonly #logs = new Map<string, PlacedLog>();

  private constructor(shelves: readonly Shelf[], ring: SignerRing | undefined) {
    this.#shelves = shelves;
    this.#ring = ring;
    this.#ids = [...new Set(shelves.flatMap(({ ids }) => ids))].sort(compareIds);
  }

  /** @param ring only what one of these signed is on the shelf; if undefined, everything is */
  static async list(places: readonly StoredDatabase[], ring: SignerRing | undefined): Promise<LogShelf> {
    const shelves: Shelf[] = [];
    for (const at of places) shelves.push({ at, ids: (await at.listManifests()).logs, read: new Set() });
    return new LogShelf(shelves, ring);
  }

  /**
   * The shipments that can contain what was committed from one time to another. First only those that were begun until a day after
   * that, which is almost always enough; then also all later ones, and those of runs that took days.
   */
  async *between(fromMs: number, toMs: number, of: Source): AsyncGenerator<readonly PlacedLog[]> {
    let before = -1;
    for (const [first, last] of [
      [fromMs - LONG_BEFORE_MS, toMs + DAY_MS],
      [fromMs - LONGEST_RUN_MS, Number.POSITIVE_INFINITY],
    ] as const) {
      const ids = this.#ids.filter((id) => startOfOwner(id).getTime() >= first && startOfOwner(id).getTime() <= last);
      if (ids.length === before) return;
      before = ids.length;
      yield await this.#take(ids, of);
    }
  }

  /**
   * The oldest backup at which a line of shipments of a source begins, by those that were read so far, and at least a few of the oldest
   * and of the newest names. Undefined if nothing of it is stored.
   */
  async oldestBase(of: Source): Promise<string | undefined> {
    const ends = [...this.#ids.slice(0, FEW), ...this.#ids.slice(-FEW)];
    for (const ids of [ends, this.#ids]) {
      await this.#take(ids, of);
      const [oldest] = this.#own(of)
        .map(({ baseId }) => baseId)
        .sort(compareIds);
      if (oldest !== undefined) return oldest;
    }
    return undefined;
  }

  /** Reads what was not read yet, and returns those of the source. */
  async #take(ids: readonly string[], of: Source): Promise<PlacedLog[]> {
    const wanted = new Set(ids);
    for (const { at, ids: stored, read } of this.#shelves) {
      const fresh = stored.filter((id) => wanted.has(id) && !read.has(id));
      const { logs } = await readLogs(at, fresh, this.#ring);
      for (const id of fresh) read.add(id);
      for (const log of logs) this.#place(log, at);
    }
    const found = this.#own(of).filter(({ id }) => wanted.has(id));
    return found.sort((a, b) => compareIds(a.id, b.id));
  }

  /** What was read so far. */
  #own(of: Source): PlacedLog[] {
    return [...this.#logs.values()].filter(({ stored }) => isSourceOf(stored.manifest, of.source));
  }

  #place(log: StoredLog, at: StoredDatabase): void {
    const key = `${log.manifest.id} ${log.sha256}`;
    const known = this.#logs.get(key);
    if (known !== undefined) known.places.push(at);
    else this.#logs.set(key, { ...shippedLog(log), stored: log, places: [at] });
  }
}
