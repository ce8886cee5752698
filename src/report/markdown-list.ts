import { engineTitle, humanBytes, humanTime, needsOf } from './format.ts';
import { capped, code, escapeText, table } from './markdown-text.ts';
import type { ListReport } from './report.ts';

const LIMITS = { destinations: 10, backups: 100, invalid: 10, gaps: 20 } as const;
const VERDICT_ICONS = { passed: '✅', failed: '❌', error: '⚠️', skipped: '⏭️' } as const;

/** What each destination lists, and what is missing. */
export function catalogSections(report: ListReport): string[] {
  const { shown, more } = capped(report.destinations, LIMITS.destinations);
  // One limit for all destinations together: the page has one limit too.
  const limit = Math.floor(LIMITS.backups / Math.max(1, shown.length));
  return [...shown.map((each) => catalogSection(each, limit)), more.trim(), gapSection(report)];
}

function gapSection({ gaps }: ListReport): string {
  const { shown, more } = capped(gaps, LIMITS.gaps);
  if (shown.length === 0) return '';
  return `### Missing\n\n${shown.map(({ database, detail }) => `- ❌ ${code(database)}: ${escapeText(detail)}`).join('\n')}${more}`;
}

function catalogSection(destination: ListReport['destinations'][number], limit: number): string {
  const { shown, more } = capped(destination.backups, limit);
  const rows = shown.map((backup) => [
    code(backup.id),
    code(backup.database),
    escapeText(engineTitle(backup)),
    escapeText(humanBytes(backup.rawBytes)),
    escapeText(humanBytes(backup.storedBytes)),
    escapeText(needsOf(backup)),
    backup.signed ? (backup.authenticatedBy === null ? 'signed' : 'signed ✅') : 'no',
    backup.held === undefined ? 'no' : escapeText(backup.held, 80),
    backup.verdict === null
      ? 'never verified'
      : `${VERDICT_ICONS[backup.verdict]} ${escapeText(backup.verdict)} ${escapeText(humanTime(backup.verifiedAt ?? ''))}`,
  ]);
  const header = ['backup', 'database', 'engine', 'dump', 'stored', 'needs', 'signature', 'held', 'last verification'];
  const listed = rows.length === 0 ? 'No backups.' : `${table(header, 'lllrrllll', rows)}${more}`;
  const invalid = capped(destination.invalid, LIMITS.invalid);
  const bad = invalid.shown.map((each) => `- ❌ ${code(each.key)}: ${escapeText(each.reason)}`).join('\n');
  return `### ${code(destination.label)}\n\n${listed}${bad === '' ? '' : `\n\nNot valid:\n\n${bad}${invalid.more}`}`;
}
