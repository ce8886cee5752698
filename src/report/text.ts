import {
  authenticity,
  bytesBothWays,
  checksByOutcome,
  countOf,
  diagnosticsOf,
  engineTitle,
  grouped,
  humanBytes,
  humanMs,
  humanTime,
  kindOf,
  needsOf,
  plural,
  replicaOf,
  tableDiffers,
  tablesBySize,
  visible,
} from './format.ts';
import { headlineOf, type Tone } from './headline.ts';
import { planLines } from './plan.ts';
import type {
  BackupReport,
  CheckResult,
  KeygenReport,
  ListReport,
  Report,
  RestoreReport,
  TableSummary,
  VerifyReport,
} from './report.ts';
import { columns, more, NAME_LENGTH, TEXT_LENGTH } from './text-columns.ts';
import { copyLines, readRows } from './text-copies.ts';
import { probeLines, ruleLines, syncLines } from './text-destinations.ts';
import { holdLines, retentionLines, statusLines } from './text-retention.ts';

const LIMITS = { tables: 15, checks: 40 } as const;

/** Wraps text into the color of a tone; without colors it returns the text. */
export type Paint = (tone: Tone, text: string) => string;

/** The report for a terminal; its warnings were printed when they came up. @param report already scrubbed of secrets */
export function renderText(report: Report, paint: Paint): string {
  const headline = headlineOf(report);
  const isListOk = report.mode === 'list' && report.error === undefined;
  // Only the names: they are read by a shell.
  if (report.mode === 'matrix' && report.error === undefined)
    return planLines(report)
      .map((line) => `${line}\n`)
      .join('');
  const head = [paint(headline.tone, visible(headline.title, NAME_LENGTH)), visible(headline.sentence, TEXT_LENGTH)];
  const sections = [
    isListOk ? [] : head,
    body(report, paint),
    isListOk ? [visible(headline.sentence, TEXT_LENGTH)] : [],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function body(report: Report, paint: Paint): string[] {
  switch (report.mode) {
    case 'list':
      return [...report.destinations.flatMap(catalogLines), ...gapLines(report)];
    case 'matrix':
      return [];
    case 'keygen':
      return keyLines(report);
    case 'status':
      return [
        ...report.destinations.flatMap(statusLines),
        ...ruleLines(report.rule),
        ...checkLines(report.checks, paint),
      ].slice(1);
    case 'prune':
      return report.destinations.flatMap(retentionLines).slice(1);
    case 'sync':
      return report.destinations.flatMap((each) => syncLines(each, report.error === undefined)).slice(1);
    case 'check-destinations':
      return [...report.destinations.flatMap((each) => probeLines(each, paint)), ...ruleLines(report.rule)].slice(1);
    case 'hold':
    case 'release':
      return holdLines(report);
    default:
      return [
        ...facts(report),
        // The verdict alone: status says the rest.
        ...('rule' in report ? ruleLines(report.rule).slice(0, 2) : []),
        ...('copies' in report ? copyLines(report.copies ?? [], paint) : []),
        ...('retention' in report ? (report.retention ?? []).flatMap(retentionLines) : []),
        ...('checks' in report ? checkLines(report.checks, paint) : []),
        ...tableLines(report.tables),
      ];
  }
}

function facts(report: BackupReport | VerifyReport | RestoreReport): string[] {
  const rows: [string, string | undefined][] = [];
  if (report.backup !== undefined) {
    const { backup } = report;
    const kindReason = 'kindReason' in report ? report.kindReason : undefined;
    rows.push(['backup', backup.id], ['kind', visible(kindOf(backup, kindReason), TEXT_LENGTH)]);
    rows.push(['database', `${backup.database} on ${engineTitle(backup)}`]);
    rows.push(['made', humanTime(backup.startedAt)], ['dump', bytesBothWays(backup.rawBytes)]);
    rows.push(['stored', bytesBothWays(backup.storedBytes)], ['origin', authenticity(backup)]);
  }
  if (report.mode === 'backup') {
    rows.push(['source', replicaOf(report)]);
    for (const each of report.destinations) rows.push([each.outcome, `${each.label} ${each.detail}`.trim()]);
  } else {
    rows.push(...readRows(report), ['restored into', report.target]);
    rows.push(['recovered in', report.restoreMs === undefined ? undefined : humanMs(report.restoreMs)]);
    rows.push(['age of data', report.backupAgeMs === undefined ? undefined : humanMs(report.backupAgeMs)]);
    if (report.mode === 'restore') rows.push(['old kept as', report.keptAs]);
    if (report.mode === 'verify') rows.push(['record', report.record]);
    for (const note of report.notes) rows.push(['note', note]);
  }
  rows.push(['diagnostics', diagnosticsOf(report)]);
  rows.push([
    'phases',
    report.phases.map((each) => `${each.phase} ${humanMs(each.durationMs)}`).join(', ') || undefined,
  ]);
  return columns(rows.filter(([, value]) => value !== undefined).map(([name, value]) => [`  ${name}`, value ?? '']));
}

function checkLines(checks: readonly CheckResult[], paint: Paint): string[] {
  if (checks.length === 0) return [];
  const shown = checksByOutcome(checks).slice(0, LIMITS.checks);
  const tone = { passed: 'good', failed: 'bad', skipped: 'warn' } as const;
  const names = columns(shown.map((check) => [check.name, check.detail]));
  const lines = shown.map((check, at) => `  ${paint(tone[check.outcome], check.outcome.padEnd(7))} ${names[at] ?? ''}`);
  return [
    '',
    `${countOf(checks, 'passed')} checks passed, ${countOf(checks, 'failed')} failed:`,
    ...lines,
    ...more(checks.length - shown.length),
  ];
}

function tableLines(tables: readonly TableSummary[]): string[] {
  if (tables.length === 0) return [];
  const shown = tablesBySize(tables).slice(0, LIMITS.tables);
  const count = (rows: number | null | undefined): string => (typeof rows === 'number' ? grouped(rows) : 'unknown');
  const rows = shown.map((each) => [
    `  ${visible(each.name, NAME_LENGTH)}`,
    `${count(each.rows)} rows${each.restoredRows === undefined ? '' : `, restored ${count(each.restoredRows)}`}`,
    tableDiffers(each) ? '<- differs' : '',
  ]);
  return ['', `${plural(tables.length, 'table')}:`, ...columns(rows), ...more(tables.length - shown.length)];
}

function catalogLines(destination: ListReport['destinations'][number]): string[] {
  const header = ['  BACKUP', 'DATABASE', 'ENGINE', 'DUMP', 'STORED', 'NEEDS', 'SIGNED', 'HELD', 'VERIFIED'];
  const rows = destination.backups.map((backup) => [
    `  ${backup.id}`,
    backup.database,
    engineTitle(backup),
    humanBytes(backup.rawBytes),
    humanBytes(backup.storedBytes),
    needsOf(backup),
    backup.signed ? (backup.authenticatedBy === null ? 'yes' : 'accepted') : 'no',
    backup.held === undefined ? 'no' : visible(backup.held, 40),
    backup.verdict === null ? 'never' : `${backup.verdict} ${humanTime(backup.verifiedAt ?? '')}`,
  ]);
  const invalid = destination.invalid.map((each) =>
    visible(`  not valid: ${each.key}: ${each.reason}`, TEXT_LENGTH + NAME_LENGTH),
  );
  const listed = rows.length === 0 ? ['  no backups'] : columns([header, ...rows]);
  return [visible(destination.label, NAME_LENGTH), ...listed, ...invalid];
}

function gapLines({ gaps }: ListReport): string[] {
  const lines = gaps.map(({ database, detail }) => visible(`gap in ${database}: ${detail}`, TEXT_LENGTH));
  return [...lines.slice(0, LIMITS.tables), ...more(lines.length - LIMITS.tables)];
}

function keyLines(report: KeygenReport): string[] {
  return report.keys.flatMap((key) => [
    `${key.role} key ${key.fingerprint}`,
    `  public   ${visible(key.publicPath, TEXT_LENGTH)}`,
    `  private  ${visible(key.privatePath, TEXT_LENGTH)}`,
    `  ${visible(key.belongs, TEXT_LENGTH)}`,
  ]);
}
