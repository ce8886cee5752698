import { cancellation } from '../../../core/cancellation.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { Host } from '../../../ports/host.ts';
import type { ChildSpec } from '../../../process/child.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import { type ReadChild, startRead } from '../../../process/streams/pooled-output.ts';
import { type DumpedPosition, withoutPosition } from '../binlog/dump-position.ts';
import type { Scope } from '../catalog/scope.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import { type Access, dumpFlags, WHOLE_DATABASE_FLAGS } from '../clients/flags.ts';
import { writeOptionFile } from '../clients/option-file.ts';
import type { SourceFlaws } from '../code/flaws.ts';
import { withLegacyTexts } from '../code/legacy-dump.ts';
import type { MysqlUrl } from '../connection/url.ts';
import type { HashedRows } from '../digests/column-uses.ts';
import { nameDumpFailure } from './errors.ts';
import { withExactValues } from './exact/exact-dump.ts';
import type { ExactValues } from './exact/exact-values.ts';
import type { LockWatch } from './locks/lock-watch.ts';
import { DumpReader } from './reading/reader.ts';
import type { DumpSummary } from './reading/statements.ts';
import { beforeEndMark } from './reading/tail.ts';

/** What a dump tool is started with. */
export interface DumpToolStart extends ArgumentFacts, Pick<DumpReading, 'signal'> {
  readonly access: Access;
  readonly client: ClientTool;
  readonly locks: Pick<LockWatch, 'watched'>;
}

export interface DumpToolOptions extends DumpReading, DumpToolStart {
  readonly flaws: DumpReading['flaws'];
  readonly exact: ExactValues | undefined;
}

/** What the arguments of a dump tool depend on. */
export interface ArgumentFacts {
  readonly scope: Scope;
  readonly flaws: Pick<SourceFlaws, 'ownViews' | 'ownRoutines'>;
  readonly exact?: Pick<ExactValues, 'needsOrder'> | undefined;
  /** Ask the tool where its snapshot is in the binary log. */
  readonly isPositioned?: boolean | undefined;
}

/** How the output of a dump tool is read. */
export interface DumpReading {
  /** What the tool is not asked to dump, and what is appended instead. */
  readonly flaws: Omit<SourceFlaws, 'flaws'>;
  /** What is dumped, as errors may name it. */
  readonly names: KnownNames;
  /** Values that the tool reads differently from the source's. */
  readonly exact: ExactValues | undefined;
  /** How rows are hashed. Undefined: they are only counted. */
  readonly hashed: HashedRows | undefined;
  /** Called once, as soon as the tool's own snapshot is known to exist. */
  readonly onSnapshot: () => void;
  readonly onSummary: (summary: DumpSummary) => void;
  /** Called with the snapshot's place in the binary log, if the tool was asked for it. */
  readonly onPosition?: ((position: DumpedPosition) => void) | undefined;
  readonly signal: AbortSignal;
}

/** A dump tool that runs. Disposed of, it has ended, and nothing of it is left. */
export interface StartedTool extends ReadChild, AsyncDisposable {}

/**
 * The bytes of `mysqldump` or `mariadb-dump`. The iteration ends only after exit code 0 and the tool's end mark. Without
 * `stdbuf`: a larger buffer makes these tools no faster (measured), and would delay the detection of their snapshot.
 * @throws {RestorableError} DUMP_FAILED, DUMP_EMPTY, DUMP_TRUNCATED, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 *   DATABASE_AUTHENTICATION, DATABASE_TLS, CANCELLED
 */
export async function* runDumpTool(options: DumpToolOptions, host: Host): AsyncGenerator<Uint8Array> {
  await using started = await startDumpTool(options, host);
  yield* readDumpTool(started, options.access.url, options);
}

/** @throws {RestorableError} CLIENT_MISSING, CANCELLED */
export async function startDumpTool(options: DumpToolStart, host: Host): Promise<StartedTool> {
  const { access, client, locks, signal } = options;
  await using files = new AsyncDisposableStack();
  const file = files.use(await writeOptionFile(access, client, host));
  const tool: Omit<ChildSpec, 'stdout'> = {
    file: client.path,
    args: [...client.prefix, ...file.arguments, ...dumpArguments(client, options, access.url.database)],
    env: file.env,
    stdin: 'ignore',
    signal,
    scrub: host.scrub,
    speaker: 'the dump tool',
    onErrorLine: (line) => host.toolWords.add(new ForeignText('the dump tool', line)),
  };
  const { path } = await host.workspace();
  const isInContainer = client.prefix.length > 0;
  const { child, output: bytes } = await startRead(
    (stdout) => startBeside({ ...tool, stdout }, host),
    isInContainer ? undefined : path,
  );
  const output = locks.watched(bytes);
  const kept = files.move();
  const end = async (): Promise<void> => {
    // First: a tool whose output nobody reads does not count as ended.
    output.destroy();
    await child.stop();
    await kept.disposeAsync();
  };
  return { child, output, [Symbol.asyncDispose]: end };
}

/** Like runDumpTool, of a tool that was started. It has ended when the iteration ends. */
export async function* readDumpTool(
  { child, output }: ReadChild,
  url: MysqlUrl,
  { flaws, exact, hashed, names, onSnapshot, onSummary, onPosition, signal }: DumpReading,
): AsyncGenerator<Uint8Array> {
  try {
    const reader = new DumpReader(onSnapshot, hashed);
    const bare = onPosition === undefined ? output : withoutPosition(output, onPosition);
    const printed = withLegacyTexts(bare, flaws.legacy);
    for await (const chunk of beforeEndMark(exactly(printed, exact), flaws.ownCode)) {
      reader.push(chunk);
      yield chunk;
    }
    const exit = await child.exited;
    if (signal.aborted) throw cancellation(signal);
    if (exit.code !== 0) throw nameDumpFailure(exit, child.errorText(), url, names);
    onSummary(reader.end());
  } catch (error) {
    if (signal.aborted) throw cancellation(signal);
    throw error;
  } finally {
    // Also if the reader stopped reading: a tool that is left running would block on its pipe forever.
    await child.stop();
  }
}

function exactly(printed: AsyncIterable<Uint8Array>, exact: ExactValues | undefined): AsyncIterable<Uint8Array> {
  return exact === undefined ? printed : withExactValues(printed, exact);
}

/** The dump tool's arguments after its option file, which contains the connection. */
export function dumpArguments(
  client: Pick<ClientTool, 'flavor' | 'majorVersion'>,
  { scope, flaws, exact, isPositioned }: ArgumentFacts,
  database: string,
): string[] {
  const { ownViews, ownRoutines } = flaws;
  const whole = WHOLE_DATABASE_FLAGS.filter((flag) => !(flag === '--routines' && ownRoutines));
  return [
    ...dumpFlags(client),
    ...(scope.hasCode ? whole : []),
    // Rows whose keys become equal when rounded are told apart by their order.
    ...(exact?.needsOrder === true ? ['--order-by-primary'] : []),
    // Only where the server keeps the place of a snapshot: elsewhere, the tool would lock every table.
    ...(isPositioned === true ? ['--master-data=2'] : []),
    ...scope.options,
    ...[...ownViews].map((name) => `--ignore-table=${database}.${name}`),
    '--',
    database,
    ...scope.tables.filter((name) => !ownViews.has(name)),
  ];
}
