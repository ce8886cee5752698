import { Writable } from 'node:stream';
import type { CommandResult, CommandRunner } from '../ports/command-runner.ts';
import { inert } from './inert.ts';
import { untilAborted } from './until-aborted.ts';

/** By this the runner finds what outlives a job, and ends it when it cleans up. */
const TRACKING = 'RUNNER_TRACKING_ID';

export interface ToolkitRunnerParts {
  readonly scrub: (text: string) => string;
  /** The job's environment, of which a command gets nothing but the runner's own mark. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Small commands by @actions/exec, which shows them in the job's log as every other action does. */
export function createToolkitRunner({ scrub, env }: ToolkitRunnerParts): CommandRunner {
  return async (command) => {
    const { getExecOutput } = await import('@actions/exec');
    const tracking = env[TRACKING];
    const log = new ScrubbedLog(scrub);
    const run = getExecOutput(quoted(command.file), [...command.args], {
      env: { ...command.env, ...(tracking === undefined ? {} : { [TRACKING]: tracking }) },
      ignoreReturnCode: true,
      silent: !command.isShown,
      outStream: log,
      errStream: log,
      // No `input`, not even an empty one: @actions/exec leaves its EPIPE unhandled when the command is gone already, and
      // the whole step would end. What reads its standard input is ended by the time limit.
    });
    // @actions/exec can't stop what it started. We stop waiting and end; the command then ends by its next write to the
    // pipe that we left, or with the runner's clean-up. A package manager is better not killed in the middle anyway.
    const { exitCode, stdout, stderr } = await untilAborted(command.signal, run);
    log.end();
    return { code: exitCode, stdout, stderr: scrub(stderr).trim() } satisfies CommandResult;
  };
}

/** The toolkit splits its first argument at spaces, as a shell would. */
function quoted(file: string): string {
  return `"${file.replaceAll('"', '\\"')}"`;
}

/** Whole lines to standard output, without secrets, and none that the runner would take for a workflow command. */
class ScrubbedLog extends Writable {
  readonly #scrub: (text: string) => string;
  #partial = '';

  constructor(scrub: (text: string) => string) {
    super({ decodeStrings: false });
    this.#scrub = scrub;
  }

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    const lines = (this.#partial + chunk.toString()).split('\n');
    this.#partial = lines.pop() ?? '';
    for (const line of lines) this.#print(line);
    done();
  }

  override _final(done: () => void): void {
    if (this.#partial !== '') this.#print(this.#partial);
    done();
  }

  #print(line: string): void {
    process.stdout.write(`${inert(this.#scrub(line))}\n`);
  }
}
