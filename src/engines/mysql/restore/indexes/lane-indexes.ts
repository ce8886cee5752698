import {
  addIndexes,
  dropIndexes,
  type HeldIndexes,
  lastPlain,
  ReferredColumns,
  readCandidate,
} from './late-indexes.ts';

/** What a dump has before the first row of a table, and after its last one. */
const KEYS = /^\/\*!40000 ALTER TABLE `((?:[^`]|``)+)` (DISABLE|ENABLE) KEYS \*\//;
/** A line of an index, which is all that is kept of a definition. */
const INDEX = /^ {2}(?:\w+ )?KEY `/;

interface Kept {
  readonly table: string;
  readonly lines: readonly string[];
}

interface Candidate extends Kept {
  /** Columns whose index it needs itself. */
  readonly needed: readonly string[];
  /** It has a foreign key. */
  readonly isChild: boolean;
}

/**
 * Like LateIndexes, for a backup whose tables are created by one stream and filled by others: drops indexes of a table that has no rows
 * yet, and creates them when it has all. Tables with foreign keys, or that foreign keys refer to, are left as they are.
 */
export class LaneIndexes {
  /** For the stream that creates the tables. */
  readonly ofSchema: HeldIndexes = { hold: (definition) => this.#read(definition), due: () => undefined };
  /** For all streams with rows. */
  readonly ofRows: HeldIndexes = { hold: (definition) => definition, due: (glance) => this.#due(glance) };
  readonly #isLarge: (table: string) => boolean;
  readonly #referred = new ReferredColumns();
  readonly #candidates = new Map<string, Candidate>();
  readonly #dropped = new Map<string, Kept>();

  constructor(isLarge: (table: string) => boolean) {
    this.#isLarge = isLarge;
  }

  #read(definition: string): string {
    this.#referred.read(definition);
    const candidate = readCandidate(definition, this.#isLarge);
    if (candidate === undefined) return definition;
    const { table, lines, needed, isChild } = candidate;
    this.#candidates.set(table, { table, lines: lines.filter((line) => INDEX.test(line)), needed, isChild });
    return definition;
  }

  #due(glance: string): string | undefined {
    const [, quoted = '', change] = KEYS.exec(glance) ?? [];
    const table = quoted.replaceAll('``', '`');
    if (change === 'DISABLE') return this.#drop(table);
    const dropped = this.#dropped.get(table);
    if (change === undefined || dropped === undefined) return undefined;
    this.#dropped.delete(table);
    return addIndexes(dropped);
  }

  #drop(table: string): string | undefined {
    const candidate = this.#candidates.get(table);
    if (candidate === undefined) return undefined;
    this.#candidates.delete(table);
    // Now all foreign keys are known. MySQL locks the tables at both ends, and two such statements at the same time may wait for each other.
    if (candidate.isChild || this.#referred.of(table).length > 0) return undefined;
    const late = lastPlain(candidate.lines, new Set(candidate.needed));
    if (late.length === 0) return undefined;
    this.#dropped.set(table, { table, lines: late });
    return dropIndexes({ table, lines: late });
  }
}
