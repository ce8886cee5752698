import { openAsBlob } from 'node:fs';
import { cancellation } from '../../../core/cancellation.ts';
import { messageOf, RestorableError } from '../../../core/errors.ts';
import { describeNetwork } from '../../../core/foreign.ts';
import { Secret } from '../../../core/secret.ts';
import { retry } from '../../../ports/retry.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { transferPolicy } from '../api/pace.ts';
import { askTask, pollTask, type Task } from '../api/polling.ts';
import { checkLink } from '../api/signed-link.ts';

/** D1 imports no larger file (https://developers.cloudflare.com/d1/best-practices/import-export-data/). */
const IMPORT_LIMIT_BYTES = 5 * 1024 ** 3;
const HINT = 'D1 rolls back an import that fails, so you can try again. A restore into `sqlite:FILE` always works.';

/** An SQL file that is ready to be uploaded. */
export interface SqlFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** MD5 in hexadecimal, by which the service identifies uploads. */
  readonly md5: string;
}

/**
 * Has the service run an SQL file, completely or not at all. The database answers no query meanwhile.
 * @throws {RestorableError} RESTORE_FAILED, and what the API refuses
 */
export async function importSql(api: D1Api, database: D1Database, file: SqlFile): Promise<void> {
  if (file.sizeBytes > IMPORT_LIMIT_BYTES) {
    const gigabytes = (file.sizeBytes / 1024 ** 3).toFixed(1);
    throw new RestorableError('RESTORE_FAILED', `The SQL is ${gigabytes} GiB long; D1 imports at most 5 GiB.`, {
      hint: 'Restore into `sqlite:FILE`, and import that in several files with wrangler.',
    });
  }
  await pollTask(api, database, {
    method: 'import',
    start: () => begin(api, database, file),
    next: (bookmark) => ({ action: 'poll', current_bookmark: bookmark }),
    failure: 'RESTORE_FAILED',
    hint: HINT,
  });
}

async function begin(api: D1Api, database: D1Database, file: SqlFile): Promise<Task> {
  const init = await askTask(api, database, { method: 'import', body: { action: 'init', etag: file.md5 } });
  // The service has this very file from an earlier attempt, and has already started.
  if (init.upload_url === undefined) return init;
  if (init.filename === undefined) throw failed('it asks for an upload without a name');
  api.host.mask(new Secret(init.upload_url));
  await upload(api, checkLink(api, init.upload_url), file);
  const ingest = { action: 'ingest', etag: file.md5, filename: init.filename };
  // If it were sent twice, the second import would find the tables of the first.
  return askTask(api, database, { method: 'import', body: ingest, isRepeatable: false });
}

async function upload(api: D1Api, url: URL, file: SqlFile): Promise<void> {
  const send = async (): Promise<void> => {
    const problem = await put(api, url, file);
    if (problem !== undefined) throw failed(`the upload does not arrive: ${problem}`);
  };
  await retry(send, {
    signal: api.host.signal,
    after: () => transferPolicy(api.pace),
    onRetry: (error) => api.host.log.debug(`${messageOf(error)} Sending it again.`),
  });
}

/** @returns what went wrong */
async function put(api: D1Api, url: URL, { path, md5 }: SqlFile): Promise<string | undefined> {
  try {
    const body = await openAsBlob(path);
    const response = await fetch(url, { method: 'PUT', body, signal: api.host.signal, redirect: 'error' });
    await response.body?.cancel();
    if (!response.ok) return `HTTP ${response.status}`;
    const etag = response.headers.get('etag')?.replace(/^W\//, '').replaceAll('"', '');
    return etag === md5 ? undefined : 'what arrived is different';
  } catch (thrown) {
    if (api.host.signal.aborted) throw cancellation(api.host.signal);
    return describeNetwork(thrown);
  }
}

function failed(words: string): RestorableError {
  return new RestorableError('RESTORE_FAILED', `Cloudflare's import failed: ${words}.`, { hint: HINT });
}
