import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { type Connection, openConnection } from './connection.ts';
import { openEphemeral } from './ephemeral.ts';
import { takeFingerprint } from './fingerprint.ts';
import { checkIntegrity } from './integrity.ts';
import { restoreStreams } from './restore.ts';
import { quoteName } from './target-create.ts';
import { runQuery } from './target-inspect.ts';
import { hostOfRole, type Place } from './target-place.ts';
import { BESIDE_NAME, openExisting } from './target-restore.ts';
import { dropDatabaseAndAccount, openScratch, SCRATCH_NAME } from './target-scratch.ts';
import { parseMysqlUrl } from './url.ts';

/**
 * Prepares an empty database to restore into.
 * @throws {RestorableError} SANDBOX_MISSING, SERVER_MISSING, DISK_FULL, TARGET_NOT_EMPTY, DATABASE_VERSION and what
 * connecting throws
 */
export async function openMysqlTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target> {
  const place = await openPlace(spec, needs, host);
  const asRole = hostOfRole(place, host);
  let session: Promise<Connection> | undefined;
  const connection = (): Promise<Connection> => {
    session ??= openConnection(place.prepared(), asRole, { requireTls: false });
    return session;
  };
  const disconnect = async (): Promise<void> => {
    const open = session;
    session = undefined;
    await open?.then((it) => it.close()).catch(() => {});
  };
  let closed: Promise<void> | undefined;
  return {
    description: place.description,
    notes: place.notes,
    strategy: place.strategy,
    restore: (streams) => restoreStreams(streams, place, needs, host),
    inspect: async () => takeFingerprint(await connection()),
    query: async (sql, { timeoutMs }) => runQuery(await connection(), sql, timeoutMs, asRole),
    integrity: async () => checkIntegrity(await connection()),
    publish: async () => {
      await disconnect();
      return place.publish();
    },
    close: () => {
      closed ??= disconnect().then(() => place.close());
      return closed;
    },
  };
}

function openPlace(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Place> {
  switch (spec.kind) {
    case 'ephemeral':
      return openEphemeral(needs, spec.trustSource, host);
    case 'scratch':
      return openScratch(parseMysqlUrl(spec.url), needs, host);
    case 'restore':
      return openExisting(parseMysqlUrl(spec.url), spec.replace, needs, host);
  }
}

/**
 * Drops a database that a crashed verification or replacement left, with the former's account. Refuses any name that this
 * program doesn't give.
 * @throws {RestorableError} INTERNAL and what connecting throws
 */
export async function dropMysqlLeftover(url: Secret, name: string, host: Host): Promise<void> {
  if (!SCRATCH_NAME.test(name) && !BESIDE_NAME.test(name)) {
    throw new RestorableError('INTERNAL', `The database ${JSON.stringify(name)} was not made by this program.`);
  }
  const admin = await openConnection(parseMysqlUrl(url), host, { requireTls: false, database: null });
  try {
    if (SCRATCH_NAME.test(name)) await dropDatabaseAndAccount(admin, name, host);
    else await admin.simple(`DROP DATABASE IF EXISTS ${quoteName(name)}`);
  } finally {
    await admin.close();
  }
}
