import { chooseSigner, openBackupKeyRings, openSigningKeys } from '../backup/backup-signer.ts';
import { indexEncryptorOf, indexKeyOf } from '../backup/chain/open-chain.ts';
import { sourceIdentity } from '../backup/describe-backup.ts';
import { openReplicaSet } from '../backup/open-replica-set.ts';
import { writeMarker } from '../backup/write-marker.ts';
import { abandon } from '../backup/writing/abandon.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import { createEncryptor } from '../openpgp/encryption.ts';
import type { ShipRequest } from '../options/request/ship.ts';
import type { LogKeeping, LogReading } from '../ports/engine/log-source.ts';
import type { KeptLog, Source } from '../ports/engine/source.ts';
import type { ShipmentSummary, ShipReport } from '../report/facts/ship.ts';
import { describeProblem } from '../report/words/destinations.ts';
import { newestManifest } from '../repository/catalog/newest-manifest.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { sourcesOf } from '../repository/writing/replica-sources.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { dropSlot } from './drop-slot.ts';
import { neededSince } from './lock-line.ts';
import { findStarts, type Start } from './starts.ts';
import { commitLog, type OpenedShipment, type PreparedLog, prepareLog, REMAINS, type WrittenLog } from './write-log.ts';

/** The state of a shipment in progress. */
interface Progress {
  replicaSet?: ReplicaSet;
  written?: WrittenLog;
  dropped?: KeptLog;
}

/** What a shipment needs besides where it begins. */
interface Opened extends OpenedShipment {
  readonly source: Manifest['source'];
  /** Of the newest shipments. */
  readonly starts: readonly [Start, ...Start[]];
  /** Of all shipments that are stored by now. */
  readonly allStarts: () => Promise<readonly Start[]>;
  readonly database: Source;
}

/** Ships what the server's log gained since the last shipment, or since the newest backup. Never throws: the report has the error. */
export async function runShip(request: ShipRequest, dependencies: Dependencies): Promise<ShipReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const progress: Progress = {};
  await run.guard(async () => {
    if (request.dropSlot) progress.dropped = await dropSlot(request, context);
    else await ship(request, context, progress);
  });
  const { replicaSet, written, dropped } = progress;
  return {
    mode: 'ship',
    ...run.facts(false),
    shipment: written && summarize(written),
    dropped,
    destinations: written?.outcomes ?? replicaSet?.outcomes() ?? [],
  };
}

async function ship(request: ShipRequest, context: RunContext, progress: Progress): Promise<void> {
  const { run } = context;
  const indexKey = indexKeyOf(request);
  if (indexKey === undefined) {
    throw new RestorableError('KEY_MISSING', '`runner-key` is needed: only it reads where the last shipment ended.', {
      hint: 'Give the runner key of the backup job, or back up and ship with a passphrase.',
    });
  }
  const opened = await open(request, context, { indexKey, progress });
  const { replicaSet } = opened;
  let shipped: Shipped;
  try {
    shipped = await shipFromFirst(request, context, opened);
  } catch (error) {
    await abandon(replicaSet, context, REMAINS);
    throw error;
  }
  // Once a manifest may be in transit, its objects must be kept: it could arrive after they were deleted.
  const written = await commitLog(run, replicaSet, shipped.prepared);
  progress.written = written;
  for (const each of written.outcomes) {
    if (each.outcome === 'committed') continue;
    run.warn(`The shipment is not at ${each.label}: ${describeProblem(each.label, each.problem)}`);
  }
  if (written.copies >= replicaSet.needed) return release(shipped.reading, context);
  throw new RestorableError('STORAGE_FAILED', 'The shipment is committed, but at fewer destinations than needed.', {
    hint: 'Repair the destination. What it lacks is at the others.',
  });
}

/** The shipment is committed, whatever happens here. The next one tries it again. */
async function release({ committed }: LogReading, { run }: RunContext): Promise<void> {
  try {
    await committed?.();
  } catch (thrown) {
    run.warn(
      `The server could not be told that it may remove its log up to here: ${toRestorableError(thrown).message}`,
    );
  }
}

interface Opening {
  readonly indexKey: Unlock;
  readonly progress: Progress;
}

