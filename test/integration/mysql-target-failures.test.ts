import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { TargetSpec } from '../../src/ports/engine/target.ts';
import { expectQuick } from '../support/baseline.ts';
import {
  dumpWithStockTool,
  FLAVORS,
  type MysqlDump,
  makeDatabase,
  mysqlHost,
  needsOf,
  withTarget,
} from '../support/mysql-target.ts';
import { WAITING } from '../support/patience.ts';
import { isRunning } from '../support/processes.ts';
import type { TargetHost } from '../support/target-host.ts';

const EPHEMERAL: TargetSpec = { kind: 'ephemeral', trustSource: false };

const hosts: TargetHost[] = [];
async function newHost(): Promise<TargetHost> {
  const host = await mysqlHost();
  hosts.push(host);
  return host;
}
afterAll(() => {
  for (const host of hosts) host.remove();
});

/** Folders of servers. Those of sandboxes contain no data and are removed with the workspace. */
const remains = (host: TargetHost): string[] => readdirSync(host.folder).filter((name) => !name.startsWith('box-'));

const asRoot = (...command: string[]): void => {
  const [file = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(file, args);
};

/** Fills a disk whose server has started, so that little has to be restored until it is full. */
async function leaveFree(mount: string, mib: number): Promise<void> {
  const { bavail, bsize } = await statfs(mount);
  await writeFile(join(mount, 'ballast'), Buffer.alloc(bavail * bsize - mib * 1024 * 1024));
}

/** Rows of 1 MiB until the disk is full. */
async function* manyRows(engine: string) {
  yield Buffer.from(`-- Host: x    Database: large\nCREATE TABLE big (a longtext) ENGINE=${engine};\n`);
  const row = Buffer.from(`INSERT INTO \`big\` VALUES ('${'x'.repeat(1024 * 1024)}');\n`);
  for (let count = 0; count < 2_000; count += 1) yield row;
}

describe.each(FLAVORS)('%s', (_flavor, start) => {
  let dump: MysqlDump;

  beforeAll(async () => {
    const server = await start();
    try {
      await makeDatabase(server, 'small', `create table a (b text); insert into a values ('${'x'.repeat(20_000)}')`);
      dump = await dumpWithStockTool(server, 'small');
    } finally {
      await server.stop();
    }
  });

  test('a cancel ends the restore at once', async () => {
    const host = await newHost();
    const target = await openMysqlTarget(EPHEMERAL, needsOf(dump), host);
    const reached = Promise.withResolvers<void>();
    const endless = async function* () {
      yield dump.database.subarray(0, dump.database.length - 100);
      reached.resolve();
      await new Promise(() => {});
    };
    const restoring = target.restore([{ name: 'database.sql', content: endless() }]);
    restoring.catch(() => {});
    await reached.promise;
    const before = performance.now();
    host.cancel();
    await expect(restoring).rejects.toMatchObject({ code: 'CANCELLED' });
    await target.close();
    await expectQuick(performance.now() - before);
    expect(host.leftovers).toEqual([]);
    expect(remains(host)).toEqual([]);
  });

  test('a server that is killed is not a finding about the backup', async () => {
    const host = await newHost();
    await withTarget(EPHEMERAL, needsOf(dump), host, async (target) => {
      const [leftover] = host.leftovers;
      if (leftover?.kind !== 'process') throw new Error('the server is not in the journal');
      const killing = async function* () {
        yield dump.database.subarray(0, dump.database.length - 400);
        process.kill(-leftover.pid, 'SIGKILL');
        await vi.waitUntil(async () => !(await isRunning(leftover.pid)), WAITING);
        yield dump.database.subarray(dump.database.length - 400);
      };
      const streams = [{ name: 'database.sql', content: killing() }];
      await expect(target.restore(streams)).rejects.toMatchObject({
        code: 'DATABASE_CONNECTION_LOST',
        hint: expect.stringContaining('is not a verdict on the backup'),
      });
    });
    expect(host.leftovers).toEqual([]);
    expect(remains(host)).toEqual([]);
  });

  // MyISAM waits forever for space.
  test.each(['InnoDB', 'MyISAM'])('a disk that becomes full is not a finding about the backup: %s', async (engine) => {
    const mount = mkdtempSync(join(tmpdir(), 'full-'));
    asRoot('mount', '-t', 'tmpfs', '-o', 'size=380m,mode=0777', 'tmpfs', mount);
    vi.stubEnv('TMPDIR', mount);
    try {
      const host = await newHost();
      await withTarget(EPHEMERAL, needsOf(dump), host, async (target) => {
        await leaveFree(mount, 40);
        const streams = [{ name: 'database.sql', content: manyRows(engine) }];
        await expect(target.restore(streams)).rejects.toMatchObject({
          code: 'DISK_FULL',
          hint: expect.stringContaining('target:'),
        });
      });
      expect(remains(host)).toEqual([]);
      host.remove();
    } finally {
      vi.unstubAllEnvs();
      asRoot('umount', mount);
      rmSync(mount, { recursive: true });
    }
  });
});
