import { RestorableError } from '../../../../core/errors.ts';
import type { Host } from '../../../../ports/host.ts';
import type { ArchiveEntry } from '../../archive/toc.ts';
import type { ClientTool } from '../../clients/clients.ts';
import { openConnection } from '../../connection/connection.ts';
import { meetsTransactionTimeout } from '../../pg-restore/tool.ts';
import { EQ } from '../../sql/operators.ts';
import type { TargetDatabase } from '../../target/database.ts';
import { type EmptyingPlan, planEmptying } from '../../target/empty.ts';
import type { OpenedArchive, RestorePlan } from '../plan.ts';
import { noteKept, refuseConflicts, replacingStatements, withoutKept } from './in-place.ts';

/** How an old database is replaced in the transaction that restores the backup. */
export interface Replacement {
  /** Identifies the entries whose objects stay unchanged. */
  readonly isKept: (entry: ArchiveEntry) => boolean;
  /** What runs before and after the archive. */
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** Whether a statement's error can be caught within the transaction, which needs PL/pgSQL. */
  readonly canGuard: boolean;
}

/**
 * Plans the replacement of the database's content, if it is restored in place.
 * @throws {RestorableError} DATABASE_PRIVILEGE if something in the way may not be dropped, CLIENT_MISSING
 */
export async function planReplacement(
  { plan, encoding }: OpenedArchive,
  target: TargetDatabase,
  client: ClientTool,
  host: Host,
): Promise<Replacement | undefined> {
  if (target.strategy !== 'in-place') return undefined;
  const { emptying, canGuard } = await planEmptyingAt(target, host);
  refuseConflicts(emptying, plan.entries);
  target.notes.push(...emptying.notes, ...noteKept(emptying));
  target.kept.push(...emptying.kept);
  const around = transactionAround(emptying, plan, target, client);
  return { isKept: withoutKept(emptying), first: asUtf8(around.first, encoding), last: around.last, canGuard };
}

/**
 * Our own statements in a session whose other texts are in the archive's encoding. One by one, because a server decodes a
 * whole text at once.
 */
function asUtf8(statements: readonly string[], encoding: string): string[] {
  if (encoding === 'UTF8' || encoding === 'SQL_ASCII') return [...statements];
  return ["set client_encoding = 'UTF8';", ...statements, `set client_encoding = '${encoding}';`];
}

/**
 * What runs before and after the archive. `--single-transaction` is pg_restore's own. If this server refuses one of its
 * settings, the transaction is ours, and pg_restore's transaction for large objects would end it.
 */
function transactionAround(
  emptying: EmptyingPlan,
  plan: RestorePlan,
  target: TargetDatabase,
  client: ClientTool,
): { first: string[]; last: string[] } {
  const first = replacingStatements(emptying, plan);
  if (!meetsTransactionTimeout(client, target)) return { first: [first], last: [] };
  if (plan.entries.some(({ description, hasData }) => hasData && description.startsWith('BLOB'))) {
    throw new RestorableError(
      'CLIENT_MISSING',
      `pg_restore ${client.major} can't replace a database with large objects in one transaction on a server of version ${target.serverMajor}. Nothing was changed.`,
      {
        hint: 'Give the account CREATEDB, so that the backup is restored next to the old database, or restore into a server of version 17 or newer.',
      },
    );
  }
  return { first: [`begin;\n${first}`], last: ['commit;'] };
}

const GUARDS = `select exists (select from pg_catalog.pg_language
  where lanname ${EQ} 'plpgsql' and pg_catalog.has_language_privilege(oid, 'usage')) as can`;

async function planEmptyingAt(
  target: TargetDatabase,
  host: Host,
): Promise<{ emptying: EmptyingPlan; canGuard: boolean }> {
  await using admin = await openConnection(target.admin, host, { requireTls: false });
  const [guards] = await admin.query<{ can: boolean }>(GUARDS);
  return { emptying: await planEmptying(admin), canGuard: guards?.can === true };
}
