import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '../../../core/errors.ts';
import type { Relation } from '../catalog/catalog.ts';
import { canRelease, isDeadlock, TableCounter } from '../catalog/row-counts.ts';
import type { Connection } from '../connection/connection.ts';

/** A TRUNCATE or the end of an ALTER TABLE has a table locked for a moment. */
const TRIES = 4;
const PAUSE_MS = 500;

/**
 * Counts of tables in the snapshot of a session, beside a dump. It never waits for a table that somebody has locked, because it may hold
 * another one that somebody else waits for, and the dump tool behind both. Tables that stay locked are left out: the dump tool, which
 * waits for the same locks, fails if it does not get them.
 */
export class SnapshotCounts {
  readonly #connection: Connection;
  readonly #counter: TableCounter;
  #locked: readonly Relation[] = [];

  /**
   * @param connection in a snapshot, with the savepoint of `begin`, and with the shortest wait for locks
   * @param timeLimitMs for all counts together
   */
  constructor(connection: Connection, timeLimitMs: number) {
    this.#connection = connection;
    this.#counter = new TableCounter(connection, timeLimitMs);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counter.counts;
  }

  /** Counts tables that nobody has locked. */
  async countFree(tables: readonly Relation[]): Promise<void> {
    this.#locked = tables;
    for (let tries = 1; this.#locked.length > 0; tries += 1) {
      this.#locked = await this.#count(this.#locked);
      if (tries === TRIES || this.#locked.length === 0) return;
      await delay(PAUSE_MS);
    }
  }

  /**
   * Counts those that were locked, once the dump tool has ended and released its own locks, for which an ALTER TABLE may have waited.
   * Where the transaction holds all that it has read, it has to end before.
   */
  async countLocked(dumped: Promise<void>): Promise<void> {
    if (this.#locked.length === 0 || !(await canRelease(this.#connection))) return;
    await dumped;
    try {
      await this.countFree(this.#locked);
    } catch (error) {
      // Its session was idle for the whole dump.
      if (!hasCode(error, 'DATABASE_CONNECTION_LOST')) throw error;
    }
  }

  async #count(tables: readonly Relation[]): Promise<readonly Relation[]> {
    try {
      return (await this.#counter.count(tables)).locked;
    } catch (error) {
      if (!isDeadlock(error)) throw error;
      return [];
    }
  }
}
