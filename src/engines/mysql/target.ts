import { KnownNames } from '../../core/format/manifest/known-names.ts';
import type { Secret } from '../../core/secret.ts';
import type { Via } from '../../ports/engine/connection.ts';
import type { RestoreSpeed, Target, TargetNeeds, TargetSpec } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import { type Containment, clientIn, openContained, openSurelyContained } from '../parts/contained-target.ts';
import { readMarkers } from '../parts/markers.ts';
import { temporaryKindOf } from '../parts/server/database-names.ts';
import { serverTarget } from '../parts/server/server-target.ts';
import { byHandOf } from './by-hand.ts';
import { quoteName } from './catalog/sql-text.ts';
import { type Connection, openConnection } from './connection/connection.ts';
import { type MysqlUrl, parseMysqlUrl, passwordOf } from './connection/url.ts';
import { takeRestoredDigests } from './digests/restored-digests.ts';
import { openEphemeral } from './ephemeral.ts';
import { takeFingerprint } from './fingerprint.ts';
import { checkIntegrity } from './integrity/integrity.ts';
import { markerStatements } from './markers.ts';
import { jobsOf } from './restore/dump.ts';
import { replayLog } from './restore/replay.ts';
import { restoreStreams } from './restore/restore.ts';
import { listOf, NEEDS } from './server/needs.ts';
import { requireEngines } from './server/provide.ts';
import { hostOfRole, type TargetDatabase } from './target/database.ts';
import { openExisting } from './target/existing.ts';
import { runQuery } from './target/inspect.ts';
import { dropDatabaseAndAccount, openScratch } from './target/scratch.ts';

/**
 * Prepares an empty database to restore into.
 * @throws {RestorableError} SANDBOX_MISSING, SERVER_MISSING, DISK_FULL, TARGET_NOT_EMPTY, DATABASE_VERSION and what
 *   connecting throws
 */
export async function openMysqlTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target> {
  if (spec.kind === 'ephemeral') {
    return openSurelyContained({ spec, needs }, host, async (containment) => {
      const target = await openEphemeral(needs, containment, spec.byHand);
      const opened = targetAt(target, spec, needs, containment.host);
      return spec.byHand ? { ...opened, byHand: await byHandOf(target, containment.host) } : opened;
    });
  }
  const url = { ...parseMysqlUrl(spec.url), via: spec.via };
  const isKnownByUser = url.host.startsWith('/') && passwordOf(url, host.env) === undefined;
  const open = async (containment: Containment): Promise<Target> => {
    await checkServer(url, needs, containment.host);
    const target = await openDatabase(spec, url, needs, containment.host);
    return targetAt({ ...target, ...clientIn(containment, target.notes) }, spec, needs, containment.host);
  };
  return openContained({ spec, needs, isKnownByUser }, host, open);
}

function targetAt(target: TargetDatabase, { jobs }: RestoreSpeed, needs: TargetNeeds, host: Host): Target {
  const asRole = hostOfRole(target, host);
  const known = KnownNames.ofFingerprint(needs.fingerprint);
  // A user's server has other work.
  const atOnce = target.ownServer === undefined ? 1 : jobsOf(jobs);
  const connect = (as: Host): Promise<Connection> => openConnection(target.prepared(), as, { requireTls: false });
  let sourceName: string | undefined;
  return serverTarget(target, {
    restore: async (streams) => {
      sourceName = await restoreStreams(streams, jobs, { target, needs, known, host });
    },
    replay: (replay) => {
      const database = sourceName ?? target.prepared().database;
      return replayLog({ ...replay, database }, { target, needs, known, host });
    },
    replaysOn: true,
    connect: () => connect(asRole),
    inspect: takeFingerprint,
    query: (connection, sql, timeoutMs) => runQuery(connection, sql, timeoutMs, asRole),
    markers: async (_, query, table) => {
      const found = await readMarkers(markerStatements(table), query);
      return found === undefined ? [] : [found];
    },
    digests: (wanted) => takeRestoredDigests(wanted, { target, needs, known, host }),
    integrity: (connection) => checkIntegrity({ connection, atOnce, open: connect }, needs.fingerprint, asRole),
  });
}

function openDatabase(
  spec: Exclude<TargetSpec, { kind: 'ephemeral' }>,
  url: MysqlUrl,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase> {
  return spec.kind === 'scratch' ? openScratch(url, needs, host) : openExisting(url, spec.replace, needs, host);
}

/** Checks before anything is written. @throws {RestorableError} EXTENSION_MISSING and what connecting throws */
async function checkServer(url: MysqlUrl, { fingerprint }: TargetNeeds, host: Host): Promise<void> {
  if (listOf(fingerprint.facts, NEEDS.engines).length === 0) return;
  await using connection = await openConnection(url, host, { requireTls: false, database: null });
  await requireEngines(connection, fingerprint.facts);
}

/**
 * Drops the leftover database of a crashed verification (with its account) or replacement. Refuses any name that this
 * program does not generate.
 * @throws {RestorableError} INTERNAL and what connecting throws
 */
export async function dropMysqlLeftover(url: Secret, name: string, host: Host, via?: Via): Promise<void> {
  const kind = temporaryKindOf(name);
  await using admin = await openConnection({ ...parseMysqlUrl(url), via }, host, { requireTls: false, database: null });
  if (kind === 'scratch') await dropDatabaseAndAccount(admin, name, host);
  else await admin.simple(`DROP DATABASE IF EXISTS ${quoteName(name)}`);
}
