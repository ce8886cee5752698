import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { causesOf, RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { statusOf } from '../../src/github/answer.ts';
import { type GithubAccess, GithubClient } from '../../src/github/client.ts';
import { parseRepository } from '../../src/github/repository.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';

const TOKEN = 'ghs_test-token-of-the-fake';
const PACE = { attempts: 3, baseMs: 1, longestMs: 2_000, requestMs: 120_000 };
const anything = z.unknown();
const issue = z.object({ number: z.number() });

let github: FakeGithub;
let shop: FakeRepository;
let abort: AbortController;

beforeEach(async () => {
  github = await new FakeGithub().start();
  shop = github.addRepository('octo/shop');
  github.addToken(TOKEN, ['octo/shop']);
  abort = new AbortController();
});
afterEach(() => github.stop());

function client(given: Partial<GithubAccess> = {}): GithubClient {
  const env = { GITHUB_API_URL: github.url };
  return new GithubClient({ token: new Secret(TOKEN), env, signal: abort.signal, pace: PACE, ...given });
}

const getShop = { path: '/repos/octo/shop', doing: 'read the repository' };
const createIssue = {
  ...({ method: 'POST', path: '/repos/octo/shop/issues', body: { title: 'a' } } as const),
  ...{ doing: 'create an issue', permission: 'issues: write' },
};

async function failure(work: Promise<unknown>): Promise<RestorableError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RestorableError)) throw new Error('it did not fail with an error of ours');
  const shown = [error.message, error.hint, ...causesOf(error, { withFrames: true })].join('\n');
  expect(shown).not.toContain('CANARY-WORDS');
  expect(shown).not.toContain(TOKEN);
  return error;
}

