import { Deadline } from '../../../ports/system-clock.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Relation } from '../catalog/catalog.ts';
import { allowRelease, limitLockWait, planCounts, release } from '../catalog/row-counts.ts';
import { type KeyFindings, lookThroughKeys, NO_KEYS } from '../catalog/source-keys.ts';
import type { Connection } from '../connection/connection.ts';
import { isCountable } from './preflight.ts';
import { SnapshotCounts } from './snapshot-counts.ts';

/**
 * What the source contained just before and just after the dump tool took its snapshot. Only tables that were counted on
 * both sides.
 */
export interface Counted {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  /** Tables whose rows changed after the first snapshot, as far as the server knows. */
  readonly written: ReadonlySet<string>;
  /** Belongs to the first snapshot. */
  readonly keys: KeyFindings;
}

type Counts = ReadonlyMap<string, number>;

const NOTHING = { counts: new Map<string, number>(), keys: NO_KEYS };
const BEGIN = 'start transaction with consistent snapshot, read only';

/**
 * Two snapshots around the dump tool's own, which it can't share: what is equal in both must be in the dump, too. Both are
 * counted while the dump runs. Neither waits for a table that somebody has locked: who that is may wait for the dump tool.
 */
export class Bracket {
  readonly #connect: () => Promise<Connection>;
  readonly #tables: readonly Relation[];
  readonly #timeLimitMs: number;
  #before: Promise<{ readonly counts: Counts; readonly keys: KeyFindings }> = Promise.resolve(NOTHING);
  #after: Promise<{ readonly counts: Counts; readonly written: ReadonlySet<string> }> | undefined;
  #second: Connection | undefined;
  #startedAt = '';
  #reading = 0;
  readonly #dumped = Promise.withResolvers<void>();
  readonly #failure = Promise.withResolvers<never>();

  /**
   * @param connect opens a separate session
   * @param timeLimitMs for all counts together; tables that don't fit into it are not counted
   */
  constructor(connect: () => Promise<Connection>, relations: readonly Relation[], timeLimitMs: number) {
    this.#connect = connect;
    this.#tables = planCounts(relations.filter(isCountable), timeLimitMs);
    this.#timeLimitMs = timeLimitMs;
    this.#failure.promise.catch(() => {});
  }

  /** Rejects as soon as counting fails. */
  get failed(): Promise<never> {
    return this.#failure.promise;
  }

  /** Whether tables are read at the moment: an ALTER TABLE waits for that, and the dump tool may wait behind it. */
  get isReading(): boolean {
    return this.#reading > 0;
  }

  /** To be awaited before the dump tool starts. */
  async openBefore(): Promise<void> {
    if (this.#tables.length === 0) return;
    const connection = await this.#open();
    // Now, because a running dump must not fail for lack of a connection, and a late snapshot would widen the bracket.
    this.#second = await this.#open();
    await begin(connection);
    const row = onlyRow(await connection.query<{ at: string }>('select cast(utc_timestamp() as char) as at'));
    this.#startedAt = row.at;
    this.#before = this.#countBefore(connection);
    this.#before.catch(this.#failure.reject);
  }

  /** To be called once the dump tool has its snapshot. */
  openAfter(): void {
    if (this.#second === undefined || this.#after !== undefined) return;
    this.#after = this.#countAfter(this.#second);
    this.#after.catch(this.#failure.reject);
  }

  /** To be called once the dump tool has ended. */
  async end(): Promise<Counted> {
    this.#dumped.resolve();
    const before = await this.#before;
    const after = await this.#after;
    return {
      before: before.counts,
      after: after?.counts ?? new Map(),
      written: after?.written ?? new Set(),
      // What changed in between is known only from the second snapshot.
      keys: after === undefined ? { ...before.keys, whole: [] } : before.keys,
    };
  }

  async #open(): Promise<Connection> {
    const connection = await this.#connect();
    await allowRelease(connection);
    await limitLockWait(connection, 0);
    return connection;
  }

  async #countBefore(connection: Connection): Promise<{ readonly counts: Counts; readonly keys: KeyFindings }> {
    await using own = connection;
    const deadline = new Deadline(this.#timeLimitMs);
    const counts = new SnapshotCounts(own, this.#timeLimitMs);
    const keys = await this.#whileReading(async () => {
      await counts.countFree(this.#tables);
      return (await release(own)) ? lookThroughKeys(own, this.#tables, deadline) : NO_KEYS;
    });
    await counts.countLocked(this.#dumped.promise);
    return { counts: counts.counts, keys };
  }

  async #countAfter(connection: Connection): Promise<{ counts: Counts; written: Set<string> }> {
    await using own = connection;
    await begin(own);
    const written = await this.#writtenSince(own);
    const counts = new SnapshotCounts(own, this.#timeLimitMs);
    await this.#whileReading(() => counts.countFree(this.#tables));
    await counts.countLocked(this.#dumped.promise);
    return { counts: counts.counts, written };
  }

  async #whileReading<T>(work: () => Promise<T>): Promise<T> {
    this.#reading += 1;
    try {
      return await work();
    } finally {
      this.#reading -= 1;
    }
  }

  /** A row that was inserted and deleted between the snapshots is in the dump and in neither count. */
  async #writtenSince(connection: Connection): Promise<Set<string>> {
    const rows = await connection.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = database() and cast(update_time as char) >= ?`,
      [this.#startedAt],
    );
    return new Set(rows.map(({ name }) => name));
  }
}

/** A snapshot that releases tables one by one: `rollback to savepoint counting` after each. */
export async function begin(connection: Connection): Promise<void> {
  await connection.simple(BEGIN);
  // As in row-counts.ts: rolling back to it releases each table that was counted.
  await connection.simple('savepoint counting');
}
