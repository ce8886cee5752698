import { RestorableError } from '../../../../core/errors.ts';
import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../../../core/format/manifest/known-names.ts';
import { tableKey } from '../../../../core/format/manifest/table-name.ts';
import type { LogReplay, Replayed } from '../../../../ports/engine/replay.ts';
import type { IntegrityResult, Target, TargetNeeds } from '../../../../ports/engine/target.ts';
import type { Host } from '../../../../ports/host.ts';
import type { SureContainment } from '../../../parts/contained-target.ts';
import { requireSpace } from '../../../parts/disk.ts';
import { serverTarget } from '../../../parts/server/server-target.ts';
import { findServerBinaries } from '../../clients/clients.ts';
import { installHint, installPostgres } from '../../clients/install.ts';
import { type Connection, openConnection } from '../../connection/connection.ts';
import { shareMemory } from '../../server/memory.ts';
import { ordinaryTarget, type TargetDatabase } from '../../target/database.ts';
import { runQuery } from '../../target/inspect.ts';
import { inspectRestored } from '../../target/inspection/fingerprint.ts';
import { openRestored } from '../../target/settings.ts';
import { changesIn } from '../description.ts';
import { PHYSICAL, SCHEMA_CHANGED } from '../names.ts';
import { preparedTransactionsOf } from '../prepared-transactions.ts';
import { readClusterFacts, readDatabases } from '../state.ts';
import { checkCopied } from './integrity.ts';
import { readClusterMarkers } from './markers.ts';
import {
  type RecoveredCluster,
  type RecoveryOptions,
  type UnpackedCluster,
  unpackCluster,
} from './recovered-cluster.ts';

const LOG_BYTES = 256 * 1024 * 1024;
const INTEGRITY_TIMEOUT_MS = 120_000;

/**
 * A restored cluster for a verification. Nothing runs before the complete stream was read and its digest checked.
 * @throws {RestorableError} SERVER_MISSING, DISK_FULL
 */
export async function openRecovered(
  needs: TargetNeeds,
  containment: SureContainment,
  { replaysTo }: { readonly replaysTo?: Fingerprint | undefined } = {},
): Promise<Target> {
  const { sandbox, host, limits } = containment;
  const { path } = await host.workspace();
  await requireSpace(
    path,
    needs.rawBytes + LOG_BYTES,
    'a copy of the cluster',
    'Verify on a machine with a larger disk.',
  );
  const server = await requireServer(Number.parseInt(needs.majorVersion, 10), host);
  const fingerprint = replaysTo ?? needs.fingerprint;
  const { facts } = fingerprint;
  const options: RecoveryOptions = {
    ...server,
    sandbox,
    preload: [],
    rawBytes: needs.rawBytes,
    memory: shareMemory(limits.memoryBytes, 1),
    database: facts['source.database'] ?? 'postgres',
    preparedTransactions: preparedTransactionsOf(fingerprint),
  };
  const notes = sandbox.note === undefined ? [] : [sandbox.note];
  const report = { host, notes, withReplay: replaysTo !== undefined };
  if (facts[SCHEMA_CHANGED] === undefined) return clusterTarget(fingerprint, options, report);
  notes.push(CHANGED_NOTE);
  return { ...clusterTarget(fingerprint, options, report), exempts: changesIn(fingerprint) };
}

interface Report {
  readonly host: Host;
  readonly notes: string[];
  readonly withReplay: boolean;
}

