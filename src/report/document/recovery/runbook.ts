import type { MeasuredTest, RunbookReport, RunbookStep } from '../../facts/runbook.ts';
import { humanMs, humanTime } from '../../format.ts';
import { readFacts } from '../common.ts';
import { type Block, type Body, code, factsOf, type Line, many, type Section } from '../document.ts';

/** The runbook: who, where, which keys, which commands, how long. */
export function runbookDocument(report: RunbookReport): Body {
  const { database, backup, measured, objectives } = report;
  if (backup === undefined) return { tone: 'bad', title: `No runbook of ${database}`, sentence: '', sections: [] };
  const [best] = measured;
  const lasted =
    best === undefined
      ? 'No recovery was measured yet: run `drill`.'
      : `The last ${best.kind} recovered it in ${humanMs(best.restoreMs)}.`;
  const goal = objectives?.rtoMs === undefined ? '' : ` The objective is ${humanMs(objectives.rtoMs)}.`;
  const sections = [
    list('Who', report.contacts, 'Not given: set `contacts` in the configuration.'),
    list('Where', report.destinations.map(code), ''),
    keys(report),
    ...timing(measured),
    ...report.steps.map(stepSection),
    { title: 'Newest backup at the time of this page', blocks: [facts(report)] },
  ];
  return { tone: 'good', title: `Runbook: recover ${database}`, sentence: `${lasted}${goal}`, sections };
}

function list(title: string, items: readonly Line[], none: string): Section {
  if (items.length === 0) return { title, blocks: [{ kind: 'note', text: none }] };
  return { title, blocks: [{ kind: 'list', extent: 'result', items: many(items, (item) => item) }] };
}

function keys({ backup }: RunbookReport): Section {
  const recipients = backup?.recipients ?? [];
  const rows = factsOf(
    ...recipients.map((fingerprint) => ['Private recovery key', code(fingerprint)] as const),
    ['Passphrase', recipients.length === 0 ? 'the passphrase of the backups' : undefined],
    ['Public key of the backup job', backup?.signer ? code(backup.signer) : undefined],
  );
  return { title: 'Keys, from the safe', blocks: [{ kind: 'facts', rows }] };
}

function timing(measured: readonly MeasuredTest[]): Section[] {
  if (measured.length === 0) return [];
  const columns = [
    { title: 'Test' },
    { title: 'When' },
    { title: 'Recovery', align: 'right' } as const,
    { title: 'Record' },
  ];
  const rows = many(measured, ({ kind, scenario, finishedAt, restoreMs, signedBy }) => [
    scenario === null ? kind : `${kind}: ${scenario}`,
    humanTime(finishedAt),
    humanMs(restoreMs),
    signedBy === null ? 'signature not checked' : 'signed',
  ]);
  return [{ title: 'How long it took', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}

function stepSection({ heading, title, commands, isDrilled, lastMs }: RunbookStep): Section {
  const took = lastMs === undefined ? '' : ` (${humanMs(lastMs)} in the last drill)`;
  const number = /^\d+(?=\.)/.exec(heading)?.[0];
  const why = number === undefined ? 'it never touches the original' : 'it has the programs and a copy';
  const before: Block[] = isDrilled ? [] : [{ kind: 'note', text: `A drill does not do this: ${why}.` }];
  return {
    title: `${number === undefined ? 'First' : `Step ${number}`}: ${title}${took}`,
    blocks: [...before, { kind: 'commands', text: commands }],
  };
}

function facts(report: RunbookReport): Block {
  return { kind: 'facts', rows: readFacts(report) };
}
