import { type RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { chooseBackup } from '../core/planning/catalog-trust.ts';
import { nearestFirst } from '../core/planning/nearest-first.ts';
import { openSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import type { RestoreRequest, VerifyRequest } from '../options/request.ts';
import type { Storage } from '../ports/storage.ts';
import { humanMs } from '../report/format.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { listBackupIds, olderManifest, readManifest, type StoredManifest } from '../repository/catalog/catalog.ts';
import { ReadPreference, readFromFirstHealthy } from '../repository/reading/read-preference.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openDestination } from '../run/open-destinations.ts';
import type { Run } from '../run/run.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';

/** A destination's copy of the chosen backup, as far as is known before it is read. */
export interface Copy {
  readonly label: string;
  /** `good`: its manifest is the chosen one. */
  readonly state: 'good' | 'out-of-sync' | 'other' | 'unreachable';
  /** What is the matter where it isn't `good`. */
  readonly detail: string;
  /** Why it could not be asked. */
  readonly error?: RestorableError;
  readonly storage: Storage | undefined;
  /** How long its listing took. */
  readonly answerMs: number;
}

export interface ChosenBackup {
  readonly stored: StoredManifest;
  /** The accepted signer's fingerprint, or null when nobody is asked for. */
  readonly authenticatedBy: string | null;
  /** Who is accepted; undefined when nobody is asked for. */
  readonly ring: SignerRing | undefined;
  /** What is read, and what came of it. */
  readonly order: ReadPreference;
}

export interface Choice extends ChosenBackup {
  /** One of each destination, in the order given. */
  readonly copies: readonly Copy[];
  /** In which order the destinations are read and why; undefined where there is only one. */
  readonly orderNote: string | undefined;
}

/** A destination that answered. */
interface Listed {
  readonly storage: Storage;
  readonly ids: readonly string[];
  readonly offsite: boolean;
  readonly answerMs: number;
}

/**
 * Opens the destinations and chooses the backup among all that they list, and the order in which they are read.
 * @throws {RestorableError} BACKUP_NOT_FOUND, MANIFEST_INVALID, BACKUP_FORMAT, SIGNATURE_*, SIGNER_UNKNOWN, STORAGE_*
 */
export async function chooseStoredBackup(
  request: VerifyRequest | RestoreRequest,
  dependencies: Dependencies,
  run: Run,
): Promise<Choice> {
  const { host, clock } = dependencies;
  const { unlock } = request;
  const ring = await openSignerRing(request.signers, unlock.kind === 'passphrase' ? unlock.passphrase : undefined);
  const asked = await askEverywhere(request, dependencies, run);
  const listed = await findUnlisted(
    asked.filter((each) => 'ids' in each),
    request,
    host.signal,
  );
  const id = chooseBackup([...new Set(listed.flatMap((entry) => entry.ids))], request.backup, clock.now());
  const holders = nearestFirst(listed.filter((entry) => entry.ids.includes(id)));
  const order = new ReadPreference(
    holders.map(({ storage }) => storage),
    { warn: (message) => run.warn(message) },
  );
  const { source, stored, by } = await readChosen(order, request.name, id, ring, host.signal);
  const copies: Copy[] = [];
  for (const each of asked) {
    if (!('ids' in each)) copies.push(each);
    else if (each.storage === source) copies.push(good(each));
    else {
      const answered = listed.find(({ storage }) => storage === each.storage) ?? each;
      copies.push(await compare(answered, stored, request.name, order, host.signal));
    }
  }
  for (const copy of copies) if (copy.state === 'out-of-sync' || copy.state === 'other') run.warn(copy.detail);
  if (by === null) {
    run.warn(
      'Not authenticated: whoever can write the storage can have made this backup. Set `signers` to check who did.',
    );
  }
  const orderNote = holders.length > 1 ? describeOrder(holders) : undefined;
  return { stored, authenticatedBy: by, ring, order, copies, orderNote };
}

/** On the worst day one of several destinations may be gone: the others serve, and the report says which did not. */
async function askEverywhere(
  request: VerifyRequest | RestoreRequest,
  dependencies: Dependencies,
  run: Run,
): Promise<(Listed | Copy)[]> {
  const { host, clock } = dependencies;
  const asked: (Listed | Copy)[] = [];
  let firstError: RestorableError | undefined;
  for (const [index, spec] of request.destinations.entries()) {
    let storage: Storage | undefined;
    try {
      storage = await openDestination(spec, dependencies, run);
      const startedMs = clock.monotonicMs();
      const ids = await listBackupIds(storage, objectKeys(request.name), host.signal);
      const answerMs = clock.monotonicMs() - startedMs;
      await warnOfDeletedBackups(run, storage, objectKeys(request.name), host.signal);
      const { offsite } = storage.place;
      asked.push({ storage, ids, offsite, answerMs });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      if (error.area !== 'storage') throw error;
      firstError ??= error;
      run.warn(`A destination is left out: ${error.message}`);
      const label = storage?.label ?? `destination ${index + 1}`;
      asked.push({ label, state: 'unreachable', detail: error.message, error, storage, answerMs: 0 });
    }
  }
  if (firstError !== undefined && asked.every((each) => !('ids' in each))) throw firstError;
  return asked;
}

/** The nearest manifest that is what it should be, with its signature where that is asked for. */
async function readChosen(
  order: ReadPreference,
  database: DatabaseName,
  id: string,
  ring: SignerRing | undefined,
  signal: AbortSignal,
): Promise<{ source: Storage; stored: StoredManifest; by: string | null }> {
  const keys = objectKeys(database);
  const trusted = async (stored: StoredManifest, source: Storage) => {
    const by = ring === undefined ? null : await authenticate([source], keys, stored, ring, signal);
    return { source, stored, by };
  };
  try {
    return await readFromFirstHealthy(order, signal, order.problems, async (source, limited) =>
      trusted(await readManifest(source, database, keys.manifest(id), limited), source),
    );
  } catch (thrown) {
    const key = keys.manifest(id);
    const older = await olderManifest(order.current, database, key, signal, order.problems, trusted);
    if (older === undefined) throw thrown;
    return older.value;
  }
}

/**
 * A backup that is asked for by name is found also where its manifest was deleted and the storage keeps what was: whoever
 * deletes backups to force a ransom deletes what a listing shows.
 */
async function findUnlisted(
  listed: readonly Listed[],
  { backup, name }: VerifyRequest | RestoreRequest,
  signal: AbortSignal,
): Promise<readonly Listed[]> {
  if (backup.kind !== 'id' || listed.some(({ ids }) => ids.includes(backup.id))) return listed;
  const key = objectKeys(name).manifest(backup.id);
  return Promise.all(
    listed.map(async (each) => {
      const found = await olderManifest([each.storage], name, key, signal, [], () => true);
      return found === undefined ? each : { ...each, ids: [...each.ids, backup.id] };
    }),
  );
}

function good({ storage, answerMs }: Listed): Copy {
  return { label: storage.label, state: 'good', detail: '', storage, answerMs };
}

/** Whether a destination holds the very manifest that was chosen; one that doesn't is not read. */
async function compare(
  listed: Listed,
  { manifest: { id }, bytes }: StoredManifest,
  database: DatabaseName,
  order: ReadPreference,
  signal: AbortSignal,
): Promise<Copy> {
  const { storage, ids } = listed;
  const { label } = storage;
  const copy = good(listed);
  if (!ids.includes(id)) {
    const detail = `${label} does not hold ${id}: it is out of sync with the other destinations; \`sync\` copies it there.`;
    return { ...copy, state: 'out-of-sync', detail };
  }
  try {
    const there = await storage.get(objectKeys(database).manifest(id), { maxBytes: bytes.length, signal });
    if (Buffer.from(there).equals(bytes)) return copy;
  } catch (thrown) {
    throwIfCancelled(signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding && error.code !== 'STORAGE_CORRUPTED') {
      order.noteFailed(storage, error);
      order.exclude(storage);
      return { ...copy, state: 'unreachable', detail: error.message, error };
    }
  }
  const isSame = ({ bytes: older }: StoredManifest): true | undefined => Buffer.from(older).equals(bytes) || undefined;
  const older = await olderManifest(
    [storage],
    database,
    objectKeys(database).manifest(id),
    signal,
    order.problems,
    isSame,
  );
  if (older !== undefined) return copy;
  order.exclude(storage);
  const detail = `The manifest of ${id} at ${label} is missing or differs from the one that was chosen; it is not read.`;
  return { ...copy, state: 'other', detail };
}

function describeOrder(holders: readonly Listed[]): string {
  const each = holders.map(
    ({ storage, offsite, answerMs }) =>
      `${storage.label} (${offsite ? 'offsite, ' : ''}listed in ${humanMs(Math.round(answerMs))})`,
  );
  return `Read in this order, the nearest first: ${each.join(', ')}.`;
}
