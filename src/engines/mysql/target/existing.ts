import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { createdNote, notEmpty, unlessMissing } from '../../parts/server/given-database.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { refuseSystemDatabase } from '../catalog/system-databases.ts';
import { openAsWritten, openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { openBeside } from './beside.ts';
import { emptyDatabase, listContents } from './content.ts';
import { createDatabase, setCharset } from './create.ts';
import type { TargetDatabase } from './database.ts';
import { mayDefine } from './definers.ts';
import { requireFit, requireFunctions } from './preflight.ts';
import { requireVersion } from './scratch.ts';
import { discard, type ExistingDatabase, placeOf } from './user-server.ts';

/**
 * The database in the URL. A missing one is created. One that is not empty is refused, or with `replace` restored beside it
 * and swapped at `publish`, or, if the account can't create databases, emptied by the restore.
 * @throws {RestorableError} TARGET_NOT_EMPTY, DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openExisting(
  named: MysqlUrl,
  replace: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase> {
  refuseSystemDatabase(named);
  await using connection = await unlessMissing(openAsWritten(named, host, { requireTls: false }));
  if (connection === undefined) return createTarget(named, needs, host);
  const { url } = connection;
  requireVersion(connection, needs);
  await requireFit(connection, needs);
  const found = await listContents(connection);
  const existing = { connection, definers: await mayDefine(connection) };
  if (found.length === 0) {
    await requireFunctions(connection, url.database, needs);
    const notes = await setCharset(connection, url.database, needs.fingerprint.facts);
    const target = placeOf({ url, ...existing, strategy: 'fresh', notes });
    return { ...target, discard: () => discard(url, false, host) };
  }
  if (!replace) throw notEmpty(url.database, found);
  return (await openBeside(existing, needs, host)) ?? (await inPlace(existing, needs, host));
}

async function createTarget(url: MysqlUrl, needs: TargetNeeds, host: Host): Promise<TargetDatabase> {
  await using admin = await openConnection(url, host, { requireTls: false, database: null });
  requireVersion(admin, needs);
  await requireFit(admin, needs);
  const notes = await createDatabase(admin, url.database, needs.fingerprint.facts);
  await requireFunctions(admin, url.database, needs).catch(async (error: unknown) => {
    await admin.simple(`DROP DATABASE ${quoteName(url.database)}`);
    throw error;
  });
  notes.push(createdNote(url.database));
  const target = placeOf({ url, connection: admin, definers: await mayDefine(admin), strategy: 'fresh', notes });
  return { ...target, discard: () => discard(url, true, host) };
}

/** The account may not create databases: the existing content is dropped, once the whole backup has been read. */
async function inPlace(existing: ExistingDatabase, needs: TargetNeeds, host: Host): Promise<TargetDatabase> {
  const { connection } = existing;
  const { url } = connection;
  await requireFunctions(connection, url.database, needs);
  const target = placeOf({ url, ...existing, strategy: 'in-place', notes: [] });
  target.notes.push(
    'This account may not create databases, so the old content of the database was dropped before the restore.',
  );
  return {
    ...target,
    prepare: async () => {
      await using connection = await openConnection(url, host, { requireTls: false });
      await emptyDatabase(connection);
      target.notes.push(...(await setCharset(connection, url.database, needs.fingerprint.facts)));
      return url;
    },
  };
}
