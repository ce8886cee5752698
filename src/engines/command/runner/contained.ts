import { mkdtemp, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { COMMAND_VARIABLES } from '../../../ports/programs/command-spec.ts';
import { findOnPath } from '../../../process/programs.ts';
import type { Bind } from '../../../process/sandbox/arguments.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';
import type { SureContainment } from '../../parts/contained-target.ts';
import type { Runner } from './runner.ts';

/** Folders that exist in every sandbox. Nothing of the job's PATH, whose folders the sandbox does not see. */
const CONTAINED = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: '/tmp' };
const EXECUTABLE = 0o111;

export interface RunnerContained extends Runner {
  readonly sandbox: Sandbox;
  /** Deletes what the commands created. Safe to call twice. */
  close(): Promise<void>;
}

/** Runs each command in a sandbox of its own, with one folder that all of them share. */
export async function containedRunner({ sandbox, host }: SureContainment): Promise<RunnerContained> {
  // Short names, because a Unix socket's path is limited to 107 bytes.
  const parent = await mkdtemp(join((await host.workspace()).path, 'c'));
  const folder = await sandbox.makeSharedFolder(parent, 'd');
  const env = { ...CONTAINED, [COMMAND_VARIABLES.purpose]: 'verify', [COMMAND_VARIABLES.folder]: folder };
  return {
    purpose: 'verify',
    sandbox,
    start: async ({ argv, stdin, signal, onErrorLine }) => {
      const { file, args, binds } = await placeWords(argv, host);
      return sandbox.start({
        file,
        args,
        env,
        binds: [...binds, { path: folder, writable: true }],
        stdin,
        stdout: 'pipe',
        signal: signal === undefined ? host.signal : AbortSignal.any([host.signal, signal]),
        onErrorLine,
      });
    },
    close: async () => {
      await sandbox.remove(parent, 'd');
      await rm(parent, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A command line as the sandbox sees it, and the user's files that it needs. */
async function placeWords(argv: readonly string[], host: Host) {
  const [program = '', ...words] = argv;
  const file = program.includes('/') ? resolve(program) : await findOnPath(program, host.env['PATH']);
  if (file === undefined) {
    throw new RestorableError('CLIENT_MISSING', `The program ${program} is not on the PATH.`, {
      hint: 'Install it in an earlier step, or write its absolute path.',
    });
  }
  const binds = await bindsOf(file, program.includes('/') && !isAbsolute(program), host);
  const args: string[] = [];
  for (const word of words) {
    const path = await fileOf(word);
    args.push(path ?? word);
    if (path !== undefined) binds.push(...(await bindsOf(path, path !== word, host)));
  }
  return { file, args, binds };
}

/** The absolute path of a word that names a file of the machine, such as a script in the checkout. */
async function fileOf(word: string): Promise<string | undefined> {
  if (!word.includes('/') || word.startsWith('-')) return undefined;
  const path = resolve(word);
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? path : undefined;
}

/** A program needs its installation. A script or a settings file, named relative to the job's folder, needs only itself. */
async function bindsOf(path: string, isAlone: boolean, host: Host): Promise<Bind[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (!isAlone && (found.mode & EXECUTABLE) !== 0) return programBinds(path, host);
  return [{ path, writable: false }];
}
