import { toRestorableError } from '../../core/errors.ts';
import type { Flaw } from '../../core/format/manifest/fingerprint.ts';
import { tableKey } from '../../core/format/manifest/table-name.ts';
import type { Secret } from '../../core/secret.ts';
import type { Dump, Source, SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { Deadline } from '../../ports/system-clock.ts';
import { fingerprintTooEarly, serverSource } from '../parts/server/server-source.ts';
import type { ArchiveSummary } from './archive/archive.ts';
import type { CountableTable } from './catalog/catalog.ts';
import { assembleFingerprint } from './catalog/fingerprint.ts';
import { findViolatedKeys } from './catalog/foreign-key-flaws.ts';
import { readSourceInfo } from './catalog/source-info.ts';
import {
  type CountPlan,
  countRows,
  planCounts,
  rowsOf,
  type TableRows,
  unknownRows,
} from './catalog/tables/row-counts.ts';
import { type Connection, openConnection } from './connection/connection.ts';
import { type BegunDump, beginDump } from './dump/beginning.ts';
import type { PostgresDumpContext } from './dump/context.ts';
import { prepareDump } from './dump/preparation.ts';
import { readParts } from './dump/streams.ts';
import { sourceExaminations } from './examinations.ts';
import { parsePostgresUrl } from './url/url.ts';

/** Connects and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
export async function openPostgresSource(url: Secret, options: SourceOptions, host: Host): Promise<Source> {
  const parsed = { ...parsePostgresUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  const control = await openConnection(parsed, host, options);
  return serverSource(
    { url: parsed, control, host, options },
    { readInfo: readSourceInfo, startDump, examinations: sourceExaminations },
  );
}

async function startDump(context: PostgresDumpContext): Promise<Dump> {
  const prepared = await prepareDump(context);
  const begun = await beginDump(context, prepared);
  const isAbsent = ({ isUnlogged }: CountableTable): boolean => prepared.isStandby && isUnlogged;
  const limitMs = context.dumpOptions.rowCountTimeoutMs;
  const tables = {
    plan: planCounts(
      begun.tables.filter((table) => !isAbsent(table)),
      limitMs,
    ),
    absent: begun.tables.filter(isAbsent),
  };
  const counting = askRows(prepared.describer, begun, tables.plan, limitMs).finally(() => prepared.describer.close());
  // If the fingerprint fails, the backup fails: stop pg_dump now, not after an hour.
  counting.catch((error: unknown) => context.stop.abort(toRestorableError(error)));
  const streams = readParts(prepared, begun, tables.plan);
  return {
    lanes: streams.lanes,
    get warnings() {
      const ofTools = begun.lanes.flat().flatMap(({ running }) => running.warnings());
      return [...prepared.warnings, ...begun.warnings, ...new Set(ofTools)];
    },
    fingerprint: async () => {
      const summary = streams.summary();
      if (summary === undefined) throw fingerprintTooEarly();
      const { rows, flaws: ofRows } = await counting;
      const flaws = [...prepared.flaws, ...ofRows];
      const fingerprint = assembleFingerprint(begun.outline, rowsKnown(rows, tables, summary));
      return flaws.length === 0 ? fingerprint : { ...fingerprint, flaws };
    },
    digests: async () => {
      const summary = streams.summary();
      if (summary === undefined) throw fingerprintTooEarly();
      return begun.digests?.digestsOf(summary);
    },
  };
}

interface AskedRows {
  readonly rows: readonly TableRows[];
  readonly flaws: Flaw[];
}

/** Queries about rows that run beside the dump: their counts first, then whether they satisfy the foreign keys. */
async function askRows(
  describer: Connection,
  { tables, scope }: BegunDump,
  { byServer }: CountPlan,
  limitMs: number,
): Promise<AskedRows> {
  const deadline = new Deadline(limitMs);
  const rows = await countRows(describer, byServer, limitMs);
  return { rows, flaws: await findViolatedKeys(describer, tables, scope, deadline.leftMs) };
}

/** The server's count if there is one, otherwise the count in the dump. */
function rowsKnown(
  byServer: readonly TableRows[],
  { plan, absent }: { readonly plan: CountPlan; readonly absent: readonly CountableTable[] },
  summary: ArchiveSummary,
): TableRows[] {
  const found = new Map(summary.rows.map(({ entry, rows }) => [entry.oid, rows]));
  const inDump = (table: CountableTable): TableRows => {
    const rows = found.get(table.oid);
    return rows === undefined ? unknownRows(table) : rowsOf(table, rows, 'dump');
  };
  const known = new Map(byServer.map((rows) => [tableKey(rows), rows]));
  return [
    // A standby has no rows of unlogged tables, so they are dumped without them.
    ...absent.map((table) => rowsOf(table, 0, 'dump')),
    ...plan.inDump.map(inDump),
    ...plan.byServer.map((table) => {
      const rows = known.get(tableKey(table));
      return rows === undefined || rows.rows === null ? inDump(table) : rows;
    }),
  ];
}
