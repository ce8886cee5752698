import type { Dialect, State } from './logged-server.ts';
import type { Random } from './random.ts';

/** Rows of a small table: more would only make each comparison longer. */
const MOST_ROWS = 150;
/** Columns that were added, at most. */
const MOST_COLUMNS = 9;

interface Planned {
  /** One transaction of the server: statements between BEGIN and COMMIT, or one that changes the table itself. */
  readonly sql: string;
  /** Whether it writes its number into the journal. */
  readonly isNoted: boolean;
  readonly apply: () => void;
}

/** The table while transactions are planned. */
interface Draft {
  readonly ids: Set<number>;
  readonly columns: string[];
}

/**
 * Transactions on one table, and its own log of what is committed: the table after each transaction, by its number. The server's log
 * plays no part in it.
 */
export class Workload {
  readonly #random: Random;
  readonly #dialect: Dialect;
  readonly #rows = new Map<number, Map<string, string>>();
  #columns: readonly string[] = ['id', 'value', 'note'];
  #noted = 0;
  #lastNoted = 0;
  #nextId = 1;
  #nextColumn = 0;
  /** The table before the first transaction, after it, and so on. */
  readonly #states: string[];
  #planned: Planned[] = [];

  constructor(random: Random, dialect: Dialect) {
    this.#random = random;
    this.#dialect = dialect;
    this.#states = [this.#state()];
  }

  /** How many transactions are committed. */
  get committed(): number {
    return this.#states.length - 1;
  }

  /** The table after so many transactions, as `stateText` has it. */
  after(transactions: number): string {
    const state = this.#states[transactions];
    if (state === undefined) throw new RangeError(`only ${this.committed} transactions are committed`);
    return state;
  }

  /** After how many transactions the table was like this. No two transactions leave the same. */
  numberOf(state: State): number | undefined {
    const at = this.#states.indexOf(stateText(state));
    return at === -1 ? undefined : at;
  }

  /** The statements of some transactions. They count once `commit` was called for them. */
  plan(count: number): string {
    const draft: Draft = { ids: new Set(this.#rows.keys()), columns: [...this.#columns] };
    this.#planned = [];
    // Only what is noted tells how much was committed: two changes of the table never follow each other.
    let isDdl = true;
    for (let at = 0; at < count; at += 1) {
      isDdl = !isDdl && this.#random.share() < 0.03;
      const number = this.committed + at + 1;
      this.#planned.push(isDdl ? this.#alter(number, draft) : this.#change(number, draft));
    }
    return this.#planned.map(({ sql }) => sql).join('\n');
  }

  /**
   * The first of the planned transactions that the server has are committed. The others never will be.
   * @throws {RangeError} if the server has none of the possible states
   */
  commit(found: State): void {
    const text = stateText(found);
    for (const { apply, isNoted } of this.#planned) {
      if (text === this.#states.at(-1)) break;
      apply();
      if (isNoted) {
        this.#noted += 1;
        this.#lastNoted = this.committed + 1;
      }
      this.#states.push(this.#state());
    }
    this.#planned = [];
    if (text !== this.#states.at(-1))
      throw new RangeError('the server has other rows than any number of the transactions');
  }

  #state(): string {
    const rows = [...this.#rows].toSorted(([a], [b]) => a - b);
    return stateText({
      columns: this.#columns.join(),
      journal: `${this.#noted} ${this.#lastNoted}`,
      rows: rows.map(([id, row]) => [String(id), ...this.#columns.slice(1).map((column) => row.get(column) ?? '')]),
    });
  }

  #transaction(number: number, statements: readonly string[]): string {
    const { now, place } = this.#dialect;
    return `begin; insert into journal values (${number}, ${now}, ${place}); ${statements.join(' ')} commit;`;
  }

  #alter(number: number, draft: Draft): Planned {
    const [dropped] = draft.columns.slice(3);
    const isDrop = dropped !== undefined && (draft.columns.length - 3 >= MOST_COLUMNS || this.#random.share() < 0.4);
    const { sql, apply } = isDrop ? this.#drop(dropped, draft) : this.#add(draft);
    const isNoted = this.#dialect.hasTransactionalDdl;
    return { sql: isNoted ? this.#transaction(number, [sql]) : sql, isNoted, apply };
  }

  #add({ columns }: Draft): Pick<Planned, 'sql' | 'apply'> {
    const [name, value] = [`c${this.#nextColumn}`, String(this.#nextColumn)];
    this.#nextColumn += 1;
    columns.push(name);
    return {
      sql: `alter table t add column ${name} int not null default ${value};`,
      apply: () => {
        this.#columns = [...this.#columns, name];
        for (const row of this.#rows.values()) row.set(name, value);
      },
    };
  }

  #drop(name: string, { columns }: Draft): Pick<Planned, 'sql' | 'apply'> {
    columns.splice(columns.indexOf(name), 1);
    return {
      sql: `alter table t drop column ${name};`,
      apply: () => {
        this.#columns = this.#columns.filter((each) => each !== name);
      },
    };
  }

  #change(number: number, { ids }: Draft): Planned {
    const parts = Array.from({ length: this.#random.between(1, 4) }, () => this.#statement(ids));
    const statements = parts.map(({ sql }) => sql);
    return {
      sql: this.#transaction(number, statements),
      isNoted: true,
      apply: () => {
        for (const { apply } of parts) apply();
      },
    };
  }

  #statement(ids: Set<number>): Pick<Planned, 'sql' | 'apply'> {
    const [first, ...others] = ids;
    const kind = this.#random.share();
    if (first === undefined || (kind < 0.5 && ids.size < MOST_ROWS)) return this.#insert(ids);
    const id = this.#random.of([first, ...others]);
    if (kind > 0.8) {
      ids.delete(id);
      return { sql: `delete from t where id = ${id};`, apply: () => void this.#rows.delete(id) };
    }
    const value = String(this.#random.between(1, 2 ** 30));
    return { sql: `update t set value = ${value} where id = ${id};`, apply: () => void this.#set(id, value) };
  }

  #insert(ids: Set<number>): Pick<Planned, 'sql' | 'apply'> {
    const id = this.#nextId;
    this.#nextId += 1;
    ids.add(id);
    const [value, note] = [String(this.#random.between(1, 2 ** 30)), `note ${this.#random.between(1, 1_000)}`];
    const defaults = () => this.#columns.slice(3).map((name): [string, string] => [name, name.slice(1)]);
    return {
      sql: `insert into t (id, value, note) values (${id}, ${value}, '${note}');`,
      apply: () => void this.#rows.set(id, new Map([['value', value], ['note', note], ...defaults()])),
    };
  }

  #set(id: number, value: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) throw new RangeError('a row that is not there');
    row.set('value', value);
  }
}

/** Equal for equal tables. */
function stateText({ columns, journal, rows }: State): string {
  return JSON.stringify([columns, journal, rows]);
}
