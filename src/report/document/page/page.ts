import type { DatabaseHistory } from '../../facts/history.ts';
import type { PageReport } from '../../facts/page.ts';
import { humanAge, humanBytes, humanMs, humanTime, plural } from '../../format.ts';
import { reachInWords } from '../../words/log-reach.ts';
import type { TimeSpan } from '../chart.ts';
import {
  type Block,
  type Body,
  type Column,
  code,
  type Fact,
  firstOf,
  type Line,
  many,
  type Section,
  short,
  strong,
  toned,
} from '../document.ts';
import { windowTable } from '../status/log-reach.ts';
import type { Tone } from '../tone.ts';
import { chainChart } from './chain.ts';
import { copiesChart } from './copies.ts';
import { evaluate, type Judgment } from './judgment.ts';
import { ladderChart } from './ladder.ts';
import { DAY_MS, msOf, tookInWords } from './periods.ts';
import { recoveryPointChart } from './recovery-point.ts';
import { restoreTimeChart } from './restore-time.ts';
import { retentionChart } from './retention.ts';
import { runsChart, runsMade } from './runs.ts';
import { capacityChart, sizesChart } from './sizes.ts';

/** The shortest time that a chart shows: two backups of one day would fill the whole width. */
const LEAST_DAYS = 14;
const MONTH_MS = 30 * DAY_MS;

/** One database on the page. */
interface Shown {
  readonly name: string;
  readonly report: PageReport;
  readonly history: DatabaseHistory | undefined;
  readonly judgment: Judgment | undefined;
  readonly tone: Tone;
  /** In a few words, after the name. */
  readonly verdict: string;
}

/** The page of one database, or of several: a line for each, the worst first, then a part for each. */
export function pageDocument(reports: Readonly<Record<string, PageReport>>): Body {
  const all = Object.entries(reports)
    .map(([name, report]) => shownOf(name, report))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1));
  const [only] = all;
  if (only !== undefined && all.length === 1) return { ...headlineOfOne(only), sections: partsOf(only).map(unfolded) };
  return { ...headlineOfMany(all), sections: [{ blocks: [overview(all)] }, ...all.flatMap(partsOf)] };
}

function shownOf(name: string, report: PageReport): Shown {
  const { history, checks, error } = report;
  if (history === undefined) {
    const verdict = error?.code === 'CANCELLED' ? 'was not read' : 'could not be read';
    return { name, report, history, judgment: undefined, tone: 'bad', verdict };
  }
  const judgment = evaluate({ history, checks });
  return { name, report, history, judgment, tone: judgment.tone, verdict: judgment.verdict };
}

function rankOf({ tone }: Shown): number {
  return ['bad', 'warn'].indexOf(tone) === -1 ? 2 : ['bad', 'warn'].indexOf(tone);
}

function headlineOfOne({ name, tone, verdict, judgment }: Shown): Pick<Body, 'tone' | 'title' | 'sentence'> {
  return { tone, title: `${short(name, 80)} ${verdict}`, sentence: judgment?.sentence ?? '' };
}

function headlineOfMany(all: readonly Shown[]): Pick<Body, 'tone' | 'title' | 'sentence'> {
  const recoverable = all.filter(({ verdict }) => verdict.startsWith('can be')).length;
  const wrong = all.filter(({ tone }) => tone === 'bad').map(({ name }) => short(name, 60));
  const count = recoverable === all.length ? `All ${all.length}` : `${recoverable} of ${all.length}`;
  const attention = wrong.length === 0 ? '' : `, ${wrong.length} ${wrong.length === 1 ? 'needs' : 'need'} attention`;
  const known = all.flatMap(({ judgment }) => judgment ?? []);
  const ages = known.flatMap(({ ageMs }) => ageMs ?? []);
  const times = known.flatMap(({ proof }) => proof?.restoreMs ?? []);
  const proofs = known.flatMap(({ proofAgeMs }) => proofAgeMs ?? []);
  const facts = [
    ages.length === 0 ? '' : `No newest backup holds data that is older than ${humanAge(Math.max(...ages))}.`,
    times.length === 0 ? '' : `The slowest restore took ${tookInWords(Math.max(...times))}.`,
    proofs.length === 0 ? '' : `No last verification is older than ${humanAge(Math.max(...proofs))}.`,
    wrong.length === 0 ? '' : `Look at ${firstOf(wrong, 5)}.`,
  ];
  return {
    tone: all[0]?.tone ?? 'warn',
    title: `${count} databases can be recovered${attention}`,
    sentence: facts.filter((text) => text !== '').join(' '),
  };
}

const COLUMNS: readonly Column[] = [
  { title: 'database' },
  { title: 'newest data', align: 'right' },
  { title: 'restored in', align: 'right' },
  { title: 'last verified', align: 'right' },
  { title: 'runs made', align: 'right', optional: true },
  { title: 'what is known' },
];

