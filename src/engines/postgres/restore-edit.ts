import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { type EditableEntry, editArchive } from './archive-edit.ts';
import type { ClientTool } from './clients.ts';
import { type Connection, openConnection } from './connection.ts';
import { OrdinaryGrants, readGrantFacts } from './restore-grants.ts';
import { noteKept, refuseConflicts, replacingStatements, withoutKept } from './restore-in-place.ts';
import type { RestorePlan } from './restore-plan.ts';
import { meetsTransactionTimeout } from './restore-tool.ts';
import { type EmptyingPlan, planEmptying } from './target-empty.ts';
import type { Place } from './target-place.ts';

/**
 * The table of contents as it suits this place: row security comes on at the end, an ordinary account's grants are those that
 * it can give, and in place of an old database everything is one transaction that first drops what is there.
 * @throws {RestorableError} DATABASE_PRIVILEGE where something that is in the way may not be dropped, CLIENT_MISSING
 */
export async function suitArchive(
  toc: Buffer,
  plan: RestorePlan,
  place: Place,
  client: ClientTool,
  host: Host,
): Promise<Buffer> {
  const emptying = place.strategy === 'in-place' ? await asAdmin(place, host, planEmptying) : undefined;
  if (emptying !== undefined) {
    refuseConflicts(emptying, plan.entries);
    place.notes.push(...emptying.notes, ...noteKept(emptying));
    place.kept.push(...emptying.kept);
  }
  const isKept = emptying === undefined ? () => false : withoutKept(emptying);
  const grants = isOrdinary(place) ? await ordinaryGrants(toc, place, isKept, host) : undefined;
  const late = lateRowSecurity(toc);
  const around = transactionAround(emptying, plan, place, client);
  const edited = editArchive(toc, {
    first: around.first,
    last: [...(late.length > 0 ? [late.join('\n')] : []), ...around.last],
    redefine: (entry) => {
      if (isKept(entry)) return '';
      if (late.length > 0 && entry.description === 'ROW SECURITY') return '';
      const isGrant = entry.description === 'ACL' || entry.description === 'DEFAULT ACL';
      return isGrant && grants !== undefined ? grants.reduce(entry) : entry.definition;
    },
  });
  place.notes.push(...(grants?.notes ?? []));
  return edited;
}

/** Neither a superuser nor an account that was made for a verification. */
const isOrdinary = ({ keepsOwners, hasOwnRole }: Place): boolean => !keepsOwners && !hasOwnRole;

async function ordinaryGrants(
  toc: Buffer,
  place: Place,
  isKept: (entry: EditableEntry) => boolean,
  host: Host,
): Promise<OrdinaryGrants> {
  const facts = await asAdmin(place, host, readGrantFacts);
  const made = entriesOf(toc).filter((entry) => entry.description !== 'ACL' && !isKept(entry));
  return new OrdinaryGrants(facts, new Set(made.map(({ dumpId }) => dumpId)));
}

/**
 * The statements that turn row security on, where a table forces it on its owner too: run earlier, they would keep rows from
 * materialized views, whose content is the last that a dump makes.
 */
function lateRowSecurity(toc: Buffer): string[] {
  if (!toc.includes('FORCE ROW LEVEL SECURITY')) return [];
  return entriesOf(toc)
    .filter(({ description }) => description === 'ROW SECURITY')
    .map(({ definition }) => definition);
}

/** The statements of an archive's entries by their numbers, read when they are first asked for. */
export function definitionsOf(toc: Buffer): (dumpId: number) => string {
  let found: Map<number, string> | undefined;
  return (dumpId) => {
    found ??= new Map(
      entriesOf(toc).map((entry) => [entry.dumpId, Buffer.from(entry.definition, 'latin1').toString('utf8')]),
    );
    return found.get(dumpId) ?? '';
  };
}

function entriesOf(toc: Buffer): EditableEntry[] {
  const entries: EditableEntry[] = [];
  const redefine = (entry: EditableEntry): string => {
    entries.push(entry);
    return entry.definition;
  };
  editArchive(toc, { first: [], last: [], redefine });
  return entries;
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

async function asAdmin<T>(place: Place, host: Host, work: (admin: Connection) => Promise<T>): Promise<T> {
  const admin = await openConnection(place.admin, host, { requireTls: false });
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}
