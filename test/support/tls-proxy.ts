import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import tls from 'node:tls';
import { makeCertificate } from './mysql-certificate.ts';

const CREDENTIALS = 'proxy-user:proxy-secret';

export interface TlsProxy extends AsyncDisposable {
  /** With the password. */
  readonly url: string;
  /** What it was asked for: tunnels with the login, and requests without TLS. */
  readonly seen: string[];
  /** Where its tunnels lead. */
  leadTo(port: number): void;
}

/**
 * A proxy in front of a fake service, which has this name only there: it opens tunnels, which end in TLS with a certificate of that name,
 * and refuses requests without TLS. This process trusts the certificate meanwhile.
 */
export async function startTlsProxy(folder: string, name: string): Promise<TlsProxy> {
  let port = 0;
  const seen: string[] = [];
  const trusted = tls.getCACertificates('default');
  const { authority, certificate, key } = await makeCertificate(folder, [name]);
  tls.setDefaultCACertificates([...trusted, await readFile(authority, 'utf8')]);
  const secure = tls.createServer({ cert: await readFile(certificate), key: await readFile(key) }, (socket) =>
    joined(socket, connect(port, '127.0.0.1')),
  );
  const proxy = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${new URL(incoming.url ?? '').host}`);
    outgoing.writeHead(407).end();
  });
  proxy.on('connect', (request, socket: Socket) => {
    const login = request.headers['proxy-authorization'];
    seen.push(`CONNECT ${request.url} ${login === undefined ? '' : atob(login.replace('Basic ', ''))}`);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    joined(socket, connect((secure.address() as AddressInfo).port, '127.0.0.1'));
  });
  for (const server of [secure, proxy]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://${CREDENTIALS}@127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    seen,
    leadTo: (next) => {
      port = next;
    },
    [Symbol.asyncDispose]: async () => {
      tls.setDefaultCACertificates(trusted);
      proxy.closeAllConnections();
      proxy.close();
      secure.close();
    },
  };
}

function joined(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.pipe(to);
  }
}
