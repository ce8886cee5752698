import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const MiB = 1024 * 1024;
const DUMP_BYTES = 96 * MiB;
/** Raw packs in progress, sealed ones that wait, and those on their way to storage. */
const HELD_BYTES = 48 * MiB;

/** Accepts no pack until told to. */
class StalledStorage extends MemoryStorage {
  #goOn: () => void = () => {};
  readonly #gate = new Promise<void>((resolve) => {
    this.#goOn = resolve;
  });

  goOn(): void {
    this.#goOn();
  }

  override async put(...[key, body, options]: Parameters<MemoryStorage['put']>): Promise<void> {
    if (key.includes('/packs/')) await this.#gate;
    await super.put(key, body, options);
  }
}

it('a storage that stalls slows down the dump', async () => {
  const storage = new StalledStorage();
  const bench = new Workbench(await makeTestKeys(), storage);
  // Random, so that sealed packs are as large as raw ones.
  bench.engine.bytes = randomBytes(DUMP_BYTES);
  let readBytes = 0;
  bench.engine.onChunk = () => {
    readBytes += 65_536;
  };
  const running = bench.backup({ chain: { kind: 'full', fullEveryMs: 1_000, maxChain: 1 } });
  let before = -1;
  while (readBytes === 0 || readBytes !== before) {
    before = readBytes;
    await sleep(500);
  }
  expect(readBytes).toBeLessThan(HELD_BYTES);
  storage.goOn();
  expect(await running).toMatchObject({ exitCode: 0, error: undefined });
  expect(readBytes).toBe(DUMP_BYTES);
});
