import type { EvidenceChain, TestEntry } from '../../report/report.ts';

/** The chain of each verifier's records, in the order of their ends. @param known all records of the pack, of any time */
export function chainsOf(database: string, tests: readonly TestEntry[], known: readonly TestEntry[]): EvidenceChain[] {
  const hashes = new Set(known.map(({ recordSha256 }) => recordSha256));
  const byVerifier = Map.groupBy(tests, ({ verifier }) => verifier);
  return [...byVerifier]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .flatMap(([verifier, records]): EvidenceChain[] => {
      const [first] = records;
      const head = records.at(-1);
      if (first === undefined || head === undefined) return [];
      const broken = records
        .slice(1)
        .filter(({ previousSha256 }) => previousSha256 === null || !hashes.has(previousSha256));
      return [
        {
          ...{ database, verifier, records: records.length, breaks: broken.length },
          previousSha256: first.previousSha256,
          firstSha256: first.recordSha256,
          headSha256: head.recordSha256,
        },
      ];
    });
}
