import { RestorableError } from '../core/errors.ts';
import { readBackupId } from '../core/format/backup-id.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import type { FullReason } from '../core/planning/chain/full-reason.ts';
import type { ThreeTwoOne } from '../core/planning/three-two-one.ts';
import { createEncryptor } from '../openpgp/encryption.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { SourceInfo } from '../ports/engine/source.ts';
import type { BackupReport, VerifiedAt } from '../report/facts/backup.ts';
import type { RetentionOutcome } from '../report/facts/retention.ts';
import type { PreviousBackup } from '../report/facts/run.ts';
import type { ShipReport } from '../report/facts/ship.ts';
import { describeProblem } from '../report/words/destinations.ts';
import type { ManifestListing } from '../repository/catalog/catalog.ts';
import { newestManifest } from '../repository/catalog/newest-manifest.ts';
import type { FailedCommit } from '../repository/writing/commit.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { sourcesOf } from '../repository/writing/replica-sources.ts';
import { retainEverywhere } from '../retention/retention.ts';
import { sweepOnly } from '../retention/sweep-destination.ts';
import { requireKeyRoles } from '../run/key-roles.ts';
import type { Run } from '../run/run.ts';
import { beginRun } from '../run/run-context.ts';
import { summarizeBackup, summarizeTables } from '../run/summary.ts';
import {
  chooseSigner,
  openBackupKeyRings,
  openSigningKeys,
  requireStillSigning,
  type SigningKeys,
  signsSomething,
} from './backup-signer.ts';
import { beginAfter } from './begin-after.ts';
import { planChain } from './chain/plan-chain.ts';
import { sourceIdentity } from './describe-backup.ts';
import { runHook, runLastHook } from './hooks.ts';
import { lastVerifications } from './last-verifications.ts';
import { openReplicaSet } from './open-replica-set.ts';
import type { Opened } from './opened.ts';
import { recordMissed } from './record-missed.ts';
import { type BackupContext, type BackupDependencies, shipBefore } from './ship-before.ts';
import { requireFreshSource } from './standby.ts';
import { ruleOf } from './three-two-one.ts';
import { requireOpenWindow } from './window.ts';
import { writeMarkerIfPossible } from './write-marker.ts';
import { type WrittenBackup, writeBackup } from './writing/write-backup.ts';

/** The state of a backup in progress. */
interface Progress {
  replicaSet?: ReplicaSet;
  previous?: PreviousBackup | undefined;
  fullReason?: FullReason | undefined;
  replica?: SourceInfo['replica'];
  log?: ShipReport | undefined;
  committed?: WrittenBackup;
  rule?: ThreeTwoOne;
  verifications?: readonly VerifiedAt[];
  readonly retention: RetentionOutcome[];
}

/** Dumps a database once, to all its destinations in parallel, and commits. Never throws: the report contains the error. */
export async function runBackup(request: BackupRequest, dependencies: BackupDependencies): Promise<BackupReport> {
  const context = { ...dependencies, ...beginRun(dependencies) };
  const { run } = context;
  const progress: Progress = { retention: [] };
  await run.guard(() => backUp(request, context, progress));
  const { replicaSet, previous, fullReason, replica, committed, rule, verifications, retention, log } = progress;
  await runLastHook(request, context, committed?.manifest);
  return {
    mode: 'backup',
    ...run.facts(false),
    objectives: { rpoMs: request.rpoMs, verifyEveryMs: request.verifyEveryMs },
    previous,
    backup: committed && summarizeBackup(committed.manifest, committed.manifest.signer),
    replica: replica && { lagMs: replica.lagMs },
    kindReason: committed && fullReason,
    destinations: committed?.outcomes ?? replicaSet?.outcomes() ?? [],
    tables: committed === undefined ? [] : summarizeTables(committed.fingerprint),
    ...(request.retention === undefined ? {} : { retention }),
    verifications,
    rule,
    ...(log === undefined ? {} : { log }),
  };
}

async function backUp(request: BackupRequest, context: BackupContext, progress: Progress): Promise<void> {
  const { run, host, clock } = context;
  requireOpenWindow(request, clock.now());
  // Wrong keys are reported before the dump.
  const signingKeys = await openSigningKeys(request, clock.now());
  run.warn(...(signingKeys.runner?.warnings ?? []));
  run.noteKeys('runner', signingKeys.runner?.keyEnd);
  requireSigner(request, signingKeys, run);
  const opened = await open(request, context, signingKeys, progress);
  const { replicaSet, plan, rings, signer } = opened;
  progress.fullReason = plan.kind === 'full' ? plan.reason : undefined;
  progress.replica = opened.source.info.replica;
  let committed: WrittenBackup;
  try {
    committed = await writeBackup(request, context, opened);
  } catch (error) {
    if (request.retention !== undefined && !host.signal.aborted) await sweepOnly(replicaSet.active, opened, context);
    throw error;
  }
  progress.committed = committed;
  progress.rule = ruleOf(committed);
  await recordMissed(run, opened, committed);
  requireEnough(committed, replicaSet, run);
  progress.verifications = await lastVerifications(committed.holders, rings, context);
  if (request.retention === undefined) return;
  const options = {
    acceptMissing: false,
    dryRun: false,
    isEverywhere: committed.holders.length === committed.outcomes.length,
  };
  const job = { settings: request.retention, rings, signer, ...options, run };
  await retainEverywhere(job, committed.holders, progress.retention);
}

