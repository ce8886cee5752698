import { Secret } from '../../core/secret.ts';
import type { ChannelFilter } from '../../ports/alerts/channel.ts';
import type { RawOptions } from '../options.ts';
import type { ParseEnvironment } from '../parse-environment.ts';
import { invalid } from '../schema.ts';
import type { IssuesSpec } from './watch.ts';

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/;
const USER = /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}$/;
/** https://docs.github.com/en/rest/issues/labels */
const LONGEST_LABEL = 50;
const BELONGING = ['alert-repository', 'alert-token', 'alert-assignee', 'alert-labels'];

/**
 * The issues of incidents, by `alerts` and the options that belong to it, or by the line `github-issues` of `notify`.
 * @param line the filter of that line. undefined if there is none
 * @throws {RestorableError} INPUT_INVALID
 */
export function readIssues(
  texts: RawOptions,
  line: ChannelFilter | undefined,
  { env, mask }: Pick<ParseEnvironment, 'env' | 'mask'>,
): IssuesSpec | undefined {
  const alerts = texts.get('alerts')?.trim();
  if (alerts !== undefined && alerts !== 'github-issues') throw invalid('alerts', '`alerts` must be github-issues.');
  if (alerts !== undefined && line !== undefined) {
    throw invalid('alerts', '`alerts` and the line `github-issues` of `notify` are the same.', 'Remove one of them.');
  }
  if (alerts === undefined && line === undefined) {
    const belonging = BELONGING.find((name) => texts.has(name));
    if (belonging === undefined) return undefined;
    throw invalid(belonging, `\`${belonging}\` needs \`alerts\`.`, 'Add `alerts: github-issues`.');
  }
  const repository = texts.get('alert-repository')?.trim();
  const ownToken = texts.get('alert-token')?.trim();
  if (repository !== undefined && !REPOSITORY.test(repository)) {
    throw invalid('alert-repository', '`alert-repository` must be the name of a repository, such as owner/repo.');
  }
  if (repository !== undefined && ownToken === undefined) {
    const hint =
      "The job's own token can't write in another repository. Create one for its issues, and store it as a secret.";
    throw invalid('alert-token', '`alert-repository` needs `alert-token`.', hint);
  }
  const token = ownToken ?? texts.get('github-token')?.trim() ?? env['GITHUB_TOKEN'] ?? env['GH_TOKEN'];
  if (token !== undefined) mask(new Secret(token));
  return {
    ...(line ?? { severity: 'warning', conditions: undefined }),
    repository,
    token: token === undefined || token === '' ? undefined : new Secret(token),
    assignee: assigneeIn(texts),
    labels: labelsIn(texts),
  };
}

function assigneeIn(texts: RawOptions): string | undefined {
  const assignee = texts.get('alert-assignee')?.trim().replace(/^@/, '');
  if (assignee === undefined || USER.test(assignee)) return assignee;
  throw invalid('alert-assignee', '`alert-assignee` must be the name of one GitHub user.');
}

function labelsIn(texts: RawOptions): string[] {
  const lines = (texts.get('alert-labels') ?? '').split(/\r?\n/).map((line) => line.trim());
  const labels = [...new Set(lines.filter((line) => line !== ''))];
  if (labels.every((label) => label.length <= LONGEST_LABEL)) return labels;
  throw invalid('alert-labels', `\`alert-labels\` has a label of more than ${LONGEST_LABEL} characters.`);
}
