import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const run = promisify(execFile);
const reader = fileURLToPath(new URL('../../scripts/rebuild.py', import.meta.url));
const storage = new MemoryStorage();
const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
let folder: string;
let bench: Workbench;
const held: { id: string; kind: string; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rebuild-'));
  bench = new Workbench(await makeTestKeys(), storage);
  bench.engine.bytes = randomBytes(9_000_000);
  for (const kind of ['full', 'auto', 'differential', 'auto'] as const) {
    const report = await bench.backup({ chain: { ...CHAIN, kind } });
    expect(report.error).toBeUndefined();
    held.push({ id: report.backup?.id ?? '', kind: report.backup?.kind ?? '', bytes: bench.engine.bytes });
    const changed = Buffer.from(bench.engine.bytes);
    for (let place = 0; place < 30; place += 1) changed.set(randomBytes(20), place * 290_000);
    bench.engine.bytes = Buffer.concat([changed.subarray(0, 4_000_000), randomBytes(999), changed.subarray(4_000_000)]);
  }
  for (const [key, bytes] of storage.objects) {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), bytes);
  }
  await mkdir(join(folder, 'gnupg'), { mode: 0o700 });
  await writeFile(join(folder, 'key.asc'), bench.keys.recovery.armoredPrivate.reveal(), { mode: 0o600 });
  await run('gpg', ['--batch', '--import', join(folder, 'key.asc')], { env: environment() });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function environment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin', GNUPGHOME: join(folder, 'gnupg'), LC_ALL: 'C.UTF-8' };
}

it('a reader made from the format alone, with gpg and zstd, rebuilds every backup of a chain', async () => {
  expect(held.map(({ kind }) => kind)).toEqual(['full', 'incremental', 'differential', 'incremental']);
  for (const { id, bytes } of held) {
    const output = join(folder, `out-${id}`);
    const { stdout } = await run(reader, [join(folder, 'shop'), id, output], { env: environment() });
    expect(stdout).toBe(`database.sqlite: ${bytes.length} bytes, as dumped\n`);
    expect((await readFile(join(output, 'database.sqlite'))).equals(Buffer.from(bytes))).toBe(true);
  }
});

it('and stops at an object that is not what was stored', async () => {
  const [full, second] = held;
  const pack = join(folder, 'shop', 'packs', full?.id ?? '', 'database.sqlite', '000001.zst.pgp');
  const bytes = await readFile(pack);
  await writeFile(pack, bytes.fill(0, 500, 501));
  const rebuilding = run(reader, [join(folder, 'shop'), second?.id ?? '', join(folder, 'out')], { env: environment() });
  await expect(rebuilding).rejects.toMatchObject({ stderr: expect.stringContaining('FAILED: packs/') });
});
