import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import type { SetupDependencies } from './dependencies.ts';

/** The folder of the repository that contains a path, which need not exist. Links are followed. */
export function repositoryAround(path: string): string | undefined {
  let at = resolve(path);
  while (!existsSync(at)) at = dirname(at);
  for (at = realpathSync(at); ; at = dirname(at)) {
    // A file in a worktree or a submodule.
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Private keys must not get into a repository, where the next `git add .` would publish them.
 * @throws {RestorableError} INPUT_INVALID
 */
export async function refuseTracked(folder: string, { runProgram }: SetupDependencies): Promise<void> {
  const repository = repositoryAround(folder);
  if (repository === undefined) return;
  // Files decide, not the folder: it need not exist, and a pattern such as `*.asc` would not cover the sheet.
  const files = ['recovery.private.asc', 'recovery-sheet.html', 'secrets/DATABASE_URL'].map((name) =>
    join(resolve(folder), name),
  );
  const ignored = await runProgram({ file: 'git', args: ['check-ignore', '--', ...files], cwd: repository });
  if (ignored?.code === 0 && ignored.stdout.trim().split('\n').length === files.length) return;
  throw new RestorableError('INPUT_INVALID', 'The folder for the private keys is inside a repository.', {
    hint: 'Give a folder outside of it as `output`, such as ~/restorable-keys, or add the folder to .gitignore.',
  });
}
