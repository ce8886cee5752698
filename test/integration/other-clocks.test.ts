import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { CommandBed } from '../support/command-run.ts';
import { startPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';

const MAJOR = 17;
const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
const SETTINGS = { autovacuum: 'off', max_slot_wal_keep_size: '96MB' };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([20, -20])(
  'of a server whose clock is %i minutes ahead, a window begins where a backup is',
  async (minutes) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - HOUR_MS });
    const bed = await CommandBed.open('databases: { cache: { } }').finally(() => vi.useRealTimers());
    // The same as a server with another clock.
    vi.spyOn(SYSTEM_CLOCK, 'now').mockImplementation(() => new Date(Date.now() - minutes * MINUTE_MS));
    const server = await startPostgres({ major: MAJOR, hba: HBA, settings: SETTINGS });
    try {
      const env = { PG_BIN: await pgBin(MAJOR) };
      const options = { database: server.url, kind: 'physical' };
      const backUp = async () => {
        const { error, backup } = await bed.run('backup', { env, options: { ...options, 'full-every': '1ms' } });
        expect(error).toBeUndefined();
        return backup?.id ?? '';
      };
      const ship = async () => expect((await bed.run('ship', { env, options })).error).toBeUndefined();
      await runSql(server.url, 'create table orders (id int)');
      const first = await backUp();
      await ship();
      const second = await backUp();
      const backedUp = SYSTEM_CLOCK.now().getTime() + minutes * MINUTE_MS;
      await ship();
      // As `prune` would: the line of shipments is of use from the second one on.
      await rm(join(bed.folder, 'storage/cache/manifests', `${first}.json`));
      const [log] = (await bed.run('list')).destinations[0]?.logs ?? [];
      expect(log?.windows).toHaveLength(1);
      const from = log?.windows[0]?.from ?? '';
      expect(Math.abs(Date.parse(from) - backedUp)).toBeLessThan(10 * MINUTE_MS);
      const { error, backup } = await bed.run('restore', {
        options: { target: `pgdata:${bed.folder}/data`, at: from },
      });
      expect([error, backup?.id]).toEqual([undefined, second]);
    } finally {
      await server.stop();
      await bed.remove();
    }
  },
);
