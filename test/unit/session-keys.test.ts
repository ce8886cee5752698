import { expect, it } from 'vitest';
import { SessionKeys } from '../../src/openpgp/session-keys.ts';

const ZEROS = Buffer.alloc(32);
const packetsOf = (number: number): Uint8Array => Buffer.from([number]);

it('clears a key that it forgets, but not before those who wait for it have used it', async () => {
  const keys = new SessionKeys();
  const opened = Promise.withResolvers<Uint8Array>();
  const key = Buffer.alloc(32, 7);
  const use = (given: Uint8Array): Buffer => Buffer.from(given);
  const waiting = [1, 2].map(() => keys.use(packetsOf(0), () => opened.promise, use));
  for (let number = 1; number <= 64; number += 1)
    await keys.use(packetsOf(number), async () => Buffer.alloc(32, 8), use);
  let openedAgain = 0;
  const later = await keys.use(
    packetsOf(0),
    async () => {
      openedAgain += 1;
      return Buffer.alloc(32, 7);
    },
    use,
  );
  opened.resolve(key);
  for (const used of [...(await Promise.all(waiting)), later]) expect(used).toEqual(Buffer.alloc(32, 7));
  expect(openedAgain).toBe(1);
  await Promise.resolve();
  expect(key).toEqual(ZEROS);
});
