import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { HttpClient } from '@actions/http-client';
import { BearerCredentialHandler } from '@actions/http-client/lib/auth';
import { z } from 'zod';
import { MAX_ARCHIVE_BYTES } from './cache-archive.ts';

const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
/** Where GitHub's service stores the entries. */
const BLOBS = '.blob.core.windows.net';
/** Limit on waiting for a service that sends nothing. */
const SOCKET_TIMEOUT_MS = 30_000;
const HTTP = { allowRedirects: false, socketTimeout: SOCKET_TIMEOUT_MS };

const foundSchema = z.object({ ok: z.boolean(), signed_download_url: z.string().default('') });

/** The compression of `saveCache`: zstd if the runner has it, else gzip. The largest window is that of `zstd -19`. */
const COMPRESSIONS: ReadonlyMap<string, () => Transform> = new Map([
  ['zstd-without-long', () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } })],
  ['gzip', () => createGunzip()],
]);
/** The toolkit's own mark for its entry format (`versionSalt`). */
const TOOLKIT_FORM = '1.0';

/** The facts about a job that the cache service needs. */
interface Access {
  readonly service: string;
  readonly token: string;
}

/**
 * Read access to GitHub's cache service, version 2 (results/api/v1/cache.proto in the toolkit). The toolkit only stores the
 * entries. It is not used to read them, because it unpacks them with `tar -P`, so that an entry may write to any path.
 */
export class CacheService {
  readonly #access: Access;
  readonly #calls: HttpClient;
  /** Without the token, because a signed URL is its own permission. */
  readonly #blobs = new HttpClient('restorable', [], HTTP);

  private constructor(access: Access) {
    this.#access = access;
    this.#calls = new HttpClient('restorable', [new BearerCredentialHandler(access.token)], HTTP);
  }

  /** @returns undefined if the job has no such service or is not allowed to read from it */
  static of(env: NodeJS.ProcessEnv): CacheService | undefined {
    const { ACTIONS_RESULTS_URL: service, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_MODE: mode } = env;
    if (!env['ACTIONS_CACHE_SERVICE_V2'] || !service || !token) return undefined;
    if (['none', 'write-only'].includes(mode?.trim().toLowerCase() ?? '')) return undefined;
    return new CacheService({ service, token });
  }

  /**
   * The expanded bytes of an entry: a tar archive, unless someone planted something else.
   * @param path the path that was passed to `saveCache`
   * @returns undefined if there is none
   */
  async get(key: string, path: string): Promise<Readable | undefined> {
    for (const [compression, expander] of COMPRESSIONS) {
      const request = { key, restore_keys: [], version: versionOf(path, compression) };
      const found = await this.#call('GetCacheEntryDownloadURL', request, foundSchema);
      if (!found.ok) continue;
      const { message } = await this.#blobs.get(this.#address(found.signed_download_url));
      return expanded(requireDone(message), expander());
    }
    return undefined;
  }

  async #call<T>(method: string, request: object, answer: z.ZodType<T>): Promise<T> {
    const url = new URL(`/${SERVICE}/${method}`, this.#access.service).href;
    const { result } = await this.#calls.postJson<unknown>(url, request);
    return answer.parse(result);
  }

  /** @throws {Error} for an address that belongs neither to GitHub's storage nor to the service itself */
  #address(signed: string): string {
    const url = new URL(signed);
    const isGitHubs = url.protocol === 'https:' && url.hostname.endsWith(BLOBS);
    if (isGitHubs || url.origin === new URL(this.#access.service).origin) return url.href;
    throw new Error(`The cache service names ${url.hostname}, which is not its own.`);
  }
}

/** As the toolkit computes it (`getCacheVersion`). The service does not return entries with another path or compression. */
function versionOf(path: string, compression: string): string {
  return createHash('sha256').update([path, compression, TOOLKIT_FORM].join('|')).digest('hex');
}

function requireDone(message: IncomingMessage): IncomingMessage {
  if (message.statusCode === 200) return message;
  message.destroy();
  throw new Error(`The cache service answered ${message.statusCode}.`);
}

/** The reader limits the output. Destroying it ends the download. */
function expanded(message: IncomingMessage, expander: Transform): Readable {
  // The reader of the last stream sees a failure whenever it starts to read. Until then, nothing else listens.
  expander.on('error', () => {});
  return pipeline(message, bounded, expander, () => {});
}

async function* bounded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > MAX_ARCHIVE_BYTES) throw new RangeError('The entry is too large.');
    yield piece;
  }
}
