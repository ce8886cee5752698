import { randomBytes } from 'node:crypto';
import { RestorableError } from '../core/errors.ts';
import { eachNameOnce } from '../core/format/content-digests.ts';
import { CONTENTS_FORMAT, type Contents } from '../core/format/contents.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { DumpOptions, Source } from '../ports/engine/source.ts';
import { warningsOfFlaws } from '../report/words/flaws.ts';
import type { BackupWriter } from '../repository/backup-writer.ts';
import { Pace } from '../repository/writing/pace.ts';
import type { RunContext } from '../run/run-context.ts';

/** Dumps the source once and stores it. @throws {RestorableError} DUMP_EMPTY, and what the source and the writer throw */
export async function dumpStreams(
  request: BackupRequest,
  context: RunContext,
  source: Source,
  writer: BackupWriter,
): Promise<Contents> {
  const { include, exclude, rowCountTimeoutMs, withPasswordHashes } = request;
  const hashing = hashingOf(request);
  const dump = await source.dump({ include, exclude, rowCountTimeoutMs, withPasswordHashes, ...hashing });
  const pace = paceOf(request, context);
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
      hint: 'The dump ended before it wrote anything. Run again with debug logging.',
    });
  const fingerprint = await dump.fingerprint();
  const digests = hashing.digestKey === undefined ? undefined : await dump.digests?.();
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
    ...(position !== undefined && { position }),
    selection: { include: [...include], exclude: [...exclude] },
    warnings,
  };
}

/** A key of its own for each backup: whoever can write to the database must not be able to find another content with the same digest. */
function hashingOf({ digest }: BackupRequest): Pick<DumpOptions, 'digestKey' | 'digestLines'> {
  if (digest === 'off') return {};
  return { digestKey: randomBytes(16).toString('hex'), ...(digest === 'lines' && { digestLines: true }) };
}

function paceOf({ maxRate }: BackupRequest, { host, clock }: RunContext): Pace | undefined {
  return maxRate === undefined ? undefined : new Pace(maxRate, () => clock.monotonicMs(), host.signal);
}
