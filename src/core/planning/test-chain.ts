/** Kinds of what can be wrong with records of tests. */
export const CHAIN_FINDINGS = [
  'gap',
  'truncated',
  'fork',
  'replay',
  'overlap',
  'unsigned',
  'future',
  'unread',
] as const;
export type ChainFindingKind = (typeof CHAIN_FINDINGS)[number];

/** A record of a test, as far as the order of the records matters. */
export interface ChainLink {
  readonly key: string;
  readonly sha256: string;
  /** Null if it is not signed. */
  readonly verifier: string | null;
  /** The record before it. */
  readonly previous: { readonly recordSha256: string; readonly finishedAt: string } | null;
  /** The newest records of other verifiers when it was written. */
  readonly otherHeads: readonly {
    readonly verifier: string;
    readonly recordSha256: string;
    readonly finishedAt: string;
  }[];
  /** Not every destination could be read when the one before it was chosen. */
  readonly isUncertain: boolean;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** `fork`: two records name the same one before them. `overlap`: they do, but neither test could know of the other. */
export interface ChainProblem {
  readonly kind: 'fork' | 'overlap';
  readonly severity: 'finding' | 'note';
  readonly records: readonly string[];
  readonly verifier: string | null;
}

/** By their ends. Of two that ended at once, the hashes decide, as for those who choose the newest one. */
export function isOlder(a: ChainLink, b: ChainLink): boolean {
  const [endA, endB] = [a.finishedAt.getTime(), b.finishedAt.getTime()];
  return endA === endB ? a.sha256 < b.sha256 : endA < endB;
}

/**
 * Finds records that name the same one before them, and records that name none although their verifier has older ones.
 * @param links the accepted records that were read
 */
export function forksAmong(links: readonly ChainLink[]): ChainProblem[] {
  return [...Map.groupBy(links, ({ verifier }) => verifier).values()].flatMap((own) => {
    const oldestFirst = own.toSorted((a, b) => (isOlder(a, b) ? -1 : 1));
    const firstToName = new Map<string, ChainLink>();
    return oldestFirst.flatMap((link, index) => {
      const name = link.previous?.recordSha256;
      const other = name === undefined ? oldestFirst[index - 1] : firstToName.get(name);
      if (name !== undefined && other === undefined) firstToName.set(name, link);
      return other === undefined ? [] : [problemOf(other, link)];
    });
  });
}

function problemOf(first: ChainLink, later: ChainLink): ChainProblem {
  const { verifier } = later;
  const records = [first.key, later.key];
  if (later.startedAt <= first.finishedAt) return { kind: 'overlap', severity: 'note', records, verifier };
  return { kind: 'fork', severity: later.isUncertain ? 'note' : 'finding', records, verifier };
}
