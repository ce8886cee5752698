import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CommandBed } from '../command-run.ts';
import { asServerUser, type PostgresMajor, startPostgres, type TestPostgres } from '../postgres.ts';
import { pgBin } from '../postgres-clients.ts';
import { runSql } from '../postgres-fill.ts';
import { whenTrue } from '../when-true.ts';
import { CrashingProcess } from './crashing-process.ts';
import type { Dialect, JournalRow, LoggedServer, Restored, State } from './logged-server.ts';
import type { Random } from './random.ts';

const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
const SETTINGS = {
  track_commit_timestamp: 'on',
  max_slot_wal_keep_size: '144MB',
  wal_keep_size: '0',
  min_wal_size: '32MB',
};
const TABLES = [
  'create table t (id int primary key, value int, note text)',
  'create table journal (n int primary key, at_us bigint, place text)',
];
const COLUMNS = `select string_agg(attname, ',' order by attnum) from pg_attribute
  where attrelid = 't'::regclass and attnum > 0 and not attisdropped`;
/** So many files that a slot can't keep them all. A round without it has fewer: each backup begins one. */
const FILES_BEYOND_LIMIT = 11;

/** PostgreSQL, with its physical log. */
export class PostgresServer implements LoggedServer {
  readonly dialect: Dialect = {
    now: 'round(extract(epoch from clock_timestamp()) * 1000000)::bigint',
    place: 'pg_current_wal_insert_lsn()::text',
    hasTransactionalDdl: true,
  };
  readonly before = 'before-lsn';
  readonly isInSeconds = false;
  readonly options = { backup: { kind: 'physical' }, ship: { kind: 'physical' } };
  readonly #server: TestPostgres;
  readonly #process: CrashingProcess;

  readonly version: string;
  readonly env: Readonly<Record<string, string>>;

  private constructor(server: TestPostgres, { version, PG_BIN }: { version: string; PG_BIN: string }) {
    this.#server = server;
    this.version = version;
    this.env = { PG_BIN };
    this.#process = new CrashingProcess(server.pid);
  }

  static async start(major: PostgresMajor): Promise<LoggedServer> {
    const server = await startPostgres({ major, hba: HBA, settings: SETTINGS });
    await runSql(server.url, ...TABLES);
    const [[version] = []] = await runSql(server.url, 'show server_version');
    return new PostgresServer(server, { version: String(version), PG_BIN: await pgBin() });
  }

  get port(): number {
    return this.#server.port;
  }

  url(port?: number): string {
    const url = new URL(this.#server.url);
    if (port !== undefined) url.port = String(port);
    return url.href;
  }

  async run(text: string): Promise<void> {
    await runSql(this.#server.url, text);
  }

  async clockUs(): Promise<number> {
    return Number((await runSql(this.#server.url, `select ${this.dialect.now}`)).flat()[0]);
  }

  state(): Promise<State> {
    return stateOf(this.#server.url);
  }

  async journalAfter(n: number): Promise<readonly JournalRow[]> {
    const committed = 'round(extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint';
    const columns = `n, at_us, place, ${committed}`;
    const rows = await runSql(this.#server.url, `select ${columns} from journal where n > ${n} order by n`);
    return rows.map(([number, atUs, place, committedUs]) => ({
      n: Number(number),
      atUs: Number(atUs),
      place: String(place),
      committedUs: Number(committedUs),
    }));
  }

  nameOf(_n: number, row: JournalRow | undefined): string | undefined {
    return row?.place;
  }

  async committed(): Promise<void> {
    // Each transaction has noted its own place.
  }

  kill(): Promise<void> {
    return this.#process.kill();
  }

  /** At times, it becomes the new primary of another timeline, as after a failover. */
  async restart(random: Random): Promise<void> {
    const isPromoted = random.share() < 0.3;
    if (isPromoted) {
      const [file = '', ...args] = asServerUser('touch', [join(this.#server.folder, 'data', 'standby.signal')]);
      await promisify(execFile)(file, args);
    }
    this.#process.start();
    await this.#process.untilReady(() => runSql(this.#server.url, 'select 1'));
    if (!isPromoted) return;
    await runSql(this.#server.url, 'select pg_promote(false)');
    const isPrimary = 'select not pg_is_in_recovery()';
    await whenTrue(async () => (await runSql(this.#server.url, isPrimary))[0]?.[0] === true);
  }

  /** Somebody drops the slot, or more is written than it may keep. */
  async purge(random: Random): Promise<void> {
    const { url } = this.#server;
    if (random.share() < 0.5) {
      const idle = 'select slot_name from pg_replication_slots where not active';
      await runSql(url, `select pg_drop_replication_slot(slot_name) from (${idle}) as slots`);
    }
    // Too short for a file of its own, and not part of the workload.
    const file = ["select pg_logical_emit_message(true, 'rounds', 'file')", 'select pg_switch_wal()'];
    await runSql(url, ...Array.from({ length: FILES_BEYOND_LIMIT }, () => file).flat(), 'checkpoint', 'checkpoint');
  }

  async restore(bed: CommandBed, options: Readonly<Record<string, string>>): Promise<Restored> {
    const reports: Restored['report'][] = [];
    const initialize = async (path: string): Promise<void> => {
      const report = await bed.run('restore', { env: this.env, options: { target: `pgdata:${path}`, ...options } });
      reports.push(report);
      if (report.error !== undefined) throw new Error('there is nothing to start');
    };
    const { major } = this.#server;
    const restored = await startPostgres({ major, hba: HBA, initialize }).catch((error: unknown) => {
      if (reports[0]?.error === undefined) throw error;
    });
    const [report] = reports;
    if (report === undefined) throw new RangeError('no report of a restore');
    if (restored === undefined) return { report, state: undefined };
    try {
      return { report, state: await stateOf(restored.url) };
    } finally {
      await restored.stop();
    }
  }

  async keepLog(folder: string): Promise<void> {
    await cp(join(this.#server.folder, 'data/pg_wal'), folder, { recursive: true });
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.#server.stop();
  }
}

async function stateOf(url: string): Promise<State> {
  const [[columns] = []] = await runSql(url, COLUMNS);
  const [[journal] = []] = await runSql(url, "select concat_ws(' ', count(*), coalesce(max(n), 0)) from journal");
  const rows = await runSql(url, 'select * from t order by id');
  return { columns: String(columns), journal: String(journal), rows: rows.map((row) => row.map(String)) };
}
