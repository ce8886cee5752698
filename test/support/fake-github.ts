import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actionsAnswer, type FakeRun, type FakeWorkflow } from './fake-github-actions.ts';
import { type FakeComment, type FakeIssue, issuesAnswer } from './fake-github-issues.ts';

/** What a token may do. `none`: the job has no such line in `permissions`. */
export interface FakeToken {
  readonly login: string;
  /** A job's token and that of an app belong to a bot. */
  readonly type: 'User' | 'Bot';
  issues: 'none' | 'read' | 'write';
  actions: 'none' | 'read' | 'write';
  /** The private repositories that it can see. A job's token sees its own. */
  readonly sees: Set<string>;
}

export interface FakeRepository {
  readonly fullName: string;
  visibility: 'public' | 'private' | 'internal';
  hasIssues: boolean;
  isArchived: boolean;
  /** Accounts that may label and be assigned. */
  readonly collaborators: Set<string>;
  readonly issues: FakeIssue[];
  readonly comments: FakeComment[];
  readonly workflows: FakeWorkflow[];
  readonly runs: FakeRun[];
  /** Its former name, which is redirected. */
  formerName?: string;
}

/** One answer in place of the true one. `times` counts down; undefined means always. */
export interface GithubFault {
  /** `POST /repos/octo/shop/issues` and the like. */
  readonly on: RegExp;
  readonly how:
    | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
    /** Does it, and then the connection breaks. */
    | { readonly kind: 'lost' }
    | { readonly kind: 'hang' };
  times?: number;
}

export interface FakeReply {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: FakeToken;
  readonly now: Date;
}

/**
 * A fake of GitHub's REST API, from its documentation: https://docs.github.com/en/rest/issues, /repos/repos, /actions/workflows,
 * /actions/workflow-runs, /using-the-rest-api (pagination, rate limits, redirects), with the statuses that it documents.
 * https://docs.github.com/en/graphql/reference/queries#viewer is there for the name of the token's account only.
 */
export class FakeGithub {
  readonly repositories = new Map<string, FakeRepository>();
  readonly tokens = new Map<string, FakeToken>();
  readonly requests: string[] = [];
  /** The headers of the newest request. */
  headers: IncomingMessage['headers'] = {};
  faults: GithubFault[] = [];
  /** Runs before each request is answered. Tests interleave two runs with it. */
  before: ((request: string) => Promise<void>) | undefined;
  now: () => Date = () => new Date();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else send(response, { status: 500, json: { message: `fake: ${String(error)}` } });
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  addRepository(fullName: string, visibility: FakeRepository['visibility'] = 'private'): FakeRepository {
    const made: FakeRepository = {
      ...{ fullName, visibility, hasIssues: true, isArchived: false, collaborators: new Set<string>() },
      ...{ issues: [], comments: [], workflows: [], runs: [] },
    };
    this.repositories.set(fullName.toLowerCase(), made);
    return made;
  }

  /** A token like a job's, with `issues: write` and `actions: read`, unless others are given. */
  addToken(value: string, sees: readonly string[], given: Partial<Omit<FakeToken, 'sees'>> = {}): FakeToken {
    const token: FakeToken = {
      ...{ login: 'github-actions[bot]', type: 'Bot', issues: 'write', actions: 'read', ...given },
      sees: new Set(sees.map((name) => name.toLowerCase())),
    };
    this.tokens.set(value, token);
    return token;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.url);
    const line = `${request.method} ${url.pathname}${url.search}`;
    this.requests.push(line);
    this.headers = request.headers;
    await this.before?.(line);
    const fault = this.faults.find(({ on, times }) => on.test(line) && times !== 0);
    if (fault?.times !== undefined) fault.times -= 1;
    if (fault !== undefined && 'status' in fault.how) {
      const { status, headers = {}, body = '{"message":"fault with CANARY-WORDS"}' } = fault.how;
      return void response.writeHead(status, { date: this.now().toUTCString(), ...headers }).end(body);
    }
    if (fault !== undefined && 'kind' in fault.how && fault.how.kind === 'hang') return;
    const value = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = this.tokens.get(value);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? {} : JSON.parse(text);
    const reply: FakeReply =
      token === undefined
        ? { status: 401, json: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' } }
        : this.#reply({ method: request.method ?? '', url, body, token, now: this.now() });
    if (fault !== undefined) return void response.destroy();
    send(response, reply);
  }

  #reply(request: FakeRequest): FakeReply {
    const { url, method, token } = request;
    if (url.pathname === '/graphql') return { status: 200, json: { data: { viewer: { login: token.login } } } };
    const [, owner, name, rest = ''] = /^\/repos\/([^/]+)\/([^/]+)(?:\/(.*))?$/.exec(url.pathname) ?? [];
    const key = `${owner}/${name}`.toLowerCase();
    const moved = [...this.repositories.values()].find(({ formerName }) => formerName?.toLowerCase() === key);
    if (moved !== undefined) {
      const location = `${this.url}/repos/${moved.fullName}${rest === '' ? '' : `/${rest}`}${url.search}`;
      return { status: method === 'GET' ? 301 : 307, json: { message: 'Moved Permanently' }, headers: { location } };
    }
    const repository = this.repositories.get(key);
    if (repository === undefined || (repository.visibility !== 'public' && !token.sees.has(key))) return NOT_FOUND;
    if (rest === '') return { status: 200, json: repositoryJson(repository, token) };
    if (rest.startsWith('actions/')) return actionsAnswer(repository, rest.slice('actions/'.length), request);
    return issuesAnswer(repository, rest, request);
  }
}

export const NOT_FOUND: FakeReply = { status: 404, json: { message: 'Not Found' } };
/** For a job's token without the permission. */
export const FORBIDDEN: FakeReply = { status: 403, json: { message: 'Resource not accessible by integration' } };

/** One page of a list, with the link to the next. At most 100 per page, 30 if nothing is said. */
export function paged<T>(all: readonly T[], url: URL, json: (page: readonly T[]) => unknown): FakeReply {
  const perPage = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const hasNext = all.length > page * perPage;
  return {
    status: 200,
    json: json(all.slice((page - 1) * perPage, page * perPage)),
    ...(hasNext ? { headers: { link: `<${next}>; rel="next", <${next}>; rel="last"` } } : {}),
  };
}

function repositoryJson(repository: FakeRepository, token: FakeToken): unknown {
  const mayPush = repository.collaborators.has(token.login);
  return {
    full_name: repository.fullName,
    private: repository.visibility !== 'public',
    visibility: repository.visibility,
    has_issues: repository.hasIssues,
    archived: repository.isArchived,
    html_url: `https://github.com/${repository.fullName}`,
    ...(token.type === 'User' ? { permissions: { admin: false, push: mayPush, triage: mayPush, pull: true } } : {}),
  };
}

function send(response: ServerResponse, { status, json, headers = {} }: FakeReply): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4987',
    ...headers,
  });
  response.end(json === undefined ? undefined : JSON.stringify(json));
}
