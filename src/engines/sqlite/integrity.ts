import type { Fingerprint } from '../../core/fingerprint.ts';
import type { IntegrityResult } from '../../ports/engine.ts';
import { VIOLATIONS } from './fingerprint.ts';
import { violationsByTable } from './foreign-keys.ts';
import { SqliteFailure, type SqliteSession } from './session.ts';

/** Problems that are printed; one broken page can bring thousands. */
const NAMED = 20;
/** A collation, function or module that only the application itself brings: SQLite can't compare without it. */
const APPLICATION_PART = /no such (?:collation|function|module)|unknown (?:function|collation)/i;

/** `integrity_check`, and `foreign_key_check` held against what the source broke already. */
export async function checkIntegrity(
  session: SqliteSession,
  source: Fingerprint,
  restored: Fingerprint,
): Promise<IntegrityResult[]> {
  return [await checkPages(session, 'integrity_check'), await checkForeignKeys(session, source, restored)];
}

/** Reads the whole file. `quick_check` leaves out that each index entry belongs to its row. */
export async function checkPages(
  session: SqliteSession,
  pragma: 'integrity_check' | 'quick_check',
): Promise<IntegrityResult> {
  let words: string[];
  try {
    words = (await session.all(`pragma ${pragma}(${NAMED})`)).rows.map((row) => String(row[0]));
  } catch (thrown) {
    if (!(thrown instanceof SqliteFailure)) throw thrown;
    words = [thrown.message];
  }
  if (words.length === 1 && words[0] === 'ok') return { name: pragma, ok: true, detail: 'ok' };
  const text = words.join('; ');
  if (pragma === 'integrity_check' && words.every((word) => APPLICATION_PART.test(word))) {
    const quick = await checkPages(session, 'quick_check');
    return { ...quick, detail: `${quick.detail}; index entries were not compared with rows (${text})` };
  }
  return { name: pragma, ok: false, detail: text === '' ? 'the check returned nothing' : text };
}

async function checkForeignKeys(
  session: SqliteSession,
  source: Fingerprint,
  restored: Fingerprint,
): Promise<IntegrityResult> {
  const name = 'foreign_key_check';
  const before = source.facts[VIOLATIONS];
  const after = restored.facts[VIOLATIONS];
  if (after === '0') return { name, ok: true, detail: 'ok' };
  if (after !== undefined && after === before) {
    return {
      name,
      ok: true,
      detail: `as in the source: ${/^\d+$/.test(after) ? `${after} rows break a foreign key` : after}`,
    };
  }
  const detail = await describeViolations(session);
  const compared = before === undefined ? 'the source was not counted' : `the source had ${before}`;
  return { name, ok: false, detail: `rows that break a foreign key: ${detail}; ${compared}` };
}

async function describeViolations(session: SqliteSession): Promise<string> {
  try {
    const byTable = [...(await violationsByTable(session))].sort(([, one], [, other]) => other - one);
    return byTable
      .slice(0, NAMED)
      .map(([table, count]) => `${count} in ${table}`)
      .join(', ');
  } catch (thrown) {
    if (thrown instanceof SqliteFailure) return thrown.message;
    throw thrown;
  }
}
