import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { LogFile } from '../../src/ports/engine/log-source.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { RecoveryScriptServer } from '../support/recovery-script.ts';

const AT = '2026-11-01T00:00:00.000Z';
const PREFIX = 'magic and format';
const script = new RecoveryScriptServer();
let keys: TestKeys;
let folder: string;
let storage: MemoryStorage;
let bench: Workbench;
let position: LogPosition;
/** What the next shipment contains. */
let files: readonly (Pick<LogFile, 'file' | 'start' | 'end'> & { readonly text: string })[];
let end: LogPosition;

const binlog = (file: string, offset: number): LogPosition => ({
  ...{ kind: 'binlog', gtid: null, server: '7', at: AT },
  file,
  offset,
});

beforeAll(async () => {
  keys = await makeTestKeys();
});

afterAll(async () => {
  await script[Symbol.asyncDispose]();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
  const open = bench.engine.openSource.bind(bench.engine);
  bench.engine.openSource = async () => {
    const source = await open();
    return {
      ...source,
      dump: async (options) => ({ ...(await source.dump(options)), position: async () => position }),
      readLog: async () => ({
        files: (async function* () {
          for (const { text, ...of } of files) {
            const content = (async function* () {
              yield Buffer.from(text);
            })();
            yield { name: of.file.toLowerCase(), ...of, content };
          }
        })(),
        end: async () => ({ to: end, transactions: { count: 1, firstAt: AT, lastAt: AT, precision: 'seconds' } }),
      }),
    };
  };
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A backup that ships the log before it. */
async function backUp(): Promise<string> {
  const report = await bench.backup({ chain: { kind: 'auto', fullEveryMs: 1e12, maxChain: 30 }, ship: true });
  expect(report.error).toBeUndefined();
  expect(report.warnings).toEqual([]);
  return report.backup?.id ?? '';
}

async function ship(to: LogPosition, ...pieces: typeof files): Promise<void> {
  [files, end] = [pieces, to];
  await backUp();
}

async function run(...args: string[]) {
  for (const [key, bytes] of storage.objects) {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), bytes);
  }
  await writeFile(join(folder, 'key.asc'), keys.recovery.armoredPrivate.reveal());
  await writeFile(join(folder, 'signer.asc'), keys.runner.armoredPublic);
  const given = ['--folder', join(folder, 'shop'), '--signer', join(folder, 'signer.asc')];
  return script.run([...given, ...args], { folder });
}

const extract = (backup: string) =>
  run('--log', '--backup', backup, '--key', join(folder, 'key.asc'), '--output', join(folder, 'out'));

const written = (file: string) => readFile(join(folder, 'out', file));

describe('a binary log', () => {
  let base: string;
  beforeEach(async () => {
    position = binlog('bin.000007', 120);
    base = await backUp();
    await ship(binlog('bin.000007', 124), { file: 'bin.000007', start: 120, end: 124, text: `${PREFIX}ABCD` });
    await ship(
      binlog('bin.000008', 6),
      { file: 'bin.000007', start: 124, end: 144, text: `${PREFIX}EFGHIJKLMNOPQRSTUVWX` },
      { file: 'bin.000008', start: 4, end: 6, text: 'magiYZ' },
    );
  });

  it('is listed, and written under the names of its files, with each byte at its place', async () => {
    const listed = await run('--list');
    expect(listed, listed.stderr).toMatchObject({ code: 0 });
    expect(listed.stdout).toMatch(new RegExp(`^log since ${base} .* 2 shipments .* signed$`, 'm'));
    const done = await extract(base);
    expect(done, done.stderr).toMatchObject({ code: 0, leftKeys: [] });
    expect(done.stdout).toContain('--start-position=120 --stop-position=6 bin.000007 bin.000008');
    const seventh = await written('bin.000007');
    expect(seventh.subarray(0, PREFIX.length).toString()).toBe(PREFIX);
    expect(seventh.subarray(120).toString()).toBe('ABCDEFGHIJKLMNOPQRSTUVWX');
    expect((await written('bin.000008')).toString()).toBe('magiYZ');
    expect(String(await written('LOG-FILES'))).toBe('bin.000007\nbin.000008\n');
  });

  it('is not written if a byte of it was changed', async () => {
    const key = [...storage.objects.keys()].findLast((each) => /\/packs\/[^/]*-log-/.test(each)) ?? '';
    storage.objects.set(key, Buffer.from(storage.objects.get(key) ?? '').fill(1, 20, 24));
    const done = await extract(base);
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('BACKUP_DAMAGED');
    expect(await readdir(folder)).not.toContain('out');
  });

  it('is not continued by a shipment whose predecessor is missing', async () => {
    const key = [...storage.objects.keys()].find((each) => /\/manifests\/[^/]*-log-/.test(each)) ?? '';
    storage.objects.delete(key);
    const done = await extract(base);
    expect(done.stderr).toContain('LOG_UNREACHED');
    expect(await readdir(folder)).not.toContain('out');
  });
});

describe('a write-ahead log', () => {
  it('is written as whole segments, also of a segment that was shipped in pieces', async () => {
    const wal = (lsn: string): LogPosition => {
      return { kind: 'wal', lsn, timeline: 1, segmentBytes: 1_048_576, server: '7', at: AT };
    };
    const [second, third] = ['000000010000000000000002', '000000010000000000000003'];
    position = wal('0/200028');
    const base = await backUp();
    await ship(
      wal('0/30000A'),
      { file: second, start: 40, end: 1_048_576, text: '2'.repeat(1_048_536) },
      { file: third, start: 0, end: 10, text: '3333333333' },
    );
    await ship(wal('0/300010'), { file: third, start: 10, end: 16, text: 'abcdef' });
    // Once more from its beginning.
    await ship(wal('0/300012'), { file: third, start: 0, end: 18, text: '3333333333abcdefgh' });
    const done = await extract(base);
    expect(done, done.stderr).toMatchObject({ code: 0 });
    expect(done.stdout).toContain(
      `The backup ${base} is at 0/200028.\nThe log goes on to 0/300012: any moment before ${AT}.`,
    );
    expect((await written(second)).equals(Buffer.alloc(1_048_576, '2').fill(0, 0, 40))).toBe(true);
    const last = await written(third);
    expect([last.length, last.subarray(0, 20).toString()]).toEqual([1_048_576, '3333333333abcdefgh\0\0']);
    expect(String(await written('LOG-OPTIONS'))).toBe(`${second} 40\n`);
  });
});
