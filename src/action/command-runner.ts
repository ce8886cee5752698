import { basename } from 'node:path';
import { ForeignText } from '../core/foreign.ts';
import type { CommandResult, CommandRunner } from '../ports/programs/command-runner.ts';
import { untilAborted } from '../ports/until-aborted.ts';

/** The runner uses this to find processes that outlive a job, and ends them when it cleans up. */
const TRACKING = 'RUNNER_TRACKING_ID';

export interface ToolkitRunnerParts {
  readonly scrub: (text: string) => string;
  /** The job's environment. A command gets only the runner's own mark from it. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs small commands with @actions/exec. The runner finds their child processes when it cleans up a job. */
export function createToolkitRunner({ scrub, env }: ToolkitRunnerParts): CommandRunner {
  return async (command) => {
    const { getExecOutput } = await import('@actions/exec');
    const tracking = env[TRACKING];
    const run = getExecOutput(quoted(command.file), [...command.args], {
      env: { ...command.env, ...(tracking === undefined ? {} : { [TRACKING]: tracking }) },
      ignoreReturnCode: true,
      // The output of a program is kept for the diagnostics and never printed to the job's log.
      silent: true,
      // No `input`, not even an empty one: @actions/exec leaves its EPIPE unhandled if the command has already ended, which would
      // end the whole step. The time limit ends a command that reads its standard input.
    });
    // @actions/exec can't stop what it started. We stop waiting and end. The command then ends at its next write to the closed
    // pipe, or when the runner cleans up. A package manager should not be killed halfway anyway.
    const { exitCode, stdout, stderr } = await untilAborted(command.signal, run);
    const words = new ForeignText(basename(command.file), scrub(stderr).trim());
    return { code: exitCode, stdout, stderr: words } satisfies CommandResult;
  };
}

/** The toolkit splits its first argument at spaces, like a shell. */
function quoted(file: string): string {
  return `"${file.replaceAll('"', '\\"')}"`;
}
