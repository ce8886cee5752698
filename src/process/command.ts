import { messageOf } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import type { CommandResult } from '../ports/programs/command-runner.ts';
import { runToEnd } from './child.ts';

export interface CommandOptions {
  readonly timeoutMs: number;
  /** Instead of the job's PATH and proxies. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Enough for package managers, sudo and the programs that they run. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Without these, a runner behind a proxy could not install anything. */
export const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/**
 * Runs a small command to its end: by the host's own method if it has one, otherwise as a child of this process.
 * @param command file and arguments, never a shell's line
 * @returns undefined if it can't be started or took longer than `timeoutMs`
 * @throws {RestorableError} CANCELLED or TIMEOUT if the run was stopped; nothing else
 */
export async function runCommand(
  command: readonly string[],
  host: Host,
  options: CommandOptions,
): Promise<CommandResult | undefined> {
  const [file = '', ...args] = command;
  const signal = AbortSignal.any([host.signal, AbortSignal.timeout(options.timeoutMs)]);
  const common = { file, args, env: options.env ?? environmentOf(host), signal };
  try {
    const result = await (host.runCommand === undefined
      ? runToEnd({ ...common, scrub: host.scrub })
      : host.runCommand(common));
    if (result.code !== 0) {
      host.toolWords.add(result.stderr);
      host.log.debug(`${command.join(' ')}: exit code ${result.code}`);
    }
    return result;
  } catch (error) {
    if (host.signal.aborted) throw error;
    host.log.debug(`${command.join(' ')}: ${messageOf(error)}`);
    return undefined;
  }
}

/** Like runCommand. True if the command could be run and exited with code 0. */
export async function succeeds(command: readonly string[], host: Host, options: CommandOptions): Promise<boolean> {
  return (await runCommand(command, host, options))?.code === 0;
}

function environmentOf(host: Host): Record<string, string> {
  const env: Record<string, string> = { PATH: host.env['PATH'] ?? SYSTEM_PATH, LC_ALL: 'C' };
  for (const name of PROXIES) {
    const value = host.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}
