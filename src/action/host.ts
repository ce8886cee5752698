import { tmpdir } from 'node:os';
import type * as toolkit from '@actions/core';
import { RestorableError } from '../core/errors.ts';
import { createHost, type RunHost } from '../host/base.ts';
import type { Cancellation } from '../host/cancellation.ts';
import type { Level } from '../host/logging/levels.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';
import { progressLine } from '../report/progress.ts';
import { commandFileProblem } from './command-files.ts';
import { createToolkitRunner } from './command-runner.ts';
import { withoutInputs } from './inputs.ts';
import { neutralizeCommands } from './neutralize-commands.ts';
import { createActionsRunCache } from './run-cache.ts';
import { readCheckout, readRunOrigin } from './run-origin.ts';

export type Toolkit = typeof toolkit;

/** GitHub shows ten annotations per level and step, and silently drops the rest. */
const MAX_ANNOTATIONS = 10;
const PROGRESS_EVERY_MS = 10_000;

/** The state that the main step saves for the post step: the paths of its temporary folders. */
export const WORKSPACES_STATE = 'workspaces';

export interface ActionHostParts {
  readonly cancellation?: Cancellation;
  /** The main step's folder, in the post step. */
  readonly existingWorkspace?: string;
}

/** The host of a GitHub job. */
export function createActionHost(core: Toolkit, parts: ActionHostParts = {}): RunHost {
  const env = withoutInputs(process.env);
  return createHost({
    env,
    origin: readRunOrigin(env),
    checkout: readCheckout(env),
    commandRunner: (scrub) => createToolkitRunner({ scrub, env }),
    runCache: createActionsRunCache,
    temporaryFolder: process.env['RUNNER_TEMP'] || tmpdir(),
    hasPostStep: parts.existingWorkspace === undefined,
    onSecret: (form) => core.setSecret(form),
    // Before the folder is created: a crash in between leaves the post step a name without a folder, not the reverse.
    onWorkspaces: (paths) => keepWorkspaces(core, paths),
    group: groups(core),
    unknownOptionHint:
      'A variable in the `env` of the job whose name begins with INPUT_ looks like an input of this step: if it is one, give it another name.',
    write: annotator(core),
    progress: progressLines((line) => core.info(neutralizeCommands(line))),
    ...parts,
  });
}

/** @throws {RestorableError} FILE_UNWRITABLE: without its state, the post step would leave these folders */
function keepWorkspaces(core: Toolkit, paths: readonly string[]): void {
  try {
    core.saveState(WORKSPACES_STATE, paths.join('\n'));
  } catch (thrown) {
    throw new RestorableError(
      'FILE_UNWRITABLE',
      `This step can't keep its state (${commandFileProblem('STATE', thrown)}).`,
      {
        hint: 'The runner makes that file before each step: let the user of the step, or of its container, write it, and mount its folder.',
        cause: thrown,
      },
    );
  }
}

/** GitHub shows groups side by side: the next one ends the last one. */
function groups(core: Toolkit): (title: string | undefined) => void {
  let isOpen = false;
  return (title) => {
    if (isOpen) core.endGroup();
    isOpen = title !== undefined;
    if (title !== undefined) core.startGroup(title);
  };
}

function annotator(core: Toolkit): (level: Level, message: string) => void {
  const used: Partial<Record<Level, number>> = {};
  return (level, message) => {
    if (level === 'debug') core.debug(message);
    else if (level === 'info') core.info(neutralizeCommands(message));
    else {
      used[level] = (used[level] ?? 0) + 1;
      // The last annotation of a level is reserved for the run's own error.
      if (used[level] < MAX_ANNOTATIONS) core[level](message);
      else core.info(neutralizeCommands(`${level}: ${message}`));
    }
  };
}

function progressLines(print: (line: string) => void): (update: Parameters<RunHost['progress']>[0]) => void {
  let phase = '';
  let phaseBeganMs = 0;
  let lastMs = 0;
  return (update) => {
    const nowMs = SYSTEM_CLOCK.monotonicMs();
    if (update.phase !== phase) {
      phase = update.phase;
      phaseBeganMs = nowMs;
      lastMs = nowMs;
    }
    if (nowMs - lastMs < PROGRESS_EVERY_MS) return;
    lastMs = nowMs;
    print(progressLine(update, nowMs - phaseBeganMs));
  };
}
