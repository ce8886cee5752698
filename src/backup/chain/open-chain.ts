import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import type { Unlock } from '../../core/keys/key-material.ts';
import { averageChunkBytes } from '../../core/planning/chain/chain.ts';
import type { FullReason } from '../../core/planning/chain/full-reason.ts';
import { createDecryptor, createIndexEncryptor, type Encryptor } from '../../openpgp/encryption.ts';
import { RUNNER_INPUT } from '../../openpgp/session-key.ts';
import type { BackupRequest } from '../../options/request/backup.ts';
import { BackupReader } from '../../repository/backup-reader.ts';
import type { StoredManifest } from '../../repository/catalog/catalog.ts';
import type { ChainWriting } from '../../repository/chunks/chain-writing.ts';
import { type IndexedBackup, type LoadedIndex, loadIndex } from '../../repository/load-index.ts';
import { mapAhead, OF_A_CHAIN } from '../../repository/reading/read-ahead.ts';
import { ReadPreference } from '../../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { RunContext } from '../../run/run-context.ts';
import type { IndexCache } from './index-cache.ts';

/**
 * What opens the index of a chain: the runner key, which opens nothing else, or the passphrase, which opens everything anyway. With
 * a passphrase not the runner key: that the passphrase opens the index proves that the chain was written with the same one.
 */
export function indexKeyOf({
  recipients,
  runnerKey,
}: Pick<BackupRequest, 'recipients' | 'runnerKey'>): Unlock | undefined {
  if (recipients.kind === 'passphrase') return recipients;
  return runnerKey && { kind: 'keys', keys: [runnerKey] };
}

/** Where the index of a chain is read, and with which key. */
export interface IndexAccess {
  readonly context: RunContext;
  readonly sources: readonly StoredDatabase[];
  readonly cache: IndexCache | undefined;
  readonly indexKey: Unlock;
}

/**
 * Reads the index of the backups to build on.
 * @param parents nearest first
 * @param newest its index states whether the chain continues; a differential does not build on it
 * @returns what the index contains, or why the next backup should be a full
 */
export async function openChain(
  access: IndexAccess,
  parents: readonly StoredManifest[],
  newest: StoredManifest,
): Promise<LoadedIndex | FullReason> {
  const links: IndexedBackup[] = [];
  const open = (parent: StoredManifest): Promise<IndexedBackup> => openLink(access, parent);
  for await (const link of mapAhead(parents.toReversed(), OF_A_CHAIN, open)) links.push(link);
  const { signer } = newest.manifest;
  const recipients = signer === null ? undefined : [signer];
  const decryptor = await createDecryptor(access.indexKey, { recipients, input: RUNNER_INPUT });
  const newestLink = links.find(({ id }) => id === newest.manifest.id) ?? (await openLink(access, newest));
  try {
    return await loadIndex(links, newestLink, decryptor);
  } catch (error) {
    if (!isOtherPassphrase(error, access)) throw error;
    return { rule: 'encryption-changed' };
  }
}

/** A manifest does not show which passphrase encrypted. The runner key can have signed backups of two. */
function isOtherPassphrase(error: unknown, { indexKey }: IndexAccess): boolean {
  return indexKey.kind === 'passphrase' && error instanceof RestorableError && error.code === 'KEY_WRONG';
}

/** Reads the list of objects of a backup to build on. */
async function openLink(
  { context: { host }, sources, cache }: IndexAccess,
  manifest: StoredManifest,
): Promise<IndexedBackup> {
  const reader = await BackupReader.open({
    sources: new ReadPreference(cache === undefined ? sources : [cache.at, ...sources], { tolerant: true }),
    onFetched: keeping(cache),
    manifest,
    parents: [],
    spillFolder: async () => (await host.workspace()).path,
    onBytes: () => {},
  });
  return { id: manifest.manifest.id, reader };
}

/** Keeps each object of the index for the next run. */
export function keeping(cache: IndexCache | undefined): ChainWriting['onIndexObject'] {
  return async (path, stored) => cache?.keep(path, stored);
}

interface ChainStart {
  readonly indexEncryptor: Encryptor;
  readonly cache: IndexCache | undefined;
  /** The expected size of the dump. */
  readonly expectedBytes: number;
}

/** The chain that a full starts. */
export function newChain({ indexEncryptor, cache, expectedBytes }: ChainStart): ChainWriting {
  return {
    chain: { secret: randomBytes(32).toString('hex'), averageBytes: averageChunkBytes(expectedBytes) },
    known: undefined,
    onIndexObject: keeping(cache),
    indexEncryptor,
  };
}

/**
 * Encrypts the index. A key that can only sign, or whose encryption subkey has expired, is sufficient for fulls. Then the reason is
 * returned.
 * @param encryptor of the backup. With a passphrase, the index has the same session key: who reads one reads the other.
 */
export async function indexEncryptorOf(
  indexKey: Unlock,
  encryptor: Encryptor,
  now: Date,
): Promise<Encryptor | RestorableError> {
  if (indexKey.kind === 'passphrase') return encryptor;
  try {
    return await createIndexEncryptor(indexKey.keys, encryptor.profile, now);
  } catch (error) {
    if (error instanceof RestorableError && ['KEY_INVALID', 'KEY_EXPIRED'].includes(error.code)) return error;
    throw error;
  }
}
