import { throwIfCancelled } from '../../../../core/cancellation.ts';
import { RestorableError } from '../../../../core/errors.ts';
import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../../../core/format/manifest/known-names.ts';
import { tableText } from '../../../../core/format/manifest/table-name.ts';
import type { Secret } from '../../../../core/secret.ts';
import type { ByteStream, Dump, Source, SourceInfo, SourceOptions } from '../../../../ports/engine/source.ts';
import type { Host } from '../../../../ports/host.ts';
import { fingerprintTooEarly, serverSource } from '../../../parts/server/server-source.ts';
import { readOrder } from '../../catalog/collations.ts';
import { readLocale } from '../../catalog/facts.ts';
import { readSourceInfo } from '../../catalog/source-info.ts';
import { findClient } from '../../clients/clients.ts';
import { type Connection, openConnection } from '../../connection/connection.ts';
import type { PostgresDumpContext } from '../../dump/context.ts';
import { parsePostgresUrl } from '../../url/url.ts';
import { positionOfCopy } from '../../wal/cluster-log.ts';
import { markerTableOf } from '../../wal/markers.ts';
import { readWal } from '../../wal/read-wal.ts';
import { stopKeeping } from '../../wal/slot.ts';
import { describeCopy } from '../description.ts';
import { BASE_STREAM, PHYSICAL } from '../names.ts';
import { PREPARED_TRANSACTIONS } from '../prepared-transactions.ts';
import {
  type ClusterState,
  readClusterSize,
  readState,
  readSystemIdentifier,
  readWrites,
  type Writes,
} from '../state.ts';
import { readBaseBackup } from './base-backup.ts';
import { physicalExaminations, refuseParts } from './examinations.ts';
import type { CopyEnd } from './file-list.ts';
import { areWritesReported, readServerClock } from './late-statistics.ts';
import { readClusterSettings, requireReplication, requireReplicationSession, requireSuitable } from './requirements.ts';

/** Connects to a database of the cluster. @throws what openConnection throws, DATABASE_VERSION, DATABASE_PRIVILEGE */
export async function openPhysicalSource(url: Secret, options: SourceOptions, host: Host): Promise<Source> {
  const parsed = { ...parsePostgresUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  const control = await openConnection(parsed, host, options);
  return serverSource(
    { url: parsed, control, host, options },
    {
      ...{ readInfo, startDump: startCopy, examinations: physicalExaminations, readLog: readWal, stopKeeping },
      markerTable: markerTableOf,
    },
  );
}

async function readInfo(control: Connection): Promise<SourceInfo> {
  const info = await readSourceInfo(control);
  return {
    ...info,
    engine: PHYSICAL,
    // Of the whole cluster, whichever of its databases is in the URL.
    identity: `cluster:${await readSystemIdentifier(control)}`,
    sizeBytes: await readClusterSize(control),
  };
}

async function startCopy(context: PostgresDumpContext): Promise<Dump> {
  const { control, dumpOptions, host, stop, url } = context;
  refuseParts(dumpOptions);
  const settings = await readClusterSettings(control);
  requireReplication(settings, url);
  requireSuitable(settings);
  await requireReplicationSession(url, host);
  const client = await findClient('pg_basebackup', control.serverMajor, host);
  const limitMs = dumpOptions.rowCountTimeoutMs;
  const since = await readServerClock(control);
  const before = await readState(control, limitMs);
  const extra = await readRestoreFacts(control, settings.preparedTransactions);
  const warnings = [...(client.note === undefined ? [] : [client.note]), ...warningsAbout(before)];
  let fingerprint: Fingerprint | undefined;
  let end: CopyEnd | undefined;
  const copy = async function* (): AsyncGenerator<ByteStream> {
    await keepLog(control, warnings);
    const signal = AbortSignal.any([host.signal, stop.signal]);
    const content = async function* (): AsyncGenerator<Uint8Array> {
      end = yield* readBaseBackup({ url, client, signal }, host);
    };
    yield { name: BASE_STREAM, content: content() };
    throwIfCancelled(stop.signal);
    const after = await readState(control, limitMs);
    const described = describeCopy(before, {
      ...after,
      writes: await writesUntil(control, since, { warnings, signal }),
    });
    fingerprint = { ...described, facts: { ...described.facts, ...extra } };
  };
  return {
    lanes: [copy()],
    warnings,
    fingerprint: async () => {
      if (fingerprint === undefined) throw fingerprintTooEarly();
      return fingerprint;
    },
    position: async () => end && positionOfCopy(control, end),
  };
}

interface Waiting {
  readonly warnings: string[];
  readonly signal: AbortSignal;
}

/** How much was written to each table. Without an entry, nobody knows. */
async function writesUntil(control: Connection, since: string, { warnings, signal }: Waiting): Promise<Writes> {
  if (await areWritesReported(control, since, { signal })) return readWrites(control);
  warnings.push(WRITES_UNKNOWN);
  return new Map();
}

const WRITES_UNKNOWN =
  'Sessions were active during the copy, and the server does not say yet which tables they wrote to: no rows are compared. PostgreSQL 15 and later say it if no transaction stays open; the account needs pg_read_all_stats.';

/** What a verification needs to know of the source's server. Never compared. */
async function readRestoreFacts(control: Connection, preparedTransactions: number): Promise<Record<string, string>> {
  return control.transaction(
    async () => ({
      ...Object.fromEntries(
        Object.entries(await readLocale(control)).map(([name, value]) => [`source.${name}`, value]),
      ),
      ...(await readOrder(control)).facts,
      [PREPARED_TRANSACTIONS]: String(preparedTransactions),
      'source.database': control.url.database,
    }),
    { readOnly: true },
  );
}

/** Of the session, which drops it however it ends: nothing is left that could fill the disk of the server. */
const TEMPORARY_SLOT =
  "select pg_catalog.pg_create_physical_replication_slot('restorable_' operator(pg_catalog.||) pg_catalog.pg_backend_pid(), true, true)";

/** The log that is written during the copy is fetched at its end. Until then the server must not remove it. */
async function keepLog(control: Connection, warnings: string[]): Promise<void> {
  // In a pooler's session, the slot would outlive ours.
  if (!control.isDirect) return;
  try {
    await control.outside(TEMPORARY_SLOT);
  } catch (error) {
    if (!(error instanceof RestorableError) || !['DATABASE_QUERY', 'DATABASE_PRIVILEGE'].includes(error.code))
      throw error;
    warnings.push(
      'The server has no free replication slot (max_replication_slots), so it can remove log that the copy needs: the backup then fails. Raise it, or wal_keep_size.',
    );
  }
}

function warningsAbout({ unlogged, hidden }: ClusterState): string[] {
  const names = unlogged.map(tableText);
  return [
    ...(names.length > 0
      ? [`A physical backup has no rows of unlogged tables: ${new KnownNames(names).some(names)}.`]
      : []),
    ...(hidden > 0
      ? [
          `This account may not read ${hidden} tables: they are in the backup, but their rows can't be compared. GRANT pg_read_all_data to it.`,
        ]
      : []),
  ];
}
