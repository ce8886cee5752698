import { existsSync } from 'node:fs';
import { RestorableError } from '../core/errors.ts';

/**
 * Which of the runner's files could not be written, and why, for a message: `GITHUB_OUTPUT: EACCES`. The toolkit has no codes.
 */
export function commandFileProblem(name: 'STATE' | 'OUTPUT' | 'STEP_SUMMARY', thrown: unknown): string {
  const variable = `GITHUB_${name}`;
  const path = process.env[variable] ?? '';
  const { code } = (thrown ?? {}) as { readonly code?: unknown };
  if (typeof code === 'string') return `${variable}: ${code}`;
  return `${variable}: ${existsSync(path) ? "it can't be read and written" : 'there is no such file'}`;
}

/** @throws {RestorableError} FILE_UNWRITABLE, naming the runner's file that could not be written */
export function failCommandFile(name: 'OUTPUT' | 'STEP_SUMMARY', what: string, thrown: unknown): never {
  const message = `Could not ${what} (${commandFileProblem(name, thrown)}).`;
  throw new RestorableError('FILE_UNWRITABLE', message, { cause: thrown });
}
