import { afterAll, beforeAll } from 'vitest';
import type { Host } from '../../src/ports/host.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { testHost } from '../support/commands.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { describeStorage } from './storage.ts';

let server: SshServer;
/** Without OpenSSH's protocol extensions, like many other servers. */
let plain: SshServer;
beforeAll(async () => {
  server = await startSshd();
  plain = await startSshd(['-P', 'hardlink,posix-rename,fsync,statvfs,limits']);
});
afterAll(async () => {
  await server.stop();
  await plain.stop();
});

const hostOf = ({ privateKey }: SshServer): Host => ({ ...testHost(), env: { SFTP_PRIVATE_KEY: privateKey } });

describeStorage('OpenSSH', () => openSftpStorage(server.url('some where/contract'), hostOf(server)));

describeStorage("a server without OpenSSH's extensions", () => openSftpStorage(plain.url('contract'), hostOf(plain)));
