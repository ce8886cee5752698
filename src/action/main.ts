import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { throwIfCancelledByNow } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { EXIT, exitCodeOf } from '../core/exit-code.ts';
import type { LoadApp, Outcome } from '../host/app.ts';
import type { RunHost } from '../host/base.ts';
import type { Cancellation } from '../host/cancellation.ts';
import { guardProcess } from '../host/guard.ts';
import { type Outlets, publish } from '../host/publish.ts';
import { removeRemains } from '../host/remains.ts';
import { runHosted } from '../host/run.ts';
import { isOwnWorkspace } from '../host/workspace/workspace.ts';
import type { RawOptions } from '../options/options.ts';
import { renderNotice } from '../report/render/notice.ts';
import { renderText } from '../report/render/text.ts';
import { saysMoreThanItsError } from '../report/says-more.ts';
import { failCommandFile } from './command-files.ts';
import { createActionHost, type Toolkit, WORKSPACES_STATE } from './host.ts';
import { forgetInputs, readInputs } from './inputs.ts';
import { neutralizeCommands } from './neutralize-commands.ts';
import { errorOutputs, errorWithin, outputsOf } from './outputs.ts';

/** Runs the step, or its post step, and returns the exit code. */
export async function runAction(which: 'main' | 'post', loadApp: LoadApp, cancelled: Cancellation): Promise<number> {
  guardProcess((text) => text);
  const core = await import('@actions/core');
  const inputs = readInputs(process.env);
  forgetInputs(process.env);
  const step = { core, inputs, loadApp, cancelled };
  return which === 'post' ? runPost(step) : runMain(step);
}

interface Step {
  readonly core: Toolkit;
  readonly inputs: RawOptions;
  readonly loadApp: LoadApp;
  readonly cancelled: Cancellation;
}

async function runMain({ core, inputs, loadApp, cancelled }: Step): Promise<number> {
  const host = createActionHost(core, { cancellation: cancelled });
  guardProcess(host.scrub);
  const hosted = await runHosted(inputs, host, loadApp);
  return publish(hosted, outletsOf(core, host, inputs));
}

/**
 * Runs after the job's other steps, even if the main step was cancelled or crashed. Undoes what the main step left behind, and
 * continues with that in the moments that are left after a cancel.
 */
async function runPost({ core, inputs, loadApp, cancelled }: Step): Promise<number> {
  for (const existingWorkspace of await ownWorkspaces(core)) {
    const host = createActionHost(core, { cancellation: cancelled, existingWorkspace });
    guardProcess(host.scrub);
    await removeRemains(inputs, host, loadApp);
  }
  try {
    await throwIfCancelledByNow(cancelled.signal);
    return EXIT.done;
  } catch (thrown) {
    const error = toRestorableError(thrown);
    annotate(core, error);
    return exitCodeOf(error);
  } finally {
    cancelled.dispose();
  }
}

/** The workspaces that the main step left. Another step can change the state: only a folder that is certainly one is deleted. */
async function ownWorkspaces(core: Toolkit): Promise<string[]> {
  const own: string[] = [];
  for (const path of core.getState(WORKSPACES_STATE).split('\n')) {
    // Usually the main step has removed it.
    if (path === '' || !existsSync(path)) continue;
    if (await isOwnWorkspace(path)) own.push(path);
    else
      core.warning(
        'The state of this step names a path that no run created as its temporary folder. It was not removed.',
      );
  }
  return own;
}

/** The annotations, outputs and summary of a job. */
function outletsOf(core: Toolkit, host: RunHost, inputs: RawOptions): Outlets {
  return {
    reportPath: inputs.get('report') || undefined,
    htmlPath: inputs.get('report-html') || undefined,
    historyPath: inputs.get('history-file') || undefined,
    reportFolder: process.env['RUNNER_TEMP'] || tmpdir(),
    setOutputs: (result, written) => setOutputs(core, host, result, written),
    // Unset if the step runs outside a runner, as in a workflow test.
    writeSummary: process.env['GITHUB_STEP_SUMMARY'] ? (page) => writeSummary(core, page) : undefined,
    show: ({ report, error, exitCode }, document) => {
      // The summary is on another page, and other programs read only the log.
      if (report !== undefined && document !== undefined && saysMoreThanItsError(report)) {
        core.info(neutralizeCommands(renderText(document, (_tone, text) => text)));
      }
      if (error !== undefined) annotate(core, error);
      // A finding is not an error of the run, but a failed job must show the reason on its first page.
      else if (document !== undefined && exitCode !== EXIT.done) {
        const { title, sentence } = renderNotice(document);
        core.error(sentence, { title: `restorable: ${title}` });
      }
    },
    showError: (error) => annotate(core, error),
    warn: (message) => host.log.warning(message),
  };
}

function annotate(core: Toolkit, error: NonNullable<Outcome['error']>): void {
  const hint = error.hint === undefined ? '' : `\nHint: ${error.hint}`;
  core.error(`${error.message}${hint}`, { title: `restorable: ${error.code}` });
}

function setOutputs(
  core: Toolkit,
  host: RunHost,
  result: Pick<Outcome, 'report' | 'error'>,
  reportPath: string | undefined,
): void {
  const ofReport = result.report === undefined ? [] : outputsOf(result.report, reportPath);
  for (const [name, value] of [...ofReport, ...errorOutputs(errorWithin(result))]) {
    try {
      core.setOutput(name, value);
    } catch (thrown) {
      failCommandFile('OUTPUT', 'set the outputs', thrown);
    }
    if (host.scrub(value) === value) continue;
    host.log.warning(`The output ${name} contains a masked value; GitHub will not pass it to other jobs.`);
  }
}

async function writeSummary(core: Toolkit, page: string): Promise<void> {
  try {
    await core.summary.addRaw(page).write();
  } catch (thrown) {
    failCommandFile('STEP_SUMMARY', 'write the summary', thrown);
  }
}
