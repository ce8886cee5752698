import type { HistoryQuestion } from '../options/request.ts';
import { readRemovedTests, type TestRemoval } from '../repository/records/removed-tests.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { ReadPlace } from './read-place.ts';
import type { ExplainGap } from './read-tests.ts';

/** A missing record this many times as old as those that are removed needs no explanation: that has been removed too. */
const FORGOTTEN_AFTER = 2;

interface Explaining {
  readonly question: Pick<HistoryQuestion, 'keepRecordsMs'>;
  readonly rings: KeyRings;
  readonly now: Date;
}

/** What the prunes at all destinations recorded. Read only if a record is missing. */
export function gapExplanations(
  places: readonly ReadPlace[],
  { question: { keepRecordsMs }, rings, now }: Explaining,
): ExplainGap {
  let removals: Promise<readonly ReadonlyMap<string, readonly TestRemoval[]>[]> | undefined;
  return async ({ recordSha256, finishedAt }) => {
    const missing = Date.parse(finishedAt);
    if (now.getTime() - missing > FORGOTTEN_AFTER * keepRecordsMs) return true;
    removals ??= Promise.all(places.map(({ state }) => readRemovedTests(state.at, rings, state.now)));
    const found = (await removals).flatMap((each) => each.get(recordSha256) ?? []);
    return found.some((removal) => {
      if (removal.finishedAt !== finishedAt) return false;
      // The key of a backup job can sign too. With it alone, nobody must be able to hide a recent test that failed.
      const keepMs = removal.by === 'verifier' ? removal.keepMs : Math.max(removal.keepMs, keepRecordsMs);
      return removal.removedAt.getTime() - missing >= keepMs;
    });
  };
}
