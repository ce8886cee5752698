import { type HttpAnswer, sendRequest } from '../http/request.ts';
import { type Answer, type Asked, LONGEST_ANSWER_BYTES, unexpectedAnswer } from './answer.ts';

export interface GithubRequest extends Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Sending {
  /** For the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Of each request. */
  readonly timeoutMs: number;
}

const MOST_REDIRECTS = 3;
/** Those that require the same method again. A renamed repository is answered with 301 to GET and 307 to all others. */
const SAME_METHOD = new Set([307, 308]);
const REDIRECTS = new Set([301, 302, 307, 308]);

/**
 * One request, with the redirects that stay at the same host: the token goes nowhere else.
 * @throws what the connection throws; GITHUB_FAILED for an answer that is too large, or leads elsewhere
 */
export async function exchange(request: GithubRequest, sending: Sending): Promise<Answer> {
  const { method, headers, body } = request;
  let { url } = request;
  for (let hop = 0; ; hop += 1) {
    const answer = await sendRequest({ method, url, headers, body }, { ...sending, maxBytes: LONGEST_ANSWER_BYTES });
    const next = nextOf(answer, url, request);
    if (next === undefined) {
      if (Buffer.byteLength(answer.text) < LONGEST_ANSWER_BYTES) return answer;
      throw unexpectedAnswer(request, `it has more than ${LONGEST_ANSWER_BYTES / 1024 ** 2} MiB`);
    }
    if (hop === MOST_REDIRECTS || next.origin !== request.url.origin) {
      throw unexpectedAnswer(request, 'it leads to another place');
    }
    url = next;
  }
}

function nextOf({ status, headers }: HttpAnswer, at: URL, { method }: GithubRequest): URL | undefined {
  if (!REDIRECTS.has(status) || (method !== 'GET' && !SAME_METHOD.has(status))) return undefined;
  return URL.parse(headers.location ?? '', at.href) ?? undefined;
}
