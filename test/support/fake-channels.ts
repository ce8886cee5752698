import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const CHANNELS = ['slack', 'webhook', 'discord'] as const;
type ChannelKind = (typeof CHANNELS)[number];

interface ReceivedMessage {
  readonly channel: string;
  readonly body: string;
}

/** A fake of the services of three channels. Each accepts every message, unless it is down. */
export class FakeChannels {
  readonly down = new Set<ChannelKind>();
  received: ReceivedMessage[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const channel = CHANNELS.find((kind) => request.url?.split('/')[1] === kind);
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        if (channel === undefined || this.down.has(channel)) return response.writeHead(503).end();
        this.received.push({ channel, body });
        return response.end(channel === 'slack' ? 'ok' : '{"id":"1"}');
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** All are up, and have received nothing. */
  reset(): void {
    this.down.clear();
    this.received = [];
  }

  /** The value of `notify`, with a secret in each line. */
  get notify(): string {
    const base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return CHANNELS.map((kind) => `${kind} ${base}/${kind}/secret-of-${kind}`).join('\n');
  }

  /** How many messages each has received. */
  get counts(): Record<ChannelKind, number> {
    const count = (kind: ChannelKind): number => this.received.filter(({ channel }) => channel === kind).length;
    return { slack: count('slack'), webhook: count('webhook'), discord: count('discord') };
  }
}
