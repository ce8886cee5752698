import { failureOf, RestorableError } from '../../core/errors.ts';
import type { Kind } from '../../core/format/backup-id.ts';
import { decideKind } from '../../core/planning/chain/chain.ts';
import { parentsOf } from '../../core/planning/chain/chain-parents.ts';
import { describeFullReason, type FullReason } from '../../core/planning/chain/full-reason.ts';
import type { Encryptor } from '../../openpgp/encryption.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { BackupRequest } from '../../options/request/backup.ts';
import type { SourceInfo } from '../../ports/engine/source.ts';
import { readParents, type StoredManifest } from '../../repository/catalog/catalog.ts';
import { reasonNotTrusted } from '../../repository/catalog/own-chain.ts';
import type { ChainWriting } from '../../repository/chunks/chain-writing.ts';
import { ReadPreference } from '../../repository/reading/read-preference.ts';
import type { ReplicaSet } from '../../repository/writing/replica-set.ts';
import { sourcesOf } from '../../repository/writing/replica-sources.ts';
import type { KeyRings } from '../../run/key-rings.ts';
import type { RunContext } from '../../run/run-context.ts';
import { type IndexCache, openIndexCache } from './index-cache.ts';
import { indexEncryptorOf, indexKeyOf, keeping, newChain, openChain } from './open-chain.ts';
import { findStaleDestinations, type StaleDestination } from './stale-destinations.ts';

interface Plan {
  /** Call it once this backup is committed. Keeps its index for the next run. */
  readonly keepIndex: (id: string) => Promise<void>;
}

interface FullPlan extends Plan {
  readonly kind: 'full';
  readonly reason: FullReason;
  readonly parents: readonly [];
  /** Undefined without a runner key or passphrase: no run could read an index. */
  readonly writing: ChainWriting | undefined;
}

interface ChainedPlan extends Plan {
  readonly kind: Exclude<Kind, 'full'>;
  /** Nearest first. */
  readonly parents: readonly [StoredManifest, ...StoredManifest[]];
  readonly writing: ChainWriting;
}

/** What kind of backup this run creates, and what it builds on. */
export type ChainPlan = FullPlan | ChainedPlan;

export interface ChainSubject {
  readonly replicaSet: ReplicaSet;
  readonly encryptor: Encryptor;
  /** The signer of this run, if any. */
  readonly signer: Signer | undefined;
  readonly newest: StoredManifest | undefined;
  readonly rings: KeyRings;
  readonly source: SourceInfo;
  readonly sameSource: boolean;
}

/** What the decision depends on. */
interface Deciding {
  readonly request: BackupRequest;
  readonly context: RunContext;
  readonly subject: ChainSubject;
  readonly cache: IndexCache | undefined;
}

/**
 * Decides the kind of this backup. This is the only place where a run becomes a full. Anything that prevents an incremental makes
 * it a full, with the reason in the log: a backup that is larger than necessary is better than none.
 * @throws {RestorableError} what a full would not fix either, and every defect
 */
export async function planChain(
  request: BackupRequest,
  context: RunContext,
  subject: ChainSubject,
): Promise<ChainPlan> {
  const { host, run } = context;
  // A full starts its own chain, so fetching what an earlier run kept would be useless.
  const newestId = request.chain.kind === 'full' ? undefined : subject.newest?.manifest.id;
  const cache = indexKeyOf(request) && (await openIndexCache(request.name, newestId, context));
  const deciding: Deciding = { request, context, subject, cache };
  let reason: FullReason;
  try {
    const built = await buildOn(deciding);
    subject.replicaSet.throwIfFailed();
    if (!('rule' in built)) return built;
    reason = built;
    if (reason.rule !== 'requested') host.log.info(`A full backup, because ${describeFullReason(reason)}.`);
  } catch (thrown) {
    // If too few destinations are left, no backup is possible.
    subject.replicaSet.throwIfFailed();
    // Storage failures, and objects that are damaged or encrypted to another key.
    const { message } = failureOf(thrown, ['storage', 'object', 'backup', 'keys']);
    reason = { rule: 'index-unreadable', finding: message };
    run.warn(`A full backup, because ${describeFullReason(reason)}`);
  }
  const keepIndex = async (id: string): Promise<void> => cache?.save([id]);
  return { kind: 'full', reason, parents: [], writing: await beginChain(deciding), keepIndex };
}

