import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import {
  cancellation,
  EXIT,
  exitCodeOf,
  hearSignals,
  RestorableError,
  throwIfCancelled,
  toRestorableError,
} from '../core/errors.ts';
import { createHost, LEVELS, type RunHost } from '../host/base.ts';
import type { Cancellation } from '../host/cancellation.ts';
import { guardProcess } from '../host/guard.ts';
import { requireNode } from '../host/node-version.ts';
import { type LoadApp, type Outcome, runHosted } from '../host/run.ts';
import { visible } from '../report/format.ts';
import { headlineOf } from '../report/headline.ts';
import { renderJson } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { renderText } from '../report/text.ts';
import { type Invocation, readArguments } from './arguments.ts';
import { PROGRAM_HELP } from './help.ts';
import { type ProgressView, paintFor, progressView } from './terminal.ts';

const REPORT_HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder does not exist: make it first, or give another path.',
  ENOTDIR: 'A part of its path is a file: give another path.',
  EISDIR: 'It is a folder: give the path of a file in it.',
  ENOSPC: 'The disk is full: free some space.',
};

type RunInvocation = Extract<Invocation, { kind: 'run' }>;

/** Runs one command line and returns its exit code. Standard output carries the result, standard error the log. */
export async function runCommandLine(
  argv: readonly string[],
  loadApp: LoadApp,
  cancelled: Cancellation,
): Promise<number> {
  guardProcess((text) => text);
  await hearSignals();
  let invocation: Invocation | undefined;
  try {
    if (argv.length > 0) invocation = readArguments(argv, process.env);
    // A run says so itself, in its report.
    if (invocation?.kind !== 'run') throwIfCancelled(cancelled.signal);
    else requireNode(process.versions.node);
  } catch (thrown) {
    const error = cancelled.signal.aborted ? cancellation(cancelled.signal) : toRestorableError(thrown);
    printError(error);
    return exitCodeOf(error);
  }
  if (invocation === undefined) {
    // Not 0: a script whose variable was empty must not take the help for a backup.
    process.stderr.write(PROGRAM_HELP);
    return EXIT.failed;
  }
  if (invocation.kind === 'run') return run(invocation, loadApp, cancelled);
  process.stdout.write(invocation.text);
  return EXIT.done;
}

async function run(invocation: RunInvocation, loadApp: LoadApp, cancelled: Cancellation): Promise<number> {
  const view = progressView(process.stderr, process.env);
  const host = terminalHost(invocation, view, cancelled);
  guardProcess(host.scrub);
  const { raw } = invocation;
  const reportPath = raw.get('report');
  const outcome = await runHosted(raw, host, loadApp);
  view.clear();
  printOutcome(outcome, invocation);
  if (outcome.report === undefined || reportPath === undefined) return outcome.exitCode;
  try {
    await writeFile(reportPath, renderJson(outcome.report), { mode: 0o600 });
    return outcome.exitCode;
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    printError(
      new RestorableError('FILE_UNREADABLE', `The report file of \`report\` can't be written (${code}).`, {
        hint: REPORT_HINTS[code] ?? 'Give the path of a file that this user may write, in a folder that exists.',
      }),
    );
    return outcome.exitCode || EXIT.failed;
  }
}

function terminalHost(
  { logLevel, showToolOutput }: RunInvocation,
  view: ProgressView,
  cancelled: Cancellation,
): RunHost {
  const paint = paintFor(process.stderr, process.env);
  const lowest = LEVELS.indexOf(logLevel);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('RESTORABLE_')));
  return createHost({
    cancellation: cancelled,
    env,
    temporaryFolder: tmpdir(),
    hasPostStep: false,
    ...(showToolOutput && {
      showWords: (speaker, text) => {
        view.clear();
        const lines = text.split('\n').map((line) => `${speaker}: ${visible(line, 4_000)}\n`);
        process.stderr.write(lines.join(''));
      },
    }),
    progress: (update, scrub) => {
      if (lowest <= LEVELS.indexOf('info')) view.show(update, scrub);
    },
    write: (at, message) => {
      if (LEVELS.indexOf(at) < lowest) return;
      view.clear();
      const tone = at === 'error' ? 'bad' : 'warn';
      const word = at === 'info' || at === 'notice' ? '' : `${paint(tone, at)} `;
      const lines = message.split('\n').map((line) => visible(line, 4_000));
      process.stderr.write(`${word}${lines.join('\n')}\n`);
    },
  });
}

function printOutcome(outcome: Outcome, { json }: RunInvocation): void {
  const { report, error } = outcome;
  if (json) process.stdout.write(report === undefined ? `${JSON.stringify({ error })}\n` : renderJson(report));
  // The result of a run that failed early is its error; half a page of empty facts would bury it.
  const hasFindings = report !== undefined && (error === undefined || saysMore(report)) && !isEmpty(report);
  if (!json && hasFindings) process.stdout.write(renderText(report, paintFor(process.stdout, process.env)));
  if (error !== undefined) printError(error);
  else if (report !== undefined) printFinding(report);
}

/** The last line of a run that found something, as an error is the last of one that failed; with `--json` the only one. */
function printFinding(report: Report): void {
  if (report.exitCode !== EXIT.finding) return;
  const { title, sentence } = headlineOf(report);
  const paint = paintFor(process.stderr, process.env);
  process.stderr.write(`${paint('bad', 'error')} ${visible(title, 200)}: ${visible(sentence, 2_000)}\n`);
}

/** Of these a run that failed still has something to show: what was done at the other destinations. */
function saysMore(report: Report): boolean {
  const { mode } = report;
  return 'backup' in report || ((mode === 'sync' || mode === 'check-destinations') && report.destinations.length > 0);
}

function isEmpty(report: NonNullable<Outcome['report']>): boolean {
  return 'backup' in report && report.backup === undefined && report.error !== undefined;
}

function printError(error: { code: string; message: string; hint?: string | undefined }): void {
  const paint = paintFor(process.stderr, process.env);
  const hint = error.hint === undefined ? '' : `\n  hint: ${visible(error.hint, 2_000)}`;
  process.stderr.write(`${paint('bad', `error ${error.code}`)} ${visible(error.message, 4_000)}${hint}\n`);
}
