import { type FakeReply, type FakeRepository, type FakeRequest, FORBIDDEN, NOT_FOUND, paged } from './fake-github.ts';

/** https://docs.github.com/en/rest/issues/issues#get-an-issue */
export interface FakeIssue {
  readonly number: number;
  readonly author: { readonly login: string; readonly type: 'User' | 'Bot' };
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  readonly isPullRequest: boolean;
}

/** https://docs.github.com/en/rest/issues/comments */
export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: Date;
}

const LONGEST_BODY = 65_536;
const LONGEST_TITLE = 256;

const archived: FakeReply = { status: 403, json: { message: 'Repository was archived so is read-only.' } };
const disabled: FakeReply = { status: 410, json: { message: 'Issues are disabled for this repo' } };
const invalid = (field: string): FakeReply => ({
  status: 422,
  json: { message: 'Validation Failed', errors: [{ resource: 'Issue', field, code: 'invalid' }] },
});

/** @param rest the path after the repository's name */
export function issuesAnswer(repository: FakeRepository, rest: string, request: FakeRequest): FakeReply {
  const { method, token } = request;
  const [, commentId] = /^issues\/comments\/(\d+)$/.exec(rest) ?? [];
  const [, number, part] = /^issues(?:\/(\d+)(?:\/(comments|labels))?)?$/.exec(rest) ?? [];
  if (!/^issues(?:\/|$)/.test(rest)) return NOT_FOUND;
  const isRead = method === 'GET';
  if (token.issues === 'none' && (repository.visibility !== 'public' || !isRead)) return FORBIDDEN;
  if (!isRead && token.issues !== 'write') return FORBIDDEN;
  if (!repository.hasIssues) return disabled;
  if (!isRead && repository.isArchived) return archived;
  if (commentId !== undefined) return deleteComment(repository, Number(commentId), request);
  if (number === undefined) return isRead ? listIssues(repository, request) : createIssue(repository, request);
  const issue = repository.issues.find((each) => String(each.number) === number);
  if (issue === undefined) return NOT_FOUND;
  if (part === 'comments')
    return isRead ? listComments(repository, issue, request) : comment(repository, issue, request);
  if (part === 'labels') return label(repository, issue, request);
  return isRead ? { status: 200, json: issueJson(repository, issue) } : updateIssue(repository, issue, request);
}

function listIssues(repository: FakeRepository, { url }: FakeRequest): FakeReply {
  const query = url.searchParams;
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const state = query.get('state') ?? 'open';
  const since = query.get('since');
  const by = query.get('sort') === 'updated' ? ('updatedAt' as const) : ('createdAt' as const);
  const found = repository.issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((name) => issue.labels.some((own) => own.toLowerCase() === name.toLowerCase())))
    .filter((issue) => (query.get('creator') ?? issue.author.login) === issue.author.login)
    .filter((issue) => since === null || issue.updatedAt >= new Date(since))
    .toSorted((a, b) => b[by].getTime() - a[by].getTime() || b.number - a.number);
  if (query.get('direction') === 'asc') found.reverse();
  return paged(found, url, (page) => page.map((each) => issueJson(repository, each)));
}

/** Labels and assignees of an account that may not set them are silently dropped. An unknown assignee is refused. */
function createIssue(repository: FakeRepository, { body, token, now }: FakeRequest): FakeReply {
  const wrong = wrongField(repository, body);
  if (wrong !== undefined) return invalid(wrong);
  if (typeof body['title'] !== 'string' || body['title'] === '') return invalid('title');
  const mayLabel = token.type === 'Bot' || repository.collaborators.has(token.login);
  const made: FakeIssue = {
    number: repository.issues.length + 1,
    author: { login: token.login, type: token.type },
    title: body['title'],
    body: (body['body'] as string | undefined) ?? null,
    ...{ state: 'open', stateReason: null, closedAt: null, isPullRequest: false },
    labels: mayLabel ? [...((body['labels'] as string[] | undefined) ?? [])] : [],
    assignees: mayLabel ? [...((body['assignees'] as string[] | undefined) ?? [])] : [],
    createdAt: now,
    updatedAt: now,
  };
  repository.issues.push(made);
  return { status: 201, json: issueJson(repository, made) };
}

