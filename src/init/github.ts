import type { SetupContext } from './dependencies.ts';
import { type PlannedSecret, type Setup, VERIFY_ENVIRONMENT } from './setup.ts';

/** Why secrets can't be set: the end of a sentence. */
export type GhState = { readonly kind: 'ready' } | { readonly kind: 'missing' | 'logged-out' | 'no-repository' };

/** Whether gh can set secrets of this repository. */
export async function ghState(setup: Setup, context: SetupContext): Promise<GhState> {
  const login = await gh(['auth', 'status'], setup, context);
  if (login === undefined) return { kind: 'missing' };
  if (login.code !== 0) return { kind: 'logged-out' };
  const repository = await gh(['api', '--include', 'repos/{owner}/{repo}'], setup, context);
  return statusOf(repository) === 200 ? { kind: 'ready' } : { kind: 'no-repository' };
}

/**
 * Creates the environment, and finds out whether it can have secrets. A private repository of a free account has no
 * environments: GitHub refuses one of the two requests.
 */
export async function makeEnvironment(setup: Setup, context: SetupContext): Promise<boolean> {
  const path = `repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}`;
  const made = statusOf(await gh(['api', '--include', '--method', 'PUT', path], setup, context));
  if (made !== 200) return false;
  return statusOf(await gh(['api', '--include', `${path}/secrets/public-key`], setup, context)) === 200;
}

/** The value goes to gh's standard input, never into its arguments. */
export async function setSecret(secret: PlannedSecret, setup: Setup, context: SetupContext): Promise<boolean> {
  const { file, args } = setCommand(secret);
  const done = await context.runProgram({ file, args, cwd: setup.repository ?? '.', input: secret.value });
  return done?.code === 0;
}

/** The command that sets a secret, without its value. */
export function setCommand({ name, environment }: PlannedSecret): {
  readonly file: string;
  readonly args: readonly string[];
} {
  return { file: 'gh', args: ['secret', 'set', name, ...(environment === undefined ? [] : ['--env', environment])] };
}

/** For a user without gh's help. */
export function makeEnvironmentCommand(): string {
  return `gh api --method PUT 'repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}'`;
}

async function gh(args: readonly string[], setup: Setup, { runProgram }: SetupContext) {
  return runProgram({ file: 'gh', args, cwd: setup.repository ?? '.' });
}

/** The HTTP status of the answer that `gh api --include` prints first. */
function statusOf(answer: { readonly stdout: string } | undefined): number | undefined {
  const status = /^HTTP\/[\d.]+ (\d{3})\b/.exec(answer?.stdout ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
}
