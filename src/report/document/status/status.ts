import type { DestinationStatus, StatusReport } from '../../facts/status/status.ts';
import { humanAge, humanBytes, humanMs, plural } from '../../format.ts';
import { achievedRpoInWords } from '../../words/achieved-rpo.ts';
import { checkName, describeCheck, verdictInWords } from '../../words/checks/checks.ts';
import { nameOf, openedWith } from '../../words/keys.ts';
import { reachInWords } from '../../words/log-reach.ts';
import { shareName } from '../../words/reasons.ts';
import { ruleSection } from '../common.ts';
import {
  type Block,
  type Body,
  code,
  factsBlock,
  firstOf,
  type Headline,
  many,
  type Section,
  short,
} from '../document.ts';
import { failedChecks, passedChecks, passedInWords, skippedChecks } from '../recovery/checks.ts';
import { logBlocks } from './log-reach.ts';
import { scheduleSection } from './schedule.ts';
import { workflowSection } from './workflow.ts';

export function statusDocument(report: StatusReport): Body {
  const sections = [
    ...failedChecks(report.checks),
    ...report.destinations.map((each) => destination(each, report.givenKeys)),
    ...scheduleSection(report.schedules ?? []),
    ...workflowSection(report.workflow),
    ...passedChecks(report.checks),
    ...ruleSection(report.rule, 'page'),
    ...skippedChecks(report.checks),
  ];
  return { ...headline(report), sections };
}

function headline({ error, checks, warnings }: StatusReport): Headline {
  if (error !== undefined) return { tone: 'bad', title: 'No status', sentence: '' };
  const failed = checks.filter((check) => check.outcome === 'failed');
  if (failed.length === 0) {
    const tone = warnings.length > 0 ? 'warn' : 'good';
    return { tone, title: 'The backups are as they should be', sentence: `${passedInWords(checks)} passed.` };
  }
  const named = firstOf(
    failed.map((check) => `${short(checkName(check), 60)}: ${short(describeCheck(check), 120)}`),
    3,
    '; ',
  );
  const sentence = `${failed.length} of ${plural(checks.length, 'check')} failed (${named}).`;
  return { tone: 'bad', title: 'The backups need attention', sentence };
}

function destination(status: DestinationStatus, keys: StatusReport['givenKeys']): Section {
  const { newest, newestAgeMs, lastVerification: last, capacityReachedOn: on } = status;
  const measured = last === undefined || last.restoreMs === null ? '' : `, restored in ${humanMs(last.restoreMs)}`;
  const facts = factsBlock(
    ['Newest backup', newest === undefined ? 'none' : `${newest.id}, ${humanAge(newestAgeMs ?? 0)} old`],
    ['Achieved RPO', achievedRpoInWords(status.achievedRpo)],
    ['Log', reachInWords(status.log)],
    ['Signed by', newest?.signer ? nameOf(newest.signer, keys) : undefined],
    ['Opened with', newest && openedWith(newest, keys)],
    ['Backups', String(status.backups)],
    [
      'Last verification',
      last === undefined
        ? 'none'
        : `${verdictInWords(last.verdict, last.reason)} ${humanAge(last.ageMs)} ago: ${last.id}${measured}`,
    ],
    ['Stored', humanBytes(status.totalBytes)],
    ['Runs without a commit', incompleteInWords(status)],
    ['Capacity reached', on === undefined ? undefined : (on ?? 'not within a year at this growth')],
  );
  return { title: code(status.label), blocks: [facts, ...logBlocks(status.log), ...shares(status)] };
}

/** The newest one, because it is the one to look into. */
function incompleteInWords({ incompleteRuns, incomplete = [] }: DestinationStatus): string | undefined {
  if (incompleteRuns === 0) return undefined;
  const [newest] = incomplete;
  if (newest === undefined) return String(incompleteRuns);
  const { id, hasEnded, runUrl } = newest;
  const state = hasEnded ? 'ended without a commit' : 'may be in progress';
  return `${incompleteRuns}; the newest, ${id}, ${state}${runUrl === null ? '' : `: ${runUrl}`}`;
}

function shares({ shares: all }: DestinationStatus): Block[] {
  if (all.length === 0) return [];
  const rows = many(all, ({ of, backups, bytes }) => [shareName(of), String(backups), humanBytes(bytes)]);
  const columns = [
    { title: 'kept as' },
    { title: 'backups', align: 'right' },
    { title: 'stored', align: 'right' },
  ] as const;
  return [{ kind: 'table', extent: 'detail', columns, rows }];
}
