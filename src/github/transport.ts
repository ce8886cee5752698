import type { Answer, Asked } from './answer.ts';
import { LONGEST_ANSWER_BYTES, strangeAnswer } from './answer.ts';

export interface HttpRequest extends Asked {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 3;
/** Those that require the same method again. A renamed repository is answered with 301 to GET and 307 to all others. */
const SAME_METHOD = new Set([307, 308]);
const REDIRECTS = new Set([301, 302, 307, 308]);

/**
 * One request, with the redirects that stay at the same host: the token goes nowhere else.
 * @throws what fetch throws; GITHUB_FAILED for an answer that is too large, or leads elsewhere
 */
export async function exchange(request: HttpRequest): Promise<Answer> {
  let { url } = request;
  for (let hop = 0; ; hop += 1) {
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      signal: request.signal,
      redirect: 'manual',
    });
    const next = nextOf(response, url, request);
    if (next === undefined) {
      return { status: response.status, headers: response.headers, text: await readText(response, request) };
    }
    await response.body?.cancel();
    if (hop === MOST_REDIRECTS || next.origin !== request.url.origin) {
      throw strangeAnswer(request, 'it leads to another place');
    }
    url = next;
  }
}

function nextOf({ status, headers }: Response, at: URL, { method }: HttpRequest): URL | undefined {
  if (!REDIRECTS.has(status) || (method !== 'GET' && !SAME_METHOD.has(status))) return undefined;
  return URL.parse(headers.get('location') ?? '', at.href) ?? undefined;
}

/** The body, decompressed. */
async function readText(response: Response, asked: Asked): Promise<string> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body as ReadableStream<Uint8Array>) {
    bytes += part.length;
    if (bytes > LONGEST_ANSWER_BYTES) {
      throw strangeAnswer(asked, `it has more than ${LONGEST_ANSWER_BYTES / 1024 ** 2} MiB`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
