import type { CheckResult } from '../core/checks/check.ts';
import { measured, state, told } from '../core/checks/facts.ts';
import type { Fingerprint } from '../core/format/fingerprint.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';
import { NAMED, named, qualified } from './naming.ts';

/** The check about all tables, and the beginning of the name of one about a table. */
export const VOLUME_CHECK = 'volume of tables';

/** Smaller tables change by large shares without a reason. */
const MIN_ROWS = 100;

/** The earlier backup that a source is compared with. */
export interface Baseline {
  readonly id: string;
  readonly fingerprint: Fingerprint;
  /** The two backups have the same selection of tables, so that a table that only one has was dropped or is new. */
  readonly isSameSelection: boolean;
}

type Table = Fingerprint['tables'][number];

/**
 * Compares the rows of each table at the source with those in an earlier backup. A table that is gone has lost all of its rows, unless
 * a new one with about as many may be the same one under another name.
 */
export function compareVolume(now: Fingerprint, baseline: Baseline, drift: VolumeDrift): CheckResult[] {
  const before = volumesOf(baseline.fingerprint);
  const after = volumesOf(now);
  const large = [...before].filter(([, rows]) => rows === null || rows >= MIN_ROWS);
  const unknown = large.filter(([name, rows]) => rows === null || after.get(name) === null).map(([name]) => name);
  const added = new Map([...after].filter(([name]) => !before.has(name)));
  const renamed: string[] = [];
  const failed: CheckResult[] = [];
  let compared = 0;
  for (const [name, rows] of large) {
    const found = after.get(name);
    if (rows === null || found === null) continue;
    if (found === undefined && !baseline.isSameSelection) continue;
    compared += 1;
    const other = found === undefined ? likeIt(added, rows, drift) : undefined;
    if (other !== undefined) {
      // One new table stands for one that is gone.
      added.delete(other);
      renamed.push(name);
    } else if (!isWithin(found ?? 0, rows, drift)) failed.push(driftOf(name, { rows, found, id: baseline.id }, drift));
  }
  return [
    ...failed.slice(0, NAMED),
    ...(failed.length > NAMED ? [more(failed.length - NAMED)] : []),
    ...(failed.length === 0 ? [summary(compared, baseline, drift)] : []),
    ...skipped('volume of renamed tables', 'perhaps-renamed', renamed),
    ...skipped('volume of uncounted tables', 'uncounted', unknown),
  ];
}

/** The check if there is nothing to compare with. */
export function volumeNotCompared(why: string): CheckResult {
  return { name: VOLUME_CHECK, group: 'volume', outcome: 'skipped', facts: [told(why)] };
}

/** Rows by table. Partitions between which a restore may move rows are one table. */
function volumesOf({ tables }: Fingerprint): Map<string, number | null> {
  const volumes = new Map<string, number | null>();
  const nameOf = (table: Table): string => table.movesWithin ?? qualified(table);
  for (const table of tables) {
    const sum = volumes.get(nameOf(table));
    volumes.set(nameOf(table), table.rows === null || sum === null ? null : (sum ?? 0) + table.rows);
  }
  return volumes;
}

/** A new table with about as many rows. */
function likeIt(added: ReadonlyMap<string, number | null>, rows: number, { loss }: VolumeDrift): string | undefined {
  const isLike = (others: number | null): boolean =>
    others !== null && others >= rows * (1 - loss) && others * (1 - loss) <= rows;
  return [...added].find(([, others]) => isLike(others))?.[0];
}

function isWithin(found: number, rows: number, { loss, growth }: VolumeDrift): boolean {
  return found >= rows * (1 - loss) && (growth === undefined || found <= rows * (1 + growth));
}

interface Change {
  readonly rows: number;
  /** Undefined if the table is gone. */
  readonly found: number | undefined;
  readonly id: string;
}

function driftOf(name: string, { rows, found, id }: Change, { loss, growth = 0 }: VolumeDrift): CheckResult {
  const isLoss = (found ?? 0) < rows;
  const fact = { kind: 'drift', rows: found ?? null, before: rows, since: id, limit: isLoss ? -loss : growth } as const;
  return { name: `volume of ${name}`, group: 'volume', outcome: 'failed', facts: [fact] };
}

function more(tables: number): CheckResult {
  const facts = [measured(tables, { unit: 'tables' }), state('more-differ')];
  return { name: 'volume of more tables', group: 'volume', outcome: 'failed', facts };
}

function summary(compared: number, { id }: Baseline, { loss }: VolumeDrift): CheckResult {
  if (compared === 0) return volumeNotCompared(`no table had ${MIN_ROWS} rows in ${id}, the last verified backup`);
  const limit = `none lost more than ${Math.round(loss * 10_000) / 100} % of its rows since ${id}`;
  const facts = [measured(compared, { unit: 'tables' }), told(limit)];
  return { name: VOLUME_CHECK, group: 'volume', outcome: 'passed', facts };
}

function skipped(name: string, what: 'perhaps-renamed' | 'uncounted', tables: readonly string[]): CheckResult[] {
  if (tables.length === 0) return [];
  return [{ name, group: 'volume', outcome: 'skipped', facts: [named(what, tables)] }];
}
