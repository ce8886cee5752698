import { doubtful, fine, type Observation } from '../core/finding.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import { chooseBackup } from '../core/planning/retention/catalog-trust.ts';
import { createDecryptor } from '../openpgp/encryption.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import { ENGINES } from '../ports/engine/names.ts';
import type { ServerSeries } from '../ports/engine/source.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import { readParents, type StoredManifest } from '../repository/catalog/catalog.ts';
import { databasesAt } from '../repository/catalog/databases.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { type HeldKeys, requireKeyRoles } from '../run/key-roles.ts';
import { type RunContext, storedAt } from '../run/run-context.ts';
import type { Findings } from './examine.ts';

const area = 'stored backup';
const NAMED = 10;

/** How stored backups are opened and authenticated. */
export interface BackupAccess {
  readonly name: DatabaseName;
  readonly unlock: Unlock | undefined;
  /** Accepted signers. undefined if none are given. */
  readonly ring: SignerRing | undefined;
  readonly keys: HeldKeys;
}

/**
 * The newest backup at each destination: whether an accepted signer signed it, and whether the given key opens it. Reads only
 * its description, no data.
 * @returns the server that it is of, if there is one
 * @throws {RestorableError} only the cancellation
 */
export async function examineStoredBackups(
  destinations: readonly Storage[],
  access: BackupAccess,
  findings: Findings,
  context: RunContext,
): Promise<ServerSeries | undefined> {
  let series: ServerSeries | undefined;
  for (const storage of destinations) {
    const at = storage.label;
    let newest: StoredManifest | undefined;
    let stored: StoredDatabase | undefined;
    await findings.examine({ area, name: 'newest backup', at }, async (signal) => {
      stored = storedAt(storage, access.name, context).until(signal);
      newest = await findNewest(stored, context.clock.now());
      if (newest === undefined) return noBackup(stored, access.name);
      return describe(newest, context.clock.now());
    });
    if (newest === undefined || stored === undefined) continue;
    series ??= seriesOf(newest);
    await examineOne(newest, stored, access, findings);
  }
  return series;
}

async function examineOne(
  newest: StoredManifest,
  stored: StoredDatabase,
  { ring, unlock, keys }: BackupAccess,
  findings: Findings,
): Promise<void> {
  const at = stored.label;
  await findings.examine({ area, name: 'signature', at }, async (signal) => {
    if (ring === undefined) return unsigned(newest);
    await authenticate([stored.until(signal)], newest, ring);
    return fine({ kind: 'signature-accepted' });
  });
  await findings.examine({ area, name: 'roles of keys', at }, async () => {
    await requireKeyRoles(keys, newest.manifest);
    return fine({ kind: 'roles-as-in-backup' });
  });
  if (unlock === undefined) return;
  await findings.examine({ area, name: 'recovery key', at }, async (signal) => {
    const sources = new ReadPreference([stored.until(signal)]);
    const reader = await BackupReader.open({
      sources,
      manifest: newest,
      parents: await readParents(sources, newest.manifest),
      spillFolder: () => Promise.reject(new Error('no pack is read')),
      onBytes: () => {},
    });
    await reader.contents(await createDecryptor(unlock));
    return fine({ kind: 'opens-backup' });
  });
}

function unsigned({ manifest }: StoredManifest): Observation {
  return doubtful({ kind: manifest.signer === null ? 'not-signed' : 'no-signers' });
}

async function findNewest(stored: StoredDatabase, now: Date): Promise<StoredManifest | undefined> {
  const { ids } = await stored.listManifests();
  if (ids.length === 0) return undefined;
  return stored.readManifest(chooseBackup(ids, { kind: 'latest' }, now));
}

async function noBackup({ storage, signal }: StoredDatabase, name: DatabaseName): Promise<Observation> {
  const names = await databasesAt(storage, signal);
  if (names.length === 0) return fine({ kind: 'no-backup' });
  const more = Math.max(0, names.length - NAMED);
  return doubtful({ kind: 'other-databases', name, others: names.slice(0, NAMED), more });
}

function describe({ manifest }: StoredManifest, now: Date): Observation {
  const { id, engine, encryption, snapshotAt } = manifest;
  const ageMs = now.getTime() - new Date(snapshotAt).getTime();
  const { name, serverVersion } = engine;
  const recipients = encryption.recipients.length;
  return fine({ kind: 'newest-backup', id, ageMs, engine: name, serverVersion, recipients });
}

function seriesOf({ manifest: { engine } }: StoredManifest): ServerSeries | undefined {
  const name = ENGINES.find((each) => each === engine.name);
  return name === undefined ? undefined : { engine: name, majorVersion: engine.majorVersion };
}
