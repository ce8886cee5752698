import { openS3Storage } from '../../src/storage/s3/index.ts';
import type { Tuning } from '../../src/storage/s3/requests/client.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { httpFaults } from '../support/http-faults.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { keys, putAll } from './storage.ts';
import { describeFaults } from './storage-faults.ts';

/** Short, so that permanent failures end soon, but longer than a busy machine leaves a healthy server without an answer. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 3_000, connectTimeoutMs: 30_000 };

let bucket: TestBucket;
let proxy: FaultProxy;

describeFaults({
  name: 'Ceph 16',
  start: async () => {
    bucket = await cephBucket();
    proxy = await startProxy(bucket.endpoint);
  },
  stop: () => proxy.stop(),
  open: (how) => {
    const url = bucket.url('faults', how === 'direct' ? undefined : proxy.url);
    return openS3Storage(url, testHost(), how === 'broken' ? QUICK : {});
  },
  heal: () => proxy.heal(),
  requests: { count: () => proxy.requests.length, perPut: 3 },
  faults: {
    ...httpFaults(() => proxy, undefined, '<Error><Code>SlowDown</Code></Error>'),
    manyKeys: putAll,
    // Ceph's own temporary credentials would have to expire first, so the proxy returns AWS's answer for that.
    expiredCredentials: async () => {
      const body = '<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>';
      proxy.always({ kind: 'answer', status: 400, body });
      return openS3Storage(bucket.url('faults', proxy.url), testHost(), QUICK);
    },
    // Ceph 16 reads its quota with a delay of minutes, so the proxy returns its answer.
    fullDisk: async (act) => {
      const direct = await openS3Storage(bucket.url('full'), testHost());
      const full = await openS3Storage(bucket.url('full', proxy.url), testHost(), QUICK);
      const fault = { kind: 'answer', status: 403, body: '<Error><Code>QuotaExceeded</Code></Error>' } as const;
      const pretend = (isFull: boolean): void => proxy.always(isFull ? fault : undefined, 'PUT');
      await act({ storage: full, everything: () => keys(direct, ''), pretend });
      await full.close();
    },
  },
});
