import { hasCode, RestorableError } from '../core/errors.ts';
import { statusOf } from '../github/answer.ts';
import type { GithubIssue, RepositoryFacts, RepositoryIssues } from '../github/issues.ts';
import type { MarkerNames } from './marker.ts';

interface TargetOptions {
  readonly issues: RepositoryIssues;
  readonly databases: readonly string[];
  readonly destinations: readonly string[];
}

interface TargetFacts {
  /** Name of the token's account. */
  readonly account: string;
  readonly names: MarkerNames;
  readonly repository: string;
}

/** Who may do so, as GitHub names them in `permissions` of a repository. */
const MAY_LABEL = ['admin', 'maintain', 'push', 'triage'];

/** The repository whose issues are used, once it is known that they can be. */
export class IssueTarget {
  readonly account: string;
  readonly names: MarkerNames;
  readonly #repository: string;
  #mayAssign = true;

  constructor({ account, names, repository }: TargetFacts) {
    this.account = account;
    this.names = names;
    this.#repository = repository;
  }

  /** An assignee who can't be assigned is left out, with a warning. */
  async create(
    issues: RepositoryIssues,
    issue: { readonly title: string; readonly body: string; readonly labels: readonly string[] },
    assignee: string | undefined,
    warn: (message: string) => void,
  ): Promise<GithubIssue> {
    if (assignee === undefined || !this.#mayAssign) return issues.create({ ...issue, assignees: [] });
    const created = await issues.create({ ...issue, assignees: [assignee] }).catch((error: unknown) => {
      if (statusOf(error) !== 422) throw error;
      return undefined;
    });
    const isAssigned = created?.assignees.some((login) => login.toLowerCase() === assignee.toLowerCase()) === true;
    if (!isAssigned) {
      this.#mayAssign = false;
      warn(
        `\`alert-assignee\` can't be assigned to issues of ${this.#repository}: it must be a user with access to it.`,
      );
    }
    return created ?? issues.create({ ...issue, assignees: [] });
  }

  /** Without our label, no later run would find the issue, and each would open one more. */
  mayNotLabel(): RestorableError {
    return new RestorableError(
      'GITHUB_REFUSED',
      `The account ${this.account} may not label issues of ${this.#repository}.`,
      {
        hint: "Use the token of an account with that permission (the role triage is sufficient), or the job's token.",
      },
    );
  }
}

/**
 * Looks at the repository before anything is written to it.
 * @throws {RestorableError} GITHUB_REFUSED if it has no issues, or the account may not label them; and as `GithubClient.call`
 */
export async function openTarget({ issues, databases, destinations }: TargetOptions): Promise<IssueTarget> {
  const facts = await issues.facts();
  const { repository } = issues;
  if (facts.archived || !facts.has_issues) throw unusable(repository, facts);
  const account = await issues.account();
  const names = { repository, server: issues.server, isPublic: isPublic(facts), databases, destinations };
  const target = new IssueTarget({ account, names, repository });
  const { permissions } = facts;
  const isBot = account.endsWith('[bot]');
  if (!isBot && permissions !== undefined && !MAY_LABEL.some((role) => permissions[role] === true))
    throw target.mayNotLabel();
  return target;
}

/** What is not known to be private counts as public. An internal repository is that of a company. */
function isPublic({ private: isPrivate, visibility }: RepositoryFacts): boolean {
  return visibility === undefined ? !isPrivate : visibility !== 'private' && visibility !== 'internal';
}

function unusable(repository: string, { archived }: RepositoryFacts): RestorableError {
  const why = archived ? 'is archived' : 'has no issues';
  return new RestorableError('GITHUB_REFUSED', `Alerts can't be issues of ${repository}: it ${why}.`, {
    hint: archived
      ? 'Give another repository as `alert-repository`, with an `alert-token` that may write issues there.'
      : 'Enable issues in its settings, or give another repository as `alert-repository` with an `alert-token`.',
  });
}

/** Only what GitHub finds invalid will never be accepted. A permission can be given until the next run. */
export function toNotifyError(error: unknown): unknown {
  if (!hasCode(error, 'GITHUB_FAILED', 'GITHUB_REFUSED')) return error;
  const code = statusOf(error) === 422 ? 'NOTIFY_REFUSED' : 'NOTIFY_FAILED';
  return new RestorableError(code, error.message, { hint: error.hint, cause: error.cause });
}

/** The records of incidents could not be read. */
export function unknownIncident(id: string): RestorableError {
  return new RestorableError('GITHUB_FAILED', `Nothing is known of the incident ${id}.`, {
    hint: 'The records of incidents could not be read. The next run tries again.',
  });
}
