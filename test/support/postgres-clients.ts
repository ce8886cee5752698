import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../scripts/test-parts/postgres-clients.sh', import.meta.url));

export const CLIENT_MAJORS = [14, 15, 17, 18] as const;
export type ClientMajor = (typeof CLIENT_MAJORS)[number];

let folder: Promise<string> | undefined;

/** The folder with pg_dump, pg_restore (and from 15 psql) of a major version; installs them where they are missing. */
export async function clientBinaries(major: ClientMajor): Promise<string> {
  folder ??= run(SCRIPT, { timeout: 300_000 }).then(({ stdout }) => stdout.trim());
  return `${await folder}/${major}/bin`;
}

/** A value for PG_BIN that offers these majors, or all. */
export async function pgBin(...majors: ClientMajor[]): Promise<string> {
  const wanted = majors.length === 0 ? CLIENT_MAJORS : majors;
  return (await Promise.all(wanted.map(clientBinaries))).join(':');
}

/** The pooler's program. */
export async function pgbouncerProgram(): Promise<string> {
  await clientBinaries(15);
  return `${await folder}/pgbouncer/bin/pgbouncer`;
}
