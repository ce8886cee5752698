import { countOf } from '../../core/checks/check.ts';
import type { FindingResult } from '../../core/finding.ts';
import type { DatabaseReport, FleetReport } from '../facts/fleet.ts';
import type { RetentionOutcome } from '../facts/retention.ts';
import { humanBytes, humanMs, plural } from '../format.ts';
import type { Report } from '../report.ts';
import {
  type Block,
  type Body,
  type Column,
  code,
  type Document,
  firstOf,
  type Headline,
  type Line,
  many,
  type Section,
  short,
  strong,
  toned,
} from './document.ts';

/** What was done with the databases, after their number. */
const DONE: Readonly<Record<FleetReport['task'], string>> = {
  backup: 'backed up',
  verify: 'verified',
  status: 'as they should be',
  prune: 'pruned',
  doctor: 'ready',
  page: 'shown',
};
const COLUMNS: Readonly<Record<FleetReport['task'], readonly Column[]>> = {
  backup: [{ title: 'kind' }, { title: 'dump', align: 'right' }, { title: 'stored', align: 'right' }],
  verify: [
    { title: 'age of the data', align: 'right' },
    { title: 'restored in', align: 'right' },
    { title: 'checks', align: 'right' },
  ],
  status: [
    { title: 'newest backup', align: 'right' },
    { title: 'last verification' },
    { title: 'stored', align: 'right' },
  ],
  prune: [
    { title: 'removed', align: 'right' },
    { title: 'freed', align: 'right' },
  ],
  doctor: [
    { title: 'ok', align: 'right' },
    { title: 'warnings', align: 'right' },
    { title: 'failed', align: 'right' },
    { title: 'not checked', align: 'right' },
  ],
  page: [],
};

interface Row {
  readonly name: string;
  readonly report: DatabaseReport;
  readonly document: Document;
}

/** One table of all databases, those that failed first. Then the document of each, folded unless it failed. */
export function fleetDocument(report: FleetReport, documentOf: (report: Report) => Document): Body {
  const rows = Object.entries(report.databases)
    .map(([name, each]): Row => ({ name, report: each, document: documentOf(each) }))
    .toSorted((a, b) => b.report.exitCode - a.report.exitCode);
  return { ...headline(report, rows), sections: [{ blocks: [table(report, rows)] }, ...rows.map(details)] };
}

/** How far a cancelled run came. Undefined if it ended before the first database did. */
export function endedInWords({ databases }: FleetReport): string | undefined {
  const all = Object.values(databases);
  const ended = all.filter(({ error }) => error?.code !== 'CANCELLED').length;
  return ended === 0 ? undefined : `${ended} of ${plural(all.length, 'database')}`;
}

function headline({ task, warnings, durationMs }: FleetReport, rows: readonly Row[]): Headline {
  const failed = rows.filter(({ report }) => report.exitCode !== 0);
  const total = plural(rows.length, 'database');
  if (failed.length === 0) {
    const title = task === 'status' ? `The backups of ${total} are ${DONE.status}` : `${total} ${DONE[task]}`;
    return { tone: warnings.length > 0 ? 'warn' : 'good', title, sentence: `It took ${humanMs(durationMs)}.` };
  }
  const title =
    task === 'status'
      ? `The backups of ${failed.length} of ${total} need attention`
      : `${failed.length} of ${total} not ${DONE[task]}`;
  const named = firstOf(
    failed.map(
      ({ name, report, document }) =>
        `${name}: ${report.error?.code ?? short(document.sentence, 160).replace(/\.$/, '')}`,
    ),
    5,
    '; ',
  );
  return { tone: 'bad', title, sentence: `${named}.` };
}

function table({ task }: FleetReport, rows: readonly Row[]): Block {
  const columns: Column[] = [
    { title: 'result' },
    { title: 'database' },
    ...COLUMNS[task],
    { title: 'time', align: 'right' },
    { title: 'what failed' },
  ];
  return {
    kind: 'table',
    extent: 'result',
    columns,
    rows: many(rows, ({ name, report, document }) => [
      toned(document.tone, resultOf(report)),
      code(name),
      ...cellsOf(report),
      humanMs(report.durationMs),
      failureOf(report, document),
    ]),
  };
}

