import { setTimeout as delay } from 'node:timers/promises';
import { RestorableError } from '../../../../core/errors.ts';
import { Deadline, SYSTEM_CLOCK } from '../../../../ports/system-clock.ts';
import { onlyRow } from '../../../parts/server/only-row.ts';
import { isLocked, limitLockWait, release } from '../../catalog/row-counts.ts';
import { showName } from '../../catalog/sql-text.ts';
import type { Connection } from '../../connection/connection.ts';
import { LOCK_WAIT_SECONDS } from '../../connection/session.ts';
import { type ExactColumn, type ExactTable, flagOf, selectRows } from './exact-columns.ts';

/** The value in a dump, and its correction. */
export interface Correction {
  /** Index of the column in the table. */
  readonly column: string;
  /** The dump's value: a number, or a text's bytes in hexadecimal. */
  readonly printed: string;
  readonly literal: string;
  /** Compared by value, because a number can be written in several ways. */
  readonly isNumber: boolean;
}

/** Rows of one table that the text protocol changes: corrections by the row's primary key. */
export interface TableCorrections {
  readonly table: ExactTable;
  /** By key: one for each row with that key, in the order of the primary key, because rounded keys may be equal. */
  readonly rows: Map<string, (readonly Correction[])[]>;
}

/** Limits of looking for values. */
export interface ExactLimits {
  /** For reading all tables. */
  readonly timeMs: number;
  /** On rows that are kept in memory, of all tables together. */
  readonly rows?: number;
}

const MOST_ROWS = 200_000;
/** The server disconnects a dump tool that reads nothing for a minute (net_write_timeout). */
const LONGEST_WAIT_MS = 20_000;
/** For tables that others have locked, all together. The dump tool may wait behind somebody who waits for what is held meanwhile. */
const LOCKED_MS = 20_000;
const LOCKED_PAUSE_MS = 500;

/**
 * Finds values that a dump would change: the tools read FLOAT with six digits, and a letter that Unicode lacks as `?`. The
 * values are read in a snapshot just before the dump's, while the dump runs. Any failure here becomes a warning.
 */
export class ExactValues {
  /** Rows have to arrive in the order of their primary keys. */
  readonly needsOrder: boolean;
  readonly #connection: Connection;
  readonly #deadline: Deadline;
  readonly #found = new Map<string, Promise<TableCorrections | undefined>>();
  /** Columns by what is wrong with them. */
  readonly #inexact = new Set<string>();
  readonly #unknown = new Set<string>();
  #rowsLeft: number;
  #lockedLeftMs = LOCKED_MS;
  #isReading = true;
  /** The snapshot is no longer needed. */
  readonly #ended: Promise<unknown>;

  /**
   * @param connection in a snapshot, and not used for anything else until the end
   * @param tables that are read, and others that are not
   */
  constructor(
    connection: Connection,
    { tables, others }: { readonly tables: readonly ExactTable[]; readonly others: readonly ExactTable[] },
    { timeMs, rows = MOST_ROWS }: ExactLimits,
  ) {
    this.#rowsLeft = rows;
    const read = tables.filter(({ hasInexactKey, isOrderable }) => !hasInexactKey || isOrderable);
    for (const { name } of [...others, ...tables.filter((each) => !read.includes(each))]) this.#unknown.add(name);
    this.#connection = connection;
    this.needsOrder = needsOrder(read);
    this.#deadline = new Deadline(timeMs);
    let before: Promise<unknown> = limitLockWait(connection, 0).catch(() => {});
    for (const table of read) {
      const reading = before.then(() => this.#readFree(table)).catch(() => this.#giveUp(table));
      // Otherwise the transaction holds the table's metadata lock, and an ALTER TABLE of the application waits for it.
      const released = reading.then(() => release(connection));
      this.#found.set(table.name, reading);
      before = released;
    }
    // A MariaDB with a binary log releases no table before that. The dump tool, behind an ALTER TABLE, would wait for the end of the dump.
    this.#ended = before
      .then(() => connection.simple('rollback').catch(() => {}))
      .then(() => {
        this.#isReading = false;
      });
  }

  /** Whether tables are read at the moment: an ALTER TABLE waits for that, and the dump tool may wait behind it. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Waits until all tables were read, so that the dump tool never waits for them. */
  async ready(): Promise<void> {
    await Promise.all(this.#found.values());
  }

  /** What is wrong with this table's rows in the dump. Undefined if nothing is, or if it is not known in time. */
  async of(name: string): Promise<TableCorrections | undefined> {
    const found = this.#found.get(name);
    if (found === undefined) return undefined;
    const timer = Promise.withResolvers<undefined>();
    const timeout = setTimeout(() => timer.resolve(undefined), LONGEST_WAIT_MS);
    let isKnown = false;
    const known = found.then((corrections) => {
      isKnown = true;
      return corrections;
    });
    const result = await Promise.race([known, timer.promise]);
    clearTimeout(timeout);
    if (!isKnown) this.#unknown.add(name);
    return result;
  }

  /** A row that was changed since, or that the dump represents differently. */
  missed({ table }: TableCorrections, column: string): void {
    this.#inexact.add(showName(table.name, column));
  }

  /** Without waiting for a lock while it holds others. */
  async #readFree(table: ExactTable): Promise<TableCorrections | undefined> {
    for (;;) {
      const beganMs = SYSTEM_CLOCK.monotonicMs();
      try {
        return await this.#read(table);
      } catch (error) {
        if (!isLocked(error) || this.#lockedLeftMs <= 0) throw error;
      }
      await release(this.#connection);
      await delay(LOCKED_PAUSE_MS);
      this.#lockedLeftMs -= SYSTEM_CLOCK.monotonicMs() - beganMs;
    }
  }

  async #read(table: ExactTable): Promise<TableCorrections | undefined> {
    const leftMs = Math.floor(this.#deadline.leftMs);
    if (leftMs <= 0) return this.#giveUp(table);
    await limitStatements(this.#connection, leftMs);
    // A second pass over the table, if one is not enough: rows without a key can't be identified, and equal keys need all rows.
    const needsAll = table.key === undefined || table.hasInexactKey;
    const columns = needsAll ? await this.#wrongColumns(table) : table.columns;
    if (columns.length === 0) return undefined;
    if (table.key === undefined) return this.#areInexact(table, columns);
    const { rows } = await this.#connection.queryArrays(selectRows(table, columns, this.#rowsLeft + 1));
    const corrections = groupRows(table, columns, rows);
    if (rows.length > this.#rowsLeft) {
      const found = new Set([...corrections.values()].flat(2).map(({ column }) => column));
      return this.#areInexact(
        table,
        columns.filter(({ name }) => found.has(name)),
      );
    }
    this.#rowsLeft -= rows.length;
    return { table, rows: corrections };
  }

  #areInexact(table: ExactTable, columns: readonly ExactColumn[]): undefined {
    for (const { name } of columns) this.#inexact.add(showName(table.name, name));
  }

  /** Columns with at least one value that would be changed. */
  async #wrongColumns(table: ExactTable): Promise<ExactColumn[]> {
    const sums = table.columns.map((column) => `max(${flagOf(column)})`).join(', ');
    const { rows } = await this.#connection.queryArrays(`select ${sums} from ${table.from}`);
    const flags = onlyRow(rows);
    return table.columns.filter((_column, index) => Number(flags[index]) === 1);
  }

  #giveUp({ name }: ExactTable): undefined {
    this.#unknown.add(name);
    return undefined;
  }

