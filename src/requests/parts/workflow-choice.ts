import { isRepositoryName, isWorkflowFile } from '../../core/run-origin.ts';
import { Secret } from '../../core/secret.ts';
import { invalid, type SomeOptions } from '../../options/schema.ts';
import type { WorkflowSpec } from '../../ports/workflow-runs.ts';
import type { RequestContext } from './request-context.ts';

/**
 * The workflow that status asks GitHub about: `backup.yml`, in the repository of this run, or `owner/name/backup.yml`, both also with
 * `.github/workflows/` before the file.
 * @throws {RestorableError} INPUT_INVALID
 */
export function readWorkflow(
  options: SomeOptions<'workflow' | 'github-token'>,
  { env, mask }: Pick<RequestContext, 'env' | 'mask'>,
): WorkflowSpec | undefined {
  const text = options.workflow?.trim();
  if (text === undefined) return undefined;
  const parts = text.split('/');
  const file = parts.pop() ?? '';
  if (parts.slice(-2).join('/') === '.github/workflows') parts.splice(-2);
  if (!isWorkflowFile(file) || (parts.length !== 0 && !isRepositoryName(parts.join('/')))) {
    throw invalid(
      'workflow',
      '`workflow` is not a file of a workflow.',
      'Give its name, such as backup.yml, or owner/repo/backup.yml if it is not in the repository of this run.',
    );
  }
  const repository = parts.length === 0 ? env['GITHUB_REPOSITORY'] : parts.join('/');
  if (repository === undefined || !isRepositoryName(repository)) {
    throw invalid(
      'workflow',
      '`workflow` does not say in which repository it is.',
      `Outside of a workflow, give it as owner/repo/${file}.`,
    );
  }
  const token = options['github-token']?.trim() || env['GITHUB_TOKEN'] || env['GH_TOKEN'];
  if (token === undefined || token === '') {
    throw invalid(
      'workflow',
      '`workflow` needs a token.',
      'Set `github-token`, or on a command line GITHUB_TOKEN or GH_TOKEN, to a token that can read the Actions of that repository.',
    );
  }
  const secret = new Secret(token);
  mask(secret);
  return { repository, file, token: secret };
}