/** A target that has a server from the end of its restore on. */
function clusterTarget(
  fingerprint: Fingerprint,
  options: RecoveryOptions,
  { host, notes, withReplay }: Report,
): Target {
  let unpacked: UnpackedCluster | undefined;
  let opened: Recovered | undefined;
  const recovered = (): Recovered => {
    if (opened === undefined) throw new RestorableError('INTERNAL', 'The cluster was asked before it was restored.');
    return opened;
  };
  const place = {
    description: `ephemeral PostgreSQL ${options.major} cluster`,
    notes,
    strategy: 'fresh' as const,
    publish: async () => ({}),
    close: async () => {
      await opened?.cluster.stop();
      await unpacked?.remove();
    },
  };
  const recover = async (replay?: LogReplay): Promise<Replayed> => {
    if (unpacked === undefined || opened !== undefined) {
      throw new RestorableError('INTERNAL', 'A cluster is recovered once, after it was unpacked.');
    }
    const { cluster, replayed } = await unpacked.recover(replay);
    opened = { cluster, target: targetIn(cluster, options, place) };
    return replayed;
  };
  return serverTarget<Connection>(place, {
    restore: async (streams) => {
      unpacked = await unpackCluster(streams, options, host);
      if (!withReplay) await recover();
    },
    replay: withReplay ? recover : undefined,
    connect: () => openRestored(recovered().target, host),
    inspect: async (connection) => {
      const found = await inspectRestored(connection, recovered().target, fingerprint, host);
      const ofCluster = await readClusterFacts(connection);
      const whole = { ...found, engine: PHYSICAL, facts: { ...found.facts, ...ofCluster } };
      return withoutPassing(whole, fingerprint, notes);
    },
    query: (connection, sql, timeoutMs) => runQuery(connection, sql, timeoutMs),
    markers: (connection, query, table) => {
      const open = (database: string) =>
        openConnection(recovered().cluster.admin(database), host, { requireTls: false });
      return readClusterMarkers({ connection, query, open }, table);
    },
    integrity: async (connection, { timeoutMs = INTEGRITY_TIMEOUT_MS }) => {
      const { target, cluster } = recovered();
      const context = { target, source: fingerprint, known: KnownNames.ofFingerprint(fingerprint), host, timeoutMs };
      return [await openEach(cluster, connection, host), ...(await checkCopied(connection, context))];
    },
  });
}

const CHANGED_NOTE =
  'The schema was changed while the cluster was copied: an object that is missing or different can be in the state of that moment, and is not a finding. Tables that were not written to are compared.';

/**
 * Without objects that the source had neither before nor after the copy: they were created and dropped while it was made. A copy
 * of files gains no object in another way.
 */
function withoutPassing(found: Fingerprint, source: Fingerprint, notes: string[]): Fingerprint {
  const tables = new Set(source.tables.map(tableKey));
  const objects = new Set(source.objects.map(({ type, name }) => `${type}\0${name}`));
  const kept = {
    tables: found.tables.filter((table) => tables.has(tableKey(table))),
    objects: found.objects.filter(({ type, name }) => objects.has(`${type}\0${name}`)),
  };
  const passing = found.objects.length - kept.objects.length;
  if (passing > 0) notes.push(`${passing} objects existed only while the cluster was copied, and are not compared.`);
  return { ...found, ...kept };
}

interface Recovered {
  readonly cluster: RecoveredCluster;
  readonly target: TargetDatabase;
}

/** A copy of the files of one major version can be read by no other. @throws {RestorableError} SERVER_MISSING */
async function requireServer(wanted: number, host: Host): Promise<{ binDirectory: string; major: number }> {
  const find = async () => {
    const found = await findServerBinaries(wanted, host);
    return found?.major === wanted ? found : undefined;
  };
  const found = (await find()) ?? ((await installPostgres('server', wanted, host)) ? await find() : undefined);
  if (found !== undefined) return found;
  throw new RestorableError('SERVER_MISSING', `This machine has no PostgreSQL server of version ${wanted}.`, {
    hint: `A physical backup needs a server of exactly its own major version: install it in an earlier step (${installHint('server', wanted)}), or give its folder in PG_BIN.`,
  });
}

function targetIn(
  cluster: RecoveredCluster,
  { database, major, sandbox }: RecoveryOptions,
  place: Pick<TargetDatabase, 'description' | 'notes'>,
): TargetDatabase {
  return {
    ...ordinaryTarget(),
    description: place.description,
    notes: place.notes,
    strategy: 'fresh',
    serverMajor: major,
    admin: cluster.admin(database),
    adminIsSuperuser: true,
    role: cluster.role,
    hasOwnRole: true,
    keepsOwners: true,
    isDisposable: true,
    ownServer: { sandbox, binds: [cluster.socketBind] },
    serverLog: () => cluster.log(),
    publish: async () => ({}),
    close: () => cluster.stop(),
  };
}

/** Rows are compared in one database. Of the others, that they open and that their catalogs can be read. */
async function openEach(cluster: RecoveredCluster, connection: Connection, host: Host): Promise<IntegrityResult> {
  const names = await readDatabases(connection);
  let refused = 0;
  for (const name of names) {
    try {
      await using other = await openConnection(cluster.admin(name), host, { requireTls: false });
      await other.query(
        'select pg_catalog.count(*) from pg_catalog.pg_class, pg_catalog.pg_attribute where attrelid operator(pg_catalog.=) pg_class.oid',
      );
    } catch (error) {
      if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
      refused += 1;
    }
  }
  const found = { kind: 'databases-open', found: names.length - refused, expected: names.length } as const;
  return { name: 'databases of the cluster', ok: refused === 0, found: [found] };
}
