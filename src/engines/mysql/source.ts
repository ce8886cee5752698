import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import { KnownNames } from '../../core/format/known-names.ts';
import type { Secret } from '../../core/secret.ts';
import type { ByteStream, Dump, DumpOptions, Source, SourceOptions } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { readGlobals } from './catalog/accounts.ts';
import { type Relation, readRelations } from './catalog/catalog.ts';
import { readUnknownKinds } from './catalog/object-kinds.ts';
import { planCounts } from './catalog/row-counts.ts';
import { resolveScope, type Scope } from './catalog/scope.ts';
import { describeKeys } from './catalog/source-keys.ts';
import { refuseSystemDatabase } from './catalog/system-databases.ts';
import { type ClientTool, findClient } from './clients/clients.ts';
import { accessOf } from './clients/option-file.ts';
import { openCodeSession } from './code/session.ts';
import { findFlaws, type SourceFlaws } from './code/source-flaws.ts';
import { type Connection, openAsWritten, openConnection } from './connection/connection.ts';
import { readReplica } from './connection/replica.ts';
import { type MysqlUrl, parseMysqlUrl } from './connection/url.ts';
import { namingTables, withTables } from './dump/blame.ts';
import { runDumpTool } from './dump/dump.ts';
import { refuseEndlessEvents } from './dump/endless-events.ts';
import { readExactTables } from './dump/exact-columns.ts';
import { ExactValues } from './dump/exact-values.ts';
import { checkReadable, isElsewhere } from './dump/preflight.ts';
import type { DumpSummary } from './dump/reader.ts';
import { checkRows } from './dump/row-check.ts';
import { checkSchema } from './dump/schema-check.ts';
import { Bracket, begin } from './dump/snapshot-bracket.ts';
import { assembleFingerprint, takeOutline } from './fingerprint.ts';
import { readServerNeeds, warningsOfNeeds } from './server/needs.ts';
import { readSourceInfo } from './source-info.ts';
import { LONGEST_STATEMENT } from './target/preflight.ts';

/** Connects, and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
export async function openMysqlSource(url: Secret, options: SourceOptions, host: Host): Promise<Source> {
  const parsed = { ...parseMysqlUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  refuseSystemDatabase(parsed);
  const control = await openAsWritten(parsed, host, options);
  const stop = new AbortController();
  const opened: Connection[] = [control];
  const context = { url: control.url, control, opened, stop, host, options };
  try {
    const info = await readSourceInfo(control);
    return {
      info,
      dump: (dumpOptions) => startDump({ ...context, dumpOptions }),
      close: async () => {
        stop.abort(new RestorableError('CANCELLED', 'The source was closed before its dump ended.'));
        await Promise.all(opened.map((connection) => connection.close()));
      },
    };
  } catch (error) {
    await control.close();
    throw error;
  }
}

interface DumpContext {
  readonly url: MysqlUrl;
  /** Reads the catalog, outside of any snapshot. */
  readonly control: Connection;
  /** Everything to close. */
  readonly opened: Connection[];
  /** Stops the dump tool when the source is closed or counting fails. */
  readonly stop: AbortController;
  readonly host: Host;
  readonly options: SourceOptions;
  readonly dumpOptions: DumpOptions;
}

/** What was read before the dump begins. */
interface Prepared {
  readonly client: ClientTool;
  readonly scope: Scope;
  readonly flaws: SourceFlaws;
  readonly globals: string;
  readonly warnings: string[];
}

/** What is kept of a dump that was begun. */
interface Underway {
  readonly before: Awaited<ReturnType<typeof takeOutline>>;
  readonly bracket: Bracket;
  /** The time that the data are of. */
  readonly takenAt: Date;
  readonly exact: ExactValues | undefined;
  summary?: DumpSummary;
}

