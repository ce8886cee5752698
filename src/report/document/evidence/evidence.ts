import type { EvidenceDatabase, EvidenceFacts } from '../../facts/evidence.ts';
import { humanTime, plural } from '../../format.ts';
import { type Document, factsBlock, type Headline, type Section } from '../document.ts';
import { aboutSections } from './evidence-about.ts';
import { githubSections, isPartial } from './evidence-github.ts';
import { logSections, logTotals } from './evidence-log.ts';
import { chainSection, copySection, testSection } from './evidence-records.ts';
import { databaseSection, failureSection, objectiveSection, scheduleSection } from './evidence-results.ts';

/**
 * The page of an evidence pack. Everything in it follows from the payloads and the index of the pack, so that anyone can make the same
 * page from them.
 */
export function evidenceDocument(facts: EvidenceFacts): Document {
  const { tool, madeAt } = facts;
  return {
    ...headlineOf(facts),
    sections: [
      summaryOf(facts),
      databaseSection(facts),
      ...failureSection(facts),
      objectiveSection(facts),
      ...scheduleSection(facts),
      ...logSections(facts),
      ...githubSections(facts),
      ...copySection(facts),
      ...testSection(facts),
      ...chainSection(facts),
      ...aboutSections(facts),
    ],
    error: undefined,
    warnings: [],
    diagnostics: undefined,
    phases: [],
    durationMs: 0,
    footer: `${tool.name} ${tool.version}, made ${humanTime(madeAt)}`,
  };
}

const total = (facts: EvidenceFacts, of: (database: EvidenceDatabase) => number): number =>
  facts.databases.reduce((sum, database) => sum + of(database), 0);

/** Labels of the destinations that could not be listed, or not read for some database. */
export function unreadDestinations({ unlisted, databases }: EvidenceFacts): string[] {
  return [...new Set([...unlisted, ...databases.flatMap(({ unread }) => unread)])].toSorted();
}

function headlineOf(facts: EvidenceFacts): Headline {
  const tests = total(facts, (each) => each.tests.length);
  const failed = total(facts, ({ failures }) => failures.length);
  const open = total(facts, ({ failures }) => failures.filter(({ endedAt }) => endedAt === null).length);
  const missed = total(facts, ({ schedules }) => schedules.reduce((sum, each) => sum + each.missedAt.length, 0));
  const backups = total(facts, (each) => each.backups.length);
  const { github = [], period } = facts;
  const withoutRecord = github.some((each) => each.withoutRecord.length > 0 || isPartial(each, period.from));
  const broken = total(facts, ({ findings }) =>
    findings.reduce((sum, { severity, count }) => (severity === 'finding' ? sum + count : sum), 0),
  );
  const inPart = total(facts, (each) => each.tests.filter(({ checks: { ignored = 0 } }) => ignored > 0).length);
  const unread = unreadDestinations(facts).length;
  const log = logTotals(facts);
  const hasGaps = missed > 0 || withoutRecord || unread > 0 || log.gaps > 0 || log.late > 0;
  const tone =
    open > 0 || tests === 0 || broken > 0 || log.missing > 0
      ? 'bad'
      : failed > 0 || inPart > 0 || hasGaps
        ? 'warn'
        : 'good';
  const ended = endedInWords({ tests, inPart, failed, open });
  // What is missing may be a test that failed.
  const but = broken === 0 ? '' : ` The records are not complete: ${plural(broken, 'finding')}.`;
  const notRead = unread === 0 ? '' : ` It is not complete: ${plural(unread, 'destination')} could not be read.`;
  return {
    tone,
    title: `Evidence of backups and restore tests, ${facts.period.text}`,
    sentence: `${plural(backups, 'backup')} and ${plural(tests, 'restore test')} of ${plural(facts.databases.length, 'database')}. ${ended}. ${plural(missed, 'scheduled run')} missed.${logInWords(log)}${but}${notRead}`,
  };
}

function logInWords({ gaps, missing }: ReturnType<typeof logTotals>): string {
  const shipments = missing === 0 ? '' : `, and ${plural(missing, 'shipment')} missing`;
  return gaps + missing === 0 ? '' : ` ${plural(gaps, 'gap')} in the shipped log${shipments}.`;
}

interface Counts {
  readonly tests: number;
  /** Passed except for differences that a rule ignores. */
  readonly inPart: number;
  readonly failed: number;
  /** Failed, and no later test passed. */
  readonly open: number;
}

function endedInWords({ tests, inPart, failed, open }: Counts): string {
  if (failed === 0) {
    if (tests === 0) return 'Nothing was tested';
    const ignoring = 'except for differences that a rule ignores';
    if (tests === 1) return inPart === 0 ? 'It passed' : `It passed, ${ignoring}`;
    return `All of them passed${inPart === 0 ? '' : `, ${inPart} of them ${ignoring}`}`;
  }
  const notPassed = tests === 1 ? 'It did not pass' : `${failed} did not pass`;
  if (open === 0) return `${notPassed}, and a later test of the same database passed`;
  if (open === failed) return `${notPassed}, and no later test of the same database passed`;
  return `${notPassed}, and after ${open} of these no test of the same database passed`;
}

function summaryOf(facts: EvidenceFacts): Section {
  const { period, madeAt, signer, sigstore, signers, verifiers } = facts;
  const checked = (keys: readonly string[] | null): string =>
    keys === null ? 'not checked' : `checked${keys.length === 0 ? '' : ` against ${keys.join(', ')}`}`;
  const isOver = Date.parse(madeAt) >= Date.parse(period.to);
  return {
    blocks: [
      factsBlock(
        ['Period', `${humanTime(period.from)} to ${humanTime(period.to)}${isOver ? '' : ', which has not ended yet'}`],
        ['Databases', facts.databases.map(({ name }) => name).join(', ')],
        ['Signatures of records', checked(verifiers)],
        ['Signatures of backups', checked(signers)],
        ['Identity of a workflow', sigstore ? 'the index has a Sigstore bundle; check it as below' : undefined],
        [
          'This evidence',
          signer === null
            ? sigstore
              ? 'no OpenPGP signature'
              : 'unsigned'
            : `the index names ${signer} as its signer; check it as below`,
        ],
      ),
    ],
  };
}
