import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.ts';
import { asServerUser, type TestPostgres } from './postgres.ts';
import { pgbouncerCommand } from './postgres-clients.ts';

export interface Replicas {
  readonly mode: 'session' | 'transaction' | 'statement';
  readonly size: number;
  /** The server account of all its clients. */
  readonly user?: string;
}

export interface Pooler {
  /** The URL of a pool, by its name. */
  url(pool: string): string;
  stop(): Promise<void>;
}

/**
 * A real PgBouncer in front of a server's database `postgres`, with several pools. All clients of a pool share it. The pool `*`
 * is for every other database, under its own name.
 */
export async function startPooler(
  server: TestPostgres,
  pools: Readonly<Record<string, Replicas>>,
  settings: readonly string[] = [],
): Promise<Pooler> {
  const place = await mkdtemp(join(tmpdir(), 'pooler-'));
  await chmod(place, 0o777);
  const port = await freePort();
  const lines = [
    '[databases]',
    ...Object.entries(pools).map(
      ([name, { mode, size, user = 'postgres' }]) =>
        `${name} = host=127.0.0.1 port=${server.port} ${name === '*' ? '' : 'dbname=postgres'} user=${user} pool_mode=${mode} pool_size=${size}`,
    ),
    '[pgbouncer]',
    'listen_addr=127.0.0.1',
    `listen_port=${port}`,
    'auth_type=any',
    `unix_socket_dir=${place}`,
    ...settings,
  ];
  await writeFile(join(place, 'pgbouncer.ini'), lines.join('\n'));
  const [program = '', ...before] = await pgbouncerCommand(place);
  const [file = '', ...args] = asServerUser(program, [...before, join(place, 'pgbouncer.ini')]);
  const pooler = spawn(file, args, { stdio: 'ignore' });
  const gone = new Promise((resolve) => pooler.once('exit', resolve));
  const stop = async (): Promise<void> => {
    pooler.kill('SIGKILL');
    await gone;
    await rm(place, { recursive: true });
  };
  const url = (pool: string): string => `postgres://postgres@127.0.0.1:${port}/${pool}`;
  try {
    await untilAnswers(url(Object.keys(pools)[0] ?? ''));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function untilAnswers(url: string): Promise<void> {
  for (let left = 6_000; ; left -= 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await sleep(50);
    }
  }
}

/** Clients of an application that run short transactions and single statements while the work is done. */
export async function underLoad<T>(url: string, clients: number, work: () => Promise<T>): Promise<T> {
  let isOver = false;
  const one = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: 'shop' });
    await client.connect();
    while (!isOver) {
      await client.query('begin; select pg_sleep(0.001); select count(*) from pg_class; commit');
      await client.query('select 1');
      if (Math.random() < 0.3) await sleep(Math.random() * 4);
    }
    await client.end();
  };
  const busy = Promise.all(Array.from({ length: clients }, one));
  try {
    return await work();
  } finally {
    isOver = true;
    await busy;
  }
}

/** The session settings in any of the pool's server sessions, except those that the pooler tracks per client. */
export async function leftovers(url: string, size: number): Promise<string[]> {
  const clients = Array.from(
    { length: size },
    () => new pg.Client({ connectionString: url, application_name: 'shop' }),
  );
  const found: string[] = [];
  try {
    await Promise.all(clients.map((client) => client.connect()));
    // Each holds a transaction, and so a separate session, until all have one.
    await Promise.all(clients.map((client) => client.query('begin')));
    const seen = new Set<number>();
    for (const client of clients) {
      const { rows } = await client.query<{ pid: number; names: string[] }>(
        `select pg_backend_pid() as pid, array(select name || '=' || setting from pg_settings where source = 'session'
           and name not in ('application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings')) as names`,
      );
      for (const { pid, names } of rows) {
        seen.add(pid);
        found.push(...names);
      }
    }
    if (seen.size !== size) throw new Error(`${seen.size} of ${size} sessions were seen`);
    return found;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  }
}
