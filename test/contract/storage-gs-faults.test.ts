import type { Storage } from '../../src/ports/storage.ts';
import { openGoogleStorage } from '../../src/storage/gs/index.ts';
import type { Tuning } from '../../src/storage/http-retry.ts';
import { testHost } from '../support/commands.ts';
import { type FakeGcs, startFakeGcs } from '../support/fake-gcs.ts';
import { httpFaults } from '../support/http-faults.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { keys, putAll } from './storage.ts';
import { describeFaults } from './storage-faults.ts';

const MiB = 1024 * 1024;
/** Short, so that what must fail at last does so soon. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 700, firstTimeoutMs: 1_000 };

let fake: FakeGcs;
let bucket: ReturnType<FakeGcs['bucket']>;
let proxy: FaultProxy;

function open(url: string, tuning: Partial<Tuning> = {}, credentials?: string): Promise<Storage> {
  const KEY = credentials ?? JSON.stringify(fake.tokens.serviceAccount(`${fake.url}/token`));
  return openGoogleStorage(`${url}&env=KEY`, { ...testHost(), env: { KEY } }, tuning);
}

const busy = { code: 503, message: 'No.', errors: [{ domain: 'global', reason: 'backendError', message: 'No.' }] };

describeFaults({
  name: 'gs (a fake of Google Cloud Storage)',
  start: async () => {
    fake = await startFakeGcs();
    bucket = fake.bucket();
    proxy = await startProxy(fake.url);
  },
  stop: async () => {
    await proxy.stop();
    await fake.stop();
  },
  open: (how) => open(bucket.url('faults', how === 'direct' ? undefined : proxy.url), how === 'broken' ? QUICK : {}),
  heal: () => proxy.heal(),
  requests: { count: () => proxy.requests.length, perPut: 3 },
  faults: {
    ...httpFaults(() => proxy, { put: 'POST', get: 'GET', list: 'GET' }, JSON.stringify({ error: busy })),
    expiredCredentials: async () => {
      const storage = await open(bucket.url('faults'), QUICK, fake.tokens.accessToken());
      fake.tokens.revokeAll();
      return storage;
    },
    fullDisk: async (act) => {
      const storage = await open(fake.bucket({ quotaBytes: 4 * MiB }).url(), QUICK);
      await act({ storage, everything: () => keys(storage, '') });
      await storage.close();
    },
    manyKeys: putAll,
  },
});
