import type { AddressInfo } from 'node:net';
import ssh2, { type ServerConfig } from 'ssh2';

const { Server, utils } = ssh2;

/** What a fake server does wrong. */
export interface FakeFaults {
  /** Gives back these bytes instead of those that it was sent. */
  readonly reads?: (written: Buffer) => Buffer;
  /** Answers a size that is so much off. */
  readonly sizeOff?: number;
  /** Answers a removal only after so long. */
  readonly removesAfterMs?: number;
  /** Ends the connection with a reason (RFC 4253, 11.1) when a folder is opened, so many times. */
  disconnects?: number;
}

export interface FakeSftp {
  /** Destination with the key of the server. */
  readonly url: string;
  /** Requests by name. */
  readonly requests: string[];
  stop(): void;
}

/**
 * A fake, by the SSH library's own server, for what OpenSSH never does: one file at a time in memory, any login accepted.
 */
export async function startFakeSftp(faults: FakeFaults): Promise<FakeSftp> {
  const requests: string[] = [];
  const key = utils.generateKeyPairSync('ed25519').private;
  const config: ServerConfig = { hostKeys: [key] };
  const server = new Server(config, (client) => {
    client.on('error', () => {});
    client.on('authentication', (context) => context.accept());
    client.on('session', (accept) => {
      accept().on('sftp', (open) => {
        const sftp = open();
        const handle = Buffer.from('h');
        let written = Buffer.alloc(0);
        const ok = (id: number, name: string): void => {
          requests.push(name);
          sftp.status(id, 0);
        };
        sftp.on('OPEN', (id) => sftp.handle(id, handle));
        sftp.on('WRITE', (id, _handle, offset, data) => {
          written = Buffer.concat([written.subarray(0, offset), data]);
          ok(id, 'WRITE');
        });
        sftp.on('READ', (id, _handle, offset, length) => {
          const all = faults.reads?.(written) ?? written;
          if (offset >= all.length) sftp.status(id, 1);
          else sftp.data(id, all.subarray(offset, offset + length));
        });
        sftp.on('FSTAT', (id) => {
          const size = written.length + (faults.sizeOff ?? 0);
          sftp.attrs(id, { mode: 0o100600, uid: 0, gid: 0, size, atime: 0, mtime: 0 });
        });
        sftp.on('STAT', (id) => sftp.status(id, 2));
        sftp.on('LSTAT', (id) => sftp.status(id, 2));
        sftp.on('CLOSE', (id) => ok(id, 'CLOSE'));
        sftp.on('REMOVE', (id) => void setTimeout(() => ok(id, 'REMOVE'), faults.removesAfterMs ?? 0).unref());
        sftp.on('RENAME', (id) => ok(id, 'RENAME'));
        sftp.on('OPENDIR', (id) => {
          requests.push('OPENDIR');
          if ((faults.disconnects ?? 0) === 0) {
            sftp.status(id, 2);
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
