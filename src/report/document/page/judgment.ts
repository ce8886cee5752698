import { confirms, refutes } from '../../../core/checks/verdict.ts';
import type { BackupEntry, ChainFinding, DatabaseHistory, TestEntry } from '../../facts/history.ts';
import type { PageReport } from '../../facts/page.ts';
import { humanAge, humanMs, humanTime, plural } from '../../format.ts';
import {
  checkName,
  describeCheck,
  differencesIgnored,
  exceptIgnored,
  verdictInWords,
} from '../../words/checks/checks.ts';
import { short } from '../document.ts';
import type { Tone } from '../tone.ts';
import { tookInWords } from './periods.ts';

/** Something that is not as it should be. */
export interface Problem {
  readonly tone: 'bad' | 'warn';
  readonly text: string;
}

/** Whether a database can be recovered, as far as it is known. */
export interface Judgment {
  readonly tone: Tone;
  /** In a few words, after the database's name. */
  readonly verdict: string;
  /** How old, how long, and when it was proved. */
  readonly sentence: string;
  /** The worst first. */
  readonly problems: readonly Problem[];
  readonly newest: BackupEntry | undefined;
  readonly ageMs: number | undefined;
  /** The last test that counts. */
  readonly last: TestEntry | undefined;
  /** The last test that restored a backup and found what it should. */
  readonly proof: TestEntry | undefined;
  readonly proofAgeMs: number | undefined;
}

