import type { Storage } from '../../src/ports/storage.ts';
import type { Tuning } from '../../src/storage/connection/http-retry.ts';
import { openGoogleStorage } from '../../src/storage/gs/index.ts';
import { testHost } from '../support/commands.ts';
import { type FakeGcs, startFakeGcs } from '../support/fake-gcs.ts';
import { httpFaults } from '../support/http-faults.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { keys, putAll } from './storage.ts';
import { describeFaults } from './storage-faults.ts';

const MiB = 1024 * 1024;
/** Short, so that permanent failures end soon, but longer than a busy machine leaves a healthy server without an answer. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 3_000, firstTimeoutMs: 30_000 };
const BUSY = '{"error":{"code":503,"message":"Busy.","errors":[{"domain":"global","reason":"backendError"}]}}';

let fake: FakeGcs;
let bucket: ReturnType<FakeGcs['bucket']>;
let proxy: FaultProxy;

function open(url: string, tuning: Partial<Tuning>, token = fake.tokens.accessToken()): Promise<Storage> {
  return openGoogleStorage(`${url}&env=TOKEN`, { ...testHost(), env: { TOKEN: token } }, tuning);
}

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
  open: (how) => open(bucket.url('faults', how === 'direct' ? fake.url : proxy.url), how === 'broken' ? QUICK : {}),
  heal: () => proxy.heal(),
  requests: { count: () => proxy.requests.length, perPut: 3 },
  faults: {
    ...httpFaults(() => proxy, { put: 'POST', get: 'GET', list: 'GET' }, BUSY),
    manyKeys: putAll,
    expiredCredentials: () => open(bucket.url('faults'), QUICK, fake.tokens.accessToken(-60)),
    fullDisk: async (act) => {
      const storage = await open(fake.bucket({ quotaBytes: 4 * MiB }).url('full'), QUICK);
      await act({ storage, everything: () => keys(storage, '') });
    },
  },
});
