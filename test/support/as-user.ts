import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that a part of a test runs as: containment works differently for each. */
export const USERS = ['root', 'ordinary user'] as const;
export type TestUser = (typeof USERS)[number];

/** An id that no account has. */
const ORDINARY = 64_321;
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/**
 * Runs a TypeScript program as that user and returns its output, parsed as JSON. As root, the ordinary user is another id; as
 * an ordinary user, root is available through `sudo -n`.
 * @param folder readable by everyone, for the program's file
 */
export async function runAs(
  user: TestUser,
  folder: string,
  program: string,
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const file = join(folder, `inner-${user.replace(' ', '-')}.ts`);
  await writeFile(file, program, { mode: 0o644 });
  const isRoot = process.getuid?.() === 0;
  const command = [process.execPath, file];
  const all: Record<string, string> = { ...env };
  for (const name of KEPT) all[name] = process.env[name] ?? '';
  if (user === 'root' && !isRoot) {
    command.unshift('sudo', '-n', 'env', ...Object.entries(all).map(([name, value]) => `${name}=${value}`));
  }
  if (user !== 'root' && isRoot) {
    command.unshift('setpriv', `--reuid=${ORDINARY}`, `--regid=${ORDINARY}`, '--clear-groups');
  }
  const [name = '', ...args] = command;
  const { stdout } = await run(name, args, { env: all, maxBuffer: 64 * 1024 * 1024, timeout: 600_000 });
  return JSON.parse(stdout);
}

/** The address of a module of this project, for a program's import. */
export function moduleUrl(path: string): string {
  return new URL(`../../${path}`, import.meta.url).href;
}
