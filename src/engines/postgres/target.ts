import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { type Connection, openConnection } from './connection.ts';
import { openEphemeral } from './ephemeral.ts';
import { takeFingerprint } from './fingerprint.ts';
import { restoreStreams } from './restore.ts';
import { quoteName } from './target-create.ts';
import { checkIntegrity, runQuery } from './target-inspect.ts';
import type { Place } from './target-place.ts';
import { BESIDE_NAME, openExisting } from './target-restore.ts';
import { openScratch, SCRATCH_NAME } from './target-scratch.ts';
import { parsePostgresUrl } from './url.ts';

/**
 * Prepares an empty database to restore into.
 * @throws {RestorableError} SANDBOX_MISSING, SERVER_MISSING, DISK_FULL, TARGET_NOT_EMPTY, DATABASE_VERSION and what
 * connecting throws
 */
export async function openPostgresTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target> {
  const place = await openPlace(spec, needs, host);
  let session: Promise<Connection> | undefined;
  const connection = (): Promise<Connection> => {
    session ??= openConnection(place.role, host, { requireTls: false });
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
    query: async (sql, { timeoutMs }) => runQuery(await connection(), sql, timeoutMs),
    integrity: async () => checkIntegrity(await connection(), place, host),
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
      return openScratch(parsePostgresUrl(spec.url), needs, host);
    case 'restore':
      return openExisting(parsePostgresUrl(spec.url), spec.replace, needs, host);
  }
}

/**
 * Drops a database that a crashed verification or replacement left, with the former's role. Refuses any name that this program doesn't give.
 * @throws {RestorableError} INTERNAL and what connecting throws
 */
export async function dropPostgresLeftover(url: Secret, name: string, host: Host): Promise<void> {
  if (!SCRATCH_NAME.test(name) && !BESIDE_NAME.test(name)) {
    throw new RestorableError('INTERNAL', `The database ${JSON.stringify(name)} was not made by this program.`);
  }
  const admin = await openConnection(parsePostgresUrl(url), host, { requireTls: false });
  try {
    await admin.simple(`drop database if exists ${quoteName(name)} with (force)`);
    if (SCRATCH_NAME.test(name)) await admin.simple(`drop role if exists ${quoteName(name)}`).catch(() => {});
  } finally {
    await admin.close();
  }
}
