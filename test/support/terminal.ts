import { spawn } from 'node:child_process';
import { BUNDLE } from './bundle.ts';
import { compiledCode } from './templates.ts';

/** A word to wait for on the screen, and the keys that a user then presses. */
export type Exchange = readonly [question: RegExp, keys: string];

export interface TerminalRun {
  readonly code: number | null;
  /** What the screen showed, with control sequences. */
  readonly screen: string;
}

/** A question that never comes must fail the test, not stop it. */
const LONGEST_MS = 300_000;

/** Runs the bundle on a terminal of its own: `script` of util-linux makes one. Each answer waits for its question. */
export function onTerminal(
  args: readonly string[],
  exchanges: readonly Exchange[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<TerminalRun> {
  const quoted = [process.execPath, BUNDLE, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  // Without a size, prompts would wrap after every letter.
  const command = `stty cols 200 rows 60 && exec ${quoted}`;
  const child = spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], {
    cwd: options.cwd,
    env: {
      ...compiledCode(),
      PATH: process.env['PATH'] ?? '',
      TERM: 'xterm',
      SHELL: '/bin/sh',
      COLUMNS: '200',
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
  });
  let screen = '';
  let from = 0;
  const left = [...exchanges];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    for (let next = left[0]; next !== undefined; next = left[0]) {
      const [question, keys] = next;
      if (!question.test(screen.slice(from))) return;
      from = screen.length;
      left.shift();
      child.stdin.write(keys);
    }
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, screen }));
  });
}
