import type { ChainLink } from '../core/planning/test-chain.ts';
import type { AcceptedRecord, FoundRecord } from '../repository/records/test-record.ts';
import { below, type Found } from './chain-findings.ts';

type Head = NonNullable<ChainLink['previous']>;

/** Explains that a record which another one names is missing. */
export type ExplainGap = (missing: Head) => Promise<boolean>;

/** The records that were read, and those that they name. */
export class ReadChain {
  readonly links: ChainLink[];
  readonly #ofPeriod: ReadonlySet<string>;
  readonly #known: Set<string>;
  /** Hashes of records whose verifiers are not accepted here: they are stored, and don't count. */
  readonly #uncounted = new Set<string>();
  /** Verifiers of records that name none before them: an older one would contradict that. */
  readonly #beginning: Set<string | null>;

  constructor(tests: readonly AcceptedRecord[]) {
    this.links = tests.map(linkOf);
    this.#ofPeriod = new Set(tests.map(({ key }) => below(key)));
    this.#known = new Set(tests.map(({ sha256 }) => sha256));
    this.#beginning = new Set(this.links.flatMap(({ previous, verifier }) => (previous === null ? [verifier] : [])));
  }

  /** Also one that does not count: it is not missing. */
  add(found: FoundRecord): void {
    if (found.status !== 'accepted') {
      const { status, sha256, isOfAccepted } = found;
      if (status === 'unsigned' && sha256 !== null && !isOfAccepted) this.#uncounted.add(sha256);
      return;
    }
    const link = linkOf(found);
    this.links.push(link);
    this.#known.add(link.sha256);
    this.#beginning.delete(link.verifier);
  }

  isOfPeriod(key: string): boolean {
    return this.#ofPeriod.has(key);
  }

  /** When the records ended that those of the period name: the name of a record states it. */
  get namedTimes(): ReadonlySet<number> {
    const heads = this.links.flatMap(({ previous, otherHeads }) => [
      ...(previous === null ? [] : [previous]),
      ...otherHeads,
    ]);
    return new Set(heads.map(({ finishedAt }) => Date.parse(finishedAt)));
  }

  /** Whether older records could not change what is found. A period without records still has the head before it. */
  get isComplete(): boolean {
    return this.#beginning.size === 0 && this.links.length > 0;
  }

  /** Records of the period that name one that is nowhere. */
  async missing(explain: ExplainGap): Promise<Found[]> {
    const known = new Map<string, Promise<boolean>>();
    const isExplained = (head: Head): Promise<boolean> => {
      const asked = known.get(head.recordSha256) ?? explain(head);
      known.set(head.recordSha256, asked);
      return asked;
    };
    const links = this.links
      .filter(({ key }) => this.#ofPeriod.has(key))
      .toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
    const found: Found[] = [];
    const named = new Set<string>();
    for (const { key, verifier, previous } of links) {
      if (previous === null || this.#known.has(previous.recordSha256)) continue;
      named.add(previous.recordSha256);
      if (!(await isExplained(previous))) found.push({ kind: 'gap', severity: 'finding', records: [key], verifier });
    }
    for (const { key, otherHeads } of links) {
      for (const { verifier, ...head } of otherHeads) {
        const { recordSha256 } = head;
        if (this.#known.has(recordSha256) || this.#uncounted.has(recordSha256) || named.has(recordSha256)) continue;
        named.add(recordSha256);
        if (await isExplained(head)) continue;
        found.push({ kind: 'truncated', severity: 'finding', records: [key], verifier, same: '' });
      }
    }
    return found;
  }
}

function linkOf({ key, sha256, record }: AcceptedRecord): ChainLink {
  const { verifier, previous, unread, startedAt, finishedAt, otherHeads = [] } = record;
  return {
    ...{ key: below(key), sha256, verifier, previous, isUncertain: unread.length > 0 },
    otherHeads: otherHeads.flatMap(({ verifier: other, head }) => (head === null ? [] : { verifier: other, ...head })),
    startedAt: new Date(startedAt),
    finishedAt: new Date(finishedAt),
  };
}
