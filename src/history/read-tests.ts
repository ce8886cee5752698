import { type ChainLink, type ChainProblem, forksAmong, isOlder } from '../core/planning/test-chain.ts';
import type { ChainFinding, ChainHead } from '../report/facts/history.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type {
  AcceptedRecord,
  FoundRecord,
  RefusedRecord,
  VerificationLog,
} from '../repository/records/verification-log.ts';
import { isWithin, type Period } from './period.ts';

/** Records read at once, over all destinations. */
const READS_AHEAD = 32;
/** Names in one finding. Anyone with write access can plant thousands. */
const MOST_NAMED = 100;

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

/** Explains that the record before one is missing. */
type ExplainGap = (previous: NonNullable<ChainLink['previous']>) => Promise<boolean>;

/**
 * Reads the records of a period, each from the first destination that has a good copy, and of those before it only what they
 * name.
 */
export async function readTests(
  logs: readonly VerificationLog[],
  period: Period,
  explain: ExplainGap,
): Promise<ReadTests> {
  const { since } = period;
  const names = new Map(
    logs.flatMap((log) => log.names.map(({ name, time }): [string, Named] => [name, { name, time }])),
  );
  const newestFirst = [...names.values()].sort((a, b) => b.time.getTime() - a.time.getTime());
  const find = ({ name }: Named): Promise<FoundRecord | undefined> => findAnywhere(logs, name);
  const tests: AcceptedRecord[] = [];
  const refused: RefusedRecord[] = [];
  for await (const found of mapAhead(
    newestFirst.filter(({ time }) => isWithin(period, time)),
    READS_AHEAD,
    find,
  )) {
    if (found?.status === 'accepted') tests.push(found);
    else if (found !== undefined) refused.push(found);
  }
  const before = since === undefined ? [] : newestFirst.filter(({ time }) => time < since);
  const chain = new ReadChain(tests);
  for await (const found of mapAhead(before, READS_AHEAD, find)) {
    if (found?.status === 'accepted') chain.addOlder(found);
    if (chain.isComplete) break;
  }
  const gaps = await gapsIn(chain, explain);
  const forks = forksAmong(chain.links).filter(({ records }) => records.some((key) => chain.isOfPeriod(key)));
  return {
    tests: tests.toReversed(),
    heads: headsOf(chain.links),
    findings: [...gaps, ...forks, ...(await strangeAmong(refused))],
  };
}

/** The records that were read, and those that they name. */
class ReadChain {
  readonly links: ChainLink[];
  readonly #ofPeriod: ReadonlySet<string>;
  readonly #known: Set<string>;
  readonly #named: Set<string>;
  /** Verifiers of records that name none before them: an older one would contradict that. */
  readonly #beginning: Set<string | null>;

  constructor(tests: readonly AcceptedRecord[]) {
    this.links = tests.map(linkOf);
    this.#ofPeriod = new Set(tests.map(({ key }) => below(key)));
    this.#known = new Set(tests.map(({ sha256 }) => sha256));
    this.#named = new Set(this.links.flatMap(({ previous }) => previous?.recordSha256 ?? []));
    this.#beginning = new Set(this.links.flatMap(({ previous, verifier }) => (previous === null ? [verifier] : [])));
    for (const sha256 of this.#known) this.#named.delete(sha256);
  }

  addOlder(found: AcceptedRecord): void {
    const link = linkOf(found);
    this.links.push(link);
    this.#known.add(link.sha256);
    this.#named.delete(link.sha256);
    this.#beginning.delete(link.verifier);
  }

  isOfPeriod(key: string): boolean {
    return this.#ofPeriod.has(key);
  }

  /** Whether older records could not change what is found. A period without records still has the head before it. */
  get isComplete(): boolean {
    return this.#named.size === 0 && this.#beginning.size === 0 && this.links.length > 0;
  }

  /** Records of the period that name one that is nowhere. */
  get broken(): ChainLink[] {
    return this.links.filter(({ key, previous }) => {
      return previous !== null && this.#ofPeriod.has(key) && !this.#known.has(previous.recordSha256);
    });
  }
}

async function findAnywhere(logs: readonly VerificationLog[], name: string): Promise<FoundRecord | undefined> {
  let refused: FoundRecord | undefined;
  for (const log of logs) {
    const found = await log.find(name);
    if (found?.status === 'accepted') return found;
    refused ??= found;
  }
  return refused;
}

function linkOf({ key, sha256, record }: AcceptedRecord): ChainLink {
  const { verifier, previous, unread, startedAt, finishedAt } = record;
  const times = { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
  return { key: below(key), sha256, verifier, previous, isUncertain: unread.length > 0, ...times };
}

/** A key, below the database's folder. */
function below(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

async function gapsIn(chain: ReadChain, explain: ExplainGap): Promise<ChainProblem[]> {
  const gaps: ChainProblem[] = [];
  for (const { key, verifier, previous } of chain.broken) {
    if (previous !== null && (await explain(previous))) continue;
    gaps.push({ kind: 'gap', severity: 'finding', records: [key], verifier });
  }
  return gaps;
}

function headsOf(links: readonly ChainLink[]): ChainHead[] {
  return [...Map.groupBy(links, ({ verifier }) => verifier)].flatMap(([verifier, own]) => {
    const newest = own.reduce((a, b) => (isOlder(a, b) ? b : a));
    const finishedAt = newest.finishedAt.toISOString();
    return { verifier, recordSha256: newest.sha256, finishedAt, records: own.length };
  });
}

/** Records that don't count. Only what an accepted verifier signed can be a finding: anyone can plant anything else. */
async function strangeAmong(refused: readonly RefusedRecord[]): Promise<ChainFinding[]> {
  const unsigned: string[] = [];
  const findings: ChainFinding[] = [];
  for (const { status, key, verifier, isSigned } of refused) {
    const kind = status === 'misplaced' ? 'replay' : status;
    if ((kind !== 'replay' && kind !== 'future') || !(await isSigned())) unsigned.push(below(key));
    else findings.push({ kind, severity: 'finding', records: [below(key)], verifier });
  }
  if (unsigned.length === 0) return findings;
  const records = unsigned.slice(0, MOST_NAMED);
  return [...findings, { kind: 'unsigned', severity: 'note', records, verifier: null }];
}
