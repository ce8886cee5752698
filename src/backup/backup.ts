import { RestorableError } from '../core/errors.ts';
import type { Manifest } from '../core/format/manifest.ts';
import type { ThreeTwoOne } from '../core/planning/three-two-one.ts';
import { createEncryptor } from '../openpgp/encryption.ts';
import type { BackupRequest } from '../options/request.ts';
import type { SourceInfo } from '../ports/engine.ts';
import type { BackupReport, RetentionOutcome } from '../report/report.ts';
import { newestManifest } from '../repository/catalog/newest-manifest.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { sourcesOf } from '../repository/writing/replica-sources.ts';
import { retainEverywhere } from '../retention/retention.ts';
import { sweepOnly } from '../retention/sweep-destination.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { Run } from '../run/run.ts';
import { summarizeBackup, summarizeTables } from '../run/summary.ts';
import {
  chooseSigner,
  openBackupKeyRings,
  openSigningKeys,
  type SigningKeys,
  signsSomething,
} from './backup-signer.ts';
import { runHook, runLastHook } from './hooks.ts';
import { openReplicaSet } from './open-replica-set.ts';
import { planChain } from './plan-chain.ts';
import { recordMissed } from './record-missed.ts';
import { requireFreshSource } from './standby.ts';
import { ruleOf } from './three-two-one.ts';
import { requireOpenWindow } from './window.ts';
import { type Opened, sourceIdentity, type WrittenBackup, writeBackup } from './write-backup.ts';

/** Dumps a database once, to all its destinations at once, and commits. Never throws: the report holds the error. */
export async function runBackup(request: BackupRequest, dependencies: Dependencies): Promise<BackupReport> {
  const run = new Run(dependencies);
  let kindReason: string | undefined;
  let committed: WrittenBackup | undefined;
  let replicaSet: ReplicaSet | undefined;
  let rule: ThreeTwoOne | undefined;
  const retention: RetentionOutcome[] = [];
  let replica: SourceInfo['replica'];
  await run.guard(async () => {
    requireOpenWindow(request, dependencies.clock.now());
    // Wrong keys are named before the dump.
    const signingKeys = await openSigningKeys(request, dependencies.clock.now());
    run.warn(...(signingKeys.runner?.warnings ?? []));
    requireSigner(request, signingKeys, run);
    const onReplicaSet = (made: ReplicaSet): void => {
      replicaSet = made;
    };
    const opened = await open(request, dependencies, run, { signingKeys, onReplicaSet });
    kindReason = opened.plan.because;
    replica = opened.source.info.replica;
    try {
      committed = await writeBackup(request, dependencies, run, opened);
    } catch (error) {
      if (request.retention !== undefined && !dependencies.host.signal.aborted) {
        await sweepOnly(opened.replicaSet.active, { ...request, ...opened }, dependencies, run);
      }
      throw error;
    }
    rule = ruleOf(committed);
    await recordMissed(request, dependencies, run, opened, committed);
    requireEnough(committed, opened.replicaSet, run);
    if (request.retention === undefined) return;
    const { rings, signer } = opened;
    const job = { database: request.name, settings: request.retention, rings, signer, acceptMissing: false };
    await retainEverywhere({ ...job, dryRun: false }, committed.holders, dependencies, run, retention);
  });
  await runLastHook(request, dependencies, run, committed?.manifest);
  return {
    mode: 'backup',
    ...run.facts(false),
    backup: committed && summarizeBackup(committed.manifest, committed.manifest.signer),
    replica: replica && { lagMs: replica.lagMs },
    kindReason: committed && kindReason && dependencies.host.scrub(kindReason),
    destinations: committed?.outcomes ?? replicaSet?.outcomes() ?? [],
    tables: committed === undefined ? [] : summarizeTables(committed.fingerprint),
    ...(request.retention === undefined ? {} : { retention }),
    rule,
  };
}

/**
 * Says at which destinations the backup is not.
 * @throws {RestorableError} STORAGE_FAILED when fewer hold it than are needed
 */
