import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { StoredStream } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { unusableBackup } from '../../parts/refusals.ts';
import { editToc } from '../archive/texts.ts';
import { type ClientTool, findClient } from '../clients/clients.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { readGlobals, readStatements } from '../globals/text.ts';
import { toolUrlFor } from '../money.ts';
import { watchForCause } from '../pg-restore/reason.ts';
import { meetsTransactionTimeout, type Restoring, runPgRestore, type ToolOutcome } from '../pg-restore/tool.ts';
import { EQ, isOwnSchema } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import type { PostgresRestore, TargetDatabase } from '../target/database.ts';
import { type RolesOutcome, restoreRoles } from '../target/roles.ts';
import { applySettings, isLimit, openRestored } from '../target/settings.ts';
import { type Adaptation, adaptArchive } from './adapt.ts';
import { prepareCleanup } from './failure.ts';
import { listFailures, unsuitable } from './failures.ts';
import { ownerStatements, rolesNamed } from './owners.ts';
import { freeTocs, type OpenedArchives, openArchives, sortStreams } from './parallel/archives.ts';
import { jobsAt } from './parallel/jobs.ts';
import { restoreLanes } from './parallel/lanes.ts';
import { planPostData, restorePostData } from './parallel/parallel.ts';
import { type PostData, withoutPostData } from './parallel/post-data.ts';
import { type OpenedArchive, type RestorePlan, wholeArchive } from './plan.ts';
import { planReplacement } from './replacing/replacing.ts';
import { finishRestore } from './rest.ts';
import { prepareExtensions, setSuperuser, withAdmin } from './superuser.ts';

/**
 * Restores a backup's streams into an empty database: roles, then the archive, then the settings of roles and database,
 * which could reject the data. Nothing of the backup is passed to psql: globals.sql goes statement by statement through the
 * driver, the archive through pg_restore.
 * @throws {RestorableError} RESTORE_FAILED, TARGET_UNSUITABLE, EXTENSION_MISSING, CLIENT_MISSING, CANCELLED, and what
 *   reading the streams throws
 */
export async function restoreStreams(streams: readonly StoredStream[], context: PostgresRestore): Promise<void> {
  const afterFailure = await prepareCleanup(context.target, context.host);
  try {
    await restoreEach(streams, context);
  } catch (error) {
    throw await afterFailure(error);
  }
}

async function restoreEach(streams: readonly StoredStream[], context: PostgresRestore): Promise<void> {
  const { target, host } = context;
  const sorted = sortStreams(streams);
  const globals = readStatements(sorted.globals === undefined ? '' : await readGlobals(sorted.globals.content));
  context.onPart('pre-data');
  const archives = await openArchives(sorted);
  const { created } = await restoreArchives(archives, globals.roles, context);
  freeTocs(archives);
  if (globals.settings.length > 0) {
    await withAdmin(target, host, (admin) => applySettings({ admin, target, host }, globals.settings, created));
    target.limits.push(...globals.settings.filter(isLimit));
  }
  await refuseEmpty(context);
}

async function restoreArchives(
  archive: OpenedArchives,
  roleStatements: readonly string[],
  context: PostgresRestore,
): Promise<RolesOutcome> {
  const { target, needs, known, host } = context;
  const { plan } = archive;
  const client = await findClient('pg_restore', target.serverMajor, host, plan.minimumMajor);
  if (client.note !== undefined) host.log.debug(client.note);
  const roles = await withAdmin(target, host, async (admin) => {
    const named = rolesNamed(archive, target.keepsOwners || target.hasOwnRole);
    const outcome = await restoreRoles({ admin, target, host }, roleStatements, named);
    target.madeRoles.push(...outcome.created);
    return outcome;
  });
  const replacement = await planReplacement(archive, target, client, host);
  const adaptation = adaptArchive(archive, { target, roles, source: needs.fingerprint, replacement });
  refuseImpossible(adaptation, known, target);
  target.leftOut.push(...listFailures(adaptation.lost, known));
  // If an old database is replaced in place, this is part of the one transaction.
  if (target.strategy !== 'in-place') await prepareSchemas(plan, target, host);
  const asSuperuser = await prepareExtensions(plan, target, needs, host);
  try {
    const { failures, refused } = await restoreEntries({ archive, adaptation, client }, context);
    if (target.hasOwnRole) await giveOwners(archive, roles, target, host);
    await finishRestore({ archive, adaptation, failures, refused }, context);
  } catch (error) {
    // The server may be gone. The first failure counts.
    if (asSuperuser) await setSuperuser(target, false, host).catch(() => {});
    throw error;
  }
  if (asSuperuser) await setSuperuser(target, false, host);
  return roles;
}

/** What pg_restore restores. */
interface ForTool {
  readonly archive: OpenedArchives;
  readonly adaptation: Adaptation;
  readonly client: ClientTool;
}

/** Everything in one pg_restore, or lanes, and what follows the rows, in others with several sessions. */
async function restoreEntries(
  { archive, adaptation, client }: ForTool,
  context: PostgresRestore,
): Promise<ToolOutcome> {
  const { target, needs, known, host, onPart } = context;
  const restoring = {
    client,
    args: argumentsFor(target, client),
    entries: archive.plan.entries,
    known,
    ownFirst: adaptation.first.length,
    refusals: adaptation.refusals,
    tolerated: adaptation.tolerated,
    toleratesAll: target.onError === 'continue',
    findCause: await watchForCause(archive, target, host),
    onPart,
  };
  const postData = planPostData(archive, client, context);
  const reached = await withoutTriggers(adaptation, target, host);
  const tool = await toolUrlFor(reached.role, needs.fingerprint.facts, target, host);
  target.notes.push(...tool.notes);
  const asTool = { ...reached, role: { ...tool.url, applicationName: target.sessionName } };
  if (postData === undefined) {
    return runPgRestore(wholeArchive(editToc(archive, adaptation), archive.rest), restoring, asTool, host);
  }
  return restoreParts({ archive, adaptation, restoring, postData }, asTool, context);
}

