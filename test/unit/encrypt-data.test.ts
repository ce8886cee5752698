import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encryptData } from '../../src/openpgp/encrypt-data.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { readPacket, TAG } from '../../src/openpgp/packets.ts';
import { SessionKeys } from '../../src/openpgp/session-keys.ts';

it('writes a data packet that OpenPGP.js opens, whatever the pieces', async () => {
  const library = await loadOpenpgp();
  const config = { allowUnauthenticatedMessages: false, maxDecompressedMessageSize: 0 };
  const pieces = fc.array(fc.uint8Array({ maxLength: 9_000 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pieces, async (data) => {
      const sessionKey = randomBytes(32);
      const packet = Buffer.concat(encryptData(data, sessionKey));
      expect(readPacket(packet, 0)).toMatchObject({ tag: TAG.data, end: packet.length });
      const message = await library.readMessage({ binaryMessage: packet });
      const sessionKeys = { data: sessionKey, algorithm: 'aes256' as const };
      const opened = await library.decrypt({ message, sessionKeys, format: 'binary', config });
      expect(Buffer.from(opened.data)).toEqual(Buffer.concat(data));
    }),
    { numRuns: 40 },
  );
});

it('never encrypts the same data to the same bytes', () => {
  const sessionKey = randomBytes(32);
  const twice = [1, 2].map(() => Buffer.concat(encryptData([Buffer.alloc(100)], sessionKey)).subarray(7));
  expect(twice[0]).not.toEqual(twice[1]);
});

it('opens the session keys of a chain once each, clears those that it forgets, and keeps no failure', async () => {
  const keys = new SessionKeys();
  const opened: { id: number; key: Buffer }[] = [];
  const read = (id: number): Promise<string> => {
    const open = async (): Promise<Uint8Array> => {
      if (id < 0) throw new Error('wrong key');
      const key = Buffer.from([id, 7]);
      opened.push({ id, key });
      return key;
    };
    return keys.use(Buffer.from([id]), open, (key) => Buffer.from(key).toString('hex'));
  };
  for (let round = 0; round < 3; round += 1)
    expect(await Promise.all([0, 1, 1, 2].map(read))).toEqual(['0007', '0107', '0107', '0207']);
  expect(opened.map(({ id }) => id)).toEqual([0, 1, 2]);
  for (let time = 0; time < 2; time += 1) await expect(read(-1)).rejects.toThrow('wrong key');
  const many = Array.from({ length: 200 }, (_, id) => id);
  expect(await Promise.all(many.map(read))).toEqual(many.map((id) => Buffer.from([id, 7]).toString('hex')));
  const cleared = opened.filter(({ key }) => key.every((byte) => byte === 0));
  expect(cleared.map(({ id }) => id)).toEqual(many.slice(0, 136));
  expect(await read(5)).toBe('0507');
});
