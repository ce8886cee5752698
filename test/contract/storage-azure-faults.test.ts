import { ContainerSASPermissions } from '@azure/storage-blob';
import type { Storage } from '../../src/ports/storage.ts';
import { openAzureStorage } from '../../src/storage/azure/index.ts';
import type { Tuning } from '../../src/storage/connection/http-retry.ts';
import { type Azurite, startAzurite } from '../support/azurite.ts';
import { testHost } from '../support/commands.ts';
import { httpFaults } from '../support/http-faults.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { keys, putAll } from './storage.ts';
import { describeFaults } from './storage-faults.ts';

/** Short, so that permanent failures end soon, but longer than a busy machine leaves a healthy server without an answer. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 3_000, firstTimeoutMs: 30_000 };

let azurite: Azurite;
let container: Awaited<ReturnType<Azurite['container']>>;
let proxy: FaultProxy;

const open = (prefix: string, isBroken: boolean, tuning: Partial<Tuning>, env = azurite.env): Promise<Storage> => {
  const endpoint = isBroken ? `${proxy.url}/${azurite.account}` : undefined;
  return openAzureStorage(container.url(prefix, endpoint), { ...testHost(), env }, tuning);
};

describeFaults({
  name: 'Azurite',
  start: async () => {
    azurite = await startAzurite();
    container = await azurite.container();
    proxy = await startProxy(azurite.endpoint);
  },
  stop: async () => {
    await proxy.stop();
    await azurite.stop();
  },
  open: (how) => open('faults', how !== 'direct', how === 'broken' ? QUICK : {}),
  heal: () => proxy.heal(),
  requests: { count: () => proxy.requests.length, perPut: 3 },
  faults: {
    ...httpFaults(() => proxy, undefined, '<?xml version="1.0"?><Error><Code>ServerBusy</Code></Error>'),
    manyKeys: putAll,
    expiredCredentials: async () => {
      const token = await container.sas(ContainerSASPermissions.parse('rcwdl'), -60_000);
      return open('faults', false, QUICK, { AZURE_STORAGE_SAS_TOKEN: token });
    },
    // Azurite has no quota, so the proxy returns Azure's answer.
    fullDisk: async (act) => {
      const [direct, full] = [await open('full', false, {}), await open('full', true, QUICK)];
      const body = '<?xml version="1.0"?><Error><Code>InsufficientStorage</Code><Message>No.</Message></Error>';
      const fault = {
        kind: 'answer',
        status: 507,
        body,
        headers: { 'x-ms-error-code': 'InsufficientStorage' },
      } as const;
      const pretend = (isFull: boolean): void => proxy.always(isFull ? fault : undefined, 'PUT');
      await act({ storage: full, everything: () => keys(direct, ''), pretend });
    },
  },
});