function updateIssue(repository: FakeRepository, issue: FakeIssue, { body, token, now }: FakeRequest): FakeReply {
  const isOwn = issue.author.login === token.login || token.type === 'Bot' || repository.collaborators.has(token.login);
  if (!isOwn) return FORBIDDEN;
  const wrong = wrongField(repository, body);
  if (wrong !== undefined) return invalid(wrong);
  const { title, body: text, state, state_reason: reason } = body;
  if (typeof title === 'string') issue.title = title;
  if (typeof text === 'string') issue.body = text;
  if (state === 'open' || state === 'closed') {
    issue.state = state;
    issue.stateReason = typeof reason === 'string' ? reason : state === 'closed' ? 'completed' : 'reopened';
    issue.closedAt = state === 'closed' ? now : null;
  }
  issue.updatedAt = now;
  return { status: 200, json: issueJson(repository, issue) };
}

function wrongField(repository: FakeRepository, body: FakeRequest['body']): string | undefined {
  const { title, body: text, state_reason: reason, assignees = [] } = body;
  if (typeof title === 'string' && title.length > LONGEST_TITLE) return 'title';
  if (typeof text === 'string' && text.length > LONGEST_BODY) return 'body';
  if (reason !== undefined && !['completed', 'not_planned', 'reopened', null].includes(reason as string))
    return 'state_reason';
  return (assignees as string[]).every((login) => repository.collaborators.has(login)) ? undefined : 'assignees';
}

function label(repository: FakeRepository, issue: FakeIssue, { body, token, now }: FakeRequest): FakeReply {
  if (token.type !== 'Bot' && !repository.collaborators.has(token.login)) return FORBIDDEN;
  issue.labels = [...new Set([...issue.labels, ...((body['labels'] as string[] | undefined) ?? [])])];
  issue.updatedAt = now;
  return { status: 200, json: issue.labels.map((name) => ({ name })) };
}

function comment(repository: FakeRepository, issue: FakeIssue, { body, token, now }: FakeRequest): FakeReply {
  if (typeof body['body'] !== 'string' || body['body'] === '' || body['body'].length > LONGEST_BODY)
    return invalid('body');
  const made: FakeComment = {
    ...{ id: (repository.comments.at(-1)?.id ?? 0) + 1, issue: issue.number, author: token.login },
    ...{ body: body['body'], createdAt: now },
  };
  repository.comments.push(made);
  issue.updatedAt = now;
  return { status: 201, json: commentJson(made) };
}

/** https://docs.github.com/en/rest/issues/comments#delete-an-issue-comment */
function deleteComment(repository: FakeRepository, id: number, { method, token }: FakeRequest): FakeReply {
  const at = repository.comments.findIndex((each) => each.id === id);
  if (method !== 'DELETE' || at < 0) return NOT_FOUND;
  if (repository.comments[at]?.author !== token.login && !repository.collaborators.has(token.login)) return FORBIDDEN;
  repository.comments.splice(at, 1);
  return { status: 204, json: undefined };
}

function listComments(repository: FakeRepository, issue: FakeIssue, { url }: FakeRequest): FakeReply {
  const since = url.searchParams.get('since');
  const found = repository.comments
    .filter((each) => each.issue === issue.number)
    .filter((each) => since === null || each.createdAt >= new Date(since));
  return paged(found, url, (page) => page.map(commentJson));
}

function commentJson({ id, author, body, createdAt }: FakeComment): unknown {
  return { id, body, user: { login: author }, created_at: createdAt.toISOString(), author_association: 'NONE' };
}

function issueJson({ fullName }: FakeRepository, issue: FakeIssue): unknown {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    user: issue.author,
    labels: issue.labels.map((name) => ({ name })),
    assignees: issue.assignees.map((login) => ({ login })),
    created_at: issue.createdAt.toISOString(),
    updated_at: issue.updatedAt.toISOString(),
    closed_at: issue.closedAt?.toISOString() ?? null,
    html_url: `https://github.com/${fullName}/issues/${issue.number}`,
    ...(issue.isPullRequest ? { pull_request: { url: `https://api.github.com/repos/${fullName}/pulls/1` } } : {}),
  };
}
