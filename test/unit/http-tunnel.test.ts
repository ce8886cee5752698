import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendRequest } from '../../src/http/request.ts';

const SERVICE = { method: 'POST', url: new URL('https://service.invalid/hook'), body: '{}' } as const;
const ENOUGH_MS = 600_000;

let proxy: Server | undefined;
afterEach(() => void proxy?.close());

/** A proxy that answers the request for a tunnel with this text, and then nothing. */
async function startProxy(
  answer: string,
): Promise<{ readonly env: Record<string, string>; readonly asked: Promise<Socket> }> {
  const { promise: asked, resolve } = Promise.withResolvers<Socket>();
  proxy = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(answer);
      socket.resume();
      resolve(socket);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { env: { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` }, asked };
}

/** Node's own agent waits for such a proxy without an end, and does not notice that the request was aborted. */
describe.each([
  ['does not answer', ''],
  ['does not finish its answer', 'HTTP/1.1 200 Conn'],
  ['opens a tunnel that leads nowhere', 'HTTP/1.1 200 Connection established\r\n\r\n'],
])('a proxy that %s', (_, answer) => {
  it('ends with the time limit, and the connection is closed', async () => {
    const { env, asked } = await startProxy(answer);
    const { signal } = new AbortController();
    const sending = sendRequest(SERVICE, { env, signal, timeoutMs: 1_000, maxBytes: 1_000 });
    await expect(sending).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await closed(await asked);
  });

  it('ends with the signal, and the connection is closed', async () => {
    const { env, asked } = await startProxy(answer);
    const stop = new AbortController();
    const sending = sendRequest(SERVICE, { env, signal: stop.signal, timeoutMs: ENOUGH_MS, maxBytes: 1_000 });
    const connection = await asked;
    const reason = new Error('enough');
    stop.abort(reason);
    expect(await sending.catch((thrown: unknown) => thrown)).toBe(reason);
    await closed(connection);
  });
});

/** Resolves when the other side has closed or reset the connection. */
async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}
