import type { Fingerprint } from '../../core/fingerprint.ts';
import { ForeignText } from '../../core/foreign.ts';
import { KnownNames } from '../../core/known-names.ts';
import type { IntegrityResult } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { VIOLATIONS } from './fingerprint.ts';
import { violationsByTable } from './foreign-keys.ts';
import { SqliteFailure, type SqliteSession } from './session.ts';
import { describeFindings } from './words.ts';

/** Problems that are printed; one broken page can bring thousands. */
const NAMED = 20;
/** A collation, function or module that only the application itself brings: SQLite can't compare without it. */
const APPLICATION_PART = /no such (?:collation|function|module)|unknown (?:function|collation)/i;

/** `integrity_check`, and `foreign_key_check` held against what the source broke already. */
export async function checkIntegrity(
  session: SqliteSession,
  source: Fingerprint,
  restored: Fingerprint,
  host: Host,
): Promise<IntegrityResult[]> {
  const known = KnownNames.ofFingerprint(source);
  return [
    await checkPages(session, 'integrity_check', known, host),
    await checkForeignKeys(session, source, restored, known),
  ];
}

/** Reads the whole file. `quick_check` leaves out that each index entry belongs to its row. @param known what may be named */
export async function checkPages(
  session: SqliteSession,
  pragma: 'integrity_check' | 'quick_check',
  known: KnownNames,
  host: Host,
): Promise<IntegrityResult> {
  let lines: string[];
  try {
    lines = (await session.all(`pragma ${pragma}(${NAMED})`)).rows.map((row) => String(row[0]));
  } catch (thrown) {
    if (!(thrown instanceof SqliteFailure)) throw thrown;
    host.toolWords.add(thrown.foreign);
    return afterFindings([thrown.foreign.reveal()], thrown.message);
  }
  if (lines.length === 1 && lines[0] === 'ok') return { name: pragma, ok: true, detail: 'ok' };
  host.toolWords.add(new ForeignText(pragma, lines.join('\n')));
  return afterFindings(lines, lines.length === 0 ? 'the check returned nothing' : describeFindings(lines, known));

  async function afterFindings(words: readonly string[], detail: string): Promise<IntegrityResult> {
    const isApplications = words.length > 0 && words.every((word) => APPLICATION_PART.test(word));
    if (pragma !== 'integrity_check' || !isApplications) return { name: pragma, ok: false, detail };
    const quick = await checkPages(session, 'quick_check', known, host);
    const why = 'the application brings a function, collation or module that SQLite lacks here';
    return { ...quick, detail: `${quick.detail}; index entries were not compared with rows (${why})` };
  }
}

async function checkForeignKeys(
  session: SqliteSession,
  source: Fingerprint,
  restored: Fingerprint,
  known: KnownNames,
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
  const detail = await describeViolations(session, known);
  const compared = before === undefined ? 'the source was not counted' : `the source had ${before}`;
  return { name, ok: false, detail: `rows that break a foreign key: ${detail}; ${compared}` };
}

async function describeViolations(session: SqliteSession, known: KnownNames): Promise<string> {
  try {
    const byTable = [...(await violationsByTable(session))].sort(([, one], [, other]) => other - one);
    return byTable
      .slice(0, NAMED)
      .map(([table, count]) => `${count} in ${known.some([table])}`)
      .join(', ');
  } catch (thrown) {
    if (thrown instanceof SqliteFailure) return thrown.message;
    throw thrown;
  }
}
