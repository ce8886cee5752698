import type { CheckResult } from '../core/checks/check.ts';
import { measured, state, textFact } from '../core/checks/facts.ts';
import type { RestorableError } from '../core/errors.ts';
import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';
import { NAMED, named } from './naming.ts';
import {
  isLost,
  type Level,
  likeIt,
  MIN_ROWS,
  type VerifiedVolumes,
  type Volume,
  volumesOf,
} from './verified-volumes.ts';

/** The check about all tables, and the beginning of the name of one about a table. */
export const VOLUME_CHECK = 'volume of tables';

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
