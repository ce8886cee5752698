import { setTimeout as pause } from 'node:timers/promises';
import { Shipping } from './shipping.ts';
import type { World } from './world.ts';

const ACTIONS = ['ship', 'ship', 'shipKilled', 'shipCut', 'shipWithoutStorage', 'backup', 'purge'] as const;

/** The steps of a round: a workload, and something that happens after it or at the same time. */
export class Steps {
  readonly #world: World;
  readonly #batch: number;
  readonly #shipping: Shipping;

  /** @param batch transactions in a step, at most */
  constructor(world: World, batch: number) {
    this.#world = world;
    this.#batch = batch;
    this.#shipping = new Shipping(world);
  }

  /** A backup with a log that continues it. */
  async begin(): Promise<void> {
    await this.#workWhile(async () => {});
    await this.#shipping.backup();
    this.#settle();
    await this.#shipping.ship();
  }

  async step(): Promise<void> {
    const { random } = this.#world;
    const shipping = this.#shipping;
    const action = random.of(ACTIONS);
    const act = () => shipping[action]();
    const isPurge = action === 'purge';
    shipping.isServerDying = !isPurge && random.share() < 0.3;
    const isAfter = isPurge || random.share() < 0.2;
    await this.#workWhile(async () => void (isAfter || (await act())));
    shipping.isServerDying = false;
    if (isAfter) await act();
    this.#settle();
  }

  /** Whatever happened, a shipment continues. After a gap, it is one behind a new backup. */
  async end(): Promise<void> {
    await this.#shipping.ship();
    this.#settle();
    await this.#workWhile(async () => {});
  }

  #settle(): void {
    const { ledger, workload } = this.#world;
    ledger.settleBackups(workload.committed);
  }

  /** Some transactions, in which the server may be killed. */
  async #workWhile(act: () => Promise<void>): Promise<void> {
    const { server, random, workload, counts, marks, events } = this.#world;
    events.push(workload.committed);
    const running = server.run(workload.plan(random.between(10, this.#batch))).then(
      () => undefined,
      (error: unknown) => error ?? 'failed',
    );
    const acting = act();
    if (this.#shipping.isServerDying) {
      await pause(random.between(0, 1_000));
      await server.kill();
      await running;
      await server.restart(random);
      counts.killed += 1;
    }
    await acting;
    const error = await running;
    if (error !== undefined && !this.#shipping.isServerDying) throw error;
    workload.commit(await server.state());
    await server.committed(workload.committed);
    marks.add(await server.journalAfter(marks.count), workload.committed, await server.clockUs());
    events.push(workload.committed);
  }
}
