import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestoreRequest, VerifyRequest } from '../config/request.ts';
import { chooseBackup } from '../core/catalogue.ts';
import type { Contents } from '../core/contents.ts';
import { RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/keys.ts';
import { createDecryptor, type Decryptor } from '../openpgp/encryption.ts';
import { createSignerRing } from '../openpgp/signatures.ts';
import { ENGINES, type EngineName, type TargetNeeds } from '../ports/engine.ts';
import type { Storage } from '../ports/storage.ts';
import { authenticate } from '../repository/authenticity.ts';
import { listBackupIds, readManifest, readParents, type StoredManifest } from '../repository/catalogue.ts';
import { sha256Hex } from '../repository/digest.ts';
import { BackupReader } from '../repository/reader.ts';
import type { Dependencies } from './dependencies.ts';
import type { Run } from './run.ts';

export interface ChosenBackup {
  readonly stored: StoredManifest;
  /** Destinations that hold the backup's manifest, in the order given. */
  readonly sources: readonly Storage[];
  /** The accepted signer's fingerprint, or null when `signers` is not set. */
  readonly authenticatedBy: string | null;
}

/**
 * Opens the destinations and chooses the backup among all that they list.
 * @throws {RestorableError} BACKUP_NOT_FOUND, MANIFEST_INVALID, BACKUP_FORMAT, SIGNATURE_*, SIGNER_UNKNOWN, STORAGE_*
 */
export async function chooseStoredBackup(
  request: VerifyRequest | RestoreRequest,
  dependencies: Dependencies,
  run: Run,
): Promise<ChosenBackup> {
  const { host, clock } = dependencies;
  const keys = objectKeys(request.name);
  const ring = request.signers.length > 0 ? await createSignerRing(request.signers) : undefined;
  const listed = await listEverywhere(request, dependencies, run);
  const id = chooseBackup([...new Set(listed.flatMap((entry) => entry.ids))], request.backup, clock.now());
  const holders = listed.filter((entry) => entry.ids.includes(id)).map((entry) => entry.storage);
  for (const { storage } of listed) {
    if (!holders.includes(storage))
      run.warn(`${storage.label} does not hold ${id}: it is behind the other destinations.`);
  }
  const [first, ...others] = holders;
  if (first === undefined)
    throw new RestorableError('BACKUP_NOT_FOUND', `No destination holds ${id}.`, {
      hint: '`list` prints what there is.',
    });
  const stored = await readManifest(first, request.name, keys.manifest(id), host.signal);
  const sources = [first];
  for (const other of others) {
    const copy = await other
      .get(keys.manifest(id), { maxBytes: stored.bytes.length, signal: host.signal })
      .catch(() => undefined);
    if (copy !== undefined && Buffer.from(copy).equals(stored.bytes)) sources.push(other);
    else
      run.warn(
        `The manifest of ${id} at ${other.label} differs from the one at ${first.label}; only the latter is read.`,
      );
  }
  const authenticatedBy = ring === undefined ? null : await authenticate(sources, keys, stored, ring, host.signal);
  if (authenticatedBy === null) {
    run.warn(
      'Not authenticated: whoever can write the storage can have made this backup. Set `signers` to check who did.',
    );
  }
  return { stored, sources, authenticatedBy };
}

interface Listed {
  readonly storage: Storage;
  readonly ids: readonly string[];
}

/** On the worst day one of several destinations may be gone: the others serve, and the report says which did not. */
async function listEverywhere(
  request: VerifyRequest | RestoreRequest,
  dependencies: Dependencies,
  run: Run,
): Promise<Listed[]> {
  const { host } = dependencies;
  const listed: Listed[] = [];
  let firstError: RestorableError | undefined;
  for (const spec of request.destinations) {
    try {
      const storage = run.closeAtEnd(await dependencies.openStorage(spec, host));
      listed.push({ storage, ids: await listBackupIds(storage, objectKeys(request.name), host.signal) });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      if (!error.code.startsWith('STORAGE_')) throw error;
      firstError ??= error;
      run.warn(`A destination is left out: ${error.message}`);
    }
  }
  if (listed.length === 0 && firstError !== undefined) throw firstError;
  return listed;
}

export interface OpenedBackup {
  readonly reader: BackupReader;
  readonly contents: Contents;
  readonly decryptor: Decryptor;
}

/** Decrypts a chosen backup's description. @throws {RestorableError} KEY_*, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
export async function openContents(
  request: VerifyRequest | RestoreRequest,
  dependencies: Dependencies,
  chosen: ChosenBackup,
  onBytes: (bytes: number) => void,
): Promise<OpenedBackup> {
  const decryptor = await createDecryptor(request.unlock);
  const reader = await BackupReader.open({
    database: request.name,
    sources: chosen.sources,
    manifest: chosen.stored,
    parents: await readParents(
      chosen.sources,
      request.name,
      objectKeys(request.name),
      chosen.stored.manifest,
      dependencies.host.signal,
    ),
    spillFolder: () => makeSpillFolder(dependencies),
    signal: dependencies.host.signal,
    onBytes,
  });
  return { reader, contents: await reader.contents(decryptor), decryptor };
}

/** Ours alone: what lies there is data of the database. The workspace goes with the run. */
async function makeSpillFolder({ host }: Dependencies): Promise<string> {
  const folder = join((await host.workspace()).path, 'spill');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What an engine needs to know to prepare a target. */
export function needsOf({ stored }: ChosenBackup, { contents }: OpenedBackup): TargetNeeds {
  const { engine, rawBytes } = stored.manifest;
  return { majorVersion: engine.majorVersion, fingerprint: contents.fingerprint, rawBytes };
}

/** Reads every stream to its end without keeping it: proof that all of it is there, before anything is replaced. */
export async function readAll({ reader, contents, decryptor }: OpenedBackup): Promise<void> {
  for await (const stream of reader.streams(contents, decryptor)) {
    for await (const _ of stream.content) {
      // The reader checks sizes and digests; nothing is kept.
    }
  }
}

/** The engine that a manifest names. @throws {RestorableError} BACKUP_FORMAT */
export function engineOf(stored: StoredManifest): EngineName {
  const { name } = stored.manifest.engine;
  const known = ENGINES.find((engine) => engine === name);
  if (known !== undefined) return known;
  throw new RestorableError('BACKUP_FORMAT', `The backup is of the engine ${name}, which this version does not know.`, {
    hint: 'Use the version of this program that wrote it, or a newer one.',
  });
}

/** What is wrong with the recovery instructions beside the backup, or undefined. */
export async function checkRunbook(
  request: VerifyRequest,
  dependencies: Dependencies,
  chosen: ChosenBackup,
): Promise<string | undefined> {
  const { runbook } = chosen.stored.manifest;
  const keys = objectKeys(request.name);
  for (const source of chosen.sources) {
    const stored = await source
      .get(keys.absolute(runbook.key), { maxBytes: 1024 * 1024, signal: dependencies.host.signal })
      .catch((error: unknown) => {
        if (error instanceof RestorableError && ['OBJECT_MISSING', 'STORAGE_CORRUPTED'].includes(error.code))
          return undefined;
        throw error;
      });
    if (stored === undefined) return `${runbook.key} is missing at ${source.label}.`;
    if (sha256Hex(stored) !== runbook.sha256)
      return `${runbook.key} at ${source.label} is not what the backup's manifest names.`;
  }
  return undefined;
}
