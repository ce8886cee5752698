import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { BackupSummary, RunFacts, TableSummary } from '../facts/run.ts';
import { bytesBothWays, engineTitle, grouped, humanMs, humanTime, plural } from '../format.ts';
import { authenticity, kindOf } from '../words/backups.ts';
import { openedWith } from '../words/keys.ts';
import { copyAdvice, ruleVerdict } from '../words/rule.ts';
import { code, type Fact, factsBlock, factsOf, type Line, many, type Section } from './document.ts';

/** A terminal shows at most this many tables, unless the rows of one differ. */
const MOST_SHOWN = 10;

interface WithBackup extends Pick<RunFacts, 'givenKeys'> {
  readonly backup: BackupSummary | undefined;
}

/** The facts about a new backup. @param kindReason why it is a full */
export function backupFacts(report: WithBackup, kindReason?: string): Fact[] {
  const { backup } = report;
  if (backup === undefined) return [];
  const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
  const made: Fact = ['Made', `${humanTime(backup.startedAt)}${tookMs > 0 ? ` in ${humanMs(tookMs)}` : ''}`];
  return [made, ...chosenFacts(backup, report, kindReason)];
}

/** The facts about a backup that was read. Its time is in the headline. */
export function readFacts(report: WithBackup): Fact[] {
  return report.backup === undefined ? [] : chosenFacts(report.backup, report);
}

function chosenFacts(backup: BackupSummary, { givenKeys }: WithBackup, kindReason?: string): Fact[] {
  const ratio =
    backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
  // The id has the kind of a full.
  const hasKind = backup.kind !== 'full' || kindReason !== undefined;
  const origin = authenticity(backup, givenKeys);
  return factsOf(
    ['Backup', code(backup.id)],
    ['Kind', hasKind ? kindOf(backup, kindReason) : undefined],
    ['Database', [code(backup.database), ` on ${engineTitle(backup)}`]],
    ['Size of the dump', bytesBothWays(backup.rawBytes)],
    ['Size in storage', `${bytesBothWays(backup.storedBytes)}${ratio}`],
    ['Origin', backup.authenticatedBy === null ? [{ text: origin, tone: 'warn' } as const] : origin],
    ['Opened with', openedWith(backup, givenKeys)],
  );
}

/** Where the copies are: the verdict in a line, followed by the details. */
export function ruleSection(rule: ThreeTwoOne | undefined, fold: 'page' | 'closed'): Section[] {
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
      // After a restore, a check has the numbers.
      title: restored
        ? `Rows of ${plural(tables.length, 'table')}`
        : `${plural(tables.length, 'table')}, ${plural(total, 'row')}`,
      fold: tables.some(differs) ? 'open' : tables.length > MOST_SHOWN ? 'closed' : 'page',
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
