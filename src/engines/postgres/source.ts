import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import { KnownNames } from '../../core/known-names.ts';
import type { Secret } from '../../core/secret.ts';
import type { ByteStream, Dump, DumpOptions, Source, SourceOptions } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import type { ArchiveSummary } from './archive.ts';
import { type CountableTable, readSequences, readTables } from './catalogue.ts';
import { type ClientTool, findClient } from './clients.ts';
import { type Connection, openConnection } from './connection.ts';
import { LOCK_WAIT_MS, runPgDump } from './dump.ts';
import { readLocale } from './facts.ts';
import { assembleFingerprint, type Outline, takeOutline } from './fingerprint.ts';
import { readGlobals } from './globals.ts';
import { checkReadable } from './preflight.ts';
import { readReplica } from './replica.ts';
import { type CountPlan, countRows, planCounts, rowsOf, type TableRows, unknownRows } from './row-counts.ts';
import { resolveScope, type Scope } from './scope.ts';
import { readSourceInfo } from './source-info.ts';
import { type PostgresUrl, parsePostgresUrl } from './url.ts';

/** Connects, and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
export async function openPostgresSource(url: Secret, options: SourceOptions, host: Host): Promise<Source> {
  const parsed = { ...parsePostgresUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  const control = await openConnection(parsed, host, options);
  const stop = new AbortController();
  const opened: Connection[] = [control];
  try {
    const info = await readSourceInfo(control);
    return {
      info,
      dump: (dumpOptions) => startDump({ url: parsed, control, opened, stop, host, options, dumpOptions }),
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
  readonly url: PostgresUrl;
  /** Holds the snapshot's transaction open until the source is closed. */
  readonly control: Connection;
  /** Everything to close. */
  readonly opened: Connection[];
  /** Stops pg_dump when the source is closed or the fingerprint fails. */
  readonly stop: AbortController;
  readonly host: Host;
  readonly options: SourceOptions;
  readonly dumpOptions: DumpOptions;
}

/** What was read in the snapshot before the dump begins. */
interface Prepared {
  readonly client: ClientTool;
  /** The time that the data are of. */
  readonly takenAt: Date;
  readonly snapshot: string;
  readonly scope: Scope;
  readonly plan: CountPlan;
  /** Dumped without their rows: a standby has none of unlogged tables. */
  readonly emptyTables: readonly CountableTable[];
  readonly sequences: Outline['sequences'];
  readonly globals: string;
  /** Of tables and sequences. */
  readonly names: KnownNames;
  readonly warnings: readonly string[];
}

/** A size or a count waits for a table's lock; no longer than pg_dump does. */
const READING = { isolation: 'repeatable read', readOnly: true, lockTimeoutMs: LOCK_WAIT_MS } as const;

async function startDump(context: DumpContext): Promise<Dump> {
  const prepared = await prepare(context);
  let counting: Promise<{ outline: Outline; rows: TableRows[] }> | undefined;
  let summary: ArchiveSummary | undefined;
  async function* streams(): AsyncGenerator<ByteStream> {
    yield { name: 'globals.sql', content: once(prepared.globals) };
    counting = describeBeside(context, prepared);
    // A fingerprint that fails makes the backup fail: stop pg_dump now, not after an hour.
    counting.catch((error: unknown) => context.stop.abort(toRestorableError(error)));
    const content = databaseDump(context, prepared, (value) => {
      summary = value;
    });
    yield { name: 'database.dump', content };
  }
  return {
    streams: streams(),
    warnings: prepared.warnings,
    fingerprint: async () => {
      if (summary === undefined || counting === undefined) {
        throw new RestorableError('INTERNAL', 'The fingerprint was asked for before the last stream had ended.');
      }
      const { outline, rows } = await counting;
      return assembleFingerprint(outline, [...rows, ...rowsOfDump(prepared, summary)]);
    },
  };
}

