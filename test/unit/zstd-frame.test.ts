import { constants as zstd, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { bindingFrame } from '../../src/core/format/binding.ts';
import type { Decryptor } from '../../src/openpgp/encryption.ts';
import { openPack, sealPack, storedBound } from '../../src/repository/packs/pack.ts';
import { contentBytesOf } from '../../src/repository/packs/zstd-frame.ts';
import { frameOf } from '../support/forge.ts';
import { noise } from '../support/noise.ts';

const BINDING = { kind: 'contents', database: 'shop', backup: '20261121T020000Z-full-4f9c2a' } as const;
const decryptor: Decryptor = { decrypt: async (bytes) => bytes, only: () => decryptor };

async function reasonOf(frame: Uint8Array, maxBytes = 1_000): Promise<string> {
  const opened = openPack(Buffer.concat([bindingFrame(BINDING), frame]), maxBytes, decryptor, BINDING);
  const error = await opened.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return 'none';
  if (error instanceof RestorableError && error.code === 'BACKUP_DAMAGED') return error.message;
  throw error;
}

function compressed(raw: Uint8Array, checksum: number, size: number): Buffer {
  const params = { [zstd.ZSTD_c_checksumFlag]: checksum, [zstd.ZSTD_c_contentSizeFlag]: size };
  return zstdCompressSync(raw, { pledgedSrcSize: raw.length, params });
}

/** A frame with one block that repeats a byte, and a given header: expands to 100,000 bytes. */
function bomb(header: readonly number[]): Buffer {
  const block = (100_000 << 3) | (1 << 1) | 1;
  return Buffer.from([
    0x28,
    0xb5,
    0x2f,
    0xfd,
    ...header,
    block & 255,
    (block >> 8) & 255,
    block >> 16,
    0x41,
    0,
    0,
    0,
    0,
  ]);
}

describe('a zstd frame', () => {
  const raw = noise(700, 'frame');

  it('states its size, whatever the size is', () => {
    for (const length of [0, 1, 255, 256, 65_791, 65_792, 300_000, 5_000_000]) {
      expect(contentBytesOf(frameOf(Buffer.alloc(length)))).toBe(length);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => contentBytesOf(frameOf(bytes)) === bytes.length),
    );
  });

  it.each([
    ['has no checksum', compressed(raw, 0, 1)],
    ['does not state its size', compressed(raw, 1, 0)],
    ['has something behind its zstd frame', Buffer.concat([frameOf(raw), frameOf(raw)])],
    ['has something behind its zstd frame', Buffer.concat([frameOf(raw), Buffer.alloc(1)])],
    ['is cut', frameOf(raw).subarray(0, -1)],
    ['is cut', Buffer.alloc(3)],
    ['is not a zstd frame', Buffer.concat([bindingFrame(BINDING), frameOf(raw)])],
    ['is not a zstd frame', Buffer.alloc(100)],
    ['has a zstd header that no backup has', bomb([0x27, 1, 100])],
    ['has a zstd header that no backup has', bomb([0x2c, 100])],
    ['needs too large a window', bomb([0x44, 0x91, 0, 0])],
    ['states a size that nothing has', bomb([0xe4, 255, 255, 255, 255, 255, 255, 255, 255])],
    ['expands to more than the 1000 bytes that it may hold', bomb([0xa4, 0xa0, 0x86, 1, 0])],
    // It claims 100 and contains 100,000.
    ['is not a complete zstd frame', bomb([0x24, 100])],
  ])('that %s is refused', async (reason, frame) => {
    expect(await reasonOf(frame)).toBe(`An object ${reason}.`);
  });

  it('with a wrong bit anywhere is refused', async () => {
    const frame = frameOf(raw);
    for (let at = 0; at < frame.length; at += 7) {
      const wrong = Buffer.from(frame);
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      expect(await reasonOf(wrong)).not.toBe('none');
    }
  });

  it('makes the reader throw only its own error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (tail) => {
        try {
          contentBytesOf(Buffer.concat([frameOf(raw).subarray(0, 5), tail]));
        } catch (error) {
          expect(error).toBeInstanceOf(RestorableError);
        }
      }),
    );
  });
});

it.each([0, 1, 256, 2 ** 17, 2 ** 17 + 1, 2 ** 20])(
  'seals %i bytes, compressible or not, as one frame',
  async (length) => {
    const encrypt = async (...pieces: readonly Uint8Array[]): Promise<Uint8Array[]> => [Buffer.concat(pieces)];
    const encryptor = { profile: 'gnupg', recipients: [], warnings: [], keyEnds: [], encrypt } as const;
    for (const raw of [noise(length, 'sealed'), Buffer.alloc(length, 'text')]) {
      const stored = Buffer.concat(await sealPack(raw, 1, encryptor, BINDING));
      expect(stored.length).toBeLessThanOrEqual(storedBound(length));
      expect(raw.equals(await openPack(stored, length, decryptor, BINDING))).toBe(true);
    }
  },
);
