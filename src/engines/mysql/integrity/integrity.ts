import type { IntegrityFinding, IntegrityOf, OrphanedRows } from '../../../core/checks/integrity.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { IntegrityResult } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { readForeignKeys, rowsWithoutParent } from '../catalog/foreign-keys.ts';
import { keyAtSource } from '../catalog/source-keys.ts';
import type { Connection } from '../connection/connection.ts';
import { type CheckRow, type CheckSessions, checkEachTable } from './table-checks.ts';

/** Foreign keys that are shown. */
const NAMED = 10;

/** What the server itself finds in its tables, and rows that violate a foreign key. */
export async function checkIntegrity(
  sessions: CheckSessions,
  source: Fingerprint,
  host: Host,
): Promise<IntegrityResult[]> {
  const known = KnownNames.ofFingerprint(source);
  return [await checkTables(sessions, known, host), await checkForeignKeys(sessions.connection, source, known)];
}

async function tableNames(connection: Connection): Promise<string[]> {
  const tables = await connection.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1`,
  );
  return tables.map(({ name }) => name);
}

async function checkTables(sessions: CheckSessions, known: KnownNames, host: Host): Promise<IntegrityResult> {
  const name = 'CHECK TABLE';
  const answers = await checkEachTable(sessions, host);
  const problems = new Set<string>();
  let unchecked = 0;
  // In the order of the tables' names, whichever session was the first.
  for (const [table, rows] of answers) {
    for (const row of rows) {
      if (row.Msg_type === 'note') unchecked += 1;
      else if (!isFine(row)) {
        host.toolWords.add(new ForeignText(name, `${row.Table}: ${row.Msg_type}: ${row.Msg_text}`));
        problems.add(table);
      }
    }
  }
  if (problems.size > 0) {
    return { name, ok: false, found: [{ kind: 'tables-damaged', tables: known.among([...problems]) }] };
  }
  const counts = { found: answers.size - unchecked, expected: answers.size, uncheckable: unchecked };
  return { name, ok: true, found: [{ kind: 'tables-intact', ...counts }] };
}

function isFine({ Msg_type: type, Msg_text: text }: CheckRow): boolean {
  return type === 'status' && /^(OK|Table is already up to date)$/.test(text);
}

/**
 * Neither the tools' dumps nor the restore check foreign keys, and a source may contain rows that were written with
 * `foreign_key_checks=0`. Only what the source did not have is a finding.
 */
async function checkForeignKeys(
  connection: Connection,
  source: Fingerprint,
  known: KnownNames,
): Promise<IntegrityResult> {
  const keys = await readForeignKeys(connection);
  const orphansOf: Record<ReturnType<typeof keyAtSource>, OrphanedRows[]> = { whole: [], violated: [], unknown: [] };
  const tables = new Set((await tableNames(connection)).map((table) => table.toLowerCase()));
  const elsewhere = keys.filter(({ isOwn }) => !isOwn).length;
  // Created with foreign_key_checks=0, or its parent was dropped with it. This was so at the source too, because every
  // table has been compared.
  const orphaned = keys.filter(({ isOwn, parent }) => isOwn && !tables.has(parent.toLowerCase())).length;
  for (const key of keys) {
    if (!key.isOwn || !tables.has(key.parent.toLowerCase())) continue;
    const sql = `SELECT COUNT(*) AS orphans ${rowsWithoutParent(key)}`;
    const row = onlyRow(await connection.query<{ orphans: bigint }>(sql));
    const orphans = Number(row.orphans);
    if (orphans === 0) continue;
    const rows = { count: orphans, child: known.among([key.child]), parent: known.among([key.parent]) };
    orphansOf[keyAtSource(source, key)].push(rows);
  }
  const name = 'foreign keys';
  const { whole, violated, unknown } = orphansOf;
  if (whole.length > 0) return { name, ok: false, found: [withoutParent('had-none', whole)] };
  const satisfied = keys.length - elsewhere - orphaned - violated.length - unknown.length;
  const found: IntegrityFinding[] = [{ kind: 'keys-satisfied', count: satisfied }];
  if (elsewhere > 0) found.push({ kind: 'keys-unchecked', count: elsewhere, because: 'other-database' });
  if (orphaned > 0) found.push({ kind: 'keys-unchecked', count: orphaned, because: 'no-parent-table' });
  if (violated.length > 0) found.push(withoutParent('had-some', violated));
  if (unknown.length > 0) found.push(withoutParent('not-checked', unknown));
  return { name, ok: true, found };
}

function withoutParent(
  source: IntegrityOf<'rows-without-parent'>['source'],
  rows: readonly OrphanedRows[],
): IntegrityFinding {
  const more = Math.max(0, rows.length - NAMED);
  return { kind: 'rows-without-parent', source, rows: rows.slice(0, NAMED), more };
}
