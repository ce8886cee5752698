import { gapExplanations } from '../../history/gap-explanations.ts';
import type { TestEntry } from '../../report/facts/history.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { KeyRings } from '../../run/key-rings.ts';
import { namedBy } from './chains.ts';

interface InPack {
  readonly at: StoredDatabase;
  readonly rings: KeyRings;
  readonly keepRecordsMs: number;
  readonly madeAt: Date;
}

interface RemovedTests {
  /** Hashes of records that a prune removed because of their age. */
  readonly hashes: ReadonlySet<string>;
  /** Keys of the removals that state it, with their signatures. */
  readonly keys: readonly string[];
}

/** Which records that others name are missing because a prune removed them, as accepted removals in the pack state. */
export async function removedAmong(
  tests: readonly TestEntry[],
  { at, rings, keepRecordsMs, madeAt: now }: InPack,
): Promise<RemovedTests> {
  const known = new Set(tests.map(({ recordSha256 }) => recordSha256));
  const { removalsOf } = gapExplanations([{ at, now }], { question: { keepRecordsMs }, rings, now });
  const hashes = new Set<string>();
  const keys = new Set<string>();
  for (const named of tests.flatMap(namedBy)) {
    if (known.has(named.recordSha256)) continue;
    for (const { key, isSigned } of await removalsOf(named)) {
      hashes.add(named.recordSha256);
      for (const each of isSigned ? [key, `${key}.asc`] : [key]) keys.add(each);
    }
  }
  return { hashes, keys: [...keys] };
}