  /** @returns warnings, after the dump has ended */
  async end(): Promise<string[]> {
    await this.#ended;
    await limitStatements(this.#connection, 0);
    await limitLockWait(this.#connection, LOCK_WAIT_SECONDS);
    return [
      ...(this.#inexact.size === 0
        ? []
        : [
            `The dump does not contain the exact values of these columns (it has six digits of a FLOAT, and "?" for a letter that Unicode lacks): ${list(this.#inexact)}. Change FLOAT columns to DOUBLE, and texts to utf8mb4.`,
          ]),
      ...(this.#unknown.size === 0
        ? []
        : [
            `Values that the dump may round or lose (FLOAT, letters that Unicode lacks) were not looked for, because it takes longer than row-count-timeout or failed: ${list(new Set([...this.#unknown].map((name) => showName(name))))}.`,
          ]),
    ];
  }
}

/** Whether rows of these tables have to arrive in the order of their primary keys. */
export function needsOrder(tables: readonly ExactTable[]): boolean {
  return tables.some(({ hasInexactKey, isOrderable }) => hasInexactKey && isOrderable);
}

function groupRows(
  table: ExactTable,
  columns: readonly ExactColumn[],
  rows: readonly (readonly unknown[])[],
): Map<string, (readonly Correction[])[]> {
  const keys = table.key?.length ?? 0;
  const grouped = new Map<string, (readonly Correction[])[]>();
  for (const row of rows) {
    const values = row.map((value) => (value === null ? null : String(value)));
    const key = values.slice(0, keys).join(' ');
    const corrections = columns.flatMap((column, index) => {
      const [flag, printed, exact] = values.slice(keys + index * 3, keys + index * 3 + 3);
      if (flag !== '1' || printed == null || exact == null) return [];
      return [
        {
          column: column.name,
          printed,
          literal: column.kind === 'text' ? `0x${exact}` : exact,
          isNumber: column.kind === 'float',
        },
      ];
    });
    const group = grouped.get(key) ?? [];
    group.push(corrections);
    grouped.set(key, group);
  }
  return grouped;
}

/** Also if the server has no such limit: then the planned tables are read in any case. */
async function limitStatements(connection: Connection, ms: number): Promise<void> {
  const setting = connection.flavor === 'mariadb' ? `max_statement_time = ${ms / 1_000}` : `max_execution_time = ${ms}`;
  await connection.simple(`set session ${setting}`).catch((error: unknown) => {
    if (!(error instanceof RestorableError) || error.code !== 'DATABASE_QUERY') throw error;
  });
}

const NAMED = 10;

function list(names: ReadonlySet<string>): string {
  const more = names.size - NAMED;
  return `${[...names].sort().slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
