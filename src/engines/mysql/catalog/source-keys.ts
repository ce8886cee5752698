import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint, Flaw } from '../../../core/format/fingerprint.ts';
import type { Connection } from '../connection/connection.ts';
import { type ForeignKey, readForeignKeys, rowsWithoutParent, shownKey } from './foreign-keys.ts';

/** Rows that were written with `foreign_key_checks=0`. */
export const KEY_VIOLATED = 'foreign-key-violated';
/** A fact: the keys of whose rows each had its parent, as a JSON list. Of any other nobody knows. */
const WHOLE_KEYS = 'source.whole_foreign_keys';

/** What was found of a source's foreign keys. One that is in neither list was not looked through. */
export interface KeyFindings {
  readonly violated: readonly ForeignKey[];
  readonly whole: readonly ForeignKey[];
}

export const NO_KEYS: KeyFindings = { violated: [], whole: [] };

/**
 * Looks, in the connection's snapshot, for rows without the parent that their foreign key names. It is no part of the backup:
 * what the server refuses, and what there is no time for, stays unknown.
 * @param tables to look at, as child or as parent
 * @throws {RestorableError} CANCELLED
 */
export async function lookThroughKeys(
  connection: Connection,
  tables: readonly { readonly name: string }[],
  deadlineMs: number,
): Promise<KeyFindings> {
  const names = new Set(tables.map(({ name }) => name.toLowerCase()));
  const isSeen = ({ isOwn, child, parent }: ForeignKey): boolean =>
    isOwn && names.has(child.toLowerCase()) && names.has(parent.toLowerCase());
  const violated: ForeignKey[] = [];
  const whole: ForeignKey[] = [];
  const keys = (await unlessFailed(readForeignKeys(connection))) ?? [];
  for (const key of keys.filter(isSeen)) {
    const leftMs = Math.floor(deadlineMs - performance.now());
    if (leftMs <= 0) break;
    const rows = await unlessFailed(connection.queryArrays(within(leftMs, key, connection)));
    if (rows !== undefined) (Number(rows.rows[0]?.[0]) === 0 ? whole : violated).push(key);
    // See row-counts.ts: it lets go of the tables.
    await unlessFailed(connection.simple('rollback to savepoint counting'));
  }
  return { violated, whole };
}

/** Each flavor has a time limit of its own for one statement. */
function within(limitMs: number, key: ForeignKey, { flavor }: Connection): string {
  const found = `exists (select 1 ${rowsWithoutParent(key)})`;
  return flavor === 'mysql'
    ? `select /*+ max_execution_time(${limitMs}) */ ${found}`
    : `set statement max_statement_time = ${limitMs / 1_000} for select ${found}`;
}

async function unlessFailed<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  }
}

/**
 * What the fingerprint says of them.
 * @param written tables that changed between the look and the dump: their rows may have lost their parents since
 */
export function describeKeys(
  { violated, whole }: KeyFindings,
  written: ReadonlySet<string>,
): { readonly flaws: readonly Flaw[]; readonly facts: Fingerprint['facts'] } {
  // A server that does not tell cases apart may print a parent's name in another one than the table's own.
  const changed = new Set([...written].map((name) => name.toLowerCase()));
  const isStill = (name: string): boolean => !changed.has(name.toLowerCase());
  const sure = whole.filter(({ child, parent }) => isStill(child) && isStill(parent));
  return {
    flaws: violated.map((key) => ({ kind: KEY_VIOLATED, type: 'foreign key', name: shownKey(key) })),
    facts: sure.length === 0 ? {} : { [WHOLE_KEYS]: JSON.stringify(sure.map(shownKey)) },
  };
}

/** What a restored key with rows without a parent says: the source had it so, or not, or nobody knows. */
export function keyAtSource({ flaws = [], facts }: Fingerprint, key: ForeignKey): 'violated' | 'whole' | 'unknown' {
  const name = shownKey(key);
  if (flaws.some((flaw) => flaw.kind === KEY_VIOLATED && flaw.name === name)) return 'violated';
  const whole: unknown = JSON.parse(facts[WHOLE_KEYS] ?? '[]');
  return Array.isArray(whole) && whole.includes(name) ? 'whole' : 'unknown';
}
