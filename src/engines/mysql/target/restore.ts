import { RestorableError } from '../../../core/errors.ts';
import type { TargetNeeds } from '../../../ports/engine.ts';
import type { Host } from '../../../ports/host.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { refuseSystemDatabase } from '../catalog/system-databases.ts';
import { type Connection, openAsWritten, openConnection } from '../connection/connection.ts';
import type { MysqlUrl } from '../connection/url.ts';
import { openBeside } from './beside.ts';
import { emptyDatabase, whatIsInside } from './content.ts';
import { createDatabase, setCharset } from './create.ts';
import { mayDefine } from './definers.ts';
import { discard, placeOf } from './existing.ts';
import type { Place } from './place.ts';
import { requireFit, requireFunctions } from './preflight.ts';
import { requireVersion } from './scratch.ts';

/**
 * The database of the URL. One that is missing is made; one that holds anything is refused, or with `replace` restored
 * beside and swapped at `publish`, or where databases can't be made here, emptied at the restore.
 * @throws {RestorableError} TARGET_NOT_EMPTY, DATABASE_VERSION, DATABASE_PRIVILEGE and what connecting throws
 */
export async function openExisting(named: MysqlUrl, replace: boolean, needs: TargetNeeds, host: Host): Promise<Place> {
  refuseSystemDatabase(named);
  const target = await openAsWritten(named, host, { requireTls: false }).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'DATABASE_NOT_FOUND') return undefined;
    throw error;
  });
  if (target === undefined) return createTarget(named, needs, host);
  const { url } = target;
  try {
    requireVersion(target, needs);
    await requireFit(target, needs);
    const found = await whatIsInside(target);
    const definers = await mayDefine(target);
    if (found.length === 0) {
      await requireFunctions(target, url.database, needs);
      const notes = await setCharset(target, url.database, needs.fingerprint.facts);
      const place = placeOf({ url, connection: target, definers, strategy: 'fresh', notes });
      return { ...place, discard: () => discard(url, false, host) };
    }
    if (!replace) throw notEmpty(url, found);
    return (
      (await openBeside(url, target, definers, needs, host)) ?? (await inPlace(url, target, definers, needs, host))
    );
  } finally {
    await target.close();
  }
}

async function createTarget(url: MysqlUrl, needs: TargetNeeds, host: Host): Promise<Place> {
  const admin = await openConnection(url, host, { requireTls: false, database: null });
  try {
    requireVersion(admin, needs);
    await requireFit(admin, needs);
    const notes = await createDatabase(admin, url.database, needs.fingerprint.facts);
    await requireFunctions(admin, url.database, needs).catch(async (error: unknown) => {
      await admin.simple(`DROP DATABASE ${quoteName(url.database)}`);
      throw error;
    });
    notes.push(`The database ${JSON.stringify(url.database)} was missing and has been created.`);
    const place = placeOf({ url, connection: admin, definers: await mayDefine(admin), strategy: 'fresh', notes });
    return { ...place, discard: () => discard(url, true, host) };
  } finally {
    await admin.close();
  }
}

/** The account may not make databases: the content of the existing one gives way, once the whole backup has been read. */
async function inPlace(
  url: MysqlUrl,
  target: Connection,
  definers: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<Place> {
  await requireFunctions(target, url.database, needs);
  const place = placeOf({ url, connection: target, definers, strategy: 'in-place', notes: [] });
  place.notes.push('This account may not create databases: what was in the database was dropped before the restore.');
  return {
    ...place,
    prepare: async () => {
      const connection = await openConnection(url, host, { requireTls: false });
      try {
        await emptyDatabase(connection);
        place.notes.push(...(await setCharset(connection, url.database, needs.fingerprint.facts)));
      } finally {
        await connection.close();
      }
      return url;
    },
  };
}

function notEmpty(url: MysqlUrl, found: readonly string[]): RestorableError {
  const what = found.slice(0, 4).join(', ');
  return new RestorableError(
    'TARGET_NOT_EMPTY',
    `The database ${JSON.stringify(url.database)} is not empty: it holds ${what}${found.length > 4 ? ', ...' : '.'}`,
    { hint: 'Name a new or empty database, or set `replace: true` to restore beside it and swap after success.' },
  );
}
