import { shortFingerprint } from '../../core/keys/key-name.ts';
import type { ChainFinding, DatabaseHistory, HistoryReport, TestEntry } from '../facts/history.ts';
import { humanBytes, humanMs, humanTime, plural } from '../format.ts';
import { differencesIgnored, verdictInWords } from '../words/checks/checks.ts';
import { listed } from '../words/names.ts';
import { type Body, code, factsBlock, type Headline, type Line, many, type Section, toned } from './document.ts';

const VERDICT_TONES = { passed: 'good', failed: 'bad', error: 'warn' } as const;
/** Records that a finding names. */
const NAMED = 4;

const FINDINGS: Readonly<Record<ChainFinding['kind'], string>> = {
  gap: 'The record before this one is missing at every destination, and no accepted removal explains that',
  truncated:
    'The newest records of a verifier are missing at every destination: this record of another verifier names one',
  fork: 'Two records name the same one before them',
  overlap: 'Two tests took place at the same time, so their records name the same one before them',
  replay: 'A signed record is stored under a name or in a database that is not its own',
  unsigned: 'No accepted verifier signed these, so they do not count',
  future: 'A signed record has a date in the future, so it does not count',
  unread: 'Too many other records do not count, so these were not read and the history may not be complete',
};

const COLUMNS = [
  { title: 'finished' },
  { title: 'test' },
  { title: 'verdict' },
  { title: 'backup' },
  { title: 'restored in', align: 'right' },
  { title: 'age of its data', align: 'right', optional: true },
  { title: 'copies read', optional: true },
  { title: 'signed by', optional: true },
] as const;

export function historyDocument(report: HistoryReport): Body {
  const { history } = report;
  if (history === undefined) return { tone: 'bad', title: 'No history', sentence: '', sections: [] };
  const sections = [
    ...findingsOf(history, 'finding'),
    testSection(history),
    ...findingsOf(history, 'note'),
    chainSection(history),
    ...destinationSection(history),
  ];
  return { ...headline(history), sections };
}

function headline({ tests, chain, from, isAuthenticated }: DatabaseHistory): Headline {
  const missing = chain.findings.some(({ severity }) => severity === 'finding');
  const since = from === null ? '' : ` since ${humanTime(from)}`;
  const count = (verdict: TestEntry['verdict']): string => {
    const number = tests.filter((test) => test.verdict === verdict).length;
    return number === 0 ? '' : `${number} ${verdict === 'error' ? 'without a verdict' : verdict}`;
  };
  const counts = (['passed', 'failed', 'error'] as const).map(count).filter((text) => text !== '');
  const made = `${plural(tests.length, 'test')}${since}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.`;
  if (missing) return { tone: 'bad', title: 'The records are not as they should be', sentence: made };
  const title = tests.length === 0 ? 'No tests are on record' : 'The records are complete';
  return { tone: tests.length === 0 || !isAuthenticated ? 'warn' : 'good', title, sentence: made };
}

function findingsOf({ chain }: DatabaseHistory, severity: ChainFinding['severity']): Section[] {
  const found = chain.findings.filter((each) => each.severity === severity);
  if (found.length === 0) return [];
  const items = many(found, ({ kind, records, count }): Line => {
    const times = count === 1 ? '' : ` (${count} times)`;
    return `${FINDINGS[kind]}${times}: ${listed(records.slice(0, NAMED), Math.max(records.length, count) - NAMED)}.`;
  });
  const isFinding = severity === 'finding';
  const title = isFinding ? 'Wrong with the records' : 'Notes about the records';
  const list = { kind: 'list', extent: isFinding ? 'finding' : 'detail', items } as const;
  return [{ title, tone: isFinding ? 'bad' : 'warn', blocks: [list] }];
}

function testSection({ tests, isAuthenticated }: DatabaseHistory): Section {
  if (tests.length === 0) return { title: 'Tests', blocks: [{ kind: 'note', text: 'None.' }] };
  const rows = many(tests.toReversed(), (test) => rowOf(test, isAuthenticated));
  return { title: 'Tests', blocks: [{ kind: 'table', extent: 'result', columns: COLUMNS, rows }] };
}

function rowOf(test: TestEntry, isAuthenticated: boolean): Line[] {
  const { verdict, reason, errorCode, backup, restoreMs, backupAgeMs, copies, verifier } = test;
  const { ignored = 0 } = test.checks;
  const why = errorCode === null ? '' : ` (${errorCode})`;
  const but = ignored === 0 ? '' : `, ${differencesIgnored(ignored)}`;
  const read = copies.flatMap(({ destination, state }) => (state === 'read' ? destination : []));
  const key = verifier === null ? 'no key' : shortFingerprint(verifier);
  return [
    humanTime(test.finishedAt),
    test.scenario === null ? test.kind : `${test.kind}: ${test.scenario}`,
    toned(
      verdict === 'passed' && ignored > 0 ? 'warn' : VERDICT_TONES[verdict],
      `${verdictInWords(verdict, reason)}${why}${but}`,
    ),
    backup === null ? 'none' : code(backup.id),
    restoreMs === null ? '' : humanMs(restoreMs),
    backupAgeMs === null ? '' : humanMs(backupAgeMs),
    read.length === 0 ? 'none' : read.join(', '),
    verifier !== null && !isAuthenticated ? `${key}, not checked` : key,
  ];
}

function chainSection({ chain }: DatabaseHistory): Section {
  const facts = chain.heads.map(({ verifier, recordSha256, finishedAt }) => {
    const whose = verifier === null ? 'Newest unsigned record' : `Newest record of ${shortFingerprint(verifier)}`;
    return [whose, [code(recordSha256), `, ${humanTime(finishedAt)}`]] as const;
  });
  const none = facts.length === 0 ? ([['Newest record', 'none']] as const) : [];
  return { title: 'Chain', fold: 'page', blocks: [factsBlock(...facts, ...none)] };
}

function destinationSection({ destinations, backups }: DatabaseHistory): Section[] {
  const rows = destinations.map(({ label, isReachable, backups: count, totalBytes, lastProvedAt }) => {
    if (!isReachable) return [label, 'could not be read'] as const;
    const proved =
      lastProvedAt === null ? 'no copy was read yet' : `a copy was last verified at ${humanTime(lastProvedAt)}`;
    return [label, `${plural(count, 'backup')}, ${humanBytes(totalBytes)}; ${proved}`] as const;
  });
  const title = `${plural(backups.length, 'backup')} at ${plural(destinations.length, 'destination')}`;
  return [{ title, fold: 'page', blocks: [factsBlock(...rows)] }];
}
