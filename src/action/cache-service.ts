import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { HttpClient } from '@actions/http-client';
import { BearerCredentialHandler } from '@actions/http-client/lib/auth';
import { z } from 'zod';
import { MAX_ARCHIVE_BYTES } from './cache-archive.ts';

const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
/** Where GitHub's service keeps the entries. */
const BLOBS = '.blob.core.windows.net';
/** A service that sends nothing for so long is not waited for. */
const SOCKET_TIMEOUT_MS = 30_000;
const HTTP = { allowRedirects: false, socketTimeout: SOCKET_TIMEOUT_MS };

const foundSchema = z.object({ ok: z.boolean(), signed_download_url: z.string().default('') });

/** What `saveCache` compresses with: zstd where the runner has it, else gzip. The largest window is that of `zstd -19`. */
const COMPRESSIONS: ReadonlyMap<string, () => Transform> = new Map([
  ['zstd-without-long', () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } })],
  ['gzip', () => createGunzip()],
]);
/** The toolkit's own mark of its form of an entry (`versionSalt`). */
const TOOLKIT_FORM = '1.0';

/** What the cache service needs to know of a job. */
interface Access {
  readonly service: string;
  readonly token: string;
}

/**
 * The reading half of GitHub's cache service, version 2 (results/api/v1/cache.proto in the toolkit). The toolkit keeps the entries, and
 * doesn't read them: it unpacks what it gets with `tar -P`, so that an entry may write to any path.
 */
export class CacheService {
  readonly #access: Access;
  readonly #calls: HttpClient;
  /** Without the token: a signed URL is its own permission. */
  readonly #blobs = new HttpClient('restorable', [], HTTP);

  private constructor(access: Access) {
    this.#access = access;
    this.#calls = new HttpClient('restorable', [new BearerCredentialHandler(access.token)], HTTP);
  }

  /** @returns undefined where the job has no such service, or may not read it */
  static of(env: NodeJS.ProcessEnv): CacheService | undefined {
    const { ACTIONS_RESULTS_URL: service, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_MODE: mode } = env;
    if (!env['ACTIONS_CACHE_SERVICE_V2'] || !service || !token) return undefined;
    if (['none', 'write-only'].includes(mode?.trim().toLowerCase() ?? '')) return undefined;
    return new CacheService({ service, token });
  }

  /**
   * The expanded bytes of an entry: a tar archive, if nobody planted something else.
   * @param path what was given to `saveCache`
   * @returns undefined when there is none
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

  /** @throws {Error} for an address that neither GitHub's storage nor the service itself has */
  #address(signed: string): string {
    const url = new URL(signed);
    const isGitHubs = url.protocol === 'https:' && url.hostname.endsWith(BLOBS);
    if (isGitHubs || url.origin === new URL(this.#access.service).origin) return url.href;
    throw new Error(`The cache service names ${url.hostname}, which is not its own.`);
  }
}

/** As the toolkit computes it (`getCacheVersion`): entries of another path or compression are not given. */
function versionOf(path: string, compression: string): string {
  return createHash('sha256').update([path, compression, TOOLKIT_FORM].join('|')).digest('hex');
}

function requireDone(message: IncomingMessage): IncomingMessage {
  if (message.statusCode === 200) return message;
  message.destroy();
  throw new Error(`The cache service answered ${message.statusCode}.`);
}

/** Whoever reads it bounds what comes out; destroying it ends the download. */
function expanded(message: IncomingMessage, expander: Transform): Readable {
  // A failure is seen by the reader of the last stream, whenever it comes to read: before, nobody else listens.
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
