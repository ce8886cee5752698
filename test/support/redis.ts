import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

export interface RedisServer {
  readonly port: number;
  readonly password: string;
  /** Variables as the recipe in docs/other-databases.md expects them. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs one command (words or bytes) and returns the response as transferred. */
  send(...words: readonly (string | Buffer)[]): Promise<string>;
  /** Bytes that the server sent to all clients. */
  stop(): Promise<void>;
}

/** A test's own server on a free port, with a password. It ends with `stop`. */
export async function startRedis(...options: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const password = `pw-${port}-geheim`;
  const settings = join(folder, 'redis.conf');
  await writeFile(settings, `requirepass ${password}\nport ${port}\nbind 127.0.0.1\nsave ""\ndir ${folder}\n`);
  // The kernel ends it with this process, even if the test is killed.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'redis-server', settings, ...options], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const send = (...words: readonly (string | Buffer)[]): Promise<string> => exchange(port, password, words);
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send('PING').catch(() => '');
    if (answer.startsWith('+PONG')) break;
    if (attempt === 10_000) throw new Error(`redis-server on port ${port} did not answer`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    port,
    password,
    env: { REDIS_HOST: '127.0.0.1', REDIS_PORT: String(port), REDISCLI_AUTH: password },
    send,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function encode(words: readonly (string | Buffer)[]): Buffer {
  const parts = words.map((word) => Buffer.from(word));
  const lines = parts.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([Buffer.from(`*${words.length}\r\n`), ...lines]);
}

/** AUTH and one command on a separate connection. QUIT marks the end of the response. */
async function exchange(port: number, password: string, words: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' });
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.write(Buffer.concat([encode(['AUTH', password]), encode(words), encode(['QUIT'])]));
  await once(socket, 'close');
  const text = Buffer.concat(parts).toString('latin1');
  return text.replace(/^\+OK\r\n/, '').replace(/\+OK\r\n$/, '');
}

/** A TCP proxy that cuts every connection after the server has sent this many bytes through it. */
export async function startCuttingProxy(to: number, afterBytes: number): Promise<{ port: number; stop(): void }> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ port: to, host: '127.0.0.1' });
    let passed = 0;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
    }
    client.pipe(upstream);
    upstream.on('data', (part) => {
      passed += part.length;
      client.write(part);
      if (passed > afterBytes) for (const socket of [client, upstream]) socket.destroy();
    });
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = (): void => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return { port: (server.address() as { port: number }).port, stop };
}

/** The YAML of one database in docs/other-databases.md, so that the documented text is what is tested. */
export function documentedRecipe(heading: string): string {
  const page = readFileSync(join(import.meta.dirname, '../../docs/other-databases.md'), 'utf8');
  const section = page.slice(page.indexOf(`\n## ${heading}\n`));
  const block = /^```yaml\n([\s\S]*?)^```$/m.exec(section)?.[1];
  if (block === undefined) throw new Error(`docs/other-databases.md has no recipe for ${heading}`);
  return block;
}
