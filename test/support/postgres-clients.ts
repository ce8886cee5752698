import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../scripts/test-parts/postgres-clients.sh', import.meta.url));

export const CLIENT_MAJORS = [14, 15, 17, 18] as const;
export type ClientMajor = (typeof CLIENT_MAJORS)[number];

let folder: Promise<string> | undefined;

/** The folder with pg_dump, pg_restore (and psql since 15) of a major version. Installs them if they are missing. */
export async function clientBinaries(major: ClientMajor): Promise<string> {
  folder ??= run(SCRIPT, { timeout: 1_800_000 }).then(({ stdout }) => stdout.trim());
  return `${await folder}/${major}/bin`;
}

/** A value for PG_BIN that offers these majors, or all. */
export async function pgBin(...majors: ClientMajor[]): Promise<string> {
  const wanted = majors.length === 0 ? CLIENT_MAJORS : majors;
  return (await Promise.all(wanted.map(clientBinaries))).join(':');
}

/**
 * A command line that starts PgBouncer from a copy in this folder, because it refuses root, and another user can't read the
 * cache in root's home.
 */
export async function pgbouncerCommand(copyTo: string): Promise<string[]> {
  await clientBinaries(15);
  const root = `${copyTo}/pgbouncer`;
  await cp(`${await folder}/pgbouncer/root`, root, { recursive: true, verbatimSymlinks: true });
  const libraries = `${root}/usr/lib/x86_64-linux-gnu:${root}/lib/x86_64-linux-gnu`;
  return [
    `${root}/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2`,
    '--library-path',
    libraries,
    `${root}/usr/sbin/pgbouncer`,
  ];
}
