import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandBed, type Ran } from '../command-run.ts';
import { sql, startMariadb, urlWith } from '../mysql.ts';
import type { MysqlSeries } from '../mysql-programs.ts';
import { startTcpProxy } from '../tcp-proxy.ts';
import { CrashingServer } from './crashing-server.ts';
import { Random } from './random.ts';
import { rowsAsText, Workload } from './workload.ts';

/** What rounds on one server found. */
export interface RoundCounts {
  rounds: number;
  transactions: number;
  backups: number;
  shipments: number;
  /** Shipments that failed as they should: the server, the network or the storage was gone, or the program was killed. */
  failures: number;
  killed: number;
  gaps: number;
  /** Moments that were restored and had exactly the rows of that moment. */
  exact: number;
  /** Moments in a gap, or after the last shipment, that were refused. */
  refused: number;
  /** What must not happen. */
  readonly wrong: string[];
}

interface RoundOptions {
  readonly series: MysqlSeries;
  readonly rounds: number;
  readonly seed: number;
  /** In each batch, at most. */
  readonly batch?: number;
  readonly onRound?: (counts: RoundCounts) => void;
}

/** Plays rounds of a workload with backups, shipments and kills at random moments, and restores random moments after each. */
export async function playLogRounds({
  series,
  rounds,
  seed,
  batch = 120,
  onRound,
}: RoundOptions): Promise<RoundCounts> {
  const bed = await CommandBed.open('databases: { cache: { } }');
  const server = await CrashingServer.start(series);
  const target = await startMariadb({ series });
  try {
    const player = new Player({ bed, server, random: new Random(seed), batch, target: target.url });
    await player.begin();
    for (let round = 0; round < rounds; round += 1) {
      await player.round();
      onRound?.(player.counts);
    }
    return player.counts;
  } finally {
    await target.stop();
    await server.stop();
    await bed.remove();
  }
}

interface Stage {
  readonly bed: CommandBed;
  readonly server: CrashingServer;
  readonly random: Random;
  readonly batch: number;
  readonly target: string;
}

/** Up to and including these numbers of transactions. */
interface Span {
  readonly from: number;
  to: number;
}

