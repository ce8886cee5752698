import { readBackupId } from '../core/format/backup-id.ts';
import type { Link } from '../core/planning/chain/lineage.ts';
import { type KnownStart, PERIOD_MS } from '../core/planning/schedule/missed-runs.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { KeyRings } from '../run/key-rings.ts';

const READS_AHEAD = 8;
/** Records of removals that are read at one destination: those of a month of hourly backups. */
const MOST_REMOVALS = 800;
/** Records of verifications that are read. There may be thousands, and the newest ones say whether the next one is missing. */
const MOST_VERIFICATIONS = 8;

/** Known starts of one kind of run, each by a name of its own, so that those of several destinations can be combined. */
export type NamedStarts = ReadonlyMap<string, KnownStart>;

export interface StartsAt {
  readonly backups: NamedStarts;
  readonly verifications: NamedStarts;
}

/**
 * When backups and verifications of the last month began, as a destination's accepted manifests and records state it. A backup
 * that was removed since is known by the record of its removal. After that is gone, only that it existed: the next one names it.
 */
export async function startsAt(state: StoredState, rings: KeyRings): Promise<StartsAt> {
  return { backups: await backupStarts(state, rings), verifications: await verificationStarts(state) };
}

/** Ids of the runs that made something. */
export function runsIn({ backups, verifications }: StartsAt): string[] {
  return [...backups.values(), ...verifications.values()].flatMap(({ run }) => run?.runId ?? []);
}

/** The starts of all destinations. What one of them knows more of replaces what others know. */
export function combined(maps: readonly NamedStarts[]): KnownStart[] {
  const all = new Map<string, KnownStart>();
  for (const [name, start] of maps.flatMap((each) => [...each])) {
    const known = all.get(name);
    if (known === undefined || known.nothingSince === undefined) all.set(name, start);
  }
  return [...all.values()];
}

async function backupStarts({ catalog, removals, now }: StoredState, { removers }: KeyRings): Promise<NamedStarts> {
  const starts = new Map<string, KnownStart>();
  const since = now.getTime() - PERIOD_MS;
  const removed = removals.ids
    .filter((id) => !catalog.has(id) && readBackupId(id).startedAt.getTime() >= since)
    .toSorted()
    .slice(-MOST_REMOVALS);
  const read = (id: string) => removals.read(id, removers);
  for await (const found of mapAhead(removed, READS_AHEAD, read)) {
    if (found === undefined) continue;
    const { startedAt, run, predecessor } = found.manifest;
    starts.set(found.id, { startedAt: new Date(startedAt), run, nothingSince: startOf(predecessor) });
  }
  for (const { id, begunAt, run, predecessor } of catalog.backups) {
    starts.set(id, { startedAt: begunAt, run, nothingSince: startOf(predecessor) });
  }
  // Those that only their successors name.
  for (const { predecessor } of catalog.backups) {
    if (predecessor === null || starts.has(predecessor.id)) continue;
    starts.set(predecessor.id, {
      startedAt: readBackupId(predecessor.id).startedAt,
      run: null,
      nothingSince: undefined,
    });
  }
  return starts;
}

/** Between the start of a backup and that of the one before it, nothing was made. */
function startOf(predecessor: Link | null): Date | undefined {
  return predecessor === null ? undefined : readBackupId(predecessor.id).startedAt;
}

async function verificationStarts(state: StoredState): Promise<NamedStarts> {
  const log = await state.verifications();
  const records = await log.since(new Date(state.now.getTime() - PERIOD_MS), MOST_VERIFICATIONS);
  const oldestFirst = records.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  // Records stay when their backup is removed, so there are none between two that follow each other.
  return new Map(
    oldestFirst.map(({ startedAt, run }, at): [string, KnownStart] => {
      const before = oldestFirst[at - 1]?.startedAt;
      const nothingSince = before === undefined ? undefined : new Date(before);
      return [startedAt, { startedAt: new Date(startedAt), run, nothingSince }];
    }),
  );
}
