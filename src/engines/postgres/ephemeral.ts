import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { TargetNeeds, TargetSpec } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import type { SureContainment } from '../parts/contained-target.ts';
import { requireSpace } from '../parts/disk.ts';
import { findServerBinaries } from './clients/clients.ts';
import { installHint, installPostgres } from './clients/install.ts';
import { openConnection } from './connection/connection.ts';
import { isWorthJobs } from './restore/parallel/jobs.ts';
import { type Cluster, RESTORING_ROLE, startCluster } from './server/cluster.ts';
import { shareMemory } from './server/memory.ts';
import { RESTORED_DATABASE } from './server/settings.ts';
import { quoteName } from './sql/quote.ts';
import { createDatabase } from './target/create.ts';
import { ordinaryTarget, type TargetDatabase } from './target/database.ts';
import { withoutEventTriggers } from './target/scratch.ts';

/** An empty cluster, and what a checkpoint leaves. */
const CLUSTER_BYTES = 128 * 1024 * 1024;
const MAX_LOG_BYTES = 2 * 1024 * 1024 * 1024;
/** Extensions whose library must be loaded at server start. */
const PRELOADED = ['pg_cron', 'timescaledb', 'pgaudit', 'pg_squeeze', 'citus'];

/**
 * A private, contained cluster from this machine's server binaries, with an empty database that belongs to an account that
 * is not a superuser.
 * @throws {RestorableError} SERVER_MISSING, DISK_FULL
 */
