import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ran } from '../command-run.ts';
import { startTcpProxy } from '../tcp-proxy.ts';
import { usOf } from './ledger.ts';
import type { World } from './world.ts';

const SECOND_US = 1_000_000;

/** What may go wrong while something runs. */
interface Trouble {
  readonly port?: number;
  /** It may fail, with any error. */
  readonly mayFail?: boolean;
}

/** Backups and shipments, and what happens to them. */
export class Shipping {
  readonly #world: World;
  /** The server has deleted what was not shipped, and nothing was shipped since. */
  #isPurged = false;
  /** The server may be killed at any time. */
  isServerDying = false;

  constructor(world: World) {
    this.#world = world;
  }

  trace(what: string): void {
    this.#world.trace.push(`${new Date().toISOString()} ${what}`);
  }

  /** @returns whether there is one */
  async backup(): Promise<boolean> {
    const { bed, server, counts, ledger } = this.#world;
    const options = { database: server.url(), ...server.options.backup };
    const { error, backup } = await bed.run('backup', { env: server.env, options });
    this.trace(error?.code ?? `${backup?.id}`);
    if (error !== undefined) {
      counts.failures += 1;
      // The workload locks and changes its table at any time.
      const isInWay = error.code === 'DUMP_FAILED' && /schema was changed|locked for too long/.test(error.message);
      if (!this.isServerDying && !isInWay) counts.wrong.push(`a backup failed: ${error.code} ${error.message}`);
      return false;
    }
    if (backup === undefined) throw new RangeError('a backup without a report');
    ledger.noteBackup(backup.id);
    counts.backups += 1;
    return true;
  }

  async ship({ port, mayFail = false }: Trouble = {}): Promise<void> {
    const { bed, server, counts, ledger, workload } = this.#world;
    const options = { database: server.url(port), ...server.options.ship };
    const beganUs = Date.now() * 1_000;
    const { committed } = workload;
    const report = await bed.run('ship', { env: server.env, options });
    await ledger.noteShipments(committed);
    this.trace(report.error?.code ?? `${report.shipment?.id} follows ${report.shipment?.follows}`);
    if (report.error !== undefined) return this.#failed(report.error, mayFail || this.isServerDying);
    counts.shipments += 1;
    this.#isPurged = false;
    this.#check(report, beganUs);
  }

  /** It leads at least to the moment at which it began, and says it if it leaves a gap. */
  #check({ shipment }: Ran<'ship'>, beganUs: number): void {
    const { server, counts, ledger } = this.#world;
    if (shipment === undefined) throw new RangeError('a shipment without a report');
    const leastUs = server.isInSeconds ? beganUs - (beganUs % SECOND_US) : beganUs;
    if (usOf(shipment.to) < leastUs) counts.wrong.push(`${shipment.id} ends at ${shipment.to}, before it began`);
    const gap = ledger.gaps().at(-1);
    const isBeginning = shipment.follows === null && ledger.spans.length > 1;
    if (isBeginning && gap?.toUs === usOf(shipment.from) && shipment.gapSince === null) {
      counts.wrong.push(
        `${shipment.id} leaves a gap since ${new Date(gap.fromUs / 1_000).toISOString()}, and does not say it`,
      );
    }
  }

  /** A log that was purged is refused until there is a new backup. */
  async #failed(error: NonNullable<Ran<'ship'>['error']>, mayFail: boolean): Promise<void> {
    const { counts } = this.#world;
    counts.failures += 1;
    const isGap = error.code === 'LOG_GAP' && this.#isPurged;
    // In trouble, a backup could not be made either.
    if (isGap && !mayFail && (await this.backup())) return this.ship();
    if (!isGap && !mayFail) counts.wrong.push(`a shipment failed: ${error.code} ${error.message}`);
  }

  /** Kills the program itself while it ships. What it has committed by then is found by the next one. */
  async shipKilled(): Promise<void> {
    const { bed, server, random, counts, ledger, workload } = this.#world;
    const options = { database: server.url(), ...server.options.ship };
    const { committed } = workload;
    await bed.killDuring('ship', { env: server.env, options }, random.between(200, 4_000));
    counts.killed += 1;
    if (await ledger.noteShipments(committed)) this.#isPurged = false;
    await this.ship();
  }

  /** Resets the connections of a shipment. */
  async shipCut(): Promise<void> {
    const { server, random } = this.#world;
    const proxy = await startTcpProxy(server.port);
    const cutting = pause(random.between(20, 800)).then(() => proxy.cut());
    await this.ship({ port: proxy.port, mayFail: true });
    await cutting;
    await proxy.stop();
  }

  /** The folder of the destination is a file for a while. */
  async shipWithoutStorage(): Promise<void> {
    const packs = join(this.#world.bed.folder, 'storage/cache/packs');
    await mkdir(packs, { recursive: true });
    await rename(packs, `${packs}.away`);
    await writeFile(packs, '');
    // Without anything to store, it succeeds.
    await this.ship({ mayFail: true });
    await rm(packs);
    await rename(`${packs}.away`, packs);
  }

  /** The server deletes what was not shipped. */
  async purge(): Promise<void> {
    const { server, random, counts } = this.#world;
    await server.purge(random);
    this.#isPurged = true;
    counts.gaps += 1;
    // Otherwise, everything up to the next shipment is in the gap.
    if (random.share() < 0.7) await this.ship();
  }
}
