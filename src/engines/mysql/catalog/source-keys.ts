import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint, Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { Deadline } from '../../../ports/system-clock.ts';
import type { Connection } from '../connection/connection.ts';
import { type ForeignKey, readForeignKeys, rowsWithoutParent, shownKey } from './foreign-keys.ts';
import { release } from './row-counts.ts';

/** Rows that were written with `foreign_key_checks=0`. */
export const KEY_VIOLATED = 'foreign-key-violated';
/** A fact: the keys for which every row had its parent, as a JSON list. Nothing is known of other keys. */
const WHOLE_KEYS = 'source.whole_foreign_keys';

/** What was found about a source's foreign keys. A key that is in neither list was not checked. */
export interface KeyFindings {
  readonly violated: readonly ForeignKey[];
  readonly whole: readonly ForeignKey[];
}

export const NO_KEYS: KeyFindings = { violated: [], whole: [] };

/**
 * Finds, in the connection's snapshot, rows without the parent that their foreign key names. This is optional for the
 * backup: what the server refuses, what is locked, or what there is no time for, stays unknown.
 * @param tables to check, as child or as parent
 * @throws {RestorableError} CANCELLED
 */
export async function lookThroughKeys(
  connection: Connection,
  tables: readonly { readonly name: string }[],
  deadline: Deadline,
): Promise<KeyFindings> {
  const names = new Set(tables.map(({ name }) => name.toLowerCase()));
  const isSeen = ({ isOwn, child, parent }: ForeignKey): boolean =>
    isOwn && names.has(child.toLowerCase()) && names.has(parent.toLowerCase());
  const violated: ForeignKey[] = [];
  const whole: ForeignKey[] = [];
  const keys = (await unlessFailed(readForeignKeys(connection))) ?? [];
  for (const key of keys.filter(isSeen)) {
    const leftMs = Math.floor(deadline.leftMs);
    if (leftMs <= 0) break;
    const rows = await unlessFailed(connection.queryArrays(within(leftMs, key, connection)));
    if (rows !== undefined) (Number(rows.rows[0]?.[0]) === 0 ? whole : violated).push(key);
    // If the transaction is over, other keys would be checked at another time.
    if (!(await release(connection))) break;
  }
  return { violated, whole };
}

/** Each flavor has its own time limit for one statement. */
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
 * What the fingerprint says about them.
 * @param written tables that changed between the check and the dump, whose rows may have lost their parents since
 */
export function describeKeys(
  { violated, whole }: KeyFindings,
  written: ReadonlySet<string>,
): { readonly flaws: readonly Flaw[]; readonly facts: Fingerprint['facts'] } {
  // A server with case-insensitive names may print a parent's name in another case than the table's.
  const changed = new Set([...written].map((name) => name.toLowerCase()));
  const isStill = (name: string): boolean => !changed.has(name.toLowerCase());
  const sure = whole.filter(({ child, parent }) => isStill(child) && isStill(parent));
  return {
    flaws: violated.map((key) => ({ kind: KEY_VIOLATED, type: 'foreign key', name: shownKey(key) })),
    facts: sure.length === 0 ? {} : { [WHOLE_KEYS]: JSON.stringify(sure.map(shownKey)) },
  };
}

/** What it means if a restored key has rows without a parent: the source had them too, or not, or it is unknown. */
export function keyAtSource({ flaws = [], facts }: Fingerprint, key: ForeignKey): 'violated' | 'whole' | 'unknown' {
  const name = shownKey(key);
  if (flaws.some((flaw) => flaw.kind === KEY_VIOLATED && flaw.name === name)) return 'violated';
  const whole: unknown = JSON.parse(facts[WHOLE_KEYS] ?? '[]');
  return Array.isArray(whole) && whole.includes(name) ? 'whole' : 'unknown';
}
