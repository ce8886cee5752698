import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import type { FileOutcome } from '../../report/facts/setup/init.ts';
import type { SetupContext } from '../dependencies.ts';
import type { PlannedFile } from '../files/planned-file.ts';

type Difference = 'new' | 'same' | 'different';

/**
 * Decides about every file before the first one is written: what exists and differs is shown, and replaced only if the user
 * agrees or `force` is given.
 * @throws {RestorableError} INPUT_INVALID
 */
export async function agreeOnFiles(
  files: readonly PlannedFile[],
  request: InitRequest,
  context: SetupContext,
): Promise<void> {
  const differing = files.filter((file) => differenceOf(file) === 'different');
  const refused: string[] = [];
  for (const file of differing) {
    const { prompter, log } = context.host;
    const asks = prompter !== undefined && !request.asksNothing && !request.force;
    const diff = await diffOf(file);
    if (asks) {
      await prompter.show(`${file.path} exists and differs:`, diff);
      if (!(await prompter.confirm(`Replace ${file.path}?`, false))) refused.push(file.path);
      continue;
    }
    log.info(`${file.path} exists and differs:\n${diff}`);
    if (!request.force) refused.push(file.path);
  }
  if (refused.length === 0) return;
  throw new RestorableError('INPUT_INVALID', `${refused.join(', ')} exists with other content. Nothing was changed.`, {
    hint: 'Give `--force` to replace it, or change the options so that the content is the same. A workflow backs up several databases if all of them are given in one run.',
  });
}

/** Writes a file whole or not at all. @throws {RestorableError} FILE_UNWRITABLE */
export async function writePlanned(file: PlannedFile): Promise<FileOutcome> {
  const difference = differenceOf(file);
  const { path, content, isSecret } = file;
  if (difference === 'same') {
    // A copy of the folder may have lost its modes.
    if (isSecret) await chmod(path, 0o600);
    return 'unchanged';
  }
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: isSecret ? 0o700 : 0o777 });
    await writeFile(unfinished, content, { mode: isSecret ? 0o600 : 0o644, flag: 'wx' });
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {});
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new RestorableError('FILE_UNWRITABLE', `${path} can't be written (${code}).`, {
      hint: 'Make its folder writable, then run `init` again with the same options: it continues.',
      cause,
    });
  }
  return difference === 'new' ? 'written' : 'replaced';
}

function differenceOf({ path, content }: PlannedFile): Difference {
  if (!existsSync(path)) return 'new';
  return readFileSync(path, 'utf8') === content ? 'same' : 'different';
}

async function diffOf({ path, content, isSecret }: PlannedFile): Promise<string> {
  if (isSecret) return '(It holds secrets, so the difference is not shown.)';
  const { createTwoFilesPatch } = await import('diff');
  return createTwoFilesPatch(
    `${path} (now)`,
    `${path} (new)`,
    readFileSync(path, 'utf8'),
    content,
    undefined,
    undefined,
    {
      context: 3,
    },
  );
}
