import { causesOf, foreignWordsOf, RestorableError, throwIfCancelledByNow, toRestorableError } from '../core/errors.ts';
import type { Mode } from '../options/mode.ts';
import { keyHolding } from '../options/opens-backups.ts';
import type { RawOptions } from '../options/options.ts';
import type { Request } from '../options/request.ts';
import type { Host, Leftover } from '../ports/host.ts';
import { failedReport } from '../report/failed.ts';
import type { Report } from '../report/report.ts';
import { maskSecrets, parseRequest, readMode } from '../requests/parse-request.ts';
import type { RunHost } from './base.ts';

/** What the composed program offers to a host. */
export interface App {
  /** The report contains any failure. @throws {RestorableError} for a request that is wrong in itself */
  runRequest(request: Request, host: Host): Promise<Report>;
  /** Undoes what a run left behind. `inputs` are those of that run; they contain the URL of a database to drop. */
  cleanUp(host: Host, remains: Remains): Promise<void>;
}

export interface Remains {
  readonly leftovers: readonly Leftover[];
  readonly inputs: RawOptions;
}

/** Loads the program with all its engines. Only called for valid input, so that an invalid input is reported at once. */
export type LoadApp = () => Promise<App>;

export interface Outcome {
  /** Missing only if the mode itself is unknown. Scrubbed. */
  readonly report: Report | undefined;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string | undefined } | undefined;
  readonly exitCode: number;
}

/** One run, from the host's input to a scrubbed report, with all temporary files removed. Never rejects. */
export async function runHosted(raw: RawOptions, host: RunHost, loadApp: LoadApp): Promise<Outcome> {
  const startedAt = new Date();
  let outcome: Outcome;
  try {
    await throwIfCancelledByNow(host.signal);
    const request = await parseRequest(raw, host);
    if ('timeoutMs' in request && request.timeoutMs !== undefined) host.limitTime(request.timeoutMs);
    await host.removeOrphans();
    const app = await loadApp();
    await throwIfCancelledByNow(host.signal);
    const report = host.scrubDeep(await app.runRequest(request, await hostFor(request, host)));
    outcome = { report, error: report.error, exitCode: report.exitCode };
  } catch (thrown) {
    outcome = failure(raw, explained(toRestorableError(thrown), host), startedAt, host);
  }
  await removeRemains(raw, host, loadApp);
  host.dispose();
  return outcome;
}

/** With keys that open backups: without the cache between runs, without core dumps, and isolated from child processes. */
async function hostFor(request: Request, host: RunHost): Promise<RunHost> {
  const holdsKeys = keyHolding(request);
  if (holdsKeys === undefined) return host;
  await (await import('../process/core-files.ts')).leaveNoCoreFile();
  return { ...host, runCache: undefined, holdsKeys };
}

function explained(error: RestorableError, { unknownOptionHint }: RunHost): RestorableError {
  if (error.code !== 'INPUT_UNKNOWN' || unknownOptionHint === undefined) return error;
  const hint = [unknownOptionHint, error.hint].filter((text) => text !== undefined).join(' ');
  return new RestorableError(error.code, error.message, { hint, cause: error.cause });
}

function failure(raw: RawOptions, error: RestorableError, startedAt: Date, host: RunHost): Outcome {
  for (const line of causesOf(error)) host.log.debug(line);
  for (const words of foreignWordsOf(error)) host.toolWords.add(words);
  const report = host.scrubDeep(failedReport(modeOf(raw), error, startedAt));
  return { report: modeOf(raw) === undefined ? undefined : report, error: report.error, exitCode: report.exitCode };
}

function modeOf(raw: RawOptions): Mode | undefined {
  try {
    return readMode(raw.get('mode'));
  } catch {
    return undefined;
  }
}

/**
 * Undoes the journal's leftovers and deletes the workspace. A failure there is a warning and does not change the run's outcome.
 */
export async function removeRemains(inputs: RawOptions, host: RunHost, loadApp: LoadApp): Promise<void> {
  // The post step parses no request, so nothing has masked its inputs yet.
  maskSecrets(inputs, host);
  await withoutFailing(host, async () => {
    const workspace = await host.openWorkspace();
    if (workspace === undefined) return;
    const undone = await withoutFailing(host, async () => {
      const leftovers = workspace.leftovers();
      // Not stopped by the cancellation that made it necessary. A cancelled process ends within seconds anyway.
      const goingOn = { ...host, signal: new AbortController().signal };
      if (leftovers.length > 0) await (await loadApp()).cleanUp(goingOn, { leftovers, inputs });
    });
    // A post step tries again and needs the journal. Without one, nothing else removes a restored copy, so it must not stay.
    if (undone || !host.hasPostStep) await workspace.remove();
  });
}

async function withoutFailing(host: RunHost, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    host.log.warning(`A temporary resource could not be removed: ${toRestorableError(thrown).message}`);
    return false;
  }
}
