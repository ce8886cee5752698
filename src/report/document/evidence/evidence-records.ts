import { shortFingerprint } from '../../../core/keys/key-name.ts';
import type { EvidenceDatabase, EvidenceFacts } from '../../facts/evidence.ts';
import type { ChainFinding, TestEntry } from '../../facts/history.ts';
import { humanAge, humanMs } from '../../format.ts';
import { differencesIgnored, verdictInWords } from '../../words/checks/checks.ts';
import { listed } from '../../words/names.ts';
import { minuteOf } from '../../words/times.ts';
import { type Block, code, type Line, many, type Section, toned } from '../document.ts';

/** Which copies the tests read. A destination that no test read is not listed: the records do not name it. */
export function copySection({ databases }: EvidenceFacts): Section[] {
  const lines = databases.flatMap((database) => copiesOf(database));
  if (lines.length === 0) return [];
  const columns = [
    { title: 'database' },
    { title: 'destination' },
    { title: 'tests that read its copy', align: 'right' },
    { title: 'last one that passed (UTC)' },
    { title: 'found damaged', align: 'right' },
  ] as const;
  const rows = many(lines, (line): Line[] => [
    code(line.database),
    code(line.destination),
    String(line.read),
    line.provedAt === null ? toned('warn', 'none') : minuteOf(line.provedAt),
    line.damaged === 0 ? '0' : toned('bad', String(line.damaged)),
  ]);
  return [{ title: 'Copies', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}

function copiesOf({ name, tests }: EvidenceDatabase) {
  const labels = new Set(tests.flatMap(({ copies }) => copies.map(({ destination }) => destination)));
  return [...labels].toSorted().map((destination) => {
    const having = (state: string): TestEntry[] =>
      tests.filter(({ copies }) => copies.some((copy) => copy.destination === destination && copy.state === state));
    const read = having('read');
    const proved = read.findLast(({ verdict }) => verdict === 'passed');
    return {
      ...{ database: name, destination, read: read.length, damaged: having('damaged').length },
      provedAt: proved?.finishedAt ?? null,
    };
  });
}

export function testSection({ databases, verifiers }: EvidenceFacts): Section[] {
  const all = databases.flatMap(({ name, tests }) => tests.map((test) => ({ name, test })));
  if (all.length === 0) return [];
  const columns = [
    { title: 'date (UTC)' },
    { title: 'database' },
    { title: 'test' },
    { title: 'backup' },
    { title: 'result' },
    { title: 'checks passed', align: 'right' },
    { title: 'restore', align: 'right' },
    { title: 'age of the data', align: 'right' },
    { title: 'signed by' },
  ] as const;
  const rows = many(
    all.toSorted((a, b) => (a.test.finishedAt < b.test.finishedAt ? -1 : 1)),
    ({ name, test }): Line[] => [
      minuteOf(test.finishedAt),
      code(name),
      test.scenario === null ? test.kind : `${test.kind}: ${test.scenario}`,
      test.backup === null ? 'none was found' : code(test.backup.id),
      resultOf(test),
      checksInWords(test),
      test.restoreMs === null ? '' : humanMs(test.restoreMs),
      test.backupAgeMs === null ? '' : humanAge(test.backupAgeMs),
      verifiers === null ? 'not checked' : code(test.signedBy === null ? '' : shortFingerprint(test.signedBy)),
    ],
  );
  return [{ title: 'All restore tests', blocks: [{ kind: 'table', extent: 'result', columns, rows }] }];
}

function resultOf({ verdict, reason, checks: { ignored = 0 } }: TestEntry): Line {
  if (verdict !== 'passed') return toned('bad', verdictInWords(verdict, reason));
  return ignored === 0 ? toned('good', 'passed') : toned('warn', 'passed in part');
}

/** A difference that a rule of the team's ignores is no passed check, and not one that was left out. */
function checksInWords({ checks: { passed, failed, error, skipped, ignored = 0 } }: TestEntry): string {
  const left = skipped - ignored;
  const more = [...(left === 0 ? [] : [`${left} skipped`]), ...(ignored === 0 ? [] : [differencesIgnored(ignored)])];
  return [`${passed} of ${passed + failed + error}`, ...more].join(', ');
}

/** Records that a finding names. */
const NAMED = 3;

const FINDINGS: Readonly<Record<ChainFinding['kind'], string>> = {
  gap: 'a record is missing',
  truncated: "the newest records of a verifier are missing, which another one's record names",
  fork: 'two records name the same one before them',
  replay: 'an old record under another name',
  overlap: 'two runs overlapped in time',
  unsigned: 'a record that no accepted key signed',
  future: 'a record from the future',
  unread: 'records that were not read, because too many others do not count',
};

export function chainSection({ databases }: EvidenceFacts): Section[] {
  const chains = databases.flatMap((database) => database.chains);
  if (chains.length === 0) return [];
  const columns = [
    { title: 'database' },
    { title: 'verifier' },
    { title: 'records', align: 'right' },
    { title: 'breaks', align: 'right' },
    { title: 'removed by age', align: 'right' },
    { title: 'last record (SHA-256)' },
  ] as const;
  const rows = many(chains, ({ database, verifier, records, breaks, removed, headSha256 }): Line[] => [
    code(database),
    verifier === null ? 'not signed' : code(shortFingerprint(verifier)),
    String(records),
    breaks === 0 ? '0' : toned('bad', String(breaks)),
    String(removed),
    code(headSha256),
  ]);
  const table: Block = { kind: 'table', extent: 'result', columns, rows };
  return [{ title: 'Chains of records', blocks: [table, ...findingsOf(databases)] }];
}

/** As they were at the destinations when the evidence was made. */
function findingsOf(databases: readonly EvidenceDatabase[]): Block[] {
  const found = databases.flatMap(({ name, findings }) => findings.map((finding) => ({ name, finding })));
  if (found.length === 0) return [];
  const items = many(
    found,
    ({ name, finding: { kind, severity, records, count } }): Line => [
      ...(severity === 'finding' ? [toned('bad', 'finding: ')] : ['note: ']),
      `${name}: ${FINDINGS[kind]}`,
      count === 1 ? '' : `, ${count} times`,
      records.length === 0 ? '' : ` (${listed(records.slice(0, NAMED), Math.max(records.length, count) - NAMED)})`,
    ],
  );
  return [{ kind: 'list', extent: 'finding', items }];
}