function overview(all: readonly Shown[]): Block {
  return {
    kind: 'table',
    extent: 'result',
    columns: COLUMNS,
    rows: many(all, ({ name, tone, verdict, judgment, history, report }): Line[] => {
      const link = { text: name, strong: true, tone, to: name } as const;
      if (judgment === undefined || history === undefined)
        return [link, '', '', '', '', `${verdict}: ${short(report.error?.message ?? '', 160)}`];
      const runs = runsMade(history, monthOf(history));
      return [
        link,
        judgment.ageMs === undefined ? 'none' : humanAge(judgment.ageMs),
        judgment.proof?.restoreMs == null ? '' : tookInWords(judgment.proof.restoreMs),
        judgment.proofAgeMs === undefined ? 'never' : `${humanAge(judgment.proofAgeMs)} ago`,
        runs === undefined ? '' : `${runs.made} of ${runs.due}`,
        judgment.problems[0]?.text ?? verdict,
      ];
    }),
  };
}

function monthOf({ to }: DatabaseHistory): TimeSpan {
  return { fromMs: msOf(to) - MONTH_MS, toMs: msOf(to) };
}

/** The time that the charts of a database show: since its first backup or test, or since `from`. */
function spanOf({ from, to, backups, tests }: DatabaseHistory): TimeSpan {
  const toMs = msOf(to);
  const first = [backups[0]?.startedAt, tests[0]?.startedAt].flatMap((iso) => (iso === undefined ? [] : [msOf(iso)]));
  const known = Math.min(...first, toMs - LEAST_DAYS * DAY_MS);
  return { fromMs: from === null ? known : Math.max(known, msOf(from)), toMs };
}

function partsOf(shown: Shown): Section[] {
  const { name, report, history, judgment, tone, verdict } = shown;
  const title: Line = [strong(short(name, 80)), ` ${verdict}`];
  if (history === undefined || judgment === undefined) {
    const { error } = report;
    const why: Line = error === undefined ? 'There is no result.' : [code(error.code), ` ${error.message}`];
    return [{ title, tone, part: name, fold: 'closed', blocks: [{ kind: 'note', text: why }] }];
  }
  const span = spanOf(history);
  const charts = [
    ladderChart(history),
    recoveryPointChart(history, span),
    restoreTimeChart(history),
    runsChart(history, span),
    sizesChart(history, span),
    capacityChart(history),
    copiesChart(report, span),
    chainChart(history, span),
    retentionChart(report, span),
  ].filter((chart) => chart !== undefined);
  const problems = judgment.problems.map(({ tone: of, text }): Line => toned(of, text));
  const list: Block[] =
    problems.length === 0 ? [] : [{ kind: 'list', extent: 'finding', items: many(problems, (line) => line) }];
  const blocks: Block[] = [
    { kind: 'note', text: judgment.sentence },
    figuresOf(shown, history, judgment),
    ...list,
    ...charts,
    ...(report.log === undefined ? [] : [windowTable(report.log)]),
  ];
  return [{ title, tone, part: name, fold: 'closed', blocks }];
}

/** The page of one database says its name and its state at the top. */
function unfolded({ blocks }: Section): Section {
  return { blocks: blocks.filter(({ kind }) => kind !== 'note') };
}

function momentsOf({ log }: PageReport): Fact[] {
  return log === undefined ? [] : [['By the log', reachInWords(log) ?? '']];
}

function countedIn({ history: read }: PageReport, { backups }: DatabaseHistory): string {
  return `${plural(backups.length, 'backup')} at ${plural(read?.destinations.length ?? 0, 'destination')}`;
}

function figuresOf({ report }: Shown, history: DatabaseHistory, { ageMs, proof, proofAgeMs }: Judgment): Block {
  const { rpoMs, rtoMs, verifyEveryMs } = history.objectives;
  const figure = (
    name: string,
    value: string,
    limits: readonly [found: number | undefined, most: number | undefined],
    rest: string,
  ): Fact => {
    const [found, most] = limits;
    const isOver = most !== undefined && (found === undefined || found > most);
    return [name, [isOver ? toned('bad', value) : strong(value), rest]];
  };
  const runs = runsMade(history, monthOf(history));
  const stored = history.destinations.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  const limit = (ms: number | undefined, name: string): string =>
    ms === undefined ? `no ${name} is set` : `${name} ${humanMs(ms)}`;
  const rows: Fact[] = [
    figure('Newest data', ageMs === undefined ? 'none' : `${humanAge(ageMs)} old`, [ageMs, rpoMs], limit(rpoMs, 'RPO')),
    figure(
      'A restore takes',
      proof?.restoreMs == null ? 'not known' : tookInWords(proof.restoreMs),
      [proof?.restoreMs ?? undefined, rtoMs],
      limit(rtoMs, 'RTO'),
    ),
    figure(
      'Last verified',
      proofAgeMs === undefined ? 'never' : `${humanAge(proofAgeMs)} ago`,
      [proofAgeMs, verifyEveryMs],
      proof === undefined ? '' : humanTime(proof.finishedAt),
    ),
    ...(runs === undefined
      ? []
      : [['Runs made', [strong(`${runs.made} of ${runs.due}`), 'of the last 30 days']] as const]),
    ...momentsOf(report),
    ['Stored', [strong(humanBytes(stored)), countedIn(report, history)]],
  ];
  return { kind: 'facts', isKey: true, rows };
}
