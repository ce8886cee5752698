import { z } from 'zod';
import type { GithubCall, GithubClient } from './client.ts';
import type { RepositoryName } from './repository.ts';

const PER_PAGE = 100;
/** Of one list. */
const MOST_PAGES = 10;
const PERMISSION = 'issues: write';

const repositorySchema = z.object({
  private: z.boolean(),
  /** Missing on old servers. */
  visibility: z.string().optional(),
  has_issues: z.boolean(),
  archived: z.boolean(),
  /** Only of accounts of people. */
  permissions: z.record(z.string(), z.boolean()).optional(),
});
export type RepositoryFacts = z.infer<typeof repositorySchema>;

const labelSchema = z.union([z.string(), z.object({ name: z.string().nullish() })]);
const issueSchema = z
  .object({
    number: z.int().positive(),
    title: z.string(),
    body: z.string().nullish(),
    state: z.enum(['open', 'closed']),
    user: z.object({ login: z.string() }).nullish(),
    labels: z.array(labelSchema),
    assignees: z.array(z.object({ login: z.string() })).nullish(),
    pull_request: z.unknown().optional(),
  })
  .transform(({ number, title, body, state, user, labels, assignees, pull_request: pull }) => ({
    ...{ number, title, state, body: body ?? '', author: user?.login ?? '', isPullRequest: pull !== undefined },
    labels: labels.map((each) => (typeof each === 'string' ? each : (each.name ?? ''))),
    assignees: (assignees ?? []).map(({ login }) => login),
  }));
export type GithubIssue = z.infer<typeof issueSchema>;

const commentSchema = z.object({
  id: z.int().positive(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

/** A comment on an issue. Later ones have higher ids. */
export interface IssueComment {
  readonly id: number;
  readonly text: string;
}

export interface IssueFilter {
  readonly creator: string;
  readonly label: string;
  readonly state: 'open' | 'closed';
  /** Changed since then. */
  readonly since?: Date | undefined;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

export interface IssueChange {
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'completed' | 'not_planned' | 'reopened';
}

/** The issues of one repository. https://docs.github.com/en/rest/issues. All methods throw as `GithubClient.call`. */
export class RepositoryIssues {
  readonly #client: GithubClient;
  readonly #path: string;
  readonly repository: RepositoryName;

  constructor(client: GithubClient, repository: RepositoryName) {
    this.#client = client;
    this.repository = repository;
    this.#path = `/repos/${repository}`;
  }

  /** The origin of its pages. */
  get server(): string {
    return this.#client.server;
  }

  /** The same, until another signal is aborted too. */
  until(signal: AbortSignal): RepositoryIssues {
    return new RepositoryIssues(this.#client.until(signal), this.repository);
  }

  /** Name of the token's account. */
  account(): Promise<string> {
    return this.#client.account();
  }

  facts(): Promise<RepositoryFacts> {
    const call = { path: this.#path, doing: `read the repository ${this.repository}`, permission: PERMISSION };
    return this.#client.call(call, repositorySchema);
  }

  /** Newest first. At most 1,000. */
  async list({ creator, label, state, since }: IssueFilter): Promise<GithubIssue[]> {
    const query = new URLSearchParams({ creator, labels: label, state, per_page: String(PER_PAGE) });
    if (since !== undefined) query.set('since', since.toISOString());
    const call = this.#about('list issues', `?${query}`);
    const found: GithubIssue[] = [];
    let pages = 0;
    for await (const page of this.#client.pages(call, z.array(issueSchema))) {
      found.push(...page);
      pages += 1;
      if (pages === MOST_PAGES) break;
    }
    return found;
  }

  get(number: number): Promise<GithubIssue | undefined> {
    return this.#client.find(this.#about(`read the issue ${number}`, `/${number}`), issueSchema);
  }

  create(issue: NewIssue): Promise<GithubIssue> {
    return this.#client.call({ ...this.#about('open an issue'), method: 'POST', body: issue }, issueSchema);
  }

  update(number: number, change: IssueChange): Promise<GithubIssue> {
    const call = this.#about(`change the issue ${number}`, `/${number}`);
    return this.#client.call({ ...call, method: 'PATCH', body: change }, issueSchema);
  }

  /** @returns the id of the comment */
  async comment(number: number, body: string): Promise<number> {
    const call = this.#about(`comment on the issue ${number}`, `/${number}/comments`);
    return (await this.#client.call({ ...call, method: 'POST', body: { body } }, commentSchema)).id;
  }

  async deleteComment(id: number): Promise<void> {
    await this.#client.delete(this.#about('delete a comment', `/comments/${id}`));
  }

  /** An account's comments since a time. Of the first thousand: anyone can add some to an issue of a public repository. */
  async comments(number: number, by: string, since: Date): Promise<IssueComment[]> {
    const query = new URLSearchParams({ per_page: String(PER_PAGE), since: since.toISOString() });
    const call = this.#about(`read the comments of the issue ${number}`, `/${number}/comments?${query}`);
    const found: IssueComment[] = [];
    let pages = 0;
    for await (const page of this.#client.pages(call, z.array(commentSchema))) {
      found.push(...page.flatMap(({ id, body, user }) => (user?.login === by ? [{ id, text: body ?? '' }] : [])));
      pages += 1;
      if (pages === MOST_PAGES) break;
    }
    return found;
  }

  #about(doing: string, rest = ''): GithubCall {
    return { path: `${this.#path}/issues${rest}`, doing: `${doing} of ${this.repository}`, permission: PERMISSION };
  }
}
