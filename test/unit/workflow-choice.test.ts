import { describe, expect, it } from 'vitest';
import type { Secret } from '../../src/core/secret.ts';
import { readWorkflow } from '../../src/requests/parts/workflow-choice.ts';

const JOB = { GITHUB_REPOSITORY: 'example/shop' };

function read(
  workflow: string | undefined,
  env: Record<string, string> = JOB,
  token: string | undefined = 'ghs_secret',
) {
  const masked: string[] = [];
  const mask = (secret: Secret): void => void masked.push(secret.reveal());
  const spec = readWorkflow({ workflow, 'github-token': token }, { env, mask });
  return { ...spec, token: spec?.token.reveal(), masked };
}

describe('the workflow that GitHub is asked about', () => {
  it.each([
    ['backup.yml', 'example/shop', 'backup.yml'],
    ['.github/workflows/backup.yaml', 'example/shop', 'backup.yaml'],
    ['example/infra/backup.yml', 'example/infra', 'backup.yml'],
    ['example/infra/.github/workflows/my backup.yml', 'example/infra', 'my backup.yml'],
  ])('%s is in %s', (text, repository, file) => {
    expect(read(text)).toMatchObject({ repository, file, token: 'ghs_secret', masked: ['ghs_secret'] });
  });

  it.each([
    '',
    'backup',
    'shop/backup.yml',
    'a/b/c/backup.yml',
    'a/../backup.yml',
    'a/b/x\n.yml',
    '../x.yml',
    'a b/c/x.yml',
  ])('is not %j', (text) => {
    expect(() => read(text)).toThrow(/is not a file of a workflow/);
  });

  it('needs a repository and a token', () => {
    expect(() => read('backup.yml', {})).toThrow(/in which repository/);
    expect(() => read('example/shop/backup.yml', {}, '')).toThrow(/needs a token/);
    expect(read('example/shop/backup.yml', { GH_TOKEN: 'gho_x' }, '')).toMatchObject({
      token: 'gho_x',
      masked: ['gho_x'],
    });
    expect(read(undefined)).toEqual({ token: undefined, masked: [] });
  });
});