describe('the client of the API of GitHub', () => {
  it('sends the token, the version of the API and its own name', async () => {
    expect(await client().call(getShop, z.object({ visibility: z.string() }))).toEqual({ visibility: 'private' });
    expect(github.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'x-github-api-version': '2022-11-28',
      accept: 'application/vnd.github+json',
    });
    expect(github.headers['user-agent']).toMatch(/^restorable\//);
  });

  it.each([
    [401, 'GITHUB_REFUSED', /expired or revoked/],
    [403, 'GITHUB_REFUSED', /`issues: write` to `permissions`/],
    [404, 'GITHUB_REFUSED', /can't see it/],
    [410, 'GITHUB_REFUSED', /enable them/],
    [422, 'GITHUB_REFUSED', /Check the names/],
    [500, 'GITHUB_FAILED', /next run/],
  ])('explains HTTP %i, without quoting the answer', async (status, code, hint) => {
    github.faults = [{ on: /issues/, how: { status } }];
    const error = await failure(client().call(createIssue, anything));
    expect(error.code).toBe(code);
    expect(error.hint).toMatch(hint);
    expect(statusOf(error)).toBe(status);
  });

  it('says that a token must be authorized for single sign-on', async () => {
    github.faults = [{ on: /shop/, how: { status: 403, headers: { 'x-github-sso': 'required; url=https://evil' } } }];
    const { code, hint } = await failure(client().call(getShop, anything));
    expect([code, hint]).toEqual(['GITHUB_REFUSED', expect.stringMatching(/single sign-on/)]);
    expect(hint).not.toContain('evil');
  });

  it('finds nothing where there is nothing, and fails otherwise', async () => {
    expect(await client().find({ ...getShop, path: '/repos/octo/other' }, anything)).toBeUndefined();
    github.faults = [{ on: /shop/, how: { status: 401 } }];
    expect((await failure(client().find(getShop, anything))).code).toBe('GITHUB_REFUSED');
  });

  it('repeats what only reads if it failed, and a write only if it was surely not done', async () => {
    github.faults = [{ on: /^GET/, how: { status: 502 }, times: 2 }];
    await client().call(getShop, anything);
    expect(github.requests).toHaveLength(3);
    github.faults = [{ on: /^POST/, how: { kind: 'lost' } }];
    expect((await failure(client().call(createIssue, issue))).code).toBe('GITHUB_FAILED');
    expect(shop.issues).toHaveLength(1);
    github.faults = [{ on: /^POST/, how: { status: 429, headers: { 'retry-after': '0' } }, times: 2 }];
    expect(await client().call(createIssue, issue)).toEqual({ number: 2 });
  });

  it('waits as long as GitHub asks, by the clock of GitHub, and not longer than a run may', async () => {
    const limited = (headers: Record<string, string>) => [{ on: /shop/, how: { status: 403, headers }, times: 1 }];
    const date = 'Tue, 01 Dec 2026 12:00:00 GMT';
    const reset = (seconds: number) => String(Date.parse(date) / 1_000 + seconds);
    github.faults = limited({ date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(1) });
    const startedAt = performance.now();
    await client().call(getShop, anything);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    for (const headers of [
      { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(1_200) },
      { 'retry-after': '1200' },
    ]) {
      github.faults = limited(headers as Record<string, string>);
      const { code, hint } = await failure(client().call(getShop, anything));
      expect([code, hint]).toEqual(['GITHUB_FAILED', expect.stringMatching(/again in 20 minutes/)]);
    }
  });

  it('stops waiting for an answer', async () => {
    github.faults = [{ on: /shop/, how: { kind: 'hang' } }];
    // Long enough that a request has arrived by then.
    const pace = { ...PACE, requestMs: 1_000 };
    expect((await failure(client({ pace }).call(getShop, anything))).code).toBe('GITHUB_FAILED');
    expect(github.requests).toHaveLength(3);
    const waiting = failure(client().call(getShop, anything));
    github.before = async () => abort.abort();
    abort.abort();
    expect((await waiting).code).toBe('CANCELLED');
  });

  it('reads a list page by page, and stops when no more is wanted', async () => {
    for (let number = 1; number <= 7; number += 1) await client().call(createIssue, issue);
    github.requests.length = 0;
    const list = { path: '/repos/octo/shop/issues?per_page=3', doing: 'list issues' };
    const numbers: number[] = [];
    for await (const page of client().pages(list, z.array(issue))) numbers.push(...page.map((each) => each.number));
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(github.requests).toHaveLength(3);
    for await (const page of client().pages(list, z.array(issue))) if (page.length > 0) break;
    expect(github.requests).toHaveLength(4);
  });

  it('follows a repository that was renamed, and takes the token to no other host', async () => {
    shop.formerName = 'octo/store';
    expect(await client().find({ ...getShop, path: '/repos/octo/store' }, anything)).toMatchObject({
      full_name: 'octo/shop',
    });
    expect(await client().call({ ...createIssue, path: '/repos/octo/store/issues' }, issue)).toEqual({ number: 1 });
    const tokens: (string | undefined)[] = [];
    const thief = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/`;
    for (const status of [301, 302, 307, 308]) {
      github.faults = [{ on: /shop/, how: { status, headers: { location } } }];
      expect((await failure(client().call(getShop, anything))).code).toBe('GITHUB_FAILED');
    }
    github.faults = [{ on: /shop/, how: { status: 302, headers: { location: '/repos/octo/shop' } } }];
    expect((await failure(client().call(getShop, anything))).code).toBe('GITHUB_FAILED');
    thief.close();
    expect(tokens).toEqual([]);
  });

  it.each([
    ['<html>CANARY-WORDS</html>', 'no JSON'],
    ['{"visibility": 7}', 'visibility'],
    [`"${'x'.repeat(17 * 1024 * 1024)}"`, 'more than 16 MiB'],
  ])('refuses an answer that is none of GitHub', async (body, detail) => {
    github.faults = [{ on: /shop/, how: { status: 200, body } }];
    const error = await failure(client().call(getShop, z.object({ visibility: z.string() })));
    expect([error.code, error.message]).toEqual(['GITHUB_FAILED', expect.stringContaining(detail)]);
  });

  it('says which account the token has', async () => {
    github.faults = [{ on: /graphql/, how: { status: 502 }, times: 1 }];
    expect(await client().account()).toBe('github-actions[bot]');
    github.faults = [{ on: /graphql/, how: { status: 404 } }];
    const server = client({ env: { GITHUB_API_URL: `${github.url}/api/v3/` } });
    await failure(server.account());
    expect(github.requests.at(-1)).toBe('POST /api/graphql');
  });

  it.each([
    ['http://api.github.com', 'another host without TLS'],
    ['ftp://127.0.0.1', 'another scheme'],
    ['https://user@api.github.com', 'with credentials'],
    ['api.github.com', 'no URL'],
  ])('refuses the address %s: %s', async (apiUrl) => {
    expect(() => client({ env: { GITHUB_API_URL: apiUrl } })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });

  it('refuses a token that no header can hold, without showing it', () => {
    const token = new Secret('ghs_a\nb');
    expect(() => client({ token })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('the name of a repository', () => {
  it.each(['octo/shop', 'o/s.git-x_1', 'octo_acme/.github'])('can be %s', (name) => {
    expect(parseRepository(name)).toBe(name);
  });
  it.each(['octo', 'octo/', '/shop', 'octo/..', 'octo/.', 'a/b/c', 'octo/a?b', 'octo/a%2f', '../shop', 'octo/a b'])(
    "can't be %s",
    (name) => {
      expect(parseRepository(name)).toBeUndefined();
    },
  );
});
