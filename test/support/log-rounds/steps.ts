import { setTimeout as pause } from 'node:timers/promises';
import { Random } from './random.ts';
import { Shipping } from './shipping.ts';
import type { World } from './world.ts';

const ACTIONS = ['ship', 'ship', 'shipKilled', 'shipCut', 'shipWithoutStorage', 'backup', 'purge'] as const;

/** In one step. */
const MOST_BATCHES = 8;

/** The steps of a round: a workload, and something that happens after it or at the same time. */
export class Steps {
  readonly #world: World;
  readonly #batch: number;
  readonly #shipping: Shipping;
  /** Of its own: how many batches there are depends on time. */
  readonly #sizes: Random;

  /** @param batch transactions in a step, at most */
  constructor(world: World, batch: number) {
    this.#world = world;
    this.#batch = batch;
    this.#shipping = new Shipping(world);
    this.#sizes = new Random(world.random.between(0, 2 ** 30));
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
    shipping.trace(action);
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

  /** Transactions as long as something happens, in which the server may be killed. */
  async #workWhile(act: () => Promise<void>): Promise<void> {
    const { workload, events } = this.#world;
    events.push(workload.committed);
    let isOver = false;
    const acting = act().finally(() => {
      isOver = true;
    });
    const killing = this.#shipping.isServerDying ? this.#kill() : undefined;
    for (let batch = 0; batch < MOST_BATCHES && (batch === 0 || !isOver); batch += 1) await this.#work(killing);
    await killing;
    await acting;
    events.push(workload.committed);
  }

  async #kill(): Promise<void> {
    const { server, counts } = this.#world;
    const random = new Random(this.#world.random.between(0, 2 ** 30));
    await pause(random.between(0, 2_000));
    this.#shipping.trace('kill');
    await server.kill();
    await server.restart(random);
    this.#shipping.trace('started again');
    counts.killed += 1;
  }

  /** @param killing the server is killed meanwhile */
  async #work(killing: Promise<void> | undefined): Promise<void> {
    const { server, workload, marks } = this.#world;
    const untilAlive = async (error: unknown): Promise<void> => {
      if (killing === undefined) throw error;
      await killing;
    };
    await server.run(workload.plan(this.#sizes.between(10, this.#batch))).catch(untilAlive);
    const learn = async (): Promise<void> => {
      const [state, rows, clockUs] = [
        await server.state(),
        await server.journalAfter(marks.count),
        await server.clockUs(),
      ];
      workload.commit(state);
      await server.committed(workload.committed);
      marks.add(rows, workload.committed, clockUs);
    };
    await learn().catch((error: unknown) => untilAlive(error).then(learn));
  }
}