/** Returns the plan of a backup that builds on others, or why a full is necessary. */
async function buildOn({ request, context, subject, cache }: Deciding): Promise<ChainedPlan | FullReason> {
  const { clock } = context;
  const { replicaSet, encryptor, signer, newest, source } = subject;
  const indexKey = indexKeyOf(request);
  const sources = sourcesOf(replicaSet);
  const ancestors =
    newest === undefined || request.chain.kind === 'full'
      ? []
      : await readParents(new ReadPreference(sources), newest.manifest);
  const full = ancestors.at(-1) ?? (newest?.manifest.kind === 'full' ? newest : undefined);
  const decision = decideKind(request.chain, {
    now: clock.now(),
    hasIndexKey: indexKey !== undefined,
    newest: newest?.manifest,
    full: full?.manifest,
    engine: { name: source.engine, majorVersion: source.majorVersion },
    encryption: { profile: encryptor.profile, recipients: [...encryptor.recipients] },
    sameSource: subject.sameSource,
  });
  if (decision.kind === 'full') return decision.reason;
  if (newest === undefined) return { rule: 'first' };
  if (indexKey === undefined || signer === undefined) return { rule: 'no-runner-key' };
  const untrusted = await reasonNotTrusted({ sources, signer, newest, ancestors });
  if (untrusted !== undefined) return untrusted;
  const parents = parentsOf(decision.kind, [newest, ...ancestors], decision.mostParents);
  const stale = await findStaleDestinations(replicaSet, parents[0], subject.rings);
  if ('rule' in stale) return stale;
  const loaded = await openChain({ context, sources, cache, indexKey }, parents, newest);
  if ('rule' in loaded) return loaded;
  const indexEncryptor = await indexEncryptorOf(indexKey, encryptor, clock.now());
  if (indexEncryptor instanceof RestorableError) return { rule: 'index-key', finding: indexEncryptor.message };
  const outOfSync = leaveStaleBehind(replicaSet, stale);
  if (outOfSync !== undefined) return outOfSync;
  const keepIndex = async (id: string): Promise<void> =>
    cache?.save([id, ...parents.map(({ manifest }) => manifest.id)]);
  const writing = { ...loaded, indexEncryptor, onIndexObject: keeping(cache) };
  return { kind: decision.kind, parents, writing, keepIndex };
}

/** Call it only if nothing else requires a full, which would be stored there too. @returns why too few would be left */
function leaveStaleBehind(replicaSet: ReplicaSet, stale: readonly StaleDestination[]): FullReason | undefined {
  // More destinations may have been lost in the meantime.
  const { active, needed } = replicaSet;
  const behind = stale.filter(({ at }) => active.some(({ storage }) => storage === at.storage));
  const [first] = behind;
  if (first !== undefined && active.length - behind.length < needed) {
    return { rule: 'out-of-sync', label: first.at.label, flaw: first.flaw };
  }
  for (const { at, flaw } of behind) replicaSet.markOutOfSync(at, flaw);
  return undefined;
}

/** The chain that this full starts. Undefined if no backup could follow it. */
async function beginChain({ request, context, subject, cache }: Deciding): Promise<ChainWriting | undefined> {
  const { encryptor, newest, source } = subject;
  const indexKey = indexKeyOf(request);
  if (indexKey === undefined) return undefined;
  const indexEncryptor = await indexEncryptorOf(indexKey, encryptor, context.clock.now());
  if (indexEncryptor instanceof RestorableError) {
    context.run.warn(
      `Only full backups can be made: the key in \`runner-key\` signs, but nothing can be encrypted to it. ${indexEncryptor.message} \`keygen\` creates suitable keys.`,
    );
    return undefined;
  }
  const expectedBytes = Math.max(source.sizeBytes ?? 0, newest?.manifest.rawBytes ?? 0);
  return newChain({ indexEncryptor, cache, expectedBytes });
}
