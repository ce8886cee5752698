import { RestorableError } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';
import { GithubClient } from '../github/client.ts';
import { RepositoryIssues } from '../github/issues.ts';
import { isSameRepository, parseRepository, type RepositoryName } from '../github/repository.ts';
import { GithubIssues, type GithubIssuesOptions } from './github-issues.ts';

export interface IssueSettings extends Omit<GithubIssuesOptions, 'issues'> {
  /** `alert-repository`. */
  readonly alertRepository: string | undefined;
  /** `alert-token`. */
  readonly alertToken: Secret | undefined;
  /** `github-token`. */
  readonly githubToken: Secret | undefined;
  /** The variables of the job, which name its repository and the API. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Where alerts become issues. Sends nothing yet. @throws {RestorableError} INPUT_INVALID */
export function openGithubIssues(settings: IssueSettings): GithubIssues {
  const { env, signal } = settings;
  const repository = repositoryOf(settings);
  const token = tokenFor(repository, settings);
  const issues = new RepositoryIssues(new GithubClient({ token, env, signal }), repository);
  return new GithubIssues({ ...settings, issues });
}

function repositoryOf({ alertRepository, env }: IssueSettings): RepositoryName {
  const text = alertRepository ?? env['GITHUB_REPOSITORY'] ?? '';
  const repository = parseRepository(text);
  if (repository !== undefined) return repository;
  const message =
    text === '' ? '`alerts: github-issues` needs a repository.' : '`alert-repository` is not the name of a repository.';
  throw new RestorableError('INPUT_INVALID', message, { hint: 'Write `alert-repository: owner/name`.' });
}

/** The token of a job can't write to any other repository than the job's. */
function tokenFor(repository: RepositoryName, { alertToken, githubToken, env }: IssueSettings): Secret {
  const own = env['GITHUB_REPOSITORY'];
  const isElsewhere = env['GITHUB_ACTIONS'] === 'true' && own !== undefined && !isSameRepository(own, repository);
  const token = alertToken ?? (isElsewhere ? undefined : githubToken);
  if (token !== undefined) return token;
  if (isElsewhere) {
    throw new RestorableError(
      'INPUT_INVALID',
      "`alert-repository` needs `alert-token`: the token of this job can't write to it.",
      {
        hint: `Create a fine-grained token with "Issues: write" for ${repository}, store it as a secret, and give it as \`alert-token\`.`,
      },
    );
  }
  throw new RestorableError('INPUT_INVALID', '`alerts: github-issues` needs a token.', {
    hint: 'In a workflow, `github-token` is set by default; on a command line, set the variable GITHUB_TOKEN.',
  });
}
