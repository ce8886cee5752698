import { RestorableError } from '../core/errors.ts';
import { CONDITIONS, SEVERITIES } from '../core/watch/condition.ts';
import { GithubClient } from '../github/client.ts';
import { RepositoryIssues } from '../github/issues.ts';
import { parseRepository } from '../github/repository.ts';
import type { IssuesSpec } from '../options/alerts/watch.ts';
import { GithubIssues, type GithubIssuesOptions } from './github-issues.ts';

export interface IssuesOfRun extends Omit<GithubIssuesOptions, 'issues' | 'wants' | 'labels' | 'assignee'> {
  /** The variables of the job, which name its repository, the API and proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Where alerts become issues, which are both a store of incidents and a channel. Sends nothing yet.
 * @throws {RestorableError} INPUT_INVALID if there is no repository or no token
 */
export function openGithubIssues(spec: IssuesSpec, { env, signal, ...run }: IssuesOfRun): GithubIssues {
  const { token, labels, assignee } = spec;
  const repository = parseRepository(spec.repository ?? env['GITHUB_REPOSITORY'] ?? '');
  if (repository === undefined) {
    throw new RestorableError('INPUT_INVALID', '`alerts: github-issues` needs the name of a repository.', {
      hint: "In a workflow, the job's repository is the default. Elsewhere, set `alert-repository: owner/name`.",
    });
  }
  if (token === undefined) {
    throw new RestorableError('INPUT_INVALID', '`alerts: github-issues` needs a token.', {
      hint: 'In a workflow, `github-token` is set by default; on a command line, set the variable GITHUB_TOKEN.',
    });
  }
  const issues = new RepositoryIssues(new GithubClient({ token, env, signal }), repository);
  return new GithubIssues({ ...run, issues, labels, assignee, wants: ({ condition }) => isWanted(spec, condition) });
}

/** A condition that begins as a warning has no issue if only critical ones are wanted, until it is escalated. */
function isWanted({ severity, conditions }: IssuesSpec, condition: keyof typeof CONDITIONS): boolean {
  if (conditions !== undefined && !conditions.includes(condition)) return false;
  return SEVERITIES.indexOf(CONDITIONS[condition]) <= SEVERITIES.indexOf(severity);
}
