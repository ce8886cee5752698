import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName, quoteText } from '../sql/quote.ts';
import type { TargetDatabase } from '../target/database.ts';
import { continueHint } from './failures.ts';
import type { ArchiveExtension } from './plan.ts';

/** Packages of Debian and PGDG, with %N for the major version, if the name can't be derived from the extension's. */
const PACKAGES: Readonly<Record<string, string>> = {
  postgis: 'postgresql-%N-postgis-3',
  postgis_raster: 'postgresql-%N-postgis-3',
  postgis_sfcgal: 'postgresql-%N-postgis-3',
  postgis_tiger_geocoder: 'postgresql-%N-postgis-3',
  postgis_topology: 'postgresql-%N-postgis-3',
  address_standardizer: 'postgresql-%N-postgis-3',
  vector: 'postgresql-%N-pgvector',
  pg_cron: 'postgresql-%N-cron',
  pg_partman: 'postgresql-%N-partman',
  pg_repack: 'postgresql-%N-repack',
  plpython3u: 'postgresql-plpython3-%N',
  plperl: 'postgresql-plperl-%N',
  plperlu: 'postgresql-plperl-%N',
  pltcl: 'postgresql-pltcl-%N',
  pltclu: 'postgresql-pltcl-%N',
};

interface Available {
  readonly name: string;
  readonly versions: readonly string[];
  readonly isTrusted: boolean;
}

/** Extensions that can be in only one database of a server, and the setting that names it. */
const ONE_DATABASE: Readonly<Record<string, string>> = { pg_cron: 'cron.database_name' };

/**
 * Checks that the server has every extension of the archive, and that it may be in this database. If the restore continues
 * after errors, a missing one is not an error but is listed.
 * @throws {RestorableError} EXTENSION_MISSING that names the package, TARGET_UNSUITABLE
 */
export async function requireExtensions(
  connection: Connection,
  wanted: readonly ArchiveExtension[],
  target: TargetDatabase,
): Promise<ReadonlyMap<string, Available>> {
  const rows = await connection.query<{ name: string; versions: string[]; trusted: boolean }>(
    `select name, pg_catalog.array_agg(version)::pg_catalog.text[] as versions, pg_catalog.bool_and(trusted) as trusted
       from pg_catalog.pg_available_extension_versions group by name`,
  );
  const available = new Map(
    rows.map((row) => [row.name, { name: row.name, versions: row.versions, isTrusted: row.trusted }]),
  );
  const missing = wanted.map(({ name }) => name).filter((name) => !available.has(name));
  if (target.onError === 'continue') return available;
  if (missing.length === 0) {
    for (const { name } of wanted) await requireItsDatabase(connection, name, target);
    return available;
  }
  const packages = [...new Set(missing.map((name) => packageOf(name, connection.serverMajor)))];
  throw new RestorableError(
    'EXTENSION_MISSING',
    `The server lacks ${missing.length === 1 ? 'the extension' : 'extensions'} that the backup needs: ${missing.join(', ')}.`,
    { hint: `Install on the server's machine: sudo apt-get install --yes ${packages.join(' ')}.` },
  );
}

/** @throws {RestorableError} TARGET_UNSUITABLE */
async function requireItsDatabase(connection: Connection, extension: string, target: TargetDatabase): Promise<void> {
  const setting = ONE_DATABASE[extension];
  if (setting === undefined) return;
  const [row] = await connection.query<{ named: string | null; here: string; installed: boolean }>(
    `select pg_catalog.current_setting($1, true) as named, pg_catalog.current_database()::pg_catalog.text as here,
       exists (select from pg_catalog.pg_extension where extname ${EQ} $2) as installed`,
    [setting, extension],
  );
  if (row === undefined || row.installed || row.named === row.here) return;
  const where =
    row.named === null || row.named === ''
      ? 'the server does not load it (shared_preload_libraries)'
      : `it may be only in the database ${JSON.stringify(row.named)}, which the server's setting ${setting} names`;
  throw new RestorableError('TARGET_UNSUITABLE', `The backup has the extension ${extension}, and ${where}.`, {
    hint: `Restore into the database of that name (without \`replace\`, which creates another one first), or change the server's setting to this one; verify: \`target: auto\`.${continueHint(target)}`,
  });
}

/** The Debian package of an extension: `postgresql-15-postgis-3`. */
export function packageOf(extension: string, major: number): string {
  const pattern = PACKAGES[extension] ?? `postgresql-%N-${extension.replaceAll('_', '-')}`;
  return pattern.replace('%N', String(major));
}

/** Schemas that every new database has. Any other schema is created by the archive first. */
const STANDING_SCHEMAS = ['public', 'pg_catalog'];

/** Extensions that only a superuser may create and that can't be created before the restore. */
export function untimelyExtensions(
  wanted: readonly ArchiveExtension[],
  available: ReadonlyMap<string, Available>,
): string[] {
  return wanted
    .filter(({ name, schema }) => !STANDING_SCHEMAS.includes(schema) && available.get(name)?.isTrusted === false)
    .map(({ name }) => `extension ${name} in a schema of its own`);
}

/**
 * Creates those extensions that only a superuser may create, in the source's version if available.
 * @param connection of the restoring account, which is temporarily a superuser, so that it owns them
 * @returns notes for the report
 */
export async function createExtensions(
  connection: Connection,
  wanted: readonly ArchiveExtension[],
  available: ReadonlyMap<string, Available>,
  source: Fingerprint['extensions'],
): Promise<string[]> {
  const notes: string[] = [];
  for (const { name, schema } of wanted) {
    const known = available.get(name);
    if (known === undefined || known.isTrusted || !STANDING_SCHEMAS.includes(schema)) continue;
    const version = source.find((extension) => extension.name === name)?.version;
    const hasVersion = version !== undefined && known.versions.includes(version);
    if (version !== undefined && !hasVersion)
      notes.push(`The version of the extension ${name} here differs from ${version}.`);
    const statement = `create extension if not exists ${quoteName(name)} schema ${quoteName(schema)}`;
    await connection.simple(`${statement}${hasVersion ? ` version ${quoteText(version)}` : ''} cascade`);
  }
  return notes;
}

/** True if a superuser must create an extension before the archive is restored. */
export function needsPreparation(
  wanted: readonly ArchiveExtension[],
  available: ReadonlyMap<string, Available>,
): boolean {
  return wanted.some(
    ({ name, schema }) => available.get(name)?.isTrusted === false && STANDING_SCHEMAS.includes(schema),
  );
}
