import {
  authenticity,
  bytesBothWays,
  checksByOutcome,
  countOf,
  diagnosticsOf,
  engineTitle,
  grouped,
  humanMs,
  humanTime,
  kindOf,
  plural,
  replicaOf,
  tableDiffers,
  tablesBySize,
} from './format.ts';
import { headlineOf, type Tone } from './headline.ts';
import { copySections, readFacts } from './markdown-copies.ts';
import { probeSections, ruleSection, syncSections } from './markdown-destinations.ts';
import { catalogSections } from './markdown-list.ts';
import { holdSection, retentionSections, statusSections } from './markdown-retention.ts';
import { capped, code, escapeText, table } from './markdown-text.ts';
import { planSection } from './plan.ts';
import type {
  BackupReport,
  BackupSummary,
  CheckResult,
  KeygenReport,
  Report,
  RestoreReport,
  TableSummary,
  VerifyReport,
} from './report.ts';

const ICONS: Readonly<Record<Tone, string>> = { good: '✅', bad: '❌', warn: '⚠️', cancelled: '🚫' };
const OUTCOMES = { passed: '✅ passed', failed: '❌ **failed**', skipped: '⏭️ skipped' } as const;
const DESTINATION_OUTCOMES = {
  committed: '✅ committed',
  failed: '❌ **failed**',
  'too-slow': '⚠️ **too slow**',
  'out-of-sync': '⚠️ **out of sync**',
} as const;
/** These and the lengths of markdown-text.ts keep the page under half of GitHub's 1 MiB, beyond which it shows nothing. */
const LIMITS = {
  tables: 50,
  checks: 100,
  backups: 100,
  destinations: 10,
  lines: 20,
  phases: 30,
  databases: 300,
} as const;