interface Parts extends Omit<ForTool, 'client'> {
  readonly restoring: Restoring;
  readonly postData: PostData;
}

/** What precedes the rows, together with rows that are not in lanes; the lanes; and what follows the rows. */
async function restoreParts(
  { archive, adaptation, restoring, postData }: Parts,
  target: TargetDatabase,
  { needs, host, onPart }: PostgresRestore,
): Promise<ToolOutcome> {
  const { lanes } = archive;
  const toc = editToc(archive, withoutPostData(adaptation, postData, lanes));
  const { failures, refused } = await runPgRestore(wholeArchive(toc, archive.ownRest), restoring, target, host);
  const jobs = await jobsAt(target, host);
  if (lanes.length > 0) onPart('data');
  const ofLanes = await restoreLanes({ lanes, adaptation, restoring, jobs }, target, host);
  const all = { archive, adaptation, postData, restoring, onPart, jobs, source: needs.fingerprint };
  const after = postData.ids.size === 0 ? [] : (await restorePostData(all, target, host)).failures;
  return { failures: [...failures, ...ofLanes, ...after], refused };
}

/**
 * Rows for the provider's tables arrive in an order that may violate their foreign keys. The checks are turned off if the
 * account may do so.
 */
async function withoutTriggers({ tolerated }: Adaptation, target: TargetDatabase, host: Host): Promise<TargetDatabase> {
  if (tolerated.size === 0 || target.serverMajor < 15) return target;
  const [row] = await withAdmin(target, host, (admin) =>
    admin.query<{ may: boolean }>(
      "select pg_catalog.has_parameter_privilege('session_replication_role', 'set') as may",
    ),
  );
  if (row?.may !== true) return target;
  const options = `${target.role.options ?? ''} -c session_replication_role=replica`.trim();
  return { ...target, role: { ...target.role, options } };
}

function refuseImpossible({ impossible }: Adaptation, known: KnownNames, target: TargetDatabase): void {
  const failures = impossible.map(([entry, reason]) => ({ entry, reason }));
  if (failures.length === 0) return;
  const lines = listFailures(failures, known);
  if (target.onError !== 'continue') throw unsuitable(lines, target);
  target.leftOut.push(...lines);
}

/** Statements per transaction: each takes a lock. */
const OWNERS_AT_ONCE = 200;

/**
 * Gives the objects to the source's roles, as a superuser's restore does. After the data, and not through pg_restore, so
 * that the restoring account needs no more privileges than before.
 */
async function giveOwners(
  archive: OpenedArchive,
  roles: RolesOutcome,
  target: TargetDatabase,
  host: Host,
): Promise<void> {
  const statements = ownerStatements(archive, roles);
  if (statements.length === 0) return;
  await withAdmin(target, host, async (admin) => {
    for (let at = 0; at < statements.length; at += OWNERS_AT_ONCE) {
      const some = statements.slice(at, at + OWNERS_AT_ONCE).join('; ');
      // An event trigger of the dump can't interfere.
      await admin.simple(`set local session_replication_role = replica; ${some}`);
    }
  });
}

/** Otherwise the archive's own CREATE SCHEMA would be the first error. Without `cascade`: what is in use stays. */
async function dropEmptyPublic(admin: Connection): Promise<void> {
  await admin.simple('drop schema if exists public');
}

async function prepareSchemas(plan: RestorePlan, target: TargetDatabase, host: Host): Promise<void> {
  if (plan.createsPublic) await withAdmin(target, host, dropEmptyPublic);
  if (plan.absentSchemas.length > 0) await createSchemas(plan.absentSchemas, target, host);
}

async function createSchemas(names: readonly string[], target: TargetDatabase, host: Host): Promise<void> {
  await using role = await openConnection(target.role, host, { requireTls: false, writes: true });
  for (const name of names) await role.simple(`create schema if not exists ${quoteName(name)}`);
}

function argumentsFor(target: TargetDatabase, client: ClientTool): string[] {
  // Only a verbose pg_restore reports at which entry it failed.
  const args = ['--format=custom', '--no-password', '--no-tablespaces', '--verbose'];
  // One transaction also stops at the first error.
  if (target.strategy === 'in-place' && !meetsTransactionTimeout(client, target)) args.push('--single-transaction');
  if (!target.keepsOwners) args.push('--no-owner');
  // A temporary copy must not replicate from anybody, and a database with a subscription can't be dropped.
  if (target.isDisposable) args.push('--no-subscriptions');
  // As a connection string, so that a name can't be mistaken for one.
  const database = target.role.database.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [...args, `--dbname=dbname='${database}'`];
}

async function refuseEmpty({ target, needs, host }: PostgresRestore): Promise<void> {
  if (needs.fingerprint.tables.length === 0) return;
  await using role = await openRestored(target, host);
  const [row] = await role.query<{ found: boolean }>(
    `select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
       where ${isOwnSchema('n')}) as found`,
  );
  if (row?.found !== true) throw unusableBackup('pg_restore reported success and restored nothing.');
}
