import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { documentedRecipe, type RedisServer, startRedis } from '../support/redis.ts';

let folder: string;
let keys: KeyFiles;
let source: RedisServer;
let target: RedisServer;
let common: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-commands-'));
  keys = await makeKeys(folder);
  [source, target] = await Promise.all([startRedis(), startRedis()]);
  for (let key = 0; key < 50; key += 1) await source.send('SET', `key ${key}`, `value ${key}`);
  const config = join(folder, 'restorable.yml');
  await writeFile(config, documentedRecipe('Redis'));
  common = { config, name: 'cache', destination: `file:${join(folder, 'store')}` };
});

afterAll(async () => {
  await source?.stop();
  await target?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('the documented recipe for Redis backs up, verifies, lists and restores, as an action and on the command line', async () => {
  const secrets = [source.password, target.password];
  const act = async (inputs: Record<string, string>, env: Readonly<Record<string, string>>) => {
    const result = await runAction({ ...common, ...inputs }, folder, { env });
    expect(result, result.stdout + result.stderr).toMatchObject({ code: 0 });
    for (const secret of secrets) expect(result.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(secret);
    return result;
  };
  await act({ mode: 'backup', 'encrypt-to': keys.recoveryPublic, 'runner-key': keys.runnerPrivate }, source.env);
  const read = { 'decrypt-with': keys.recoveryPrivate, signers: keys.runnerPublic };
  // The verify job needs no access to the source.
  const verified = await act({ mode: 'verify', ...read }, {});
  expect(verified.outputs).toMatchObject({ verdict: 'passed', 'checks-failed': '0' });
  const args = (options: Record<string, string>): string[] =>
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const { config: _config, ...place } = common;
  const listed = await runBundle(['list', ...args({ ...place, signers: keys.runnerPublic })]);
  expect(listed, listed.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining('cache') });
  const restored = await runBundle(['restore', ...args({ ...common, ...read, target: 'command:cache' })], {
    env: target.env,
  });
  expect(restored, restored.stdout + restored.stderr).toMatchObject({ code: 0 });
  expect(await target.send('GET', 'key 7')).toContain('value 7');
  expect(await target.send('DBSIZE')).toContain(':50');
});
