import { createHmac, randomBytes } from 'node:crypto';
import { RestorableError, throwIfCancelled } from '../core/errors.ts';
import { createBackupId } from '../core/format/backup-id.ts';
import { CONTENTS_FORMAT, type Contents } from '../core/format/contents.ts';
import type { Fingerprint } from '../core/format/fingerprint.ts';
import { FORMAT, type Manifest, serializeManifest } from '../core/format/manifest.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import type { ListedObject } from '../core/format/object-list.ts';
import { GRACE_MS } from '../core/planning/retention.ts';
import { TOOL } from '../core/version.ts';
import type { Encryptor } from '../openpgp/encryption.ts';
import type { Signer } from '../openpgp/signatures/signatures.ts';
import type { BackupRequest } from '../options/request.ts';
import type { Dump, Source, SourceInfo } from '../ports/engine.ts';
import type { Storage } from '../ports/storage.ts';
import { warningsOfFlaws } from '../report/words/flaws.ts';
import { BackupWriter } from '../repository/backup-writer.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import type { Listing } from '../repository/catalog/newest-manifest.ts';
import { unlisted } from '../repository/removal/unlisted.ts';
import {
  type CommitOutcome,
  commitManifest,
  compareReadBack,
  objectsToReadBack,
  outcomeOf,
} from '../repository/writing/commit.ts';
import { extendLocks } from '../repository/writing/extend-locks.ts';
import { Pace } from '../repository/writing/pace.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { putRunbook, RUNBOOK } from '../repository/writing/runbook.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { KeyRings } from '../run/key-rings.ts';
import { followBytes } from '../run/progress.ts';
import type { Run } from '../run/run.ts';
import { assertReadable } from './assert-readable.ts';
import { confirmParents } from './confirm-parents.ts';
import { factsOf, runHook } from './hooks.ts';
import type { ChainPlan } from './plan-chain.ts';

/** How long an aborted run may spend on deleting what it put: a cancelled job is killed after 10 s. */
const ABANDON_MS = { cancelled: 3_000, failed: 60_000 };
const REMAINS = 'Some objects of this unfinished backup could not be removed; they are never taken for a backup.';

/** What is open and checked before a dump begins. */
export interface Opened {
  readonly replicaSet: ReplicaSet;
  readonly encryptor: Encryptor;
  readonly signer: Signer | undefined;
  readonly rings: KeyRings;
  /** What each destination listed at the start. */
  readonly listed: readonly Listing[];
  readonly predecessor: StoredManifest | undefined;
  readonly source: Source;
  readonly plan: ChainPlan;
}

/** HMAC-SHA-256 of what tells this source from others, under the line's salt: the manifest is read without a key. */
export function sourceIdentity(salt: string, info: SourceInfo): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(`${info.engine}\n${info.identity}`).digest('hex');
}

/** A backup that is committed somewhere. */
export interface WrittenBackup {
  readonly manifest: Manifest;
  /** What became of each destination. */
  readonly outcomes: readonly CommitOutcome[];
  /** The destinations that hold it. */
  readonly holders: readonly Storage[];
  /** What became of those that hold all of it but not the commit. */
  readonly uncommitted: readonly CommitOutcome[];
  readonly fingerprint: Fingerprint;
}

