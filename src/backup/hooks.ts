import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import { ForeignText } from '../core/foreign.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { Host } from '../ports/host.ts';
import { HOOK_VARIABLES } from '../ports/programs/hook.ts';
import type { RunContext } from '../run/run-context.ts';

export type HookStage = 'before' | 'before-commit' | 'after';
export type HookFacts = Readonly<Partial<Record<Exclude<keyof typeof HOOK_VARIABLES, 'stage' | 'database'>, string>>>;

/** Time limit for the last hook of a cancelled run. The host is killed a few seconds later. */
const LAST_MS = 1_500;
const PASSED_ON = ['HOME', 'LANG'];
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Runs the hook of a stage, if any. Exit code 0 lets the run continue. Any other ends it.
 * @throws {RestorableError} HOOK_FAILED, CANCELLED
 */
export async function runHook(
  stage: HookStage,
  request: BackupRequest,
  context: RunContext,
  facts: HookFacts = {},
): Promise<void> {
  const { host, run } = context;
  const argv = request.hooks?.[stage === 'before-commit' ? 'beforeCommit' : stage];
  if (argv === undefined) return;
  const isCancelled = host.signal.aborted;
  let isSilent = true;
  const command = {
    argv,
    env: environmentOf(stage, request, host, facts),
    // The hook after a cancelled run must not be cancelled with it.
    signal: isCancelled ? AbortSignal.timeout(LAST_MS) : host.signal,
    onLine: (line: string) => {
      isSilent = false;
      host.toolWords.add(new ForeignText(`the hook \`${stage}\``, line));
    },
    scrub: host.scrub,
  };
  const exit = await run.phase(`hook ${stage}`, () =>
    context.runHook(command).catch((thrown: unknown) => {
      if (!isCancelled) throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      const said = isCancelled ? 'it took too long after the cancel' : error.message;
      throw failed(stage, `did not finish: ${said}`, error);
    }),
  );
  if (exit.code === 0) return;
  const how = exit.code === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.code}`;
  throw failed(stage, isSilent ? `${how} and printed nothing.` : `${how}.`);
}

/** Runs the last hook, whatever the outcome of the run. Its failure is reported, and undoes nothing. Never throws. */
export async function runLastHook(
  request: BackupRequest,
  context: RunContext,
  manifest: Manifest | undefined,
): Promise<void> {
  const { run } = context;
  const { error } = run;
  const outcome = manifest !== undefined ? 'committed' : error?.code === 'CANCELLED' ? 'cancelled' : 'failed';
  const facts = { ...(manifest && factsOf(manifest)), outcome, error: error?.code ?? '' };
  try {
    await runHook('after', request, context, facts);
  } catch (thrown) {
    if (error !== undefined) run.warn(toRestorableError(thrown).message);
    else run.fail(thrown);
  }
}

/** What a hook receives about a backup. */
export function factsOf({ id, kind, rawBytes }: Pick<Manifest, 'id' | 'kind' | 'rawBytes'>): HookFacts {
  return { backupId: id, kind, rawBytes: String(rawBytes) };
}

/** The run keeps the output line by line. A hook can do the same by writing its own file. */
const PRINTED =
  'Its output may quote rows, so it is not in the log: `diagnostics` keeps it encrypted, and `--show-tool-output` prints it on a terminal.';

const AFTERWARDS: Readonly<Record<HookStage, string>> = {
  before: 'Nothing was started.',
  'before-commit': 'Nothing was committed.',
  after: 'The commit stands, and nothing was rolled back.',
};

/** @param cause set if the hook was not started or did not end by itself */
function failed(stage: HookStage, what: string, cause?: RestorableError): RestorableError {
  const start =
    cause?.code === 'CLIENT_MISSING'
      ? ` Check the path, which begins at ${process.cwd()}, and that the file may be executed (chmod +x).`
      : '';
  return new RestorableError('HOOK_FAILED', `The hook \`${stage}\` ${what}`, {
    hint: `${AFTERWARDS[stage]} ${PRINTED}${start}`,
    cause,
  });
}

function environmentOf(stage: HookStage, request: BackupRequest, { env }: Host, facts: HookFacts) {
  const given: Record<string, string> = { PATH: env['PATH'] ?? SYSTEM_PATH };
  for (const name of [...PASSED_ON, ...(request.hooks?.environment ?? [])]) {
    const value = env[name];
    if (value !== undefined) given[name] = value;
  }
  given[HOOK_VARIABLES.stage] = stage;
  given[HOOK_VARIABLES.database] = request.name;
  for (const [name, value] of Object.entries(facts)) given[HOOK_VARIABLES[name as keyof HookFacts]] = value;
  return given;
}
