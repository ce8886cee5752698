import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { layOut, runRecoveryScript } from '../support/recovery-script.ts';

const storage = new MemoryStorage();
const CHAIN = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 } as const;
let folder: string;
let bench: Workbench;
const held: { id: string; kind: string; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recovery-'));
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
  await layOut(storage, folder);
  await writeFile(join(folder, 'key.asc'), bench.keys.recovery.armoredPrivate.reveal(), { mode: 0o600 });
  await writeFile(join(folder, 'signer.asc'), bench.keys.runner.armoredPublic);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const ASKED = ['--folder', 'shop', '--signer', 'signer.asc', '--key', 'key.asc'];

it('rebuilds every backup of a chain', async () => {
  expect(held.map(({ kind }) => kind)).toEqual(['full', 'incremental', 'differential', 'incremental']);
  for (const { id, bytes } of held) {
    const done = await runRecoveryScript([...ASKED, '--backup', id, '--output', `out-${id}`], { folder });
    expect(done, done.stderr).toMatchObject({ code: 0, leftKeys: [] });
    expect(done.stdout).toContain(`out-${id}/database.sqlite: ${bytes.length} bytes, as dumped\n`);
    expect((await readFile(join(folder, `out-${id}`, 'database.sqlite'))).equals(Buffer.from(bytes))).toBe(true);
  }
}, 120_000);
