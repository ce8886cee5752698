import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../../ports/host.ts';
import { COMMAND_VARIABLES, type CommandPurpose, type CommandSpec } from '../../../ports/programs/command-spec.ts';
import { startChild } from '../../../process/child.ts';
import type { Runner } from './runner.ts';

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface RunnerBeside extends Runner, AsyncDisposable {
  /** Deletes the commands' folder. Safe to call twice. */
  close(): Promise<void>;
}

/** Runs commands as the user would: in the job's folder, with the variables that the user named for them. */
export async function besideUs(spec: CommandSpec, purpose: CommandPurpose, host: Host): Promise<RunnerBeside> {
  const folder = await mkdtemp(join((await host.workspace()).path, 'command-'));
  const env = environmentOf(spec, purpose, folder, host);
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  return {
    purpose,
    start: ({ name, argv: [file = '', ...args], stdin, signal, onErrorLine }) =>
      startChild({
        file,
        args,
        env,
        stdin,
        stdout: 'pipe',
        signal: signal === undefined ? host.signal : AbortSignal.any([host.signal, signal]),
        scrub: host.scrub,
        speaker: `the command \`${name}\``,
        onErrorLine,
      }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function environmentOf(
  spec: CommandSpec,
  purpose: CommandPurpose,
  folder: string,
  { env }: Host,
): Record<string, string> {
  const given: Record<string, string> = { PATH: env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
  for (const name of ['HOME', ...spec.environment]) {
    const value = env[name];
    if (value !== undefined) given[name] = value;
  }
  return { ...given, [COMMAND_VARIABLES.purpose]: purpose, [COMMAND_VARIABLES.folder]: folder };
}