/** The step summary. Always under 1 MiB. @param report already scrubbed of secrets */
export function renderMarkdown(report: Report): string {
  const headline = headlineOf(report);
  const sections = [
    `## ${ICONS[headline.tone]} ${escapeText(headline.title)}`,
    escapeText(headline.sentence),
    errorSection(report, headline.sentence),
    ...body(report),
    listSection('Warnings', report.warnings),
    escapeText(diagnosticsOf(report) ?? ''),
    phaseSection(report),
    `<sub>${escapeText(`restorable ${report.tool.version}, ${report.mode}, began ${humanTime(report.startedAt)}`)}</sub>`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function body(report: Report): string[] {
  switch (report.mode) {
    case 'backup':
      return [
        facts(report),
        destinationSection(report),
        ruleSection(report.rule),
        ...retentionSections(report.retention ?? []),
        tableSection(report.tables),
      ];
    case 'verify':
    case 'restore':
      return [
        facts(report),
        ...copySections(report),
        listSection('Notes', report.notes),
        checkSection(report.checks),
        tableSection(report.tables),
      ];
    case 'list':
      return catalogSections(report);
    case 'status':
      return [checkSection(report.checks), ruleSection(report.rule), ...statusSections(report)];
    case 'prune':
      return retentionSections(report.destinations);
    case 'sync':
      return syncSections(report);
    case 'check-destinations':
      return [ruleSection(report.rule), ...probeSections(report)];
    case 'hold':
    case 'release':
      return [holdSection(report)];
    case 'matrix':
      return [planSection(report, LIMITS.databases)];
    case 'keygen':
      return [keySection(report)];
  }
}

/** The error's hint and name, and its message where the page's first sentence doesn't say it already. */
function errorSection({ error }: Report, sentence: string): string {
  if (error === undefined) return '';
  const lines = [
    sentence.includes(error.message) ? '' : escapeText(error.message),
    error.hint === undefined ? '' : `**What to do:** ${escapeText(error.hint)}`,
    `<sub>error ${code(error.code)}</sub>`,
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

function facts(report: BackupReport | VerifyReport | RestoreReport): string {
  const rows: [string, string][] = [];
  if (report.backup !== undefined)
    rows.push(...backupFacts(report.backup, report.mode === 'backup' ? report.kindReason : undefined));
  const replica = report.mode === 'backup' ? replicaOf(report) : undefined;
  if (replica !== undefined) rows.push(['Source', escapeText(replica)]);
  if (report.mode !== 'backup') {
    rows.push(...readFacts(report));
    if (report.target !== undefined) rows.push(['Restored into', code(report.target)]);
    if (report.mode === 'restore' && report.keptAs !== undefined)
      rows.push(['Old database kept as', code(report.keptAs)]);
    if (report.restoreMs !== undefined) rows.push(['Time to recover', `**${escapeText(humanMs(report.restoreMs))}**`]);
    if (report.backupAgeMs !== undefined)
      rows.push(['Age of the data', `**${escapeText(humanMs(report.backupAgeMs))}**`]);
    if (report.mode === 'verify' && report.record !== undefined) rows.push(['Recorded as', code(report.record)]);
  }
  const [first, ...rest] = rows;
  if (first === undefined) return '';
  // The first fact is the header: an empty one would be shown as an empty row.
  const body = rest.map(([name, value]) => [`**${name}**`, value]);
  return table(first, 'll', body);
}

function backupFacts(backup: BackupSummary, kindReason: string | undefined): [string, string][] {
  const ratio =
    backup.rawBytes > 0 ? `, ${Math.round((backup.storedBytes / backup.rawBytes) * 100)} % of the dump` : '';
  const tookMs = new Date(backup.finishedAt).getTime() - new Date(backup.startedAt).getTime();
  return [
    ['Backup', code(backup.id)],
    ['Kind', escapeText(kindOf(backup, kindReason))],
    ['Database', `${code(backup.database)} on ${escapeText(engineTitle(backup))}`],
    ['Made', `${escapeText(humanTime(backup.startedAt))}${tookMs > 0 ? ` in ${escapeText(humanMs(tookMs))}` : ''}`],
    ['Size of the dump', escapeText(bytesBothWays(backup.rawBytes))],
    ['Size in storage', escapeText(`${bytesBothWays(backup.storedBytes)}${ratio}`)],
    ['Origin', `${backup.authenticatedBy === null ? '⚠️ ' : ''}${escapeText(authenticity(backup))}`],
  ];
}

function destinationSection(report: BackupReport): string {
  if (report.destinations.length === 0) return '';
  const { shown, more } = capped(report.destinations, LIMITS.destinations);
  const rows = shown.map((each) => [code(each.label), DESTINATION_OUTCOMES[each.outcome], escapeText(each.detail)]);
  return `### Destinations\n\n${table(['destination', 'outcome', ''], 'lll', rows)}${more}`;
}

function phaseSection(report: Report): string {
  if (report.phases.length === 0) return '';
  const { shown, more } = capped(report.phases, LIMITS.phases);
  const share = (ms: number): string =>
    report.durationMs > 0 ? `${Math.round((ms / report.durationMs) * 100)} %` : '';
  const rows = shown.map((each) => [escapeText(each.phase), humanMs(each.durationMs), share(each.durationMs)]);
  rows.push(['**whole run**', `**${humanMs(report.durationMs)}**`, '']);
  return `### How long\n\n${table(['phase', 'time', 'share'], 'lrr', rows)}${more}`;
}

function checkSection(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return '';
  const { shown, more } = capped(checksByOutcome(checks), LIMITS.checks);
  const rows = shown.map((check) => [
    OUTCOMES[check.outcome],
    escapeText(check.name, 120),
    escapeText(check.group.replace('-', ' ')),
    escapeText(check.detail),
    check.durationMs === undefined ? '' : humanMs(check.durationMs),
  ]);
  const title = `### Checks: ${countOf(checks, 'passed')} passed, ${countOf(checks, 'failed')} failed`;
  return `${title}\n\n${table(['', 'check', 'of', 'found', 'time'], 'llllr', rows)}${more}`;
}

function tableSection(tables: readonly TableSummary[]): string {
  if (tables.length === 0) return '';
  const { shown, more } = capped(tablesBySize(tables), LIMITS.tables);
  const restored = tables.some((each) => each.restoredRows !== undefined);
  const count = (rows: number | null | undefined): string => (typeof rows === 'number' ? grouped(rows) : 'unknown');
  const rows = shown.map((each) => {
    const cells = [code(each.name), count(each.rows)];
    if (restored) cells.push(`${count(each.restoredRows)}${tableDiffers(each) ? ' ❌' : ''}`);
    return cells;
  });
  const total = tables.reduce((sum, each) => sum + (each.rows ?? 0), 0);
  const header = restored ? ['table', 'rows in the backup', 'rows restored'] : ['table', 'rows'];
  const body = `${table(header, restored ? 'lrr' : 'lr', rows)}${more}`;
  const title = `${plural(tables.length, 'table')}, ${plural(total, 'row')}`;
  // A long list is folded away, unless something in it is wrong.
  const open = tables.length <= 10 || tables.some(tableDiffers) ? ' open' : '';
  return `<details${open}><summary><b>${title}</b></summary>\n\n${body}\n\n</details>`;
}

function listSection(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const { shown, more } = capped(lines, LIMITS.lines);
  const icon = title === 'Warnings' ? '⚠️ ' : '';
  return `### ${icon}${title}\n\n${shown.map((line) => `- ${escapeText(line)}`).join('\n')}${more}`;
}

function keySection(report: KeygenReport): string {
  const rows = report.keys.map((key) => [
    escapeText(key.role),
    code(key.fingerprint),
    code(key.publicPath),
    code(key.privatePath),
    escapeText(key.belongs),
  ]);
  if (rows.length === 0) return '';
  return table(['key', 'fingerprint', 'public half', 'private half', 'where it belongs'], 'lllll', rows);
}
