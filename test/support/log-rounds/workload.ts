import type { Random } from './random.ts';

/** Rows of a small table: more would only make each comparison longer. */
const MOST_ROWS = 150;

interface Planned {
  /** One transaction of the server: statements between BEGIN and COMMIT, or one that changes the table itself. */
  readonly sql: string;
  readonly apply: () => void;
}

/**
 * Transactions on one table, and its own log of what is committed: the rows after each transaction, by its number. The server's log
 * plays no part in it.
 */
export class Workload {
  static readonly createTable = 'create table t (id int primary key, value int, note varchar(40))';
  readonly #random: Random;
  readonly #rows = new Map<number, string[]>();
  #added: string[] = [];
  #nextId = 1;
  /** The rows before the first transaction, after it, and so on. */
  readonly #states: string[] = ['[]'];
  #planned: Planned[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** How many transactions are committed. */
  get committed(): number {
    return this.#states.length - 1;
  }

  /** The rows after so many transactions, as `rowsAsText` has them. */
  after(transactions: number): string {
    const state = this.#states[transactions];
    if (state === undefined) throw new RangeError(`only ${this.committed} transactions are committed`);
    return state;
  }

  /** The statements of some transactions. They count once `commit` was called for them. */
  plan(count: number): string {
    const lines: string[] = [];
    const ids = new Set(this.#rows.keys());
    const added = this.#added.length;
    let columns = added;
    this.#planned = [];
    for (let at = 0; at < count; at += 1) {
      const isDdl = this.#random.share() < 0.02 && columns < 12;
      const planned = isDdl ? this.#alter(columns++) : this.#change(ids);
      this.#planned.push(planned);
      lines.push(planned.sql);
    }
    return lines.join('\n');
  }

  /** The first of the planned transactions are committed. The others never will be. */
  commit(count: number): void {
    for (const { apply } of this.#planned.slice(0, count)) {
      apply();
      const rows = [...this.#rows].toSorted(([a], [b]) => a - b);
      this.#states.push(JSON.stringify(rows.map(([id, row]) => [String(id), ...row])));
    }
    if (count > this.#planned.length) throw new RangeError('the server has transactions of others');
    this.#planned = [];
  }

  #alter(number: number): Planned {
    const value = String(number);
    return {
      sql: `alter table t add column c${number} int not null default ${value};`,
      apply: () => {
        this.#added = [...this.#added, value];
        for (const row of this.#rows.values()) row.push(value);
      },
    };
  }

  #change(ids: Set<number>): Planned {
    const parts = Array.from({ length: this.#random.between(1, 4) }, () => this.#statement(ids));
    return {
      sql: `begin; ${parts.map(({ sql }) => sql).join(' ')} commit;`,
      apply: () => {
        for (const { apply } of parts) apply();
      },
    };
  }

  #statement(ids: Set<number>): Planned {
    const [first, ...others] = ids;
    const kind = this.#random.share();
    if (first === undefined || (kind < 0.5 && ids.size < MOST_ROWS)) return this.#insert(ids);
    const id = this.#random.of([first, ...others]);
    if (kind > 0.8) {
      ids.delete(id);
      return { sql: `delete from t where id = ${id};`, apply: () => void this.#rows.delete(id) };
    }
    // Always another value: a statement that changes nothing is no transaction in the log.
    const value = String(this.#random.between(1, 2 ** 30));
    return { sql: `update t set value = ${value} where id = ${id};`, apply: () => void this.#set(id, value) };
  }

  #insert(ids: Set<number>): Planned {
    const id = this.#nextId;
    this.#nextId += 1;
    ids.add(id);
    const [value, note] = [String(this.#random.between(1, 2 ** 30)), `note ${this.#random.between(1, 1_000)}`];
    return {
      sql: `insert into t (id, value, note) values (${id}, ${value}, '${note}');`,
      apply: () => void this.#rows.set(id, [value, note, ...this.#added]),
    };
  }

  #set(id: number, value: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) throw new RangeError('a row that is not there');
    row[0] = value;
  }
}

/** Rows of the server, as the workload's own log has them. */
export function rowsAsText(rows: readonly (readonly (string | null)[])[]): string {
  return JSON.stringify(rows);
}
