import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encryptData } from '../../src/openpgp/encrypt-data.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import { readPacket, TAG } from '../../src/openpgp/packets.ts';

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
