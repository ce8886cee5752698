import type { EvidenceChain } from '../../report/facts/evidence.ts';
import type { TestEntry } from '../../report/facts/history.ts';

/** The records that another one may name. */
interface Named {
  /** All of the pack, of any time. */
  readonly known: readonly TestEntry[];
  /** Hashes of those whose removal is in the pack. */
  readonly removed: ReadonlySet<string>;
}

/** The chain of each verifier's records, in the order of their ends. */
export function chainsOf(database: string, tests: readonly TestEntry[], { known, removed }: Named): EvidenceChain[] {
  const hashes = new Set(known.map(({ recordSha256 }) => recordSha256));
  const byVerifier = Map.groupBy(tests, ({ verifier }) => verifier);
  return [...byVerifier]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .flatMap(([verifier, records]): EvidenceChain[] => {
      const [first] = records;
      const head = records.at(-1);
      if (first === undefined || head === undefined) return [];
      const missing = records
        .slice(1)
        .filter(({ previousSha256 }) => previousSha256 === null || !hashes.has(previousSha256));
      const isRemoved = ({ previousSha256 }: TestEntry): boolean =>
        previousSha256 !== null && removed.has(previousSha256);
      const explained = missing.filter(isRemoved).length;
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
