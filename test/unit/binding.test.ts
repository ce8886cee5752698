import { execFileSync } from 'node:child_process';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { type Binding, bindingFrame, takeFrame } from '../../src/core/format/binding.ts';
import type { Decryptor, Encryptor } from '../../src/openpgp/encryption.ts';
import { openPack, sealPack } from '../../src/repository/packs/pack.ts';

const ID = '20261121T020000Z-full-4f9c2a';
const PACK: Binding = { kind: 'pack', database: 'shop', backup: ID, stream: 'database.dump', number: 7 };
/** What is between the binding and storage is irrelevant here. */
const encryptor: Encryptor = {
  profile: 'gnupg',
  recipients: [],
  warnings: [],
  keyEnds: [],
  encrypt: async (...pieces) => [...pieces],
};
const decryptor: Decryptor = { decrypt: async (bytes) => bytes, only: () => decryptor };

function errorOf(work: () => unknown): RestorableError {
  try {
    work();
  } catch (error) {
    if (error instanceof RestorableError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the binding of an encrypted object', () => {
  it('is a skippable frame with the identity of the object', () => {
    const payload = `restorable-object/1\npack\nshop\n${ID}\ndatabase.dump\n7\n`;
    const frame = bindingFrame(PACK);
    expect(frame.subarray(0, 4).toString('hex')).toBe('5e2a4d18');
    expect(frame.readUInt32LE(4)).toBe(payload.length);
    expect(frame.subarray(8).toString()).toBe(payload);
    expect(String(bindingFrame({ kind: 'contents', database: 'shop', backup: ID })).slice(8)).toBe(
      `restorable-object/1\ncontents\nshop\n${ID}\n-\n0\n`,
    );
  });

  it('has room for the longest names', () => {
    const longest: Binding = {
      kind: 'diagnostics',
      database: 'd'.repeat(63),
      backup: '20261121T020000Z-differential-4f9c2a',
      stream: 's'.repeat(63),
      number: 2 ** 32,
    };
    expect(bindingFrame(longest).length).toBeLessThanOrEqual(8 + 512);
  });

  it.each([{ database: 'a\nb' }, { stream: '' }, { stream: 's'.repeat(500) }])('cannot contain %j', (change) => {
    expect(() => bindingFrame({ ...PACK, ...change })).toThrow(RangeError);
  });

  it('is removed without a copy', () => {
    const bytes = Buffer.concat([bindingFrame(PACK), Buffer.from('rest')]);
    const rest = takeFrame(bytes, PACK);
    expect(String(rest)).toBe('rest');
    expect(rest.buffer).toBe(bytes.buffer);
  });

  it.each<Partial<Binding>>([
    { kind: 'map' },
    { database: 'shop2' },
    { backup: '20261121T020000Z-full-4f9c2b' },
    { stream: 'globals.sql' },
    { number: 8 },
    { number: 70 },
  ])('of another object is refused: %j', (change) => {
    const bytes = Buffer.concat([bindingFrame({ ...PACK, ...change }), Buffer.from('SECRET')]);
    const error = errorOf(() => takeFrame(bytes, PACK));
    expect(error.code).toBe('BACKUP_DAMAGED');
    expect(`${error.message} ${error.hint}`).not.toContain('SECRET');
  });

  it.each([
    ['is missing', zstdCompressSync(Buffer.from('SECRET'))],
    ['is cut', bindingFrame(PACK).subarray(0, -1)],
    ['has another magic number', Buffer.concat([Buffer.from([0x50]), bindingFrame(PACK).subarray(1)])],
    ['comes second', Buffer.concat([bindingFrame({ ...PACK, number: 8 }), bindingFrame(PACK)])],
    ['is not there, as nothing is', Buffer.alloc(0)],
  ])('that %s is refused', (_what, bytes) => {
    expect(errorOf(() => takeFrame(bytes, PACK)).code).toBe('BACKUP_DAMAGED');
  });
});

describe('a sealed object', () => {
  it.each([0, 1, 1_000, 3 * 1024 * 1024])('of %d bytes is read by us and by zstd', async (length) => {
    const raw = Buffer.alloc(length, 'abcdefg');
    const sealed = Buffer.concat(await sealPack(raw, 3, encryptor, PACK));
    expect(Buffer.from(await openPack(sealed, length, decryptor, PACK)).equals(raw)).toBe(true);
    const maxBuffer = length + 1;
    expect(execFileSync('zstd', ['-d', '-q', '-c'], { input: sealed, maxBuffer }).equals(raw)).toBe(true);
  });

  it('opens only as what it is', async () => {
    const sealed = Buffer.concat(await sealPack(Buffer.from('row'), 3, encryptor, PACK));
    const opened = openPack(sealed, 100, decryptor, { ...PACK, stream: 'globals.sql' });
    await expect(opened).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
  });
});