/** Dumps, stores, reads back, and commits. A run that fails before the commit removes what it put. */
export async function writeBackup(
  request: BackupRequest,
  dependencies: Dependencies,
  run: Run,
  opened: Opened,
): Promise<WrittenBackup> {
  const { host, clock } = dependencies;
  const { replicaSet } = opened;
  const keys = objectKeys(request.name);
  const id = createBackupId(run.startedAt, opened.plan.kind, randomBytes(3));
  const progress = followBytes(host, clock, 'dump', opened.source.info.sizeBytes ?? undefined);
  const writer = new BackupWriter({
    database: request.name,
    id,
    replicaSet,
    encryptor: opened.encryptor,
    chain: opened.plan.writing,
    level: request.compressionLevel,
    signal: host.signal,
    onBytes: progress,
  });
  host.log.info(`Backup ${id} of ${request.name} to ${replicaSet.active.map((to) => to.label).join(', ')}`);
  const extendParents = () =>
    replicaSet.each(({ storage, signal, alive }) =>
      extendLocks(storage, request.name, opened.plan.parents, signal, alive),
    );
  let committing = false;
  try {
    // Now as well as before the commit: an account that may not do it is told before the dump, with nothing locked yet.
    const isLocked =
      opened.plan.parents.length > 0 && replicaSet.active.some(({ locks }) => locks?.policy !== undefined);
    if (isLocked) await run.phase('extend locks', extendParents);
    const { contents, snapshotAt } = await run.phase('dump', () =>
      dumpStreams(request, paceOf(request, dependencies), run, opened.source, writer, id),
    );
    const reference = await run.phase('describe', async () => {
      await writer.writeIndex();
      const runbooks = await replicaSet.each(({ storage, signal }) => putRunbook(storage, keys, signal));
      run.warn(...runbooks.flatMap(({ value }) => value ?? []));
      return { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
    });
    const manifest = describe(request, dependencies, run, opened, { id, contents, snapshotAt, writer, reference });
    const bytes = serializeManifest(manifest);
    assertReadable(bytes, manifest, contents);
    if (opened.signer !== undefined)
      await writer.writeSignature(opened.signer.fingerprint, await opened.signer.sign(bytes));
    await replicaSet.settle();
    await extendParents();
    const isClean = await readBack(request, dependencies, run, replicaSet, { id, objects: writer.stored });
    if (!isClean) run.warn(REMAINS);
    await runHook('before-commit', request, dependencies, run, factsOf(manifest));
    requireInTime(run);
    throwIfCancelled(host.signal);
    committing = true;
    const commits = await run.phase('commit', () =>
      commitManifest(replicaSet.active, keys.manifest(id), bytes, host.signal, replicaSet.needed),
    );
    const confirmed = await confirmParents(request, dependencies, opened, { manifest, commits });
    await opened.plan.keepIndex(id);
    const holders = confirmed.flatMap(({ storage, outcome }) => (outcome === 'committed' ? [storage] : []));
    const uncommitted = confirmed.filter(({ outcome }) => outcome !== 'committed').map(outcomeOf);
    return {
      manifest,
      outcomes: replicaSet.outcomes(confirmed),
      holders,
      uncommitted,
      fingerprint: contents.fingerprint,
    };
  } catch (error) {
    // Once a manifest may be on its way its objects must stay: it could arrive after they were deleted.
    const ms = host.signal.aborted ? ABANDON_MS.cancelled : ABANDON_MS.failed;
    if (!committing && !(await replicaSet.abandon(ms))) run.warn(REMAINS);
    throw error;
  }
}

/**
 * Compares what the destinations keep with what they were given, before anything is committed. Whoever is out is cleaned up
 * first: once another holds the commit, a sync could go there; and were it the same place under another name, what is missing
 * then shows in a listing.
 * @returns whether all is gone from those that are out
 */
async function readBack(
  request: BackupRequest,
  { host, clock }: Dependencies,
  run: Run,
  replicaSet: ReplicaSet,
  { id, objects }: { readonly id: string; readonly objects: readonly ListedObject[] },
): Promise<boolean> {
  const keys = objectKeys(request.name);
  const chosen = objectsToReadBack(objects, request.readBack, Math.random);
  const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) * replicaSet.active.length;
  const progress = followBytes(host, clock, 'read back', bytes);
  return run.phase(request.readBack === 'all' ? 'read everything back' : 'read back a sample', async () => {
    for (;;) {
      const isClean = await replicaSet.cleaned();
      const before = replicaSet.active.length;
      await replicaSet.each(async ({ storage, signal, alive }) => {
        const onBytes = (read: number): void => {
          alive();
          progress(read);
        };
        const doubtful = replicaSet.hasCleaned ? await unlisted(storage, { keys, id, objects }, signal) : [];
        alive();
        await compareReadBack(storage, keys.root, [...doubtful, ...chosen], onBytes, signal);
      });
      if (replicaSet.active.length === before) return isClean;
    }
  });
}

