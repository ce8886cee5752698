import type { EvidenceFacts, ReconciledWorkflow } from '../../facts/evidence.ts';
import { humanTime, plural } from '../../format.ts';
import { type Block, code, factsBlock, type Line, many, type Section } from '../document.ts';

/** Runs that a sentence names. */
const NAMED = 20;
const DAY_MS = 24 * 3_600_000;

export function githubSections({ github, period }: EvidenceFacts): Section[] {
  if (github === undefined) return [];
  return github.map((workflow) => {
    const { repository, file, withoutRecord, unlisted } = workflow;
    // Of a part of the period, nothing is known.
    const isClean = withoutRecord.length === 0 && unlisted.length === 0 && !isPartial(workflow, period.from);
    const blocks = [factsOf(workflow, period.from), ...withoutRecordOf(workflow, period.to), ...unlistedOf(workflow)];
    return {
      title: [`Runs that GitHub lists: `, code(`${repository}/${file}`)],
      tone: isClean ? 'good' : 'warn',
      blocks,
    };
  });
}

/** The list begins after the period. */
export function isPartial({ since }: ReconciledWorkflow, from: string): boolean {
  return Date.parse(since) > Date.parse(from);
}

function factsOf(workflow: ReconciledWorkflow, from: string): Block {
  const { since, runs, attempts, withoutRecord } = workflow;
  return factsBlock(
    ['Runs', attempts === runs ? String(runs) : `${runs} with ${plural(attempts, 'attempt')}`],
    ['Without a backup or a record', String(withoutRecord.length)],
    ['Listed since', isPartial(workflow, from) ? `${humanTime(since)}: GitHub lists no more` : undefined],
    ['Source', "GitHub's answer, which only the index of this evidence signs"],
  );
}

function withoutRecordOf({ withoutRecord }: ReconciledWorkflow, to: string): Block[] {
  if (withoutRecord.length === 0) return [];
  const columns = [{ title: 'run' }, { title: 'started' }, { title: 'event' }, { title: 'ended' }] as const;
  const rows = many(withoutRecord, ({ url, attempt, startedAt, event, outcome }): Line[] => [
    code(attempt === 1 ? url : `${url}/attempts/${attempt}`),
    humanTime(startedAt),
    event,
    outcome,
  ]);
  const table: Block = { kind: 'table', extent: 'finding', columns, rows };
  const isAtEnd = withoutRecord.some(({ startedAt }) => Date.parse(to) - Date.parse(startedAt) < DAY_MS);
  if (!isAtEnd) return [table];
  return [table, { kind: 'note', text: 'A run on the last day of the period may have left something after it.' }];
}

function unlistedOf({ unlisted }: ReconciledWorkflow): Block[] {
  if (unlisted.length === 0) return [];
  const named = unlisted.slice(0, NAMED).join(', ');
  const more = unlisted.length > NAMED ? ' and others' : '';
  const what = `${plural(unlisted.length, 'run')} that backups or records name, and that GitHub does not list`;
  return [
    { kind: 'note', text: `${what}: ${named}${more}. GitHub lists runs for 400 days at most, and not deleted ones.` },
  ];
}
