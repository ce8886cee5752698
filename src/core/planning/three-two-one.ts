/** The facts about a destination that the rule needs. */
export interface CopyPlace {
  readonly label: string;
  /** Its provider. */
  readonly provider: string;
  readonly region: string | undefined;
  /** Away from the database and its network. */
  readonly offsite: boolean;
  /** Stored objects can't be changed or deleted for a time. */
  readonly immutable: boolean;
  /** It has a complete copy of the newest backup. */
  readonly holdsNewest: boolean;
}

/** How far the rule "3 copies, on 2 media, 1 of them offsite" is met. */
export interface ThreeTwoOne {
  readonly isMet: boolean;
  /** Copies of the data: the database itself and each destination that has the newest backup. */
  readonly copies: number;
  /** The database's own location (a folder of this machine counts as the same), and each other provider. */
  readonly media: number;
  readonly providers: readonly string[];
  readonly regions: readonly string[];
  readonly offsite: number;
  readonly immutable: number;
  /** What would satisfy the rule. Empty if it is met. */
  readonly missing: readonly CopyAdvice[];
  /** What 3-2-1-1-0 requires in addition: an immutable copy, no errors. */
  readonly beyond: readonly CopyAdvice[];
}

/** What would make the copies safer. */
export type CopyAdvice =
  | {
      readonly need: 'copies';
      /** Destinations to add. */
      readonly add: number;
      /** Destinations that only lack the newest backup. */
      readonly sync: readonly string[];
    }
  | { readonly need: 'medium' | 'immutable' }
  | {
      readonly need: 'offsite';
      /** One of the destinations may be offsite, because not every address shows it. */
      readonly mayBeSo: boolean;
    }
  | { readonly need: 'repair'; readonly errors: number };

/** A folder is on the machine of the run, which may also be the database's machine. */
const HERE = 'this machine';

/**
 * Evaluates where the copies are. Two buckets of one provider count as two copies on one medium, because one account or one
 * bill can take down both.
 * @param errors findings about the copies, such as missing objects and failed verifications; undefined if none were looked for
 */
export function evaluateCopies(places: readonly CopyPlace[], errors?: number): ThreeTwoOne {
  const holding = places.filter((place) => place.holdsNewest);
  const providers = [...new Set(holding.map((place) => place.provider))].sort();
  const regions = [...new Set(holding.flatMap((place) => place.region ?? []))].sort();
  const copies = 1 + holding.length;
  const media = 1 + providers.filter((provider) => provider !== HERE).length;
  const offsite = holding.filter((place) => place.offsite).length;
  const immutable = holding.filter((place) => place.immutable).length;
  const missing: CopyAdvice[] = [];
  const behind = places.filter((place) => !place.holdsNewest);
  if (copies < 3) missing.push(copiesAdvice(3 - copies, behind));
  if (media < 2) missing.push({ need: 'medium' });
  if (offsite < 1) missing.push({ need: 'offsite', mayBeSo: holding.length > 0 });
  const beyond: CopyAdvice[] = [];
  if (immutable < 1) beyond.push({ need: 'immutable' });
  if (errors !== undefined && errors > 0) beyond.push({ need: 'repair', errors });
  return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}

function copiesAdvice(lacking: number, behind: readonly CopyPlace[]): CopyAdvice {
  return { need: 'copies', add: Math.max(0, lacking - behind.length), sync: behind.map((place) => place.label) };
}
