import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { guessesPerSecond, KEY_S2K_COUNT_BYTE, S2K_COUNT_BYTE } from '../../src/core/keys/passphrase-cost.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';

type Options = Readonly<Record<string, string>>;
const STORED: Options = { name: 'shop', destination: 'file:a\nfile:b' };
const BACKUP: Options = { ...STORED, mode: 'backup', database: 'sqlite:shop.db' };
const KEYGEN: Options = { mode: 'keygen', output: 'keys', identity: 'ops-night-shift@example.com' };

async function refusalOf(options: Options): Promise<RestorableError | undefined> {
  try {
    await parseRequest(new Map(Object.entries(options)), { mask: () => {}, env: {} });
    return undefined;
  } catch (error) {
    if (error instanceof RestorableError) return error;
    throw error;
  }
}

const WEAK = [
  ...[
    'abc',
    'x',
    '123456',
    'password123',
    'P@ssw0rd1234567890',
    'Tr0ub4dour&3',
    'hunter2hunter2hunter2',
    'Hush-hush-4711',
  ],
  ...['correct horse battery staple', 'correcthorsebatterystaple', 'a long passphrase', 'my database backup password'],
  ...['qwertyuiopasdfghjklzxcvbnm', '1q2w3e4r5t6y7u8i9o0p', '2026-12-01', 'a-b-c-d-e-f-g-h-i-j', 'x'.repeat(300)],
  ...['restorable shop backup 2026', 'Shop-Backup-2026!', 'kT7/wq0Zc3N1', '\u00fc\u00fc\u00fc', '🔑🔑🔑'],
];
const STRONG = [
  ...['kT7/wq0Zc3N1xVb9LrPf2uYh5sDgJ8Ea0oMnQ1rStUw=', '9f3c2d1e5b7960484e21b0c7d35a8f16'],
  ...['plunder-gizmo-cradle-unwed-slinky', 'plunder gizmo cradle unwed slinky refold', 'v8#Lq2!zR9@tX4&mB7$k'],
];

describe('a passphrase', () => {
  it.each(WEAK)('that can be found by trying is refused: %s', async (passphrase) => {
    for (const [option, options] of [
      ['passphrase', { ...BACKUP, passphrase }],
      ['key-passphrase', { ...KEYGEN, 'key-passphrase': passphrase }],
    ] as const) {
      const error = await refusalOf(options);
      expect(error?.code).toBe('PASSPHRASE_WEAK');
      expect(error?.message).toMatch(new RegExp(`^\`${option}\` is too easy to guess: anyone who .* within `));
      expect(error?.hint).toContain('openssl rand -base64 32');
      if (passphrase.length > 3) expect(`${error?.message} ${error?.hint}`).not.toContain(passphrase);
    }
  });

  it.each(STRONG)('that withstands that is accepted: %s', async (passphrase) => {
    expect(await refusalOf({ ...BACKUP, passphrase })).toBeUndefined();
    expect(await refusalOf({ ...KEYGEN, 'key-passphrase': passphrase })).toBeUndefined();
  });

  it('is guessed by the names of the run first', async () => {
    const named = 'ops-night-shift@example.com 1 ops-night-shift@example.com';
    expect((await refusalOf({ ...KEYGEN, 'key-passphrase': named }))?.code).toBe('PASSPHRASE_WEAK');
    expect(await refusalOf({ ...BACKUP, passphrase: named })).toBeUndefined();
  });

  it('is never refused by a mode that reads', async () => {
    for (const mode of ['verify', 'restore', 'list', 'status', 'prune', 'sync']) {
      const more = mode === 'restore' ? { target: 'sqlite:new.db' } : {};
      expect(await refusalOf({ ...STORED, ...more, mode, passphrase: 'abc' }), mode).toBeUndefined();
    }
  });

  it('is judged by the cost of one guess', () => {
    // 65,011,712 bytes of SHA-256, a thousand cards with 22 billion blocks of 64 bytes per second.
    expect(guessesPerSecond(S2K_COUNT_BYTE)).toBeCloseTo(1000 * 21_657.6, -3);
    expect(guessesPerSecond(KEY_S2K_COUNT_BYTE)).toBeCloseTo(1000 * 83_923.3, -3);
    const page = readFileSync('docs/keys.md', 'utf8').replaceAll(/\s+/g, ' ');
    expect(page).toContain('22 million guesses per second for a backup, 84 million for a key');
  });
});
