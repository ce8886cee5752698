import { basename } from 'node:path';
import { ForeignText } from '../core/foreign.ts';
import type { CommandResult, CommandRunner } from '../ports/command-runner.ts';
import { untilAborted } from '../ports/until-aborted.ts';

/** By this the runner finds what outlives a job, and ends it when it cleans up. */
const TRACKING = 'RUNNER_TRACKING_ID';

export interface ToolkitRunnerParts {
  readonly scrub: (text: string) => string;
  /** The job's environment, of which a command gets nothing but the runner's own mark. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Small commands by @actions/exec, whose children the runner finds when it cleans up a job. */
export function createToolkitRunner({ scrub, env }: ToolkitRunnerParts): CommandRunner {
  return async (command) => {
    const { getExecOutput } = await import('@actions/exec');
    const tracking = env[TRACKING];
    const run = getExecOutput(quoted(command.file), [...command.args], {
      env: { ...command.env, ...(tracking === undefined ? {} : { [TRACKING]: tracking }) },
      ignoreReturnCode: true,
      // What a program prints is kept for the diagnostics, and none of it is for the job's log.
      silent: true,
      // No `input`, not even an empty one: @actions/exec leaves its EPIPE unhandled when the command is gone already, and
      // the whole step would end. What reads its standard input is ended by the time limit.
    });
    // @actions/exec can't stop what it started. We stop waiting and end; the command then ends by its next write to the
    // pipe that we left, or with the runner's clean-up. A package manager is better not killed in the middle anyway.
    const { exitCode, stdout, stderr } = await untilAborted(command.signal, run);
    const words = new ForeignText(basename(command.file), scrub(stderr).trim());
    return { code: exitCode, stdout, stderr: words } satisfies CommandResult;
  };
}

/** The toolkit splits its first argument at spaces, as a shell would. */
function quoted(file: string): string {
  return `"${file.replaceAll('"', '\\"')}"`;
}