async function prepare(context: DumpContext): Promise<Prepared> {
  const { control, dumpOptions, host } = context;
  const client = await findClient('pg_dump', control.serverMajor, host);
  const takenAt = await dataTime(control);
  await control.begin(READING);
  const [row] = await control.query<{ snapshot: string; standby: boolean }>(
    'select pg_catalog.pg_export_snapshot() as snapshot, pg_catalog.pg_is_in_recovery() as standby',
  );
  const isStandby = row?.standby === true;
  const snapshot = row?.snapshot ?? '';
  const scope = await resolveScope(control, dumpOptions.include, dumpOptions.exclude);
  const readable = await checkReadable(control, scope, isStandby);
  const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
  const tables = await readTables(control, scope);
  const isAbsent = ({ isUnlogged }: CountableTable): boolean => isStandby && isUnlogged;
  // Sequences stand outside of snapshots: read before pg_dump reads them, so that the dump's are never behind these.
  const sequences = await readSequencesUnlocked(context, snapshot, scope);
  return {
    client,
    takenAt,
    snapshot,
    scope,
    plan: planCounts(
      tables.filter((table) => !isAbsent(table)),
      dumpOptions.countTimeLimitMs,
    ),
    emptyTables: tables.filter(isAbsent),
    sequences,
    globals: globals.sql,
    names: KnownNames.ofTables([...tables, ...sequences]),
    warnings: [
      ...(client.note === undefined ? [] : [client.note]),
      ...scope.warnings,
      ...readable,
      ...globals.warnings,
    ],
  };
}

/** Just before the snapshot: its data are at least as new, on a standby by less than the time that it is behind. */
async function dataTime(control: Connection): Promise<Date> {
  const now = Date.now();
  return new Date(now - ((await readReplica(control))?.lagMs ?? 0));
}

/**
 * On a connection of its own, closed before the dump begins: asking a sequence locks it until the transaction's end, and
 * thousands would use up the server's locks beside those of pg_dump.
 */
async function readSequencesUnlocked(
  { url, host, options, opened }: DumpContext,
  snapshot: string,
  scope: Scope,
): Promise<Outline['sequences']> {
  const connection = await openConnection(url, host, options);
  opened.push(connection);
  try {
    await connection.begin({ ...READING, snapshot });
    return await readSequences(connection, scope);
  } finally {
    await connection.close();
  }
}

/** On a connection of its own, in the dump's snapshot, while pg_dump runs. */
async function describeBeside(
  context: DumpContext,
  { snapshot, scope, plan, sequences, takenAt }: Prepared,
): Promise<{ outline: Outline; rows: TableRows[] }> {
  const { url, host, options, dumpOptions, opened, stop } = context;
  const connection = await openConnection(url, host, options);
  opened.push(connection);
  try {
    // The source may have been closed while this was connecting.
    throwIfCancelled(stop.signal);
    await connection.begin({ ...READING, snapshot });
    // Beside a dump that keeps a server's disk busy, one worker for the counts is enough.
    await connection.simple('set local max_parallel_workers_per_gather = 0');
    return {
      outline: { ...(await outlineOfSource(connection, scope, sequences)), takenAt: takenAt.toISOString() },
      rows: await countRows(connection, plan.byServer, dumpOptions.countTimeLimitMs),
    };
  } finally {
    await connection.close();
  }
}

async function outlineOfSource(
  connection: Connection,
  scope: Scope,
  sequences: Outline['sequences'],
): Promise<Outline> {
  const outline = await takeOutline(connection, scope, sequences);
  return { ...outline, facts: { ...outline.facts, ...(await readLocale(connection)) } };
}

function databaseDump(
  { url, host, stop }: DumpContext,
  { client, snapshot, scope, plan, names }: Prepared,
  onSummary: (summary: ArchiveSummary) => void,
): AsyncIterable<Uint8Array> {
  const counted = new Set(plan.inDump.map(({ schema, name }) => JSON.stringify([schema, name])));
  return runPgDump(
    {
      url,
      client,
      snapshot,
      scopeArguments: scope.arguments,
      names,
      countRows: ({ schema, name }) => counted.has(JSON.stringify([schema, name])),
      onSummary,
      signal: AbortSignal.any([host.signal, stop.signal]),
    },
    host,
  );
}

function rowsOfDump({ plan, emptyTables }: Prepared, summary: ArchiveSummary): TableRows[] {
  const found = new Map(summary.rows.map(({ entry, rows }) => [JSON.stringify([entry.schema, entry.name]), rows]));
  const empty = emptyTables.map((table) => rowsOf(table, 0, 'dump'));
  const counted = plan.inDump.map((table) => {
    const rows = found.get(JSON.stringify([table.schema, table.name]));
    return rows === undefined ? unknownRows(table) : rowsOf(table, rows, 'dump');
  });
  return [...empty, ...counted];
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
