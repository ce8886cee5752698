import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { type GeneratedKey, generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { committedIn, putBackup } from '../support/stored-backup.ts';

const MINUTE_MS = 60_000;
let keys: TestKeys;
let verifier: GeneratedKey;
let storage: MemoryStorage;
let bench: Workbench;
let minutes: number;

beforeAll(async () => {
  keys = await makeTestKeys();
  verifier = await generateKeyPair('verifier', 'test@example.com', undefined);
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage, new MemoryStorage('other'));
  minutes = 0;
  bench.now = () => new Date(Date.now() + minutes * MINUTE_MS);
});

/** A minute later than the one before, and so newer. */
function backUp(change: Parameters<Workbench['backup']>[0] = {}) {
  minutes += 1;
  return bench.backup(change);
}

describe('a backup without a runner key, after a signed one', () => {
  const UNSIGNED = { runnerKey: undefined };

  it('is refused before the dump, and says which option is missing', async () => {
    const first = await backUp();
    const { error, exitCode } = await backUp(UNSIGNED);
    expect(exitCode).toBe(2);
    expect(error).toMatchObject({ code: 'KEY_MISSING', message: expect.stringContaining('`runner-key` is not given') });
    expect(error?.message).toContain(first.backup?.id);
    expect(error?.hint).toContain('`allow-unsigned: true`');
    expect(committedIn(storage)).toHaveLength(1);
  });

  it('is made on request, and the next one needs no request', async () => {
    await backUp();
    expect(await backUp({ ...UNSIGNED, allowUnsigned: true })).toMatchObject({ exitCode: 0 });
    expect(await backUp(UNSIGNED)).toMatchObject({ exitCode: 0 });
  });

  it('is refused if only one destination has the signed one', async () => {
    await backUp({ destinations: bench.destinations.slice(1) });
    expect((await backUp(UNSIGNED)).error).toMatchObject({ code: 'KEY_MISSING' });
  });

  it('is refused although a newer unsigned one was put there, if `signers` tells which ones count', async () => {
    await backUp();
    await putBackup(storage, { at: new Date(Date.now() + 2 * MINUTE_MS) });
    minutes += 3;
    const { error } = await backUp({ ...UNSIGNED, signers: [keys.runner.armoredPublic] });
    expect(error).toMatchObject({ code: 'KEY_MISSING' });
  });

  it('is made if the passphrase signs instead, or if none was ever signed', async () => {
    expect(await backUp(UNSIGNED)).toMatchObject({ exitCode: 0 });
    expect(await backUp()).toMatchObject({ exitCode: 0 });
    const recipients = { kind: 'passphrase', passphrase: new Secret('a long passphrase of a test') } as const;
    const signed = await backUp({ ...UNSIGNED, recipients });
    expect(signed).toMatchObject({ exitCode: 0 });
    expect((await backUp(UNSIGNED)).error).toMatchObject({ code: 'KEY_MISSING' });
  });
});

describe('a verification without a verifier key, after a signed record', () => {
  const signed = () => ({ verifierKey: { armored: verifier.armoredPrivate, passphrase: undefined } });
  const verify = (change: Parameters<Workbench['verify']>[0] = {}) => {
    minutes += 1;
    return bench.verify(change);
  };

  it('is refused before the restore, unless it is allowed', async () => {
    await backUp();
    expect(await verify()).toMatchObject({ verdict: 'passed' });
    expect(await verify(signed())).toMatchObject({ verdict: 'passed' });
    const refused = await verify();
    expect(refused).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'KEY_MISSING' } });
    expect(refused.error?.message).toContain('`verifier-key` is not given');
    expect(refused.record).toBeUndefined();
    expect(await verify({ allowUnsigned: true })).toMatchObject({ verdict: 'passed' });
    expect(await verify()).toMatchObject({ verdict: 'passed' });
  });

  it('is not refused because the records can not be listed', async () => {
    await backUp();
    expect(await verify(signed())).toMatchObject({ verdict: 'passed' });
    storage.onOperation = (operation, key) => {
      if (operation !== 'list' || !key.includes('verifications/')) return;
      throw new RestorableError('STORAGE_PERMISSION', 'not allowed');
    };
    expect(await verify({ destinations: bench.destinations.slice(0, 1) })).toMatchObject({ verdict: 'passed' });
  });
});
