import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface FakeSts extends FakeServer {
  /** The requests, in order. */
  readonly asked: URLSearchParams[];
  /** The keys in the next response, and how long they are valid. */
  give(keys: Keys, forMs: number): void;
  /** From now on, every request is refused with this error. */
  refuse(status: number, code: string): void;
}

/**
 * A fake of Amazon's token service, which can't run here: AssumeRoleWithWebIdentity as documented in its API reference
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html). It issues keys of the real S3
 * server.
 */
export async function startFakeSts(first: Keys): Promise<FakeSts> {
  const asked: URLSearchParams[] = [];
  let given = { keys: first, forMs: 60_000 };
  let refusal: { readonly status: number; readonly code: string } | undefined;
  const server = createServer(async (request, response) => {
    asked.push(new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString()));
    const { keys, forMs } = given;
    response.setHeader('content-type', 'text/xml');
    if (refusal !== undefined) {
      const { status, code } = refusal;
      const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Not for you.</Message></Error></ErrorResponse>`;
      response.writeHead(status).end(body);
      return;
    }
    response.end(
      `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult><Credentials>
          <AccessKeyId>${keys.accessKeyId}</AccessKeyId>
          <SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey>
          <Expiration>${new Date(Date.now() + forMs).toISOString()}</Expiration>
        </Credentials></AssumeRoleWithWebIdentityResult>
      </AssumeRoleWithWebIdentityResponse>`,
    );
  });
  return {
    ...(await listening(server)),
    asked,
    give: (keys, forMs) => {
      given = { keys, forMs };
    },
    refuse: (status, code) => {
      refusal = { status, code };
    },
  };
}

export interface FakeTokens extends FakeServer {
  /** Variables of a job with permission to request tokens. */
  readonly env: Readonly<Record<string, string>>;
  /** The requested audiences. */
  readonly audiences: (string | null)[];
  /** The next requests are answered with this. */
  fail(...statuses: number[]): void;
}

/**
 * A fake of the endpoint where GitHub issues tokens to a job (https://docs.github.com/en/actions/reference/security/oidc,
 * "Methods for requesting the OIDC token").
 */
export async function startFakeTokens(): Promise<FakeTokens> {
  const audiences: (string | null)[] = [];
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const failing = failures.shift();
    if (failing !== undefined) return void response.writeHead(failing).end('{}');
    const isAllowed = request.headers.authorization === 'bearer job-token' && url.searchParams.get('job') === '1';
    if (!isAllowed) return void response.writeHead(401).end('{}');
    audiences.push(url.searchParams.get('audience'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ value: `github-token-${audiences.length}`, count: 1 }));
  });
  const fake = await listening(server);
  return {
    ...fake,
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${fake.url}/token?job=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-token' },
    audiences,
    fail: (...statuses) => void failures.push(...statuses),
  };
}

async function listening(server: Server): Promise<FakeServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
