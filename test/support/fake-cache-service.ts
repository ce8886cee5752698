import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A fake of GitHub's cache service, which can't run here: the three Twirp calls of version 2 (as the generated client of
 * @actions/cache, results/api/v1/cache.ts, makes them) and the signed URLs of a block blob that the service returns.
 */
export interface FakeCacheService {
  readonly env: Readonly<Record<string, string>>;
  /** Stored archives by key. */
  readonly entries: ReadonlyMap<string, Buffer>;
  /** The number of requests of any kind. */
  readonly requests: number;
  /** Replaces the bytes that are stored under a key, as anyone who can run a job of the repository can. */
  plant(key: string, content: Uint8Array): void;
  /** Authorization headers of the Twirp calls. */
  readonly tokens: ReadonlySet<string>;
  /** From now on, every Twirp call is answered with this status, or never (`hang`). */
  break(how: number | 'hang'): void;
  stop(): Promise<void>;
}

interface Entry {
  readonly key: string;
  readonly version: string;
  content: Buffer;
  isComplete: boolean;
}

export async function startFakeCacheService(): Promise<FakeCacheService> {
  const uploads = new Map<string, Entry>();
  const tokens = new Set<string>();
  let broken: number | 'hang' | undefined;
  let requests = 0;
  const idOf = ({ key, version }: { key: string; version: string }): string =>
    Buffer.from(`${key} ${version}`).toString('hex');

  function twirp(method: string, body: Record<string, string>, base: string): Record<string, unknown> {
    const request = { key: body['key'] ?? '', version: body['version'] ?? '' };
    const id = idOf(request);
    const entry = uploads.get(id);
    if (method === 'CreateCacheEntry') {
      if (entry !== undefined) return { ok: false, message: 'already exists' };
      uploads.set(id, { ...request, content: Buffer.alloc(0), isComplete: false });
      return { ok: true, signed_upload_url: `${base}/blobs/${id}?sig=upload` };
    }
    if (method === 'FinalizeCacheEntryUpload') {
      if (entry === undefined || String(entry.content.length) !== body['size_bytes']) return { ok: false };
      entry.isComplete = true;
      return { ok: true, entry_id: '1' };
    }
    if (entry === undefined || !entry.isComplete) return { ok: false };
    return { ok: true, signed_download_url: `${base}/blobs/${id}?sig=download`, matched_key: entry.key };
  }

  function blob(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): void {
    const entry = uploads.get(url.pathname.slice('/blobs/'.length));
    if (entry === undefined) return void response.writeHead(404).end();
    if (request.method !== 'PUT') {
      response.writeHead(200, { 'content-length': entry.content.length });
      return void response.end(request.method === 'HEAD' ? undefined : entry.content);
    }
    // Put Blob: in one request, and only for a block blob (learn.microsoft.com/rest/api/storageservices/put-blob).
    if (request.headers['x-ms-blob-type'] !== 'BlockBlob') return void response.writeHead(400).end();
    entry.content = body;
    response.writeHead(201, { etag: '"1"', 'x-ms-version': '2024-11-04' }).end();
  }

  const server = createServer(async (request, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const url = new URL(request.url ?? '/', base);
    if (url.pathname.startsWith('/blobs/')) return blob(request, url, body, response);
    tokens.add(request.headers.authorization ?? '');
    if (broken === 'hang') return;
    if (broken !== undefined) return void response.writeHead(broken).end('{"msg":"broken"}');
    const method = /^\/twirp\/github\.actions\.results\.api\.v1\.CacheService\/(\w+)$/.exec(url.pathname)?.[1] ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(twirp(method, JSON.parse(body.toString()), base)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      ACTIONS_RESULTS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      ACTIONS_RUNTIME_TOKEN: 'fake-runtime-token',
      ACTIONS_CACHE_SERVICE_V2: 'true',
    },
    get entries() {
      const complete = [...uploads.values()].filter((entry) => entry.isComplete);
      return new Map(complete.map((entry) => [entry.key, entry.content]));
    },
    get requests() {
      return requests;
    },
    plant: (key, content) => {
      for (const entry of uploads.values()) if (entry.key === key) entry.content = Buffer.from(content);
    },
    tokens,
    break: (how) => {
      broken = how;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
