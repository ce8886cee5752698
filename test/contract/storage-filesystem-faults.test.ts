import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFilesystemStorage } from '../../src/storage/filesystem/index.ts';
import { testHost } from '../support/commands.ts';
import { withSmallDisk } from '../support/small-disk.ts';
import { describeFaults } from './storage-faults.ts';

let folder: string;

const NO_CONNECTION = 'A folder is reached without a connection that could break.';

describeFaults({
  name: 'filesystem',
  start: async () => {
    folder = await mkdtemp(join(tmpdir(), 'faults-'));
  },
  stop: () => rm(folder, { recursive: true, force: true }),
  open: () => openFilesystemStorage(`file:${folder}`, testHost()),
  heal: () => {},
  faults: {
    reset: NO_CONNECTION,
    serverError: NO_CONNECTION,
    throttled: NO_CONNECTION,
    stall: NO_CONNECTION,
    slowAnswer: NO_CONNECTION,
    cutUpload: `${NO_CONNECTION} A process that is killed in the middle is in storage-filesystem.test.ts.`,
    truncatedBody: NO_CONNECTION,
    lostAnswer: NO_CONNECTION,
    noListing: NO_CONNECTION,
    expiredCredentials: 'The system asks for no credentials; forbidden folders are in storage-filesystem.test.ts.',
    fullDisk: (act) =>
      withSmallDisk(async (mount) => {
        const storage = await openFilesystemStorage(`file:${mount}`, testHost());
        await act({ storage, everything: () => readdir(mount, { recursive: true }) });
      }),
    manyKeys: 'Without a connection nothing breaks in the middle; the contract lists 225 keys.',
  },
});
