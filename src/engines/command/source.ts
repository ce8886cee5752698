import { RestorableError } from '../../core/errors.ts';
import { doubtful, fine } from '../../core/finding.ts';
import type { ByteStream, Dump, DumpOptions, Examination, Source, SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import type { CommandSpec } from '../../ports/programs/command-spec.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { type Counts, fingerprintOf, NO_COUNTS, tablesOf, takeCounts, UNKNOWN_VERSION } from './counts.ts';
import { runDump } from './dump.ts';
import { hashedBy, LineDigest } from './line-digest.ts';
import { besideUs } from './runner/beside.ts';
import type { Runner } from './runner/runner.ts';
import { SOURCE_READY_MS, waitUntilReady } from './target/ready.ts';

/** The only stream of a backup by commands: what `dump` prints. */
const STREAM = 'database.dump';
/** For the first count, before a limit is known. */
const FIRST_COUNT_MS = 600_000;
const NOT_COUNTED =
  'There is no `inspect` command: a verification shows that the stored bytes are intact and that `verify` accepted them, but compares no counts.';

/**
 * Waits until the database responds, and counts.
 * @throws {RestorableError} INPUT_INVALID, CLIENT_MISSING, DATABASE_*, CANCELLED
 */
export async function openCommandSource(spec: CommandSpec, options: SourceOptions, host: Host): Promise<Source> {
  if (options.requireTls) {
    throw new RestorableError('INPUT_INVALID', "`require-tls` can't be checked for a database that commands dump.", {
      hint: 'Remove it, and let the command itself require TLS: redis-cli --tls, mongodump --ssl.',
    });
  }
  const runner = await besideUs(spec, 'source', host);
  try {
    if (spec.ready !== undefined) await waitUntilReady(runner, { argv: spec.ready, limitMs: SOURCE_READY_MS }, host);
    const before =
      spec.inspect === undefined ? NO_COUNTS : await takeCounts(runner, spec.inspect, FIRST_COUNT_MS, host);
    return {
      info: {
        engine: 'command',
        serverVersion: before.version ?? UNKNOWN_VERSION,
        majorVersion: '0',
        identity: spec.identity,
        sizeBytes: null,
      },
      examinations: (dumpOptions) => commandExaminations({ spec, before }, dumpOptions),
      dump: async (dumpOptions) => {
        refuseUnknown(dumpOptions);
        return describeDump({ spec, runner, before }, dumpOptions, host);
      },
      close: () => runner.close(),
    };
  } catch (error) {
    await runner.close();
    throw error;
  }
}

/** A source that responds, and its first counts. */
interface CountedSource {
  readonly spec: CommandSpec;
  readonly runner: Runner;
  readonly before: Counts;
}

/** `ready` and `inspect` have already run. The dump itself is not tried: only the commands know what it costs. */
function commandExaminations(
  { spec, before }: Pick<CountedSource, 'spec' | 'before'>,
  dumpOptions: DumpOptions,
): readonly Examination[] {
  return [
    {
      name: 'selected tables',
      examine: async () => {
        refuseUnknown(dumpOptions);
        return fine({ kind: 'commands-select' });
      },
    },
    {
      name: 'counts',
      examine: async () =>
        spec.inspect === undefined
          ? doubtful({ kind: 'not-counted', warning: NOT_COUNTED })
          : fine({ kind: 'counts', things: tablesOf(before, before).length }),
    },
  ];
}

function refuseUnknown({ include, exclude, withPasswordHashes }: DumpOptions): void {
  if (include.length === 0 && exclude.length === 0 && !withPasswordHashes) return;
  const message =
    '`include`, `exclude` and `password-hashes` do not work with commands, which decide themselves what they dump.';
  throw new RestorableError('INPUT_INVALID', message, { hint: 'Remove them, and select in the command itself.' });
}

function describeDump({ spec, runner, before }: CountedSource, options: DumpOptions, host: Host): Dump {
  const takenAt = SYSTEM_CLOCK.now();
  const warnings: string[] = spec.inspect === undefined ? [NOT_COUNTED] : [];
  const { digestKey, digestLines } = options;
  const lines = digestKey !== undefined && digestLines === true ? new LineDigest(digestKey) : undefined;
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: STREAM, content: hashedBy(lines, runDump(spec.dump, runner, host)) };
  }
  return {
    lanes: [streams()],
    warnings,
    digests: async () => lines?.end(),
    fingerprint: async () => {
      const facts = { version: before.version, takenAt, isInspected: spec.inspect !== undefined };
      if (spec.inspect === undefined) return fingerprintOf([], facts);
      const after = await takeCounts(runner, spec.inspect, options.rowCountTimeoutMs || FIRST_COUNT_MS, host);
      const tables = tablesOf(before, after);
      const moved = tables.filter((table) => table.counted !== undefined);
      if (moved.length > 0) {
        warnings.push(
          `The source was written to during the dump: ${moved.length} of ${tables.length} counts differ before and after it. A verification checks these only approximately.`,
        );
      }
      return fingerprintOf(tables, facts);
    },
  };
}
