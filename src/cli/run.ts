import { tmpdir } from 'node:os';
import type { RestorableError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import { ANNOUNCING_OPTIONS } from '../host/announce.ts';
import type { LoadApp, Outcome } from '../host/app.ts';
import { createHost, type RunHost } from '../host/base.ts';
import type { Cancellation } from '../host/cancellation.ts';
import { guardProcess } from '../host/guard.ts';
import { LEVELS } from '../host/logging/levels.ts';
import { publish } from '../host/publish.ts';
import { runHosted, runRefused } from '../host/run.ts';
import type { Document } from '../report/document/document.ts';
import { renderJson } from '../report/render/json.ts';
import { renderNotice } from '../report/render/notice.ts';
import { renderText } from '../report/render/text.ts';
import { visible } from '../report/render/visible.ts';
import { saysMoreThanItsError } from '../report/says-more.ts';
import type { Invocation } from './arguments.ts';
import { earlyOptions } from './early-options.ts';
import { terminalPrompter } from './prompter.ts';
import { type ProgressView, paintFor, progressView } from './terminal.ts';

type RunInvocation = Extract<Invocation, { kind: 'run' }>;

/** Prints an error in the command line itself, and announces it to those that the rest of it names. */
export async function refuse(
  error: RestorableError,
  argv: readonly string[],
  { loadApp, cancelled }: { readonly loadApp: LoadApp; readonly cancelled: Cancellation },
): Promise<void> {
  printError(error);
  const raw = earlyOptions(ANNOUNCING_OPTIONS, argv, process.env);
  const view = progressView(process.stderr, process.env);
  const host = terminalHost({ logLevel: 'info', showToolOutput: false }, view, cancelled);
  const hosted = await runRefused(raw, error, host, loadApp);
  await hosted.announce();
  await hosted.close();
}

/** Runs a command and returns its exit code. */
export async function run(
  invocation: RunInvocation,
  { loadApp, cancelled }: { readonly loadApp: LoadApp; readonly cancelled: Cancellation },
): Promise<number> {
  const view = progressView(process.stderr, process.env);
  const host = terminalHost(invocation, view, cancelled);
  guardProcess(host.scrub);
  const { raw } = invocation;
  const reportPath = raw.get('report')?.trim() || undefined;
  const hosted = await runHosted(raw, host, loadApp);
  return publish(hosted, {
    reportPath,
    htmlPath: raw.get('report-html')?.trim() || undefined,
    historyPath: raw.get('history-file')?.trim() || undefined,
    show: (ended, document, history) => {
      view.clear();
      printOutcome(ended, { document, history }, invocation);
    },
    showError: printError,
    warn: (message) => host.log.warning(message),
  });
}

function terminalHost(
  { logLevel, showToolOutput }: Pick<RunInvocation, 'logLevel' | 'showToolOutput'>,
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
    prompter: process.stdin.isTTY && process.stderr.isTTY ? terminalPrompter(process.stderr, view.clear) : undefined,
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

interface Shown {
  readonly document: Document | undefined;
  /** Printed instead of the document. */
  readonly history: string | undefined;
}

function printOutcome(outcome: Outcome, { document, history }: Shown, { json }: RunInvocation): void {
  const { report, error, exitCode } = outcome;
  if (json) process.stdout.write(report === undefined ? `${JSON.stringify({ error })}\n` : renderJson(report));
  if (!json && history !== undefined) process.stdout.write(history);
  else if (!json && document !== undefined && report !== undefined && saysMoreThanItsError(report)) {
    process.stdout.write(renderText(document, paintFor(process.stdout, process.env)));
  }
  if (error !== undefined) printError(error);
  else if (document !== undefined && exitCode !== EXIT.done) printFinding(document);
}

/** The last line of a run with findings, like the error of a failed run. With `--json`, it is the only line. */
function printFinding(document: Document): void {
  const { title, sentence } = renderNotice(document);
  const paint = paintFor(process.stderr, process.env);
  process.stderr.write(`${paint('bad', 'error')} ${title}: ${sentence}\n`);
}

function printError(error: { code: string; message: string; hint?: string | undefined }): void {
  const paint = paintFor(process.stderr, process.env);
  const hint = error.hint === undefined ? '' : `\n  hint: ${visible(error.hint, 2_000)}`;
  process.stderr.write(`${paint('bad', `error ${error.code}`)} ${visible(error.message, 4_000)}${hint}\n`);
}
