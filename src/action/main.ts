import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, exitCodeOf, messageOf, throwIfCancelledByNow, toRestorableError } from '../core/errors.ts';
import type { RunHost } from '../host/base.ts';
import type { Cancellation } from '../host/cancellation.ts';
import { guardProcess } from '../host/guard.ts';
import { type LoadApp, type Outcome, removeRemains, runHosted } from '../host/run.ts';
import type { RawOptions } from '../options/options.ts';
import { headlineOf } from '../report/headline.ts';
import { renderJson } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import { commandFileProblem } from './command-files.ts';
import { createActionHost, keepState, STATE, type Toolkit } from './host.ts';
import { forgetInputs, readInputs } from './inputs.ts';
import { outputsOf } from './outputs.ts';

/** Runs the step, or its post step, and returns the exit code. */
export async function runAction(loadApp: LoadApp, cancelled: Cancellation): Promise<number> {
  guardProcess((text) => text);
  const core = await import('@actions/core');
  const inputs = readInputs(process.env);
  forgetInputs(process.env);
  const step = { core, inputs, loadApp, cancelled };
  return core.getState(STATE.isPost) === 'true' ? runPost(step) : runMain(step);
}

interface Step {
  readonly core: Toolkit;
  readonly inputs: RawOptions;
  readonly loadApp: LoadApp;
  readonly cancelled: Cancellation;
}

async function runMain({ core, inputs, loadApp, cancelled }: Step): Promise<number> {
  try {
    keepState(core, STATE.isPost, 'true');
  } catch (thrown) {
    const error = toRestorableError(thrown);
    annotate(core, error);
    cancelled.dispose();
    return exitCodeOf(error);
  }
  const host = createActionHost(core, { cancellation: cancelled });
  guardProcess(host.scrub);
  const outcome = await runHosted(inputs, host, loadApp);
  await publish(core, host, outcome, inputs.get('report'));
  return outcome.exitCode;
}

/**
 * After the job's other steps, also when the main step was cancelled or crashed: undoes what it left behind, and goes on with
 * that for the moments that are left after a cancel.
 */
async function runPost({ core, inputs, loadApp, cancelled }: Step): Promise<number> {
  const existingWorkspace = core.getState(STATE.workspace);
  if (existingWorkspace !== '') {
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

/** Report, outputs, summary and error; none of them may hide the outcome by failing. */
async function publish(core: Toolkit, host: RunHost, outcome: Outcome, wanted: string | undefined): Promise<void> {
  const { report, error } = outcome;
  if (report !== undefined) {
    const reportPath = await attempt(host, 'write the report file', messageOf, () => writeReport(report, wanted));
    const fileOf = (name: 'OUTPUT' | 'STEP_SUMMARY') => (thrown: unknown) => commandFileProblem(name, thrown);
    await attempt(host, 'set the outputs', fileOf('OUTPUT'), async () => setOutputs(core, host, report, reportPath));
    await attempt(host, 'write the summary', fileOf('STEP_SUMMARY'), () => writeSummary(core, report));
  }
  if (error === undefined) {
    if (report !== undefined) annotateFinding(core, report);
    return;
  }
  annotate(core, error);
}

function annotate(core: Toolkit, error: NonNullable<Outcome['error']>): void {
  const hint = error.hint === undefined ? '' : `\nHint: ${error.hint}`;
  core.error(`${error.message}${hint}`, { title: `restorable: ${error.code}` });
}

/** A finding is no error of the run, but a job that turns red must say why on its first page. */
function annotateFinding(core: Toolkit, report: Report): void {
  if (report.exitCode !== EXIT.finding) return;
  const { title, sentence } = headlineOf(report);
  core.error(sentence, { title: `restorable: ${title}` });
}

async function attempt<T>(
  host: RunHost,
  what: string,
  nameProblem: (thrown: unknown) => string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    host.log.warning(`Could not ${what} (${nameProblem(thrown)}).`);
    return undefined;
  }
}

/** Beside the workspace, which is deleted: later steps read the report or upload it. */
async function writeReport(report: Report, wanted: string | undefined): Promise<string> {
  const name = `restorable-${report.mode}-${randomBytes(4).toString('hex')}.json`;
  const write = async (path: string): Promise<string> => {
    await writeFile(path, renderJson(report), { mode: 0o600 });
    return path;
  };
  if (wanted !== undefined) return write(wanted);
  const usual = join(process.env['RUNNER_TEMP'] || tmpdir(), name);
  // As for the workspace: a folder of the runner that this user can't write.
  return write(usual).catch(() => write(join(tmpdir(), name)));
}

function setOutputs(core: Toolkit, host: RunHost, report: Report, reportPath: string | undefined): void {
  for (const [name, value] of outputsOf(report, reportPath)) {
    core.setOutput(name, value);
    if (host.scrub(value) === value) continue;
    host.log.warning(`The output ${name} contains a masked value; GitHub will not hand it to other jobs.`);
  }
}

async function writeSummary(core: Toolkit, report: Report): Promise<void> {
  // Unset where the step runs outside a runner, as in a test of a workflow.
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  await core.summary.addRaw(renderMarkdown(report)).write();
}
