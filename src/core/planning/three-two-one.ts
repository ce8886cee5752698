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
  /** What would satisfy the rule, one sentence each. Empty if it is met. */
  readonly missing: readonly string[];
  /** What 3-2-1-1-0 requires in addition: an immutable copy, no errors. */
  readonly beyond: readonly string[];
}

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
  const missing: string[] = [];
  const behind = places.filter((place) => !place.holdsNewest);
  if (copies < 3) missing.push(copiesAdvice(3 - copies, behind));
  if (media < 2) missing.push('Keep one copy with a provider, or on a server, other than this machine.');
  if (offsite < 1) missing.push(offsiteAdvice(holding));
  const beyond: string[] = [];
  if (immutable < 1)
    beyond.push('No copy is immutable: `lock` on one destination protects it from anyone who may delete.');
  if (errors !== undefined && errors > 0) beyond.push(`There are errors to fix: ${errors}.`);
  return { isMet: missing.length === 0, copies, media, providers, regions, offsite, immutable, missing, beyond };
}

function copiesAdvice(lacking: number, behind: readonly CopyPlace[]): string {
  const names = behind.map((place) => place.label).join(', ');
  const sync = behind.length === 0 ? '' : ` \`sync\` copies the newest backup to ${names}.`;
  const more = lacking - behind.length;
  if (more <= 0) return sync.trim();
  return `Add ${more} destination${more === 1 ? '' : 's'}.${sync}`;
}

function offsiteAdvice(holding: readonly CopyPlace[]): string {
  if (holding.length === 0) return 'Keep one copy away from the database and its network.';
  return 'Keep one copy away from the database and its network. If one is but its address does not show it, add `offsite=true` to it.';
}

/** The verdict in one line: `3-2-1 is met: 3 copies on 3 media, 1 offsite, 0 immutable`. */
export function sentenceOf({ isMet, copies, media, offsite, immutable, missing }: ThreeTwoOne): string {
  const counts = `${copies} ${copies === 1 ? 'copy' : 'copies'} with the database itself, on ${media} ${media === 1 ? 'medium' : 'media'}, ${offsite} offsite, ${immutable} immutable`;
  return isMet ? `The 3-2-1 rule is met: ${counts}.` : `The 3-2-1 rule is not met: ${counts}. ${missing.join(' ')}`;
}
