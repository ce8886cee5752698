import { once } from 'node:events';
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request as secureRequest } from 'node:https';
import { retry } from '../../ports/retry.ts';
import type { OtlpSettings } from './settings.ts';

interface PushRequest {
  readonly settings: OtlpSettings;
  readonly payload: object;
  /** For the proxy's variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const LARGEST_ANSWER_BYTES = 64 * 1024;
/** https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes */
const RETRYABLE = new Set([429, 502, 503, 504]);
const RETRIES = { attempts: 3, baseMs: 500, longestMs: 5_000 } as const;

/** The collector refused, or could not be reached. The message quotes nothing that it said. */
class PushProblem extends Error {
  readonly status: number | undefined;
  readonly askedMs: number | undefined;

  constructor(message: string, status?: number, askedMs?: number) {
    super(message);
    this.status = status;
    this.askedMs = askedMs;
  }
}

/**
 * Sends metrics to a collector. All attempts together take no longer than the time limit.
 * @returns undefined if all of it was accepted, otherwise what happened, as a sentence
 */
export async function pushMetrics({ settings, payload, env, signal }: PushRequest): Promise<string | undefined> {
  const body = JSON.stringify(payload);
  const limit = AbortSignal.timeout(settings.timeoutMs);
  const both = AbortSignal.any([signal, limit]);
  const agents = agentsOf(env);
  try {
    return await retry(() => send(settings, body, agents, both), {
      signal: both,
      after: (error) => {
        if (!(error instanceof PushProblem) || (error.status !== undefined && !RETRYABLE.has(error.status)))
          return undefined;
        return { ...RETRIES, askedMs: error.askedMs };
      },
    });
  } catch (thrown) {
    if (signal.aborted) return undefined;
    if (limit.aborted) return `The collector did not accept the metrics within ${settings.timeoutMs / 1_000} s.`;
    if (thrown instanceof PushProblem) return thrown.message;
    throw thrown;
  } finally {
    for (const agent of Object.values(agents)) agent.destroy();
  }
}

interface Agents {
  readonly plain: PlainAgent;
  readonly secure: Agent;
}

/** Node's own agents read the proxy's variables. */
function agentsOf(env: PushRequest['env']): Agents {
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];
  const proxyEnv = Object.fromEntries(names.map((name) => [name, env[name]]));
  return { plain: new PlainAgent({ proxyEnv }), secure: new Agent({ proxyEnv }) };
}

async function send(
  settings: OtlpSettings,
  body: string,
  agents: Agents,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { url, headers } = settings;
  const isSecure = url.protocol === 'https:';
  try {
    const request = (isSecure ? secureRequest : plainRequest)(url, {
      method: 'POST',
      agent: isSecure ? agents.secure : agents.plain,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal,
    });
    request.end(body);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const text = await readAnswer(answer);
    return judge(answer, text);
  } catch (thrown) {
    if (thrown instanceof PushProblem || signal.aborted) throw thrown;
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === undefined) throw thrown;
    throw new PushProblem(`The collector could not be reached (${code}).`);
  }
}

function judge({ statusCode = 0, headers }: IncomingMessage, text: string | undefined): string | undefined {
  if (statusCode >= 200 && statusCode < 300) return partOf(text);
  const asked = Number(headers['retry-after']);
  const askedMs = Number.isFinite(asked) && asked > 0 ? asked * 1_000 : undefined;
  throw new PushProblem(`The collector answered with HTTP status ${statusCode}.`, statusCode, askedMs);
}

/** A collector can accept a part and say how much it rejected. https://opentelemetry.io/docs/specs/otlp/#partial-success-1 */
function partOf(text: string | undefined): string | undefined {
  try {
    const { partialSuccess } = JSON.parse(text ?? '') as { partialSuccess?: { rejectedDataPoints?: unknown } };
    const rejected = Number(partialSuccess?.rejectedDataPoints ?? 0);
    return rejected > 0 ? `The collector rejected ${rejected} of the values.` : undefined;
  } catch {
    // Accepted, with an answer that is not JSON.
    return undefined;
  }
}

/** Undefined if it is longer than an answer should be. */
async function readAnswer(answer: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > LARGEST_ANSWER_BYTES) {
      answer.destroy();
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