function paceOf({ maxRate }: BackupRequest, { host, clock }: Dependencies): Pace | undefined {
  return maxRate === undefined ? undefined : new Pace(maxRate, () => clock.monotonicMs(), host.signal);
}

async function dumpStreams(
  request: BackupRequest,
  pace: Pace | undefined,
  run: Run,
  source: Source,
  writer: BackupWriter,
  id: string,
): Promise<{ contents: Contents; snapshotAt: string }> {
  const { include, exclude, rowCountTimeoutMs, withPasswordHashes } = request;
  const dump: Dump = await source.dump({ include, exclude, rowCountTimeoutMs, withPasswordHashes });
  const streams: Contents['streams'] = [];
  for await (const stream of dump.streams) {
    const written = await writer.writeStream(pace?.hold(stream) ?? stream);
    if (written.rawBytes === 0) {
      throw new RestorableError('DUMP_EMPTY', `The dump's stream ${stream.name} has no bytes.`, {
        hint: 'Even an empty database dumps to some bytes: the dump tool failed without saying so. Run it by hand.',
      });
    }
    streams.push(written);
  }
  if (streams.length === 0)
    throw new RestorableError('DUMP_EMPTY', 'The dump has no stream.', {
      hint: 'The dump ended before it began: run again with debug logging.',
    });
  const fingerprint = await dump.fingerprint();
  const warnings = [...dump.warnings, ...warningsOfFlaws(fingerprint)];
  run.warn(...warnings);
  const contents: Contents = {
    format: CONTENTS_FORMAT,
    id,
    database: request.name,
    streams,
    fingerprint,
    selection: { include: [...include], exclude: [...exclude] },
    warnings,
  };
  return { contents, snapshotAt: fingerprint.takenAt };
}

interface Written {
  readonly id: string;
  readonly contents: Contents;
  readonly snapshotAt: string;
  readonly writer: BackupWriter;
  readonly reference: {
    readonly contents: Manifest['contents'];
    readonly objects: Manifest['objects'];
  };
}

function describe(
  request: BackupRequest,
  dependencies: Dependencies,
  run: Run,
  opened: Opened,
  written: Written,
): Manifest {
  const { info } = opened.source;
  const salt = opened.predecessor?.manifest.source.salt ?? randomBytes(16).toString('hex');
  return {
    format: FORMAT,
    id: written.id,
    database: request.name,
    kind: opened.plan.kind,
    parents: opened.plan.parents.map(({ manifest, sha256 }) => ({ id: manifest.id, manifestSha256: sha256 })),
    predecessor: opened.predecessor
      ? { id: opened.predecessor.manifest.id, manifestSha256: opened.predecessor.sha256 }
      : null,
    engine: { name: info.engine, serverVersion: info.serverVersion, majorVersion: info.majorVersion },
    source: { salt, identity: sourceIdentity(salt, info) },
    startedAt: run.startedAt.toISOString(),
    snapshotAt: written.snapshotAt,
    finishedAt: dependencies.clock.now().toISOString(),
    encryption: {
      profile: opened.encryptor.profile,
      recipients: [...opened.encryptor.recipients],
      salt: opened.signer?.salt ?? null,
    },
    signer: opened.signer?.fingerprint ?? null,
    objects: written.reference.objects,
    contents: written.reference.contents,
    runbook: RUNBOOK,
    rawBytes: written.contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0),
    storedBytes: written.writer.storedBytes,
    tool: TOOL,
  };
}

/** A sweep may take objects older than the grace for remains of a dead run: a commit this late could name them. */
function requireInTime(run: Run): void {
  if (run.elapsedMs <= GRACE_MS / 2) return;
  throw new RestorableError('TIMEOUT', 'The backup took longer than three and a half days and was not committed.', {
    hint: 'Split the database with `include` and `exclude`, or back it up from a faster place.',
  });
}
