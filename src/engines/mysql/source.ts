import { toRestorableError } from '../../core/errors.ts';
import type { ContentDigests } from '../../core/format/content-digests.ts';
import type { Fingerprint } from '../../core/format/fingerprint.ts';
import { KnownNames } from '../../core/format/known-names.ts';
import type { Secret } from '../../core/secret.ts';
import type { ByteStream, Dump, Source, SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { fingerprintTooEarly, serverSource } from '../parts/server-source.ts';
import { once } from '../parts/streams.ts';
import type { DumpedPosition } from './binlog/dump-position.ts';
import { positionOf, whyNoPosition } from './binlog/log-server.ts';
import { readLog } from './binlog/read-log.ts';
import { readGlobals } from './catalog/accounts.ts';
import { readRelations } from './catalog/catalog.ts';
import { readUnknownKinds } from './catalog/object-kinds.ts';
import type { Scope } from './catalog/scope.ts';
import { describeKeys } from './catalog/source-keys.ts';
import { refuseSystemDatabase } from './catalog/system-databases.ts';
import { type ClientTool, findClient } from './clients/clients.ts';
import { accessOf } from './clients/option-file.ts';
import { findFlaws, type SourceFlaws } from './code/flaws.ts';
import { openCodeSession } from './code/session.ts';
import { type Connection, openAsWritten, openConnection } from './connection/connection.ts';
import { readReplica } from './connection/replica.ts';
import { parseMysqlUrl } from './connection/url.ts';
import { type HashedRows, readColumnUses } from './digests/column-uses.ts';
import { contentDigestsOf } from './digests/content-digests.ts';
import { namingTables, withTables } from './dump/blame.ts';
import type { MysqlDumpContext } from './dump/context.ts';
import { runDumpTool } from './dump/dump.ts';
import { refuseEndlessEvents } from './dump/endless-events.ts';
import type { ExactValues } from './dump/exact-values.ts';
import { openExactValues } from './dump/open-exact-values.ts';
import { checkReadable } from './dump/preflight.ts';
import { checkRows } from './dump/row-check.ts';
import { checkSchema } from './dump/schema-check.ts';
import { chooseTables, readNameCase } from './dump/selection.ts';
import { Bracket } from './dump/snapshot-bracket.ts';
import type { DumpSummary } from './dump/statements.ts';
import { sourceExaminations } from './examinations.ts';
import { assembleFingerprint, takeOutline } from './fingerprint.ts';
import { readServerNeeds, warningsOfNeeds } from './server/needs.ts';
import { readSourceInfo } from './source-info.ts';
import { DATABASE_STREAM, GLOBALS_STREAM } from './streams.ts';
import { LONGEST_STATEMENT } from './target/preflight.ts';

/** Connects and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
export async function openMysqlSource(url: Secret, options: SourceOptions, host: Host): Promise<Source> {
  const parsed = { ...parseMysqlUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  refuseSystemDatabase(parsed);
  const control = await openAsWritten(parsed, host, options);
  return serverSource(
    { url: control.url, control, host, options },
    { readInfo: readSourceInfo, startDump, examinations: sourceExaminations, readLog },
  );
}

/** What was read before the dump begins. */
interface Prepared {
  readonly client: ClientTool;
  readonly scope: Scope;
  readonly flaws: SourceFlaws;
  readonly globals: string;
  readonly warnings: string[];
  /** The tool is asked for its place in the binary log. */
  readonly isPositioned: boolean;
  /** Undefined without a key for digests. */
  readonly hashed: HashedRows | undefined;
}

/** A dump in progress. */
interface Underway {
  readonly before: Awaited<ReturnType<typeof takeOutline>>;
  readonly bracket: Bracket;
  /** The time of the data. */
  readonly takenAt: Date;
  readonly exact: ExactValues | undefined;
  summary?: DumpSummary;
  position?: DumpedPosition;
}

/** What a dump that has ended contains. */
interface Described {
  readonly fingerprint: Fingerprint;
  readonly digests: ContentDigests | undefined;
}

async function startDump(context: MysqlDumpContext): Promise<Dump> {
  const prepared = await prepare(context);
  let done: Underway | undefined;
  let described: Promise<Described> | undefined;
  const describe = async (): Promise<Described> => {
    if (done?.summary === undefined) throw fingerprintTooEarly();
    described ??= describeDumped(context, prepared, { ...done, summary: done.summary });
    return described;
  };
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: GLOBALS_STREAM, content: once(Buffer.from(prepared.globals, 'utf8')) };
    done = await beginDump(context, prepared);
    yield { name: DATABASE_STREAM, content: readDump(context, prepared, done) };
  }
  return {
    lanes: [streams()],
    warnings: prepared.warnings,
    fingerprint: async () => (await describe()).fingerprint,
    digests: async () => (await describe()).digests,
    position: async () => (done?.position === undefined ? undefined : positionOf(context.control, done.position)),
  };
}

