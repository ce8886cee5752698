import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError } from '../core/errors.ts';
import { describeNetwork } from '../core/foreign.ts';
import { Secret } from '../core/secret.ts';
import type { Host } from '../ports/host.ts';
import { retry } from '../ports/retry.ts';
import { sendRequest } from './request.ts';

/** Why a job gets no token, in our own words. */
export class NoJobToken extends Error {
  override readonly name = 'NoJobToken';
  /** False if the job was refused or GitHub did not answer. */
  readonly isPermissionMissing: boolean;

  constructor(message: string, isPermissionMissing = false) {
    super(message);
    this.isPermissionMissing = isPermissionMissing;
  }
}

const POLICY = { attempts: 4, baseMs: 500, longestMs: 1_500 };
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 64 * 1024;

/**
 * Requests a token from GitHub that identifies this workflow. The job's own variables contain the address and are valid as long
 * as the job runs: https://docs.github.com/en/actions/reference/security/oidc, "Methods for requesting the OIDC token". The token is
 * masked.
 * @throws {NoJobToken}
 * @throws {RestorableError} INPUT_INVALID for a variable that is not the address of a proxy, CANCELLED
 */
export async function requestJobToken(host: Host, audience: string): Promise<Secret> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = host.env;
  if (url === undefined || url === '' || bearer === undefined || bearer === '') {
    throw new NoJobToken('This job is not allowed to request a token from GitHub.', true);
  }
  host.mask(new Secret(bearer));
  const address = URL.parse(url);
  if (address === null) throw new NoJobToken('the address in ACTIONS_ID_TOKEN_REQUEST_URL is not one');
  address.searchParams.set('audience', audience);
  const asking = retry(() => ask(address, bearer, host), {
    signal: host.signal,
    after: (error) => (error instanceof RestorableError ? undefined : POLICY),
  });
  const token = new Secret(
    await asking.catch((error: unknown) => {
      throwIfCancelled(host.signal);
      if (error instanceof RestorableError || error instanceof NoJobToken) throw error;
      throw new NoJobToken(describeNetwork(error));
    }),
  );
  host.mask(token);
  return token;
}

async function ask(url: URL, bearer: string, { env, signal }: Host): Promise<string> {
  const headers = { authorization: `bearer ${bearer}`, accept: 'application/json' };
  const options = { env, signal, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
  const { status, text } = await sendRequest({ method: 'GET', url, headers }, options);
  const token = status === 200 ? tokenIn(text) : undefined;
  if (token === undefined) throw new NoJobToken(`HTTP status ${status} without a token`);
  return token;
}

function tokenIn(body: string): string | undefined {
  try {
    const { value } = JSON.parse(body) as { value?: unknown };
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
