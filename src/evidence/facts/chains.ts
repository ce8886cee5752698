import type { EvidenceChain } from '../../report/facts/evidence.ts';
import type { OtherHead, TestEntry } from '../../report/facts/history.ts';

/** A record as another one names it. */
export type NamedRecord = Pick<OtherHead, 'recordSha256' | 'finishedAt'>;

/** The records that another one may name. */
interface Named {
  /** All of the pack, of any time. */
  readonly known: readonly TestEntry[];
  /** Hashes of those whose removal is in the pack. */
  readonly removed: ReadonlySet<string>;
  /** Whether records of a verifier are in the pack. */
  readonly isCounted: (verifier: string) => boolean;
  /** Begin of the period, as an ISO time. What ended before is not in the pack. */
  readonly from: string;
}

/** The records that a record names: the one before it, and the newest ones of other verifiers. */
export function namedBy({ previousSha256, previousAt, otherHeads = [] }: TestEntry): NamedRecord[] {
  const previous =
    previousSha256 === null || previousAt === null ? [] : [{ recordSha256: previousSha256, finishedAt: previousAt }];
  return [...previous, ...otherHeads.map(({ recordSha256, finishedAt }) => ({ recordSha256, finishedAt }))];
}

/** The chain of each verifier's records, in the order of their ends. */
export function chainsOf(database: string, tests: readonly TestEntry[], named: Named): EvidenceChain[] {
  const hashes = new Set(named.known.map(({ recordSha256 }) => recordSha256));
  const byVerifier = Map.groupBy(tests, ({ verifier }) => verifier);
  return [...byVerifier]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .flatMap(([verifier, records]): EvidenceChain[] => {
      const [first] = records;
      const head = records.at(-1);
      if (first === undefined || head === undefined) return [];
      const before = records.slice(1).map(({ previousSha256 }) => previousSha256);
      const missing = [...before, ...headsOf(records, named)].filter((hash) => hash === null || !hashes.has(hash));
      const explained = missing.filter((hash) => hash !== null && named.removed.has(hash)).length;
      return [
        {
          ...{ database, verifier, records: records.length, breaks: missing.length - explained, removed: explained },
          previousSha256: first.previousSha256,
          firstSha256: first.recordSha256,
          headSha256: head.recordSha256,
        },
      ];
    });
}

/** Hashes of the newest records of other verifiers that must be in the pack. Each counts once. */
function headsOf(records: readonly TestEntry[], { isCounted, from }: Named): Set<string> {
  const heads = records.flatMap(({ otherHeads = [] }) => otherHeads);
  return new Set(
    heads.flatMap(({ verifier, recordSha256, finishedAt }) =>
      isCounted(verifier) && finishedAt >= from ? recordSha256 : [],
    ),
  );
}
