/** Why a new backup must not build on a chain as it is stored at one destination. */
export type ChainFlaw =
  /** This backup of the chain has no manifest there, or is about to be removed. */
  | { readonly why: 'removed'; readonly id: string }
  /** A pack is missing, or has another size. */
  | { readonly why: 'object-missing'; readonly key: string }
  /** The list of its objects could not be read. */
  | { readonly why: 'list-unreadable'; readonly finding: string }
  /** The last verification of this backup of the chain failed. */
  | { readonly why: 'verification-failed'; readonly id: string };

/** @param label of the destination */
export function describeChainFlaw(label: string, flaw: ChainFlaw): string {
  switch (flaw.why) {
    case 'removed':
      return `${label} lacks ${flaw.id}, or is about to remove it`;
    case 'object-missing':
      return `${label} lacks ${flaw.key}`;
    case 'list-unreadable':
      return `${flaw.finding} (${label})`;
    case 'verification-failed':
      return `the last verification of ${flaw.id} failed`;
  }
}
