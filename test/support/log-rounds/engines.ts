import { POSTGRES_MAJORS, type PostgresMajor } from '../postgres.ts';
import type { LoggedServer } from './logged-server.ts';
import { MariadbServer, MysqlServer } from './mysql-server.ts';
import { PostgresServer } from './postgres-server.ts';

/** What rounds are played on. */
export const ROUND_ENGINES = [
  'mariadb-10.11',
  'mariadb-11.8',
  'mysql-9.7',
  'postgres-13',
  'postgres-14',
  'postgres-15',
  'postgres-16',
  'postgres-17',
  'postgres-18',
] as const;
export type RoundEngine = (typeof ROUND_ENGINES)[number];

/** Starts a server with an empty table `t` and an empty journal. */
export function startLoggedServer(engine: RoundEngine): Promise<LoggedServer> {
  if (engine === 'mysql-9.7') return MysqlServer.start();
  if (engine === 'mariadb-10.11' || engine === 'mariadb-11.8') return MariadbServer.start(engine);
  return PostgresServer.start(majorOf(engine));
}

function majorOf(engine: RoundEngine): PostgresMajor {
  const major = POSTGRES_MAJORS.find((each) => engine === `postgres-${each}`);
  if (major === undefined) throw new RangeError(`${engine} has no major version`);
  return major;
}
