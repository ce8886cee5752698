import type { HistoryQuestion } from '../options/request/history.ts';
import { readRemovedTests, type TestRemoval } from '../repository/records/removed-tests.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';

/** The record before one, as that one names it. */
interface MissingTest {
  readonly recordSha256: string;
  readonly finishedAt: string;
}

/** Where removals are read. */
interface RemovalsAt {
  readonly at: StoredDatabase;
  /** By the storage's clock. */
  readonly now: Date;
}

interface GapExplanations {
  /** It is so old that its removal has been removed too. */
  readonly isForgotten: (missing: MissingTest) => boolean;
  /** The accepted removals that explain why it is missing. */
  readonly removalsOf: (missing: MissingTest) => Promise<readonly TestRemoval[]>;
}

/** A missing record this many times as old as those that are removed needs no explanation: that has been removed too. */
const FORGOTTEN_AFTER = 2;

interface Explaining {
  readonly question: Pick<HistoryQuestion, 'keepRecordsMs'>;
  readonly rings: KeyRings;
  readonly now: Date;
}

/** What the prunes at all destinations recorded. Read only if a record is missing. */
export function gapExplanations(
  places: readonly RemovalsAt[],
  { question: { keepRecordsMs }, rings, now }: Explaining,
): GapExplanations {
  let removals: Promise<readonly ReadonlyMap<string, readonly TestRemoval[]>[]> | undefined;
  const removalsOf = async ({ recordSha256, finishedAt }: MissingTest): Promise<readonly TestRemoval[]> => {
    removals ??= Promise.all(places.map((place) => readRemovedTests(place.at, rings, place.now)));
    const found = (await removals).flatMap((each) => each.get(recordSha256) ?? []);
    return found.filter((removal) => {
      if (removal.finishedAt !== finishedAt) return false;
      // The key of a backup job can sign too. With it alone, nobody must be able to hide a recent test that failed.
      const keepMs = removal.by === 'verifier' ? removal.keepMs : Math.max(removal.keepMs, keepRecordsMs);
      return removal.removedAt.getTime() - Date.parse(finishedAt) >= keepMs;
    });
  };
  return {
    isForgotten: ({ finishedAt }) => now.getTime() - Date.parse(finishedAt) > FORGOTTEN_AFTER * keepRecordsMs,
    removalsOf,
  };
}
