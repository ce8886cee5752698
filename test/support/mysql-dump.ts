import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { TestMysql } from './mysql.ts';

/** The output of the flavor's own tool for a database. Two of these are compared byte for byte. */
export async function stockDump(server: TestMysql, database: string): Promise<string> {
  const { programs, socket, flavor } = server;
  const { username, password } = new URL(server.url);
  const args = [
    '--no-defaults',
    `--socket=${socket}`,
    `--user=${username}`,
    '--single-transaction',
    '--routines',
    '--events',
    '--triggers',
    '--hex-blob',
    '--skip-dump-date',
    // Under the locks that the restore of a dump takes, MariaDB can't find a sequence in a column default.
    '--skip-add-locks',
    '--no-tablespaces',
    '--default-character-set=utf8mb4',
    '--max-allowed-packet=1G',
    ...(flavor === 'mysql' ? ['--set-gtid-purged=OFF', '--column-statistics=0'] : []),
    '--',
    database,
  ];
  const env = { MYSQL_PWD: decodeURIComponent(password) };
  const child = spawn(programs.dump, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  let errors = '';
  child.stdout.on('data', (part: Buffer) => void out.push(part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${programs.dump}: ${errors}`);
  // The database's name is in a comment at the start and, with events, in an ALTER DATABASE.
  return Buffer.concat(out).toString('latin1').replaceAll(database, '<database>');
}

/** Short, for comparing two dumps without printing both. */
export function digestOf(dump: string): string {
  return createHash('sha256').update(dump).digest('hex');
}
