import type { CheckResult } from '../core/checks/check.ts';
import { measured, state, textFact } from '../core/checks/facts.ts';
import type { RestorableError } from '../core/errors.ts';
import type { Fingerprint } from '../core/format/fingerprint.ts';
import { tableKey, tableText } from '../core/format/table-name.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';
import { NAMED, named } from './naming.ts';

/** The check about all tables, and the beginning of the name of one about a table. */
export const VOLUME_CHECK = 'volume of tables';

/** Smaller tables change by large shares without a reason. */
const MIN_ROWS = 100;

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
interface Volume {
  readonly name: string;
  /** Null if they were not counted. */
  readonly rows: number | null;
}

/** The most rows of a table, and the backup that had them. */
interface Level {
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

/**
 * Compares the rows of each table at the source with those in earlier backups: a loss with the most that it had, growth with the
 * newest. A table that is gone has lost all of its rows, unless a new one with about as many may be the same one under another name.
 */
export function compareVolume(now: Fingerprint, verified: VerifiedVolumes, drift: VolumeDrift): CheckResult[] {
  const { last } = verified;
  const before = volumesOf(last.fingerprint);
  const after = volumesOf(now);
  const known = new Map<string, Volume>([...verified.levels, ...before]);
  const added = new Map([...after].filter(([key]) => !known.has(key)));
  const renamed: string[] = [];
  const unknown: string[] = [];
  const unselected: string[] = [];
  const failed: CheckResult[] = [];
  let compared = 0;
  for (const [key, { name }] of known) {
    const newest = before.get(key)?.rows ?? null;
    const level = verified.levels.get(key);
    const found = after.get(key);
    if (level !== undefined && level.rows < MIN_ROWS) continue;
    if (found === undefined && !(level?.isExpected ?? last.isSameSelection)) {
      unselected.push(name);
      continue;
    }
    if (level === undefined || found?.rows === null) {
      unknown.push(name);
      continue;
    }
    const other = found === undefined ? likeIt(added, [newest ?? level.rows, level.rows], drift.loss) : undefined;
    if (other !== undefined) {
      // One new table stands for one that is gone.
      added.delete(other);
      renamed.push(name);
      continue;
    }
    compared += 1;
    failed.push(...driftOf({ name, rows: found?.rows }, { level, newest, last: last.id }, drift));
  }
  return [
    ...failed.slice(0, NAMED),
    ...(failed.length > NAMED ? [more(failed.length - NAMED)] : []),
    ...(compared > failed.length || (compared === 0 && renamed.length === 0)
      ? [summary(compared - failed.length, verified, drift)]
      : []),
    ...skipped('volume of renamed tables', 'perhaps-renamed', renamed),
    ...skipped('volume of uncounted tables', 'uncounted', unknown),
    ...skipped('volume of unselected tables', 'unselected', unselected),
  ];
}

/** The check if there is nothing to compare with. */
export function volumeNotCompared(why: string): CheckResult {
  return { name: VOLUME_CHECK, group: 'volume', outcome: 'skipped', facts: [textFact(why)] };
}

/**
 * Verified backups whose counts are not known. Nothing shows that no rows were lost since then: whoever can damage a stored backup could
 * otherwise hide a loss.
 */
export function volumeUnread(ids: readonly string[]): CheckResult[] {
  if (ids.length === 0) return [];
  return [{ name: 'volume in unread backups', group: 'volume', outcome: 'failed', facts: [named('backup', ids)] }];
}

/** The check if the storage can't tell what verified backups had. */
export function volumeUnknown({ code, message, isFinding }: RestorableError): CheckResult {
  return {
    name: VOLUME_CHECK,
    group: 'volume',
    outcome: isFinding ? 'failed' : 'error',
    code,
    facts: [textFact(message)],
  };
}

function volumesOf({ tables }: Fingerprint): Map<string, Volume> {
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
function likeIt(
  added: ReadonlyMap<string, Volume>,
  [rows, ...more]: readonly [number, ...number[]],
  loss: number,
): string | undefined {
  const isLike = ({ rows: others }: Volume): boolean =>
    others !== null && !isLost(rows, others, loss) && [rows, ...more].every((each) => !isLost(others, each, loss));
  return [...added].find(([, volume]) => isLike(volume))?.[0];
}

function isLost(found: number, rows: number, loss: number): boolean {
  return found < rows * (1 - loss);
}

interface Expected {
  readonly level: Level;
  /** Its rows in the newest verified backup. Null: not counted. */
  readonly newest: number | null;
  readonly last: string;
}

/** @param found without rows if the table is gone */
function driftOf(
  { name, rows }: { readonly name: string; readonly rows: number | undefined },
  { level, newest, last }: Expected,
  { loss, growth }: VolumeDrift,
): CheckResult[] {
  const check = { name: `volume of ${name}`, group: 'volume', outcome: 'failed' } as const;
  if (isLost(rows ?? 0, level.rows, loss)) {
    const fact = { kind: 'drift', rows: rows ?? null, before: level.rows, since: level.id, limit: -loss } as const;
    return [{ ...check, facts: [fact] }];
  }
  if (rows === undefined || newest === null || newest < MIN_ROWS || growth === undefined) return [];
  if (rows <= newest * (1 + growth)) return [];
  return [{ ...check, facts: [{ kind: 'drift', rows, before: newest, since: last, limit: growth }] }];
}

function more(tables: number): CheckResult {
  const facts = [measured(tables, { unit: 'tables' }), state('more-differ')];
  return { name: 'volume of more tables', group: 'volume', outcome: 'failed', facts };
}

function summary(compared: number, verified: VerifiedVolumes, { loss }: VolumeDrift): CheckResult {
  const { last, count, first } = verified;
  if (compared === 0) return volumeNotCompared(`no table had ${MIN_ROWS} rows in ${last.id}, the last verified backup`);
  const share = `${Math.round(loss * 10_000) / 100} %`;
  const limit =
    count === 1
      ? `none lost more than ${share} of its rows since ${last.id}`
      : `none lost more than ${share} of the most rows that it had in ${count} verified backups since ${first.id}`;
  const facts = [measured(compared, { unit: 'tables' }), textFact(limit)];
  return { name: VOLUME_CHECK, group: 'volume', outcome: 'passed', facts };
}

function skipped(
  name: string,
  what: 'perhaps-renamed' | 'uncounted' | 'unselected',
  tables: readonly string[],
): CheckResult[] {
  if (tables.length === 0) return [];
  return [{ name, group: 'volume', outcome: 'skipped', facts: [named(what, tables)] }];
}