async function startDump(context: DumpContext): Promise<Dump> {
  const { control, host, dumpOptions } = context;
  const prepared = await prepare(context);
  let done: Underway | undefined;
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: 'globals.sql', content: once(prepared.globals) };
    const before = await outlineOf(control, prepared.scope);
    const bracket = new Bracket(() => connectBeside(context), before.relations, dumpOptions.rowCountTimeoutMs);
    const takenAt = await dataTime(control);
    await bracket.openBefore();
    const exact = await openExactValues(context, before.relations, prepared.warnings);
    // A count that fails makes the backup fail: stop the dump tool now, not after an hour.
    bracket.failed.catch((error: unknown) => context.stop.abort(toRestorableError(error)));
    const state: Underway = { before, bracket, takenAt, exact };
    done = state;
    const content = runDumpTool(
      {
        access: accessOf(control),
        client: prepared.client,
        scope: prepared.scope,
        flaws: prepared.flaws,
        exact,
        names: KnownNames.ofTables(before.relations),
        onSnapshot: () => bracket.openAfter(),
        onSummary: (summary) => {
          state.summary = summary;
        },
        signal: AbortSignal.any([host.signal, context.stop.signal]),
      },
      host,
    );
    const chosen = before.relations.filter(({ name }) => prepared.scope.hasTable(name));
    yield { name: 'database.sql', content: namingTables(content, chosen, control) };
  }
  return {
    streams: streams(),
    warnings: prepared.warnings,
    fingerprint: async () => {
      if (done?.summary === undefined) {
        throw new RestorableError('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
      }
      const counted = await done.bracket.end();
      // Before the control connection is asked for anything else.
      prepared.warnings.push(...((await done.exact?.end()) ?? []));
      const after = await takeOutline(control, prepared.scope);
      const checked = checkSchema(done.before, after, done.summary, prepared.flaws.flaws);
      prepared.warnings.push(...checked.warnings);
      const keys = describeKeys(counted.keys, counted.written);
      const needed = await readServerNeeds(control, checked.outline.relations);
      prepared.warnings.push(...warningsOfNeeds(needed));
      const facts = {
        ...checked.outline.facts,
        ...(await readNameCase(control)),
        ...needed,
        ...keys.facts,
        [LONGEST_STATEMENT]: String(done.summary.longestBytes),
      };
      const rows = checkRows(checked.outline, done.summary, counted);
      const fingerprint = assembleFingerprint(control, { ...checked.outline, facts }, rows, done.takenAt);
      const flaws = [...prepared.flaws.flaws, ...keys.flaws];
      return flaws.length === 0 ? fingerprint : { ...fingerprint, flaws };
    },
  };
}

async function prepare({ control, dumpOptions, host, options }: DumpContext): Promise<Prepared> {
  const client = await findClient('dump', control, host);
  const relations = await readRelations(control);
  const scope = resolveScope(
    control.url.database,
    relations.map(({ name }) => name),
    dumpOptions.include,
    dumpOptions.exclude,
    (await readNameCase(control))['lower_case_table_names'] !== '0',
  );
  const readable = await checkReadable(control, relations, scope);
  if (scope.hasCode) await refuseEndlessEvents(control, client);
  const unknown = scope.hasCode ? await readUnknownKinds(control) : [];
  const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
  const openCode = () => openCodeSession(control.url, host, options.requireTls);
  const flaws = await findFlaws(control, relations, scope, openCode);
  return {
    client,
    scope,
    flaws,
    globals: globals.sql,
    warnings: [
      ...(client.note === undefined ? [] : [client.note]),
      ...scope.warnings,
      ...readable,
      ...unknown.map(
        (kind) => `The database holds what this version does not know, and the dump may lack it: ${kind}.`,
      ),
      ...globals.warnings,
    ],
  };
}

/**
 * Begins to look for values that the dump would change. It is no part of the backup: where it fails, a warning says so.
 */
async function openExactValues(
  { control, dumpOptions, host }: DumpContext,
  relations: readonly Relation[],
  warnings: string[],
): Promise<ExactValues | undefined> {
  const limitMs = dumpOptions.rowCountTimeoutMs;
  const own = relations.filter((relation) => relation.kind === 'table' && !isElsewhere(relation));
  try {
    const tables = await readExactTables(control, own);
    if (tables.length === 0) return undefined;
    const concerned = own.filter(({ name }) => tables.some((table) => table.name === name));
    const planned = new Set(planCounts(concerned, limitMs).map(({ name }) => name));
    const { true: read = [], false: others = [] } = Object.groupBy(tables, ({ name }) => `${planned.has(name)}`);
    await begin(control);
    return new ExactValues(control, { tables: read, others }, limitMs);
  } catch (error) {
    throwIfCancelled(host.signal);
    warnings.push(`Values that the dump may round or lose were not looked for (${toRestorableError(error).code}).`);
    return undefined;
  }
}

/** @throws {RestorableError} DUMP_FAILED, naming tables that the tool could not read either */
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

async function connectBeside({ url, host, options, opened }: DumpContext): Promise<Connection> {
  const connection = await openConnection(url, host, options);
  opened.push(connection);
  return connection;
}

/** Just before the snapshot: its data are at least as new, on a replica by less than the time that it is behind. */
async function dataTime(control: Connection): Promise<Date> {
  const now = Date.now();
  return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}

/** For making a database like the source's; not asked of a restored one, and so not compared. */
async function readNameCase(connection: Connection): Promise<Record<string, string>> {
  const [row] = await connection.query<{ value: number }>('select @@lower_case_table_names as value');
  return { lower_case_table_names: String(row?.value ?? 0) };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
