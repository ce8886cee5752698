import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import { eachNameOnce } from '../../core/format/manifest/content-digests.ts';
import { CONTENTS_FORMAT, type Contents, type StreamContents } from '../../core/format/manifest/contents.ts';
import { inParallel } from '../../core/in-parallel.ts';
import type { BackupRequest } from '../../options/request/backup.ts';
import type { ByteStream, DumpOptions } from '../../ports/engine/source.ts';
import { warningsOfFlaws } from '../../report/words/checks/flaws.ts';
import type { BackupWriter } from '../../repository/backup-writer.ts';
import { Pace } from '../../repository/writing/pace.ts';
import type { RunContext } from '../../run/run-context.ts';
import type { Opened } from '../opened.ts';

/** Dumps the source once and stores it. @throws {RestorableError} DUMP_EMPTY, and what the source and the writer throw */
export async function dumpStreams(
  request: BackupRequest,
  context: RunContext,
  { source, marker }: Pick<Opened, 'source' | 'marker'>,
  writer: BackupWriter,
): Promise<Contents> {
  const { include, exclude, lanes, rowCountTimeoutMs, withPasswordHashes } = request;
  const hashing = hashingOf(request);
  const dump = await source.dump({ include, exclude, lanes, rowCountTimeoutMs, withPasswordHashes, ...hashing });
  const pace = paceOf(request, context);
  const write = (stream: ByteStream) => writer.writeStream(pace?.hold(stream) ?? stream);
  // A lane that still runs after another one failed would store objects that nobody removes.
  const written = await inParallel(
    dump.lanes,
    (lane) => writeLane(lane, write),
    () => source.close(),
  );
  const streams = written.flat();
  if (streams.length === 0)
    throw new RestorableError('DUMP_EMPTY', 'The dump has no stream.', {
      hint: 'The dump ended before it wrote anything. Run again with debug logging.',
    });
  const fingerprint = await dump.fingerprint();
  const digests = hashing.digestKey === undefined ? undefined : await dump.digests?.();
  const timeTravel = await dump.timeTravel?.();
  const position = await dump.position?.();
  const warnings = [...dump.warnings, ...warningsOfFlaws(fingerprint)];
  context.run.warn(...warnings);
  return {
    format: CONTENTS_FORMAT,
    id: writer.id,
    database: request.name,
    streams,
    fingerprint,
    ...(digests !== undefined && { digests: eachNameOnce(digests) }),
    ...(timeTravel !== undefined && { timeTravel }),
    ...(position !== undefined && { position }),
    ...(marker !== undefined && { marker }),
    selection: { include: [...include], exclude: [...exclude] },
    warnings,
  };
}

async function writeLane(
  lane: AsyncIterable<ByteStream>,
  write: (stream: ByteStream) => Promise<StreamContents>,
): Promise<StreamContents[]> {
  const streams: StreamContents[] = [];
  for await (const stream of lane) {
    const written = await write(stream);
    if (written.rawBytes === 0) {
      throw new RestorableError('DUMP_EMPTY', `The dump's stream ${stream.name} has no bytes.`, {
        hint: 'Even an empty database dumps to some bytes: the dump tool failed without saying so. Run it by hand.',
      });
    }
    streams.push(written);
  }
  return streams;
}

/** A key of its own for each backup: whoever can write to the database must not be able to find another content with the same digest. */
function hashingOf({ digest }: BackupRequest): Pick<DumpOptions, 'digestKey' | 'digestLines'> {
  if (digest === 'off') return {};
  return { digestKey: randomBytes(16).toString('hex'), ...(digest === 'lines' && { digestLines: true }) };
}

function paceOf({ maxRate }: BackupRequest, { host, clock }: RunContext): Pace | undefined {
  return maxRate === undefined ? undefined : new Pace(maxRate, () => clock.monotonicMs(), host.signal);
}
