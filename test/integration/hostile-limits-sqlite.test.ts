import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createD1Engine } from '../../src/engines/d1/index.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import type { SandboxLimits, Target, TargetNeeds } from '../../src/ports/engine/target.ts';
import { keyOptions, makeTestKeys } from '../support/commands.ts';
import { runOptions } from '../support/run-options.ts';
import { createTargetHost } from '../support/target-host.ts';

const MIB = 1024 ** 2;
/** For what never ends, and is busy until then. */
const TIME_MS = 1_500;
const ENDLESS = 'with recursive c(i) as (select 1 union all select i + 1 from c)';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-sqlite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PAGE = 512;
const PAGES = 19;

/** 10 KB in which every page names the next one 71 times: counting the rows never ends. */
async function fanOut(): Promise<Buffer> {
  const path = join(folder, 'fan-out.sqlite');
  const database = new DatabaseSync(path);
  database.exec(`pragma page_size = ${PAGE}; create table t (a); insert into t values (1)`);
  database.close();
  const first = await readFile(path);
  expect(first.length).toBe(2 * PAGE);
  const file = Buffer.concat([first, Buffer.alloc((PAGES - 2) * PAGE)]);
  // The table's former leaf is the last page now.
  file.copy(file, (PAGES - 1) * PAGE, PAGE, 2 * PAGE);
  for (let page = 2; page < PAGES; page += 1) file.set(interiorPage(page + 1), (page - 1) * PAGE);
  file.writeUInt32BE(PAGES, 28);
  return file;
}

/** An interior page of a table whose children are all the same page (https://sqlite.org/fileformat2.html, 1.6). */
function interiorPage(child: number): Buffer {
  const page = Buffer.alloc(PAGE);
  const cells = Math.floor((PAGE - 12) / 7);
  page.writeUInt8(5, 0);
  page.writeUInt16BE(cells, 3);
  page.writeUInt16BE(PAGE - cells * 5, 5);
  page.writeUInt32BE(child, 8);
  for (let cell = 0; cell < cells; cell += 1) {
    const at = PAGE - (cell + 1) * 5;
    page.writeUInt16BE(at, 12 + cell * 2);
    page.writeUInt32BE(child, at);
    page.writeUInt8(cell + 1, at + 4);
  }
  return page;
}

async function fileOf(sql: string): Promise<Buffer> {
  const path = join(folder, 'made.sqlite');
  await rm(path, { force: true });
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return readFile(path);
}

const NEEDS: TargetNeeds = {
  majorVersion: '3',
  rawBytes: 1e6,
  fingerprint: {
    engine: 'sqlite',
    serverVersion: '3.50.0',
    takenAt: '2026-01-01T00:00:00.000Z',
    sizeBytes: null,
    tables: [],
    objects: [],
    sequences: [],
    extensions: [],
    facts: {},
  },
};

/** Restores the bytes under limits, lets `work` use the result, and returns the error's code. */
async function codeOf(
  engine: Engine,
  stream: { readonly name: string; readonly bytes: Buffer },
  limits: SandboxLimits,
  work: (target: Target) => Promise<unknown> = async () => {},
): Promise<string> {
  const host = await createTargetHost();
  try {
    const target = await engine.openTarget({ kind: 'ephemeral', limits }, NEEDS, host);
    const restored = async (): Promise<unknown> => {
      await target.restore(streamsOf(stream));
      return work(target);
    };
    const error = await restored().then(
      () => new Error('nothing stopped it'),
      (thrown: unknown) => thrown as Error & { code?: string },
    );
    await target.close();
    expect(host.leftovers).toEqual([]);
    expect(await readdir(host.folder)).toEqual([]);
    return 'code' in error && error.code !== undefined ? error.code : error.message;
  } finally {
    host.remove();
  }
}

function streamsOf({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): readonly ByteStream[] {
  const content = (async function* () {
    yield bytes;
  })();
  return [{ name, content }];
}

const query = (sql: string) => (target: Target) => target.query(sql, { timeoutMs: 100_000 });

describe('SQLite', () => {
  const sqlite = createSqliteEngine();
  const code = (bytes: Buffer, limits: SandboxLimits, work?: (target: Target) => Promise<unknown>) =>
    codeOf(sqlite, { name: 'database.sqlite', bytes }, limits, work);

  test('ten kilobytes that make every count endless are stopped', async () => {
    expect(await code(await fanOut(), { timeoutMs: TIME_MS }, (target) => target.inspect())).toBe('SANDBOX_TIMEOUT');
  });

  test('a view that takes memory is stopped', async () => {
    const view = `create view v as ${ENDLESS} select max(length(z) + i) from c, (select cast(zeroblob(300000000) as text) as z)`;
    expect(await code(await fileOf(view), { memoryBytes: 200 * MIB }, query('select * from v'))).toBe('SANDBOX_MEMORY');
  });

  test('a view that sorts endlessly is stopped, though its files have no names', async () => {
    const view = `create view v as ${ENDLESS}, d as (select i, randomblob(5000) as b from c limit 10000000) select i from d order by b`;
    expect(await code(await fileOf(view), { diskBytes: 100 * MIB }, query('select * from v'))).toBe('SANDBOX_DISK');
  });
});

test('a verification over a limit is an error that names it, no verdict, and its options are used', async () => {
  const database = join(folder, 'source.db');
  const made = new DatabaseSync(database);
  made.exec(`create table t (a); insert into t values (1); create view v as ${ENDLESS} select max(i) from c`);
  made.close();
  const common = {
    name: 'shop',
    destination: `file:${join(folder, 'store')}`,
  };
  const keys = await makeTestKeys();
  const source = { mode: 'backup', database: `sqlite:${database}`, ...keyOptions('backup', keys) };
  const backup = await runOptions({ ...common, ...source }, process.env);
  expect(backup.report.error).toBeUndefined();
  const checks = 'checks:\n  - name: endless\n    sql: select * from v\n    timeout: 1h\n';
  const verify = (more: Record<string, string>) =>
    runOptions({ ...common, mode: 'verify', ...keyOptions('verify', keys), ...more }, process.env);
  const over = await verify({ checks, 'sandbox-timeout': `${TIME_MS}ms` });
  expect(over.report).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'SANDBOX_TIMEOUT' } });
  expect(over.host.leftovers).toEqual([]);
  const limits = {
    'sandbox-memory': '1GiB',
    'sandbox-disk': '1GB',
    'sandbox-processes': '100',
    'sandbox-timeout': '1h',
  };
  const within = await verify(limits);
  expect(within.report).toMatchObject({ verdict: 'passed', exitCode: 0 });
});

describe('D1', () => {
  const d1 = createD1Engine();
  const code = (sql: string, limits: SandboxLimits) =>
    codeOf(d1, { name: 'database.sql', bytes: Buffer.from(`create table t (a);\n${sql};\n`) }, limits);

  test('a script that never ends is stopped', async () => {
    expect(await code(`insert into t ${ENDLESS} select max(i) from c`, { timeoutMs: TIME_MS })).toBe('SANDBOX_TIMEOUT');
  });

  test('a script that takes memory is stopped', async () => {
    const sql = `insert into t ${ENDLESS} select max(length(z) + i) from c, (select cast(zeroblob(300000000) as text) as z)`;
    expect(await code(sql, { memoryBytes: 200 * MIB })).toBe('SANDBOX_MEMORY');
  });

  test('a script that fills the disk is stopped', async () => {
    const sql = `insert into t ${ENDLESS} select randomblob(100000) from c`;
    expect(await code(sql, { diskBytes: 100 * MIB })).toBe('SANDBOX_DISK');
  });
});
