import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { sql, startMariadb, type TestMysql, urlWith } from '../mysql.ts';
import type { MysqlSeries } from '../mysql-programs.ts';
import { whenTrue } from '../when-true.ts';

/** What is committed survives a kill. */
const DURABLE = { 'sync-binlog': '1', 'innodb-flush-log-at-trx-commit': '1' };

/** A server that writes a log, and that can be killed and started again. */
export class CrashingServer {
  readonly #first: TestMysql;
  readonly #command: readonly string[];
  readonly #owner: { readonly uid: number; readonly gid: number };
  #pid: number;

  private constructor(server: TestMysql) {
    this.#first = server;
    this.#pid = server.pid;
    this.#command = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    const { uid, gid } = statSync(`/proc/${server.pid}`);
    this.#owner = { uid, gid };
  }

  static async start(series: MysqlSeries): Promise<CrashingServer> {
    const log = { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' };
    return new CrashingServer(await startMariadb({ series, settings: { ...log, ...DURABLE } }));
  }

  /** Of a database of the server. */
  url(database: string, port?: number): string {
    return urlWith(this.#first.url, { database, ...(port !== undefined && { port }) });
  }

  /** The clients of an older series can't read the log of a newer server. */
  get env(): Readonly<Record<string, string>> {
    const { bin } = this.#first.programs;
    return bin === undefined ? {} : { MYSQL_BIN: bin };
  }

  get port(): number {
    return this.#first.port;
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    try {
      process.kill(this.#pid, 'SIGKILL');
    } catch {
      // It is gone already.
      return;
    }
    const isGone = async (): Promise<boolean> => {
      try {
        process.kill(this.#pid, 0);
        return readFileSync(`/proc/${this.#pid}/stat`, 'utf8').includes(') Z ');
      } catch {
        return true;
      }
    };
    await whenTrue(isGone);
  }

  async restart(): Promise<void> {
    const [program = '', ...rest] = this.#command;
    const child = spawn(program, rest, { stdio: 'ignore', ...this.#owner, env: { PATH: process.env['PATH'] } });
    if (child.pid === undefined) throw new Error('the server did not start');
    this.#pid = child.pid;
    await whenTrue(() =>
      sql(this.url('mysql'), 'select 1').then(
        () => true,
        () => false,
      ),
    );
  }

  /** The number of the last transaction in the log. */
  async sequence(): Promise<number> {
    const [[position] = []] = await sql(this.url('mysql'), 'select @@gtid_binlog_pos');
    return Number(position?.split('-')[2] ?? 0);
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.#first.stop();
  }
}
