import type { ShippedLog } from '../../core/planning/log/log-line.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredLog } from '../../repository/catalog/catalog.ts';
import { readLogs, shippedLog } from '../../repository/catalog/log-catalog.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { Run } from '../../run/run.ts';
import { warnOfSome } from '../../run/warn-of-some.ts';

interface Owner {
  readonly at: StoredDatabase;
  /** Accepted signers; if undefined, nothing is authenticated. */
  readonly ring: SignerRing | undefined;
  readonly run: Run;
  /** Salt and identity. If undefined, that of the newest shipment that is read first. */
  readonly source: string | undefined;
}

/** The shipments of one source at one destination, as far as they were read. */
export class OwnLogs {
  readonly #owner: Owner;
  readonly #read = new Set<string>();
  readonly #logs: StoredLog[] = [];
  #source: string | undefined;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#source = owner.source;
  }

  get source(): string | undefined {
    return this.#source;
  }

  get logs(): readonly ShippedLog[] {
    const own = this.#logs.filter((log) => sourceOf(log) === this.#source);
    return own.map(shippedLog);
  }

  /** Shipments of any source that others continue, and that are neither among these ids nor were they read. */
  continued(ids: ReadonlySet<string>): readonly string[] {
    const found = new Set(this.#logs.map(({ manifest: { id } }) => id));
    const named = new Set(this.#logs.flatMap(({ manifest: { follows } }) => follows?.id ?? []));
    return [...named].filter((id) => !ids.has(id) && !found.has(id));
  }

  /** How many of these were read. */
  countRead(ids: readonly string[]): number {
    return ids.filter((id) => this.#read.has(id)).length;
  }

  /** Whether one was read, also if it is missing or does not count. */
  hasRead(id: string): boolean {
    return this.#read.has(id);
  }

  /** Reads those that were not read yet. One that is not stored is left out. @throws the storage's errors */
  async read(ids: readonly string[]): Promise<void> {
    const { at, ring, run } = this.#owner;
    const fresh = ids.filter((id) => !this.#read.has(id));
    const { logs, uncounted } = await readLogs(at, fresh, ring);
    for (const id of fresh) this.#read.add(id);
    const warnings = uncounted.map(({ id, reason }) => `${id} at ${at.label} does not count: ${reason}`);
    warnOfSome(run, warnings, (more) => `${more} more shipments at ${at.label} do not count.`);
    this.#logs.push(...logs);
    const newest = logs.at(-1);
    if (newest !== undefined) this.#source ??= sourceOf(newest);
  }
}

function sourceOf({ manifest: { source } }: StoredLog): string {
  return `${source.salt}:${source.identity}`;
}