async function beginDump(context: MysqlDumpContext, prepared: Prepared): Promise<Underway> {
  const { control, dumpOptions } = context;
  const before = await outlineOf(control, prepared.scope);
  const bracket = new Bracket(() => connectBeside(context), before.relations, dumpOptions.rowCountTimeoutMs);
  const takenAt = await dataTime(control);
  await bracket.openBefore();
  const exact = await openExactValues(context, before.relations, prepared.warnings);
  // If a count fails, the backup fails: stop the dump tool now, not after an hour.
  bracket.failed.catch((error: unknown) => context.stop.abort(toRestorableError(error)));
  return { before, bracket, takenAt, exact };
}

function readDump(context: MysqlDumpContext, prepared: Prepared, underway: Underway): AsyncGenerator<Uint8Array> {
  const { control, host, stop } = context;
  const { before, bracket, exact } = underway;
  const options = {
    ...prepared,
    access: accessOf(control),
    exact,
    names: KnownNames.ofTables(before.relations),
    onSnapshot: () => bracket.openAfter(),
    onSummary: (summary: DumpSummary) => {
      underway.summary = summary;
    },
    onPosition: (position: DumpedPosition) => {
      underway.position = position;
    },
    signal: AbortSignal.any([host.signal, stop.signal]),
  };
  const chosen = before.relations.filter(({ name }) => prepared.scope.hasTable(name));
  return namingTables(runDumpTool(options, host), chosen, control);
}

async function describeDumped(
  { control }: MysqlDumpContext,
  { scope, flaws: sourceFlaws, warnings, hashed }: Prepared,
  {
    before,
    bracket,
    takenAt,
    exact,
    summary,
  }: Required<Omit<Underway, 'exact' | 'position'>> & Pick<Underway, 'exact'>,
): Promise<Described> {
  const counted = await bracket.end();
  // Before the control connection is used for anything else.
  warnings.push(...((await exact?.end()) ?? []));
  const checked = checkSchema(before, await takeOutline(control, scope), summary, sourceFlaws.flaws);
  warnings.push(...checked.warnings);
  const keys = describeKeys(counted.keys, counted.written);
  const needed = await readServerNeeds(control, checked.outline.relations);
  warnings.push(...warningsOfNeeds(needed));
  const facts = {
    ...checked.outline.facts,
    ...(await readNameCase(control)),
    ...needed,
    ...keys.facts,
    [LONGEST_STATEMENT]: String(summary.longestBytes),
  };
  const rows = checkRows(checked.outline, summary, counted);
  const fingerprint = assembleFingerprint(control, { ...checked.outline, facts }, rows, takenAt);
  const flaws = [...sourceFlaws.flaws, ...keys.flaws];
  return {
    fingerprint: flaws.length === 0 ? fingerprint : { ...fingerprint, flaws },
    digests: hashed && contentDigestsOf(hashed.key, checked.outline.relations, summary),
  };
}

async function prepare({ control, dumpOptions, host, options }: MysqlDumpContext): Promise<Prepared> {
  const client = await findClient('dump', control, host);
  const relations = await readRelations(control);
  const scope = await chooseTables(control, relations, dumpOptions);
  const readable = await checkReadable(control, relations, scope);
  if (scope.hasCode) await refuseEndlessEvents(control, client);
  const unknown = scope.hasCode ? await readUnknownKinds(control) : [];
  const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
  const openCode = () => openCodeSession(control.url, host, options.requireTls);
  const flaws = await findFlaws(control, relations, scope, openCode);
  const { digestKey } = dumpOptions;
  const unpositioned = await whyNoPosition(control, client);
  if (unpositioned !== undefined) host.log.debug(`No log can be shipped after this backup: ${unpositioned.because}.`);
  return {
    client,
    scope,
    flaws,
    globals: globals.sql,
    isPositioned: unpositioned === undefined,
    hashed: digestKey === undefined ? undefined : { key: digestKey, uses: await readColumnUses(control) },
    warnings: [
      ...(client.note === undefined ? [] : [client.note]),
      ...scope.warnings,
      ...readable,
      ...unknown.map(
        (kind) =>
          `The database has a kind of object that this version does not know, and the dump may lack it: ${kind}.`,
      ),
      ...globals.warnings,
    ],
  };
}

/** @throws {RestorableError} DUMP_FAILED, with the tables that the tool could not read either */
async function outlineOf(control: Connection, scope: Scope): ReturnType<typeof takeOutline> {
  try {
    return await takeOutline(control, scope);
  } catch (error) {
    const relations = await readRelations(control).catch(() => []);
    throw await withTables(
      error,
      relations.filter(({ name }) => scope.hasTable(name)),
      control,
    );
  }
}

async function connectBeside({ url, host, options, opened }: MysqlDumpContext): Promise<Connection> {
  const connection = await openConnection(url, host, options);
  opened.push(connection);
  return connection;
}

/** Just before the snapshot: the data are at least as new or, on a replica, older by at most its lag. */
async function dataTime(control: Connection): Promise<Date> {
  const now = SYSTEM_CLOCK.now().getTime();
  return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}
