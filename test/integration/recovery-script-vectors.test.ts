import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { RecoveryScriptServer, runRecoveryScript } from '../support/recovery-script.ts';
import { sqFolder } from '../support/sq.ts';
import type { Vector, VectorIndex } from '../support/vectors/vector.ts';

const FOLDER = fileURLToPath(new URL('../vectors', import.meta.url));
const { vectors }: VectorIndex = JSON.parse(await readFile(join(FOLDER, 'index.json'), 'utf8'));
/** No verdict on the backup: exit code 2. */
const OF_THE_KEY = ['KEY_WRONG'];

let folder: string;
let path: string;
const script = new RecoveryScriptServer();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vectors-'));
  path = `${await sqFolder()}:/usr/bin:/bin`;
});

afterAll(async () => {
  await script[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Copies a vector's files, and runs the script on them. */
async function recover(vector: Vector) {
  const place = join(folder, vector.name);
  await mkdir(place);
  // Without turns of the thread pool, which take longer than the copy of such small files.
  if (vector.base !== undefined) cpSync(join(FOLDER, 'accept', vector.base), place, { recursive: true });
  for (const key of vector.remove ?? []) await rm(join(place, key));
  if (vector.folder !== undefined) cpSync(join(FOLDER, vector.folder), place, { recursive: true });
  const given = (option: string, files: readonly string[]) => files.flatMap((file) => [option, join(FOLDER, file)]);
  const args = [
    ...['--folder', join(place, vector.database), '--backup', vector.backup, '--output', `${place}-out`],
    ...given('--key', vector.keys),
    ...given('--signer', vector.signers),
  ];
  if (vector.passphrase !== null) args.push('--passphrase', '--passphrase-fd', '3');
  else if (vector.signers.length === 0) args.push('--without-signature');
  const descriptor3 = vector.passphrase ?? '';
  return script.run(args, { folder, descriptor3, env: { PATH: path } });
}

const withLog = vectors.filter(({ log }) => log !== undefined);

it.concurrent.each(withLog)('writes the log of $name, and not without each of its shipments', async (vector) => {
  const place = join(folder, `${vector.name}-log`);
  cpSync(join(FOLDER, vector.folder ?? ''), place, { recursive: true });
  const given = (option: string, files: readonly string[]) => files.flatMap((file) => [option, join(FOLDER, file)]);
  const extract = (output: string) => {
    const at = ['--log', '--folder', join(place, vector.database), '--backup', vector.backup, '--output', output];
    const args = [...at, ...given('--key', vector.keys), ...given('--signer', vector.signers)];
    return script.run(args, { folder, env: { PATH: path } });
  };
  const done = await extract(`${place}-out`);
  expect(done, done.stderr).toMatchObject({ code: 0, leftKeys: [] });
  for (const { name, rawBytes, sha256 } of vector.log ?? []) {
    const bytes = await readFile(join(`${place}-out`, name));
    expect([name, bytes.length, sha256Hex(bytes)]).toEqual([name, rawBytes, sha256]);
  }
  const manifests = join(place, vector.database, 'manifests');
  const [first = ''] = (await readdir(manifests)).filter((name) => name.includes('-log-')).sort();
  await rm(join(manifests, first));
  const without = await extract(`${place}-none`);
  expect(without.stderr).toContain('LOG_UNREACHED');
});

it.concurrent.each(vectors)('evaluates $name according to the format', async (vector) => {
  const done = await recover(vector);
  expect(done.leftKeys).toEqual([]);
  const code = /^RECOVERY-v1: (\w+): /m.exec(done.stderr)?.[1];
  if (vector.streams === undefined) {
    expect(vector.refuse, done.stderr).toContain(code);
    expect(done.code).toBe(OF_THE_KEY.includes(code ?? '') ? 2 : 1);
    expect(await readdir(folder)).not.toContain(`${vector.name}-out`);
    return;
  }
  expect(done, done.stderr).toMatchObject({ code: 0 });
  for (const { name, rawBytes, sha256 } of vector.streams) {
    const bytes = await readFile(join(folder, `${vector.name}-out`, name));
    expect({ rawBytes: bytes.length, sha256: sha256Hex(bytes) }).toEqual({ rawBytes, sha256 });
  }
});

it('reports what is missing if there is no sq, or one that is too old', async () => {
  const vector = vectors.find(({ name }) => name === 'rfc9580') as Vector;
  const args = [
    ...['--folder', join(folder, 'rfc9580', vector.database), '--output', join(folder, 'never')],
    ...['--signer', join(FOLDER, vector.signers[0] ?? ''), '--key', join(FOLDER, vector.keys[0] ?? '')],
  ];
  const none = await runRecoveryScript(args, { folder });
  expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/CLIENT_MISSING.*rfc9580.*sq 1\.x/) });
  // Like Debian 12's, which supports none of these options.
  await mkdir(join(folder, 'old'));
  await writeFile(join(folder, 'old', 'sq'), '#!/bin/sh\nexit 2\n', { mode: 0o755 });
  const old = await runRecoveryScript(args, { folder, env: { PATH: `${join(folder, 'old')}:/usr/bin:/bin` } });
  expect(old).toMatchObject({ code: 2, stderr: expect.stringContaining('too old') });
});
