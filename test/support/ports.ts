import { createServer } from 'node:net';

async function listens(port: number): Promise<number | undefined> {
  const server = createServer();
  const bound = await new Promise<number | undefined>((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return bound;
}

/** First of `count` neighboring TCP ports of 127.0.0.1 that were free a moment ago, outside the range of outgoing ports. */
export async function freePortRange(count: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const first = 12_000 + Math.floor(Math.random() * (20_000 - count));
    let free = true;
    for (let port = first; free && port < first + count; port += 1) free = (await listens(port)) !== undefined;
    if (free) return first;
  }
  throw new Error(`no ${count} neighboring ports of 127.0.0.1 are free`);
}
