import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { HttpClient } from '@actions/http-client';
import { BearerCredentialHandler } from '@actions/http-client/lib/auth';
import { z } from 'zod';
import { ARCHIVE_FORM, type Archive } from './cache-archive.ts';

const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
/** Where GitHub's service keeps the entries. */
const BLOBS = '.blob.core.windows.net';
/** A service that sends nothing for so long is not waited for. */
const SOCKET_TIMEOUT_MS = 30_000;
const HTTP = { allowRedirects: false, socketTimeout: SOCKET_TIMEOUT_MS };

const createdSchema = z.object({ ok: z.boolean(), signed_upload_url: z.string().default('') });
const finalizedSchema = z.object({ ok: z.boolean() });
const foundSchema = z.object({ ok: z.boolean(), signed_download_url: z.string().default('') });

/** What the cache service needs to know of a job. */
interface Access {
  readonly service: string;
  readonly token: string;
}

/**
 * GitHub's cache service, version 2, by its three calls (results/api/v1/cache.proto in the toolkit). The toolkit's own client isn't
 * used: it unpacks what it gets with `tar -P`, so that an entry may write to any path.
 */
export class CacheService {
  readonly #access: Access;
  readonly #calls: HttpClient;
  /** Without the token: a signed URL is its own permission. */
  readonly #blobs = new HttpClient('restorable', [], HTTP);
  /** Kept apart from whatever else uses the same key. */
  readonly #version = createHash('sha256').update(ARCHIVE_FORM).digest('hex');

  private constructor(access: Access) {
    this.#access = access;
    this.#calls = new HttpClient('restorable', [new BearerCredentialHandler(access.token)], HTTP);
  }

  /** @returns undefined where the job has no such service, or may not use it for this */
  static of(env: NodeJS.ProcessEnv, use: 'read' | 'write'): CacheService | undefined {
    const { ACTIONS_RESULTS_URL: service, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_MODE: mode } = env;
    const forbidden = { read: ['none', 'write-only'], write: ['none', 'read'] }[use];
    if (!env['ACTIONS_CACHE_SERVICE_V2'] || !service || !token) return undefined;
    if (forbidden.includes(mode?.trim().toLowerCase() ?? '')) return undefined;
    return new CacheService({ service, token });
  }

  /** The bytes of an entry, or undefined when there is none. */
  async get(key: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const request = { key, restore_keys: [], version: this.#version };
    const found = await this.#call('GetCacheEntryDownloadURL', request, foundSchema);
    if (!found.ok) return undefined;
    const { message } = await this.#blobs.get(this.#address(found.signed_download_url));
    requireStatus(message.statusCode, 200);
    return message;
  }

  /** Keeps an entry; nothing happens when the key has one. */
  async put(key: string, { bytes, content }: Archive): Promise<void> {
    const entry = { key, version: this.#version };
    const created = await this.#call('CreateCacheEntry', entry, createdSchema);
    if (!created.ok) return;
    const { message } = await this.#blobs.sendStream(
      'PUT',
      this.#address(created.signed_upload_url),
      Readable.from(content),
      { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream', 'content-length': bytes },
    );
    message.resume();
    requireStatus(message.statusCode, 201);
    await this.#call('FinalizeCacheEntryUpload', { ...entry, size_bytes: String(bytes) }, finalizedSchema);
  }

  async #call<T>(method: string, request: object, answer: z.ZodType<T>): Promise<T> {
    const url = new URL(`/${SERVICE}/${method}`, this.#access.service).href;
    const { result } = await this.#calls.postJson<unknown>(url, request);
    return answer.parse(result);
  }

  /** @throws {Error} for an address that neither GitHub's storage nor the service itself has */
  #address(signed: string): string {
    const url = new URL(signed);
    const isGitHubs = url.protocol === 'https:' && url.hostname.endsWith(BLOBS);
    if (isGitHubs || url.origin === new URL(this.#access.service).origin) return url.href;
    throw new Error(`The cache service names ${url.hostname}, which is not its own.`);
  }
}

function requireStatus(status: number | undefined, wanted: number): void {
  if (status !== wanted) throw new Error(`The cache service answered ${status}.`);
}
