import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { storedDefinition, type TocEdit } from './archive-texts.ts';
import type { ArchiveEntry } from './archive-toc.ts';
import type { ClientTool } from './clients.ts';
import { openConnection } from './connection.ts';
import { FORCED_SECURITY } from './restore-adapt.ts';
import { noteKept, refuseConflicts, replacingStatements, withoutKept } from './restore-in-place.ts';
import type { OpenedArchive, RestorePlan } from './restore-plan.ts';
import { meetsTransactionTimeout } from './restore-tool.ts';
import { type EmptyingPlan, planEmptying } from './target-empty.ts';
import type { Place } from './target-place.ts';

/**
 * What a place adds to the table of contents: in place of an old database everything is one transaction that first drops what
 * is there, and turns row security on at its end.
 * @throws {RestorableError} DATABASE_PRIVILEGE where something that is in the way may not be dropped, CLIENT_MISSING
 */
export async function suitPlace(
  { plan, toc, encoding }: OpenedArchive,
  place: Place,
  client: ClientTool,
  host: Host,
): Promise<TocEdit> {
  const emptying = place.strategy === 'in-place' ? await planEmptyingAt(place, host) : undefined;
  if (emptying !== undefined) {
    refuseConflicts(emptying, plan.entries);
    place.notes.push(...emptying.notes, ...noteKept(emptying));
    place.kept.push(...emptying.kept);
  }
  const isKept = emptying === undefined ? () => false : withoutKept(emptying);
  const kept = plan.entries.filter(isKept);
  const late = place.strategy === 'in-place' ? lateRowSecurity(plan, toc).filter((entry) => !isKept(entry)) : [];
  const around = transactionAround(emptying, plan, place, client);
  const statements = late.map((entry) => storedDefinition(toc, entry)).join('\n');
  return {
    edits: new Map([...kept, ...late].map(({ dumpId }) => [dumpId, { definition: '' }])),
    first: around.first.length > 0 ? asUtf8(around.first, encoding) : [],
    last: [...(late.length > 0 ? [statements] : []), ...around.last],
  };
}

/** Statements of our own in a session whose other texts are the archive's. Each by itself: a server reads all of a text at once. */
function asUtf8(statements: readonly string[], encoding: string): string[] {
  if (encoding === 'UTF8' || encoding === 'SQL_ASCII') return [...statements];
  return ["set client_encoding = 'UTF8';", ...statements, `set client_encoding = '${encoding}';`];
}

/** The entries that turn row security on, where a table forces it on its owner too. */
function lateRowSecurity({ entries }: RestorePlan, toc: Buffer): ArchiveEntry[] {
  if (!toc.includes(FORCED_SECURITY)) return [];
  return entries.filter(({ description }) => description === 'ROW SECURITY');
}

/**
 * What runs before and after the archive. `--single-transaction` is pg_restore's own; with a setting that this server refuses
 * the transaction is ours, and pg_restore's transaction for large objects would end it.
 */
function transactionAround(
  emptying: EmptyingPlan | undefined,
  plan: RestorePlan,
  place: Place,
  client: ClientTool,
): { first: string[]; last: string[] } {
  if (emptying === undefined) return { first: [], last: [] };
  const first = replacingStatements(emptying, plan);
  if (!meetsTransactionTimeout(client, place)) return { first: [first], last: [] };
  if (plan.entries.some(({ description, hasData }) => hasData && description.startsWith('BLOB'))) {
    throw new RestorableError(
      'CLIENT_MISSING',
      `pg_restore ${client.major} can't replace a database with large objects in one transaction on a server of version ${place.serverMajor}. Nothing was changed.`,
      {
        hint: 'Give the account CREATEDB, so that the backup is restored beside the old database, or restore into a server of version 17 or newer.',
      },
    );
  }
  return { first: [`begin;\n${first}`], last: ['commit;'] };
}

async function planEmptyingAt(place: Place, host: Host): Promise<EmptyingPlan> {
  const admin = await openConnection(place.admin, host, { requireTls: false });
  try {
    return await planEmptying(admin);
  } finally {
    await admin.close();
  }
}
