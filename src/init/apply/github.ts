import type { SetupContext } from '../dependencies.ts';
import { type PlannedSecret, type Setup, VERIFY_ENVIRONMENT } from '../setup.ts';

/** Why secrets can't be set, or what is known of the repository that gets them. */
export type GhState =
  | ({ readonly kind: 'ready' } & RepositoryFacts)
  | { readonly kind: 'missing' | 'logged-out' | 'no-repository' };

interface RepositoryFacts {
  readonly isPrivate: boolean;
  /** False only if GitHub says so. */
  readonly mayAdminister: boolean;
  /** False only if GitHub says so. A fork has none at first. */
  readonly hasIssues: boolean;
}

/** `unavailable`: this repository has no environments. `refused`: it may have them, and this attempt failed. */
export type EnvironmentState =
  | { readonly kind: 'made' | 'unavailable' }
  | { readonly kind: 'refused'; readonly why: string; readonly remedy: string };

type Answer = { readonly stdout: string } | undefined;

/** Whether gh can set secrets of this repository. */
export async function ghState(setup: Setup, context: SetupContext): Promise<GhState> {
  const login = await gh(['auth', 'status'], setup, context);
  if (login === undefined) return { kind: 'missing' };
  if (login.code !== 0) return { kind: 'logged-out' };
  const repository = await gh(['api', '--include', 'repos/{owner}/{repo}'], setup, context);
  if (statusOf(repository) !== 200) return { kind: 'no-repository' };
  const { private: isPrivate, permissions, has_issues: hasIssues } = bodyOf(repository);
  return {
    kind: 'ready',
    isPrivate: isPrivate === true,
    mayAdminister: permissions?.admin !== false,
    hasIssues: hasIssues !== false,
  };
}

/**
 * Creates the environment, and finds out whether it can have secrets. A private repository of a free account has no
 * environments: GitHub refuses one of the two requests.
 */
export async function makeEnvironment(
  setup: Setup,
  context: SetupContext,
  repository: RepositoryFacts,
): Promise<EnvironmentState> {
  const path = `repos/{owner}/{repo}/environments/${VERIFY_ENVIRONMENT}`;
  const made = await gh(['api', '--include', '--method', 'PUT', path], setup, context);
  if (statusOf(made) !== 200) return refusalOf(made, repository);
  const key = await gh(['api', '--include', `${path}/secrets/public-key`], setup, context);
  return statusOf(key) === 200 ? { kind: 'made' } : refusalOf(key, repository);
}

/** Only an answer about the plan may move the key that reads backups to where every job can read it. */
function refusalOf(answer: Answer, { isPrivate, mayAdminister }: RepositoryFacts): EnvironmentState {
  const status = statusOf(answer);
  const why = status === undefined ? 'no answer from GitHub' : `HTTP ${status}`;
  const refused = (remedy: string): EnvironmentState => ({ kind: 'refused', why, remedy });
  if (isRateLimited(answer)) return refused('GitHub limits the requests of this account: wait a few minutes.');
  if (status === undefined || ![403, 404, 422].includes(status)) return refused('Wait a few minutes.');
  if (!mayAdminister) return refused('Only an administrator of the repository can create an environment: ask one.');
  if (isPrivate) return { kind: 'unavailable' };
  return refused('The token of gh needs the permission to administer the repository (`gh auth refresh -s repo`).');
}

/** The primary and the secondary limit: 403 or 429, with one of two headers. */
function isRateLimited(answer: Answer): boolean {
  const [head = ''] = (answer?.stdout ?? '').split(/\r?\n\r?\n/, 1);
  return statusOf(answer) === 429 || /^(?:retry-after:|x-ratelimit-remaining: *0\s*$)/im.test(head);
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

/** The JSON that follows the head of the answer. */
function bodyOf(answer: Answer): {
  readonly private?: unknown;
  readonly permissions?: { readonly admin?: unknown };
  readonly has_issues?: unknown;
} {
  try {
    return JSON.parse(
      (answer?.stdout ?? '')
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join('\n'),
    );
  } catch {
    return {};
  }
}

/** The HTTP status of the answer that `gh api --include` prints first. */
function statusOf(answer: Answer): number | undefined {
  const status = /^HTTP\/[\d.]+ (\d{3})\b/.exec(answer?.stdout ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
}
