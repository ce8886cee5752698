import type { AddressInfo } from 'node:net';
import ssh2, { type ServerConfig } from 'ssh2';

const { Server, utils } = ssh2;

/** The faults of a fake server. */
export interface FakeFaults {
  /** Returns these bytes instead of those that it received. */
  readonly reads?: (written: Buffer) => Buffer;
  /** Returns a size that is wrong by this much. */
  readonly sizeOff?: number;
  /** Answers a removal only after this long. */
  readonly removesAfterMs?: number;
  /** Closes the connection with a reason (RFC 4253, 11.1) when a folder is opened, this many times. */
  disconnects?: number;
  /**
   * Like servers in front of an object storage (AWS Transfer Family): no file can be opened for reading and writing at once, a
   * file appears when it is closed, and its bytes must arrive in order.
   */
  readonly isGateway?: boolean;
  /** Answers "no such file" to every file and folder below the first folder, although that one exists. */
  readonly hasNoSubfolders?: boolean;
  /** What it lists: folders in folders, or empty pages, without an end. */
  readonly lists?: 'folders in folders' | 'empty pages';
  /** The answer for a file that is to be created only if it does not exist. */
  readonly exclusive?: 'unsupported' | 'failure';
}

/** Open flags (draft-ietf-secsh-filexfer-02, 6.3). */
const FLAG = { read: 1, write: 2, exclusive: 32 };
const STATUS = { ok: 0, eof: 1, missing: 2, failure: 4, unsupported: 8 };

export interface FakeSftp {
  /** Destination with the key of the server. */
  readonly url: string;
  /** Requests by name. */
  readonly requests: string[];
  stop(): void;
}

/**
 * A fake, built with the SSH library's own server, for what OpenSSH never does: files in memory without folders, any login
 * accepted, one connection.
 */
export async function startFakeSftp(faults: FakeFaults): Promise<FakeSftp> {
  const requests: string[] = [];
  // The library can't read one in two hundred of the Ed25519 keys that it creates.
  const key = utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;
  const config: ServerConfig = { hostKeys: [key] };
  const server = new Server(config, (client) => {
    client.on('error', () => {});
    // Otherwise each answer waits 40 ms for the acknowledgment of the one before. Not in the library's types.
    (client as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true);
    client.on('authentication', (context) => context.accept());
    client.on('session', (accept) => {
      accept().on('sftp', (open) => {
        const sftp = open();
        const files = new Map<string, Buffer>();
        const opened: { readonly path: string; written: Buffer }[] = [];
        const fileOf = (handle: Buffer) => opened[handle.readUInt8()] ?? { path: '', written: Buffer.alloc(0) };
        const ok = (id: number, name: string): void => {
          requests.push(name);
          sftp.status(id, STATUS.ok);
        };
        sftp.on('OPEN', (id, path, flags) => {
          const both = FLAG.read | FLAG.write;
          if (faults.hasNoSubfolders === true) sftp.status(id, STATUS.missing);
          else if (faults.isGateway === true && (flags & both) === both) sftp.status(id, STATUS.unsupported);
          else if ((flags & FLAG.exclusive) !== 0 && faults.exclusive !== undefined)
            sftp.status(id, STATUS[faults.exclusive]);
          else if ((flags & FLAG.exclusive) !== 0 && files.has(path)) sftp.status(id, STATUS.failure);
          else {
            const written = (flags & FLAG.write) === 0 ? files.get(path) : Buffer.alloc(0);
            if (written === undefined) sftp.status(id, STATUS.missing);
            else sftp.handle(id, Buffer.from([opened.push({ path, written }) - 1]));
          }
        });
        sftp.on('WRITE', (id, handle, offset, data) => {
          const file = fileOf(handle);
          if (faults.isGateway === true && offset !== file.written.length) {
            sftp.status(id, STATUS.failure);
            return;
          }
          file.written = Buffer.concat([file.written.subarray(0, offset), data]);
          ok(id, 'WRITE');
        });
        sftp.on('READ', (id, handle, offset, length) => {
          const { written } = fileOf(handle);
          const all = faults.reads?.(written) ?? written;
          if (offset >= all.length) sftp.status(id, STATUS.eof);
          else sftp.data(id, all.subarray(offset, offset + length));
        });
        const tell = (id: number, path: string): void => {
          const bytes = files.get(path);
          if (bytes === undefined) sftp.status(id, STATUS.missing);
          else {
            const size = bytes.length + (faults.sizeOff ?? 0);
            sftp.attrs(id, { mode: 0o100600, uid: 0, gid: 0, size, atime: 0, mtime: 0 });
          }
        };
        sftp.on('MKDIR', (id, path) => {
          requests.push('MKDIR');
          sftp.status(id, path.includes('/') ? STATUS.missing : STATUS.ok);
        });
        let listed = 0;
        sftp.on('READDIR', (id) => {
          listed += 1;
          const folder = { longname: '', attrs: { mode: 0o040700, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 } };
          if (faults.lists === 'empty pages') sftp.name(id, []);
          else if (listed % 2 === 1) sftp.name(id, [{ ...folder, filename: 'a' }]);
          else sftp.status(id, STATUS.eof);
        });
        sftp.on('STAT', tell);
        sftp.on('LSTAT', tell);
        sftp.on('CLOSE', (id, handle) => {
          const { path, written } = fileOf(handle);
          files.set(path, written);
          ok(id, 'CLOSE');
        });
        sftp.on('REMOVE', (id, path) => {
          files.delete(path);
          setTimeout(() => ok(id, 'REMOVE'), faults.removesAfterMs ?? 0).unref();
        });
        sftp.on('RENAME', (id, from, to) => {
          files.set(to, files.get(from) ?? Buffer.alloc(0));
          files.delete(from);
          ok(id, 'RENAME');
        });
        sftp.on('OPENDIR', (id) => {
          requests.push('OPENDIR');
          if (faults.lists !== undefined) {
            sftp.handle(id, Buffer.from([0]));
            return;
          }
          if ((faults.disconnects ?? 0) === 0) {
            sftp.status(id, STATUS.missing);
            return;
          }
          faults.disconnects = (faults.disconnects ?? 0) - 1;
          const PROTOCOL_ERROR = 2;
          // Not in the library's types.
          (client as unknown as { _protocol: { disconnect(reason: number): void } })._protocol.disconnect(
            PROTOCOL_ERROR,
          );
          client.end();
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const parsed = utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  const { createHash } = await import('node:crypto');
  const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace('=', '');
  const { port } = server.address() as AddressInfo;
  return {
    url: `sftp://me@127.0.0.1:${port}/x?host-key=SHA256:${digest}`,
    requests,
    stop: () => void server.close(),
  };
}