/** Judges from tests that count: with verifiers, only those that one of them signed. Pure. */
export function evaluate({
  history,
  checks,
}: Pick<PageReport, 'checks'> & { readonly history: DatabaseHistory }): Judgment {
  const now = new Date(history.to).getTime();
  const tests = countingTests(history);
  const last = tests.at(-1);
  const proof = tests.findLast(confirms);
  const newest = history.backups.at(-1);
  const ageMs = newest && Math.max(0, now - new Date(newest.snapshotAt).getTime());
  const proofAgeMs = proof && Math.max(0, now - new Date(proof.finishedAt).getTime());
  const known = { newest, ageMs, last, proof, proofAgeMs };
  const problems = [
    ...missedObjectives(history, known),
    ...failedTests(known),
    ...ignoredDifferences(known),
    ...doubts(history),
    ...checks.filter(({ outcome }) => outcome === 'failed').map(failedCheck),
  ].toSorted((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad'));
  return { ...verdictOf(known, problems), sentence: sentenceOf(known), problems, ...known };
}

/** Tests whose records are proof of something. Oldest first. */
export function countingTests({ tests, isAuthenticated }: DatabaseHistory): readonly TestEntry[] {
  return isAuthenticated ? tests.filter(({ signedBy }) => signedBy !== null) : tests;
}

type Known = Pick<Judgment, 'newest' | 'ageMs' | 'last' | 'proof' | 'proofAgeMs'>;

function verdictOf({ newest, last, proof }: Known, problems: readonly Problem[]): Pick<Judgment, 'tone' | 'verdict'> {
  if (newest === undefined) return { tone: 'bad', verdict: 'has no backup' };
  if (last !== undefined && refutes(last)) return { tone: 'bad', verdict: 'failed its last recovery test' };
  if (proof === undefined)
    return { tone: worstOf(problems, 'warn'), verdict: 'has backups, but no test confirms that they restore' };
  const tone = worstOf(problems, 'good');
  const but = tone === 'bad' ? ', but needs attention' : '';
  return { tone, verdict: `can be recovered${but}` };
}

function worstOf(problems: readonly Problem[], best: 'good' | 'warn'): Tone {
  return problems.some(({ tone }) => tone === 'bad') ? 'bad' : problems.length > 0 ? 'warn' : best;
}

function sentenceOf({ newest, ageMs, proof, proofAgeMs }: Known): string {
  if (newest === undefined || ageMs === undefined) return 'Nothing is stored that could be restored.';
  const age = `The newest backup holds the data of ${humanAge(ageMs)} ago.`;
  if (proof === undefined || proofAgeMs === undefined) return `${age} No accepted test has restored a backup yet.`;
  const took = proof.restoreMs === null ? '' : ` and took ${tookInWords(proof.restoreMs)}`;
  const but = exceptIgnored(proof.checks.ignored ?? 0);
  return `${age} A restore was last verified ${humanAge(proofAgeMs)} ago${took}${but}.`;
}

function missedObjectives({ objectives, backups }: DatabaseHistory, { ageMs, proof, proofAgeMs }: Known): Problem[] {
  const { rpoMs, rtoMs, verifyEveryMs } = objectives;
  const took = proof?.restoreMs ?? undefined;
  const problems: Problem[] = [];
  const isOver = (value: number | undefined, limit: number | undefined): boolean =>
    value !== undefined && limit !== undefined && value > limit;
  if (isOver(ageMs, rpoMs)) {
    problems.push({
      tone: 'bad',
      text: `The newest data is ${humanAge(ageMs ?? 0)} old; at most ${humanMs(rpoMs ?? 0)} is allowed (RPO).`,
    });
  }
  if (isOver(took, rtoMs)) {
    problems.push({
      tone: 'bad',
      text: `A restore took ${tookInWords(took ?? 0)}; at most ${humanMs(rtoMs ?? 0)} is allowed (RTO).`,
    });
  }
  if (backups.length > 0 && verifyEveryMs !== undefined && (proofAgeMs === undefined || proofAgeMs > verifyEveryMs)) {
    const since =
      proofAgeMs === undefined ? 'No test has passed' : `The last test that passed was ${humanAge(proofAgeMs)} ago`;
    problems.push({ tone: 'bad', text: `${since}; one is due every ${humanMs(verifyEveryMs)}.` });
  }
  return problems;
}

function failedTests({ last, proof }: Known): Problem[] {
  if (last === undefined || last === proof) return [];
  const when = humanTime(last.finishedAt);
  const why = last.failed.length === 0 ? '' : `: ${last.failed.map(({ code }) => code).join(', ')}`;
  if (last.verdict === 'error') {
    return [
      { tone: 'warn', text: `The last test, ${when}, reached no verdict (${last.errorCode ?? 'unknown error'}).` },
    ];
  }
  return [{ tone: 'bad', text: `The last test, ${when}: ${verdictInWords(last.verdict, last.reason)}${why}.` }];
}

/** A restore is proved except for what the team chose not to count. */
function ignoredDifferences({ proof }: Known): Problem[] {
  const ignored = proof?.checks.ignored ?? 0;
  if (ignored === 0) return [];
  return [{ tone: 'warn', text: `The last test that passed: ${differencesIgnored(ignored)} by rules.` }];
}

/** What makes the page itself less than certain. */
function doubts({ isAuthenticated, tests, destinations, chain }: DatabaseHistory): Problem[] {
  const problems: Problem[] = [];
  if (!isAuthenticated && tests.length > 0) {
    problems.push({ tone: 'warn', text: 'No verifiers were given, so no signature of a test was checked.' });
  }
  const foreign = tests.filter(({ signedBy }) => signedBy === null).length;
  if (isAuthenticated && foreign > 0) {
    problems.push({
      tone: 'warn',
      text: `${plural(foreign, 'record')} without an accepted signature ${foreign === 1 ? 'does' : 'do'} not count.`,
    });
  }
  for (const { label } of destinations.filter(({ isReachable }) => !isReachable)) {
    problems.push({
      tone: 'warn',
      text: `${short(label, 120)} could not be read. What only it has is not on this page.`,
    });
  }
  const findings = chain.findings.filter(({ severity }) => severity === 'finding');
  for (const [kind, of] of Map.groupBy(findings, (finding) => finding.kind)) {
    problems.push({
      tone: 'bad',
      text: `The chain of test records is not complete (${kind}: ${plural(countOf(of), 'finding')}).`,
    });
  }
  return problems;
}

function countOf(findings: readonly ChainFinding[]): number {
  return findings.reduce((sum, { count }) => sum + count, 0);
}

function failedCheck(check: PageReport['checks'][number]): Problem {
  const name = short(checkName(check), 120);
  return {
    tone: 'bad',
    text: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${short(describeCheck(check), 200)}.`,
  };
}
