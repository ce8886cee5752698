import type { IntegrityFinding } from '../../../core/checks/integrity.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { Host } from '../../../ports/host.ts';
import { SqliteFailure } from '../session/failure.ts';
import type { Limit } from '../session/limit.ts';
import type { SqliteSession } from '../session/session.ts';
import { DAMAGED_PAGES, flawsOf, keyOfFlaw, NOT_EVALUABLE, pageFindings } from '../session/words.ts';
import type { SchemaRow } from './schema.ts';
import { quoteName } from './sql-text.ts';

/** Findings that are read. One broken page can cause thousands. */
const FINDINGS = 1_000;
/**
 * SQLite's code for what it can't compile. As the statement is our own, the schema refers to something that is missing here.
 */
const SQL_ERROR = 1;
const CORRUPT = 11;
const NOTADB = 26;
/** The check did not complete. */
export const NOT_CHECKED: Flaw = { kind: 'not-checked', type: 'database', name: '' };

/** `quick_check` does not verify that each index entry matches its row. */
export type PageCheck = 'quick_check' | 'integrity_check';

export interface PageCheckPlan {
  readonly pragma: PageCheck;
  readonly schema: readonly SchemaRow[];
  readonly limit: Limit;
}

export interface Checked {
  readonly flaws: readonly Flaw[];
  readonly findings: readonly IntegrityFinding[];
}

/**
 * Reads the whole file. If a part of the schema needs the application (a collation, a function, a tokenizer), SQLite
 * refuses the whole check. Each table is then checked separately.
 */
export async function checkPages(
  session: SqliteSession,
  { pragma, schema, limit }: PageCheckPlan,
  host: Host,
): Promise<Checked> {
  const known = new KnownNames(schema.map(({ name }) => name));
  const lines: string[] = [];
  const flaws: Flaw[] = [];
  const failed = new Set<string>();
  const ask = async (check: PageCheck, argument: string): Promise<'done' | 'refused' | 'damaged'> => {
    try {
      const found = await session.all(`pragma ${check}(${argument})`, { timeoutMs: limit.left() });
      const said = found.rows.map((row) => String(row[0])).filter((line) => line !== 'ok');
      lines.push(...said);
      return 'done';
    } catch (thrown) {
      if (!(thrown instanceof SqliteFailure)) throw thrown;
      host.toolWords.add(thrown.foreign);
      failed.add(thrown.message);
      if (thrown.primary === SQL_ERROR) return 'refused';
      if (thrown.primary === CORRUPT || thrown.primary === NOTADB) return 'damaged';
      // A full disk, or too little memory: this says nothing about the database.
      flaws.push(NOT_CHECKED);
      return 'done';
    }
  };
  const askTable = async ({ type, name }: SchemaRow): Promise<void> => {
    let answer = await ask(pragma, quoteName(name));
    if (answer === 'refused' && pragma === 'integrity_check') answer = await ask('quick_check', quoteName(name));
    if (answer === 'refused') flaws.push({ kind: NOT_EVALUABLE, type, name });
    if (answer === 'damaged') flaws.push({ kind: DAMAGED_PAGES, type, name });
  };
  try {
    const whole = await ask(pragma, String(FINDINGS));
    if (whole === 'damaged') flaws.push({ kind: DAMAGED_PAGES, type: 'database', name: '' });
    if (whole !== 'done') {
      await ask(pragma, 'sqlite_schema');
      for (const table of schema.filter(({ type }) => type.endsWith('table'))) await askTable(table);
    }
    if (lines.length >= FINDINGS) flaws.push(NOT_CHECKED);
  } catch (thrown) {
    if (!limit.excuses(thrown)) throw thrown;
    flaws.push(NOT_CHECKED);
  }
  if (lines.length > 0) host.toolWords.add(new ForeignText(pragma, lines.join('\n')));
  const all = new Map([...flawsOf(lines, known), ...flaws].map((flaw) => [keyOfFlaw(flaw), flaw]));
  const findings: IntegrityFinding[] = [...failed].map((message) => ({ kind: 'check-ended', message }));
  if (lines.length > 0) findings.push({ kind: 'page-findings', findings: pageFindings(lines, known) });
  return { flaws: [...all.values()], findings };
}