/** One word. The reason is in the last column. */
function resultOf(report: DatabaseReport): string {
  if (report.error?.code === 'CANCELLED') return 'cancelled';
  if (report.mode === 'verify') return report.verdict;
  if (report.exitCode === 0) return hasWarnings(report) ? 'warnings' : 'good';
  return report.exitCode === 1 ? 'failed' : 'error';
}

function hasWarnings(report: DatabaseReport): boolean {
  if (report.mode === 'doctor' && report.findings.some(({ result }) => result === 'warning')) return true;
  return report.warnings.length > 0;
}

/** As many cells as COLUMNS has for the mode. */
function cellsOf(report: DatabaseReport): readonly Line[] {
  switch (report.mode) {
    case 'backup': {
      const { backup } = report;
      if (backup === undefined) return ['', '', ''];
      return [backup.kind, humanBytes(backup.rawBytes), humanBytes(backup.storedBytes)];
    }
    case 'verify': {
      const { checks, restoreMs, backupAgeMs } = report;
      const passed = checks.length === 0 ? '' : `${countOf(checks, 'passed')} of ${checks.length}`;
      return [humanOrNone(backupAgeMs), humanOrNone(restoreMs), passed];
    }
    case 'status':
      return statusCells(report.destinations);
    case 'doctor': {
      const ended = (result: FindingResult): string =>
        String(report.findings.filter((each) => each.result === result).length);
      return [ended('ok'), ended('warning'), ended('failed'), ended('not-checked')];
    }
    case 'page':
      return [];
    case 'prune': {
      const sum = (of: (each: RetentionOutcome) => number): number =>
        report.destinations.reduce((total, each) => total + of(each), 0);
      if (report.destinations.length === 0) return ['', ''];
      return [String(sum((each) => each.removed)), humanBytes(sum((each) => each.freedBytes))];
    }
  }
}

/** The destination that is furthest behind: the table must not hide one. */
function statusCells(destinations: Extract<DatabaseReport, { mode: 'status' }>['destinations']): readonly Line[] {
  if (destinations.length === 0) return ['', '', ''];
  const ages = destinations.map(({ newestAgeMs }) => newestAgeMs);
  const oldest = ages.some((age) => age === undefined)
    ? 'none'
    : humanMs(Math.max(...ages.filter((age) => age !== undefined)));
  const verified = destinations.map(({ lastVerification }) => lastVerification);
  const last = verified.find((each) => each?.verdict === 'failed') ?? verified.find((each) => each !== undefined);
  const bytes = Math.max(...destinations.map(({ totalBytes }) => totalBytes));
  return [oldest, last === undefined ? 'none' : `${last.verdict} ${humanMs(last.ageMs)} ago`, humanBytes(bytes)];
}

function humanOrNone(ms: number | undefined): string {
  return ms === undefined ? '' : humanMs(ms);
}

function failureOf(report: DatabaseReport, { sentence, error }: Document): string {
  if (report.exitCode === 0) return '';
  return short(error === undefined ? sentence : `${error.code}: ${error.message}`, 200);
}

/** The page of one database, as one section: what is below its title would otherwise look like another database's. */
function details({ name, report, document }: Row): Section {
  const blocks = document.sections.flatMap(({ title, blocks: inner }): Block[] => [
    ...(title === undefined ? [] : [{ kind: 'note', text: strongly(title) } as const]),
    ...inner.map(asDetail),
  ]);
  const hint = document.error?.hint;
  const why: Block[] =
    document.error === undefined
      ? []
      : [
          { kind: 'note', text: [{ text: document.error.code, code: true }, ` ${document.error.message}`] },
          ...(hint === undefined ? [] : [{ kind: 'note', text: `What to do: ${hint}` } as const]),
        ];
  const warnings: Block[] =
    document.warnings.length === 0
      ? []
      : [{ kind: 'list', extent: 'detail', items: many(document.warnings, (warning) => warning) }];
  return {
    title: [code(name), `: ${document.title}`],
    tone: document.tone,
    ...(report.exitCode === 0 ? { fold: 'closed', repeats: true } : { fold: 'open' }),
    blocks: [...why, ...warnings, ...blocks],
  };
}

function strongly(title: Line): Line {
  const spans = Array.isArray(title) ? title : [title];
  return spans.map((span) => (typeof span === 'string' ? strong(span) : { ...span, strong: true as const }));
}

/** The table of all databases is the requested result of the page. */
function asDetail(block: Block): Block {
  return 'extent' in block && block.extent === 'result' ? { ...block, extent: 'detail' } : block;
}
