import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exactTimeOf, microsecondsOf } from '../../../src/core/exact-time.ts';
import type { Random } from './random.ts';

/** Where an unbroken line of shipments leads, as they state it, and which transactions must be in it. */
interface Span {
  readonly fromUs: number;
  toUs: number;
  /** The backup at which it begins. */
  readonly base: string;
  /** Up to and including this one. */
  toCount: number;
  readonly ids: Set<string>;
}

/** A shipment, as its manifest describes it. */
export interface Shipped {
  readonly id: string;
  readonly follows: string | null;
  readonly fromUs: number;
  readonly toUs: number;
  readonly bytes: number;
}

interface StoredLog {
  readonly id: string;
  readonly kind?: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly base: { readonly id: string };
  readonly follows: { readonly id: string } | null;
  readonly from: string;
  readonly to: string;
  readonly rawBytes: number;
}

/** A span of time, both ends included. */
interface Window {
  readonly fromUs: number;
  readonly toUs: number;
}

/** What is stored, and what must be restorable with it. */
export class Ledger {
  readonly shipments: Shipped[] = [];
  readonly spans: Span[] = [];
  /** When each backup was being made. */
  readonly backups: Window[] = [];
  readonly #manifests: string;
  /** How many transactions were committed when a backup had ended. */
  readonly #committed = new Map<string, number>();
  /** Those of which it is not known yet which transactions are in them. */
  readonly #unsettled: string[] = [];
  readonly #known = new Set<string>();

  /** @param storage the folder of the database at its destination */
  constructor(storage: string) {
    this.#manifests = join(storage, 'manifests');
  }

  noteBackup(id: string): void {
    this.#unsettled.push(id);
  }

  /** @param committed transactions after the backups that were noted, and after those that ran beside them */
  settleBackups(committed: number): void {
    for (const id of this.#unsettled.splice(0)) this.#committed.set(id, committed);
  }

  /**
   * Reads the shipments that were stored since, also by a program that was killed before it could report them.
   * @param committed transactions when the shipment began
   * @returns whether there is one
   */
  async noteShipments(committed: number): Promise<boolean> {
    const names = (await readdir(this.#manifests)).filter((name) => !this.#known.has(name)).sort();
    let isNew = false;
    for (const name of names) {
      this.#known.add(name);
      const log: StoredLog = JSON.parse(await readFile(join(this.#manifests, name), 'utf8'));
      if (log.kind !== 'log') {
        this.backups.push({ fromUs: usOf(log.startedAt), toUs: usOf(log.finishedAt) });
        continue;
      }
      this.#note(log, committed);
      isNew = true;
    }
    return isNew;
  }

  #note({ id, base, follows, from, to, rawBytes }: StoredLog, committed: number): void {
    const [fromUs, toUs] = [usOf(from), usOf(to)];
    this.shipments.push({ id, follows: follows?.id ?? null, fromUs, toUs, bytes: rawBytes });
    if (follows === null) {
      this.spans.push({ fromUs, toUs, base: base.id, toCount: committed, ids: new Set([id]) });
      return;
    }
    const span = this.spans.find(({ ids }) => ids.has(follows.id));
    if (span === undefined) throw new RangeError(`${id} follows ${follows.id}, which is nowhere`);
    span.ids.add(id);
    span.toUs = Math.max(span.toUs, toUs);
    span.toCount = Math.max(span.toCount, committed);
  }

  /** The transactions after this number are not in the backup at which a span begins. */
  fromCount({ base }: Span): number {
    return this.#committed.get(base) ?? Number.POSITIVE_INFINITY;
  }

  /** Whether a moment must be restorable. */
  reachesTime(us: number): boolean {
    return this.spans.some(({ fromUs, toUs }) => fromUs <= us && us <= toUs);
  }

  /** Whether the moment before a transaction must be. */
  reachesBefore(n: number): boolean {
    return this.spans.some((span) => this.fromCount(span) + 1 < n && n <= span.toCount);
  }

  /** The spans of time that lines cover together, oldest first. */
  windows(): Window[] {
    const windows: { fromUs: number; toUs: number }[] = [];
    for (const { fromUs, toUs } of this.spans.toSorted((a, b) => a.fromUs - b.fromUs)) {
      const last = windows.at(-1);
      if (last !== undefined && fromUs <= last.toUs) last.toUs = Math.max(last.toUs, toUs);
      else windows.push({ fromUs, toUs });
    }
    return windows;
  }

  /** The time between the windows. */
  gaps(): Window[] {
    const windows = this.windows();
    return windows.slice(1).map(({ fromUs }, at) => ({ fromUs: windows[at]?.toUs ?? 0, toUs: fromUs }));
  }

  someShipment(random: Random): Shipped | undefined {
    const [first, ...others] = this.shipments;
    return first && random.of([first, ...others]);
  }
}

/** Microseconds of an ISO time. */
export function usOf(iso: string): number {
  return microsecondsOf(exactTimeOf(iso));
}
