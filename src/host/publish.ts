import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import type { OptionName } from '../options/options.ts';
import type { Document } from '../report/document/document.ts';
import { documentOf } from '../report/document/document-of.ts';
import { renderJson } from '../report/render/json.ts';
import { renderMarkdown } from '../report/render/markdown.ts';
import type { Report } from '../report/report.ts';
import type { Outcome } from './app.ts';
import type { HostedRun } from './run.ts';

/** Where a host shows the result of a run. A destination that it lacks is left out. */
export interface Outlets {
  /** The requested report file. */
  readonly reportPath: string | undefined;
  /** The requested page for a browser. */
  readonly htmlPath?: string | undefined;
  /** The requested file of a history. */
  readonly historyPath?: string | undefined;
  /** Folder for a report file that was not requested, for a host whose later steps find it by name. */
  readonly reportFolder?: string | undefined;
  /** @param reportPath where the report file is, if it could be written */
  readonly setOutputs?: (result: Pick<Outcome, 'report' | 'error'>, reportPath: string | undefined) => void;
  readonly writeSummary?: ((page: string) => Promise<void>) | undefined;
  /**
   * Prints the result itself.
   * @param document missing if the mode is unknown or the document can't be built
   * @param history in the requested format, if it is not a table and was not written to a file
   */
  readonly show: (outcome: Outcome, document: Document | undefined, history?: string) => void;
  readonly showError: (error: NonNullable<Outcome['error']>) => void;
  readonly warn: (message: string) => void;
}

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder does not exist. Create it first, or give another path.',
  ENOTDIR: 'A part of its path is a file. Give another path.',
  EISDIR: 'It is a folder. Give the path of a file in it.',
  ENOSPC: 'The disk is full. Free some space.',
};

/**
 * The only place that publishes a finished run: announcements, report file, outputs, summary, and the result itself.
 * @returns the exit code
 */
export async function publish(run: HostedRun, outlets: Outlets): Promise<number> {
  const outcome = await run.announce();
  await run.close();
  return publishOutcome(outcome, outlets);
}

/**
 * Publishes an outcome where the run itself takes place. A failure of one of them
 * never hides the result. If a requested report file can't be written, that is a separate error, shown after the result; a run
 * that otherwise succeeded then exits with 2. Any other failed write is a warning.
 * @returns the exit code
 */
export async function publishOutcome(outcome: Outcome, outlets: Outlets): Promise<number> {
  const { report } = outcome;
  if (report === undefined) {
    await attempt(outlets, async () => outlets.setOutputs?.(outcome, undefined));
    outlets.show(outcome, undefined);
    return outcome.exitCode;
  }
  const written = await writeReport(report, outlets);
  const warnings = written.problem === undefined ? [] : [written.problem.message];
  const document = await attempt(outlets, async () =>
    documentOf({ ...report, warnings: [...report.warnings, ...warnings] }),
  );
  const pageProblem = await writePage(document, outlets, [outlets.reportPath]);
  const history = await writeHistory(report, document, outlets);
  // A report file that was not requested may be missing.
  const missing = [outlets.reportPath === undefined ? undefined : written.problem, pageProblem, history.problem].filter(
    (problem) => problem !== undefined,
  );
  const error = outcome.error ?? missing[0];
  await attempt(outlets, async () => outlets.setOutputs?.({ report, error }, written.path));
  if (document !== undefined) await attempt(outlets, async () => outlets.writeSummary?.(renderMarkdown(document)));
  const isShown = await attempt(outlets, async () => {
    outlets.show(outcome, document, history.printed);
    return true;
  });
  if (isShown === undefined) outlets.show(outcome, undefined);
  if (written.problem !== undefined && outlets.reportPath === undefined) outlets.warn(written.problem.message);
  for (const problem of missing) outlets.showError(problem);
  return missing.length === 0 ? outcome.exitCode : outcome.exitCode || EXIT.failed;
}

async function attempt<T>(outlets: Outlets, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    outlets.warn(toRestorableError(thrown).message);
    return undefined;
  }
}

interface Written {
  readonly path: string | undefined;
  readonly problem: RestorableError | undefined;
}

async function writeReport(report: Report, { reportPath, reportFolder }: Outlets): Promise<Written> {
  const paths = reportPath === undefined ? usualPaths(report, reportFolder) : [reportPath];
  let problem: RestorableError | undefined;
  for (const path of paths) {
    try {
      await writeFile(path, renderJson(report), { mode: 0o600 });
      return { path, problem: undefined };
    } catch (cause) {
      problem ??= unwritable({ path, what: 'report file', option: 'report' }, cause);
    }
  }
  return { path: undefined, problem };
}

/** The page for a browser. Its renderer is loaded only if one is requested. */
async function writePage(
  document: Document | undefined,
  { htmlPath }: Outlets,
  others: readonly (string | undefined)[],
): Promise<RestorableError | undefined> {
  if (htmlPath === undefined) return undefined;
  if (document === undefined) {
    return new RestorableError('FILE_UNWRITABLE', 'The page could not be built, so it was not written.', {
      hint: 'The warnings of the run say why. Use the JSON report, and report this defect.',
    });
  }
  const { renderHtml } = await import('../report/render/html/page.ts');
  return writeOwn({ path: htmlPath, what: 'page', option: 'report-html' }, renderHtml(document), others);
}

interface RequestedFile {
  readonly path: string;
  readonly what: 'report file' | 'page' | 'history';
  readonly option: OptionName;
}

/** Writes a requested file, unless another one of this run has its path: nothing is lost silently. @returns the problem */
async function writeOwn(
  { path, what, option }: RequestedFile,
  text: string,
  others: readonly (string | undefined)[],
): Promise<RestorableError | undefined> {
  if (others.some((other) => other !== undefined && resolve(other) === resolve(path))) {
    return new RestorableError(
      'FILE_UNWRITABLE',
      `The ${what} was not written: another file of this run has its path, ${path}.`,
      {
        hint: `Give another path as \`${option}\`.`,
      },
    );
  }
  try {
    await writeFile(path, text, { mode: 0o600 });
    return undefined;
  } catch (cause) {
    return unwritable({ path, what, option }, cause);
  }
}

interface WrittenHistory {
  /** What a host can print instead. */
  readonly printed?: string;
  readonly problem?: RestorableError;
}

async function writeHistory(
  report: Report,
  document: Document | undefined,
  { historyPath, reportPath, htmlPath }: Outlets,
): Promise<WrittenHistory> {
  if (report.mode !== 'history' || document === undefined) return {};
  if (historyPath === undefined && report.format === 'table') return {};
  const { renderHistory } = await import('../report/render/history.ts');
  const text = await renderHistory(report, document);
  if (text === undefined) return {};
  if (historyPath === undefined) return { printed: text };
  const file = { path: historyPath, what: 'history', option: 'history-file' } as const;
  const problem = await writeOwn(file, text, [reportPath, htmlPath]);
  return problem === undefined ? {} : { problem };
}

/** Next to the workspace, which is deleted. As with the workspace, this user may be unable to write to the runner's folder. */
function usualPaths(report: Report, folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const name = `restorable-${report.mode}-${randomBytes(4).toString('hex')}.json`;
  return [...new Set([folder, tmpdir()])].map((each) => join(each, name));
}

function unwritable({ path, what, option }: RequestedFile, cause: unknown): RestorableError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  return new RestorableError('FILE_UNWRITABLE', `The ${what} can't be written (${code}): ${path}.`, {
    hint: HINTS[code] ?? `As \`${option}\`, give the path of a file that this user may write, in a folder that exists.`,
    cause,
  });
}
