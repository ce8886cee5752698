import { throwIfCancelled } from '../core/cancellation.ts';
import type { CopyFact } from '../core/checks/facts.ts';
import { toRestorableError } from '../core/errors.ts';
import type { BackupId } from '../core/format/backup-id.ts';
import { nearestFirst } from '../core/planning/nearest-first.ts';
import { chooseBackup, type Selector } from '../core/planning/retention/catalog-trust.ts';
import { openSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import type { ReadRequest } from '../options/request/recovery.ts';
import type { Storage } from '../ports/storage.ts';
import { humanMs } from '../report/format.ts';
import { describeCopy } from '../report/words/checks/copies.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { olderManifest, type StoredManifest } from '../repository/catalog/catalog.ts';
import { ReadPreference, readFromFirstHealthy } from '../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { throwNoBackup } from '../run/no-backup.ts';
import type { RunContext } from '../run/run-context.ts';
import { type Asked, askEverywhere, type Listed, type UnreachableCopy } from './listed-destinations.ts';

/** A reachable destination's copy of the chosen backup, as far as is known before it is read. */
export interface ReachableCopy {
  readonly label: string;
  readonly at: StoredDatabase;
  /** `good`: its manifest is the chosen one. */
  readonly state: 'good' | CopyFact['state'];
  /** How long its listing took. */
  readonly answerMs: number;
}

export type Copy = ReachableCopy | UnreachableCopy;

export interface ChosenBackup {
  readonly stored: StoredManifest;
  /** The accepted signer's fingerprint, or null if no signers are required. */
  readonly authenticatedBy: string | null;
  /** The accepted signers. Undefined if no signers are required. */
  readonly ring: SignerRing | undefined;
  /** What is read, and the results. */
  readonly order: ReadPreference;
}

export interface Choice extends ChosenBackup {
  /** One for each destination, in the original order. */
  readonly copies: readonly Copy[];
  /** The order in which the destinations are read, and why. Undefined if there is only one. */
  readonly orderNote: string | undefined;
  /** The ids of all backups that the destinations list. */
  readonly ids: readonly string[];
}

/** What reading a backup's description requires. */
type Reading = Pick<ReadRequest, 'name' | 'destinations' | 'signers' | 'unlock'>;

/** Chooses one of the listed ids. @param places the destinations that answered */
export type PickBackup = (ids: readonly string[], places: readonly StoredDatabase[]) => BackupId | Promise<BackupId>;

/**
 * Opens the destinations. Chooses the backup among everything that they list, and the order in which they are read.
 * @throws {RestorableError} BACKUP_NOT_FOUND, MANIFEST_INVALID, BACKUP_FORMAT, SIGNATURE_*, SIGNER_UNKNOWN, STORAGE_*
 */
export async function chooseStoredBackup(
  request: Reading & { readonly backup: Selector },
  context: RunContext,
): Promise<Choice> {
  return chooseListed(await askEverywhere(request, context), request, context);
}

/** The same, if the destinations were listed before. @throws {RestorableError} as chooseStoredBackup */
export async function chooseListed(
  asked: readonly Asked[],
  request: Reading & { readonly backup: Selector },
  context: RunContext,
): Promise<Choice> {
  const { backup } = request;
  const all = await findUnlisted(asked, backup);
  return chooseAmong(all, request, context, (ids) => chooseBackup(ids, backup, context.clock.now()));
}

/** Chooses among what the destinations listed. @throws {RestorableError} as chooseStoredBackup */
export async function chooseAmong(
  asked: readonly Asked[],
  { unlock, signers }: Pick<Reading, 'unlock' | 'signers'>,
  { run }: RunContext,
  pick: PickBackup,
): Promise<Choice> {
  const ring = await openSignerRing(signers, unlock.kind === 'passphrase' ? unlock.passphrase : undefined);
  const listed = asked.filter((each) => 'ids' in each);
  const ids = [...new Set(listed.flatMap((each) => each.ids))];
  const places = listed.map(({ at }) => at);
  if (ids.length === 0) await throwNoBackup(places);
  const id = await pick(ids, places);
  const holders = nearestFirst(listed.filter((each) => each.ids.includes(id)));
  const order = new ReadPreference(
    holders.map(({ at }) => at),
    { warn: (message) => run.warn(message) },
  );
  const { source, stored, by } = await readChosen(order, id, ring);
  const copies: Copy[] = [];
  for (const each of asked) {
    if (!('ids' in each)) copies.push(each);
    else if (each.at.storage === source) copies.push(good(each));
    else copies.push(await compare(each, stored, order));
  }
  for (const copy of copies) {
    const fact = copyFact(copy, id);
    if (fact !== undefined) run.warn(describeCopy(fact));
  }
  if (by === null) {
    run.warn(
      'Not authenticated: anyone with write access to the storage could have made this backup. Set `signers` to check who did.',
    );
  }
  const orderNote = holders.length > 1 ? describeOrder(holders) : undefined;
  return { stored, authenticatedBy: by, ring, order, copies, orderNote, ids };
}

/** Reads the nearest correct manifest, with its signature if required. */
async function readChosen(
  order: ReadPreference,
  id: string,
  ring: SignerRing | undefined,
): Promise<{ source: Storage; stored: StoredManifest; by: string | null }> {
  const trusted = async (stored: StoredManifest, at: StoredDatabase) => {
    const by = ring === undefined ? null : await authenticate([at], stored, ring);
    return { source: at.storage, stored, by };
  };
  try {
    return await readFromFirstHealthy(order, async (source) => trusted(await source.readManifest(id), source));
  } catch (thrown) {
    const older = await olderManifest(order.current, id, trusted, order.problems);
    if (older === undefined) throw thrown;
    return older;
  }
}

/**
 * Finds a backup that was requested by name even if its manifest was deleted, if the storage keeps versions. An attacker who
 * deletes backups to force a ransom deletes what a listing shows.
 */
async function findUnlisted(asked: readonly Asked[], backup: Selector): Promise<readonly Asked[]> {
  if (backup.kind !== 'id') return asked;
  const { id } = backup;
  if (asked.some((each) => 'ids' in each && each.ids.includes(id))) return asked;
  return Promise.all(
    asked.map(async (each) => {
      if (!('ids' in each)) return each;
      const found = await olderManifest([each.at], id, () => true);
      return found === undefined ? each : { ...each, ids: [...each.ids, id] };
    }),
  );
}

/** Why a copy is not read. Undefined if it can be, or if its destination does not answer. @param id of the chosen backup */
export function copyFact({ label, state }: Copy, id: string): CopyFact | undefined {
  return state === 'out-of-sync' || state === 'other' ? { kind: 'copy', state, id, label } : undefined;
}

function good({ at, answerMs }: Listed): ReachableCopy {
  return { label: at.label, state: 'good', at, answerMs };
}

/** Checks whether a destination holds exactly the chosen manifest. A destination that doesn't is not read. */
async function compare(
  listed: Listed,
  { manifest: { id }, bytes }: StoredManifest,
  order: ReadPreference,
): Promise<Copy> {
  const { at, ids } = listed;
  const { label } = at;
  const copy = good(listed);
  if (!ids.includes(id)) return { ...copy, state: 'out-of-sync' };
  try {
    if (Buffer.from(await at.get(at.keys.manifest(id), bytes.length)).equals(bytes)) return copy;
  } catch (thrown) {
    throwIfCancelled(at.signal);
    // Includes a defect in one kind of storage: another destination may have a good copy.
    const error = toRestorableError(thrown);
    if (!error.isFinding && error.code !== 'STORAGE_CORRUPTED') {
      order.noteFailed(at, error);
      order.exclude(at);
      return { label, state: 'unreachable', error };
    }
  }
  const isSame = ({ bytes: older }: StoredManifest): true | undefined => Buffer.from(older).equals(bytes) || undefined;
  if ((await olderManifest([at], id, isSame, order.problems)) !== undefined) return copy;
  order.exclude(at);
  return { ...copy, state: 'other' };
}

function describeOrder(holders: readonly Listed[]): string {
  const each = holders.map(
    ({ at, offsite, answerMs }) =>
      `${at.label} (${offsite ? 'offsite, ' : ''}listed in ${humanMs(Math.round(answerMs))})`,
  );
  return `Read in this order, the nearest first: ${each.join(', ')}.`;
}
