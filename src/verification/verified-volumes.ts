import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import { tableKey, tableText } from '../core/format/manifest/table-name.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';

/** Smaller tables change by large shares without a reason. */
export const MIN_ROWS = 100;

/** An earlier backup that passed a verification. */
export interface Baseline {
  readonly id: string;
  readonly fingerprint: Fingerprint;
  /** It has the same selection of tables as the backup in question, so that a table that only one has was dropped or is new. */
  readonly isSameSelection: boolean;
  /** Its own volume was compared when it was verified, and what it had lost was within the limit, or accepted with a reason. */
  readonly isAccepted: boolean;
}

/** The rows of a table, or of the partitions between which a restore may move them. */
export interface Volume {
  readonly name: string;
  /** Null if they were not counted. */
  readonly rows: number | null;
}

/** The most rows of a table, and the backup that had them. */
export interface Level {
  readonly name: string;
  readonly rows: number;
  readonly id: string;
  /** A backup with the selection of the one in question had it. */
  readonly isExpected: boolean;
}

/**
 * The most rows that each table had in verified backups. A table that loses a little less than the limit from each to the next is
 * still compared with what it had before. A backup whose volume was compared, and that passed in spite of a loss beyond the limit, shows
 * that the loss was accepted, so what was before no longer counts. One whose volume was not compared only adds to what is known: nobody
 * has judged what it lost.
 */
export class VerifiedVolumes {
  readonly #loss: number;
  readonly #levels = new Map<string, Level>();
  /** The oldest. */
  readonly first: Baseline;
  #last: Baseline;
  #count = 0;
  #hasAccepted = false;

  /** @param first the oldest */
  constructor(first: Baseline, { loss }: Pick<VolumeDrift, 'loss'>) {
    this.#loss = loss;
    this.first = first;
    this.#last = first;
    this.add(first);
  }

  /** The newest whose volume was compared. The newest of all if there is none. */
  get last(): Baseline {
    return this.#last;
  }

  get count(): number {
    return this.#count;
  }

  get levels(): ReadonlyMap<string, Level> {
    return this.#levels;
  }

  /** The next newer one. */
  add(backup: Baseline): void {
    const { id, isAccepted, isSameSelection } = backup;
    const volumes = volumesOf(backup.fingerprint);
    // One that was dropped, and came back, is another table.
    if (isAccepted && isSameSelection) this.#forget(volumes);
    for (const [key, { name, rows }] of volumes) {
      if (rows === null) continue;
      const level = this.#levels.get(key);
      const isExpected = isSameSelection || level?.isExpected === true;
      const isReset = level === undefined || rows >= level.rows || (isAccepted && isLost(rows, level.rows, this.#loss));
      this.#levels.set(key, isReset ? { name, rows, id, isExpected } : { ...level, isExpected });
    }
    if (isAccepted || !this.#hasAccepted) this.#last = backup;
    this.#hasAccepted ||= isAccepted;
    this.#count += 1;
  }

  /** Tables that are gone. What may be the same one under another name is still compared with what it had. */
  #forget(volumes: ReadonlyMap<string, Volume>): void {
    const added = new Map([...volumes].filter(([key]) => !this.#levels.has(key)));
    for (const [key, level] of [...this.#levels]) {
      if (volumes.has(key)) continue;
      this.#levels.delete(key);
      const other = level.rows < MIN_ROWS ? undefined : likeIt(added, [level.rows], this.#loss);
      if (other === undefined) continue;
      added.delete(other);
      this.#levels.set(other, level);
    }
  }
}

export function volumesOf({ tables }: Fingerprint): Map<string, Volume> {
  const volumes = new Map<string, Volume>();
  for (const table of tables) {
    const key = table.movesWithin ?? tableKey(table);
    const sum = volumes.get(key)?.rows;
    const rows = table.rows === null || sum === null ? null : (sum ?? 0) + table.rows;
    volumes.set(key, { name: table.movesWithin ?? tableText(table), rows });
  }
  return volumes;
}

/** A new table with about as many rows as the first of these counts, and not many fewer than the others. */
export function likeIt(
  added: ReadonlyMap<string, Volume>,
  [rows, ...more]: readonly [number, ...number[]],
  loss: number,
): string | undefined {
  const isLike = ({ rows: others }: Volume): boolean =>
    others !== null && !isLost(rows, others, loss) && [rows, ...more].every((each) => !isLost(others, each, loss));
  return [...added].find(([, volume]) => isLike(volume))?.[0];
}

export function isLost(found: number, rows: number, loss: number): boolean {
  return found < rows * (1 - loss);
}
