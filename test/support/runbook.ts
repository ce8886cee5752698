import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { KeyFiles } from './bundle.ts';

const run = promisify(execFile);

/** What a reader of the page needs: the stored folder, and a home with the keys. */
export interface Desk {
  /** HOME: the page puts everything below ~/recovery. */
  readonly home: string;
  /** The folder that the page calls $FILES. */
  readonly files: string;
  /** The copied folder of the database. */
  readonly backups: string;
  /** The page as it is stored, by heading: its blocks of commands. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
}

type Keys = Pick<KeyFiles, 'runnerPublic' | 'recoveryPrivate'>;

/** Prepares a stored folder and the keys as in step 2 of the page. */
export async function layOutDesk(folder: string, stored: string, keys: Keys): Promise<Desk> {
  // As short as possible: gpg's agent has its socket in a temporary folder below it.
  const home = await mkdtemp(join(folder, 'h-'));
  const recovery = join(home, 'recovery');
  const backups = join(recovery, basename(stored));
  await mkdir(recovery);
  await cp(stored, backups, { recursive: true });
  await copyFile(keys.runnerPublic, join(recovery, 'runner.public.asc'));
  await copyFile(keys.recoveryPrivate, join(recovery, 'recovery.private.asc'));
  const blocks = blocksOf(await readFile(join(backups, 'RECOVERY-v1.md'), 'utf8'));
  return { home, files: join(recovery, 'files'), backups, blocks };
}

function blocksOf(page: string): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  for (const section of page.split(/^###? /m).slice(1)) {
    const heading = section.slice(0, section.indexOf('\n'));
    blocks.set(
      heading,
      [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? ''),
    );
  }
  return blocks;
}

/** The blocks under a heading that contain this text. */
export function blocksWith(desk: Desk, heading: string, text = ''): string[] {
  const found = [...desk.blocks].find(([each]) => each.includes(heading))?.[1] ?? [];
  const chosen = found.filter((block) => block.includes(text));
  if (chosen.length === 0) throw new Error(`the page has no such block under "${heading}"`);
  return chosen;
}

/** Names that step 2 sets, with the database's name inserted. */
function names(desk: Desk): string {
  const [block = ''] = blocksWith(desk, '2. Copy', 'export BACKUPS');
  return block.replace('recovery/shop', `recovery/${basename(desk.backups)}`);
}

interface Followed {
  readonly code: number;
  readonly output: string;
}

/** Pastes blocks one after the other into one shell, which continues after each like a terminal. */
export async function paste(
  desk: Desk,
  blocks: readonly string[],
  env: Record<string, string> = {},
): Promise<Followed> {
  const shell = { PATH: '/usr/bin:/bin', HOME: desk.home, TMPDIR: '/tmp', LC_ALL: 'C.UTF-8', ...env };
  const script = [names(desk), ...blocks].join('\n');
  const done = await run('bash', ['-c', script], { cwd: desk.home, env: shell, maxBuffer: 1e9 }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
  return done;
}