async function open(request: ShipRequest, context: RunContext, { indexKey, progress }: Opening): Promise<Opened> {
  const { host, clock, run } = context;
  const signingKeys = await openSigningKeys(request, clock.now());
  run.warn(...(signingKeys.runner?.warnings ?? []));
  run.noteKeys('runner', signingKeys.runner?.keyEnd);
  const encryptor = await createEncryptor(request.recipients, request.aead ? 'rfc9580' : 'gnupg', clock.now());
  run.warn(...encryptor.warnings);
  run.noteKeys('recovery', ...encryptor.keyEnds);
  const indexEncryptor = await indexEncryptorOf(indexKey, encryptor, clock.now());
  if (indexEncryptor instanceof RestorableError) throw indexEncryptor;
  const rings = await openBackupKeyRings(request, signingKeys);
  const { replicaSet, starts, allStarts, newest } = await run.phase('open destinations', async () => {
    const { replicaSet, listings } = await openReplicaSet(request, context);
    progress.replicaSet = replicaSet;
    const listed = await listings();
    const sources = sourcesOf(replicaSet);
    const onFailure = replicaSet.lose.bind(replicaSet);
    const { newest, warnings } = await newestManifest(listed, { ring: rings.signers, signatures: sources, onFailure });
    run.warn(...warnings);
    const ends = { context, listed, sources, newest, rings, indexKey };
    const starts = await findStarts(ends, neededSince(replicaSet, newest) ?? clock.now());
    // Listed again: another shipment can have ended meanwhile, and the server have removed what that one stored.
    const listAgain = async () => (await replicaSet.each(({ at }) => at.listManifests())).map(({ value }) => value);
    const allStarts = async () => findStarts({ ...ends, listed: await listAgain() }, undefined);
    return { replicaSet, starts, allStarts, newest };
  });
  const signer = await chooseSigner(signingKeys, { newest, sources: sourcesOf(replicaSet) });
  if (signer === undefined || newest === undefined) throw new RangeError('a shipment without a signer or a backup');
  const database = await run.phase('connect', async () => {
    const engine = await context.engine(request.database.engine);
    return run.closeAtEnd(await engine.openSource(request.database.url, { requireTls: request.requireTls }, host));
  });
  const { source } = newest.manifest;
  const { info } = database;
  if (sourceIdentity(source.salt, info) !== source.identity) throw otherSource(newest.manifest, request);
  // Before the end of the log is asked for, so that it is in this shipment.
  const marker = await writeMarker(request, database, context);
  return { replicaSet, starts, allStarts, encryptor, indexEncryptor, signer, info, newest, source, marker, database };
}

function otherSource({ id }: Manifest, { name }: ShipRequest): RestorableError {
  return new RestorableError('SOURCE_MISMATCH', `The newest backup of ${name} (${id}) is of another database.`, {
    hint: 'Check `database` and `name`.',
  });
}

/** A shipment that is not committed yet, and how its log was read. */
interface Shipped {
  readonly prepared: PreparedLog;
  readonly reading: LogReading;
}

const keepingOf = ({ name, slot }: ShipRequest): LogKeeping => ({ database: name, slot });

/**
 * Ships from the first start that the log still continues. Before it is said that the log does not continue the last shipment, all
 * shipments are listed and read: a later one may have an earlier name, or was stored in the meantime.
 */
async function shipFromFirst(request: ShipRequest, context: RunContext, opened: Opened): Promise<Shipped> {
  const { run } = context;
  const { database } = opened;
  if (database.readLog === undefined) {
    throw new RestorableError('INPUT_INVALID', `The log of ${database.info.engine} can't be shipped.`, {
      hint: '`ship` is for MySQL, MariaDB, and PostgreSQL with `kind: physical`. Other databases: make frequent incremental backups.',
    });
  }
  const { readLog } = database;
  const keeping = keepingOf(request);
  const left: Start[] = [...opened.starts];
  let isAll = false;
  for (let start = left.shift(); start !== undefined; start = left.shift()) {
    try {
      const reading = await run.phase('read the log', () => readLog(start.from, keeping));
      run.warn(...(reading.warnings ?? []));
      return { prepared: await prepareLog(request, context, opened, { start, reading }), reading };
    } catch (error) {
      const isBroken = error instanceof RestorableError && ['LOG_GAP', 'LOG_UNSAFE'].includes(error.code);
      if (!isBroken) throw error;
      const all: readonly Start[] = isAll ? [] : await opened.allStarts();
      isAll = true;
      if (all[0] !== undefined && all[0].follows?.id !== start.follows?.id) {
        left.splice(0, left.length, ...all);
        continue;
      }
      if (left.length === 0) throw error;
      // What was put is left behind like the objects of a killed run.
      run.warn(`${error.message} This shipment begins at the newest backup; moments before it can't all be restored.`);
    }
  }
  throw new RangeError('no start');
}

function summarize({ manifest, contents, gapSince }: WrittenLog): ShipmentSummary {
  const { id, database, engine, base, follows, from, to, rawBytes, storedBytes } = manifest;
  const { count, precision } = contents.transactions;
  return {
    id,
    database,
    engine: engine.name,
    base: base.id,
    follows: follows?.id ?? null,
    gapSince,
    from,
    to,
    transactions: count,
    precision,
    rawBytes,
    storedBytes,
  };
}
