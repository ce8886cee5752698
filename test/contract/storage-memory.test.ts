import { MemoryStorage } from '../support/memory-storage.ts';
import { describeStorage } from './storage.ts';
import { describeFaults } from './storage-faults.ts';

describeStorage('memory', async () => new MemoryStorage());

const NO_CONNECTION = 'Memory is reached without a connection that could break.';
const storage = new MemoryStorage();

describeFaults({
  name: 'memory',
  start: async () => {},
  stop: async () => {},
  open: async () => storage,
  heal: () => {},
  faults: {
    reset: NO_CONNECTION,
    serverError: NO_CONNECTION,
    throttled: NO_CONNECTION,
    stall: NO_CONNECTION,
    slowAnswer: NO_CONNECTION,
    cutUpload: NO_CONNECTION,
    truncatedBody: NO_CONNECTION,
    lostAnswer: NO_CONNECTION,
    noListing: NO_CONNECTION,
    expiredCredentials: 'Memory asks nobody who he is.',
    fullDisk: 'Memory has no disk; a process without memory ends.',
    manyKeys: 'Without a connection nothing breaks in the middle; the contract lists 225 keys.',
  },
});