export async function openEphemeral(
  needs: TargetNeeds,
  { sandbox, host, limits }: SureContainment,
  { jobs = 'auto', byHand }: Pick<Extract<TargetSpec, { kind: 'ephemeral' }>, 'jobs' | 'byHand'> = {},
): Promise<TargetDatabase> {
  await checkDisk(needs, host);
  const wanted = Number.parseInt(needs.majorVersion, 10);
  const { binDirectory, major } = await requireServer(wanted, host);
  const preload = preloadOf(binDirectory, needs);
  const { rawBytes } = needs;
  const memory = shareMemory(limits.memoryBytes, jobs === 'auto' && !isWorthJobs(rawBytes) ? 1 : jobs, rawBytes);
  const cluster = await startCluster({ binDirectory, major, sandbox, preload, rawBytes, memory }, host);
  try {
    const prepare = byHand === true ? prepareByHand : prepareDatabase;
    return { ...(await prepare({ ...cluster, major }, needs, { sandbox, host })), jobs: memory.jobs };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

type Prepared = Pick<SureContainment, 'sandbox' | 'host'>;

async function prepareDatabase(
  cluster: Cluster & { readonly major: number },
  needs: TargetNeeds,
  { sandbox, host }: Prepared,
): Promise<TargetDatabase> {
  const wanted = Number.parseInt(needs.majorVersion, 10);
  const notes: string[] = [];
  if (sandbox.note !== undefined) notes.push(sandbox.note);
  if (cluster.major !== wanted) {
    notes.push(`PostgreSQL ${cluster.major} was used, because this machine has no server of version ${wanted}.`);
  }
  const { serverVersion, notes: ofDatabase } = await createRestored(cluster.admin, needs, host);
  notes.push(...ofDatabase);
  await giveSchemas(adminUrlOf(cluster), host);
  return { ...placeOf(cluster, sandbox, serverVersion), notes };
}

/** The role that restores, and its empty database. */
async function createRestored(
  url: Cluster['admin'],
  { fingerprint }: TargetNeeds,
  host: Host,
): Promise<{ readonly serverVersion: string; readonly notes: readonly string[] }> {
  await using admin = await openConnection(url, host, { requireTls: false });
  // BYPASSRLS: otherwise counting tables whose owner is subject to its own policies would fail.
  await admin.simple(`create role ${quoteName(RESTORING_ROLE)} login bypassrls`);
  const database = { name: RESTORED_DATABASE, owner: RESTORING_ROLE, facts: fingerprint.facts };
  return { serverVersion: admin.serverVersion, notes: await createDatabase(admin, database) };
}

/**
 * A cluster for the commands of the recovery instructions: they create the database themselves, as a superuser.
 * @throws {RestorableError} TARGET_UNSUITABLE
 */
async function prepareByHand(
  cluster: Cluster & { readonly major: number },
  needs: TargetNeeds,
  { sandbox, host }: Prepared,
): Promise<TargetDatabase> {
  await using admin = await openConnection(cluster.admin, host, { requireTls: false });
  // Else a missing locale of this machine would look like a failure of the instructions.
  const name = `${RESTORED_DATABASE}_probe`;
  const [lack] = await createDatabase(admin, { name, owner: undefined, facts: needs.fingerprint.facts });
  await admin.outside(`drop database ${quoteName(name)}`);
  if (lack !== undefined) {
    throw new RestorableError('TARGET_UNSUITABLE', 'This machine lacks the locale of the database.', {
      hint: 'Install it in an earlier step (Debian: locales-all). This is not a verdict on the backup.',
    });
  }
  await admin.simple(`create role ${quoteName(RESTORING_ROLE)} login superuser`);
  const place = placeOf(cluster, sandbox, admin.serverVersion);
  return { ...place, role: withoutEventTriggers(place.role, cluster.major) };
}

const adminUrlOf = (cluster: Cluster & { readonly major: number }): TargetDatabase['admin'] =>
  withoutEventTriggers({ ...cluster.admin, database: RESTORED_DATABASE }, cluster.major);

function placeOf(
  cluster: Cluster & { readonly major: number },
  sandbox: SureContainment['sandbox'],
  serverVersion: string,
): TargetDatabase {
  return {
    ...ordinaryTarget(),
    description: `ephemeral PostgreSQL ${serverVersion.split(' ')[0]}`,
    notes: [],
    strategy: 'fresh',
    serverMajor: cluster.major,
    admin: adminUrlOf(cluster),
    adminIsSuperuser: true,
    role: { ...cluster.role, database: RESTORED_DATABASE },
    hasOwnRole: true,
    keepsOwners: false,
    isDisposable: true,
    ownServer: { sandbox, binds: [cluster.socketBind] },
    serverLog: () => cluster.log(),
    publish: async () => ({}),
    close: () => cluster.stop(),
  };
}

/** What the database's owner would have if it had also created the cluster. */
async function giveSchemas(url: TargetDatabase['admin'], host: Host): Promise<void> {
  await using admin = await openConnection(url, host, { requireTls: false });
  // Before version 15 `public` belongs to the bootstrap superuser, and the dump's grants on it would fail.
  await admin.simple(`alter schema public owner to ${quoteName(RESTORING_ROLE)}`);
  await admin.simple(`grant select on pg_catalog.pg_largeobject to ${quoteName(RESTORING_ROLE)}`);
}

async function requireServer(wanted: number, host: Host): Promise<{ binDirectory: string; major: number }> {
  const found = await findServerBinaries(wanted, host);
  if (found !== undefined) return found;
  host.log.info(`This machine has no PostgreSQL server of version ${wanted} or newer; installing one.`);
  if (await installPostgres('server', wanted, host)) {
    const installed = await findServerBinaries(wanted, host);
    if (installed !== undefined) return installed;
  }
  throw new RestorableError('SERVER_MISSING', `This machine has no PostgreSQL server of version ${wanted} or newer.`, {
    hint: `Install it in an earlier step (${installHint('server', wanted)}), give its folder in PG_BIN, or set \`target:\` to a database in a service container.`,
  });
}

function preloadOf(binDirectory: string, needs: TargetNeeds): string[] {
  const names = new Set(needs.fingerprint.extensions.map(({ name }) => name));
  const folders = ['lib', 'lib/postgresql', 'lib64'].map((folder) => join(binDirectory, '..', folder));
  return PRELOADED.filter(
    (name) => names.has(name) && folders.some((folder) => existsSync(join(folder, `${name}.so`))),
  );
}

/** @throws {RestorableError} DISK_FULL before anything is fetched */
async function checkDisk(needs: TargetNeeds, host: Host): Promise<void> {
  const { path } = await host.workspace();
  const data = Math.max(needs.rawBytes, needs.fingerprint.sizeBytes ?? 0);
  await requireSpace(
    path,
    data + Math.min(data, MAX_LOG_BYTES) + CLUSTER_BYTES,
    'an ephemeral database',
    'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.',
  );
}