class Player {
  readonly counts: RoundCounts = {
    ...{ rounds: 0, transactions: 0, backups: 0, shipments: 0, failures: 0, killed: 0, gaps: 0, exact: 0, refused: 0 },
    wrong: [],
  };
  readonly #stage: Stage;
  readonly #workload: Workload;
  /** Of the log's numbers, those before the workload. */
  #offset = 0;
  /** The moments that must be restorable, oldest first. */
  readonly #reachable: Span[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#workload = new Workload(stage.random);
  }

  async begin(): Promise<void> {
    const { server } = this.#stage;
    await sql(server.url('mysql'), 'create database shop');
    await sql(server.url('shop'), Workload.createTable);
    this.#offset = await server.sequence();
    await this.#work(false);
    await this.#backup();
  }

  async round(): Promise<void> {
    const { random } = this.#stage;
    for (let step = random.between(3, 6); step > 0; step -= 1) {
      await this.#work(random.share() < 0.25);
      await this.#act();
    }
    // Whatever happened, the next run continues.
    await this.#ship();
    for (let moments = 2; moments > 0; moments -= 1) await this.#restore();
    this.counts.rounds += 1;
    this.counts.transactions = this.#workload.committed;
  }

  #act(): Promise<void> {
    const { random } = this.#stage;
    const actions = [
      () => this.#ship(),
      () => this.#ship(),
      () => this.#shipKilled(),
      () => this.#shipCut(),
      () => this.#shipWithoutStorage(),
      () => this.#backup(),
      () => this.#purge(),
    ] as const;
    return random.of(actions)();
  }

  /** Some transactions, in which the server may be killed. */
  async #work(isKilled: boolean): Promise<void> {
    const { server, random, batch } = this.#stage;
    const text = this.#workload.plan(random.between(10, batch));
    const running = sql(server.url('shop'), text).then(
      () => true,
      () => false,
    );
    if (isKilled) {
      await pause(random.between(0, 400));
      await server.kill();
      await running;
      await server.restart();
      this.counts.killed += 1;
    } else if (!(await running)) throw new Error('the workload failed without a kill');
    this.#workload.commit((await server.sequence()) - this.#offset - this.#workload.committed);
  }

  async #backup(): Promise<void> {
    const { bed, server } = this.#stage;
    const { env } = server;
    const report = await bed.run('backup', { env, options: { database: server.url('shop') } });
    if (report.error !== undefined) throw new Error(`a backup failed: ${report.error.message}`);
    this.counts.backups += 1;
    const { committed } = this.#workload;
    // A line of shipments that still continues needs no new one.
    if (this.#reachable.length === 0) this.#reachable.push({ from: committed, to: committed });
    else this.#newest = committed;
  }

  /** The server has deleted what was not shipped, and nothing was shipped since. */
  #isPurged = false;
  /** Where the newest backup is, if a new line may begin there. */
  #newest: number | undefined;

  async #ship(port?: number): Promise<void> {
    const { bed, server } = this.#stage;
    const { env } = server;
    const { committed } = this.#workload;
    const report = await bed.run('ship', { env, options: { database: server.url('shop', port) } });
    const { shipment } = report;
    if (shipment === undefined) return this.#notShipped(report, port !== undefined);
    this.counts.shipments += 1;
    this.#isPurged = false;
    if (shipment.follows === null && this.#newest !== undefined && shipment.gapSince !== null) {
      this.counts.gaps += 1;
      this.#reachable.push({ from: this.#newest, to: committed });
    } else {
      const last = this.#reachable.at(-1);
      if (last !== undefined) last.to = committed;
    }
  }

  /** A log that was purged is refused until there is a new backup. */
  async #notShipped(report: Ran<'ship'>, isExpected: boolean): Promise<void> {
    const code = report.error?.code ?? 'no error';
    this.counts.failures += 1;
    if (isExpected) return;
    if (code !== 'LOG_GAP') {
      this.counts.wrong.push(`a shipment failed with ${code}: ${report.error?.message}`);
      return;
    }
    await this.#backup();
    await this.#ship();
  }

  /** Kills the program itself while it ships. What it has committed by then is found by the next one. */
  async #shipKilled(): Promise<void> {
    const { bed, server, random } = this.#stage;
    // Where a new line begins is known only from a report.
    if (this.#isPurged) return this.#ship();
    const options = { database: server.url('shop') };
    await bed.killDuring('ship', { env: server.env, options }, random.between(200, 4_000));
    this.counts.killed += 1;
    await this.#ship();
  }

  async #shipCut(): Promise<void> {
    const { server, random } = this.#stage;
    const proxy = await startTcpProxy(server.port);
    const cutting = pause(random.between(20, 800)).then(() => proxy.cut());
    await this.#ship(proxy.port);
    await cutting;
    await proxy.stop();
  }

  /** The folder of the destination is a file for a while. */
  async #shipWithoutStorage(): Promise<void> {
    const packs = join(this.#stage.bed.folder, 'storage/cache/packs');
    await mkdir(packs, { recursive: true });
    await rename(packs, `${packs}.away`);
    await writeFile(packs, '');
    // Without anything to store, it succeeds.
    await this.#ship(this.#stage.server.port);
    await rm(packs);
    await rename(`${packs}.away`, packs);
  }

  /** The server deletes what was not shipped. */
  async #purge(): Promise<void> {
    const { server } = this.#stage;
    const url = server.url('shop');
    await sql(url, 'flush binary logs');
    const [[current] = []] = await sql(url, 'show master status');
    await sql(url, `purge binary logs to '${current}'`);
    this.#isPurged = true;
    await this.#work(false);
  }

  async #restore(): Promise<void> {
    const { bed, random, target, server } = this.#stage;
    const { env } = server;
    const last = this.#workload.committed;
    const moment = random.between(this.#reachable[0]?.from ?? 0, Math.max(0, last - 1));
    const gtid = `0-7-${this.#offset + moment + 1}`;
    const into = urlWith(target, { database: 'restored' });
    const report = await bed.run('restore', { env, options: { target: into, 'before-gtid': gtid, replace: 'true' } });
    const isReachable = this.#reachable.some(({ from, to }) => moment >= from && moment < to);
    const what = `${moment} of ${last} transactions (${gtid})`;
    if (report.error !== undefined) {
      if (isReachable || report.error.code !== 'LOG_UNREACHED') {
        this.counts.wrong.push(`${what}: ${report.error.code} ${report.error.message}`);
      } else this.counts.refused += 1;
      return;
    }
    const rows = rowsAsText(await sql(into, 'select * from t order by id'));
    if (rows === this.#workload.after(moment)) this.counts.exact += 1;
    else this.counts.wrong.push(`${what}: other rows than were committed`);
  }
}
