import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandBed } from '../command-run.ts';
import { sql, startMariadb, startMysql, type TestMysql, urlWith } from '../mysql.ts';
import type { MysqlSeries } from '../mysql-programs.ts';
import { whenTrue } from '../when-true.ts';
import { CrashingProcess } from './crashing-process.ts';
import type { Dialect, JournalRow, LoggedServer, Restored, State } from './logged-server.ts';

/** What is committed survives a kill. */
const DURABLE = { 'sync-binlog': '1', 'innodb-flush-log-at-trx-commit': '1' };
const TABLES = `create database shop; use shop; create table t (id int primary key, value int, note varchar(40));
  create table journal (n int primary key, at_us bigint, place text)`;
const COLUMNS = `select group_concat(column_name order by ordinal_position) from information_schema.columns
  where table_schema = database() and table_name = 't'`;

interface Servers {
  readonly source: TestMysql;
  readonly target: TestMysql;
}

/** What MariaDB and MySQL have in common. */
abstract class BinlogServer implements LoggedServer {
  readonly dialect: Dialect = {
    now: 'cast(unix_timestamp(sysdate(6)) * 1000000 as signed)',
    place: "''",
    hasTransactionalDdl: false,
  };
  readonly before = 'before-gtid';
  abstract readonly isInSeconds: boolean;
  abstract readonly options: LoggedServer['options'];
  readonly #servers: Servers;
  readonly #process: CrashingProcess;
  /** Of the log's numbers, those before the workload. */
  #offset: number | undefined;

  protected constructor(servers: Servers) {
    this.#servers = servers;
    this.#process = new CrashingProcess(servers.source.pid);
  }

  get version(): string {
    return this.#servers.source.version;
  }

  get port(): number {
    return this.#servers.source.port;
  }

  /** The clients of an older series can't read the log of a newer server. */
  get env(): Readonly<Record<string, string>> {
    const { bin } = this.#servers.source.programs;
    return bin === undefined ? {} : { MYSQL_BIN: bin };
  }

  url(port?: number): string {
    return urlWith(this.#servers.source.url, { database: 'shop', ...(port !== undefined && { port }) });
  }

  async run(text: string): Promise<void> {
    await sql(this.url(), text);
  }

  async clockUs(): Promise<number> {
    return Number((await sql(this.url(), `select ${this.dialect.now}`)).flat()[0]);
  }

  state(): Promise<State> {
    return stateOf(this.url());
  }

  async journalAfter(n: number): Promise<readonly JournalRow[]> {
    const rows = await sql(this.url(), `select n, at_us from journal where n > ${n} order by n`);
    return rows.map(([number, atUs]) => ({ n: Number(number), atUs: Number(atUs), place: '', committedUs: undefined }));
  }

  nameOf(n: number): string {
    return this.gtidOf((this.#offset ?? 0) + n);
  }

  /** Nobody else writes: the last number in the log is that of the last transaction. */
  async committed(count: number): Promise<void> {
    const offset = (await this.sequence()) - count;
    if (this.#offset !== undefined && this.#offset !== offset) throw new Error('the log has transactions of others');
    this.#offset = offset;
  }

  /** The number of the last transaction in the log. */
  protected abstract sequence(): Promise<number>;
  protected abstract gtidOf(sequence: number): string;
  /** The file of the log that is being written. */
  protected abstract currentFile(): Promise<string>;

  kill(): Promise<void> {
    return this.#process.kill();
  }

  async restart(): Promise<void> {
    this.#process.start();
    await this.#process.untilReady(() => sql(this.url(), 'select 1'));
  }

  async purge(): Promise<void> {
    await sql(this.url(), 'flush binary logs');
    const current = await this.currentFile();
    // A file that somebody reads stays.
    await whenTrue(async () => {
      await sql(this.url(), `purge binary logs to '${current}'`);
      return (await sql(this.url(), 'show binary logs'))[0]?.[0] === current;
    });
  }

  async restore(bed: CommandBed, options: Readonly<Record<string, string>>): Promise<Restored> {
    const into = urlWith(this.#servers.target.url, { database: 'restored' });
    const report = await bed.run('restore', { env: this.env, options: { target: into, replace: 'true', ...options } });
    return { report, state: report.error === undefined ? await stateOf(into) : undefined };
  }

  async keepLog(folder: string): Promise<void> {
    const filter = (path: string): boolean => !/data\/(?!.*binlog\.\d+$)/.test(path);
    await cp(join(this.#servers.source.folder, 'data'), folder, { recursive: true, filter });
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.#servers.target.stop();
    await this.#servers.source.stop();
  }
}

async function stateOf(url: string): Promise<State> {
  const [[columns] = [], [journal] = [], ...rows] = await sql(
    url,
    `${COLUMNS}; select concat_ws(' ', count(*), coalesce(max(n), 0)) from journal; select * from t order by id`,
  );
  return { columns: columns ?? '', journal: journal ?? '', rows: rows.map((row) => row.map(String)) };
}

/** MariaDB, whose GTIDs have numbers of their own in each domain. */
export class MariadbServer extends BinlogServer {
  readonly isInSeconds = true;
  readonly options = { backup: {}, ship: {} };

  static async start(series: Exclude<MysqlSeries, 'mysql-9.7'>): Promise<LoggedServer> {
    const log = { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' };
    const source = await startMariadb({ series, settings: { ...log, ...DURABLE } });
    await sql(source.url, TABLES);
    return new MariadbServer({ source, target: await startMariadb({ series }) });
  }

  protected async sequence(): Promise<number> {
    const [[position] = []] = await sql(this.url(), 'select @@gtid_binlog_pos');
    return Number(position?.split('-')[2] ?? 0);
  }

  protected gtidOf(sequence: number): string {
    return `0-7-${sequence}`;
  }

  protected async currentFile(): Promise<string> {
    return (await sql(this.url(), 'show master status'))[0]?.[0] ?? '';
  }
}

/** MySQL, which states microseconds. It is always written to: only lanes give its backups a position in the log. */
export class MysqlServer extends BinlogServer {
  readonly isInSeconds = false;
  readonly options = { backup: { lanes: '2' }, ship: {} };
  #uuid = '';

  static async start(): Promise<LoggedServer> {
    const log = { 'server-id': '7', 'gtid-mode': 'ON', 'enforce-gtid-consistency': 'ON' };
    const source = await startMysql({ settings: { ...log, ...DURABLE } });
    await sql(source.url, TABLES);
    const server = new MysqlServer({ source, target: await startMysql({ settings: { 'skip-log-bin': 'ON' } }) });
    server.#uuid = (await sql(source.url, 'select @@server_uuid')).flat()[0] ?? '';
    return server;
  }

  protected async sequence(): Promise<number> {
    const [[executed] = []] = await sql(this.url(), 'select @@global.gtid_executed');
    return Number(/(\d+)$/.exec(executed ?? '')?.[1] ?? 0);
  }

  protected gtidOf(sequence: number): string {
    return `${this.#uuid}:${sequence}`;
  }

  protected async currentFile(): Promise<string> {
    return (await sql(this.url(), 'show binary log status'))[0]?.[0] ?? '';
  }
}