function requireEnough({ holders, uncommitted }: WrittenBackup, { needed }: ReplicaSet, run: Run): void {
  if (holders.length >= needed) {
    for (const { label, detail } of uncommitted) run.warn(`The backup is committed, but not at ${label}: ${detail}`);
    return;
  }
  const [worst] = uncommitted;
  throw new RestorableError('STORAGE_FAILED', `The backup is committed, but not at ${worst?.label}: ${worst?.detail}`, {
    hint: 'The other destinations hold a good copy. Mend this one, then run `sync`, or a backup again.',
  });
}

interface Opening {
  readonly signingKeys: SigningKeys;
  /** Given the destinations as soon as there are any to report on. */
  readonly onReplicaSet: (replicaSet: ReplicaSet) => void;
}

/** Everything that can be refused is refused before the dump begins. */
async function open(
  request: BackupRequest,
  dependencies: Dependencies,
  run: Run,
  { signingKeys, onReplicaSet }: Opening,
): Promise<Opened> {
  const { host, clock } = dependencies;
  const encryptor = await createEncryptor(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
  run.warn(...encryptor.warnings);
  // What others put counts for nothing: neither for the chain nor for retention.
  const rings = await openBackupKeyRings(request, signingKeys);
  const { replicaSet, newest, listed, warnings } = await run.phase('open destinations', async () => {
    const { replicaSet, listings } = await openReplicaSet(request, dependencies, run);
    onReplicaSet(replicaSet);
    const listed = await listings();
    const asked = { database: request.name, ring: rings.signers, now: clock.now(), signal: host.signal };
    const signatures = sourcesOf(replicaSet, host.signal);
    const onFailure = replicaSet.lose.bind(replicaSet);
    return { replicaSet, listed, ...(await newestManifest(listed, { ...asked, signatures, onFailure })) };
  });
  run.warn(...warnings);
  const line = { newest, destinations: sourcesOf(replicaSet, host.signal), signal: host.signal };
  const signer = await chooseSigner(request, signingKeys, line);
  await runHook('before', request, dependencies, run);
  const source = await run.phase('connect', async () => {
    const engine = await dependencies.engine(request.database.engine);
    return run.closeAtEnd(await engine.openSource(request.database.url, { requireTls: request.requireTls }, host));
  });
  requireFreshSource(request, source.info, run);
  if (newest !== undefined) requireSameSource(newest.manifest, source.info, request);
  const sameSource = newest !== undefined && isSameSource(newest.manifest, source.info);
  const plan = await run.phase('read the index', () =>
    planChain(request, dependencies, run, {
      replicaSet,
      encryptor,
      signer,
      newest,
      rings,
      source: source.info,
      sameSource,
    }),
  );
  return { replicaSet, listed, encryptor, signer, rings, predecessor: newest, source, plan };
}

/**
 * Whoever signs nothing can't tell his own backups from those that others put, and so must remove none.
 * @throws {RestorableError} INPUT_INVALID
 */
function requireSigner({ retention, signers }: BackupRequest, signingKeys: SigningKeys, run: Run): void {
  if (signsSomething(signingKeys)) return;
  const hint = 'Give it `runner-key`, which `keygen` makes; or run `prune` with `signers` in a job of its own.';
  if (retention !== undefined) {
    throw new RestorableError('INPUT_INVALID', 'This backup signs nothing, so it takes no keep rules.', { hint });
  }
  if (signers.length > 0)
    run.warn('`signers` is not used: this backup signs nothing, and builds on whatever is there.');
}

function isSameSource({ source }: Manifest, info: SourceInfo): boolean {
  return sourceIdentity(source.salt, info) === source.identity;
}

/** Two databases under one name would mix their backups, and retention would remove one's for the other's. */
function requireSameSource(newest: Manifest, info: SourceInfo, request: BackupRequest): void {
  if (request.acceptNewSource || isSameSource(newest, info)) return;
  throw new RestorableError(
    'SOURCE_MISMATCH',
    `The newest backup under the name "${request.name}" (${newest.id}) is of another database than this one.`,
    {
      hint: 'Give this database its own `name`; or, when it replaces the other for good, run once with `accept-new-source: true`.',
    },
  );
}
