import { z } from 'zod';
import { cancellation } from '../../../core/cancellation.ts';
import { messageOf, RestorableError } from '../../../core/errors.ts';
import { describeNetwork } from '../../../core/foreign.ts';
import { Secret } from '../../../core/secret.ts';
import { retry } from '../../../ports/retry.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { transferPolicy } from '../api/pace.ts';
import { askTask, pollTask } from '../api/polling.ts';
import { checkLink } from '../api/signed-link.ts';
import { truncated } from './reader.ts';

/**
 * A D1 database has at most 10 GB (https://developers.cloudflare.com/d1/platform/limits/). As SQL, a byte of a blob takes
 * two, and each row has its own statement.
 */
const EXPORT_LIMIT_BYTES = 40 * 1024 ** 3;
const completeSchema = z.object({ signed_url: z.string() });
const HINT = 'Check https://www.cloudflarestatus.com, and run it again when no other export is running.';

/** What the service wrote. */
export interface Export {
  readonly content: AsyncIterable<Uint8Array>;
  /** The moment that it is of, for Time Travel. The service states that it does not change during an export. */
  readonly bookmark: string | undefined;
}

interface Download {
  readonly response: Response;
  readonly bookmark: string | undefined;
}

/**
 * Has the service write the database, or some of its tables, to a file, and reads the file. The database answers no query
 * while the service writes.
 * @param tables empty for the whole database
 * @throws {RestorableError} DUMP_FAILED; DUMP_TRUNCATED if fewer bytes arrive than announced; CANCELLED
 */
export async function exportSql(api: D1Api, database: D1Database, tables: readonly string[]): Promise<Export> {
  const { response, bookmark } = await openDownload(api, database, tables);
  return { content: readExport(api, response), bookmark };
}

async function* readExport(api: D1Api, response: Response): AsyncGenerator<Uint8Array> {
  const announced = response.headers.get('content-encoding') === null ? response.headers.get('content-length') : null;
  let received = 0;
  for await (const chunk of readBody(api, response)) {
    received += chunk.length;
    if (received > EXPORT_LIMIT_BYTES) throw failed('its file is larger than any D1 database');
    api.host.progress({ phase: 'download', doneBytes: received, totalBytes: Number(announced ?? 0) || undefined });
    yield chunk;
  }
  if (announced !== null && received !== Number(announced)) {
    throw truncated(`${received} of ${announced} bytes arrived`);
  }
}

/** If a link can't be opened, a new export is requested, as long as nothing was read: each export has its own moment. */
async function openDownload(api: D1Api, database: D1Database, tables: readonly string[]): Promise<Download> {
  const options = tables.length === 0 ? {} : { tables };
  const body = { output_format: 'polling', dump_options: options };
  const exportOnce = async (): Promise<Download> => {
    const task = await pollTask(api, database, {
      method: 'export',
      start: () => askTask(api, database, { method: 'export', body }),
      next: (bookmark) => ({ ...body, current_bookmark: bookmark }),
      failure: 'DUMP_FAILED',
      hint: HINT,
    });
    const link = completeSchema.safeParse(task.result).data?.signed_url;
    if (link === undefined) throw failed('it is complete, but has no link');
    // Anyone who has the link can read the data for an hour.
    api.host.mask(new Secret(link));
    const outcome = await openLink(api, checkLink(api, link));
    if (typeof outcome !== 'string') return { response: outcome, bookmark: task.at_bookmark };
    throw new LinkUnopened(outcome);
  };
  try {
    return await retry(exportOnce, {
      signal: api.host.signal,
      after: (error) => (error instanceof LinkUnopened ? transferPolicy(api.pace) : undefined),
      onRetry: (error) =>
        api.host.log.debug(`The download of the export failed (${messageOf(error)}); exporting again.`),
    });
  } catch (error) {
    throw error instanceof LinkUnopened ? failed(`the file can't be downloaded: ${error.message}`) : error;
  }
}

class LinkUnopened extends Error {}

/** @returns why it can't be opened, as text */
async function openLink(api: D1Api, link: URL): Promise<Response | string> {
  const timer = new AbortController();
  const late = setTimeout(() => timer.abort(), api.pace.stalledMs);
  try {
    const response = await fetch(link, {
      // No token: the link is signed. No compression, so that the length can be compared with the announced one.
      headers: { 'accept-encoding': 'identity' },
      signal: AbortSignal.any([api.host.signal, timer.signal]),
      // A signed address does not redirect.
      redirect: 'error',
    });
    if (response.ok && response.body !== null) return response;
    await response.body?.cancel();
    return `HTTP ${response.status}`;
  } catch (thrown) {
    if (api.host.signal.aborted) throw cancellation(api.host.signal);
    return describeNetwork(thrown);
  } finally {
    clearTimeout(late);
  }
}

async function* readBody(api: D1Api, response: Response): AsyncGenerator<Uint8Array> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      let late: NodeJS.Timeout | undefined;
      const stalled = new Promise<never>((_resolve, reject) => {
        late = setTimeout(
          () => reject(new DOMException('no data arrived for too long', 'TimeoutError')),
          api.pace.stalledMs,
        );
      });
      // Only our own waiting is measured. While the destination is slow, nobody reads, and that is not the service's fault.
      const { done, value } = await Promise.race([reader.read(), stalled]).finally(() => clearTimeout(late));
      if (done) return;
      yield value;
    }
  } catch (thrown) {
    if (api.host.signal.aborted) throw cancellation(api.host.signal);
    if (thrown instanceof RestorableError) throw thrown;
    throw truncated(`the download was interrupted (${describeNetwork(thrown)})`);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function failed(words: string): RestorableError {
  return new RestorableError('DUMP_FAILED', `Cloudflare's export failed: ${words}.`, { hint: HINT });
}
