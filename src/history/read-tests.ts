import { type ChainLink, forksAmong, isOlder } from '../core/planning/test-chain.ts';
import type { ChainFinding, ChainHead } from '../report/facts/history.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { AcceptedRecord, FoundRecord, RefusedRecord } from '../repository/records/test-record.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';
import { groupFindings, untrustedAmong } from './chain-findings.ts';
import { isWithin, type Period } from './period.ts';
import { type ExplainGap, ReadChain } from './read-chain.ts';

/** Records read at once, over all destinations. */
const READS_AHEAD = 32;

/** The records of tests at all destinations together. */
export interface ReadTests {
  /** Those of the period, oldest first. */
  readonly tests: readonly AcceptedRecord[];
  readonly heads: readonly ChainHead[];
  readonly findings: readonly ChainFinding[];
}

interface Named {
  readonly name: string;
  readonly time: Date;
}

/**
 * Reads the records of a period, each from the first destination that has a good copy, and of those before it only what they
 * name.
 */
export async function readTests(
  logs: readonly VerificationLog[],
  period: Period,
  explain: ExplainGap,
): Promise<ReadTests> {
  const names = new Map(
    logs.flatMap((log) => log.names.map(({ name, time }): [string, Named] => [name, { name, time }])),
  );
  const newestFirst = [...names.values()].sort((a, b) => b.time.getTime() - a.time.getTime());
  const tests: AcceptedRecord[] = [];
  const refused: RefusedRecord[] = [];
  for await (const found of readAll(
    logs,
    newestFirst.filter(({ time }) => isWithin(period, time)),
  )) {
    if (found.status === 'accepted') tests.push(found);
    else refused.push(found);
  }
  const chain = new ReadChain(tests);
  for (const each of refused) chain.add(each);
  refused.push(...(await readBefore(logs, chain, namesBefore(newestFirst, period))));
  const missing = await chain.missing(explain);
  const forks = forksAmong(chain.links).filter(({ records }) => records.some((key) => chain.isOfPeriod(key)));
  return {
    tests: tests.toReversed(),
    heads: headsOf(chain.links),
    findings: groupFindings([...missing, ...forks, ...untrustedAmong(refused)]),
  };
}

function namesBefore(newestFirst: readonly Named[], { since }: Period): readonly Named[] {
  return since === undefined ? [] : newestFirst.filter(({ time }) => time < since);
}

/** Reads what the records of the period name and then, if that is not enough, from the newest one on. @returns what it could not read */
async function readBefore(
  logs: readonly VerificationLog[],
  chain: ReadChain,
  before: readonly Named[],
): Promise<RefusedRecord[]> {
  const unread: RefusedRecord[] = [];
  const add = (found: FoundRecord): void => {
    if (found.status === 'unread') unread.push(found);
    else chain.add(found);
  };
  const { namedTimes } = chain;
  const [named, others] = partition(before, ({ time }) => namedTimes.has(time.getTime()));
  for await (const found of readAll(logs, named)) add(found);
  if (chain.isComplete) return unread;
  for await (const found of readAll(logs, others)) {
    add(found);
    if (chain.isComplete) break;
  }
  return unread;
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

async function* readAll(logs: readonly VerificationLog[], names: readonly Named[]): AsyncGenerator<FoundRecord> {
  for await (const found of mapAhead(names, READS_AHEAD, ({ name }) => findAnywhere(logs, name))) {
    if (found !== undefined) yield found;
  }
}

async function findAnywhere(logs: readonly VerificationLog[], name: string): Promise<FoundRecord | undefined> {
  let refused: FoundRecord | undefined;
  for (const log of logs) {
    const found = await log.find(name);
    if (found?.status === 'accepted') return found;
    // One that was not read could be the good one.
    if (refused === undefined || found?.status === 'unread') refused = found ?? refused;
  }
  return refused;
}

function headsOf(links: readonly ChainLink[]): ChainHead[] {
  return [...Map.groupBy(links, ({ verifier }) => verifier)].flatMap(([verifier, own]) => {
    const newest = own.reduce((a, b) => (isOlder(a, b) ? b : a));
    const finishedAt = newest.finishedAt.toISOString();
    return { verifier, recordSha256: newest.sha256, finishedAt, records: own.length };
  });
}
