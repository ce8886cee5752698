import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compiledCode } from './templates.ts';

export const BUNDLE = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

const { inputs: DECLARED } = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
};
const DEFAULTS = Object.fromEntries(Object.entries(DECLARED).map(([name, input]) => [name, input.default ?? '']));

export interface BundleResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BundleOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with the process right after its start. */
  readonly onStart?: (child: ChildProcess) => void;
  readonly uid?: number;
  /** Another file of the bundle than index.js. */
  readonly file?: string;
}

/** What the runner starts after the job's other steps. */
export const POST = join(BUNDLE, '../post.js');

/** What a run gets besides its own variables: PATH and HOME, and a folder for temporary files, in memory if the tests have one there. */
export function programEnvironment(env: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), ...env };
}

/**
 * Runs dist/index.js with arguments and an environment that contains only PATH, HOME, TMPDIR, the given variables, and where Node.js
 * keeps what it compiled: a quarter of a short run is compiling the same 12 MB again.
 */
export function runBundle(args: readonly string[], options: BundleOptions = {}): Promise<BundleResult> {
  const child = spawn(process.execPath, [options.file ?? BUNDLE, ...args], {
    env: { ...compiledCode(), ...programEnvironment(options.env) },
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  options.onStart?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

export interface ActionResult extends BundleResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: string;
  /** The folder used as RUNNER_TEMP. */
  readonly runnerTemp: string;
}

/** Runs dist/index.js like the runner: inputs as INPUT_*, files for outputs, summary and state. */
export function runAction(
  inputs: Readonly<Record<string, string>>,
  folder: string,
  options: BundleOptions = {},
): Promise<ActionResult> {
  return asStep(inputs, folder, options, (given) => runBundle([], given));
}

/** Gives a run what the runner gives a step, and reads what it leaves there. */
export async function asStep<O extends Pick<BundleOptions, 'env' | 'cwd'>>(
  inputs: Readonly<Record<string, string>>,
  folder: string,
  options: O,
  run: (options: O) => Promise<BundleResult>,
): Promise<ActionResult> {
  const files = await mkdtemp(join(folder, 'runner-'));
  const runnerTemp = join(files, 'temp');
  await mkdir(runnerTemp);
  const paths = { output: join(files, 'output'), summary: join(files, 'summary'), state: join(files, 'state') };
  for (const path of Object.values(paths)) await writeFile(path, '');
  const env: Record<string, string> = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: paths.output,
    GITHUB_STEP_SUMMARY: paths.summary,
    GITHUB_STATE: paths.state,
    GITHUB_WORKSPACE: files,
    RUNNER_TEMP: runnerTemp,
    ...options.env,
  };
  // An input that `with:` has is passed as it is, even if it is empty. Any other has its default.
  for (const [name, value] of Object.entries({ ...DEFAULTS, ...inputs })) env[`INPUT_${name.toUpperCase()}`] = value;
  const result = await run({ cwd: files, ...options, env });
  return {
    ...result,
    outputs: parseOutputs(await readFile(paths.output, 'utf8')),
    summary: await readFile(paths.summary, 'utf8'),
    state: await readFile(paths.state, 'utf8'),
    runnerTemp,
  };
}

/** The format of the file: `name<<delimiter`, lines of the value, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) outputs[match[1] ?? ''] = match[3] ?? '';
  return outputs;
}

export interface KeyFiles {
  readonly folder: string;
  readonly recoveryPublic: string;
  readonly recoveryPrivate: string;
  readonly runnerPublic: string;
  readonly runnerPrivate: string;
  readonly verifierPublic: string;
  readonly verifierPrivate: string;
}

/** Creates keys with the bundle's own keygen. */
export async function makeKeys(folder: string, passphrase?: string): Promise<KeyFiles> {
  const keys = join(folder, 'keys');
  const env: Record<string, string> = passphrase === undefined ? {} : { RESTORABLE_KEY_PASSPHRASE: passphrase };
  const made = await runBundle(['keygen', '--output', keys, '--identity', 'test@example.com'], { env });
  if (made.code !== 0) throw new Error(`keygen: ${made.stdout}${made.stderr}`);
  const path = (name: string): string => join(keys, `${name}.asc`);
  return {
    folder: keys,
    recoveryPublic: path('recovery.public'),
    recoveryPrivate: path('recovery.private'),
    runnerPublic: path('runner.public'),
    runnerPrivate: path('runner.private'),
    verifierPublic: path('verifier.public'),
    verifierPrivate: path('verifier.private'),
  };
}
