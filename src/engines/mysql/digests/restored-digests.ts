import type { Readable } from 'node:stream';
import { RestorableError } from '../../../core/errors.ts';
import type { ContentDigests } from '../../../core/format/manifest/content-digests.ts';
import type { DigestsWanted } from '../../../ports/engine/target.ts';
import { type Relation, readRelations } from '../catalog/catalog.ts';
import { type Scope, WHOLE_DATABASE } from '../catalog/scope.ts';
import { findClient } from '../clients/clients.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { dumpArguments, readDumpTool } from '../dump/dump.ts';
import { readExactTables } from '../dump/exact/exact-columns.ts';
import { ExactValues } from '../dump/exact/exact-values.ts';
import { isElsewhere, refuseCutAnswers } from '../dump/preflight.ts';
import type { DumpSummary } from '../dump/reading/statements.ts';
import { begin } from '../dump/snapshot-bracket.ts';
import { startAtTarget } from '../target/contained-client.ts';
import { hostOfRole, type MysqlRestore } from '../target/database.ts';
import { readColumnUses } from './column-uses.ts';
import { contentDigestsOf, METHOD } from './content-digests.ts';

/** Only the rows are of interest, and the tool stops at broken code. */
const NO_CODE = { ownViews: new Set<string>(), ownRoutines: true, ownCode: '', legacy: new Map() } as const;
/**
 * The source had found at most half as many, so nothing that was exact in the backup's dump is rounded in this one. The run's own
 * limits end what takes too long.
 */
const EXACT_LIMITS = { timeMs: 24 * 3_600_000, rows: 400_000 } as const;

/**
 * Dumps the tables of a restored database with the flavor's own tool, contained if the target is, through the reader that read the
 * source's dump.
 * @returns undefined if digests of the expected method are not computed by this version
 * @throws {RestorableError} DUMP_FAILED, DUMP_EMPTY, DUMP_TRUNCATED, CLIENT_MISSING, DATABASE_QUERY, DATABASE_CONNECTION_LOST,
 *   CANCELLED
 */
export async function takeRestoredDigests(
  { expected, signal }: Pick<DigestsWanted, 'expected' | 'signal'>,
  { target, known, host: whole }: MysqlRestore,
): Promise<ContentDigests | undefined> {
  if (expected.method !== METHOD) return undefined;
  const host = { ...whole, signal: AbortSignal.any([whole.signal, signal]) };
  const url = target.prepared();
  await using connection = await openConnection(url, hostOfRole(target, host), { requireTls: false });
  const relations = await readRelations(connection);
  refuseCutAnswers(connection, relations);
  const hashed = { key: expected.key, uses: await readColumnUses(connection) };
  const exact = await readExactValues(connection, relations);
  const client = await findClient('dump', { flavor: target.flavor, majorVersion: target.series }, host);
  const flags = { scope: scopeOf(relations, url.database), flaws: NO_CODE, exact };
  const words = dumpArguments(client, flags, url.database);
  await using started = await startAtTarget(client, { url, words, stdin: 'ignore', stdout: 'pipe' }, target, host);
  let summary: DumpSummary | undefined;
  const reading = {
    flaws: NO_CODE,
    exact,
    hashed,
    names: known,
    onSnapshot: () => {},
    onSummary: (of: DumpSummary) => {
      summary = of;
    },
    signal: host.signal,
  };
  const output = started.child.stdout as Readable;
  await drain(readDumpTool({ child: started.child, output }, url, reading));
  await exact?.end();
  if (summary === undefined) throw new RestorableError('INTERNAL', 'The dump of the restored database has no end.');
  return contentDigestsOf(expected.key, relations, summary);
}

/** Everything but views and sequences, which have no rows, and tables whose rows are elsewhere. */
function scopeOf(relations: readonly Relation[], database: string): Scope {
  const without = relations.filter((relation) => relation.kind !== 'table' || isElsewhere(relation));
  const options = ['--skip-triggers', ...without.map(({ name }) => `--ignore-table=${database}.${name}`)];
  return { ...WHOLE_DATABASE, hasCode: false, options };
}

async function readExactValues(
  connection: Connection,
  relations: readonly Relation[],
): Promise<ExactValues | undefined> {
  const own = relations.filter((relation) => relation.kind === 'table' && !isElsewhere(relation));
  const tables = await readExactTables(connection, own);
  if (tables.length === 0) return undefined;
  await begin(connection);
  const exact = new ExactValues(connection, { tables, others: [] }, EXACT_LIMITS);
  await exact.ready();
  return exact;
}

async function drain(dump: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const _piece of dump) {
      // Only what the reader finds is kept.
    }
  } catch (error) {
    throw ofRestored(error);
  }
}

/** The tool's failures are worded for a backup. */
function ofRestored(error: unknown): unknown {
  if (!(error instanceof RestorableError) || error.area !== 'dump') return error;
  const message = `The restored database could not be dumped to compare its content: ${error.message}`;
  return new RestorableError(error.code, message, {
    hint: 'Run it again with a dump tool of the same series as the server, or set `digest: off`.',
    cause: error,
    foreign: error.foreign,
  });
}
