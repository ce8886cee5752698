import { randomBytes } from 'node:crypto';
import { readBack } from '../backup/writing/read-back.ts';
import { throwIfCancelled } from '../core/cancellation.ts';
import { LOG_CONTENTS_FORMAT, type LogContents, parseLogContents } from '../core/format/log/log-contents.ts';
import { createLogId } from '../core/format/log/log-id.ts';
import {
  LOG_FORMAT,
  type LogManifest,
  parseLogManifest,
  serializeLogManifest,
} from '../core/format/log/log-manifest.ts';
import type { LogMarker } from '../core/format/log/log-marker.ts';
import { withRunIfItFits } from '../core/format/manifest/manifest-fields.ts';
import type { DestinationOutcome } from '../core/planning/chain/destination-outcome.ts';
import { storedRun } from '../core/run-origin.ts';
import { TOOL } from '../core/version.ts';
import type { Encryptor } from '../openpgp/encryption.ts';
import type { Signer } from '../openpgp/signatures/signer.ts';
import type { ShipRequest } from '../options/request/ship.ts';
import type { LogReading } from '../ports/engine/log-source.ts';
import type { SourceInfo } from '../ports/engine/source.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import { LogWriter } from '../repository/log-writer.ts';
import { commitManifest } from '../repository/writing/commit.ts';
import type { ReplicaSet } from '../repository/writing/replica-set.ts';
import { putRunbook, RUNBOOK } from '../repository/writing/runbook.ts';
import { followBytes } from '../run/progress.ts';
import type { Run } from '../run/run.ts';
import type { RunContext } from '../run/run-context.ts';
import { lockLine } from './lock-line.ts';
import type { Start } from './starts.ts';

/** What is opened before the log is read. */
export interface OpenedShipment {
  readonly replicaSet: ReplicaSet;
  readonly encryptor: Encryptor;
  /** For the next shipment's job, which can't read the contents. */
  readonly indexEncryptor: Encryptor;
  readonly signer: Signer;
  readonly info: SourceInfo;
  readonly newest: StoredManifest;
  /** As in the backups' manifests. */
  readonly source: LogManifest['source'];
  /** What was written into the source before its log is read. */
  readonly marker: LogMarker | undefined;
}

/** The warning if an unfinished shipment can't be deleted. */
export const REMAINS =
  'Some objects of this unfinished shipment could not be removed; `prune` removes them after 7 days.';

/** A shipment that is completely stored except for the manifest. */
export interface PreparedLog {
  readonly manifest: LogManifest;
  readonly bytes: Uint8Array;
  readonly contents: LogContents;
  readonly gapSince: string | null;
}

/** A shipment that is committed somewhere. */
export interface WrittenLog extends Pick<PreparedLog, 'manifest' | 'contents' | 'gapSince'> {
  readonly outcomes: readonly DestinationOutcome[];
  readonly copies: number;
}

/** Stores a piece of the log and reads it back. @throws LOG_UNSAFE, LOG_FAILED, and what storing throws */
export async function prepareLog(
  request: ShipRequest,
  context: RunContext,
  opened: OpenedShipment,
  { start, reading }: { readonly start: Start; readonly reading: LogReading },
): Promise<PreparedLog> {
  const { host, run } = context;
  const { replicaSet, signer } = opened;
  const writer = new LogWriter({
    id: createLogId(run.startedAt, randomBytes(3)),
    replicaSet,
    encryptor: opened.encryptor,
    level: request.compressionLevel,
    onBytes: followBytes(context, 'ship', undefined),
  });
  const contents = await run.phase('ship', () => shipFiles(request, writer, { start, reading, marker: opened.marker }));
  const stored = await run.phase('describe', async () => {
    await writer.writeNote(contents.to, opened.indexEncryptor);
    const runbooks = await replicaSet.each(({ at }) => putRunbook(at));
    run.warn(...runbooks.flatMap(({ value }) => value));
    return { contents: await writer.writeContents(contents), objects: await writer.writeObjectList() };
  });
  const manifest = describeLog(context, opened, { start, contents, stored, storedBytes: writer.storedBytes });
  const bytes = serializeLogManifest(manifest);
  // Nothing is committed that this program itself would refuse.
  parseLogManifest(bytes, manifest);
  parseLogContents(Buffer.from(JSON.stringify(contents)), manifest);
  await writer.writeSignature(signer.fingerprint, await signer.sign(bytes));
  await replicaSet.settle();
  await lockLine(replicaSet, run, { newest: opened.newest, line: start.line });
  if (!(await readBack(request, context, replicaSet, writer))) run.warn(REMAINS);
  throwIfCancelled(host.signal);
  return { manifest, bytes, contents, gapSince: start.gapSince };
}

/** Puts the manifest. @throws the failure after which too few destinations were left */
export async function commitLog(
  run: Run,
  replicaSet: ReplicaSet,
  { manifest, bytes, contents, gapSince }: PreparedLog,
): Promise<WrittenLog> {
  const { active, needed } = replicaSet;
  const commits = await run.phase('commit', () => commitManifest(active, { id: manifest.id, bytes }, needed));
  const copies = commits.filter(({ outcome }) => outcome === 'committed').length;
  return { manifest, contents, gapSince, outcomes: replicaSet.outcomes(commits), copies };
}

/** What is read of the source's log. */
interface Read {
  readonly start: Start;
  readonly reading: LogReading;
  readonly marker: LogMarker | undefined;
}

async function shipFiles(
  { name }: ShipRequest,
  writer: LogWriter,
  { start, reading, marker }: Read,
): Promise<LogContents> {
  const streams: LogContents['streams'] = [];
  for await (const log of reading.files) {
    const { file, start, end } = log;
    streams.push({ ...(await writer.writeStream(log)), file, start, end });
  }
  const { to, transactions } = await reading.end();
  return {
    format: LOG_CONTENTS_FORMAT,
    id: writer.id,
    database: name,
    streams,
    from: start.from,
    to,
    transactions,
    ...(marker !== undefined && { marker }),
  };
}

interface Described {
  readonly start: Start;
  readonly contents: LogContents;
  readonly stored: Pick<LogManifest, 'contents' | 'objects'>;
  readonly storedBytes: number;
}

function describeLog(
  { clock, host, run }: RunContext,
  { encryptor, signer, info, source }: OpenedShipment,
  { start, contents, stored, storedBytes }: Described,
): LogManifest {
  // The server's clock may have gone back, and nothing is lost by an empty window.
  const to = Date.parse(contents.to.at) < Date.parse(start.fromAt) ? start.fromAt : contents.to.at;
  return withRunIfItFits({
    format: LOG_FORMAT,
    id: contents.id,
    kind: 'log' as const,
    database: contents.database,
    base: start.base,
    follows: start.follows,
    from: start.fromAt,
    to,
    engine: { name: info.engine, serverVersion: info.serverVersion, majorVersion: info.majorVersion },
    source,
    run: storedRun(host.origin),
    startedAt: run.startedAt.toISOString(),
    finishedAt: clock.now().toISOString(),
    encryption: {
      profile: encryptor.profile,
      recipients: [...encryptor.recipients],
      salt: signer.salt ?? null,
    },
    signer: signer.fingerprint,
    ...stored,
    runbook: RUNBOOK,
    rawBytes: contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0),
    storedBytes,
    tool: TOOL,
  });
}
