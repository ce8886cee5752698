import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import type { HistoryQuestion } from '../options/request/history.ts';
import type { DatabaseHistory } from '../report/facts/history.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { openStored } from '../run/destinations/open-destinations.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import type { RunContext } from '../run/run-context.ts';
import { evaluateSchedules } from '../status/schedules.ts';
import { backupEntries, removedBackups } from './backup-entries.ts';
import { gapExplanations } from './gap-explanations.ts';
import { type ReadPlace, readPlace, unreachablePlace } from './read-place.ts';
import { readTests } from './read-tests.ts';
import { testEntry } from './test-entries.ts';

/**
 * Everything that the destinations state about one database: its backups, its tests, and whether records are missing. Needs no
 * key. A destination that can't be read is a warning, and is not reachable in the result.
 * @throws {RestorableError} INPUT_INVALID, KEY_INVALID, and the last storage's error if none can be read
 */
export async function readHistory(question: HistoryQuestion, context: RunContext): Promise<DatabaseHistory> {
  const { run, clock } = context;
  const rings = await openKeyRings(question);
  const { places, unread } = await readPlaces(question, rings, context);
  const { since, to } = question;
  const now = clock.now();
  const isAuthenticated = rings.verifiers !== undefined;
  const logs = await Promise.all(places.map(({ state }) => state.verifications()));
  const explained = gapExplanations(
    places.map(({ state }) => state),
    { question, rings, now },
  );
  const read = await run.phase('read the records', () =>
    readTests(logs, question, async (missing) => {
      return explained.isForgotten(missing) || (await explained.removalsOf(missing)).length > 0;
    }),
  );
  return {
    database: question.name,
    engine: places.map(({ engine }) => engine).findLast((engine) => engine !== null) ?? null,
    from: since?.toISOString() ?? null,
    to: (to ?? now).toISOString(),
    backups: backupEntries(places, question),
    removed: await removedBackups(places, question, rings),
    tests: read.tests.map((found) => testEntry(found, isAuthenticated)),
    chain: { heads: read.heads, findings: read.findings },
    schedules: evaluateSchedules(
      places.map(({ starts }) => starts),
      question.scheduleTimeZone,
      now,
    ),
    destinations: [...places.map(({ destination }) => destination), ...unread.map(unreachablePlace)],
    objectives: {
      rpoMs: question.rpoMs,
      rtoMs: question.rtoMs,
      verifyEveryMs: question.verifyEveryMs,
      capacityBytes: question.capacityBytes,
    },
    isAuthenticated,
  };
}

/** Reads every destination that can be read. @throws the last failure if none can be */
async function readPlaces(
  question: HistoryQuestion,
  rings: KeyRings,
  context: RunContext,
): Promise<{ readonly places: readonly ReadPlace[]; readonly unread: readonly StoredDatabase[] }> {
  const { run } = context;
  const places: ReadPlace[] = [];
  const unread: StoredDatabase[] = [];
  let failure: unknown;
  for (const at of await openStored(question, context)) {
    try {
      places.push(await run.phase(`read ${at.label}`, () => readPlace({ question, rings }, at)));
    } catch (thrown) {
      throwIfCancelled(at.signal);
      failure = thrown;
      run.keepToolOutput(thrown);
      run.warn(`${at.label} could not be read: ${toRestorableError(thrown).message}`);
      unread.push(at);
    }
  }
  if (places.length === 0 && failure !== undefined) throw failure;
  return { places, unread };
}
