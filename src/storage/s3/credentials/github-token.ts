import { type Agent as HttpAgent, request as httpRequest } from 'node:http';
import { type Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { describeNetwork } from '../../../core/foreign.ts';
import { Secret } from '../../../core/secret.ts';
import type { Host } from '../../../ports/host.ts';
import { retry } from '../../../ports/retry.ts';

/** The proxy of the connections. undefined: direct. */
export interface Agents {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}

/** In our own wording. */
class NoToken extends Error {
  override readonly name = 'NoToken';
}

const POLICY = { attempts: 4, baseMs: 500, longestMs: 1_500 };
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 64 * 1024;

/**
 * Requests a token from GitHub that identifies this workflow. The job's own variables contain the address and are valid as long
 * as the job runs: https://docs.github.com/en/actions/reference/security/oidc, "Methods for requesting the OIDC token".
 * @throws {RestorableError} STORAGE_AUTHENTICATION
 */
export async function githubToken(host: Host, audience: string, agents: Agents): Promise<Secret> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = host.env;
  if (url === undefined || url === '' || bearer === undefined || bearer === '') {
    throw new RestorableError('STORAGE_AUTHENTICATION', 'This job is not allowed to request a token from GitHub.', {
      hint: 'Give the job `permissions: id-token: write`. Outside of GitHub Actions leave `oidc` out.',
    });
  }
  host.mask(new Secret(bearer));
  const address = new URL(url);
  address.searchParams.set('audience', audience);
  const asking = retry(() => ask(address, bearer, agents, host.signal), { signal: host.signal, after: () => POLICY });
  const token = new Secret(
    await asking.catch((error: unknown) => {
      throwIfCancelled(host.signal);
      throw refused(error, host);
    }),
  );
  host.mask(token);
  return token;
}

async function ask(address: URL, bearer: string, agents: Agents, signal: AbortSignal): Promise<string> {
  const isPlain = address.protocol === 'http:';
  const agent = isPlain ? agents.httpAgent : agents.httpsAgent;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request = (isPlain ? httpRequest : httpsRequest)(
    address,
    {
      headers: { authorization: `bearer ${bearer}`, accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      ...(agent === undefined ? {} : { agent }),
    },
    (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        body += part;
        if (body.length > MAX_BYTES) answer.destroy(new NoToken('the answer is too long'));
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const token = answer.statusCode === 200 ? tokenIn(body) : undefined;
        if (token === undefined) reject(new NoToken(`HTTP status ${answer.statusCode} without a token`));
        else resolve(token);
      });
    },
  );
  request.on('error', reject);
  request.end();
  return promise;
}

function tokenIn(body: string): string | undefined {
  try {
    const { value } = JSON.parse(body) as { value?: unknown };
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}

function refused(cause: unknown, host: Host): RestorableError {
  const why = cause instanceof NoToken ? cause.message : describeNetwork(cause);
  return new RestorableError('STORAGE_AUTHENTICATION', host.scrub(`GitHub gave no token for this job (${why}).`), {
    hint: 'Run the job again. If it happens again, check `permissions: id-token: write` and the network.',
    cause,
  });
}
