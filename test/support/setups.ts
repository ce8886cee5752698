import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { InitReport } from '../../src/report/facts/setup/init.ts';
import { type BundleOptions, runBundle } from './bundle.ts';
import type { WorkflowRun } from './workflow-runner.ts';

const runFile = promisify(execFile);

/** The action that the tests' workflows use. */
export const ACTION = 'example/restorable@0123456789abcdef0123456789abcdef01234567';

export interface InitRun {
  readonly code: number | null;
  readonly output: string;
  readonly report: InitReport;
  readonly milliseconds: number;
}

/** Runs `init` without a terminal. @param run of the bundle, or of the program in this process */
export async function initialize(
  args: readonly string[],
  options: BundleOptions,
  run: typeof runBundle = runBundle,
): Promise<InitRun> {
  const startedMs = performance.now();
  const { code, stdout, stderr } = await run(['init', '--json', ...args], options);
  const milliseconds = performance.now() - startedMs;
  return { code, output: stdout + stderr, report: JSON.parse(stdout) as InitReport, milliseconds };
}

/** A repository with one commit. */
export async function makeRepository(folder: string): Promise<string> {
  await runFile('git', ['init', '--quiet', folder]);
  return folder;
}

/** What a user does after `init`: all files of the repository are committed. */
export async function commitAll(repository: string): Promise<void> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await runFile('git', ['-C', repository, 'add', '--all']);
  await runFile('git', ['-C', repository, ...identity, 'commit', '--quiet', '--message', 'Set up backups']);
}

/** Does what the printed commands do: each `gh secret set NAME [--env E] < FILE` sets a secret. */
export async function secretsOf({ commands }: InitReport): Promise<Pick<WorkflowRun, 'secrets' | 'environments'>> {
  const secrets: Record<string, string> = {};
  const environments: Record<string, Record<string, string>> = {};
  for (const command of commands) {
    if (command.startsWith('gh api --method PUT')) continue;
    const [, name = '', environment, file = ''] =
      /^gh secret set (\w+)(?: --env ([\w-]+))? < '?([^']+)'?$/.exec(command) ?? [];
    if (name === '') throw new Error(`Not understood: ${command}`);
    // gh takes off line ends.
    const value = (await readFile(file, 'utf8')).replace(/[\r\n]+$/, '');
    if (environment === undefined) secrets[name] = value;
    else environments[environment] = { ...environments[environment], [name]: value };
  }
  return { secrets, environments };
}

/** The figures of a setup: what a user has to create, set and do. */
export interface SetupFigures {
  readonly user: string;
  /** Written by `init`, in the repository or for the scheduler. */
  readonly files: number;
  readonly secrets: number;
  /** Left for a user without gh. */
  readonly commands: number;
  readonly initMs: number;
  /** Of the backup and its verification. */
  readonly runMs: number;
}

/** What a user does: `init`, commit and push, start the workflow. On a server: `init`, and the printed commands. */
const STEPS = { github: 3, server: 1 } as const;

/** Before `init`, by the issue that asked for it: an estimate for the same three users, with keys. */
const BEFORE = '| by hand, before `init` (estimated, for comparison) | 3 | 8 | 13 | | |';

/** The page with the results. */
export function figuresPage(figures: readonly SetupFigures[]): string {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const rows = figures.map(({ user, files, secrets, commands, initMs, runMs }) => {
    const steps =
      secrets > 0 ? `${STEPS.github}, or ${STEPS.github + commands} without \`gh\`` : STEPS.server + commands;
    return `| ${user} | ${files} | ${secrets} | ${steps} | ${seconds(initMs)} | ${seconds(runMs)} |`;
  });
  return `# Results: the first verified backup

Made by \`npm run bench:setup\` (test/bundle/first-setup.test.ts); do not edit by hand. \`init\` runs without a terminal, and tests the
database and the destinations. Then the steps of its workflow run as GitHub's runner runs them, with servers on the same machine: seconds
of the machine, without GitHub's queue. Steps are commands of the user: \`init\`, commit and push, start the workflow.

| user | files | secrets | steps | \`init\`, s | backup and verification, s |
|---|---|---|---|---|---|
${BEFORE}
${rows.join('\n')}
`;
}

/** Files of a repository without those of Git. */
export async function filesOf(repository: string): Promise<string[]> {
  const all = await readdir(repository, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(repository.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
}

/** The cron expressions of a workflow, in their order. */
export async function schedulesOf(repository: string, workflow: string): Promise<string[]> {
  const { on } = parse(await readFile(join(repository, workflow), 'utf8')) as { on: { schedule: { cron: string }[] } };
  return on.schedule.map(({ cron }) => cron);
}
