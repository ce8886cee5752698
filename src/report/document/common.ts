import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { BackupSummary, RunFacts, TableSummary } from '../facts/run.ts';
import { bytesBothWays, engineTitle, grouped, humanMs, humanTime, plural } from '../format.ts';
import { authenticity, kindOf } from '../words/backups.ts';
import { openedWith } from '../words/keys.ts';
import { copyAdvice, ruleVerdict } from '../words/rule.ts';
import { code, type Fact, factsBlock, type Line, many, type Section } from './document.ts';

interface WithBackup extends Pick<RunFacts, 'givenKeys'> {
  readonly backup: BackupSummary | undefined;
}

/** More tables than this are folded, unless the rows of one differ. */
const MOST_OPEN = 10;

/** The facts about a report's backup. @param kindReason why it is a full, if the run that created it reports that */
export function backupFacts({ backup, givenKeys }: WithBackup, kindReason?: string): Fact[] {
  if (backup === undefined) return [];
  const ratio =
    backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
  const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
  const origin = authenticity(backup, givenKeys);
  const opener = openedWith(backup, givenKeys);
  return [
    ['Backup', code(backup.id)],
    ['Kind', kindOf(backup, kindReason)],
    ['Database', [code(backup.database), ` on ${engineTitle(backup)}`]],
    ['Made', `${humanTime(backup.startedAt)}${tookMs > 0 ? ` in ${humanMs(tookMs)}` : ''}`],
    ['Size of the dump', bytesBothWays(backup.rawBytes)],
    ['Size in storage', `${bytesBothWays(backup.storedBytes)}${ratio}`],
    ['Origin', backup.authenticatedBy === null ? [{ text: origin, tone: 'warn' }] : origin],
    ...(opener === undefined ? [] : [['Opened with', opener] as const]),
  ];
}

/** Where the copies are: the verdict in a line, followed by the details. */
export function ruleSection(rule: ThreeTwoOne | undefined, fold: 'open' | 'closed'): Section[] {
  if (rule === undefined) return [];
  const known = (names: readonly string[]): string => (names.length === 0 ? 'none known' : names.join(', '));
  const facts = factsBlock(
    ...rule.missing.map((advice) => ['To meet it', copyAdvice(advice)] as const),
    ['Providers', known(rule.providers)],
    ['Regions', known(rule.regions)],
    ...rule.beyond.map((advice) => ['Beyond the rule', copyAdvice(advice)] as const),
  );
  return [{ title: ruleVerdict(rule), tone: rule.isMet ? 'good' : 'warn', fold, blocks: [facts] }];
}

/** The tables and their rows: first those that differ, then the largest. */
export function tableSection(tables: readonly TableSummary[]): Section[] {
  if (tables.length === 0) return [];
  const restored = tables.some((each) => each.restoredRows !== undefined);
  const count = (rows: number | null | undefined): string => (typeof rows === 'number' ? grouped(rows) : 'unknown');
  const rank = (table: TableSummary): number => Number(differs(table));
  const sorted = tables.toSorted((a, b) => rank(b) - rank(a) || (b.rows ?? -1) - (a.rows ?? -1));
  const restoredCell = (table: TableSummary): Line =>
    differs(table) ? { text: count(table.restoredRows), tone: 'bad' } : count(table.restoredRows);
  const total = tables.reduce((sum, each) => sum + (each.rows ?? 0), 0);
  return [
    {
      title: `${plural(tables.length, 'table')}, ${plural(total, 'row')}`,
      // A long list is folded, unless it contains a finding.
      fold: tables.length <= MOST_OPEN || tables.some(differs) ? 'open' : 'closed',
      blocks: [
        {
          kind: 'table',
          extent: 'detail',
          columns: [
            { title: 'table' },
            { title: restored ? 'rows in the backup' : 'rows', align: 'right' },
            ...(restored ? [{ title: 'rows restored', align: 'right' } as const] : []),
          ],
          rows: many(sorted, (each) => [code(each.name), count(each.rows), ...(restored ? [restoredCell(each)] : [])]),
        },
      ],
    },
  ];
}

function differs(table: TableSummary): boolean {
  return table.restoredRows !== undefined && table.rows !== null && table.restoredRows !== table.rows;
}
