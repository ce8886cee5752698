import { randomBytes } from 'node:crypto';
import { failureOf, RestorableError } from '../core/errors.ts';
import type { Kind } from '../core/format/backup-id.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { PrivateKeySpec } from '../core/key-material.ts';
import { averageChunkBytes, decideKind, parentsOf } from '../core/planning/chain.ts';
import { createDecryptor, createIndexEncryptor, type Encryptor } from '../openpgp/encryption.ts';
import type { Signer } from '../openpgp/signatures/signatures.ts';
import type { BackupRequest } from '../options/request.ts';
import type { SourceInfo } from '../ports/engine.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import { readParents, type StoredManifest } from '../repository/catalog/catalog.ts';
import { reasonNotTrusted } from '../repository/catalog/own-chain.ts';
import type { ChainWriting } from '../repository/chunks/chain-writing.ts';
import { type IndexedBackup, loadIndex } from '../repository/load-index.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { sourcesOf } from '../repository/writing/replica-sources.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { Run } from '../run/run.ts';
import { type IndexCache, openIndexCache } from './index-cache.ts';
import { findStaleDestinations } from './stale-destinations.ts';

/** What kind of backup this run makes, and on what it builds. */
export interface ChainPlan {
  readonly kind: Kind;
  /** Why it is a full. */
  readonly because: string | undefined;
  /** Nearest first; none for a full. */
  readonly parents: readonly StoredManifest[];
  /** Undefined without a runner key: nobody could read an index. */
  readonly writing: ChainWriting | undefined;
  /** To be called once this backup is committed: keeps its index for the next run. */
  readonly keepIndex: (id: string) => Promise<void>;
}

export interface ChainSubject {
  readonly replicaSet: ReplicaSet;
  readonly encryptor: Encryptor;
  /** Of the runner key, where there is one. */
  readonly signer: Signer | undefined;
  readonly newest: StoredManifest | undefined;
  readonly rings: KeyRings;
  readonly source: SourceInfo;
  readonly sameSource: boolean;
}

/**
 * Decides the kind of this backup. Whatever stands in the way of an incremental one makes it a full, with the reason in the
 * log: a backup that is larger than it had to be is better than none.
 * @throws {RestorableError} what no full would mend either, and every defect
 */
export async function planChain(
  request: BackupRequest,
  dependencies: Dependencies,
  run: Run,
  subject: ChainSubject,
): Promise<ChainPlan> {
  const { host } = dependencies;
  // A full begins a chain of its own: what an earlier run kept would be fetched for nothing.
  const newestId = request.chain.kind === 'full' ? undefined : subject.newest?.manifest.id;
  const cache = request.runnerKey && (await openIndexCache(request.name, newestId, dependencies));
  const keepIndexWith =
    (parents: readonly StoredManifest[]) =>
    async (id: string): Promise<void> =>
      cache?.save([id, ...parents.map(({ manifest }) => manifest.id)]);
  let because: string;
  try {
    const built = await buildOn(request, dependencies, subject, cache);
    subject.replicaSet.throwIfFailed();
    if (typeof built !== 'string') return { ...built, because: undefined, keepIndex: keepIndexWith(built.parents) };
    because = built;
    if (request.chain.kind !== 'full') host.log.info(`A full backup, because ${because}.`);
  } catch (thrown) {
    // With too few destinations left nothing can be made.
    subject.replicaSet.throwIfFailed();
    // What a storage does not give, and what is stored otherwise than it should be or for another key.
    const { message } = failureOf(thrown, ['storage', 'object', 'backup', 'keys']);
    because = `the index of the chain could not be read: ${message}`;
    run.warn(`A full backup, because ${because}`);
  }
  return {
    kind: 'full',
    because,
    parents: [],
    writing: await newChain(request, dependencies, run, subject, cache),
    keepIndex: keepIndexWith([]),
  };
}