/**
 * Reports which destinations do not have the backup.
 * @throws {RestorableError} STORAGE_FAILED if fewer hold it than are needed
 */
function requireEnough({ holders, uncommitted }: WrittenBackup, { needed }: ReplicaSet, run: Run): void {
  if (holders.length >= needed) {
    for (const each of uncommitted) run.warn(notCommitted(each));
    return;
  }
  const [worst] = uncommitted;
  if (worst === undefined) throw new RangeError('too few destinations were needed');
  throw new RestorableError('STORAGE_FAILED', notCommitted(worst), {
    hint: 'The other destinations hold a good copy. Repair this one, then run `sync` or another backup.',
  });
}

function notCommitted({ at: { label }, problem }: FailedCommit): string {
  return `The backup is committed, but not at ${label}: ${describeProblem(label, problem)}`;
}

/** Everything that can be refused is refused before the dump starts. */
async function open(
  request: BackupRequest,
  context: BackupContext,
  signingKeys: SigningKeys,
  progress: Progress,
): Promise<Opened> {
  const { host, clock, run } = context;
  const encryptor = await createEncryptor(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
  run.warn(...encryptor.warnings);
  run.noteKeys('recovery', ...encryptor.keyEnds);
  // Other people's objects don't count, neither for the chain nor for retention.
  const rings = await openBackupKeyRings(request, signingKeys);
  const { replicaSet, listed, newest, startedAt } = await run.phase('open destinations', async () => {
    const { replicaSet, listings } = await openReplicaSet(request, context);
    // From here on there is something to report.
    progress.replicaSet = replicaSet;
    const listed = await listings();
    const signatures = sourcesOf(replicaSet);
    const onFailure = replicaSet.lose.bind(replicaSet);
    const { newest, warnings } = await newestManifest(listed, { ring: rings.signers, signatures, onFailure });
    run.warn(...warnings);
    progress.previous = newest && previousOf(newest.manifest, listed);
    await requireStillSigning(request, signingKeys, { listed, signatures, onFailure });
    await requireKeyRoles(request, newest?.manifest);
    return { replicaSet, listed, newest, startedAt: await beginAfter(newest?.manifest, context) };
  });
  const signer = await chooseSigner(signingKeys, { newest, sources: sourcesOf(replicaSet) });
  await runHook('before', request, context);
  progress.log = await shipBefore(request, context, newest === undefined);
  const source = await run.phase('connect', async () => {
    const engine = await context.engine(request.database.engine);
    return run.closeAtEnd(await engine.openSource(request.database.url, { requireTls: request.requireTls }, host));
  });
  const { info } = source;
  requireFreshSource(request, info, run);
  if (newest !== undefined) requireSameSource(newest.manifest, info, request);
  const sameSource = newest !== undefined && isSameSource(newest.manifest, info);
  const subject = { replicaSet, encryptor, signer, newest, rings, source: info, sameSource };
  const plan = await run.phase('read the index', () => planChain(request, context, subject));
  const marker = await writeMarkerIfPossible(request, source, context);
  return { replicaSet, listed, encryptor, signer, rings, predecessor: newest, startedAt, source, marker, plan };
}

function previousOf({ id, snapshotAt }: Manifest, listed: readonly ManifestListing[]): PreviousBackup {
  const started = [id, ...listed.flatMap(({ ids }) => ids)].map((each) => readBackupId(each).startedAt.getTime());
  return { id, snapshotAt, oldestAt: new Date(Math.min(...started)).toISOString() };
}

/**
 * A run that signs nothing can't distinguish its own backups from those of others, so it must not remove any.
 * @throws {RestorableError} INPUT_INVALID
 */
function requireSigner({ retention, signers }: BackupRequest, signingKeys: SigningKeys, run: Run): void {
  if (signsSomething(signingKeys)) return;
  const hint = 'Set `runner-key` (`keygen` creates one), or run `prune` with `signers` in a separate job.';
  if (retention !== undefined) {
    throw new RestorableError('INPUT_INVALID', "This backup is not signed, so it can't apply keep rules.", { hint });
  }
  if (signers.length > 0)
    run.warn('`signers` is ignored: this backup is not signed, so it builds on whatever backup it finds.');
}

function isSameSource({ source }: Manifest, info: SourceInfo): boolean {
  return sourceIdentity(source.salt, info) === source.identity;
}

/** Two databases with one name would mix their backups, and retention would remove backups of one because of the other. */
function requireSameSource(newest: Manifest, info: SourceInfo, request: BackupRequest): void {
  if (request.acceptNewSource || isSameSource(newest, info)) return;
  throw new RestorableError(
    'SOURCE_MISMATCH',
    `The newest backup under the name "${request.name}" (${newest.id}) is of a different database${seenFromElsewhere(newest, info)}.`,
    {
      hint: 'Give this database its own `name`. If it replaces the other one for good, run once with `accept-new-source: true`.',
    },
  );
}

/** A file is known by its path from the working folder: run in another folder, the same file has another path. */
function seenFromElsewhere({ source }: Manifest, { engine, identity, identitiesElsewhere = [] }: SourceInfo): string {
  const before = identitiesElsewhere.find(
    (each) => sourceIdentity(source.salt, { engine, identity: each }) === source.identity,
  );
  if (identitiesElsewhere.length === 0) return '';
  const other = before === undefined ? 'another path' : before;
  return `: that one was ${other}, this one is ${identity}, seen from the working folder ${process.cwd()}`;
}
