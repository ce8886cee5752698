import { randomBytes } from 'node:crypto';
import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import { createBackupId } from '../../core/format/backup-id.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import { type Manifest, serializeManifest } from '../../core/format/manifest/manifest.ts';
import type { DestinationOutcome } from '../../core/planning/chain/destination-outcome.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { BackupRequest } from '../../options/request/backup.ts';
import { BackupWriter } from '../../repository/backup-writer.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import { commitManifest, type FailedCommit } from '../../repository/writing/commit.ts';
import { extendLocks } from '../../repository/writing/extend-locks.ts';
import { putRunbook } from '../../repository/writing/runbook.ts';
import { followBytes } from '../../run/progress.ts';
import type { Run } from '../../run/run.ts';
import type { RunContext } from '../../run/run-context.ts';
import { confirmParents } from '../chain/confirm-parents.ts';
import { describeBackup } from '../describe-backup.ts';
import { factsOf, runHook } from '../hooks.ts';
import type { Opened } from '../opened.ts';
import { abandon } from './abandon.ts';
import { assertReadable } from './assert-readable.ts';
import { dumpStreams } from './dump-streams.ts';
import { readBack } from './read-back.ts';

const REMAINS = 'Some objects of this unfinished backup could not be removed; they are never mistaken for a backup.';

/** A backup that is committed somewhere. */
export interface WrittenBackup {
  readonly manifest: Manifest;
  /** The outcome at each destination. */
  readonly outcomes: readonly DestinationOutcome[];
  /** The destinations that hold it. */
  readonly holders: readonly StoredDatabase[];
  /** Destinations that have everything except the commit. */
  readonly uncommitted: readonly FailedCommit[];
  readonly fingerprint: Fingerprint;
}

/** A backup that is completely stored except for the manifest. */
interface Prepared {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly fingerprint: Fingerprint;
}

/** Dumps, stores, reads back, and commits. A run that fails before the commit removes what it put. */
export async function writeBackup(request: BackupRequest, context: RunContext, opened: Opened): Promise<WrittenBackup> {
  const { host, run } = context;
  const { replicaSet } = opened;
  let prepared: Prepared;
  try {
    prepared = await prepare(request, context, opened);
    await runHook('before-commit', request, context, factsOf(prepared.manifest));
    requireInTime(run);
    throwIfCancelled(host.signal);
  } catch (error) {
    await abandon(replicaSet, context, REMAINS);
    throw error;
  }
  // Once a manifest may be in transit, its objects must be kept: it could arrive after they were deleted.
  return commit(run, opened, prepared);
}

/** Everything before the commit. The order matters: a manifest names nothing that was not read back. */
async function prepare(request: BackupRequest, context: RunContext, opened: Opened): Promise<Prepared> {
  const { host, run } = context;
  const { replicaSet, plan, signer } = opened;
  const id = createBackupId(opened.startedAt, plan.kind, randomBytes(3));
  const writer = new BackupWriter({
    id,
    replicaSet,
    encryptor: opened.encryptor,
    chain: plan.writing,
    level: request.compressionLevel,
    onBytes: followBytes(context, 'dump', opened.source.info.sizeBytes ?? undefined),
  });
  host.log.info(`Backup ${id} of ${request.name} to ${replicaSet.active.map(({ label }) => label).join(', ')}`);
  // Now and again before the commit: an account without this permission is reported before the dump, while nothing is locked yet.
  const isLocked =
    plan.parents.length > 0 && replicaSet.active.some(({ storage }) => storage.locks?.policy !== undefined);
  if (isLocked) await run.phase('extend locks', () => extendParents(opened));
  const contents = await run.phase('dump', () => dumpStreams(request, context, opened, writer));
  const serialized = Buffer.from(JSON.stringify(contents));
  const stored = await run.phase('describe', async () => {
    await writer.writeIndex(contents.position);
    const runbooks = await replicaSet.each(({ at }) => putRunbook(at));
    run.warn(...runbooks.flatMap(({ value }) => value));
    return { contents: await writer.writeContents(serialized), objects: await writer.writeObjectList() };
  });
  const manifest = describeBackup(opened, context, { contents, writer, stored });
  const bytes = serializeManifest(manifest);
  assertReadable(bytes, manifest, serialized);
  if (signer !== undefined) await writer.writeSignature(signer.fingerprint, await signer.sign(bytes));
  await replicaSet.settle();
  await extendParents(opened);
  if (!(await readBack(request, context, replicaSet, writer))) run.warn(REMAINS);
  return { manifest, bytes, fingerprint: contents.fingerprint };
}

function extendParents({ replicaSet, plan }: Opened) {
  return replicaSet.each(({ at, alive }) => extendLocks(at, plan.parents, alive));
}

/** Puts the manifest, and checks again for what it needs. */
async function commit(run: Run, opened: Opened, { manifest, bytes, fingerprint }: Prepared): Promise<WrittenBackup> {
  const { replicaSet, plan } = opened;
  const { active, needed } = replicaSet;
  const commits = await run.phase('commit', () => commitManifest(active, { id: manifest.id, bytes }, needed));
  const confirmed = await confirmParents(opened, manifest, commits);
  await plan.keepIndex(manifest.id);
  return {
    manifest,
    outcomes: replicaSet.outcomes(confirmed),
    holders: confirmed.flatMap(({ at, outcome }) => (outcome === 'committed' ? [at] : [])),
    uncommitted: confirmed.filter((each) => each.outcome === 'failed'),
    fingerprint,
  };
}

/** A sweep may treat objects older than the grace period as leftovers of a killed run. A commit this late could refer to them. */
function requireInTime(run: Run): void {
  if (run.elapsedMs <= GRACE_MS / 2) return;
  throw new RestorableError('TIMEOUT', 'The backup took longer than three and a half days and was not committed.', {
    hint: 'Split the database with `include` and `exclude`, or back it up from a faster place.',
  });
}