/** The plan of a backup that builds on others, or why a full has to be made. */
async function buildOn(
  request: BackupRequest,
  dependencies: Dependencies,
  subject: ChainSubject,
  cache: IndexCache | undefined,
): Promise<Omit<ChainPlan, 'keepIndex' | 'because'> | string> {
  const { host, clock } = dependencies;
  const { replicaSet, encryptor, signer, newest, source } = subject;
  const sources = sourcesOf(replicaSet, host.signal);
  const keys = objectKeys(request.name);
  const ancestors =
    newest === undefined || request.chain.kind === 'full'
      ? []
      : await readParents(new ReadPreference(sources), request.name, keys, newest.manifest, host.signal);
  const full = ancestors.at(-1) ?? (newest?.manifest.kind === 'full' ? newest : undefined);
  const decision = decideKind(request.chain, {
    now: clock.now(),
    hasRunnerKey: request.runnerKey !== undefined,
    newest: newest?.manifest,
    full: full?.manifest,
    engine: { name: source.engine, majorVersion: source.majorVersion },
    encryption: { profile: encryptor.profile, recipients: [...encryptor.recipients] },
    sameSource: subject.sameSource,
  });
  if (decision.kind === 'full' || newest === undefined || request.runnerKey === undefined || signer === undefined) {
    return decision.because ?? '`kind: full` asks for it';
  }
  const untrusted = await reasonNotTrusted({
    database: request.name,
    destinations: sources,
    signer,
    newest,
    ancestors,
    signal: host.signal,
  });
  if (untrusted !== undefined) return untrusted;
  const parents = parentsOf(decision.kind, newest, ancestors);
  const [nearest = newest] = parents;
  const stale = await findStaleDestinations(replicaSet, request.name, nearest, subject.rings);
  if (typeof stale === 'string') return stale;
  const links = await openLinks(request.name, dependencies, sources, parents, cache);
  const decryptor = await createDecryptor({ kind: 'keys', keys: [request.runnerKey] });
  // A differential does not build on the newest backup, whose index says whether another one is worth it.
  const [newestLink = await openLink(request.name, dependencies, sources, newest, cache)] = links.filter(
    ({ id }) => id === newest.manifest.id,
  );
  const loaded = await loadIndex(links, newestLink, decryptor);
  if ('nextFull' in loaded) return loaded.nextFull;
  const indexEncryptor = await indexEncryptorOf(request.runnerKey, encryptor.profile, clock.now());
  if (indexEncryptor instanceof RestorableError) return indexEncryptor.message;
  // Only now: a full for another reason goes there too. More may have been lost meanwhile.
  const behind = stale.filter(({ storage }) => replicaSet.active.includes(storage));
  if (behind[0] !== undefined && replicaSet.active.length - behind.length < replicaSet.needed) return behind[0].why;
  for (const { storage, why } of behind) replicaSet.markOutOfSync(storage, why);
  return { kind: decision.kind, parents, writing: { ...loaded, indexEncryptor, onIndexObject: keeping(cache) } };
}

/** The lists of objects of the backups that are built on, oldest first. */
async function openLinks(
  database: DatabaseName,
  dependencies: Dependencies,
  sources: readonly Storage[],
  parents: readonly StoredManifest[],
  cache: IndexCache | undefined,
): Promise<IndexedBackup[]> {
  const links: IndexedBackup[] = [];
  for (const manifest of [...parents].reverse()) {
    links.push(await openLink(database, dependencies, sources, manifest, cache));
  }
  return links;
}

async function openLink(
  database: DatabaseName,
  { host }: Dependencies,
  sources: readonly Storage[],
  manifest: StoredManifest,
  cache: IndexCache | undefined,
): Promise<IndexedBackup> {
  const reader = await BackupReader.open({
    database,
    sources: new ReadPreference(cache === undefined ? sources : [cache.storage, ...sources], { tolerant: true }),
    onFetched: keeping(cache),
    manifest,
    parents: [],
    spillFolder: async () => (await host.workspace()).path,
    signal: host.signal,
    onBytes: () => {},
  });
  return { id: manifest.manifest.id, reader };
}

function keeping(cache: IndexCache | undefined): ChainWriting['onIndexObject'] {
  return async (key, stored) => cache?.keep(key, stored);
}

async function newChain(
  request: BackupRequest,
  { clock }: Dependencies,
  run: Run,
  { encryptor, newest, source }: ChainSubject,
  cache: IndexCache | undefined,
): Promise<ChainWriting | undefined> {
  // With a passphrase no chain can follow, so that an index would serve nobody.
  if (request.runnerKey === undefined || encryptor.recipients.length === 0) return undefined;
  const indexEncryptor = await indexEncryptorOf(request.runnerKey, encryptor.profile, clock.now());
  if (indexEncryptor instanceof RestorableError) {
    run.warn(
      `Only full backups can be made: the key in \`runner-key\` signs, but nothing can be encrypted to it. ${indexEncryptor.message} \`keygen\` makes keys that fit.`,
    );
    return undefined;
  }
  const streamBytes = Math.max(source.sizeBytes ?? 0, newest?.manifest.rawBytes ?? 0);
  return {
    chain: { secret: randomBytes(32).toString('hex'), averageBytes: averageChunkBytes(streamBytes) },
    known: undefined,
    onIndexObject: keeping(cache),
    indexEncryptor,
  };
}

/** A key that only signs, or whose part for encryption has ended, is good enough for fulls: then the reason is returned. */
async function indexEncryptorOf(key: PrivateKeySpec, profile: Encryptor['profile'], now: Date) {
  try {
    return await createIndexEncryptor(key, profile, now);
  } catch (error) {
    if (error instanceof RestorableError && ['KEY_INVALID', 'KEY_EXPIRED'].includes(error.code)) return error;
    throw error;
  }
}
