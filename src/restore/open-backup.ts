import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { Contents } from '../core/format/manifest/contents.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import { createDecryptor, type Decryptor } from '../openpgp/encryption.ts';
import type { RestoreRequest, VerifyRequest } from '../options/request/recovery.ts';
import { ENGINES, type EngineName } from '../ports/engine/names.ts';
import type { TargetNeeds } from '../ports/engine/target.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import { readParents, type StoredManifest } from '../repository/catalog/catalog.ts';
import { sha256Hex } from '../repository/packs/digest.ts';
import { type ReadPreference, readFromFirstHealthy } from '../repository/reading/read-preference.ts';
import { RUNBOOK_MAX_BYTES } from '../repository/writing/runbook.ts';
import type { RunContext } from '../run/run-context.ts';
import type { ChosenBackup } from './choose-backup.ts';
import { StartedStreams } from './started-streams.ts';

export interface OpenedBackup {
  readonly reader: BackupReader;
  readonly contents: Contents;
  readonly decryptor: Decryptor;
}

/** Decrypts a chosen backup's description. @throws {RestorableError} KEY_*, OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT */
export async function openContents(
  request: VerifyRequest | RestoreRequest,
  context: RunContext,
  chosen: ChosenBackup,
  onBytes: (bytes: number) => void,
): Promise<OpenedBackup> {
  const { recipients } = chosen.stored.manifest.encryption;
  const decryptor = await createDecryptor(request.unlock, { recipients });
  const reader = await BackupReader.open({
    sources: chosen.order,
    manifest: chosen.stored,
    parents: await readParents(chosen.order, chosen.stored.manifest),
    spillFolder: () => makeSpillFolder(context),
    onBytes,
  });
  return { reader, contents: await reader.contents(decryptor), decryptor };
}

/** Accessible only to this user: it contains the database's data. It is deleted with the workspace. */
async function makeSpillFolder({ host }: RunContext): Promise<string> {
  const folder = join((await host.workspace()).path, 'spill');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What an engine requires to prepare a target. */
export function needsOf({ stored }: ChosenBackup, { contents }: OpenedBackup): TargetNeeds {
  const { engine, rawBytes } = stored.manifest;
  return { majorVersion: engine.majorVersion, fingerprint: contents.fingerprint, rawBytes };
}

/** Reads every stream to its end without keeping it. Verifies that the backup is complete before anything is replaced. */
export async function readAll({ reader, contents, decryptor }: OpenedBackup): Promise<void> {
  for (const stream of reader.streams(contents, decryptor)) {
    for await (const _ of stream.content) {
      // The reader checks sizes and digests. Nothing is kept.
    }
  }
}

/** Begins to read a backup, while its target is prepared. */
export function startStreams({ reader, contents, decryptor }: OpenedBackup, signal: AbortSignal): StartedStreams {
  return new StartedStreams(reader.streams(contents, decryptor), signal);
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

/**
 * Checks the instructions and the script for manual recovery next to the backup. A good copy at one source is enough.
 * @throws {RestorableError} OBJECT_MISSING or BACKUP_DAMAGED, and the storage's errors
 */
export async function checkRunbook({ stored, order }: ChosenBackup): Promise<void> {
  for (const file of stored.manifest.runbook) await checkRunbookFile(order, file);
}

async function checkRunbookFile(order: ReadPreference, file: Manifest['runbook'][number]): Promise<void> {
  const hint = 'Manual recovery follows them. Use those of another destination, and find out what changed these.';
  const wrong = (label: string, cause?: unknown): RestorableError =>
    new RestorableError('BACKUP_DAMAGED', `${file.key} at ${label} is not what the backup's manifest names.`, {
      hint,
      cause,
    });
  await readFromFirstHealthy(order, async (source) => {
    const bytes = await source.get(source.keys.absolute(file.key), RUNBOOK_MAX_BYTES).catch((cause: unknown) => {
      const error = toRestorableError(cause);
      if (error.code === 'STORAGE_CORRUPTED') throw wrong(source.label, cause);
      if (error.code !== 'OBJECT_MISSING') throw error;
      throw new RestorableError('OBJECT_MISSING', `${file.key} is missing at ${source.label}.`, { hint, cause });
    });
    if (sha256Hex(bytes) !== file.sha256) throw wrong(source.label);
  });
}
